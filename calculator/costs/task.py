"""One task in the cost lens: its rows in every draw, and all that is worked out from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import sub

from calculator.costs import break_even, evaluation, open_rows
from calculator.costs import rules as cost_rules
from calculator.costs.assumptions import Assumptions, assumptions
from calculator.costs.draws import Quantiles, Value, quantiles
from calculator.costs.inputs import choice
from calculator.costs.parameters import parameters
from calculator.costs.result import Amount, BreakEven, Carry, Driver, Extras, RowCost, Today
from calculator.costs.setting import NOTHING, Setting
from calculator.model.answers import Answers, Inputs
from calculator.model.definition import Model

YEAR = 12.0
MOST_DRIVERS = 10
COMPARED = 2  # rows at least, for one to be the cheapest
SWING = (0.1, 0.9)
NOT_TODAY = "nobody"
PROFESSION, ABLE = "profession", "able"  # why it cannot be kept
AMOUNT = ("drawn_hours", "drawn_job_hours")
BEGIN = {"freelance": "freelance", "agency": "freelance", "first_step": "freelance", "regular": "regular"}
BEGIN |= {"bpo": "partner", "employee": "employee"}
ASKS_MORE = "asks_more"  # why a row is closed that another amount would open
PAYS = ("bpo", "regular")  # rows with a set-up that is paid back


@dataclass
class Task:
    """One task with its draws, and with every parameter at its median. Parts are worked out once, when asked for.

    `draws` is how many of each parameter; None takes as many as costs/parameters/draws.toml says.
    """

    model: Model
    answers: Answers
    inputs: Inputs
    draws: int | None = None
    setting: Setting = NOTHING

    @cached_property
    def given(self) -> Assumptions:
        """What it is worked out with."""
        return assumptions(self.answers, self.inputs, self.setting)

    @cached_property
    def case(self) -> open_rows.Case:
        """What decides which rows there are, and which can be chosen."""
        return open_rows.Case(self.answers, self.inputs, self.setting, self.given)

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """The rows of its table."""
        return open_rows.shown(self.case)

    @cached_property
    def closed(self) -> dict[str, str]:
        """Why a row cannot be chosen, by row; see `open_rows.closed`."""
        return open_rows.closed(self.case, self.medians)

    @cached_property
    def open(self) -> tuple[str, ...]:
        """The rows to choose from."""
        return tuple(row for row in self.rows if row not in self.closed)

    @cached_property
    def scarce(self) -> dict[str, str]:
        """The rows that hardly anybody offers, and which question tells it."""
        return open_rows.scarce(self.case)

    @cached_property
    def open_ways(self) -> dict[str, str]:
        """The ways open to it, each with its usual row."""
        rows = {way: self.row_of(way) for way in evaluation.WAYS}
        return {way: row for way, row in rows.items() if row in self.open}

    def row_of(self, way: str, wanted: str = "") -> str | None:
        """The row that stands for a way, in its form where there is one; None where the table has none."""
        return open_rows.row_of(self.case, way, wanted)

    @cached_property
    def names(self) -> evaluation.Names:
        """All quantities of its rows in every draw."""
        return evaluation.worked_out(self.given.columns(self.draws), self.rows)

    @cached_property
    def medians(self) -> dict[str, float]:
        """All quantities with every parameter at its median."""
        return evaluation.numbers(self.given.at())

    @cached_property
    def first(self) -> dict[str, RowCost]:
        """Every row in the first year, or over the job."""
        return {key: self._row(key, True) for key in self.rows}

    @cached_property
    def later(self) -> dict[str, RowCost] | None:
        """Every row in a later year, or in a later season of so many months; None for a job that ends."""
        if self.given.one_off:
            return None
        return {key: self._row(key, False) if self._begins(key) else self.first[key] for key in self.rows}

    def _begins(self, key: str) -> bool:
        """Whether a row takes anything at the start only."""
        return any(f"{evaluation.PREFIX.get(key, key)}_setup_{part}" in self.names for part in ("money", "hours"))

    def _row(self, key: str, setup: bool) -> RowCost:
        """A row's ranges, with set-up or without."""
        amounts = evaluation.row(self.names, key, setup)
        over = evaluation.over(self.names, amounts.hours)
        return RowCost(*map(quantiles, (amounts.money, amounts.hours, amounts.total, over)))

    @cached_property
    def amount(self) -> Amount:
        """How much work it is; a month of today's, or the job."""
        work, per = self.given.amount, self.medians["grown_months"]
        hours, taken = (quantiles(self.names[key]) for key in ("work_hours", "taken"))
        return Amount(
            origin=work.origin,
            unit="job" if work.one_off else "month",
            hours=Quantiles(*(value / per for value in hours)),
            today=Quantiles(*(value / per for value in taken)),
            pieces=work.pieces if work.pieces_told else None,
        )

    def priced(self, row: str | None) -> bool:
        """Whether what a row is paid by is known closer than any trade's price."""
        kind = open_rows.PAID_BY.get(row or "")
        found = self.given.prices
        return kind is None or bool(found.trade) or found.by_kind[kind].market.origin not in ("all_trades", "borrowed")

    @property
    def _weeks(self) -> float:
        return self.medians["weeks"]

    @cached_property
    def today(self) -> Today:
        """How it is done today."""
        names = self.names
        if "keep" not in self.rows:
            names = evaluation.worked_out(self.given.columns(self.draws), ("keep",))
        keep = evaluation.row(names, "keep")
        hours = Quantiles(*(value / self._weeks for value in quantiles(keep.hours)))
        return Today(choice(self.inputs, "done_by"), hours, quantiles(keep.money))

    def hours_back(self) -> dict[str, Quantiles]:
        """Owner's hours a week that each row gives back against today, once it runs, or over the job.

        None where nobody does it today, or may well not: the owner could not, and has said neither who does it nor how
        long it takes. Of work that grows it is what today's amount gives back.
        """
        if choice(self.inputs, "done_by") == NOT_TODAY or "keep" not in self.rows or self.beyond_the_owner:
            return {}
        now, setup = evaluation.row(self.names, "keep").hours, self.later is None
        rows = {key: now if key == "keep" else evaluation.row(self.names, key, setup).hours for key in self.rows}
        return {key: self._saved(now, then) for key, then in rows.items()}

    def _saved(self, now: Value, then: Value) -> Quantiles:
        """The hours a week, of today's amount, between two ways over the period."""
        grown = self.medians["grown_months"] / (1 if self.given.one_off else self.given.values["months"])
        saved = quantiles(evaluation.apply(sub, [now, then]))
        return Quantiles(*(hours / self._weeks / max(grown, 1.0) for hours in saved))

    @property
    def beyond_the_owner(self) -> bool:
        """Whether it would be odd to take it for granted that the owner does it today."""
        told = "done_by" in self.inputs.own or self.given.amount.told
        return not told and self.closed.get("keep") in (PROFESSION, ABLE)

    def unpriced(self, way: str) -> Quantiles | None:
        """The hours a week that a row without a price gives back to the owner, who does it today; None of a job."""
        row = open_rows.turned(self.case, way)
        known = self.given.amount.told and self.given.values["kept_by_owner"] and not self.given.one_off
        if not known or open_rows.PAID_BY.get(row) is None or "keep" not in self.rows:
            return None
        names = evaluation.worked_out(self.given.columns(self.draws), ("keep", row))
        then, now = evaluation.row(names, row, setup=False).hours, evaluation.row(names, "keep").hours
        back = self._saved(now, then)
        return back if back.p50 > 0 else None

    def asks_more(self, row: str | None) -> bool:
        """Whether a row takes more of the hours of the owner, who does it today."""
        running = self.later or self.first
        if not row or row == "keep" or "keep" not in running or not self.given.values["kept_by_owner"]:
            return False
        return running[row].hours.p50 > running["keep"].hours.p50

    def from_month(self) -> dict[str, int]:
        """From about which month each row runs, counted from today."""
        begin = {row: BEGIN[row] for row in self.rows if row in BEGIN}
        return {row: int(self.medians[f"{prefix}_begin"]) + 1 for row, prefix in begin.items()}

    def extras(self) -> Extras | None:
        """Fees and materials over the period, the reader's or the common task's; None without any."""
        own, task = self.inputs.number("extras"), self.setting.task
        if own is not None:
            unit = choice(self.inputs, "extras_unit")
            return Extras("", *(own * self._times(unit),) * 3)
        known = [one for one in (task.extras if task else ()) if one.currency == self.given.place.currency]
        if not known:
            return None
        sums = (sum(getattr(one, end) * self._times(one.unit) for one in known) for end in ("low", "typical", "high"))
        return Extras(", ".join(one.label for one in known), *sums)

    def _times(self, unit: str) -> float:
        """How often something for a month, a year or all of it comes up in the period."""
        months = self.given.values["months"]
        return {"month": months, "year": months / YEAR}.get(unit, 1.0)

    def cheapest(self, rows: Mapping[str, RowCost]) -> tuple[str, ...]:
        """The open rows with the lowest totals, those near the lowest with it; none where there is only one, and none
        that hardly anybody offers.
        """
        totals = {row: rows[row].total.p50 for row in self.open if row in rows and row not in self.scarce}
        if len(totals) < COMPARED:
            return ()
        least = min(totals.values())
        near = [row for row, total in totals.items() if total <= least + cost_rules.settings().near * abs(least)]
        return tuple(sorted(near, key=totals.__getitem__))

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
        """The total of each row after every month that it runs, by the same formulas for that many months."""
        months = [self.until(month) for month in range(1, round(self.given.horizon) + 1)]
        return {key: tuple(self.total_at(names, key) for names in months) for key in self.first}

    def until(self, month: int) -> dict[str, float]:
        """All quantities of its rows at the medians, for so many months of it."""
        values = self.given.at()
        part = month / self.given.horizon if self.given.one_off else 1.0
        return evaluation.numbers(values | {"months": float(month), "amount_times": part}, self.rows)

    def break_even(self, row: str | None = None) -> BreakEven | None:
        """Which open row is cheapest at which amount, and when one with a set-up has paid for itself."""
        held = [key for key in self.rows if self.closed.get(key, ASKS_MORE) == ASKS_MORE and key not in self.scarce]
        factors = {key: self.factors[key] for key in held}
        if len(factors) < COMPARED or open_rows.HOURS in self.closed.values():
            return None
        variable, unit, now = self._measure()
        hours = self.medians["monthly_hours"]
        case = break_even.Case(self.given.at(), factors, now, hours)
        intervals = break_even.intervals(case)
        could = () if row is None else (row,) if row != "keep" else PAYS
        pays = next((key for key in could if key in PAYS and key in self.open and "keep" in self.rows), None)
        return BreakEven(
            variable=variable,
            unit=unit,
            now=now,
            now_way=next(i.way for i in intervals if i.to is None or now < i.to),
            limit=break_even.limit(case),
            intervals=intervals,
            pays=pays,
            payback_month=self.payback(pays) if pays else None,
            months=round(self.given.horizon),
        )

    def payback(self, row: str) -> int | None:
        """The month of its running in which a row has cost no more than keeping it; None for never in the period."""
        if "keep" not in self.cumulative:
            return None
        months = enumerate(zip(self.cumulative[row], self.cumulative["keep"], strict=True), 1)
        return next((month for month, (there, keep) in months if there <= keep), None)

    def _measure(self) -> tuple[str, str, float]:
        """What the reader counts the amount in, and how much of it there is."""
        work, said = self.given.amount, self.inputs.own
        if work.told and "task_hours" in said:
            unit = choice(self.inputs, "task_hours_unit") if "task_hours_unit" in said or not work.one_off else "all"
            return "task_hours", unit, float(said["task_hours"])
        if work.told and "task_hours_per_week" not in said and not work.one_off and work.pieces is not None:
            return "pieces_per_month", "", work.pieces
        unit = "all" if work.one_off else "month"
        return "task_hours", unit, self.amount.today.p50

    def compared(self, row: str | None) -> tuple[str, str] | None:
        """The recommended row and the cheapest other open one; without a recommendation the two cheapest."""
        order = sorted(self.open, key=lambda key: self.first[key].total.p50)
        chosen = row if row in self.first else order[0] if order else None
        other = next((key for key in order if key != chosen), None)
        return (chosen, other) if chosen and other else None

    def drivers(self, way: str, other: str) -> tuple[Driver, ...]:
        """What moves the difference between two rows most: each parameter at two points, the others at their median.

        An amount that nobody has told comes first.
        """
        medians, drivers = self.given.at(), []
        for key, ends in self._swings().items():
            at_ends = [evaluation.numbers(medians | {key: value}, (way, other)) for value in ends]
            low, high = (self.total_at(names, way) - self.total_at(names, other) for names in at_ends)
            drivers.append(Driver(key, *ends, low, high))
        drivers.sort(key=lambda d: (d.parameter not in AMOUNT, -abs(d.at_high - d.at_low)))
        return tuple(d for d in drivers[:MOST_DRIVERS] if d.at_low != d.at_high)

    def _swings(self) -> dict[str, tuple[float, float]]:
        """The two points of each parameter that varies, and of the value of the owner's hour, unless it was given."""
        spreads = {key: spread for key, spread in self.given.spreads.items() if key in parameters().by_id}
        swings = {key: (spread.at(key, SWING[0]), spread.at(key, SWING[1])) for key, spread in spreads.items()}
        if "owner_hour_value" not in self.inputs.own:
            hour = parameters().by_id["owner_hour_value"]
            rate = self.given.values["owner_hour_value"] / hour.typical
            swings["owner_hour_value"] = (hour.low * rate, hour.high * rate)
        return swings

    def carry(self) -> dict[str, Carry]:
        """Hours a week that each row asks of the owner."""
        available = self.inputs.number("owner_hours_per_week")
        running = self.later or self.first
        return {
            key: Carry(costs.hours.p50 / self._weeks, running[key].hours.p50 / self._weeks, available)
            for key, costs in self.first.items()
        }
