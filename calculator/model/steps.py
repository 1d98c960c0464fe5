"""The checklists, and the few items of them to do next, picked by rules that are data."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from calculator import load
from calculator.load import DataError, Folder
from calculator.model import definition, forms
from calculator.model.answers import LIMIT_WORDS, Answers
from calculator.model.definition import Model
from calculator.model.forms import Forms, Place

FOLDER = "model/checklists"
RULES = "model/steps.toml"


@dataclass(frozen=True)
class When:
    """When an item is offered: for these ways, at or below `most`, at or above `least`, for these limits and marks.

    A question that has no level meets no bound. The highest priority is offered first.
    """

    priority: int
    ways: tuple[str, ...]
    most: dict[str, int] = field(default_factory=dict)
    least: dict[str, int] = field(default_factory=dict)
    limits: dict[str, tuple[str, ...]] = field(default_factory=dict)
    marks: tuple[str, ...] = ()

    def met(self, way: str, answers: Answers) -> bool:
        """Whether a way and the answers meet all of this."""
        given = answers.given
        limits = {key: LIMIT_WORDS[holds] for key, holds in answers.limits.items()}
        return (
            way in self.ways
            and all(q in given and given[q] <= level for q, level in self.most.items())
            and all(q in given and given[q] >= level for q, level in self.least.items())
            and all(limits.get(key) in words for key, words in self.limits.items())
            and all(mark in answers.marks for mark in self.marks)
        )


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
class Rules:
    """How steps are picked, and the words around tick boxes; see model/steps.toml."""

    write_in: tuple[str, ...]
    most: int
    most_small: int
    small_hours: float
    order: tuple[str, ...]
    wording: load.Texts


class NextStep(NamedTuple):
    """One thing to do next: the list and item that it ticks, what to do and why."""

    list: str
    item: str
    list_title: str
    text: str
    why: str


@cache
def rules(folder: Folder = load.DATA) -> Rules:
    """The rules of picking."""
    return load.record(Rules, load.table(RULES, folder), RULES)


@cache
def lists(folder: Folder = load.DATA) -> dict[str, Checklist]:
    """Every list by id; in the browser only the items that can be offered."""
    checklists = {}
    for name, raw in load.tables(FOLDER, folder).items():
        where = f"{FOLDER}/{name}.toml"
        head = load.record(Head, {key: value for key, value in raw.items() if key != "item"}, where)
        checklists[name] = Checklist(name, head, load.records(Item, raw.get("item", ()), f"{where}: item"))
    return checklists


def checked(folder: Folder = load.DATA) -> dict[str, Checklist]:
    """The lists, and all that they refer to looked up; DataError names the file and the item."""
    checklists, model, sources = lists(folder), definition.model(folder), load.sources(folder)
    mistakes = [*_wrong_rules(checklists, rules(folder), forms.checked(folder))]
    for checklist in checklists.values():
        mistakes += _unknown(f"{FOLDER}/{checklist.id}.toml: ways", checklist.head.ways, model.ways, "way")
        for item in checklist.items.values():
            where = f"{FOLDER}/{checklist.id}.toml: {item.id}"
            mistakes += _unknown(f"{where}.sources", item.sources, sources, "source")
            for when in item.when:
                mistakes += _wrong_when(f"{where}.when", when, model)
    if mistakes:
        raise DataError(mistakes[0])
    return checklists


def _wrong_rules(checklists: dict[str, Checklist], rules: Rules, taken: Forms) -> Iterator[str]:
    if sorted(rules.order) != sorted(checklists):
        yield f"{RULES}: order: must name each list once"
    for form in taken.form.values():
        place = form.first
        if place.list not in checklists or place.item not in checklists[place.list].items:
            yield f"{forms.FILE}: form {form.id}: first: {place.list}/{place.item} is no item"


def _wrong_when(where: str, when: When, model: Model) -> Iterator[str]:
    yield from _unknown(where, when.ways, model.ways, "way")
    yield from _unknown(where, (*when.most, *when.least), model.questions, "question")
    yield from _unknown(where, when.limits, model.limits, "limit")
    yield from _unknown(where, when.marks, model.marks, "mark")
    words = (word for words in when.limits.values() for word in words)
    yield from _unknown(where, words, LIMIT_WORDS.values(), "answer")
    for key, level in (*when.most.items(), *when.least.items()):
        if not 0 <= level <= 4:
            yield f"{where}.{key}: {level} is no level"


def _unknown(where: str, names: Iterable[str], known: Collection[str], kind: str) -> Iterator[str]:
    return (f"{where}: {name!r} is no {kind}" for name in names if name not in known)


def next_steps(model: Model, answers: Answers, way: str) -> list[NextStep]:
    """The first step of the form, then items of highest priority in the order of the lists; fewer for little work."""
    picking, checklists = rules(), lists()
    form = forms.taken(answers, way).form
    offered: dict[Place, int] = {}
    for name in picking.order:
        for item in checklists[name].items.values():
            priorities = [when.priority for when in item.when if when.met(way, answers)]
            if priorities:
                offered[Place(name, item.id)] = max(priorities)
    offered.pop(form.first, None)
    hours = answers.known.hours_a_month
    most = picking.most_small if hours is not None and hours < picking.small_hours else picking.most
    chosen = set(sorted(offered, key=lambda place: -offered[place])[: most - 1])
    steps = []
    for place in (form.first, *(place for place in offered if place in chosen)):
        checklist = checklists[place.list]
        item = checklist.items[place.item]
        text = form.first_step if place == form.first else item.text
        steps.append(NextStep(place.list, place.item, checklist.head.title, text, item.why))
    return steps


def title(task: str) -> str:
    """The heading over the steps, with the task's name where it has one."""
    wording = rules().wording
    return wording["title_task"].format(task=task) if task else wording["title"]
