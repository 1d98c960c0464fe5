"""The cost lens's result and its JSON form. Plain records; no arithmetic but rounding."""

from dataclasses import asdict, dataclass
from typing import Any

from calculator.costs.draws import Quantiles
from calculator.costs.prices import MarketPrice, Quote
from calculator.model.answers import Inputs

DIGITS = 2


@dataclass(frozen=True)
class RowCost:
    """One way over a period: money, the owner's hours, both together, and the hours the owner does not have."""

    money: Quantiles
    hours: Quantiles
    total: Quantiles
    hours_over: Quantiles


@dataclass(frozen=True)
class Amount:
    """How much work it is. `origin` is told, usual (a common task's) or drawn.

    `hours` are those of someone trained, `today` those of whoever does it now (someone trained where nobody does),
    both in a `unit`: month or job. `pieces` are a month's, None where they are nobody's figure.
    """

    origin: str
    unit: str
    hours: Quantiles
    today: Quantiles
    pieces: float | None

    @property
    def told(self) -> bool:
        """Whether the reader said it."""
        return self.origin == "told"


@dataclass(frozen=True)
class Today:
    """How it is done today: by whom, the owner's hours a week, and money over the period."""

    by: str
    hours: Quantiles
    money: Quantiles


@dataclass(frozen=True)
class Extras:
    """Fees and materials over the period, whoever does the work: a line of its own, in no row."""

    label: str
    low: float
    typical: float
    high: float


@dataclass(frozen=True)
class Interval:
    """Between these amounts (`to` None: as far as was looked) a row is cheapest in total."""

    from_: float
    to: float | None
    way: str


@dataclass(frozen=True)
class BreakEven:
    """Which open row is cheapest at which amount, in the reader's own measure.

    `variable` is pieces_per_month or task_hours, `unit` then week, month, year or all. `payback_month` is the month
    in which `pays`, a row that is set up once, has cost no more than keeping it; None means never within `months`,
    or that there is no such row.
    """

    variable: str
    unit: str
    now: float
    now_way: str
    limit: float
    intervals: tuple[Interval, ...]
    pays: str | None
    payback_month: int | None
    months: int


@dataclass(frozen=True)
class Driver:
    """A parameter at its 10 and 90 % points, and what the more expensive way then costs more. [money]"""

    parameter: str
    low: float
    high: float
    at_low: float
    at_high: float


@dataclass(frozen=True)
class Extra:
    """Money, owner's hours and total beyond those of the way that suits, over the period."""

    money: float
    hours: float
    total: float = 0.0


@dataclass(frozen=True)
class WrongChoice:
    """A task, the way that suits it, and what each other way costs more; ways that are closed, or that cost no more
    in total, are not in `extra`.
    """

    task: str
    way: str
    extra: dict[str, Extra]


@dataclass(frozen=True)
class Carry:
    """Hours a week that a row asks of the owner: in the first period, once it runs, and those said to be there."""

    first: float
    running: float
    available: float | None

    @property
    def short(self) -> bool:
        """Whether it asks for more than there is, once it runs."""
        return self.available is not None and self.running > self.available


@dataclass(frozen=True)
class CostResult:
    """The whole cost lens of one task. Amounts are in `currency` and in hours.

    Rows are those of evaluation.ROWS that make sense for the work, in that order. `closed` says by row why one cannot
    be chosen; a row without a known price is only there. `scarce` names rows that the reader says hardly anybody
    offers, with the question that tells it, which are never the cheapest. `later_years` is None where there are none.
    `cumulative` holds the total of each row after month 1, 2, ... of its running. `way` is the way recommended by fit,
    `row` the one that stands for it, and its `form` takes `several` people or one; `firm` is the form that a firm takes
    where it comes second. Where the row has no price, `unpriced` are the hours a week that it gives the owner back, of
    an amount told. Without `single` no single figure may be said, only a range. `cheapest` are the open rows with
    the lowest totals of the first year, within a margin, lowest first.
    """

    inputs: Inputs
    region: str
    currency: str
    sign: str
    owner_hour_value: float
    hour_said: bool
    one_off: bool
    months: int
    horizon: int
    amount: Amount
    single: bool
    trade: str
    work: dict[str, float]
    borrowed: tuple[str, ...]
    closed: dict[str, str]
    scarce: dict[str, str]
    way: str | None
    form: str
    firm: str
    several: bool
    row: str | None
    unpriced: Quantiles | None
    cheapest: tuple[str, ...]
    cheapest_later: tuple[str, ...]
    compared: tuple[str, str] | None
    year_one: dict[str, RowCost]
    later_years: dict[str, RowCost] | None
    today: Today
    hours_back_per_week: dict[str, Quantiles]
    asks_more: bool
    from_month: dict[str, int]
    prices: tuple[MarketPrice, ...]
    quotes: tuple[Quote, ...]
    extras: Extras | None
    vat: float
    break_even: BreakEven | None
    drivers: tuple[Driver, ...]
    wrong_choice: tuple[WrongChoice, ...]
    cumulative: dict[str, tuple[float, ...]]
    carry: dict[str, Carry]
    disagreement: str | None
    disguise: str | None
    variant: str | None

    @property
    def running(self) -> dict[str, RowCost]:
        """The rows once everything runs: a later year, or the job itself."""
        return self.later_years or self.year_one

    def to_json(self) -> dict[str, Any]:
        """Plain data, rounded so that every machine prints the same."""
        return {
            "inputs": dict(self.inputs.own),
            "own_inputs": list(self.inputs.own),
            "currency": self.currency,
            "one_off": self.one_off,
            "months": self.months,
            "amount": {
                "origin": self.amount.origin,
                "unit": self.amount.unit,
                "hours": _quantiles(self.amount.hours),
                "today": _quantiles(self.amount.today),
                "pieces": self.amount.pieces,
            },
            "single": self.single,
            "trade": self.trade or None,
            "work": {key: round(value, DIGITS) for key, value in self.work.items()},
            "borrowed_prices": list(self.borrowed),
            "closed": dict(self.closed),
            "scarce": dict(self.scarce),
            "form": self.form or None,
            "row": self.row,
            "cost": {"year_one": _rows(self.year_one), "later_years": self.later_years and _rows(self.later_years)},
            "today": {"by": self.today.by}
            | {part: _quantiles(getattr(self.today, part)) for part in ("hours", "money")},
            "hours_back_per_week": {key: _quantiles(hours) for key, hours in self.hours_back_per_week.items()},
            "asks_more": self.asks_more,
            "from_month": dict(self.from_month),
            "prices": [_rounded(asdict(price)) for price in self.prices],
            "quotes": [asdict(quote) for quote in self.quotes],
            "extras": self.extras and _rounded(asdict(self.extras)),
            "vat": self.vat,
            "break_even": self.break_even and _even(self.break_even),
            "drivers": [_rounded(asdict(driver)) for driver in self.drivers],
            "drivers_compare": list(self.compared or ()),
            "wrong_choice": [
                {"task": w.task, "way": w.way, "extra": {way: _rounded(asdict(e)) for way, e in w.extra.items()}}
                for w in self.wrong_choice
            ],
            "cumulative": {key: [round(v, DIGITS) for v in values] for key, values in self.cumulative.items()},
            "carry": {key: _rounded(asdict(carry)) | {"short": carry.short} for key, carry in self.carry.items()},
            "cheapest": list(self.cheapest),
            "cheapest_later": list(self.cheapest_later),
            "disagreement": self.disagreement,
            "disguise": self.disguise,
            "cheaper_variant": self.variant,
        }


def _even(even: BreakEven) -> dict[str, Any]:
    """The break-even with its intervals in order."""
    rounded = _rounded({key: value for key, value in vars(even).items() if key != "intervals"})
    spans = [{"from": round(i.from_, DIGITS), "to": i.to and round(i.to, DIGITS), "way": i.way} for i in even.intervals]
    return rounded | {"intervals": spans}


def _rows(rows: dict[str, RowCost]) -> dict[str, Any]:
    """Every part of every row."""
    return {key: {part: _quantiles(getattr(row, part)) for part in vars(row)} for key, row in rows.items()}


def _quantiles(points: Quantiles) -> dict[str, float]:
    return {name: round(value, DIGITS) for name, value in points._asdict().items()}


def _rounded(raw: dict[str, Any]) -> dict[str, Any]:
    """Two digits more than money has, for shares are among these."""
    return {key: round(value, DIGITS + 2) if isinstance(value, float) else value for key, value in raw.items()}
