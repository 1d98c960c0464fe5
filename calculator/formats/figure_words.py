"""The words and signs of a typed figure: what each may mean, and a text cut into them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from calculator import load

FILE = "formats/figure.toml"
MONEY = "money"
ALIKE = str.maketrans(
    dict.fromkeys("\u00a0\u2007\u2009\u202f\t\n\r", " ")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'")
    | dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad", "")
    | {"\u066b": ".", "\u066c": ",", "\u2044": "/", "\uff05": "%"}
)
PARTS = {
    "½": 1 / 2,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅕": 1 / 5,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
}
WHOLE_SUM = re.compile(r"(?<=\d)[.,]-{1,2}(?= *(?:[^\d\s]|$))")  # the dash of "500.-" and "500,--"
TOKEN = re.compile(
    r"(?P<clock>\d{1,4}:[0-5]\d(?::[0-5]\d)?(?![\d:]))"
    r"|(?P<fraction>(?:\d{1,4}[ -])?[1-7]/[2-8](?![\d/])|(?:\d{1,4} ?)?[½⅓⅔¼¾⅕⅛⅜⅝⅞])"
    r"|(?P<number>(?:[1-9]\d{0,2}(?: \d{3})+(?!\d)(?:[.,]\d+)?|[.,]?\d+(?:[.,'_]\d+)*)(?:e[+-]?\d+)?)"
    r"|(?P<word>(?:us|ca|au|nz|sg|hk|[acsr])?\$|[^\W\d_]+(?:\.[^\W\d_]+)*)\.?"
    r"|(?P<sign>[<>]=?|\.{2,}|-{2,}|\S)"
)


@dataclass(frozen=True)
class Token:
    """A part of a text: a clock, fraction, number, word or sign."""

    kind: str
    text: str

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.kind in ("clock", "fraction", "number")


@dataclass(frozen=True)
class Meaning:
    """What a phrase may be: its `kind` is the part of the data that it stands under."""

    kind: str
    name: str = ""
    number: float = 0.0
    currencies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Words:
    """All of formats/figure.toml."""

    longest: int
    decimal: dict[str, tuple[str, ...]]
    units: dict[str, tuple[str, ...]]
    per: dict[str, tuple[str, ...]]
    currency: dict[str, tuple[str, ...]]
    cents: dict[str, tuple[str, ...]]
    numbers: dict[str, float]
    numbers_of: dict[str, float]
    added: dict[str, float]
    times: dict[str, float]
    often: dict[str, float]
    notes: dict[str, tuple[str, ...]]
    joints: dict[str, tuple[str, ...]]

    @cached_property
    def mark_by_tag(self) -> dict[str, str]:
        """The decimal mark of each language and country."""
        return {tag: mark for mark, tags in self.decimal.items() for tag in tags}

    @cached_property
    def meanings(self) -> dict[tuple[str, ...], list[Meaning]]:
        """What each phrase may mean, in the order in which to try."""
        result: dict[tuple[str, ...], list[Meaning]] = {}
        for phrase, meaning in self._phrases():
            result.setdefault(tuple(token.text for token in tokens(phrase)), []).append(meaning)
        return result

    @cached_property
    def longest_phrase(self) -> int:
        """How many words and signs a phrase has at most."""
        return max(map(len, self.meanings))

    def _phrases(self) -> Iterator[tuple[str, Meaning]]:
        for kind, named in (("units", self.units), ("per", self.per)):
            yield from _named(kind, named)
        for kind, codes in (("currency", self.currency), ("cents", self.cents)):
            yield from ((phrase, Meaning(kind, MONEY, currencies=shared)) for phrase, shared in _turned(codes).items())
        yield from _named("notes", self.notes)
        for kind, phrases in self.joints.items():
            yield from ((phrase, Meaning(kind)) for phrase in phrases)
        for kind in ("numbers", "numbers_of", "added", "times", "often"):
            yield from ((phrase, Meaning(kind, number=number)) for phrase, number in getattr(self, kind).items())

    def begun(self, text: str) -> bool:
        """Whether a phrase of one word begins so and goes on."""
        return any(len(phrase) == 1 and phrase[0] != text and phrase[0].startswith(text) for phrase in self.meanings)


def _named(kind: str, named: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, Meaning]]:
    return ((phrase, Meaning(kind, name)) for name, phrases in named.items() for phrase in phrases)


def _turned(codes: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The codes by phrase, in their order."""
    result: dict[str, tuple[str, ...]] = {}
    for code, phrases in codes.items():
        for phrase in phrases:
            result[phrase] = (*result.get(phrase, ()), code)
    return result


@cache
def words(folder: load.Folder = load.DATA) -> Words:
    """Read and check formats/figure.toml; DataError names the key."""
    return load.record(Words, load.table(FILE, folder), FILE)


def tokens(text: str) -> list[Token]:
    """A text cut into numbers, words without the points of abbreviations, and signs."""
    small = WHOLE_SUM.sub("", text.lower().translate(ALIKE))
    return [_token(match) for match in TOKEN.finditer(small)]


def _token(match: re.Match[str]) -> Token:
    kind = match.lastgroup or "sign"
    return Token(kind, match[kind].replace(".", "") if kind == "word" else match[kind])
