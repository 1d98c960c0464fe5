"""What software does today of common tasks, and what a person must still check: the kind of program for each."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from calculator import load
from calculator.load import DataError
from calculator.tasks.library import library

FILE = "tasks/software.toml"


@dataclass(frozen=True)
class Kind:
    """A kind of program: what it does of its `tasks`, and what a person must still check.

    `price` is what it usually costs, by its `sources`; empty where we know of none but our own assumption.
    """

    id: str
    kind: str
    does: str
    check: str
    tasks: tuple[str, ...]
    price: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Software:
    """All of tasks/software.toml: the kinds of programs by id, and the sentence in which one is named."""

    text: str
    kind: dict[str, Kind]

    def said(self, kind: Kind) -> str:
        """What a program does today, and what is left to a person."""
        return self.text.format(kind=kind.kind, does=kind.does, check=kind.check)


@cache
def software(folder: load.Folder = load.DATA) -> Software:
    """The kinds of programs; DataError names the kind and the task."""
    raw = load.table(FILE, folder)
    load.only(FILE, raw, "text", "kind")
    found = Software(raw["text"], load.records(Kind, raw["kind"], f"{FILE}: kind"))
    for mistake in _mistakes(found.kind):
        raise DataError(f"{FILE}: {mistake}")
    return found


def _mistakes(found: dict[str, Kind]) -> Iterator[str]:
    """What types cannot say."""
    stands = Counter(task for kind in found.values() for task in kind.tasks)
    for kind in found.values():
        if not kind.tasks:
            yield f"{kind.id}.tasks: none"
        for task in kind.tasks:
            if task not in library().tasks:
                yield f"{kind.id}.tasks: {task!r} is no common task"
            if stands[task] > 1:
                yield f"{kind.id}.tasks: {task!r} stands twice"
        if bool(kind.price) != bool(kind.sources):
            yield f"{kind.id}.price: a price and its sources go together"


@cache
def of_task(task: str) -> Kind | None:
    """The kind of program that does most of a common task; None where we know of none."""
    return next((kind for kind in software().kind.values() if task in kind.tasks), None)


def named(task: str) -> str:
    """The sentence that names the program for a common task; empty where we know of none."""
    kind = of_task(task)
    return software().said(kind) if kind else ""
