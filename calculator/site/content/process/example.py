"""The invented web shop of the pages "A process for a partner": its records and its sums."""

from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path

from calculator import load
from calculator.documents.agreed import agreed
from calculator.load import DataError
from calculator.site.content.process.sheet import Kpi, Sheet

NAME = "site/process_example.toml"
MINUTES_AN_HOUR = 60
DAYS_A_WEEK = 5
WEEKS_A_MONTH = 52 / 12


@dataclass(frozen=True)
class Figures:
    """Counts a day and a month, minutes for one piece, US dollars, hours a month."""

    day: int
    minutes: int
    days: int
    hour: int
    own_sample: int
    refund: int
    govern: int

    @property
    def month(self) -> int:
        """Emails a month."""
        return self.day * self.days

    @property
    def hours_week(self) -> int:
        """Hours a week that answering takes."""
        return round(self.day * DAYS_A_WEEK * self.minutes / MINUTES_AN_HOUR)


@dataclass(frozen=True)
class Kind:
    """One kind of email: how many a day, minutes for one, and what the answer holds."""

    name: str
    day: int
    minutes: int
    answer: str


@dataclass(frozen=True)
class Column:
    """One of the five lists of a SIPOC; an ordered one is numbered."""

    name: str
    ask: str
    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Sipoc:
    """The process on one page."""

    title: str
    text: str
    column: tuple[Column, ...]


@dataclass(frozen=True)
class RaciRow:
    """One task; `marks` holds the letters by role, and A stands once."""

    task: str
    marks: dict[str, str]


@dataclass(frozen=True)
class Raci:
    """Who does what: roles are keys of people, letters are explained."""

    title: str
    text: str
    roles: tuple[str, ...]
    letters: dict[str, str]
    row: tuple[RaciRow, ...]


@dataclass(frozen=True)
class TimelineWords:
    """The words of the time line."""

    title: str
    text: str
    share: str
    hours: str
    doing: str
    handing: str
    week: str


@dataclass(frozen=True)
class Stage:
    """A stage of the hand-over. Weeks as drawn; per equal part: percent with the partner, owner's hours a week."""

    id: str
    name: str
    weeks: int
    range: str
    what: str
    basis: str
    shares: tuple[int, ...]
    doing: tuple[int, ...]
    handing: tuple[int, ...]

    @property
    def hours(self) -> tuple[int, ...]:
        """The owner's hours a week in each part."""
        return tuple(map(sum, zip(self.doing, self.handing, strict=True)))


@dataclass(frozen=True)
class Offer:
    """An offer: US dollars a unit, units a month and at least; `hours` a month of the owner's where they are not the
    steering.
    """

    name: str
    price: float
    unit: str
    pieces: int
    note: str
    least: int = 0
    hours: int = 0

    @property
    def month(self) -> int:
        """US dollars a month."""
        return round(self.price * self.pieces)

    @property
    def says(self) -> str:
        """The note with the least bill put in."""
        return self.note.format(least=self.least)


@dataclass(frozen=True)
class Growth:
    """A larger amount: emails a day, and US dollars for one."""

    name: str
    day: int
    price: float


@dataclass(frozen=True)
class LedgerRow:
    """Some weeks, `count` of them, and what became of the hours that came back in each."""

    weeks: str
    count: int
    lever: int
    firm: int
    off: int
    gone: int

    @property
    def hours(self) -> int:
        """All hours of a week that came back."""
        return self.lever + self.firm + self.off + self.gone


@dataclass(frozen=True)
class Ledger:
    """What the hours that came back were used for, and one number before and after: orders a month, profit on each."""

    before: int
    after: int
    profit: int
    row: tuple[LedgerRow, ...]

    def total(self, use: str) -> int:
        """All hours of one use."""
        return sum(row.count * int(getattr(row, use)) for row in self.row)

    @property
    def gain(self) -> int:
        """US dollars a month more than before."""
        return (self.after - self.before) * self.profit

    @property
    def hours_month(self) -> int:
        """Hours a month for the lever, in the last weeks."""
        return round(self.row[-1].lever * WEEKS_A_MONTH)

    @property
    def an_hour(self) -> int:
        """What an hour for the lever brings, US dollars."""
        return round(self.gain / self.hours_month)


@dataclass(frozen=True)
class Shop:
    """The whole example."""

    figures: Figures
    people: dict[str, str]
    kind: tuple[Kind, ...]
    sipoc: Sipoc
    raci: Raci
    timeline: TimelineWords
    stage: tuple[Stage, ...]
    sheet: Sheet
    offer: tuple[Offer, ...]
    growth: tuple[Growth, ...]
    ledger: Ledger

    @property
    def setup_hours(self) -> int:
        """The owner's hours for handing over, before steady running."""
        return sum(s.weeks * h // len(s.handing) for s in self.stage[:-1] for h in s.handing)

    @property
    def hours_back(self) -> int:
        """Hours a week that the owner gets back once it runs."""
        return round(self.figures.hours_week - self.figures.govern / WEEKS_A_MONTH)

    @property
    def plan_weeks(self) -> int:
        """Weeks from the first note until all is handed over."""
        return sum(stage.weeks for stage in self.stage[:-1])

    @property
    def back_weeks(self) -> int:
        """Weeks of steady running until the hours of handing over have come back."""
        return -(-self.setup_hours // self.hours_back)

    @property
    def slow_weeks(self) -> int:
        """Weeks in which the owner gets nothing back yet."""
        parts = [(s.weeks // len(s.hours), hours) for s in self.stage for hours in s.hours]
        return sum(weeks for weeks, hours in parts if hours >= self.figures.hours_week)

    @property
    def kpi(self) -> dict[str, Kpi]:
        """The numbers of the sheet by id."""
        return {kpi.id: kpi for kpi in self.sheet.kpi}

    def worth(self, offer: Offer) -> int:
        """An offer's month with the owner's hours counted at their worth, US dollars."""
        return offer.month + self.left(offer) * self.figures.hour

    def left(self, offer: Offer) -> int:
        """The hours a month that an offer leaves with the owner."""
        return offer.hours or self.figures.govern

    def steering(self, row: Growth) -> int:
        """The hours a month of steering a larger amount: with its square root, as in the calculator."""
        return round(self.figures.govern * sqrt(row.day / self.figures.day))

    @property
    def inputs(self) -> dict[str, float]:
        """What the calculator is told of the shop."""
        return {"pieces_per_month": self.figures.month, "hours_per_piece": self.figures.minutes / MINUTES_AN_HOUR}


@cache
def shop(folder: Path = load.DATA) -> Shop:
    """The example, checked; DataError names the file and the key."""
    whole = load.record(Shop, load.table(NAME, folder), NAME)
    day = sum(kind.day for kind in whole.kind)
    minutes = sum(kind.day * kind.minutes for kind in whole.kind)
    lengths = [{len(s.shares), len(s.doing), len(s.handing)} for s in whole.stage]
    gate, first = agreed().gate.rows, whole.growth[0]
    marks, roles = [row.marks for row in whole.raci.row], set(whole.raci.roles)
    faults = {
        "kind: must add up to figures.day": day != whole.figures.day,
        "kind: must take figures.minutes on average": minutes != day * whole.figures.minutes,
        "stage: shares, doing and handing differ in length": any(len(each) != 1 for each in lengths),
        "ledger.row: must add up to the hours that come back": any(
            r.hours != whole.hours_back for r in whole.ledger.row
        ),
        "growth: the first is not the amount of figures at an offer's price": (first.day, first.price)
        not in [(whole.figures.day, offer.price) for offer in whole.offer],
        "raci.row: A must stand once": any("".join(m.values()).count("A") != 1 for m in marks),
        "raci.row: unknown role": any(set(m) - roles for m in marks),
        "raci.roles: not in people": bool(roles - set(whole.people)),
    }  # what types cannot say
    faults |= {
        f"sheet.kpi: the target of {key} is not the gate's": whole.kpi[key].goal != gate[key].go
        for key in ("right", "fast", "again")
    }
    for fault, there in faults.items():
        if there:
            raise DataError(f"{NAME}: {fault}")
    return whole
