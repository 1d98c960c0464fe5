"""A list of tasks: what each comes to in short, what they add up to, and in which order to hand them over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from calculator.costs import evaluation
from calculator.costs.amounts import amount
from calculator.costs.draws import quantiles
from calculator.costs.open_rows import turned
from calculator.costs.parameters import parameters
from calculator.costs.second import Second
from calculator.costs.setting import Setting
from calculator.costs.task import Task
from calculator.formats.figure import number
from calculator.formats.sentence import significant
from calculator.model import definition, forms
from calculator.model.advice import missing
from calculator.model.answers import Answers, Inputs
from calculator.model.decision import UNKNOWN, firmness, percent
from calculator.model.definition import Model
from calculator.model.fit import MIDDLE
from calculator.model.forms import taken
from calculator.page import link as page_link
from calculator.page.scored import of_link
from calculator.portfolio import saved
from calculator.portfolio.rules import rules
from calculator.portfolio.saved import Saved, ShortCost, ShortResult
from calculator.tasks.typical import Marks

YEAR = 12.0
MOST_HAVE = 1000.0
OUT = ("unseen", "open", "keep", "decided", "done", "untold", "hours")


@dataclass(frozen=True)
class Entry:
    """One task of a list. `seen` is None until it is worked out; `before` is what an older version made of it.

    `around` is what is known of it besides answers and figures: a common task's own, which `marks` name. `second` is
    its second set of figures, which the list leaves alone. `refused` are ids of figures that could not be read: its
    result stands without them.
    """

    saved: Saved
    answers: Answers
    inputs: Inputs
    seen: ShortResult | None
    before: ShortResult | None
    around: Setting
    marks: Marks
    second: Second | None = None
    refused: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The task's name, as its form has it; empty where it has none."""
        return self.answers.task or self.saved.name

    @property
    def cost(self) -> ShortCost | None:
        """What its way costs in short, where that is worked out."""
        return self.seen.cost if self.seen else None

    @property
    def way(self) -> str | None:
        """The way that suits, where that can be told."""
        return None if self.seen is None or self.seen.firmness == UNKNOWN else self.seen.way

    @property
    def stays(self) -> str:
        """Why it is not to be handed over: unseen, decided or done by the reader, open, keep; empty where it is."""
        decided = self.saved.decided
        if self.seen is None:
            return "unseen"
        if decided and decided.choice == "keep":
            return "decided"
        if decided and decided.happened and decided.happened.done != "no":
            return "done"
        return ("open" if self.way is None else "keep") if self.way in (None, "keep") else ""

    @cached_property
    def rough(self) -> bool:
        """Whether its cost rests on what is usual, because nobody said how much work it is."""
        return self.cost is not None and not amount(self.answers, self.inputs, self.around).told

    @property
    def lacks(self) -> str:
        """What of it is still to be worked out: answer (then the cost too), cost, or empty for nothing."""
        if self.seen is None:
            return "answer"
        return "" if self.seen.whole else "cost"

    @cached_property
    def score(self) -> float | None:
        """Owner's hours back for each hour of set-up, firmness and risk counted; None where nothing is handed over."""
        if self.stays or self.cost is None or significant(self.cost.back) <= 0:
            return None
        months = self.cost.months if self.cost.one_off else YEAR
        hours = self.cost.back * months * parameters().by_id["weeks_per_month"].typical
        return hours * self.rate * self.risk / max(self.cost.setup_hours, rules().least_setup)

    @property
    def rate(self) -> float:
        """How often published cases bore out an answer as firm as this one."""
        assert self.seen is not None
        return float(definition.validation()["by_firmness"][self.seen.firmness]["right"])

    @property
    def risk(self) -> float:
        """What the risk leaves of its place, between 0 and 1."""
        left = 1.0
        for question, levels in rules().risk.items():
            left *= levels[self.answers.given.get(question, MIDDLE)]
        return left


@dataclass(frozen=True)
class Totals:
    """What the tasks to hand over add up to: hours a week, set-up hours, and money a month by currency.

    Jobs that end are apart: `once` are the owner's hours that they give back in all, of `once_now` that they take
    today, `money_once` what they cost. Nothing else is added up: `out` has how many tasks are left out by why, and
    `kept` the owner's hours a week that they take.
    """

    now: float
    then: float
    once: float
    once_now: float
    setup: float
    money: dict[str, float]
    money_once: dict[str, float]
    kept: float
    out: dict[str, int]

    @property
    def back(self) -> float:
        """The owner's hours a week that come back."""
        return self.now - self.then


def entries(model: Model, records: Sequence[object], whole: bool = False) -> list[Entry]:
    """The records of a list, those to hand over first in their order, then the others by name.

    What today's model made of a record is taken from it where it is kept there. With `whole` all else is worked out.
    """
    return in_order([entry(model, record, whole) for record in records])


def in_order(listed: Sequence[Entry]) -> list[Entry]:
    """The entries of a list in its order."""
    return sorted(listed, key=_order)


def _order(entry: Entry) -> tuple[float, bool, str, str]:
    return (-(entry.score or 0.0), entry.way is None, entry.name.casefold(), entry.saved.id)


def entry(model: Model, record: object, whole: bool = False) -> Entry:
    """One record, read; see `entries`."""
    task = saved.read(model, record)
    link, result = page_link.read(model, task.form), task.today(model)
    scored = of_link(model, link).scored
    if whole and not (result and result.whole):
        result = saved.result(model, work_out(model, task.form).to_json())  # rounded, as the page keeps it
    before, kept = task.before(model), (link.marks, link.second, tuple(link.wrong))
    return Entry(task, scored.answers, scored.inputs, result, before, scored.around, *kept)


def handed(listed: Sequence[Entry]) -> list[Entry]:
    """The tasks to hand over, first things first."""
    return [one for one in in_order(listed) if one.score]


def totals(listed: Sequence[Entry]) -> Totals:
    """What the list adds up to."""
    costs = [e.cost for e in listed if e.cost and e.score]
    money: dict[bool, dict[str, float]] = {True: {}, False: {}}
    for cost in sorted(costs, key=lambda c: c.currency):
        sums, months = money[cost.one_off], cost.months if cost.one_off else 1
        sums[cost.currency] = sums.get(cost.currency, 0.0) + cost.money * months
    running = [c for c in costs if not c.one_off]
    left = [e for e in listed if not e.score]
    return Totals(
        now=sum(c.now for c in running),
        then=sum(c.then for c in running),
        once=sum(in_all(c, c.back) for c in costs if c.one_off),
        once_now=sum(in_all(c, c.now) for c in costs if c.one_off),
        setup=sum(c.setup_hours for c in costs),
        money=money[False],
        money_once=money[True],
        kept=sum(e.cost.now for e in left if e.cost and not e.cost.one_off and e.stays != "done"),
        out={why: count for why in OUT if (count := sum(why_out(e) == why for e in left))},
    )


def why_out(entry: Entry) -> str:
    """Why a task has no place in the order: it stays, has no price yet, or gives back no hours that are known."""
    if entry.stays or not entry.cost:
        return entry.stays or "unseen"
    return "hours" if entry.cost.now or "done_by" in entry.inputs.own else "untold"


def in_all(cost: ShortCost, hours: float) -> float:
    """So many hours a week of a job in all of its months."""
    return hours * cost.months * parameters().by_id["weeks_per_month"].typical


def hours(raw: object) -> float | None:
    """Hours a week as the reader wrote them; None where there is no such number."""
    value = number(raw, units=("hour",), per=("week",))
    return value if value is not None and 0 < value <= MOST_HAVE else None


def work_out(model: Model, form: Mapping[str, Any], with_cost: bool = True) -> ShortResult:
    """What the model makes of a form, in short; without the cost it is several times quicker."""
    task = of_link(model, page_link.read(model, form)).scored
    draws = task.acceptability
    way, runner_up = draws.ranking[:2]
    known = not missing(model, task.weighed)
    takes = taken(task.weighed, way).form
    return ShortResult(
        way=way if known else None,
        runner_up=runner_up,
        firmness=firmness(model, task.weighed, draws) if known else UNKNOWN,
        confidence=percent(draws.confidence[way]),
        takes=takes.id if known else "",
        called=takes.name if known and takes.name != forms.forms().form[takes.id].name else "",
        p=draws.areas["bpo"] + draws.areas["employee"],
        share=draws.map.o,
        cost=short_cost(task.draws(rules().draws), way) if known and with_cost else None,
    )


def short_cost(task: Task, way: str) -> ShortCost:
    """What a way costs in short, by the medians of the task's draws; by our prices where none of it is known."""
    chosen = turned(task.case, task.setting.row or way)
    known = chosen in task.rows
    names = task.names if known else evaluation.worked_out(task.given.columns(task.draws), (chosen,))
    money, hours, _ = (quantiles(part).p50 for part in evaluation.row(names, chosen, setup=task.later is None))
    prefix = evaluation.PREFIX.get(chosen, chosen)
    once = {part: quantiles(names.get(f"{prefix}_setup_{part}", 0.0)).p50 for part in ("hours", "money")}
    now = 0.0 if task.beyond_the_owner else task.today.hours.p50
    back = task.hours_back().get(chosen)
    then = hours / task.medians["weeks"] if back is None else now - back.p50
    return ShortCost(
        now=now,
        then=then,
        money=money / task.given.values["months"],
        setup_hours=once["hours"],
        setup_money=once["money"],
        payback=task.payback(chosen) if known and "keep" not in (chosen, way) else None,
        months=round(task.given.horizon),
        one_off=task.given.one_off,
        currency=task.given.place.currency,
    )
