"""Law and tax boundaries: dated statements by place, with official pages."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from calculator import load
from calculator.load import DataError

FILE = "site/law.toml"


@dataclass(frozen=True)
class Official:
    """An official page; `opened` says whether it was read for this guide."""

    title: str
    url: str
    opened: bool


@dataclass(frozen=True)
class Statement:
    """One rule in one place: what to do `first`, what the rule `says`, what is `contested` about it."""

    id: str
    place: str
    topic: str
    first: str
    says: str
    contested: str = ""
    official: tuple[Official, ...] = ()


@dataclass(frozen=True)
class Law:
    """All statements, the places they hold in, and when they were checked."""

    checked: str
    places: dict[str, str]
    statements: dict[str, Statement]

    def within(self, place: str) -> list[Statement]:
        """The statements of one place, in order."""
        return [statement for statement in self.statements.values() if statement.place == place]


@cache
def law(folder: Path = load.DATA) -> Law:
    """The statements, checked; DataError names what is wrong."""
    raw = load.table(FILE, folder)
    load.only(FILE, raw, "checked", "places", "statement")
    statements = load.records(Statement, raw["statement"], f"{FILE}: statement")
    for statement in statements.values():
        if statement.place not in raw["places"]:
            raise DataError(f"{FILE}: {statement.id}.place: {statement.place!r} is no place")
    return Law(raw["checked"], dict(raw["places"]), statements)


def names() -> dict[str, Any]:
    """What pages may put in by reference."""
    return {"law": law()}
