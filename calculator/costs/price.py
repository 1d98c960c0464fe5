"""The answer to `price` by figures: what the cheapest way outside costs against today, in total. No draws."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from calculator import load
from calculator.costs import evaluation, open_rows
from calculator.costs.assumptions import assumptions
from calculator.costs.draws import WHOLE, inverse
from calculator.costs.inputs import choice
from calculator.costs.parameters import parameters
from calculator.costs.setting import NOTHING, Setting
from calculator.model.answers import Answers, Inputs

FILE = "costs/price.toml"
QUESTION = "price"
BY = ("owner", "outside")  # who does it today, where figures answer the question


@dataclass(frozen=True)
class Rule:
    """Everything in costs/price.toml."""

    bounds: tuple[float, ...]
    least: int
    most: int
    rows: tuple[str, ...]
    strata: int


@cache
def rule(folder: load.Folder = load.DATA) -> Rule:
    """The rule; DataError names a key that does not fit."""
    return load.record(Rule, load.table(FILE, folder), FILE)


@dataclass(frozen=True)
class Figures:
    """The quantities of a task at their typical values. `hour_value` is None where nobody said it."""

    names: dict[str, float]
    outside: tuple[str, ...]
    hour_value: float | None

    def ratio(self, hour_value: float) -> float:
        """What the cheapest way outside costs against today, in total, at an hour value; endless against nothing."""
        names, job = self.names | {"owner_hour_value": hour_value}, bool(self.names["one_off"])
        today, _ = evaluation.figures(names, "keep")
        least = min(evaluation.figures(names, row, setup=job)[0] for row in self.outside)
        return least / today if today > 0 else float("inf")

    def level(self, hour_value: float) -> int:
        """The level of `price` at an hour value."""
        ratio = self.ratio(hour_value)
        return min(max(sum(ratio <= bound for bound in rule().bounds), rule().least), rule().most)

    def levels(self, shares: Sequence[float]) -> list[int]:
        """The level in each draw: by the hour value that was said, else by these shares of its distribution."""
        if self.hour_value is not None:
            return [self.level(self.hour_value)] * len(shares)
        hour = parameters().by_id["owner_hour_value"].triangle
        count = rule().strata
        known = [self.level(value) for value in inverse(hour, WHOLE, [(n + 0.5) / count for n in range(count)])]
        return [known[min(int(share * count), count - 1)] for share in shares]

    def spread(self) -> tuple[int, ...]:
        """The levels at evenly spaced points of the hour value, each as likely."""
        count = rule().strata
        return tuple(self.levels([(place + 0.5) / count for place in range(count)]))

    def shares(self) -> dict[int, float]:
        """How likely each level is."""
        found = self.spread()
        return {level: found.count(level) / len(found) for level in sorted(set(found))}


def figured(answers: Answers, inputs: Inputs, setting: Setting = NOTHING) -> dict[str, tuple[int, ...]]:
    """The levels of `price` that figures tell, each as likely; nothing where they do not, or where it is answered."""
    found = None if QUESTION in answers.given else figures(answers, inputs, setting)
    if found is None:
        return {}
    count = rule().strata
    levels = found.levels([(place + 0.5) / count for place in range(count)])
    return {QUESTION: tuple(levels) if len(set(levels)) > 1 else (levels[0],)}


def figures(answers: Answers, inputs: Inputs, setting: Setting = NOTHING) -> Figures | None:
    """The figures that answer `price`; None where they do not: no amount known, or done by staff, volunteers, nobody.

    What rules a way out does not change what it would cost.
    """
    if choice(inputs, "done_by") not in BY:
        return None
    given = assumptions(answers, inputs, setting)
    if given.amount.origin == "drawn":
        return None
    free = replace(answers, levels={**answers.levels, "exposure": None}, limits={})
    case = open_rows.Case(free, inputs, setting, given)
    rows = open_rows.shown(case)
    if "keep" not in rows:
        return None
    names = evaluation.numbers(given.typical())
    closed = open_rows.closed(case, names)
    outside = tuple(row for row in rule().rows if row in rows and row not in closed)
    said = inputs.number("owner_hour_value") if "owner_hour_value" not in setting.usual else None
    return Figures(names, outside, said) if outside else None
