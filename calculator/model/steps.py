"""The checklists, and the few items of them to do next, picked by rules that are data."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from calculator import load
from calculator.load import DataError, Folder
from calculator.model import definition, forms
from calculator.model.answers import LIMIT_WORDS, Answers
from calculator.model.definition import LEVELS, Model
from calculator.model.forms import Forms, Place

FOLDER = "model/checklists"
RULES = "model/steps.toml"


@dataclass(frozen=True)
class When:
    """When an item is offered: for these ways and forms, at or below `most`, at or above `least`, and so on.

    A question that has no level, or an amount that is not known, meets no bound; `hours_below` are hours a month,
    and a level up to `never` forbids it. The highest priority is offered first.
    """

    priority: int
    ways: tuple[str, ...]
    most: dict[str, int] = field(default_factory=dict)
    least: dict[str, int] = field(default_factory=dict)
    never: dict[str, int] = field(default_factory=dict)
    limits: dict[str, tuple[str, ...]] = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    no_marks: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    no_forms: tuple[str, ...] = ()
    hours_below: float = 0.0

    def met(self, way: str, form: str, answers: Answers) -> bool:
        """Whether a way, its form and the answers meet all of this."""
        given, hours = answers.given, answers.known.hours_a_month
        limits = {key: LIMIT_WORDS[holds] for key, holds in answers.limits.items()}
        return (
            way in self.ways
            and (not self.forms or form in self.forms)
            and form not in self.no_forms
            and all(q in given and given[q] <= level for q, level in self.most.items())
            and all(q in given and given[q] >= level for q, level in self.least.items())
            and not any(q in given and given[q] <= level for q, level in self.never.items())
            and all(limits.get(key) in words for key, words in self.limits.items())
            and all(mark in answers.marks for mark in self.marks)
            and not any(mark in answers.marks for mark in self.no_marks)
            and (not self.hours_below or (hours is not None and hours < self.hours_below))
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
                named = (*when.forms, *when.no_forms)
                mistakes += _unknown(f"{where}.when", named, forms.forms(folder).form, "form")
    if mistakes:
        raise DataError(mistakes[0])
    return checklists


def _wrong_rules(checklists: dict[str, Checklist], rules: Rules, taken: Forms) -> Iterator[str]:
    if sorted(rules.order) != sorted(checklists):
        yield f"{RULES}: order: must name each list once"
    firsts = {f"form {form.id}": form.first for form in taken.form.values()}
    firsts |= {f"rule[{n}]": rule.first for n, rule in enumerate(taken.rules, 1) if rule.first != forms.NOWHERE}
    firsts |= {f"instead[{n}]": one.first for n, one in enumerate(taken.instead, 1)}
    for where, place in firsts.items():
        if place.list not in checklists or place.item not in checklists[place.list].items:
            yield f"{forms.FILE}: {where}: first: {place.list}/{place.item} is no item"


def _wrong_when(where: str, when: When, model: Model) -> Iterator[str]:
    yield from _unknown(where, when.ways, model.ways, "way")
    yield from _unknown(where, (*when.most, *when.least, *when.never), model.questions, "question")
    yield from _unknown(where, when.limits, model.limits, "limit")
    yield from _unknown(where, (*when.marks, *when.no_marks), model.marks, "mark")
    words = (word for words in when.limits.values() for word in words)
    yield from _unknown(where, words, LIMIT_WORDS.values(), "answer")
    for key, level in (*when.most.items(), *when.least.items(), *when.never.items()):
        if not 0 <= level < LEVELS:
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
            priorities = [when.priority for when in item.when if when.met(way, form.id, answers)]
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
        text, why = item.text, item.why
        if place == form.first:
            text, why = form.first_step, form.first_why or item.why
        steps.append(NextStep(place.list, place.item, checklist.head.title, text, why))
    return steps


def title(task: str) -> str:
    """The heading over the steps, with the task's name where it has one."""
    wording = rules().wording
    return wording["title_task"].format(task=task) if task else wording["title"]
