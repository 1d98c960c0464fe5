"""Tasks that would share one partner or one employee: which go together, and what they cost as one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import mul
from typing import Any, NamedTuple

from calculator.costs import evaluation
from calculator.costs.assumptions import assumptions
from calculator.costs.draws import Value, quantiles
from calculator.costs.inputs import choice
from calculator.costs.phrases import SAME
from calculator.costs.setting import Setting
from calculator.model.answers import Answers, Inputs
from calculator.model.fit import MIDDLE
from calculator.portfolio.entries import Entry
from calculator.portfolio.rules import rules


class Bill(NamedTuple):
    """Money, the owner's hours, and both together, of the first year, set-up included."""

    money: float
    hours: float
    total: float


@dataclass(frozen=True)
class Shared:
    """Tasks that one partner or one employee could do, apart and as one."""

    way: str
    entries: tuple[Entry, ...]
    apart: Bill
    together: Bill

    @property
    def saved(self) -> Bill:
        """What sharing saves; less than nothing where it costs more."""
        return Bill(*(one - other for one, other in zip(self.apart, self.together, strict=True)))


def shared(entries: Sequence[Entry]) -> list[Shared]:
    """What saves something in all of some tasks, those that save most money first, each in the tasks' order."""
    groups: dict[tuple[Any, ...], list[Entry]] = {}
    for entry in entries:
        if (key := likeness(entry)) is not None:
            groups.setdefault(key, []).append(entry)
    together = [_together(group) for group in groups.values() if len(group) > 1]
    worth = [group for group in together if group.saved.total > 0 and max(group.saved[:2]) >= SAME]
    return sorted(worth, key=lambda group: -group.saved.money)


def likeness(entry: Entry) -> tuple[Any, ...] | None:
    """What must be the same for two tasks to share; None for a task that cannot."""
    rule, inputs = rules().share, entry.inputs
    if entry.way is None or entry.cost is None or entry.cost.one_off:
        return None
    if entry.seen is None or entry.seen.takes not in rule.forms:
        return None
    given = entry.answers.given
    bands = tuple(levels[given.get(question, MIDDLE)] for question, levels in rule.bands.items())
    limits = tuple(entry.answers.limits.get(key) is True for key in rule.limits)
    return (
        entry.way,
        choice(inputs, "region"),
        choice(inputs, "sourcing"),
        *bands,
        limits,
    )


def _together(group: Sequence[Entry]) -> Shared:
    way = str(group[0].way)
    apart = [_alone(*_key(entry), way) for entry in group]
    sums = Bill(*map(sum, zip(*apart, strict=True)))
    together = evaluation.worked_out(joint([columns(*_key(entry)) for entry in group]))
    return Shared(way, tuple(group), sums, bill(together, way))


Levels = tuple[tuple[str, int | None], ...]
Own = tuple[tuple[str, float | str], ...]


def _key(entry: Entry) -> tuple[Levels, Own, Setting]:
    """All that a task is worked out with, as something that can be looked up."""
    return (*entry.answers.levels.items(),), (*entry.inputs.own.items(),), entry.around


@lru_cache(maxsize=8192)
def _alone(levels: Levels, own: Own, around: Setting, way: str) -> Bill:
    """What a task costs by itself; kept, since a list is shown again at each change, and most tasks stay."""
    return bill(evaluation.worked_out(columns(levels, own, around)), way)


def columns(levels: Levels, own: Own, around: Setting) -> evaluation.Names:
    """What a task is worked out with, in as many draws as a list takes."""
    return assumptions(Answers(dict(levels)), Inputs(dict(own)), around).columns(rules().draws)


def bill(names: evaluation.Names, way: str) -> Bill:
    """A way's medians for the first year."""
    row = evaluation.row(names, way)
    return Bill(*(quantiles(part).p50 for part in row))


def joint(tasks: Sequence[evaluation.Names]) -> evaluation.Names:
    """The columns of one task with the work of them all: own figures add up, the others are means by hours of work."""
    each = [evaluation.worked_out(columns, ()) for columns in tasks]
    work = [evaluation.apply(monthly, [names["work_hours"], names["grown_months"]]) for names in each]
    middle = [quantiles(hours).p50 for hours in work]
    weights = [part / sum(middle) for part in middle]
    names: evaluation.Names = {}
    for key in tasks[0]:
        parts = [columns[key] for columns in tasks]
        names[key] = total(parts) if key in rules().share.summed else mean(parts, weights)
    told = {"told_hours": total(work), "amount_told": 1.0, "told_slow": 0.0, "told_running": 0.0}
    return names | told | {"months": 12.0, "one_off": 0.0}


def monthly(hours: float, months: float) -> float:
    """Hours of someone trained in the first month."""
    return hours / months


def total(parts: Sequence[Value]) -> Value:
    """Their sum, draw by draw."""
    return evaluation.apply(lambda *values: sum(values), parts)


def mean(parts: Sequence[Value], weights: Sequence[float]) -> Value:
    """Their weighted mean, draw by draw; what they all have stays as it is."""
    first = parts[0]
    if all(part is first or part == first for part in parts):
        return first
    return evaluation.apply(lambda *values: sum(map(mul, values, weights)), parts)
