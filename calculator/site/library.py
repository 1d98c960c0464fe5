"""The page of common tasks: each with the model's answer, worked out at every build."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from calculator import address, load, picker, tasks, typical
from calculator.answers import Answers
from calculator.assumptions import with_hours
from calculator.decision import decide
from calculator.given import Inputs
from calculator.render import render
from calculator.result import Result
from calculator.schema import Model
from calculator.tasks import Task
from calculator.typical import Marks

FILE = "tasks_page.toml"


@dataclass(frozen=True)
class Words:
    """The wording of tasks_page.toml."""

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
    return sorted((task.name for task in tasks.library().tasks.values()), key=str.casefold)


@cache
def result(key: str) -> Result:
    """The model's result for a task's typical answers."""
    task = tasks.library().tasks[key]
    return decide(load.model(), with_hours(answers(task), amount(task)))


def amount(task: Task) -> Inputs:
    """The task's typical amount of work."""
    return Inputs(dict(typical.hours(task)))


def answers(task: Task) -> Answers:
    """The task's typical answers, with its name."""
    model = load.model()
    levels: dict[str, int | None] = {q: int(task.answers[q]) for q in model.questions}
    return Answers(levels, {key: bool(task.answers[key]) for key in model.limits}, task.name)


def fragment(task: Task) -> str:
    """The part of the calculator's address that holds a task's answers, marked as typical."""
    return address.encode(answers(task), amount(task), Marks(task.id))


def table(group: str, base: str) -> str:
    """The table of one group; `base` leads to the site's root."""
    found = tasks.library()
    rows = [_row(task) for task in found.tasks.values() if task.group == group]
    return render("tasks.html", group=found.groups[group], rows=rows, base=base, say=words())


def filters() -> str:
    """The fields that narrow the tables, hidden until a script can use them."""
    found = tasks.library()
    return render("tasks_filter.html", library=found, ways=load.model().ways.values(), say=words())


def _row(task: Task) -> dict[str, Any]:
    model, found = load.model(), result(task.id)
    trades = [tasks.library().trades[trade].name for trade in task.trades]
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
