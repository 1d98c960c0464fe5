"""The library of common tasks: records, reader and checks; and the packed form that the browser reads."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from calculator import load
from calculator.load import DataError
from calculator.model import definition
from calculator.model.definition import LEVELS, Model

FILE, PACKED = "tasks/library.toml", "tasks/packed.json"
LEAST_ALSO = 2  # other words, or a task is not found by what its owner calls it
YEAR = 12.0  # months
ONE_JOB = 1  # `lifetime` up to this level is one job, which has hours instead of pieces
VOLUME_FROM = (1.0, 10.0, 100.0)  # pieces a month from which `volume` stands at level 2, 3 and 4
WORK = ("hands", "office", "words", "technical", "craft", "care", "profession")  # kinds of work, by their prices
CODES = {"y": True, "n": False} | {str(level): level for level in range(LEVELS)}


@dataclass(frozen=True)
class Named:
    """A group of tasks, or a trade."""

    id: str
    name: str


@dataclass(frozen=True)
class Task:
    """A task with typical answers and hours of a trained person, all of them our assumption.

    `also` holds other words that owners use. `trades` is empty for any trade. One job has `job_hours`; any other
    work has `pieces_per_month` of `hours_per_piece`, and `pieces` says what is counted. `hours_low` and `hours_high`
    are what is rarely less and rarely more, in the same unit. `work` is the kind of work that its price goes by;
    `marks` are the marks of the model that hold for it.
    """

    id: str
    name: str
    also: tuple[str, ...]
    group: str
    watch: str
    work: str
    marks: tuple[str, ...]
    hours_low: float
    hours_high: float
    answers: dict[str, int | bool]
    trades: tuple[str, ...] = ()
    pieces: str = ""
    pieces_per_month: float = 0.0
    hours_per_piece: float = 0.0
    job_hours: float = 0.0

    @property
    def hours(self) -> float:
        """The usual hours of a trained person: of the one job, else a month."""
        return self.job_hours or self.hours_per_month

    @property
    def hours_per_month(self) -> float:
        """Hours a month of work that goes on; 0 for one job."""
        return self.pieces_per_month * self.hours_per_piece

    @property
    def period(self) -> str:
        """Over what its amount is said: the "job", a "month", or a "year" of less than one piece a month."""
        if self.job_hours:
            return "job"
        return "month" if self.pieces_per_month >= 1 else "year"

    @property
    def periods(self) -> float:
        """What an amount of a month, or of the job, is multiplied by to be said over its period."""
        return YEAR if self.period == "year" else 1.0


@dataclass(frozen=True)
class Library:
    """All common tasks, by id."""

    tasks: dict[str, Task]
    groups: dict[str, Named]
    trades: dict[str, Named] = field(default_factory=dict)

    @cached_property
    def by_name(self) -> dict[str, Task]:
        """The tasks by their names in small letters, which no two share."""
        return {task.name.casefold(): task for task in self.tasks.values()}


@cache
def library() -> Library:
    """The library: in the browser from its packed form, anywhere else from the checked source."""
    return unpack(load.table(PACKED)) if load.exists(PACKED) else read(definition.model(), load.table(FILE))


def read(model: Model, raw: dict[str, Any]) -> Library:
    """The checked library from the content of tasks/library.toml; DataError names the file and the key."""
    load.only(FILE, raw, "group", "trade", "task")
    library = Library(
        tasks=load.records(Task, raw["task"], f"{FILE}: task"),
        groups=load.records(Named, raw["group"], f"{FILE}: group"),
        trades=load.records(Named, raw["trade"], f"{FILE}: trade"),
    )
    for mistake in _mistakes(model, library):
        raise DataError(f"{FILE}: task {mistake}")
    return library


def _mistakes(model: Model, library: Library) -> Iterator[str]:
    """What does not hang together, each with the task and the key where it stands."""
    names: set[str] = set()
    for task in library.tasks.values():
        if task.name.casefold() in names:
            yield f"{task.id}.name: {task.name!r} stands twice"
        names.add(task.name.casefold())
        if len(task.also) < LEAST_ALSO:
            yield f"{task.id}.also: at least {LEAST_ALSO} other words that owners use"
        if len({word.casefold() for word in (task.name, *task.also)}) <= len(task.also):
            yield f"{task.id}.also: a word stands twice, or is the name"
        if task.group not in library.groups:
            yield f"{task.id}.group: {task.group!r} is no group"
        for trade in task.trades:
            if trade not in library.trades:
                yield f"{task.id}.trades: {trade!r} is no trade"
        if task.work not in WORK:
            yield f"{task.id}.work: {task.work!r} is none of {', '.join(WORK)}"
        for mark in task.marks:
            if mark not in model.marks:
                yield f"{task.id}.marks: {mark!r} is no mark"
        if not 0 < task.hours_low <= task.hours <= task.hours_high:
            yield f"{task.id}.hours_low: the usual amount must lie between it and hours_high"

        asked = (*model.questions, *model.limits)
        for key in asked:
            if key not in task.answers:
                yield f"{task.id}.answers.{key}: missing"
        for key, value in task.answers.items():
            if key not in asked:
                yield f"{task.id}.answers.{key}: unknown question"
            is_limit = key in model.limits
            if value not in ((True, False) if is_limit else range(LEVELS)) or isinstance(value, bool) != is_limit:
                yield f"{task.id}.answers.{key}: {value!r} is no level of it"

        one_job = task.answers["lifetime"] <= ONE_JOB
        level = 1 + sum(task.pieces_per_month >= bound for bound in VOLUME_FROM)
        if one_job != bool(task.job_hours):
            yield f"{task.id}.job_hours: one job needs them, other work has none"
        if one_job == bool(task.hours_per_month):
            yield f"{task.id}.hours_per_piece: one job has none, other work needs them"
        if not one_job and not task.pieces:
            yield f"{task.id}.pieces: missing"
        if not one_job and level != task.answers["volume"]:
            yield f"{task.id}.pieces_per_month: does not fit `volume` of {task.answers['volume']}"


def pack(library: Library) -> dict[str, Any]:
    """The library as rows without trades, quick to read: JSON instead of TOML, nothing left to check."""
    keys = list(next(iter(library.tasks.values())).answers)
    codes = {(type(value), value): code for code, value in CODES.items()}
    rows = []
    for task in library.tasks.values():
        coded = "".join(codes[type(task.answers[key]), task.answers[key]] for key in keys)
        amounts = (task.pieces, task.pieces_per_month, task.hours_per_piece, task.job_hours)
        told = (task.work, task.marks, task.hours_low, task.hours_high)
        rows.append([task.id, task.name, task.also, task.group, task.watch, coded, told, *amounts])
    return {"questions": keys, "groups": {group.id: group.name for group in library.groups.values()}, "tasks": rows}


def unpack(packed: dict[str, Any]) -> Library:
    """What `pack` packed, but for the trades."""
    tasks = {}
    for id_, name, also, group, watch, coded, (work, marks, low, high), *amounts in packed["tasks"]:
        answers = dict(zip(packed["questions"], map(CODES.__getitem__, coded), strict=True))
        tasks[id_] = Task(id_, name, tuple(also), group, watch, work, tuple(marks), low, high, answers, (), *amounts)
    return Library(tasks, {key: Named(key, name) for key, name in packed["groups"].items()})
