"""The library of common tasks: records, reader and checks; and the packed form that the browser reads."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Any

from calculator import load
from calculator.load import DataError
from calculator.model import definition
from calculator.model.definition import Model

FILE, PACKED = "tasks/library.toml", "tasks/packed.json"
ONE_JOB = 1  # `lifetime` up to this level is one job, which has hours instead of pieces
VOLUME_FROM = (1.0, 10.0, 100.0)  # pieces a month from which `volume` stands at level 2, 3 and 4
CODES = {"y": True, "n": False} | {str(level): level for level in range(5)}


@dataclass(frozen=True)
class Named:
    """A group of tasks, or a trade."""

    id: str
    name: str


@dataclass(frozen=True)
class Task:
    """A task with typical answers and hours of a skilled person, all of them our assumption.

    `also` holds other words that owners use. `trades` is empty for any trade. One job has `job_hours`; any other
    work has `pieces_per_month` of `hours_per_piece`, and `pieces` says what is counted.
    """

    id: str
    name: str
    also: tuple[str, ...]
    group: str
    watch: str
    answers: dict[str, int | bool]
    trades: tuple[str, ...] = ()
    pieces: str = ""
    pieces_per_month: float = 0.0
    hours_per_piece: float = 0.0
    job_hours: float = 0.0

    @property
    def hours_per_month(self) -> float:
        """Hours a month of work that goes on; 0 for one job."""
        return self.pieces_per_month * self.hours_per_piece


@dataclass(frozen=True)
class Library:
    """All common tasks, by id."""

    tasks: dict[str, Task]
    groups: dict[str, Named]
    trades: dict[str, Named] = field(default_factory=dict)


@cache
def library() -> Library:
    """The library: in the browser from its packed form, anywhere else from the checked source."""
    return unpack(load.table(PACKED)) if load.exists(PACKED) else read(definition.model(), load.table(FILE))


def read(model: Model, raw: dict[str, Any]) -> Library:
    """The checked library from the content of tasks/library.toml; DataError names the file and the key."""
    load.only(FILE, raw, "group", "trade", "task")
    found = Library(
        tasks=load.records(Task, raw["task"], f"{FILE}: task"),
        groups=load.records(Named, raw["group"], f"{FILE}: group"),
        trades=load.records(Named, raw["trade"], f"{FILE}: trade"),
    )
    for where, wrong in chain(_names(found), _references(found), _answers(model, found), _hours(found)):
        if wrong:
            raise DataError(f"{FILE}: task {where}")
    return found


def _names(found: Library) -> Iterator[tuple[str, bool]]:
    seen: set[str] = set()
    for task in found.tasks.values():
        name = task.name.casefold()
        yield f"{task.id}.name: {task.name!r} stands twice", name in seen
        seen.add(name)


def _references(found: Library) -> Iterator[tuple[str, bool]]:
    for task in found.tasks.values():
        yield f"{task.id}.group: {task.group!r} is no group", task.group not in found.groups
        for trade in task.trades:
            yield f"{task.id}.trades: {trade!r} is no trade", trade not in found.trades


def _answers(model: Model, found: Library) -> Iterator[tuple[str, bool]]:
    for task in found.tasks.values():
        for key in (*model.questions, *model.limits):
            yield f"{task.id}.answers.{key}: missing", key not in task.answers
        for key, value in task.answers.items():
            yield f"{task.id}.answers.{key}: unknown question", key not in {*model.questions, *model.limits}
            allowed = (True, False) if key in model.limits else range(5)
            fits = value in allowed and isinstance(value, bool) == (key in model.limits)
            yield f"{task.id}.answers.{key}: {value!r} is no level of it", not fits


def _hours(found: Library) -> Iterator[tuple[str, bool]]:
    for task in found.tasks.values():
        one_job = task.answers["lifetime"] <= ONE_JOB
        level = 1 + sum(task.pieces_per_month >= bound for bound in VOLUME_FROM)
        yield f"{task.id}.job_hours: one job needs them, other work has none", one_job != bool(task.job_hours)
        yield (
            f"{task.id}.hours_per_piece: one job has none, other work needs them",
            one_job == bool(task.hours_per_month),
        )
        yield f"{task.id}.pieces: missing", not one_job and not task.pieces
        yield (
            f"{task.id}.pieces_per_month: does not fit `volume` of {task.answers['volume']}",
            not one_job and level != task.answers["volume"],
        )


def pack(found: Library) -> dict[str, Any]:
    """The library as rows without trades, quick to read: JSON instead of TOML, nothing left to check."""
    keys = list(next(iter(found.tasks.values())).answers)
    rows = [
        [
            t.id,
            t.name,
            t.also,
            t.group,
            t.watch,
            _coded(t, keys),
            t.pieces,
            t.pieces_per_month,
            t.hours_per_piece,
            t.job_hours,
        ]
        for t in found.tasks.values()
    ]
    return {"questions": keys, "groups": {g.id: g.name for g in found.groups.values()}, "tasks": rows}


def _coded(task: Task, keys: list[str]) -> str:
    codes = {(type(value), value): code for code, value in CODES.items()}
    return "".join(codes[type(task.answers[key]), task.answers[key]] for key in keys)


def unpack(packed: dict[str, Any]) -> Library:
    """What `pack` packed, but for the trades."""
    found = {}
    for id_, name, also, group, watch, coded, *amounts in packed["tasks"]:
        answers = dict(zip(packed["questions"], map(CODES.__getitem__, coded), strict=True))
        found[id_] = Task(id_, name, tuple(also), group, watch, answers, (), *amounts)
    return Library(found, {key: Named(key, name) for key, name in packed["groups"].items()})
