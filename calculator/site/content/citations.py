"""A published source as pages name it, with its grade and how it was read."""

from dataclasses import dataclass
from functools import cache

from calculator import load
from calculator.load import Source

FILE = "site/citations.toml"


@dataclass(frozen=True)
class Words:
    """What each grade says, and each way in which a source was read."""

    grade: dict[str, str]
    seen: dict[str, str]


@cache
def words() -> Words:
    """The words, checked."""
    return load.record(Words, load.table(FILE), FILE)


def citation(source: Source) -> str:
    """A source as one line of Markdown, with its grade in words."""
    note = f" {source.note[0].upper()}{source.note[1:].rstrip('.')}." if source.note else ""
    return f"{briefly(source)} {words().grade[source.grade]}. {words().seen[source.seen]}.{note}"


def briefly(source: Source) -> str:
    """Who published what, and when."""
    title = f"[{source.title}]({source.url})" if source.url else f"*{source.title}*"
    return f"{source.organisation}, {title}, {source.year}."
