"""The checklists: items with their reasons and sources, and when the calculator offers one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from calculator import load
from calculator.load import Folder
from calculator.schema import DataError, Model

FOLDER = "checklists"
RULES = "steps.toml"
LIMIT_WORDS = ("yes", "no", "unsure")


@dataclass(frozen=True)
class When:
    """When an item is offered: for these ways, at or below `most`, at or above `least`, for these limits.

    A question that has no level meets no bound. The highest priority is offered first.
    """

    priority: int
    ways: tuple[str, ...]
    most: dict[str, int] = field(default_factory=dict)
    least: dict[str, int] = field(default_factory=dict)
    limits: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Item:
    """One line to tick. No source means that it is our assumption; no `when`, that it is never offered."""

    id: str
    text: str
    why: str
    sources: tuple[str, ...] = ()
    when: tuple[When, ...] = ()


@dataclass(frozen=True)
class Head:
    """What stands above a list; `law` asks for the note on law and tax."""

    title: str
    use: str
    lead: str
    ways: tuple[str, ...]
    law: bool = False


@dataclass(frozen=True)
class Checklist:
    """One list; its items by id, in order."""

    id: str
    head: Head
    items: dict[str, Item]


@dataclass(frozen=True)
class Place:
    """An item of a list."""

    list: str
    item: str


@dataclass(frozen=True)
class Rules:
    """How steps are picked, and the words around tick boxes; see steps.toml."""

    write_in: tuple[str, ...]
    most: int
    order: tuple[str, ...]
    first: dict[str, Place]
    wording: dict[str, str]


@cache
def rules(folder: Folder = load.DATA) -> Rules:
    """The rules of picking."""
    return load.record(Rules, load.table(RULES, folder), RULES)


@cache
def lists(folder: Folder = load.DATA) -> dict[str, Checklist]:
    """Every list by id; in the browser only the items that can be offered."""
    return {name: _checklist(name, raw) for name, raw in load.tables(FOLDER, folder).items()}


def _checklist(name: str, raw: dict[str, Any]) -> Checklist:
    where = f"{FOLDER}/{name}.toml"
    head = {key: value for key, value in raw.items() if key != "item"}
    return Checklist(name, load.record(Head, head, where), load.records(Item, raw.get("item", ()), f"{where}: item"))


def checked(folder: Folder = load.DATA) -> dict[str, Checklist]:
    """The lists, and all that they refer to looked up; DataError names the file and the item."""
    found, model, known = lists(folder), load.model(folder), load.sources(folder)
    wrong = [*_wrong_rules(found, rules(folder), model)]
    for checklist in found.values():
        wrong += _unknown(f"{FOLDER}/{checklist.id}.toml: ways", checklist.head.ways, model.ways, "way")
        for item in checklist.items.values():
            where = f"{FOLDER}/{checklist.id}.toml: {item.id}"
            wrong += _unknown(f"{where}.sources", item.sources, known, "source")
            for when in item.when:
                wrong += _wrong_when(f"{where}.when", when, model)
    if wrong:
        raise DataError(wrong[0])
    return found


def _wrong_rules(found: dict[str, Checklist], rule: Rules, model: Model) -> Iterator[str]:
    if sorted(rule.order) != sorted(found):
        yield f"{RULES}: order: must name each list once"
    if rule.first.keys() != model.ways.keys():
        yield f"{RULES}: first: must name each way once"
    for way, place in rule.first.items():
        if place.list not in found or place.item not in found[place.list].items:
            yield f"{RULES}: first.{way}: {place.list}/{place.item} is no item"


def _wrong_when(where: str, when: When, model: Model) -> Iterator[str]:
    yield from _unknown(where, when.ways, model.ways, "way")
    yield from _unknown(where, (*when.most, *when.least), model.questions, "question")
    yield from _unknown(where, when.limits, model.limits, "limit")
    yield from _unknown(where, (word for words in when.limits.values() for word in words), LIMIT_WORDS, "answer")
    for key, level in (*when.most.items(), *when.least.items()):
        if not 0 <= level <= 4:
            yield f"{where}.{key}: {level} is no level"


def _unknown(where: str, names: Any, known: Any, kind: str) -> Iterator[str]:
    return (f"{where}: {name!r} is no {kind}" for name in names if name not in known)
