"""What one task is worked out with: the reader's figures, else the defaults by answer, by trade and by region."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Any

from calculator.costs.amounts import AMOUNTS, Amount, amount, default, drawn_pieces, own, too_much
from calculator.costs.draws import WHOLE, Window
from calculator.costs.inputs import choice, parse
from calculator.costs.parameters import Triangle, parameters, price_set
from calculator.costs.place import Place, place
from calculator.costs.prices import PARAMETER, Period, Prices, prices
from calculator.costs.prices import values as terms
from calculator.costs.setting import NOTHING, Setting
from calculator.costs.spreads import Mixture, Spread
from calculator.model.answers import Answers, Inputs


@dataclass(frozen=True)
class Assumptions:
    """Everything that the quantities are worked out from, for one period."""

    values: dict[str, float]
    spreads: dict[str, Spread | Mixture]
    amount: Amount
    prices: Prices
    place: Place

    @property
    def one_off(self) -> bool:
        """Whether it is a job that ends."""
        return self.amount.one_off

    @property
    def horizon(self) -> float:
        """Months to look ahead."""
        return self.amount.horizon

    def columns(self, count: int | None = None) -> dict[str, float | list[float]]:
        """Single values, and a column of draws for each parameter that varies: `count` of them, or as many as usual."""
        return {**self.values, **{key: spread.column(key, count) for key, spread in self.spreads.items()}}

    def typical(self) -> dict[str, float]:
        """Single values throughout, each at its typical one."""
        return self.values | {key: spread.typical for key, spread in self.spreads.items()}

    def at(self, shares: Mapping[str, float] | None = None) -> dict[str, float]:
        """Single values throughout: medians, or other points of some parameters."""
        given = shares or {}
        return self.values | {key: spread.at(key, given.get(key, 0.5)) for key, spread in self.spreads.items()}


def read(raw: Mapping[str, Any], answers: Answers) -> tuple[Inputs, dict[str, str]]:
    """The reader's inputs, and errors by input id; more work than a small firm has is one of them."""
    inputs, errors = parse(raw)
    much = too_much(answers, inputs)
    if not much:
        return inputs, errors
    rest = {key: value for key, value in inputs.own.items() if key not in AMOUNTS}
    return Inputs(rest), errors | {key: much for key in inputs.own if key in AMOUNTS}


def assumptions(answers: Answers, inputs: Inputs, setting: Setting = NOTHING) -> Assumptions:
    """The reader's figures where given, else the shipped ones, narrowed by the answers."""
    given, work = own(inputs, setting), amount(answers, inputs, setting)
    there = place(given.own, choice(inputs, "region"))
    week = parameters().by_id["weeks_per_month"].typical
    period = Period(work.one_off, work.months, week)
    paid = prices(given, setting, there, period, work.usual_hours if work.told else 0.0)
    found: dict[str, Spread | Mixture | float] = {}
    for key, parameter in parameters().by_id.items():
        value = given.number(key)
        spread = Spread(triangle(key, answers, inputs, there), window(key, answers))
        found[key] = value if value is not None else spread if parameter.varies else spread.triangle.typical
    found |= {PARAMETER[kind]: price.spread for kind, price in paid.by_kind.items()}
    found |= _amounts(work)
    if paid.software:
        own_price = Spread(Triangle(paid.software.low, paid.software.typical, paid.software.high))
        found["software_piece" if paid.software_by_piece else "software_fee"] = own_price
    values = _values(answers, given, work, there, paid)
    spreads: dict[str, Spread | Mixture] = {}
    for key, drawn in found.items():
        if isinstance(drawn, Spread) and drawn.triangle.low == drawn.triangle.high:
            values[key] = drawn.triangle.typical
        elif isinstance(drawn, float):
            values[key] = drawn
        else:
            spreads[key] = drawn
    return Assumptions(values, spreads, work, paid, there)


def _amounts(work: Amount) -> dict[str, Spread | Mixture | float]:
    """What stands for the amount: nothing is drawn that was told."""
    drawn = {True: "drawn_job_hours", False: "drawn_hours"}
    parts: dict[str, Spread | Mixture | float] = dict.fromkeys(drawn.values(), 0.0)
    if not work.told:
        parts[drawn[work.one_off]] = work.spread
    return parts | {"pieces_per_month": drawn_pieces() if work.pieces is None else work.pieces}


def _values(answers: Answers, inputs: Inputs, work: Amount, there: Place, paid: Prices) -> dict[str, float]:
    """The ids of evaluation.GIVEN, but for the pieces."""
    done_by = choice(inputs, "done_by")
    by_freelancer = "freelance_quote" in inputs.own and "partner_quote" not in inputs.own
    spare, growth = inputs.number("owner_hours_per_week"), inputs.number("growth_per_year")
    vat = vat_rate(inputs, there)
    return {
        "told_hours": work.hours or 0.0,
        "amount_told": float(work.told),
        "amount_times": 1.0,
        "told_slow": work.slower,
        "told_running": work.with_running,
        "months": work.months,
        "growth_per_year": growth if growth is not None else default("growth_per_year", answers) or 0.0,
        "owner_hours_per_week": inf if spare is None else spare,
        "one_off": float(work.one_off),
        "kept_by_owner": float(done_by == "owner"),
        "kept_by_staff": float(done_by == "staff"),
        "kept_by_freelancer": float(done_by == "outside" and by_freelancer),
        "kept_by_firm": float(done_by == "outside" and not by_freelancer),
        "undone": float(done_by == "nobody"),
        "known": float(choice(inputs, "known") == "yes"),
        "freelance_tax": vat if choice(inputs, "freelance_vat") == "yes" else 0.0,
        "firm_tax": vat,
        "software_by_piece": float(paid.software_by_piece),
        **terms(paid.by_kind),
    }


def vat_rate(inputs: Inputs, there: Place) -> float:
    """The rate of VAT or sales tax that the reader cannot reclaim."""
    return parameters().regions[there.region].vat if choice(inputs, "vat_reclaim") == "no" else 0.0


def triangle(key: str, answers: Answers, inputs: Inputs, there: Place | None = None) -> Triangle:
    """A parameter's low, typical and high for this region, sourcing and answer."""
    parameter, known = parameters().by_id[key], there or place(inputs.own, choice(inputs, "region"))
    if parameter.question:
        return parameter.answered(answers.given.get(parameter.question))
    here, _, _ = price_set(parameters(), key, known.region, choice(inputs, "sourcing"))
    return here.times(known.level) if parameter.is_price and known.level != 1 else here


def window(key: str, answers: Answers) -> Window:
    """The part of a parameter's distribution that the answers leave."""
    for rule in parameters().narrowing:
        if key in rule.parameters and rule.question in answers.given:
            low, high = parameters().windows[rule.window][answers.given[rule.question]]
            return low, high
    return WHOLE
