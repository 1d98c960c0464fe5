"""Between which amounts of work each row is cheapest: compared on a grid, with each change closed in on."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from calculator.costs import evaluation
from calculator.costs.open_rows import asks_more
from calculator.costs.result import Interval

MOST_POSTS = 3
ONE = "regular"  # one person, who can do no more than a post
EACH = "freelance"  # which of a small amount asks more than doing it
ROOM = 1.25
POINTS = 24  # of the grid, each as many times the one before
LEAST = 1 / 400  # of the limit, where the grid begins
CLOSE = 0.002  # of an amount, as near as a change is found


@dataclass(frozen=True)
class Case:
    """Values with every parameter at its median, and a factor for each row that is compared.

    `now` is today's amount in the reader's measure, and `hours` what it comes to a month, of someone trained.
    """

    values: Mapping[str, float]
    factors: Mapping[str, float]
    now: float
    hours: float

    def cheapest(self, amount: float) -> str:
        """The row with the lowest total at an amount."""
        names = evaluation.numbers({**self.values, "amount_times": amount / self.now}, tuple(self.factors))
        fits = {**self.factors} if names["regular_fits"] else {row: f for row, f in self.factors.items() if row != ONE}
        fits = {row: f for row, f in fits.items() if row != EACH or not asks_more(names)}
        rows = fits or self.factors
        totals = {row: factor * evaluation.figures(names, row)[0] for row, factor in rows.items()}
        return min(totals, key=totals.__getitem__)


def limit(case: Case) -> float:
    """How far to look: some more than there is now, or work for a few posts."""
    posts = MOST_POSTS * case.values["full_time_hours"] * case.values["utilisation"]
    return case.now * max(ROOM, posts / case.hours)


def intervals(case: Case) -> tuple[Interval, ...]:
    """From nothing to the limit, which row is cheapest; neighbours with the same row are one."""
    end = limit(case)
    grid = [end * LEAST ** (1 - place / (POINTS - 1)) for place in range(POINTS)]
    found = [(amount, case.cheapest(amount)) for amount in sorted({*grid, case.now})]
    spans, start = [], 0.0
    for (low, row), (high, other) in pairwise(found):
        if row != other:
            change = between(case, low, high, row)
            spans.append(Interval(start, change, row))
            start = change
    return (*spans, Interval(start, None, found[-1][1]))


def between(case: Case, low: float, high: float, row: str) -> float:
    """The amount up to which a row that is cheapest at the low end stays so."""
    while high - low > CLOSE * high:
        middle = (low + high) / 2
        low, high = (middle, high) if case.cheapest(middle) == row else (low, middle)
    return (low + high) / 2
