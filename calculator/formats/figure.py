"""A figure that somebody typed: a number or a range, with what it counts, what it is for and its currency."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from math import isfinite

from calculator.formats import numerals
from calculator.formats.figure_grammar import MINUTES, Allowed, MisreadError, Side, walk
from calculator.formats.figure_words import Token, tokens, words

PERCENT = 100
OPEN_ENDED = frozenset({"at_least", "at_most"})


@dataclass(frozen=True)
class Figure:
    """What was read; `low`, `typical` and `high` are the same where no range was typed.

    `unit` is what is counted (hour, day, piece, percent, ...), `per` what it is for (hour, week, job, all, ...),
    `currency` the code of a currency; each is empty where nothing was said of it. `notes` are about, at_least,
    at_most, tax_extra and tax_included. `other` is what the text means if its mark was meant the other way; None
    where it can be read in one way only.
    """

    low: float
    high: float
    typical: float
    unit: str = ""
    per: str = ""
    currency: str = ""
    notes: frozenset[str] = frozenset()
    other: "Figure | None" = None

    @property
    def value(self) -> float | None:
        """The number where it is one, None for a range."""
        return self.typical if self.low == self.high else None

    def scaled(self, factor: float, unit: str = "", per: str = "") -> "Figure":
        """The figure times a factor above 0, in another unit or for another stretch of time."""
        return replace(
            self,
            low=self.low * factor,
            high=self.high * factor,
            typical=self.typical * factor,
            unit=unit or self.unit,
            per=per or self.per,
            other=self.other and self.other.scaled(factor, unit, per),
        )


@dataclass(frozen=True)
class Problem:
    """Why a text is no figure, and the part of it that stands in the way.

    `id` is empty, not_a_number, negative, too_many (numbers or units), half_typed ("300 to") or unknown_unit.
    """

    id: str
    text: str = ""


def read(
    text: object,
    *,
    locale: str = "en",
    units: Collection[str] | None = None,
    per: Collection[str] | None = None,
    percent: bool = False,
    currency: str = "",
    negative: bool = False,
) -> Figure | Problem:
    """What was typed; a number, as JSON has them, is taken as it is. Raises nothing, whatever it is.

    `locale` is the reader's language tag, or the decimal mark itself; empty where neither is known. It decides
    what "1.500" and "1,500" are, where nothing else in the text does. `units` and `per` are the ids that may stand
    beside the number, None for any; among `units`, "money" lets in all currencies, "USD" only this one. Minutes
    are turned into hours, or hours into minutes, where only the other is asked for. `currency` is the field's own:
    a sign that several share, such as "$", means it if it can. With `percent`, "5" and "5 %" are 0.05, and the
    unit stays empty.
    """
    if not isinstance(text, str):
        return _given(text, negative)
    if not text.strip():
        return Problem("empty")
    if len(text) > words().longest:
        return Problem("not_a_number", text)
    parts, allowed = tokens(text), Allowed([*units, "percent"] if percent and units is not None else units, per)
    settled, likely = _marks(parts), numerals.decimal_mark(locale)
    decimal = settled or likely or "."
    result = _read(parts, decimal, allowed, percent, currency)
    if isinstance(result, Figure) and result.low < 0 and not negative:
        return Problem("negative")
    unsure = [part.text for part in parts if part.kind == "number" and numerals.either(part.text)]
    if isinstance(result, Problem) or settled or not any(not likely or decimal in digits for digits in unsure):
        return result
    other = _read(parts, numerals.OTHER[decimal], allowed, percent, currency)
    return replace(result, other=other) if isinstance(other, Figure) else result


def number(raw: object, units: Collection[str] = (), per: Collection[str] = (), percent: bool = False) -> float | None:
    """A single number of any sign, or None for a range, "at least 10" and anything that is no figure; see `read`."""
    result = read(raw, units=units, per=per, percent=percent, negative=True)
    return None if isinstance(result, Problem) or result.notes & OPEN_ENDED else result.value


def mark_of_column(texts: Iterable[str]) -> str:
    """The decimal mark of a column: the one that its certain numbers have; empty where none is, or not all agree."""
    return _marks(chain.from_iterable(tokens(text) for text in texts if len(text) <= words().longest))


def _marks(parts: Iterable[Token]) -> str:
    marks = {numerals.settled(part.text) for part in parts if part.kind == "number"} - {""}
    return marks.pop() if len(marks) == 1 else ""


def _given(raw: object, negative: bool) -> Figure | Problem:
    """A value that is no text."""
    if raw is None:
        return Problem("empty")
    value = numerals.finite(raw) if isinstance(raw, int | float) and not isinstance(raw, bool) else None
    if value is None:
        return Problem("not_a_number")
    return Problem("negative") if value < 0 and not negative else Figure(value, value, value)


def _read(parts: Sequence[Token], decimal: str, allowed: Allowed, percent: bool, currency: str) -> Figure | Problem:
    """What a text is, with this mark for decimals where it could be either."""
    try:
        result = walk(parts, decimal, allowed)
        sides = _alike(result.sides)
    except MisreadError as wrong:
        return Problem(wrong.problem, wrong.text)
    first = sides[0]
    ends = [_turned(side, allowed) / (PERCENT if percent else 1) for side in sides]
    if not all(isfinite(end) for end in ends):
        return Problem("not_a_number")
    codes = first.currencies
    return Figure(
        low=min(ends),
        high=max(ends),
        typical=min(ends) / 2 + max(ends) / 2,
        unit="" if percent and first.unit == "percent" else allowed.turned(first.unit),
        per=first.per,
        currency=currency if currency in codes else (*codes, "")[0],
        notes=frozenset(result.notes | ({"at_least"} if result.opening == "from" and len(sides) == 1 else set())),
    )


def _turned(side: Side, allowed: Allowed) -> float:
    """The number in the unit that was asked for."""
    if allowed.turned(side.unit) == side.unit:
        return side.number
    return side.number / MINUTES if side.unit == "minute" else side.number * MINUTES


def _alike(sides: list[Side]) -> list[Side]:
    """Both ends of a range with what stands beside only one of them; MisreadError where they do not go together."""
    if len(sides) == 1:
        return sides
    low, high = sides
    bare = low.value or 0.0, high.value or 0.0
    if low.clock and high.clock:
        raise MisreadError("too_many")  # "9:00 to 17:00" are times of the day
    carried = low.factor != high.factor or low.unit != high.unit
    if low.factor == 1 and bare[0] < bare[1]:
        low.factor = high.factor  # "1 to 2k", but not "500 to 2k"
    if {low.unit, high.unit} == {"minute", "hour"}:
        for side in sides:
            side.factor, side.unit = side.factor / (MINUTES if side.unit == "minute" else 1), "hour"
    _share(low, high)
    if carried and low.number > high.number:
        raise MisreadError("too_many")  # "30 to 1 hour": 30 of what?
    return sides


def _share(low: Side, high: Side) -> None:
    """Give each end what stands beside the other."""
    codes = tuple(code for code in low.currencies or high.currencies if code in (high.currencies or low.currencies))
    if low.currencies and high.currencies and not codes:
        raise MisreadError("too_many")
    low.currencies = high.currencies = codes
    for name in ("unit", "per"):
        values = {getattr(low, name), getattr(high, name)} - {""}
        if len(values) > 1:
            raise MisreadError("too_many", getattr(high, name))
        for side in (low, high):
            setattr(side, name, "".join(values))
