"""Times and prices in the cells of a list, as people write them; what is in doubt is asked, never chosen silently."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from calculator.formats import figure, numerals
from calculator.formats.figure import Figure
from calculator.formats.figure_words import tokens
from calculator.formats.sentence import grouped
from calculator.tables.lists import frequency
from calculator.tables.lists.frequency import Often
from calculator.tables.lists.words import among, english, say, words

MINUTES, SECONDS, MILLISECONDS = 60.0, 3600.0, 3_600_000.0
STRETCHES = ("day", "week", "month", "quarter", "year")
MONTH = "(jan|feb|mar|mär|mrz|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)"
DATE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}([ t]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(z|[+-]\d{2}:?\d{2})?)?"
    r"|\d{1,2}[./]\d{1,2}[./](\d{2}|\d{4})|\d{1,2}\.\d{1,2}\."
    rf"|\d{{1,2}}[-. /]{{1,2}}{MONTH}[a-zä]*\.?([-. /]\d{{2,4}})?|{MONTH}[a-zä]*\.?[-. /]\d{{1,2}}(,? \d{{4}})?"
)
STANDARD = re.compile(r"pt(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)(?:\.\d+)?s)?")  # as programs write durations: PT1H30M
OF_MINUTES = re.compile(r"(\d{1,3}) ?['\u2032\u2019]")  # "20'"
OF_SECONDS = re.compile(r"(\d+) ?(?:s|secs?|seconds?)")
ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
MULTIPLIED = re.compile(r"(\d{1,3}) ?[x\u00d7*] ?(\d.*)")
COVERS = re.compile(
    r"(.*?)\b(?:for|covers|covering|incl|including|per)\s+((?:about |up to )?\d[\d.,]* ?(?:h|hr|hrs|hours?)\b.*)"
)
EACH = re.compile(r" (?:each|a go)$")
NOTHING_MORE = re.compile(r"(?<=\d) ?/[-=]")  # as rupees are written
OPENER = re.compile(r"^[a-z ]+:? ?(?=[~\d])")
EDGES = " \t\n.;:,!?*\u2013—-"


@dataclass(frozen=True)
class Time:
    """Hours that were read, what they are for ("" where nothing was said), and what is open.

    `often` is a frequency that stood beside them. `hours` is None where the text is no time.
    """

    hours: float | None = None
    per: str = ""
    often: Often | None = None
    bare: bool = False
    asks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Price:
    """A price that was read; `covers` are the hours that it pays for."""

    amount: float | None = None
    per: str = ""
    currency: str = ""
    covers: float | None = None
    asks: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The price by its parts; what nobody said is null."""
        told: dict[str, object] = {"amount": self.amount, "per": self.per or None, "currency": self.currency or None}
        return told | ({"covers_hours": self.covers} if self.covers is not None else {})


@dataclass
class Context:
    """How a column's figures are read: the decimal mark, whether that is settled, the unit of bare ones, currency.

    `mixed` where others of the column have a unit of their own.
    """

    mark: str = ""
    sure: bool = False
    unit: str = "hour"
    currency: str = ""
    mixed: bool = False

    @cached_property
    def factors(self) -> dict[str, float]:
        """Hours in each unit of time."""
        day = words().hours_of_day
        return {
            "hour": 1.0,
            "minute": 1 / MINUTES,
            "second": 1 / SECONDS,
            "millisecond": 1 / MILLISECONDS,
            "day": day,
            "week": day * words().days_of_week,
        }


def shown(hours: float) -> str:
    """Hours as text."""
    if 0 < hours < 1:
        return f"{grouped(round(hours * MINUTES, 1))} min"
    rounded = round(hours, 2)
    return f"{grouped(rounded)} {'hour' if rounded == 1 else 'hours'}"


def is_date(text: str) -> bool:
    """Whether a text is a date, which a spreadsheet may have made of a range."""
    return DATE.fullmatch(" ".join(text.casefold().split())) is not None


def time(text: str, context: Context) -> Time:
    """The time that a cell holds."""
    if not text or among(text, "empty"):
        return Time()
    if is_date(text):
        return Time(asks=(say()["hours_date"].format(text=text),))
    small = english(text).strip()
    if (exact := _of_programs(small)) is not None:
        return Time(exact) if exact else Time()
    if small in words().lengths:
        hours = words().lengths[small]
        return Time(hours, asks=(say()["hours_words"].format(text=text, hours=shown(hours)),))
    for tried in dict.fromkeys((small, ASIDE.sub(" ", small).strip(EDGES))):
        if result := _figure(text, tried, context) or _multiplied(text, tried, context):
            return result if result.hours else Time()
    return _with_often(text, small, context) or Time(asks=(say()["hours_unread"].format(text=text),))


def _of_programs(small: str) -> float | None:
    """Hours of a duration as programs write it; None where it is none."""
    if standard := STANDARD.fullmatch(small):
        hours, minutes, seconds = (float(part or 0) for part in standard.groups())
        return hours + minutes / MINUTES + seconds / SECONDS
    if short := OF_MINUTES.fullmatch(small):
        return float(short[1]) / MINUTES
    alone = OF_SECONDS.fullmatch(small)
    return float(alone[1]) / SECONDS if alone else None


def _multiplied(text: str, small: str, context: Context) -> Time | None:
    """ "2 x 3 h"."""
    match = MULTIPLIED.fullmatch(small)
    single = match and _figure(text, match[2], context)
    if not match or not single or single.hours is None or single.bare:
        return None
    return replace(single, hours=single.hours * float(match[1]))


def _with_often(text: str, small: str, context: Context) -> Time | None:
    """A time with how often beside it: "3 h, every other Friday"."""
    lasting = next((length for length in words().lengths if " " in length and small.startswith(f"{length} ")), "")
    if lasting and (often := frequency.whole(small.removeprefix(lasting))):
        return replace(time(lasting, context), often=often)  # "half a day every Friday" has no "a day" in it
    named, rest = frequency.found(small)
    rest = rest.strip(EDGES).strip("() ")
    if not named or not rest:
        return None
    single = _figure(text, rest, context)
    if not single and rest in words().lengths:
        single = time(rest, context)
    if not single or single.hours is None or single.per:
        return None
    return replace(single, often=named[0])


def _figure(text: str, small: str, context: Context) -> Time | None:
    """A figure of hours, minutes, days or weeks, or without a unit; None where it is another."""
    read = figure.read(EACH.sub(" each time", small), locale=context.mark)
    if not isinstance(read, Figure) or read.currency or read.unit not in ("", *context.factors):
        return None
    if read.per not in ("", *STRETCHES, "job", "all", "time"):
        return None
    factor = context.factors[read.unit or context.unit]
    hours, asks = read.typical * factor, []
    if read.low != read.high:
        asks.append(say()["hours_range"].format(text=text, hours=shown(hours)))
    if read.notes & figure.OPEN_ENDED:
        asks.append(say()["hours_open"].format(text=text, hours=shown(hours)))
    if read.unit in ("day", "week"):
        asks.append(say()["hours_words"].format(text=text, hours=shown(hours)))
    if context.mixed and not read.unit and hours > words().most_a_day:
        asks.append(say()["hours_either"].format(text=text, hours=shown(hours / MINUTES), other=shown(hours)))
        hours /= MINUTES
    if read.other and not context.sure:
        other = shown(read.other.typical * factor)
        asks.append(say()["hours_either"].format(text=text, hours=shown(hours), other=other))
    return Time(hours, "job" if read.per == "all" else read.per, bare=not read.unit, asks=tuple(asks))


def _opened(match: re.Match[str]) -> str:
    """Nothing for words such as "takes" before a time, the same for others."""
    return "" if among(match[0].strip(" :"), "openers") else match[0]


def within(text: str, context: Context) -> Time:
    """The first time with a unit in a longer text, such as a note; nothing where there is none."""
    for part in re.split(r"[\n;]|,(?!\d)|\.\s|\s[-\u2013—]\s|[()]", text):
        small = OPENER.sub(_opened, english(part).strip(EDGES)).strip(EDGES)
        if small in words().lengths:
            return time(small, context)
        if any(sign.isdecimal() or sign in "½¼¾" for sign in small) or "hour" in small:
            result = _figure(part.strip(), small, context) or _with_often(part.strip(), small, context)
            if result and not result.bare:
                return result
    return Time()


def price(text: str, context: Context, per: str = "") -> Price:
    """The price that a cell holds; `per` is what its heading says that prices are for."""
    if not text or among(text, "empty"):
        return Price()
    small = NOTHING_MORE.sub("", english(text))
    if "%" in small:
        return Price(asks=(say()["money_percent"].format(text=text),))
    if match := COVERS.fullmatch(small):
        hours = figure.number(match[2].strip(EDGES), units=("hour",), per=STRETCHES)
        single = price(match[1].strip(EDGES), context, per)
        if hours is not None and single.amount is not None:
            return replace(single, covers=hours)
    for tried in dict.fromkeys((small, ASIDE.sub(" ", small).strip(EDGES))):
        read = figure.read(EACH.sub(" each piece", tried), locale=context.mark, currency=context.currency)
        if isinstance(read, Figure) and (read.currency or not read.unit):
            asks = []
            if read.low != read.high:
                middle = grouped(round(read.typical, 2))
                asks.append(say()["money_range"].format(text=text, amount=middle))
            if read.other and not context.sure:
                other = grouped(round(read.other.typical, 2))
                asks.append(say()["money_either"].format(text=text, amount=grouped(read.typical), other=other))
            return Price(
                read.typical, "job" if read.per == "all" else read.per or per, read.currency, None, tuple(asks)
            )
    named, rest = frequency.found(small)
    if named and named[0].per in STRETCHES:
        read = figure.read(rest.strip(EDGES), locale=context.mark, currency=context.currency)
        if isinstance(read, Figure) and read.currency:
            return Price(read.typical, named[0].per, read.currency)
    return Price(asks=(say()["money_unread"].format(text=text),))


def count(text: str, context: Context) -> float | None:
    """A number of pieces; None where it is none."""
    read = figure.read(english(text), locale=context.mark)
    if not isinstance(read, Figure) or read.currency:
        return None
    return read.typical


def mark_settled(texts: list[str]) -> str:
    """The decimal mark that a column's certain figures have; empty where none is certain, or not all agree."""
    return figure.mark_of_column(english(text) for text in texts if not is_date(text))


def either(texts: list[str]) -> str:
    """The first text with a figure that could be read either way; empty where none is."""
    for text in texts:
        if any(part.kind == "number" and numerals.either(part.text) for part in tokens(text)):
            return text
    return ""
