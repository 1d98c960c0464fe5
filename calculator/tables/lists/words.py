"""The words that lists are read by, and what is said of them. Reads tables/lists/."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from calculator import load
from calculator.tasks import spelling

FOLDER = "tables/lists"
SIGNS = re.compile(r"[^\w%/-]+|_")
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")  # "dueComplete"


@dataclass(frozen=True)
class Headings:
    """Everything in headings.toml: phrases by role, units of time, what figures are for, and words between."""

    words: dict[str, tuple[str, ...]]
    time: dict[str, tuple[str, ...]]
    per: dict[str, tuple[str, ...]]
    joints: dict[str, tuple[str, ...]]

    @cached_property
    def exact(self) -> dict[str, tuple[str, int]]:
        """The role of a whole heading, and its place among the words of its role."""
        result: dict[str, tuple[str, int]] = {}
        for role, phrases in self.words.items():
            for place, phrase in enumerate(phrases):
                result.setdefault(phrase.removesuffix("*").strip(), (role, place))
        return result

    @cached_property
    def parts(self) -> list[tuple[str, str]]:
        """Phrases that count as a part of a heading, with their roles, the longest first."""
        found = [(p.removesuffix("*"), role) for role, phrases in self.words.items() for p in phrases if p[-1] == "*"]
        return sorted(found, key=lambda pair: -len(pair[0]))


@dataclass(frozen=True)
class Days:
    """Names of days, as columns of a week have them too; of parts of a day; of months."""

    names: tuple[str, ...]
    week: tuple[str, ...]
    parts: tuple[str, ...]
    months: tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """Everything in typed.toml."""

    hours_of_day: float
    days_of_week: float
    most_a_day: float
    most_a_week: float
    name_longest: int
    rows_looked_at: int
    whole_year: float
    regular: float
    match_name: float
    match_word: float
    match_sure: float
    match_alone: float
    match_close: float
    english: dict[str, str]
    often: dict[str, tuple[str, ...]]
    unclear: dict[str, str]
    initials: dict[str, tuple[str, ...]]
    days: Days
    lengths: dict[str, float]
    done_by: dict[str, tuple[str, ...]]
    cells: dict[str, tuple[str, ...]]
    entities: dict[str, str]

    @cached_property
    def private(self) -> frozenset[tuple[str, ...]]:
        """Words of private life, phrase by phrase, as the finder has words."""
        return frozenset(tuple(spelling.words(phrase)) for phrase in self.cells["private"])

    @cached_property
    def foreign(self) -> re.Pattern[str]:
        """Every foreign phrase, the longest first."""
        phrases = sorted(self.english, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)")


@cache
def headings() -> Headings:
    """The content of headings.toml; DataError names the key that is wrong."""
    return load.record(Headings, load.table(f"{FOLDER}/headings.toml"), f"{FOLDER}/headings.toml")


@cache
def words() -> Words:
    """The content of typed.toml; DataError names the key that is wrong."""
    return load.record(Words, load.table(f"{FOLDER}/typed.toml"), f"{FOLDER}/typed.toml")


@cache
def say() -> load.Texts:
    """The sentences of say.toml."""
    return load.texts(f"{FOLDER}/say.toml")


def english(text: str) -> str:
    """A short text in small letters, its foreign words of time in English."""
    small = " ".join(text.casefold().split())
    return words().foreign.sub(lambda found: words().english[found[0]], small)


def heading_of(text: str) -> str:
    """A heading without signs, in small letters."""
    return " ".join(SIGNS.sub(" ", HUMP.sub(" ", text).casefold()).replace("/", " ").replace("-", " ").split())


def among(text: str, kind: str) -> bool:
    """Whether a cell holds one of the words of this kind, and nothing else."""
    return " ".join(text.casefold().split()) in words().cells[kind]


def is_weekday(text: str) -> bool:
    """Whether a cell holds a day of the week, and nothing else."""
    return text.casefold().strip(" .") in words().days.week
