"""The columns of a table of tasks: those that are read, those that a result adds. Reads tables/rules.toml."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from calculator import load
from calculator.costs.evaluation import ROWS
from calculator.costs.inputs import specification
from calculator.load import DataError
from calculator.model.answers import MARKS
from calculator.model.definition import Model

FILE = "tables/rules.toml"
NAME = "task"
KINDS: dict[str, type] = {"text": str, "whole": int, "share": float, "amount": float}
TEXTS = ("notes", "kind", "id")  # columns that the page writes and reads, and a run only keeps
BY_A_RUN = ("way", "firmness", "confidence", "ask_next", "problems")  # columns that every run has ever written
COSTS_AFTER = "hours_back_per_week"
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")  # an `id` of ours; any other is the reader's own


@dataclass(frozen=True)
class Column:
    """A column of the result; `full` ones are left out where only the answer is wanted."""

    id: str
    kind: str
    text: str
    full: bool = False

    @property
    def type(self) -> type:
        """The Python type of its cells, where they hold anything."""
        return KINDS[self.kind]


@dataclass(frozen=True)
class Cost:
    """A figure of the cost lens, which has a column for each of its rows."""

    id: str
    text: str

    @property
    def columns(self) -> list[Column]:
        """Its columns."""
        return [Column(f"{self.id}_{row}", "amount", self.text, full=True) for row in ROWS]


@dataclass(frozen=True)
class Rules:
    """Everything in tables/rules.toml."""

    most_cell: int
    accepted: dict[str, tuple[str, ...]]
    column: tuple[Column, ...]
    cost: tuple[Cost, ...]
    say: load.Texts


@cache
def rules(folder: load.Folder = load.DATA) -> Rules:
    """The content of tables/rules.toml; DataError names the key that is wrong."""
    result = load.record(Rules, load.table(FILE, folder), FILE)
    for column in result.column:
        if column.kind not in KINDS:
            raise DataError(f"{FILE}: {column.id}.kind: {column.kind!r} is none of {', '.join(KINDS)}")
    return result


def fixed() -> tuple[Column, ...]:
    """The columns of a result, but for those that every row of the cost table has."""
    return rules().column


@cache
def added(answer_only: bool = False) -> tuple[Column, ...]:
    """The columns that a result adds to a record, in order."""
    place = next(n for n, column in enumerate(fixed(), 1) if column.id == COSTS_AFTER)
    costs = [column for cost in rules().cost for column in cost.columns]
    whole = (*fixed()[:place], *costs, *fixed()[place:])
    return tuple(column for column in whole if not (answer_only and column.full))


def known(model: Model) -> tuple[str, ...]:
    """The columns that are read: the task's name, questions, limits, and inputs with every parameter."""
    return (NAME, *model.questions, *model.limits, *model.former, *model.marks, MARKS, *specification().inputs)


def own_heading(model: Model, heading: str, others: Iterable[str] = ()) -> str:
    """The heading under which a reader's own column stands beside ours, and beside `others`."""
    return f"{heading} (own)" if heading.lower() in {*known(model), *TEXTS, *others} else heading


def asked(model: Model) -> tuple[str, ...]:
    """The columns of a table that is written: the task's name and what the page asks."""
    return (NAME, *model.questions, *model.limits, *model.marks, *specification().asked)
