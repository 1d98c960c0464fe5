"""How the parts of a typed figure go together: a walk over its words and signs, from left to right, once."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from calculator.formats import numerals
from calculator.formats.figure_words import MONEY, PARTS, Meaning, Token, words

MINUTES = 60
CENT = 0.01
TURNED = {"minute": "hour", "hour": "minute"}
BESIDE = {"units", "per", "currency", "cents"}


class MisreadError(Exception):
    """Why a text is no figure: the id of a problem, and the part that stands in the way."""

    def __init__(self, problem: str, text: str = "") -> None:
        super().__init__(problem)
        self.problem, self.text = problem, text


@dataclass(frozen=True)
class Allowed:
    """What may stand beside the number: ids of units and of what it is for, None for any."""

    units: Collection[str] | None
    per: Collection[str] | None

    def unit(self, name: str) -> bool:
        """Whether this may be counted, as it is or turned into what may."""
        return self.units is None or self.turned(name) in self.units

    def currencies(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Those of some currencies that may stand there."""
        return tuple(code for code in codes if self.unit(MONEY) or self.unit(code))

    def turned(self, name: str) -> str:
        """The unit that it is given in: hours for minutes and the other way, where only the other is asked for."""
        if self.units is None or name in self.units:
            return name
        return TURNED.get(name, name)


@dataclass
class Side:
    """A number with what stands beside it: the whole figure, or one end of a range."""

    value: float | None = None
    sign: int = 0
    factor: float = 1.0
    unit: str = ""
    per: str = ""
    currencies: tuple[str, ...] = ()
    clock: bool = False
    minutes: str = ""
    minutes_named: bool = False
    waits: bool = False  # for what it is for, after "a" or "per"
    lacks: bool = False  # a unit or minutes, after "half an" or "2 hours and"

    @property
    def number(self) -> float:
        """The number with its sign, multiplied; minutes after hours are parts of an hour."""
        return (self.sign or 1) * ((self.value or 0.0) * self.factor + float(self.minutes or 0) / MINUTES)

    @property
    def half_typed(self) -> bool:
        """Whether more has to come."""
        return self.value is None or self.waits or self.lacks or (len(self.minutes) == 1 and not self.minutes_named)


@dataclass
class Walk:
    """What was read so far. What begins with "take" takes a meaning in, or is False where it does not fit."""

    allowed: Allowed
    decimal: str
    sides: list[Side] = field(default_factory=lambda: [Side()])
    notes: set[str] = field(default_factory=set)
    opening: str = ""
    joint: str = ""

    @property
    def side(self) -> Side:
        """The side that is being read."""
        return self.sides[-1]

    @property
    def half_typed(self) -> bool:
        """Whether more has to come."""
        return self.side.half_typed or (self.opening == "between" and len(self.sides) == 1)

    def digits(self, token: Token) -> None:
        """Take in a number in digits; MisreadError where it is none, or one too many."""
        side, value = self.side, _value(token, self.decimal)
        if value is None:
            raise MisreadError("not_a_number", token.text)
        if side.value is None:
            side.value = value
            if token.kind == "clock":
                side.unit, side.clock = "hour", True
                if not self.allowed.unit("hour"):
                    raise MisreadError("unknown_unit", token.text)
        elif side.unit == "hour" and not side.clock and not side.minutes and not side.per and _is_minutes(token.text):
            side.minutes, side.lacks = token.text, False
        else:
            raise MisreadError("too_many", token.text)

    def take(self, meaning: Meaning) -> bool:
        """Take in a meaning if it fits here."""
        fits: bool = getattr(self, f"take_{meaning.kind}")(meaning)
        return fits

    def take_units(self, meaning: Meaning) -> bool:
        """What is counted, or what it is for after "a" or a price."""
        side, name = self.side, meaning.name
        if side.value is None:
            return False
        if side.minutes and not side.waits:
            fits = name == "minute" and not side.minutes_named
            side.minutes_named = side.minutes_named or fits
            return fits
        if side.waits or side.currencies:
            return name != "percent" and self._for(name)
        if side.unit:
            return side.clock and name == "hour"
        if not self.allowed.unit(name):
            return False
        side.unit, side.lacks = name, False
        return True

    def take_minutes(self, meaning: Meaning) -> bool:
        """The "m" of "1h30m" and of "30m", which after a price or "per" could be anything."""
        if self.side.waits or self.side.currencies:
            return False
        return self.take_units(Meaning("units", "minute"))

    def take_per(self, meaning: Meaning) -> bool:
        """What it is for, in one phrase."""
        return self.side.value is not None and not self.side.waits and self._for(meaning.name)

    def _for(self, name: str) -> bool:
        side = self.side
        if side.per or (self.allowed.per is not None and name not in self.allowed.per):
            return False
        side.per, side.waits = name, False
        return True

    def take_currency(self, meaning: Meaning) -> bool:
        """A currency before or after the number; "$" and "CAD" together are Canadian dollars."""
        side = self.side
        shared = self.allowed.currencies(
            code for code in meaning.currencies if code in (side.currencies or meaning.currencies)
        )
        if side.waits or side.unit or not shared:
            return False
        side.currencies = shared
        return True

    def take_cents(self, meaning: Meaning) -> bool:
        """Hundredths of a currency, after the number."""
        side = self.side
        if side.value is None or side.currencies or not self.take_currency(meaning):
            return False
        side.factor *= CENT
        return True

    def take_notes(self, meaning: Meaning) -> bool:
        """About, at least, plus tax and the like, anywhere."""
        self.notes.add(meaning.name)
        return True

    def take_numbers(self, meaning: Meaning) -> bool:
        """A number in words."""
        if self.side.value is not None:
            return False
        self.side.value = meaning.number
        return True

    def take_numbers_of(self, meaning: Meaning) -> bool:
        """A number in words that is one of something: half an hour."""
        fits = self.take_numbers(meaning)
        self.side.lacks = self.side.lacks or fits
        return fits

    def take_often(self, meaning: Meaning) -> bool:
        """A number of times."""
        if not self.allowed.unit("time") or not self.take_numbers(meaning):
            return False
        self.side.unit = "time"
        return True

    def take_added(self, meaning: Meaning) -> bool:
        """And a half."""
        if self.side.value is None or self.side.factor != 1 or self.side.minutes or self.side.per:
            return False
        self.side.value += meaning.number
        return True

    def take_times(self, meaning: Meaning) -> bool:
        """Thousands and the like."""
        if self.side.value is None or self.side.unit or self.side.waits or self.side.per:
            return False
        self.side.factor *= meaning.number
        self.side.lacks = False
        return True

    def take_each(self, meaning: Meaning) -> bool:
        """The "a" of "40 an hour": a unit must follow."""
        if self.side.value is None or self.side.waits or self.side.per:
            return False
        self.side.waits = True
        return True

    def take_between(self, meaning: Meaning) -> bool:
        """The beginning of a range, or of an open one."""
        if self.opening or self.side.value is not None or len(self.sides) > 1:
            return False
        self.opening = meaning.kind
        return True

    take_from = take_between

    def take_to(self, meaning: Meaning) -> bool:
        """The middle of a range."""
        if self.side.half_typed or len(self.sides) > 1:
            return False
        self.sides.append(Side())
        self.joint = meaning.kind
        return True

    def take_and(self, meaning: Meaning) -> bool:
        """The middle of "between 3 and 5", or of "1 hour and 30 minutes"."""
        if self.opening == "between" and len(self.sides) == 1:
            return self.take_to(meaning)
        fits = self.side.unit == "hour" and not self.side.minutes and not self.side.per and not self.side.lacks
        self.side.lacks = self.side.lacks or fits
        return fits

    def take_dash(self, meaning: Meaning) -> bool:
        """A minus before a number, the middle of a range after it."""
        if self.side.value is not None:
            return self.take_to(meaning)
        return self.joint != "dash" and self._sign(-1)

    def take_plus(self, meaning: Meaning) -> bool:
        """A sign before a number; after it, "or more"."""
        if self.side.value is None:
            return self._sign(1)
        self.notes.add("at_least")
        return True

    def _sign(self, sign: int) -> bool:
        signed = self.side.sign != 0
        self.side.sign = self.side.sign or sign
        return not signed

    def take_nothing(self, meaning: Meaning) -> bool:
        """A word or sign that adds nothing, after a number."""
        return self.side.value is not None


def walk(parts: Sequence[Token], decimal: str, allowed: Allowed) -> Walk:
    """One or two sides with what is said of them; MisreadError where the parts do not go together."""
    result, place = Walk(allowed, decimal), 0
    while place < len(parts):
        if parts[place].is_number:
            result.digits(parts[place])
            place += 1
        else:
            place += _phrase(result, parts, place)
    if result.half_typed:
        raise MisreadError("half_typed", parts[-1].text if parts else "")
    return result


def _phrase(result: Walk, parts: Sequence[Token], place: int) -> int:
    """Take in the longest phrase that fits here; how many parts it has."""
    known = words()
    for length in range(min(known.longest_phrase, len(parts) - place), 0, -1):
        meanings = known.meanings.get(tuple(part.text for part in parts[place : place + length]), [])
        for meaning in meanings:
            if meaning.kind == "notes" and len(meanings) > 1 and result.side.value is not None:
                continue  # "10 min" are minutes, "min 10" is at least 10
            if result.take(meaning):
                return length
    raise _misfit(result, parts, place)


def _misfit(result: Walk, parts: Sequence[Token], place: int) -> MisreadError:
    """What is wrong with a word or sign that fits nowhere."""
    known, text = words(), parts[place].text
    kinds = {meaning.kind for meaning in known.meanings.get((text,), [])}
    if result.side.value is None and not any(part.is_number for part in parts):
        return MisreadError("not_a_number", text)
    if place == len(parts) - 1 and not kinds & BESIDE and (known.begun(text) or text == ":"):
        return MisreadError("half_typed", text)
    if not kinds:
        named = parts[place].kind == "word" or "\u20a0" <= text <= "\u20cf"  # signs of currencies
        return MisreadError("unknown_unit" if named else "not_a_number", text)
    if kinds & BESIDE:
        repeated = result.side.unit or result.side.per or result.side.currencies
        return MisreadError("too_many" if repeated else "unknown_unit", text)
    return MisreadError("not_a_number" if result.side.value is None else "too_many", text)


def _is_minutes(text: str) -> bool:
    return text.isdecimal() and len(text) <= 2 and int(text) < MINUTES


def _value(token: Token, decimal: str) -> float | None:
    """The value of a token in digits; hours for a clock."""
    if token.kind == "number":
        return numerals.value(token.text.replace(" ", "'"), decimal)
    if token.kind == "clock":
        return sum(float(part) / float(MINUTES**power) for power, part in enumerate(token.text.split(":")))
    if token.text[-1] in PARTS:
        return float(token.text[:-1] or 0) + PARTS[token.text[-1]]
    rest, _, below = token.text.rpartition("/")
    whole, above = rest[:-1].rstrip(" -"), rest[-1]
    share = int(above) / int(below)
    return float(whole or 0) + share if share < 1 else None
