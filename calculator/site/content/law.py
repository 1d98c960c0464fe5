"""Law and tax boundaries: statements by place, each with its own date and how it was read, and official pages."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from calculator import load
from calculator.load import DataError
from calculator.site.content.prose import MARK

FILE = "site/law.toml"
READ, PART, RETOLD = "read", "part", "retold"
OFFICIAL = "O"  # the grade of law and of official pages that were read


@dataclass(frozen=True)
class Official:
    """An official page; `opened` says whether it was read for this guide."""

    title: str
    url: str
    opened: bool


@dataclass(frozen=True)
class Statement:
    """One rule in one place: what to do `first`, what the rule `says`, what is `contested` about it.

    `read` is READ, PART or RETOLD, `checked` the month of it. Where the rule `changes` on a known day, `then` says what
    must be mended here after it. `was` are ids under which old links know it.
    """

    id: str
    place: str
    topic: str
    first: str
    says: str
    read: str
    checked: str
    contested: str = ""
    changes: date | None = None
    then: str = ""
    official: tuple[Official, ...] = ()
    was: tuple[str, ...] = ()

    @property
    def cited(self) -> list[str]:
        """The sources that it leans on, in order."""
        return list(dict.fromkeys(MARK.findall(self.says + self.contested)))

    @property
    def month(self) -> str:
        """When it was checked, as a reader sees it."""
        return f"{date.fromisoformat(f'{self.checked}-01'):%B %Y}"

    @property
    def day(self) -> str:
        """The day on which it changes, as a reader sees it; empty where none is known."""
        return f"{self.changes.day} {self.changes:%B %Y}" if self.changes else ""


@dataclass(frozen=True)
class Law:
    """All statements, the places they hold in, and what is said of each way of reading."""

    places: dict[str, str]
    ways: dict[str, str]
    statements: dict[str, Statement]

    def within(self, place: str) -> list[Statement]:
        """The statements of one place, in order."""
        return [statement for statement in self.statements.values() if statement.place == place]

    def unopened(self) -> list[Official]:
        """Official pages that we know of and have not opened for any statement, each once."""
        pages = list(chain.from_iterable(statement.official for statement in self.statements.values()))
        opened = {page.url for page in pages if page.opened}
        return list({page.url: page for page in pages if page.url not in opened}.values())


@cache
def law(folder: Path = load.DATA) -> Law:
    """The statements, checked; DataError names what is wrong."""
    raw = load.table(FILE, folder)
    load.only(FILE, raw, "places", "ways", "statement")
    if list(raw["ways"]) != [READ, PART, RETOLD]:
        raise DataError(f"{FILE}: ways: must be {READ}, {PART}, {RETOLD}")
    statements = load.records(Statement, raw["statement"], f"{FILE}: statement")
    for statement in statements.values():
        _check(statement, raw["places"], load.sources(folder))
    return Law(dict(raw["places"]), dict(raw["ways"]), statements)


def _check(statement: Statement, places: dict[str, str], known: dict[str, load.Source]) -> None:
    """Refuse a statement that rests on nothing, or says that more was read than was."""
    where = f"{FILE}: {statement.id}"
    if statement.place not in places:
        raise DataError(f"{where}.place: {statement.place!r} is no place")
    try:
        date.fromisoformat(f"{statement.checked}-01")
    except ValueError:
        raise DataError(f"{where}.checked: {statement.checked!r} is no month") from None
    if statement.changes is not None and type(statement.changes) is not date:
        raise DataError(f"{where}.changes: {statement.changes!r} is no day")
    if bool(statement.changes) != bool(statement.then):
        raise DataError(f"{where}.then: `changes` and `then` go together")
    for key in statement.cited:
        if key not in known:
            raise DataError(f"{where}.says: [^{key}] is not in sources.toml")
    sources = [known[key] for key in statement.cited]
    if not any(source.seen != "none" for source in sources):
        raise DataError(f"{where}.says: rests on nothing that was read, or retold")
    if statement.read != _way([known[key] for key in MARK.findall(statement.says)]):
        raise DataError(f"{where}.read: {statement.read!r} is not what its sources are")


def _way(sources: list[load.Source]) -> str:
    """How a rule was read: READ where all that its text leans on is law or an official page, PART where some is."""
    official = {source.grade == OFFICIAL for source in sources}
    return PART if len(official) > 1 else READ if True in official else RETOLD


def over(rules: Law, today: date) -> list[str]:
    """A line for each statement whose rule has changed by `today`, naming file and key."""
    changed = [rule for rule in rules.statements.values() if rule.changes and rule.changes <= today]
    return [f"{FILE}: {rule.id}.changes: {rule.changes} is over: {rule.then}" for rule in changed]


def names() -> dict[str, Any]:
    """What pages may put in by reference."""
    return {"law": law()}
