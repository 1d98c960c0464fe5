"""What the columns of a list can be taken for, and what is said of it. Reads portfolio/lists.toml."""

from dataclasses import dataclass
from functools import cache

from calculator import load
from calculator.tables.lists.choices import Meaning

FILE = "portfolio/lists.toml"


@dataclass(frozen=True)
class Choice:
    """Something that a column can be taken for; see `headings.Column`."""

    id: str
    text: str
    role: str
    per: str = ""
    unit: str = ""

    @property
    def meaning(self) -> Meaning:
        """The same, for the reader of lists."""
        return Meaning(self.role, self.per, self.unit)


@dataclass(frozen=True)
class Words:
    """Everything in portfolio/lists.toml."""

    rows_at_once: int
    rows_offered: int
    examples: int
    longest_example: int
    meaning: tuple[Choice, ...]
    found: dict[str, str]
    say: load.Texts

    @property
    def meanings(self) -> dict[str, Choice]:
        """What a column can be taken for, by id."""
        return {choice.id: choice for choice in self.meaning}


@cache
def words() -> Words:
    """The content of portfolio/lists.toml; DataError names the key that is wrong."""
    return load.record(Words, load.table(FILE), FILE)
