"""Between which amounts of work each way is cheapest: totals are piecewise linear, and each piece is solved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from calculator.costs import evaluation
from calculator.costs.assumptions import YEAR
from calculator.costs.result import Interval

MOST_POSTS = 3
ROOM = 1.25
TINY = 1e-9
Line = tuple[float, float]


@dataclass(frozen=True)
class Case:
    """Values with every parameter at its median; `ways` with a factor each, and what is varied."""

    values: Mapping[str, float]
    factors: Mapping[str, float]
    variable: str

    def at(self, amount: float) -> dict[str, float]:
        """All quantities at another amount of work."""
        return evaluation.numbers({**self.values, self.variable: amount})

    @property
    def hours_of_one(self) -> float:
        """Hours of work a month that an amount of one comes to."""
        return self.at(1.0)["monthly_hours"]


def limit(case: Case) -> float:
    """How far to look: some more than there is now, or work for a few posts."""
    post = case.values["full_time_hours"] * case.values["utilisation"]
    return max(ROOM * case.values[case.variable], MOST_POSTS * post / case.hours_of_one)


def intervals(case: Case) -> tuple[Interval, ...]:
    """From nothing to the limit, which way is cheapest; neighbours with the same way are one.

    Each piece is cut where a way's hours pass what the owner has, and these parts where two totals cross: in between
    the cheapest way stays the same.
    """
    cheapest: list[Interval] = []
    for start, end in pairwise(bends(case)):
        capacity = case.at(end)["capacity"]
        _, hours = _lines(case, start, end)
        for left, right in pairwise(_cut(start, end, [_where(line, capacity) for line in hours.values()])):
            totals, _ = _lines(case, left, right)
            crossings = [_where((a[0] - b[0], a[1] - b[1]), 0.0) for a, b in combinations(totals.values(), 2)]
            for low, high in pairwise(_cut(left, right, crossings)):
                middle = (low + high) / 2
                way = min(totals, key=lambda w: totals[w][0] + totals[w][1] * middle)
                from_ = cheapest.pop().from_ if cheapest and cheapest[-1].way == way else low
                cheapest.append(Interval(from_, high, way))
    last = cheapest.pop()
    return (*cheapest, Interval(last.from_, None, last.way))


def bends(case: Case) -> list[float]:
    """The amounts at which a quantity bends or jumps, from nothing to the limit.

    That is in hours a month: at the partner's minimum and at the floors and ceilings of the owner's hours; at each
    further post, at its smallest contract and at its least managing. Besides, where pieces are given out one by one,
    or once a week.
    """
    v, end, one = case.values, limit(case), case.hours_of_one
    hour = v["effort"] * v["partner_rate"]
    year, part = hour * (v["months"] if v["one_off"] else YEAR), v["reference_hour"]
    bounds = [
        (v["minimum_hours"], v["effort"]),
        (v["select_floor"] * part, v["select_share"] * year),
        (v["select_ceiling"] * part, v["select_share"] * year),
        (v["transition_floor"] * v["transition_year"] * part, v["transition"] * year),
        (v["transition_ceiling"] * v["transition_year"] * part, v["transition"] * year),
        (v["govern_floor"] * part, v["govern_share"] * hour),
        (v["govern_ceiling"] * part, v["govern_share"] * hour),
    ]
    hours = [up / down for up, down in bounds if down]
    post, smallest = v["full_time_hours"] * v["utilisation"], v["minimum_contract"] * v["utilisation"]
    for n in range(1, int(end * one / post) + 2):
        hours += [n * post, n * smallest, n * post / v["smallest_posts"]]
    inside = {month / one for month in hours}
    if case.variable == "pieces_per_month":
        now = case.at(1.0)
        inside |= {1 / now["pieces"], now["weeks"] / now["pieces"]} if now["pieces"] else set()
    return _cut(0.0, end, inside)


def _lines(case: Case, start: float, end: float) -> tuple[dict[str, Line], dict[str, Line]]:
    """Total and hours of each way as lines, from two points inside the piece, for its ends may jump."""
    points = start + (end - start) / 3, end - (end - start) / 3
    names = [case.at(x) for x in points]
    totals, hours = {}, {}
    for way, factor in case.factors.items():
        figures = [evaluation.figures(at, way) for at in names]
        totals[way] = _line(points, [factor * total for total, _ in figures])
        hours[way] = _line(points, [of_owner for _, of_owner in figures])
    return totals, hours


def _line(x: Sequence[float], y: Sequence[float]) -> Line:
    """Height at nothing, and slope."""
    slope = (y[1] - y[0]) / (x[1] - x[0])
    return y[0] - slope * x[0], slope


def _where(line: Line, height: float) -> float | None:
    """Where a line is so high; None where it is level."""
    return (height - line[0]) / line[1] if line[1] else None


def _cut(start: float, end: float, places: Iterable[float | None]) -> list[float]:
    """A piece's ends, and the places inside it in order; a part too narrow to have two points is none."""
    cuts, least = [start], TINY * end
    for place in sorted(x for x in places if x is not None and start < x < end):
        if place - cuts[-1] > least and end - place > least:
            cuts.append(place)
    return [*cuts, end]
