"""The checklists, and the few items of them to do next, picked by rules that are data."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from calculator import load
from calculator.load import DataError, Folder
from calculator.model import definition
from calculator.model.answers import Answers
from calculator.model.definition import Model

FOLDER = "model/checklists"
RULES = "model/steps.toml"
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
    """How steps are picked, and the words around tick boxes; see model/steps.toml."""

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
    found, model, known = lists(folder), definition.model(folder), load.sources(folder)
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


WORDS = {True: "yes", False: "no", None: "unsure"}


class NextStep(NamedTuple):
    """One thing to do next: the list and item that it ticks, what to do and why."""

    list: str
    item: str
    list_title: str
    text: str
    why: str


def next_steps(model: Model, answers: Answers, way: str) -> list[NextStep]:
    """The way's first step, then the items of highest priority in the order of the lists."""
    picking = rules()
    first = picking.first[way]
    offered = {place: priority for place, priority in _offered(answers, way) if place != first}
    chosen = set(sorted(offered, key=lambda place: -offered[place])[: picking.most - 1])
    return [_step(first, model.ways[way].first_step), *(_step(place) for place in offered if place in chosen)]


def title(task: str) -> str:
    """The heading over the steps, with the task's name where it has one."""
    wording = rules().wording
    return wording["title_task"].format(task=task) if task else wording["title"]


def _offered(answers: Answers, way: str) -> Iterator[tuple[Place, int]]:
    """Every item whose rules the answers meet, with its priority, in the order of the lists."""
    given = answers.given
    limits = {key: WORDS[holds] for key, holds in answers.limits.items()}
    for name in rules().order:
        for item in lists()[name].items.values():
            met = [when.priority for when in item.when if way in when.ways and _met(when, given, limits)]
            if met:
                yield Place(name, item.id), max(met)


def _met(when: When, given: dict[str, int], limits: dict[str, str]) -> bool:
    return (
        all(q in given and given[q] <= level for q, level in when.most.items())
        and all(q in given and given[q] >= level for q, level in when.least.items())
        and all(limits.get(key) in words for key, words in when.limits.items())
    )


def _step(place: Place, text: str = "") -> NextStep:
    checklist = lists()[place.list]
    item: Item = checklist.items[place.item]
    return NextStep(place.list, place.item, checklist.head.title, text or item.text, item.why)
