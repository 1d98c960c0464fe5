"""The words and colours of printed records and reports."""

from dataclasses import dataclass
from functools import cache

from calculator import load

FILE = "reports/words.toml"


@dataclass(frozen=True)
class RecordWords:
    """All of reports/words.toml: `say` by key, `grade` by a source's grade, `ink` and `tint` by way.

    `letter` are the countries whose paper is US Letter.
    """

    letter: tuple[str, ...]
    most_pages: int
    say: load.Texts
    grade: load.Texts
    ink: load.Texts
    tint: load.Texts


@cache
def words(folder: load.Folder = load.DATA) -> RecordWords:
    """Read reports/words.toml; DataError names a key that is no text."""
    return load.record(RecordWords, load.table(FILE, folder), FILE)
