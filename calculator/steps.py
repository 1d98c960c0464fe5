"""Do this next: a few items of the checklists, picked by rules that are data."""

from collections.abc import Iterator
from typing import NamedTuple

from calculator import checklists
from calculator.answers import Answers
from calculator.checklists import Item, Place, When
from calculator.schema import Model

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
    rules = checklists.rules()
    first = rules.first[way]
    offered = {place: priority for place, priority in _offered(answers, way) if place != first}
    chosen = set(sorted(offered, key=lambda place: -offered[place])[: rules.most - 1])
    return [_step(first, model.ways[way].first_step), *(_step(place) for place in offered if place in chosen)]


def title(task: str) -> str:
    """The heading over the steps, with the task's name where it has one."""
    wording = checklists.rules().wording
    return wording["title_task"].format(task=task) if task else wording["title"]


def _offered(answers: Answers, way: str) -> Iterator[tuple[Place, int]]:
    """Every item whose rules the answers meet, with its priority, in the order of the lists."""
    given = answers.given
    limits = {key: WORDS[holds] for key, holds in answers.limits.items()}
    for name in checklists.rules().order:
        for item in checklists.lists()[name].items.values():
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
    checklist = checklists.lists()[place.list]
    item: Item = checklist.items[place.item]
    return NextStep(place.list, place.item, checklist.head.title, text or item.text, item.why)
