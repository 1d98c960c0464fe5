"""A list that was read, as a table to score: its own columns, and answers of the common tasks that its rows name."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from calculator.model import definition
from calculator.model.answers import MARKS
from calculator.tables import sheet
from calculator.tables.lists.frequency import ONCE
from calculator.tables.lists.read import Understood
from calculator.tables.lists.rows import DIGITS, Task
from calculator.tables.rules import NAME, TEXTS, own_heading
from calculator.tables.table import BETWEEN
from calculator.tasks.library import Task as Common
from calculator.tasks.library import library

LASTING = "lifetime"
LIST_ROW, COMMON, CHECK = "list row", "common task", "to check"
UNITS = {"week": "week", "month": "month", "year": "year", "job": "all"}
FIGURES = ("task_hours", "task_hours_unit", "done_by", "pieces_per_month", "hours_per_piece", "job_hours")


def lines(found: Understood) -> Iterator[str]:
    """The table as CSV; a row that is not ticked or names no common task keeps its cells and has no answers."""
    model = definition.model()
    asked = (*model.questions, *model.limits, MARKS, *FIGURES)
    names = [own_heading(model, heading, (LIST_ROW, COMMON, CHECK)) for heading in headings(found)]
    records = []
    for task in found.tasks:
        cells = found.cells_of(task)
        mine = dict(zip(names, cells, strict=False))
        texts = {name: text for name, text in task.more.items() if name in TEXTS}
        checks = task.asks if task.ticked else [task.why]
        told = {LIST_ROW: task.key, NAME: task.name, COMMON: task.task, CHECK: BETWEEN.join(checks)}
        records.append(mine | texts | told | (_answers(task) if task.ticked else {}))
    return sheet.write(records, [*names, LIST_ROW, NAME, *TEXTS, COMMON, CHECK, *asked])


def usable(found: Understood) -> bool:
    """Whether anything can be scored: a row names a common task, or has answers."""
    return any(task.ticked and (task.task or task.more.get("answers")) for task in found.tasks)


def headings(found: Understood) -> list[str]:
    """The headings of the reader's columns, or their letters; no two of them are the same."""
    given = [column["heading"] or column["column"] for column in found.columns]
    return [f"{name} ({n})" if name in given[: n - 1] else name for n, name in enumerate(given, 1)]


def usual_of(task: str, once: bool) -> Common | None:
    """The common task that a row is, by its id; without its amount, and how long it lasts, where only the row ends."""
    usual = library().tasks.get(task)
    if not usual or not once or usual.job_hours:
        return usual
    answers = {key: value for key, value in usual.answers.items() if key != LASTING}
    return replace(usual, answers=answers, pieces_per_month=0.0)


def _answers(task: Task) -> dict[str, Any]:
    """The usual answers, the amount, and answers of the row's own."""
    usual = usual_of(task.task or "", any(often.label == ONCE for often in task.often[:1]))
    given: dict[str, Any] = {}
    if usual:
        limits = definition.model().limits
        given = {key: ("yes" if value else "no") if key in limits else value for key, value in usual.answers.items()}
        given[MARKS] = ".".join(usual.marks)
    return given | figures(task, usual) | dict(task.more.get("answers", {}))


def figures(task: Task, usual: Common | None) -> dict[str, Any]:
    """The hours of a row, else the usual amount of its common task, and who does it, by the ids of the cost lens."""
    given: dict[str, Any] = {}
    if task.hours is not None and task.per in UNITS:
        given |= {"task_hours": round(task.hours, DIGITS), "task_hours_unit": UNITS[task.per]}
    elif task.hours_a_week is not None:
        given |= {"task_hours": round(task.hours_a_week, DIGITS), "task_hours_unit": "week"}
    elif usual and usual.job_hours:
        given["job_hours"] = usual.job_hours
    elif usual and usual.hours_per_month:
        given |= {"pieces_per_month": usual.pieces_per_month, "hours_per_piece": usual.hours_per_piece}
    if who := task.more.get("done_by"):
        given["done_by"] = who
    return given
