"""The sums of the page on working with someone abroad: hours in common, and what is saved."""

from dataclasses import dataclass
from functools import cache

from calculator import load
from calculator.costs.trades import trades
from calculator.load import DataError

FILE = "site/abroad.toml"
HUNDRED = 100


@dataclass(frozen=True)
class Day:
    """Two working days of the same length, hours `apart`; one of them may be moved by `shift` hours."""

    length: int
    shift: int
    apart: tuple[int, ...]

    def shared(self, apart: int) -> int:
        """Hours in which both are at work."""
        return max(0, self.length - apart)

    def shifted(self, apart: int) -> int:
        """The same when one of the two moves towards the other."""
        return self.shared(max(0, apart - self.shift))


@dataclass(frozen=True)
class Month:
    """A month of the work in one place: dollars an hour, hours of theirs and of the owner's, fees in percent."""

    price: float
    hours: int
    owner: int
    fee_percent: int
    worth: int

    @property
    def bill(self) -> float:
        """What they charge."""
        return self.price * self.hours

    @property
    def fees(self) -> float:
        """What currency and banks take."""
        return self.bill * self.fee_percent / HUNDRED

    @property
    def own(self) -> float:
        """The owner's hours in money."""
        return float(self.owner * self.worth)

    @property
    def together(self) -> float:
        """Money and hours."""
        return self.bill + self.fees + self.own


@dataclass(frozen=True)
class Case:
    """Desk work by a freelancer at home and abroad."""

    trade: str
    region: str
    hours: int
    owner_home: int
    owner_away: int
    fee_percent: int
    worth: int

    @property
    def home(self) -> Month:
        """A month of it at home."""
        return Month(self._price("home"), self.hours, self.owner_home, 0, self.worth)

    @property
    def away(self) -> Month:
        """A month of it abroad."""
        return Month(self._price("abroad"), self.hours, self.owner_away, self.fee_percent, self.worth)

    @property
    def gap_percent(self) -> float:
        """By how much the rate is lower abroad."""
        return HUNDRED * (1 - self.away.price / self.home.price)

    @property
    def saved_percent(self) -> float:
        """By how much the whole is lower."""
        return HUNDRED * (1 - self.away.together / self.home.together)

    @property
    def even_hours(self) -> float:
        """Hours of the owner a month abroad at which nothing is saved."""
        return (self.home.together - self.away.bill - self.away.fees) / self.worth

    def _price(self, sourcing: str) -> float:
        found = trades().find(self.trade, "freelancer", self.region, sourcing)
        if found is None:
            raise DataError(f"{FILE}: case.trade: {self.trade!r} has no price {sourcing} for {self.region!r}")
        return found[0].typical


@dataclass(frozen=True)
class Page:
    """All of the file."""

    day: Day
    case: Case


@cache
def page(folder: load.Folder = load.DATA) -> Page:
    """The figures, checked; DataError names a key that does not fit."""
    return load.record(Page, load.table(FILE, folder), FILE)
