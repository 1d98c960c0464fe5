"""The cost lens of one task, put together. The entry point is `cost`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import sub

from calculator.costs import break_even, evaluation
from calculator.costs import rules as cost_rules
from calculator.costs.assumptions import Assumptions, assumptions, borrowed, with_hours
from calculator.costs.evaluation import Quantiles, quantiles
from calculator.costs.inputs import choice
from calculator.costs.parameters import parameters
from calculator.costs.result import BreakEven, Carry, CostResult, Driver, Extra, RowCost, WrongChoice
from calculator.model import definition
from calculator.model.answers import Answers, Inputs, parse
from calculator.model.decision import Result, decide
from calculator.model.definition import Model
from calculator.model.fit import ruled_out

MOST_DRIVERS = 10
SWING = (0.1, 0.9)
NOT_TODAY = "nobody"
WORK = ("pieces", "work_hours", "monthly_hours", "assignments", "partner_setup_hours")


def cost(model: Model, answers: Answers, inputs: Inputs, result: Result) -> CostResult:
    """What each way costs: money and the owner's hours, with ranges; see CostResult for units.

    `answers` and `inputs` come from `answers.parse` and `assumptions.read`; `result` is what
    `decision.decide` makes of `assumptions.with_hours(answers, inputs)`. Works from no answer on;
    without a recommended way nothing is compared with it. Raises nothing for what a reader can say.
    """
    task, way = Task(model, answers, inputs), result.way
    pair, even = task.compared(way), task.break_even()
    totals = {open_way: task.first[open_way].total.p50 for open_way in task.ways}
    basis = cost_rules.Basis(task.medians, even, cost_rules.settings().many_assignments)
    region = parameters().regions[choice(inputs, "region")]
    return CostResult(
        inputs=inputs,
        region=choice(inputs, "region"),
        currency=region.currency,
        sign=region.sign,
        owner_hour_value=task.given.values["owner_hour_value"],
        one_off=task.given.one_off,
        months=round(task.given.values["months"]),
        horizon=round(task.given.horizon),
        work={key: task.medians[key] for key in WORK},
        borrowed=borrowed(inputs),
        ruled_out=tuple(w for w in evaluation.WAYS if w not in task.ways),
        way=way,
        cheapest=min(totals, key=totals.__getitem__),
        compared=pair,
        year_one=task.first,
        later_years=task.later,
        hours_back_per_week=task.hours_back(),
        break_even=even,
        drivers=task.drivers(*pair),
        wrong_choice=wrong_choices(task, way),
        cumulative=task.cumulative,
        carry=task.carry(),
        disagreement=cost_rules.disagreement(way, totals, basis) if way else None,
        disguise=cost_rules.disguise(answers, way),
        variant=cost_rules.variant(answers, way, task.later or task.first),
    )


@dataclass
class Task:
    """One task with its draws, and with every parameter at its median. Parts are worked out once, when asked for.

    `draws` is how many of each parameter; None takes as many as costs/parameters/draws.toml says.
    """

    model: Model
    answers: Answers
    inputs: Inputs
    draws: int | None = None

    @cached_property
    def given(self) -> Assumptions:
        """What it is worked out with."""
        return assumptions(self.answers, self.inputs)

    @cached_property
    def names(self) -> evaluation.Names:
        """All quantities in every draw."""
        return evaluation.worked_out(self.given.columns(self.draws))

    @cached_property
    def medians(self) -> dict[str, float]:
        """All quantities with every parameter at its median."""
        return evaluation.numbers(self.given.at())

    @cached_property
    def ways(self) -> list[str]:
        """The ways open to it: those that no answer rules out."""
        out = self.model.rule_out.ways if ruled_out(self.model, self.answers) else ()
        return [way for way in evaluation.WAYS if way not in out]

    @cached_property
    def first(self) -> dict[str, RowCost]:
        """Every row in the first year, or over the job."""
        return {key: self._row(key, True) for key in evaluation.rows_of(self.names)}

    @cached_property
    def later(self) -> dict[str, RowCost] | None:
        """Every row in a later year; None for a job that ends, or a period under a year."""
        if self.given.one_off or self.given.values["months"] < 12:
            return None
        return {key: self._row(key, False) for key in evaluation.rows_of(self.names)}

    def _row(self, key: str, setup: bool) -> RowCost:
        """A row's ranges, with set-up or without."""
        amounts = evaluation.row(self.names, key, setup)
        over = evaluation.over(self.names, amounts.hours)
        return RowCost(*map(quantiles, (amounts.money, amounts.hours, amounts.total, over)))

    def hours_back(self) -> dict[str, Quantiles]:
        """Owner's hours a week that each row gives back against today, once it runs, or over the job."""
        weeks, setup = self.medians["weeks"], self.later is None
        today = evaluation.row(self.names, "keep").hours if choice(self.inputs, "done_by") != NOT_TODAY else 0.0
        back = {}
        for key in evaluation.rows_of(self.names):
            saved = evaluation.apply(sub, [today, evaluation.row(self.names, key, setup).hours])
            back[key] = Quantiles(*(hours / weeks for hours in quantiles(saved)))
        return back

    @cached_property
    def factors(self) -> dict[str, float]:
        """What takes each row's total at the medians to the median of its totals, so that charts and table agree."""
        factors = {}
        for key, costs in self.first.items():
            middle, _ = evaluation.figures(self.medians, key)
            factors[key] = costs.total.p50 / middle if middle > 0 else 1.0
        return factors

    def total_at(self, names: Mapping[str, float], key: str) -> float:
        """A row's total for one set of values. [money]"""
        return self.factors[key] * evaluation.figures(names, key)[0]

    @cached_property
    def cumulative(self) -> dict[str, tuple[float, ...]]:
        """The total of each row after every month, by the same formulas for that many months."""
        months = [self.until(month) for month in range(1, round(self.given.horizon) + 1)]
        return {key: tuple(self.total_at(names, key) for names in months) for key in self.first}

    def until(self, month: int) -> dict[str, float]:
        """All quantities at the medians, for so many months of it."""
        values = self.given.at()
        part = month / self.given.horizon if self.given.one_off else 1.0
        return evaluation.numbers(values | {"months": float(month), "job_hours": values["job_hours"] * part})

    def break_even(self) -> BreakEven:
        """Which way is cheapest at which amount, and when a partner has paid for itself."""
        variable = "job_hours" if self.given.one_off else "pieces_per_month"
        case = break_even.Case(self.given.at(), {way: self.factors[way] for way in self.ways}, variable)
        now, intervals = self.given.values[variable], break_even.intervals(case)
        months = enumerate(zip(self.cumulative["bpo"], self.cumulative["keep"], strict=True), 1)
        return BreakEven(
            variable=variable,
            now=now,
            now_way=next(i.way for i in intervals if i.to is None or now < i.to),
            limit=break_even.limit(case),
            intervals=intervals,
            payback_month=next((month for month, (partner, keep) in months if partner <= keep), None),
            months=round(self.given.horizon),
        )

    def compared(self, way: str | None) -> tuple[str, str]:
        """The recommended way and the cheapest other one; without a recommendation the two cheapest."""
        order = sorted(self.ways, key=lambda w: self.first[w].total.p50)
        chosen = way if way in order else order[0]
        return chosen, next(w for w in order if w != chosen)

    def drivers(self, way: str, other: str) -> tuple[Driver, ...]:
        """What moves the difference between two ways most: each parameter at two points, the others at their median."""
        medians, drivers = self.given.at(), []
        for key, ends in self._swings().items():
            at_ends = [evaluation.numbers(medians | {key: value}) for value in ends]
            low, high = (self.total_at(names, way) - self.total_at(names, other) for names in at_ends)
            drivers.append(Driver(key, *ends, low, high))
        drivers.sort(key=lambda d: -abs(d.at_high - d.at_low))
        return tuple(d for d in drivers[:MOST_DRIVERS] if d.at_low != d.at_high)

    def _swings(self) -> dict[str, tuple[float, float]]:
        """The two points of each parameter that varies, and of the value of the owner's hour, unless it was given."""
        swings = {key: (spread.at(SWING[0]), spread.at(SWING[1])) for key, spread in self.given.spreads.items()}
        if "owner_hour_value" not in self.inputs.own:
            hour = parameters().by_id["owner_hour_value"]
            rate = self.given.values["owner_hour_value"] / hour.typical
            swings["owner_hour_value"] = (hour.low * rate, hour.high * rate)
        return swings

    def carry(self) -> dict[str, Carry]:
        """Hours a week that each row asks of the owner."""
        weeks, available = self.medians["weeks"], self.given.values["owner_hours_per_week"]
        running = self.later or self.first
        return {
            key: Carry(costs.hours.p50 / weeks, running[key].hours.p50 / weeks, available)
            for key, costs in self.first.items()
        }


def wrong_choices(task: Task, way: str | None) -> tuple[WrongChoice, ...]:
    """This task, where a way is recommended, then the typical ones: what each other way costs more."""
    own = [wrong_choice("", way, task)] if way else []
    return (*own, *typical_choices(choice(task.inputs, "region"), choice(task.inputs, "sourcing")))


def wrong_choice(name: str, way: str, task: Task) -> WrongChoice:
    """Money and hours of the other ways open to a task against those of `way`, medians against medians."""
    right, extra = task.first[way], {}
    for other in task.ways:
        costs = task.first[other]
        if other != way:
            extra[other] = Extra(costs.money.p50 - right.money.p50, costs.hours.p50 - right.hours.p50)
    return WrongChoice(name, way, extra)


@lru_cache(maxsize=8)
def typical_choices(region: str, sourcing: str) -> tuple[WrongChoice, ...]:
    """The typical project and the typical process by the shipped model, with the shipped figures of a place."""
    model, choices = definition.model(), []
    for typical in cost_rules.settings().typical:
        answers, _ = parse(model, typical.answers)
        inputs = Inputs({**typical.inputs, "region": region, "sourcing": sourcing})
        way = decide(model, with_hours(model, answers, inputs)).way
        assert way is not None, typical.id
        choices.append(wrong_choice(typical.id, way, Task(model, answers, inputs)))
    return tuple(choices)
