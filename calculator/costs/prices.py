"""What a task is paid by: the reader's quote, else their price of an hour, a common task's own price, or its trade."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from calculator.costs.inputs import HIGH, specification
from calculator.costs.parameters import Triangle, parameters
from calculator.costs.place import Place
from calculator.costs.setting import COUNTED, OwnPrice, Setting
from calculator.costs.spreads import Mixture, Spread
from calculator.costs.trades import BASE, TradePrice, trades
from calculator.model.answers import Inputs

PARAMETER = {"freelancer": "freelance_rate", "firm": "partner_rate", "wage": "wage", "smallest": "smallest_bill"}
WAY = {"freelancer": "freelance", "firm": "partner"}  # what the inputs of a quote from each are called after
TERMS = ("by_hour", "by_piece", "by_month", "for", "falls")  # of a price outside, each an id of the formulas
SHARED = "freelance_rate"  # a firm's price and a freelancer's go up and down together
HOURLY, PIECE = ("hour", "day"), "piece"
OFFICE, PROFESSION = "office", "profession"


@dataclass(frozen=True)
class Period:
    """The period that is worked out: by it a price for a week, a month or a year is turned into one for all of it."""

    one_off: bool
    months: float
    weeks_per_month: float


@dataclass(frozen=True)
class MarketPrice:
    """A price with where it comes from: quote, own, task, trade, all_trades or borrowed; `used` in the rows."""

    kind: str
    unit: str
    low: float
    typical: float
    high: float
    currency: str
    grade: str
    date: str
    sources: tuple[str, ...]
    note: str
    origin: str
    used: bool = True


@dataclass(frozen=True)
class Quote:
    """A quote of the reader's; one that is not `used` lacks what `reason` says: count."""

    way: str
    low: float
    high: float
    unit: str
    used: bool = True
    reason: str = ""

    @property
    def kind(self) -> str:
        """Whose it is: "freelancer" or "firm"."""
        return next(kind for kind, way in WAY.items() if way == self.way)


@dataclass(frozen=True)
class Price:
    """One kind of price as the formulas take it: how it varies, and the terms by which it is counted.

    Without `known` there is none in the reader's currency.
    """

    spread: Spread | Mixture
    counts: dict[str, float]
    market: MarketPrice
    known: bool = True
    origin: str = "trade"


@dataclass(frozen=True)
class Prices:
    """All prices of a task, by kind, with every other one worth showing."""

    trade: str
    by_kind: dict[str, Price]
    quotes: tuple[Quote, ...]
    shown: tuple[MarketPrice, ...]
    borrowed: tuple[str, ...]
    software: OwnPrice | None = None
    software_by_piece: bool = False


def trade_named(inputs: Inputs, setting: Setting) -> str:
    """The trade that the reader, or the common task, names; empty where none is."""
    return str(inputs.own.get("trade", "")) or (setting.task.trade if setting.task else "")


def trade_of(named: str, form: str) -> str:
    """The trade that is worked with: desk work that a professional answers for is a profession's."""
    return PROFESSION if form == "professional" and named == OFFICE else named


def prices(inputs: Inputs, setting: Setting, place: Place, period: Period, usual_hours: float) -> Prices:
    """Everything that the work is paid by.

    `usual_hours` are those that a common task's price for a month or a job is for, where the price does not say its
    own; 0 where the amount is drawn.
    """
    named, found, quotes, borrowed = trade_named(inputs, setting), {}, [], []
    trade = trade_of(named, setting.form)
    for kind in PARAMETER:
        quote = quote_of(inputs, WAY[kind], period.one_off or _pieces_known(inputs, setting)) if kind in WAY else None
        if quote:
            quotes.append(quote)
        own = setting.task.price(kind, place.currency) if setting.task else None
        key = PARAMETER[kind]
        if quote and quote.used:
            found[kind] = _quoted(kind, quote, inputs, period, place.currency)
        elif (number := inputs.number(key)) is not None:
            found[kind] = _given(kind, number, place.currency)
        elif own:
            found[kind] = _of_task(own, period, usual_hours)
        else:
            found[kind] = _of_trade(kind, trade, named, inputs, place)
            if place.stand_in or found[kind].origin == "borrowed":
                borrowed.append(key)
    software = setting.task.price("software", place.currency) if setting.task else None
    more = setting.task.prices if setting.task else ()
    by_kind = _apart(found)
    bill = by_kind["firm"].counts["least"] and not period.one_off  # a job that ends is billed once
    used = [one.market for kind, one in by_kind.items() if one.known and (bill or kind != "smallest")]
    others = [_market(own, used=False) for own in more if own.currency == place.currency]
    return Prices(
        trade=trade,
        by_kind=by_kind,
        quotes=tuple(quotes),
        shown=(*used, *(one for one in others if replace(one, used=True) not in used)),
        borrowed=tuple(borrowed),
        software=software,
        software_by_piece=bool(software and software.unit == "piece"),
    )


def _apart(found: dict[str, Price]) -> dict[str, Price]:
    """The prices, with a firm's by trade drawn as a freelancer's is, and whether a firm's smallest bill applies.

    It does to a price by the hour, and to any other but a quote, where the smallest bill is the task's or the reader's.
    """
    firm, smallest = found["firm"], found["smallest"]
    by_trade = ("trade", "all_trades", "borrowed")
    if firm.origin in by_trade:
        firm = replace(firm, spread=replace(firm.spread, uniform=SHARED))
    hourly = bool(firm.counts["by_hour"])
    whole = firm.origin == "quote" or smallest.origin in by_trade
    counts = firm.counts | {"least": float(hourly or not whole)}
    return found | {"firm": replace(firm, counts=counts)}


def _pieces_known(inputs: Inputs, setting: Setting) -> bool:
    """Whether it is known how many pieces there are: from the reader, or as usual of a common task."""
    return inputs.number("pieces_per_month") is not None or bool(setting.task and setting.task.pieces_per_month)


def quote_of(inputs: Inputs, way: str, pieces_known: bool) -> Quote | None:
    """The reader's quote for a way; None where there is none. Of a job that ends, a price a piece is for one of it."""
    low = inputs.number(f"{way}_quote")
    if low is None:
        return None
    unit = str(inputs.own.get(f"{way}_quote_unit", specification().inputs[f"{way}_quote_unit"].choice))
    lacks = unit in COUNTED and inputs.number(f"{way}_quote_count") is None
    lacks |= unit == PIECE and not pieces_known
    return Quote(way, low, inputs.number(f"{way}_quote{HIGH}") or low, unit, not lacks, "count" if lacks else "")


def terms_of(unit: str, count: float, period: Period) -> dict[str, float]:
    """How often a price in this unit is due: `by_hour` and `by_piece`, and `by_month` in a month or, of a job, in all.

    The other terms are 0 here: the hours that a price is `for`, whether it `falls` below them, and whether a platform's
    `fee` and a firm's `least` bill apply.
    """
    span = period.months if period.one_off else 1.0  # of what stands for a month
    by_month = {
        "week": period.weeks_per_month * span,
        "month": span,
        "year": span / 12,
        "job": 1.0 if period.one_off else 1 / period.months,
        "percent": count / 100,
    }
    return {
        "by_hour": {"hour": 1.0, "day": 1 / specification().day_hours}.get(unit, 0.0),
        "by_piece": float(unit == "piece"),
        "by_month": by_month.get(unit, count if unit in COUNTED else 0.0),
        "for": 0.0,
        "falls": 0.0,
        "fee": 0.0,
        "least": 0.0,
    }


def _triangle(low: float, high: float) -> Triangle:
    return Triangle(low, (low + high) / 2, high)


def _quoted(kind: str, quote: Quote, inputs: Inputs, period: Period, currency: str) -> Price:
    count = inputs.number(f"{quote.way}_quote_count") or 0.0
    hours = 0.0 if period.one_off else inputs.number(f"{quote.way}_quote_hours") or 0.0
    triangle = _triangle(quote.low, quote.high)
    market = MarketPrice(kind, quote.unit, *triangle, currency, "none", "", (), "", "quote")
    terms = terms_of(quote.unit, count, period) | {"for": hours}
    return Price(Spread(triangle), terms, market, origin="quote")


def _given(kind: str, number: float, currency: str) -> Price:
    """The reader's own price of an hour, by the parameter's id."""
    triangle = Triangle(number, number, number)
    unit = "month" if kind == "smallest" else "hour"
    market = MarketPrice(kind, unit, *triangle, currency, "none", "", (), "", "own")
    return Price(Spread(triangle), _by_hour(), market, origin="own")


def _by_hour() -> dict[str, float]:
    return terms_of("hour", 0.0, Period(False, 1.0, 1.0)) | {"fee": 1.0}


def _market(own: OwnPrice, used: bool = True) -> MarketPrice:
    figures = (own.low, own.typical, own.high)
    return MarketPrice(
        own.kind, own.unit, *figures, own.currency, own.grade, own.date, own.sources, own.note, "task", used
    )


def _of_task(own: OwnPrice, period: Period, usual_hours: float) -> Price:
    """A common task's own price; one for a month or a job goes with the hours that it is for."""
    terms = terms_of(own.unit, own.count, period) | {"falls": 1.0}
    terms |= {"fee": float(own.unit in HOURLY), "for": own.hours or usual_hours if usual_hours else 0.0}
    return Price(Spread(Triangle(own.low, own.typical, own.high)), terms, _market(own), origin="task")


def _of_trade(kind: str, trade: str, named: str, inputs: Inputs, place: Place) -> Price:
    """The price of a trade, or of any trade while none is `named`."""
    sourcing = str(inputs.own.get("sourcing", specification().inputs["sourcing"].choice))
    region = place.region if place.priced and not place.stand_in else BASE
    known = trades()
    found = [known.find(one, kind, region, sourcing, named) for one in ([trade] if trade else known.trade)]
    there = [price for price in found if price]
    borrowed = place.stand_in or any(taken for _, taken in there)
    rate = parameters().regions[region].exchange
    triangles = [_turned(price, (rate if taken else 1.0) * place.level) for price, taken in there]
    first = there[0][0]
    spread: Spread | Mixture
    if trade:
        middle, spread = triangles[0], Spread(triangles[0])
        sources, grade, date, note = first.sources, first.grade, first.date, first.note
    else:
        low, high = min(t.low for t in triangles), max(t.high for t in triangles)
        middle = Triangle(low, sorted(t.typical for t in triangles)[len(triangles) // 2], high)
        spread = Mixture(tuple(triangles), "trade")
        sources, grade, date, note = (), "none", first.date, ""
    origin = "borrowed" if borrowed else "trade" if trade else "all_trades"
    unit = "month" if kind == "smallest" else "hour"
    market = MarketPrice(kind, unit, *middle, place.currency, grade, date, sources, note, origin)
    return Price(spread, _by_hour(), market, known=place.priced, origin=origin)


def _turned(price: TradePrice, factor: float) -> Triangle:
    triangle = Triangle(price.low, price.typical, price.high)
    return triangle if factor == 1 else triangle.times(factor)


def values(found: Mapping[str, Price]) -> dict[str, float]:
    """The terms of all prices, by the ids that the formulas have for them."""
    named: dict[str, float] = {}
    for kind, way in WAY.items():
        counts = found[kind].counts
        named |= {f"{way}_{term}": counts[term] for term in TERMS}
    return named | {"fee_applies": found["freelancer"].counts["fee"], "least_applies": found["firm"].counts["least"]}
