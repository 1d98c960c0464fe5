"""Prices by trade and region: an hour of a freelancer, of a firm and of an employee, and a firm's smallest bill."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from calculator import load
from calculator.load import DataError

FILE = "costs/trades.toml"
KINDS = ("freelancer", "firm", "wage", "smallest")
GRADES = ("P", "O", "A", "V", "B", "none")
HOME, BASE = "home", "us"


@dataclass(frozen=True)
class Trade:
    """A trade that work is bought from."""

    label: str


@dataclass(frozen=True)
class TradePrice:
    """Low, typical and high in the region's currency, before VAT: an hour, or the smallest bill of a month."""

    low: float
    typical: float
    high: float
    sources: tuple[str, ...]
    grade: str
    date: str
    note: str = ""

    @property
    def triangle(self) -> tuple[float, float, float]:
        """Its three figures."""
        return self.low, self.typical, self.high


@dataclass(frozen=True)
class PriceSet:
    """What a trade costs in a region; what is left out is that of its home set, or of the base region.

    One that is `named` holds where the reader named that trade and a professional of it is meant: an accountant for
    desk work, who costs less than a lawyer.
    """

    trade: str
    region: str
    sourcing: str = HOME
    freelancer: TradePrice | None = None
    firm: TradePrice | None = None
    wage: TradePrice | None = None
    smallest: TradePrice | None = None
    recheck: str = ""
    named: str = ""

    def of(self, kind: str) -> TradePrice | None:
        """One of its prices."""
        price: TradePrice | None = getattr(self, kind)
        return price


@dataclass(frozen=True)
class Trades:
    """All of costs/trades.toml."""

    trade: dict[str, Trade]
    price: tuple[PriceSet, ...]

    def find(
        self, trade: str, kind: str, region: str, sourcing: str, named: str = ""
    ) -> tuple[TradePrice, bool] | None:
        """A trade's price in a region, and whether it is another region's; None where nobody knows one.

        `named` is the trade that the reader named, where that is another. Abroad is the base region's look at the world
        where the region has none; else a region's home prices count.
        """
        for place, borrowed in (
            ((region, sourcing), False),
            ((BASE, sourcing), region != BASE) if sourcing != HOME else ((region, HOME), False),
            ((region, HOME), False),
            ((BASE, HOME), region != BASE),
        ):
            here = [one for one in self.price if (one.trade, one.region, one.sourcing) == (trade, *place)]
            for own in dict.fromkeys((named, "")):
                price = next((price for one in here if one.named == own and (price := one.of(kind))), None)
                if price:
                    return price, borrowed
        return None


@cache
def trades(folder: load.Folder = load.DATA) -> Trades:
    """Read and check costs/trades.toml; DataError names the key."""
    raw = load.table(FILE, folder)
    load.only(FILE, raw, "trade", "price")
    sets = [
        {key: _price(value, f"{FILE}: price[{n}].{key}") if key in KINDS else value for key, value in row.items()}
        for n, row in enumerate(raw["price"], 1)
    ]
    result = Trades(
        trade={key: load.record(Trade, row, f"{FILE}: trade.{key}") for key, row in raw["trade"].items()},
        price=tuple(load.record(PriceSet, row, f"{FILE}: price[{n}]") for n, row in enumerate(sets, 1)),
    )
    for mistake in _mistakes(result):
        raise DataError(f"{FILE}: {mistake}")
    return result


def _price(raw: object, where: str) -> TradePrice:
    return load.record(TradePrice, raw, where)


def _mistakes(result: Trades) -> Iterator[str]:
    """What types cannot say."""
    places = [(one.trade, one.region, one.sourcing, one.named) for one in result.price]
    for place in places:
        for trade in filter(None, (place[0], place[3])):
            if trade not in result.trade:
                yield f"price: {trade!r} is no trade"
        if places.count(place) > 1:
            yield f"price: {' '.join(filter(None, place))} stands twice"
    for trade in result.trade:
        for kind in KINDS:
            if result.find(trade, kind, BASE, HOME) is None:
                yield f"price: {trade} has no {kind} in the base region"
    for one in result.price:
        at = f"price: {one.trade} {one.region}"
        for kind in KINDS:
            price = one.of(kind)
            if price and not 0 <= price.low <= price.typical <= price.high:
                yield f"{at}.{kind}.low: must not be above typical, nor typical above high"
            if price and price.grade not in GRADES:
                yield f"{at}.{kind}.grade: {price.grade!r} is none of {', '.join(GRADES)}"
            if price and (price.grade == "none") == bool(price.sources):
                yield f"{at}.{kind}.sources: a grade needs a source, and a source a grade"
        both = zip(one.freelancer.triangle, one.firm.triangle, strict=True) if one.freelancer and one.firm else ()
        abroad = one.sourcing != HOME  # a firm of one country, but freelancers of all
        if not abroad and any(freelancer > firm for freelancer, firm in both):
            yield f"{at}.firm: a firm is never cheaper an hour than a freelancer of its trade"
