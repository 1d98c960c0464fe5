"""The figures of the plan: how long until a form starts, how long its trial is, and how much of it is shown."""

from dataclasses import dataclass
from functools import cache

from calculator import load
from calculator.costs.parameters import Parameter, parameters
from calculator.load import DataError
from calculator.model import forms

FILE = "portfolio/plan.toml"
HOURS, TRIAL_SHARE = "plan_hours", "trial_share"
NEVER = ("keep",)  # forms that nobody takes over


@dataclass(frozen=True)
class Weeks:
    """The figures that a form's hand-over takes its weeks from."""

    start: str
    trial: str


@dataclass(frozen=True)
class PlanRules:
    """Everything in portfolio/plan.toml."""

    most_months: int
    most_paper: int
    most_rows: int
    most_years: int
    forms: dict[str, Weeks]
    figure: tuple[Parameter, ...]

    def named(self, key: str) -> Parameter:
        """A figure of this file, or one of the costs."""
        return next((one for one in self.figure if one.id == key), None) or parameters().by_id[key]


@cache
def plan_rules(folder: load.Folder = load.DATA) -> PlanRules:
    """Read and check portfolio/plan.toml; DataError names the key."""
    rules = load.record(PlanRules, load.table(FILE, folder), FILE)
    own = [one.id for one in rules.figure]
    known = {*own, *parameters().by_id}
    for key in forms.forms().form:
        if (key in rules.forms) is (key in NEVER):
            raise DataError(f"{FILE}: forms.{key}: {'not expected' if key in NEVER else 'missing'}")
    for form, weeks in rules.forms.items():
        for figure in (weeks.start, weeks.trial):
            if figure not in known:
                raise DataError(f"{FILE}: forms.{form}: {figure!r} is no figure")
    for one in rules.figure:
        if own.count(one.id) > 1 or not one.low <= one.typical <= one.high:
            raise DataError(f"{FILE}: figure {one.id}: stands twice, or low, typical and high are not in this order")
    return rules
