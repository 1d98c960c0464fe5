"""The page of common tasks: each with the model's answer, worked out at every build."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from calculator import load
from calculator.formats.html import render
from calculator.model import definition
from calculator.model.answers import Answers, Inputs
from calculator.model.decision import Result
from calculator.model.definition import Model
from calculator.page import link as page_link
from calculator.page import picker
from calculator.scoring import Scored
from calculator.tasks import library as tasks_library
from calculator.tasks import typical
from calculator.tasks.library import Task
from calculator.tasks.typical import Marks

FILE = "site/tasks.toml"


@dataclass(frozen=True)
class Words:
    """The wording of site/tasks.toml."""

    task: str
    answer: str
    hours: str
    watch: str
    open: str
    also: str
    unknown: str
    between: str
    close: str
    often: str
    hours_job: str
    hours_month: str
    hours_year: str
    count: str
    filter: str
    filter_trade: str
    filter_answer: str
    every_trade: str
    every_answer: str
    shown: str
    clear: str
    nothing: str


@cache
def words() -> Words:
    """The wording, checked."""
    return load.record(Words, load.table(FILE), FILE)


def names() -> list[str]:
    """The names of all tasks, for a list that needs no Python."""
    return sorted((task.name for task in tasks_library.library().tasks.values()), key=str.casefold)


@cache
def scored(key: str) -> Scored:
    """A task scored by its typical answers and its typical amount of work."""
    task = tasks_library.library().tasks[key]
    return Scored(definition.model(), answers(task), amount(task))


def amount(task: Task) -> Inputs:
    """The task's typical amount of work."""
    return Inputs(dict(typical.hours(task)))


def answers(task: Task) -> Answers:
    """The task's typical answers, with its name."""
    model = definition.model()
    levels: dict[str, int | None] = {q: int(task.answers[q]) for q in model.questions}
    return Answers(levels, {key: bool(task.answers[key]) for key in model.limits}, task.name)


def fragment(task: Task) -> str:
    """The part of the calculator's address that holds a task's answers, marked as typical."""
    return page_link.encode(answers(task), amount(task), Marks(task.id))


def table(group: str, base: str) -> str:
    """The table of one group; `base` leads to the site's root."""
    found = tasks_library.library()
    rows = [_row(task) for task in found.tasks.values() if task.group == group]
    return render("site/tasks.html", group=found.groups[group], rows=rows, base=base, say=words())


def filters() -> str:
    """The fields that narrow the tables, hidden until a script can use them."""
    found = tasks_library.library()
    return render("site/tasks_filter.html", library=found, ways=definition.model().ways.values(), say=words())


def _row(task: Task) -> dict[str, Any]:
    model, found = definition.model(), scored(task.id).result
    trades = [tasks_library.library().trades[trade].name for trade in task.trades]
    first, second = (model.ways[way or ""].name for way in (found.way, found.runner_up))
    label = next(f.label for f in model.settings.firmness if f.id == found.firmness)
    return {
        "task": task,
        "trades": trades,
        "words": " ".join((task.name, *task.also, *trades)).casefold(),
        "way": found.way if found.firmness != "unknown" else "",
        "tag": words().unknown if found.firmness == "unknown" else first,
        "firm": _firm(found, label, first, second),
        "often": _often(model, found),
        "hours": hours(task),
        "fragment": fragment(task),
    }


def _firm(found: Result, label: str, first: str, second: str) -> str:
    """How firm the answer is, and between which ways where it is not."""
    if found.firmness == "unknown":
        return words().between.format(first=first, second=second)
    return words().close.format(second=second) if found.firmness == "close" else label


def _often(model: Model, found: Result) -> str:
    if not found.variant or found.firmness == "unknown":
        return ""
    name = model.settings.variant[found.variant].name
    return words().often.format(variant=name[0].lower() + name[1:])


def hours(task: Task) -> tuple[str, str]:
    """The task's typical hours, and what they are counted from."""
    if task.job_hours:
        return words().hours_job.format(hours=f"{task.job_hours:.0f}"), ""
    if task.pieces_per_month < 1:
        return words().hours_year.format(hours=f"{picker.YEAR * task.hours_per_month:.0f}"), ""
    counted = words().count.format(count=f"{task.pieces_per_month:g}", pieces=task.pieces)
    return words().hours_month.format(hours=f"{task.hours_per_month:.0f}"), counted if task.pieces_per_month > 1 else ""
