"""Which answers are typical ones from the task library, and which the reader's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from calculator.model.answers import MARKS, Answers

if TYPE_CHECKING:
    from calculator.model.definition import Model
    from calculator.tasks.library import Library, Task

FIELDS = ("typical", "own")  # in the form and in the address
LONGEST = 400
TOLD, PIECES = "task_hours", ("pieces_per_month", "hours_per_piece")


class Marks(NamedTuple):
    """The task whose typical answers were taken, and the questions that the reader answered or confirmed."""

    task: str = ""
    own: tuple[str, ...] = ()


NO_MARKS = Marks()


def read(values: Mapping[str, str]) -> Marks:
    """The marks among a form's or an address's values; what makes no sense is left out."""
    own = str(values.get("own", ""))[:LONGEST].split(".")
    return Marks(str(values.get("typical", ""))[:LONGEST], tuple(dict.fromkeys(filter(None, own))))


def form_values(marks: Marks) -> dict[str, str]:
    """The marks as the form's own values; none where no typical answers were taken."""
    if not marks.task:
        return {}
    return {"typical": marks.task} | ({"own": ".".join(marks.own)} if marks.own else {})


def given(answers: Answers) -> dict[str, int | bool | None]:
    """All answers, questions and limits alike, by id."""
    return answers.levels | answers.limits


def marked(library: Library, answers: Answers, marks: Marks) -> list[str]:
    """The answers that are still just typical: as in the library, and neither given nor confirmed by the reader."""
    task = library.tasks.get(marks.task)
    if not task:
        return []
    return [key for key, value in given(answers).items() if key not in marks.own and same(task, key, value)]


def differing(task: Task, answers: Answers) -> list[str]:
    """The answers that are not the typical ones."""
    return [key for key, value in given(answers).items() if not same(task, key, value)]


def same(task: Task, key: str, value: int | bool | None) -> bool:
    """Whether an answer is the typical one."""
    return value is not None and task.answers[key] == value


def fill(
    model: Model, library: Library, task: Task, answers: Answers, marks: Marks, everything: bool
) -> tuple[Answers, Marks]:
    """The task's typical answers in all gaps, or everywhere; typical ones of another task give way."""
    own = _own(library, answers, marks)
    keep = {key: value for key, value in own.items() if not everything or same(task, key, value)}
    ticked = tuple(mark for mark in model.marks if mark in task.marks or (mark in answers.marks and not everything))
    return _answers(model, task.answers | keep, task.name, ticked), Marks(task.id, tuple(keep))


def under(
    task: Task, answers: Mapping[str, object], inputs: Mapping[str, object]
) -> tuple[dict[str, object], dict[str, object]]:
    """A task's usual answers, marks and amount, over which what is given counts; one half of the amount too."""
    usual, amount = {MARKS: list(task.marks)} | task.answers | dict(answers), hours(task)
    told = {*amount, "task_hours_per_week", *PIECES, "job_hours"} & inputs.keys()
    half = told < {*PIECES} and PIECES[0] in amount and TOLD not in inputs
    return usual, (amount | dict(inputs) if half or not told else dict(inputs))


def untold(task: Task, inputs: Mapping[str, object]) -> bool:
    """Whether none of a task's usual amount is given, nor hours in its place."""
    return TOLD in inputs or not {*hours(task)} & inputs.keys()


def take_out(model: Model, library: Library, answers: Answers, marks: Marks, before: Answers) -> Answers:
    """The answers without the typical ones; an own answer `before` that one of them replaced comes back."""
    taken = marked(library, answers, marks)
    back = {key: value for key, value in given(before).items() if key in taken}
    usual = library.tasks[marks.task].marks if marks.task in library.tasks else ()
    left = tuple(mark for mark in answers.marks if mark not in usual)
    return _answers(model, _own(library, answers, marks) | back, answers.task, left)


def hours(task: Task) -> dict[str, float]:
    """The task's typical amount of work, by the ids of the cost lens's inputs."""
    if task.job_hours:
        return {"job_hours": task.job_hours}
    return {"pieces_per_month": task.pieces_per_month, "hours_per_piece": task.hours_per_piece}


def typical_inputs(library: Library, marks: Marks, inputs: Mapping[str, object]) -> list[str]:
    """The inputs that are still just the task's typical ones: none where the reader changed one half of the amount."""
    task = library.tasks.get(marks.task)
    usual = hours(task) if task else {}
    same = [key for key, value in usual.items() if inputs.get(key) == value]
    changed = [key for key in usual if key in inputs and key not in same]
    return [] if changed and TOLD not in inputs else same


def _own(library: Library, answers: Answers, marks: Marks) -> dict[str, int | bool | None]:
    taken = marked(library, answers, marks)
    return {key: value for key, value in given(answers).items() if key not in taken}


def _answers(model: Model, values: Mapping[str, int | bool | None], task: str, ticked: tuple[str, ...] = ()) -> Answers:
    levels: dict[str, int | None] = {q: values[q] for q in model.questions if q in values}
    limits = {key: None if values[key] is None else bool(values[key]) for key in model.limits if key in values}
    return Answers(levels, limits, task, ticked)
