"""The cost lens of one task, put together. The entry point is `cost`."""

from functools import lru_cache

from calculator.costs import rules as cost_rules
from calculator.costs.assumptions import vat_rate
from calculator.costs.inputs import choice
from calculator.costs.open_rows import STEP
from calculator.costs.result import BreakEven, CostResult, Extra, WrongChoice
from calculator.costs.setting import NOTHING, Setting
from calculator.costs.task import Task
from calculator.model import definition
from calculator.model.answers import Answers, Inputs, parse
from calculator.model.decision import UNKNOWN, Result
from calculator.model.definition import Model

KEEP = "keep"
WORK = ("pieces", "work_hours", "monthly_hours", "assignments", "partner_setup_hours", "paid_hours", "posts")


def cost(
    model: Model, answers: Answers, inputs: Inputs, result: Result, setting: Setting = NOTHING, way: str | None = None
) -> CostResult:
    """What each way costs: money and the owner's hours, with ranges; see CostResult for units.

    `answers` and `inputs` come from `answers.parse` and `assumptions.read`; `result` is the model's for them, whose
    way counts, where it can be told, unless `way` is given. Works from no answer on; without a recommended way nothing
    is compared with it. Raises nothing for what a reader can say.
    """
    task = Task(model, answers, inputs, setting=setting)
    way = way or (None if result.firmness == UNKNOWN else result.way)
    row = task.row_of(way, setting.row) if way else None
    pair, even, given = task.compared(row), task.break_even(row), task.given
    return CostResult(
        inputs=inputs,
        region=choice(inputs, "region"),
        currency=given.place.currency,
        sign=given.place.sign,
        owner_hour_value=given.values["owner_hour_value"],
        hour_said="owner_hour_value" in inputs.own,
        one_off=given.one_off,
        months=round(given.values["months"]),
        horizon=round(given.horizon),
        amount=task.amount,
        single=given.amount.told and task.priced(row),
        trade=given.prices.trade,
        work={key: task.medians[key] for key in WORK} | {"given_out_hours": _given_out(task)},
        borrowed=given.prices.borrowed,
        closed=task.closed,
        scarce=task.scarce,
        way=way,
        form=setting.form,
        firm=setting.firm,
        several=setting.several,
        row=row,
        unpriced=task.unpriced(setting.row or way) if way and row is None else None,
        cheapest=task.cheapest(task.first),
        cheapest_later=task.cheapest(task.later or {}),
        compared=pair,
        year_one=task.first,
        later_years=task.later,
        today=task.today,
        hours_back_per_week=task.hours_back(),
        asks_more=task.asks_more(row),
        from_month=task.from_month(),
        prices=given.prices.shown,
        quotes=given.prices.quotes,
        extras=task.extras(),
        vat=vat_rate(inputs, given.place),
        break_even=even,
        drivers=task.drivers(*pair) if pair else (),
        wrong_choice=wrong_choices(task, way, row),
        cumulative=task.cumulative,
        carry=task.carry(),
        disagreement=_disagreement(task, way, row, even),
        disguise=cost_rules.disguise(answers, way, setting.form),
        variant=cost_rules.variant(way, row, task.later or task.first, task.closed | task.scarce),
    )


def _disagreement(task: Task, way: str | None, row: str | None, even: BreakEven | None) -> str | None:
    """Why fit and cost name different ways; None where they agree, or there is no way."""
    if way is None:
        return None
    later = task.later or task.first
    gains = row in later and "keep" in later and later[row].total.p50 < later["keep"].total.p50
    many = cost_rules.settings().many_assignments
    basis = cost_rules.Basis(task.medians, even, many, task.today.by, gains, usual_row=row == way)
    held = {other: one for other, one in task.open_ways.items() if one not in task.scarce}
    totals = {other: task.first[one].total.p50 for other, one in held.items()}
    if row in task.open:
        totals |= {way: task.first[row].total.p50}
    return cost_rules.disagreement(way, totals, basis)


def _given_out(task: Task) -> float:
    """What jobs given out one by one take of the owner, in the first year. [owner's hours]"""
    if "freelance" in task.first:
        return task.first["freelance"].hours.p50
    return task.medians["freelance_hours"] + task.medians["freelance_setup_hours"]


def wrong_choices(task: Task, way: str | None, row: str | None) -> tuple[WrongChoice, ...]:
    """This task, where a way is recommended, then the typical ones: what each other way costs more."""
    own = [wrong_choice("", KEEP if row == KEEP else way, row, task)] if way and row and row != STEP else []
    return (*own, *typical_choices(choice(task.inputs, "region"), choice(task.inputs, "sourcing")))


def wrong_choice(name: str, way: str, row: str, task: Task) -> WrongChoice:
    """What the other ways open to a task cost more than the row of `way`, medians against medians."""
    right, extra = task.first[row], {}
    for other, key in task.open_ways.items():
        costs = task.first[key]
        more = costs.total.p50 - right.total.p50
        if other != way and more > 0:
            extra[other] = Extra(costs.money.p50 - right.money.p50, costs.hours.p50 - right.hours.p50, more)
    return WrongChoice(name, way, extra)


@lru_cache(maxsize=8)
def typical_choices(region: str, sourcing: str) -> tuple[WrongChoice, ...]:
    """The typical project and the typical process, with the shipped figures of a place."""
    model, choices = definition.model(), []
    for typical in cost_rules.settings().typical:
        answers, _ = parse(model, typical.answers)
        inputs = Inputs({**typical.inputs, "region": region, "sourcing": sourcing})
        task = Task(model, answers, inputs)
        row = task.row_of(typical.way)
        if row:
            choices.append(wrong_choice(typical.id, typical.way, row, task))
    return tuple(choices)
