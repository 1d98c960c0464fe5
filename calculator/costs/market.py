"""The market's prices beside ours, and the reader's quotes as they were given."""

from dataclasses import dataclass

from calculator.costs.inputs import choice
from calculator.costs.parameters import parameters
from calculator.costs.phrases import TO, Voice, count, exact, weeks_a_year
from calculator.costs.prices import PIECE, MarketPrice, Quote
from calculator.costs.result import CostResult
from calculator.costs.rules import settings
from calculator.costs.setting import COUNTED
from calculator.costs.trades import trades
from calculator.formats.sentence import Figure, Sentence, grouped
from calculator.model.answers import Inputs

PERCENT = "percent"
YEAR = 12.0  # months


@dataclass(frozen=True)
class PriceLine:
    """A price: whose, how much for what, from where; `used` where our rows are worked out with it."""

    kind: str
    price: Sentence
    origin: Sentence
    sources: tuple[str, ...]
    note: str
    used: bool
    sentence: Sentence


def price_lines(voice: Voice) -> tuple[PriceLine, ...]:
    """All prices of a result that are worth showing, the reader's quotes apart."""
    return tuple(_line(voice, price) for price in voice.costs.prices if price.high > 0 and price.origin != "quote")


def quote_lines(voice: Voice) -> tuple[Sentence, ...]:
    """The reader's quotes as they were given, and what one lacks that is in no figure."""
    return tuple(_quote(voice, quote) for quote in voice.costs.quotes)


def _line(voice: Voice, price: MarketPrice) -> PriceLine:
    kind, per = voice.phrases.kind[price.kind], voice.phrases.per[price.unit]
    low, typical, high = (_amount(voice, value, price.unit) for value in (price.low, price.typical, price.high))
    if price.low == price.high:
        said = voice.say("market_one", kind=kind, typical=typical, per=per)
    else:
        said = voice.say("market_range", kind=kind, low=low, high=high, per=per, typical=typical)
    origin = _origin(voice, price)
    alone: Sentence = (typical, f" {per}") if price.low == price.high else (low, TO, high, f" {per}")
    return PriceLine(
        kind=kind,
        price=alone,
        origin=origin,
        sources=price.sources,
        note=price.note,
        used=price.used,
        sentence=voice.say("market_full", price=said, origin=origin),
    )


def _origin(voice: Voice, price: MarketPrice) -> Sentence:
    """From where a price is, with its grade and its year."""
    year = price.date[:4]
    if price.origin == "own":
        return voice.say("market_own")
    if price.origin == "borrowed":
        return voice.say("market_borrowed", year=year)
    if price.origin == "all_trades":
        return voice.say("market_all", year=year)
    if price.grade == "none":
        return voice.say("market_assumed", year=year)
    return voice.say("market_source", grade=voice.phrases.grade[price.grade], letter=price.grade, year=year)


def _quote(voice: Voice, quote: Quote) -> Sentence:
    costs = voice.costs
    per = voice.text["quote_job"] if quote.unit == "job" and costs.one_off else voice.phrases.per[quote.unit]
    whom = voice.text["quote_freelance" if quote.way == "freelance" else "quote_partner"]
    low, high = (_amount(voice, value, quote.unit) for value in (quote.low, quote.high))
    if quote.low == quote.high:
        said = voice.say("quote_one", whom=whom, low=low, per=per)
    else:
        said = voice.say("quote_range", whom=whom, low=low, high=high, per=per)
    if not quote.used:
        return voice.say(f"quote_count_{quote.unit}", quote=said)
    hours = costs.inputs.number(f"{quote.way}_quote_hours")
    if hours and quote.unit == "month" and not costs.one_off:
        return voice.say("quote_hours", quote=said, hours=count(hours, "hours"))
    number = counted(costs.inputs, quote.way, quote.unit)
    if number is not None:
        return _in_all(voice, quote, said, number)
    if quote.unit == PIECE and costs.one_off:
        return voice.say("quote_of_one", quote=said)
    return _low(voice, quote, said) or said


def _low(voice: Voice, quote: Quote, said: Sentence) -> Sentence | None:
    """A quote for a stretch of time or a job that comes to far less an hour than its trade takes; None for others."""
    costs = voice.costs
    due, region = times_due(costs, quote.way, quote.unit), parameters().regions[costs.region]
    if due is None or not costs.amount.told or not costs.trade or region.currency != costs.currency:
        return None
    named = choice(costs.inputs, "trade")
    found = trades().find(costs.trade, quote.kind, costs.region, choice(costs.inputs, "sourcing"), named)
    an_hour = quote.high * due / costs.work["work_hours" if costs.one_off else "monthly_hours"]
    if not found or found[1] or an_hour >= settings().quote_low * found[0].low:
        return None
    low, high = (voice.money(end) for end in (found[0].low, found[0].high))
    key = "quote_low_job" if costs.one_off else "quote_low"
    return voice.say(key, quote=said, hour=voice.money(an_hour), low=low, high=high)


def counted(inputs: Inputs, way: str, unit: str) -> float | None:
    """How many words, minutes or pieces a month the reader says there are, or the amount of which a quote is a share.

    None for a quote in any other unit, and where the reader did not say.
    """
    if unit == PIECE:
        return inputs.number("pieces_per_month")
    return inputs.number(f"{way}_quote_count") if unit in COUNTED else None


def times_due(costs: CostResult, way: str, unit: str) -> float | None:
    """How many times a quote in this unit is paid in a month or, of a job that ends, in all of it.

    None for a unit that is not paid so, such as an hour, and where the reader did not say how many there are.
    """
    number = counted(costs.inputs, way, unit)
    if number is not None:
        return number / 100 if unit == PERCENT else number * costs.months if unit == PIECE and costs.one_off else number
    if costs.one_off:
        return 1.0 if unit == "job" else None
    return {"week": weeks_a_year() / YEAR, "month": 1.0, "year": 1 / YEAR}.get(unit)


def _in_all(voice: Voice, quote: Quote, said: Sentence, number: float) -> Sentence:
    """A quote with what all that it is for comes to, before VAT: a month, for the job, or a year of what is rare."""
    costs, share, rare = voice.costs, quote.unit == PERCENT, False
    if quote.unit == PIECE:
        rare = number < 1 and not costs.one_off
        number *= YEAR if rare else costs.months if costs.one_off else 1
    sums = [price * number / (100 if share else 1) for price in (quote.low, quote.high)]
    low, high = (voice.money(one) if rare else voice.exact(one) for one in sums)
    so_many = Figure(number, "count", grouped(round(number, 0 if rare else 2)))
    one = "_one" if quote.unit == PIECE and number == 1 else ""
    return voice.say(
        f"quote_of_{quote.unit}{one}",
        quote=said,
        count=voice.exact(number) if share else so_many,
        over=voice.text["over_year" if rare else "over_job" if costs.one_off else "quote_over_month"],
        money=low if low == high else (low, TO, high),
    )


def _amount(voice: Voice, value: float, unit: str) -> Figure:
    """An amount of money as it is given, or a share of one."""
    if unit == PERCENT:
        return Figure(value, PERCENT, f"{grouped(round(value, 2))} %")
    return exact(value, voice.costs.sign)
