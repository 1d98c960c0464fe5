"""Which pages the whole guide has, what is said around them, and of when it is."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from calculator import load

FILE = "site/book.toml"


@dataclass(frozen=True)
class Words:
    """All of site/book.toml."""

    folders: tuple[str, ...]
    pages: tuple[str, ...]
    page: str
    file: str
    language: str
    site: str
    title: str
    about: str
    rights: str
    contents: str
    edition: str
    reading: str
    more: str
    elsewhere: str


@cache
def words() -> Words:
    """The words around the chapters; DataError names a key that does not fit."""
    return load.record(Words, load.table(FILE), FILE)


def edition() -> datetime:
    """What SOURCE_DATE_EPOCH says, as whoever publishes sets it; else the newest month in which a source was read."""
    published = os.environ.get("SOURCE_DATE_EPOCH")
    if published:
        return datetime.fromtimestamp(int(published), UTC)
    newest = max(source.read for source in load.sources().values())
    return datetime.strptime(newest, "%Y-%m").replace(tzinfo=UTC)


def edition_said() -> str:
    """The edition in words: its month."""
    return words().edition.format(month=edition().strftime("%B %Y"))
