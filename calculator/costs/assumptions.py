"""What one task is worked out with: the reader's figures, else the defaults by answer and by region."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from calculator.costs import formulas
from calculator.costs.evaluation import WHOLE, Window, arguments, column, point
from calculator.costs.inputs import choice, parse, specification
from calculator.costs.parameters import Triangle, parameters, price_set
from calculator.model.answers import Answers, Inputs, Known
from calculator.model.definition import Model
from calculator.model.fit import MIDDLE, hours_level

YEAR = 12.0
QUOTED = {"freelance": "freelance_quote", "firm": "partner_quote"}
AMOUNTS = ("pieces_per_month", "hours_per_piece", "task_hours_per_week", "job_hours")  # how much work it is


@dataclass(frozen=True)
class Spread:
    """A parameter that varies: its triangle, and the part of it that an answer leaves."""

    triangle: Triangle
    window: Window

    def at(self, share: float) -> float:
        """A point of its distribution: 0.5 is the median."""
        return point(self.triangle, self.window, share)


@dataclass(frozen=True)
class Assumptions:
    """Everything that the quantities are worked out from, for one period."""

    values: dict[str, float]
    spreads: dict[str, Spread]
    horizon: float

    @property
    def one_off(self) -> bool:
        """Whether it is a job that ends."""
        return bool(self.values["one_off"])

    def columns(self, count: int | None = None) -> dict[str, float | list[float]]:
        """Single values, and a column of draws for each parameter that varies: `count` of them, or as many as usual."""
        drawn = {key: column(key, s.triangle, s.window, count) for key, s in self.spreads.items()}
        return {**self.values, **drawn}

    def at(self, shares: Mapping[str, float] | None = None) -> dict[str, float]:
        """Single values throughout: medians, or other points of some parameters."""
        given = shares or {}
        return self.values | {key: s.at(given.get(key, 0.5)) for key, s in self.spreads.items()}


def read(raw: Mapping[str, Any], answers: Answers) -> tuple[Inputs, dict[str, str]]:
    """The reader's inputs, and errors by input id; more work than a small firm has is one of them."""
    inputs, errors = parse(raw)
    spec = specification()
    if amount(answers, inputs)["monthly_hours"] <= spec.most_monthly_hours:
        return inputs, errors
    given = [k for k in AMOUNTS if k in inputs.own]
    rest = {key: value for key, value in inputs.own.items() if key not in given}
    much = spec.errors["much"].format(most=f"{spec.most_monthly_hours:.0f}")
    return Inputs(rest), errors | dict.fromkeys(given, much)


def is_one_off(answers: Answers) -> bool:
    """Whether the answer says that the work ends."""
    rule = specification().one_off
    return answers.given.get(rule.question, rule.level + 1) <= rule.level


def default(key: str, answers: Answers) -> float | None:
    """An input's default for these answers, or a parameter's typical value; None where there is none."""
    asked, parameter = specification().inputs[key], parameters().by_id.get(key)
    if asked.question and asked.question in answers.given:
        return asked.levels[answers.given[asked.question]]
    if asked.default_one_off is not None and is_one_off(answers):
        return asked.default_one_off
    return asked.default if asked.default is not None or parameter is None else parameter.typical


def _value(key: str, answers: Answers, inputs: Inputs) -> float:
    """The reader's own number, or the default of an input that has one."""
    own = inputs.number(key)
    value = own if own is not None else default(key, answers)
    assert value is not None, key
    return value


def amount(answers: Answers, inputs: Inputs) -> dict[str, float]:
    """The work: the inputs of the formulas, and the hours a month that they come to."""
    ids = ("pieces_per_month", "hours_per_piece", "job_hours", "months", "growth_per_year", "weeks_per_month")
    work = {key: _value(key, answers, inputs) for key in ids}
    weekly = inputs.number("task_hours_per_week")
    if weekly is not None:
        work["hours_per_piece"] = weekly * work["weeks_per_month"] / work["pieces_per_month"]
    work["horizon"], work["one_off"] = work["months"], float(is_one_off(answers))
    if not work["one_off"]:
        work["months"] = min(work["months"], YEAR)
    for quantity in (formulas.pieces, formulas.work_hours, formulas.monthly_hours):
        work[quantity.__name__] = quantity(*(work[key] for key in arguments(quantity)))
    return work


def known_hours(answers: Answers, inputs: Inputs) -> float | None:
    """Hours of work a month, where the reader's own figures say so; None where they rest on a default."""
    own = inputs.own.keys()
    whole = {"job_hours"} <= own if is_one_off(answers) else {"pieces_per_month", "hours_per_piece"} <= own
    known = whole or ("task_hours_per_week" in own and not is_one_off(answers))
    return amount(answers, inputs)["monthly_hours"] if known else None


def with_hours(model: Model, answers: Answers, inputs: Inputs) -> Answers:
    """The answers with what the figures tell besides: how much work it is, and whose price the reader has."""
    hours = known_hours(answers, inputs)
    quotes = tuple(name for name, key in QUOTED.items() if key in inputs.own)
    known = Known(None if hours is None or is_one_off(answers) else hours, hours is not None, None, quotes)
    week = None if hours is None else hours / amount(answers, inputs)["weeks_per_month"]
    return replace(answers, hours=None if week is None else hours_level(model.fit, week), known=known)


def assumptions(answers: Answers, inputs: Inputs) -> Assumptions:
    """The reader's figures where given, else the shipped ones, narrowed by the answers."""
    work = amount(answers, inputs)
    values = {
        key: work[key] for key in ("pieces_per_month", "hours_per_piece", "job_hours", "months", "growth_per_year")
    }
    values |= {"one_off": work["one_off"], "owner_does": float(choice(inputs, "done_by") != "staff")}
    values["owner_hours_per_week"] = _value("owner_hours_per_week", answers, inputs)
    own = {key: value for key in parameters().by_id if (value := inputs.number(key)) is not None} | quoted(work, inputs)
    spreads = {}
    for key, parameter in parameters().by_id.items():
        spread = Spread(triangle(key, answers, inputs), window(key, answers))
        if key in own or not parameter.varies:
            values[key] = own.get(key, spread.triangle.typical)
        else:
            spreads[key] = spread
    return Assumptions(values, spreads, work["horizon"])


def triangle(key: str, answers: Answers, inputs: Inputs) -> Triangle:
    """A parameter's low, typical and high for this region, sourcing and answer."""
    here, _, _ = price_set(parameters(), key, choice(inputs, "region"), choice(inputs, "sourcing"))
    parameter = parameters().by_id[key]
    return here.times(parameter.levels[answers.given.get(parameter.question, MIDDLE)]) if parameter.question else here


def window(key: str, answers: Answers) -> Window:
    """The part of a parameter's distribution that the answers leave."""
    for rule in parameters().narrowing:
        if key in rule.parameters and rule.question in answers.given:
            low, high = parameters().windows[rule.window][answers.given[rule.question]]
            return low, high
    return WHOLE


def quoted(work: Mapping[str, float], inputs: Inputs) -> dict[str, float]:
    """The prices an hour that quotes come to. A partner's quote for all of it knows no minimum and no extra effort."""
    units = {"hour": work["work_hours"], "piece": work["pieces"], "month": work["months"], "job": 1.0}
    prices = {}
    for way, key in (("freelance", "freelance_rate"), ("partner", "partner_rate")):
        quote, unit = inputs.number(f"{way}_quote"), choice(inputs, f"{way}_quote_unit")
        if quote is None:
            continue
        prices[key] = quote / (work["work_hours"] / units[unit])
        if way == "partner" and unit != "hour":
            prices |= {"effort": 1.0, "minimum_hours": 0.0}
    return prices


def borrowed(inputs: Inputs) -> tuple[str, ...]:
    """Prices that the region has none of its own for and that the reader has not given."""
    asks = parameters().regions[choice(inputs, "region")].asks
    quotes = {"freelance_rate": "freelance_quote", "partner_rate": "partner_quote"}
    return tuple(key for key in asks if key not in inputs.own and quotes.get(key, key) not in inputs.own)
