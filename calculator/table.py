"""A table of tasks: one record a task in, the columns of a result out. Opens no file; the same in the browser."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from calculator import load
from calculator.answers import UNSURE, Answers, parse
from calculator.decision import decide, verdict
from calculator.result import Result, Verdict, percent
from calculator.schema import Model
from calculator.view import view

NAME = "task"
KINDS: dict[str, type] = {"text": str, "whole": int, "share": float}
BETWEEN = " | "


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
class Table:
    """Everything in table.toml."""

    most_cell: int
    accepted: dict[str, tuple[str, ...]]
    column: tuple[Column, ...]
    say: dict[str, str]


@dataclass(frozen=True)
class Task:
    """What a record says; `problems` has a line a mistake, by id."""

    answers: Answers
    problems: dict[str, str]


@cache
def words() -> Table:
    """The content of table.toml; DataError where it is wrong."""
    return load.record(Table, load.table("table.toml"), "table.toml")


def columns(answer_only: bool = False) -> list[Column]:
    """The columns that a result adds to a record, in order."""
    return [column for column in words().column if not (answer_only and column.full)]


def known(model: Model) -> tuple[str, ...]:
    """The columns that are read: the task's name, questions and limits."""
    return (NAME, *model.questions, *model.limits)


def read(model: Model, record: Mapping[str, Any]) -> Task:
    """The answers of one record; an empty cell has not been asked, other columns are passed over."""
    raw = {key: _cell(record[key], key in model.limits) for key in known(model)[1:] if key in record}
    given = {key: value for key, value in raw.items() if value is not None}
    answers, wrong = parse(model, given, _name(record.get(NAME)))
    return Task(answers, {key: _mistake(model, key, given[key]) for key in wrong})


def _mistake(model: Model, key: str, value: object) -> str:
    words_ = words().say["limit" if key in model.limits else "level"]
    return words_.format(id=key, value=str(value)[: words().most_cell])


def _name(raw: Any) -> str:
    value = _scalar(raw)
    return "" if value is None else str(value)


def _cell(raw: Any, limit: bool) -> object:
    """A cell as `answers.parse` takes it; None where nothing was asked."""
    value = _scalar(raw)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, str):
        return bool(value) if limit and value in (0, 1) and value is not None else value
    text = value.strip()
    return _word(text.lower(), limit) if text else None


def _word(text: str, limit: bool) -> str:
    accepted = words().accepted
    if text in accepted["unsure"]:
        return UNSURE
    if limit:
        return next((word for word in ("yes", "no") if text in accepted[word]), text)
    return text[:1] if text[1:] in (".0", ",0") else text


def _scalar(raw: Any) -> Any:
    """A cell of any table library as a plain value; None where it is missing (None, NaN, NA)."""
    try:
        value = raw.item() if hasattr(raw, "item") else raw
        return value if value == value else None
    except TypeError:  # a missing value that refuses to be compared
        return None
    except ValueError:  # many values in one cell
        return str(raw)


def result(model: Model, record: Mapping[str, Any], answer_only: bool = False) -> dict[str, Any]:
    """The columns of a record's result; a record with problems has nothing but them."""
    empty: dict[str, Any] = {column.id: None for column in columns(answer_only)}
    task = read(model, record)
    if task.problems:
        return empty | {"problems": "; ".join(task.problems.values())}
    if answer_only:
        said = verdict(model, task.answers)
        return empty | _answer(said) | {"messages": BETWEEN.join(_remarks(model, said)) or None}
    found = decide(model, task.answers)
    return empty | _answer(found) | _explained(model, found)


def _answer(found: Verdict | Result) -> dict[str, Any]:
    confidence = {"confidence": percent(found.confidence[found.way])} if found.way else {}
    fit = {f"fit_{way}": round(share, 3) for way, share in found.fit.items()} if found.way else {}
    rest = {key: getattr(found, key) for key in ("way", "firmness", "variant", "ask_next")}
    return rest | confidence | fit


def _remarks(model: Model, found: Verdict | Result) -> list[str]:
    """What is missing, or what to think of first."""
    missing = ", ".join(f"“{model.questions[q].text}”" for q in found.missing)
    intro = [f"{model.wording['missing_intro']} {missing}"] if missing else []
    return intro + [getattr(model.settings, key).text for key in found.advice]


def _explained(model: Model, found: Result) -> dict[str, Any]:
    """The columns in words."""
    seen = view(model, found)
    titled = {"reasons_for": seen.reasons_for, "reasons_against": seen.reasons_against}
    reasons = [f"{model.wording[title]}: {' '.join(said)}" for title, said in titled.items() if said]
    messages = _remarks(model, found) + seen.limits
    joined = {"reasons": BETWEEN.join(reasons), "change": seen.change, "messages": BETWEEN.join(messages)}
    return {key: text or None for key, text in joined.items()}
