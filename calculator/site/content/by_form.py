"""Common tasks by the form of the model's answer, for the page of each form."""

from dataclasses import dataclass
from functools import cache

from calculator.model import definition, forms
from calculator.model.decision import UNKNOWN
from calculator.site.content import tasks
from calculator.tasks.library import library


@dataclass(frozen=True)
class Example:
    """A common task as a page names it."""

    id: str
    name: str
    hours: str
    firmness: str


@cache
def by_form() -> dict[str, tuple[Example, ...]]:
    """The tasks of each form, the firmest answers first; without those whose answer is open."""
    order = [firmness.id for firmness in definition.model().settings.firmness]
    found: dict[str, list[Example]] = {form: [] for form in forms.forms().form}
    for key, task in library().tasks.items():
        result = tasks.scored(key).result
        if result.way and result.firmness != UNKNOWN:
            hours, _ = tasks.hours(task)
            one = Example(key, task.name, hours, result.firmness)
            found[forms.taken(result.answers, result.way).form.id].append(one)
    return {form: tuple(sorted(some, key=lambda one: order.index(one.firmness))) for form, some in found.items()}


def count(*ids: str) -> int:
    """How many common tasks end with one of these forms."""
    return sum(len(by_form()[form]) for form in ids)


def some(form: str, most: int) -> tuple[Example, ...]:
    """Some tasks of a form."""
    return by_form()[form][:most]


def prices(key: str) -> list[tasks.Priced]:
    """What a common task costs on the market."""
    return tasks.market(library().tasks[key])
