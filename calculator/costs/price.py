"""The answer to `price` by figures: what the cheapest way outside costs against today, in total. No draws."""

from dataclasses import dataclass, replace
from functools import cache

from calculator import load
from calculator.costs import evaluation, open_rows
from calculator.costs.assumptions import assumptions
from calculator.costs.draws import WHOLE, inverse, middles
from calculator.costs.inputs import choice
from calculator.costs.parameters import parameters
from calculator.costs.setting import NOTHING, Setting
from calculator.model.answers import Answers, Inputs

FILE = "costs/price.toml"
BY = ("owner", "outside")  # who does it today, where figures answer the question


@dataclass(frozen=True)
class Rule:
    """Everything in costs/price.toml: the ratio up to which each level goes, the levels and rows that count, and at how
    many hour values it is tried where nobody said one.
    """

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
    """The quantities of a task at their typical values, by id, and the rows outside that are open to it.

    `hour_value` is what the reader said an hour of theirs is worth; None where they did not. [money an hour]
    """

    names: dict[str, float]
    outside: tuple[str, ...]
    hour_value: float | None

    def ratio(self, hour_value: float) -> float:
        """The total of the cheapest row outside, divided by today's total; infinite where today costs nothing."""
        names, job = self.names | {"owner_hour_value": hour_value}, bool(self.names["one_off"])
        today, _ = evaluation.figures(names, "keep")
        least = min(evaluation.figures(names, row, setup=job)[0] for row in self.outside)
        return least / today if today > 0 else float("inf")

    def level(self, hour_value: float) -> int:
        """The level of `price` at an hour value."""
        ratio = self.ratio(hour_value)
        return min(max(sum(ratio <= bound for bound in rule().bounds), rule().least), rule().most)

    def spread(self) -> tuple[int, ...]:
        """Levels of `price`, each as likely: one for the hour value that was said, else over its whole distribution."""
        if self.hour_value is not None:
            return (self.level(self.hour_value),)
        hour = parameters().by_id["owner_hour_value"].triangle
        return tuple(map(self.level, inverse(hour, WHOLE, middles(rule().strata))))


def figures(answers: Answers, inputs: Inputs, setting: Setting = NOTHING) -> Figures | None:
    """The figures that answer `price`.

    None where they can't: while the amount is not known, where no row outside is open, and where staff, volunteers or
    nobody does the work today. A limit that rules a row out does not change what it would cost, so limits are left out.
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
