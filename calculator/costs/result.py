"""The cost lens's result and its JSON form. Plain records; no arithmetic but rounding."""

from dataclasses import asdict, dataclass
from typing import Any

from calculator.costs.evaluation import Quantiles
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
class Interval:
    """Between these amounts (`to` None: as far as was looked) a way is cheapest in total."""

    from_: float
    to: float | None
    way: str


@dataclass(frozen=True)
class BreakEven:
    """Which way is cheapest at which amount; `variable` is pieces_per_month or job_hours.

    `payback_month` is the month in which handing over to a partner has paid for itself against
    keeping it; None means never within `months`.
    """

    variable: str
    now: float
    now_way: str
    limit: float
    intervals: tuple[Interval, ...]
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
    """Money and owner's hours a year beyond those of the way that suits."""

    money: float
    hours: float


@dataclass(frozen=True)
class WrongChoice:
    """A task, the way that suits it, and what each other way costs more; ways ruled out are not in `extra`."""

    task: str
    way: str
    extra: dict[str, Extra]


@dataclass(frozen=True)
class Carry:
    """Hours a week that a way asks of the owner: in the first period, once it runs, and those there are."""

    first: float
    running: float
    available: float

    @property
    def short(self) -> bool:
        """Whether it asks for more than there is, once it runs."""
        return self.running > self.available


@dataclass(frozen=True)
class CostResult:
    """The whole cost lens of one task.

    Rows are keep, staff, freelance, regular, bpo and employee (no regular for a job that ends);
    amounts are in the region's currency and in hours; `later_years` is None where there are none.
    `cumulative` holds the total of each row after month 1, 2, ... ; `way` is the way recommended by fit.
    """

    inputs: Inputs
    region: str
    currency: str
    sign: str
    owner_hour_value: float
    one_off: bool
    months: int
    horizon: int
    work: dict[str, float]
    borrowed: tuple[str, ...]
    ruled_out: tuple[str, ...]
    way: str | None
    cheapest: str
    compared: tuple[str, str]
    year_one: dict[str, RowCost]
    later_years: dict[str, RowCost] | None
    hours_back_per_week: dict[str, Quantiles]
    break_even: BreakEven
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
        even = self.break_even
        return {
            "inputs": dict(self.inputs.own),
            "own_inputs": list(self.inputs.own),
            "currency": self.currency,
            "one_off": self.one_off,
            "months": self.months,
            "work": {key: round(value, DIGITS) for key, value in self.work.items()},
            "borrowed_prices": list(self.borrowed),
            "ruled_out": list(self.ruled_out),
            "cost": {"year_one": _rows(self.year_one), "later_years": self.later_years and _rows(self.later_years)},
            "hours_back_per_week": {key: _quantiles(hours) for key, hours in self.hours_back_per_week.items()},
            "break_even": _rounded({key: value for key, value in vars(even).items() if key != "intervals"})
            | {
                "intervals": [
                    {"from": round(i.from_, DIGITS), "to": i.to and round(i.to, DIGITS), "way": i.way}
                    for i in even.intervals
                ]
            },
            "drivers": [_rounded(asdict(driver)) for driver in self.drivers],
            "drivers_compare": list(self.compared),
            "wrong_choice": [
                {"task": w.task, "way": w.way, "extra": {way: _rounded(asdict(e)) for way, e in w.extra.items()}}
                for w in self.wrong_choice
            ],
            "cumulative": {key: [round(v, DIGITS) for v in values] for key, values in self.cumulative.items()},
            "carry": {key: _rounded(asdict(carry)) | {"short": carry.short} for key, carry in self.carry.items()},
            "cheapest": self.cheapest,
            "disagreement": self.disagreement,
            "disguise": self.disguise,
            "cheaper_variant": self.variant,
        }


def _rows(rows: dict[str, RowCost]) -> dict[str, Any]:
    """Every part of every row."""
    return {key: {part: _quantiles(getattr(row, part)) for part in vars(row)} for key, row in rows.items()}


def _quantiles(points: Quantiles) -> dict[str, float]:
    return {name: round(value, DIGITS) for name, value in points._asdict().items()}


def _rounded(raw: dict[str, Any]) -> dict[str, Any]:
    """Two digits more than money has, for shares are among these."""
    return {key: round(value, DIGITS + 2) if isinstance(value, float) else value for key, value in raw.items()}
