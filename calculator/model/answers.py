"""Answers and figures as they are given, and the messages about those that cannot be read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from calculator.model.definition import Model


@dataclass(frozen=True)
class Inputs:
    """What the reader gave, by id, in the order of the data; all else keeps its default."""

    own: dict[str, float | str] = field(default_factory=dict)

    def number(self, key: str) -> float | None:
        """A number given, or None."""
        value = self.own.get(key)
        return value if isinstance(value, float) else None


LEVELS = {str(level): level for level in range(5)}
LIMITS = {"yes": True, "no": False}
UNSURE = "unsure"
LONGEST_TASK = 120


@dataclass(frozen=True)
class Answers:
    """What the reader said. A missing id has not been asked; None means "not sure".

    `hours_a_month` is the work a month where the reader's own figures say so: then they, and not the
    questions, tell whether there is enough of it for a post.
    """

    levels: dict[str, int | None] = field(default_factory=dict)
    limits: dict[str, bool | None] = field(default_factory=dict)
    task: str = ""
    hours_a_month: float | None = None

    @property
    def given(self) -> dict[str, int]:
        """The questions answered with a level."""
        return {key: level for key, level in self.levels.items() if level is not None}

    def without_limits(self) -> "Answers":
        """The same answers as if no limit had been asked."""
        return Answers(self.levels, {}, self.task, self.hours_a_month)


def parse(model: Model, raw: Mapping[str, Any], task: object = "") -> tuple[Answers, dict[str, str]]:
    """Typed answers in the order of the questions, and a worded error for each that could not be read."""
    errors = {key: model.errors["unknown"].format(id=str(key)[:40]) for key in raw if not _known(model, key)}
    levels: dict[str, int | None] = {}
    limits: dict[str, bool | None] = {}
    for question in model.questions.values():
        if question.id in raw:
            _keep(levels, errors, question.id, level, raw[question.id], model.errors["level"], question.text)
    for limit in model.limits.values():
        if limit.id in raw:
            _keep(limits, errors, limit.id, yes_or_no, raw[limit.id], model.errors["limit"], limit.text)
    if not isinstance(task, str):
        errors["task"], task = model.errors["task"], ""
    return Answers(levels, limits, clean_task(task)), errors


def in_order(model: Model, answers: Answers) -> Answers:
    """The same answers in the order of the questions, so that the order they came in has no effect."""
    levels = {q: answers.levels[q] for q in model.questions if q in answers.levels}
    limits = {key: answers.limits[key] for key in model.limits if key in answers.limits}
    return Answers(levels, limits, answers.task, answers.hours_a_month)


def _known(model: Model, key: object) -> bool:
    return key in model.questions or key in model.limits


def _keep[T](
    into: dict[str, T], errors: dict[str, str], key: str, read: Any, raw: object, words: str, text: str
) -> None:
    try:
        into[key] = read(raw)
    except ValueError:
        errors[key] = words.format(value=str(raw)[:40], text=text)


def level(raw: object) -> int | None:
    """0 to 4, or None for "not sure"; ValueError for anything else, a bool or a float included."""
    if raw is None or raw == UNSURE:
        return None
    if type(raw) is int and 0 <= raw <= 4:
        return raw
    if isinstance(raw, str) and raw in LEVELS:
        return LEVELS[raw]
    raise ValueError(raw)


def yes_or_no(raw: object) -> bool | None:
    """True, False, or None for "not sure"; ValueError for anything else."""
    if raw is None or raw == UNSURE:
        return None
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and raw in LIMITS:
        return LIMITS[raw]
    raise ValueError(raw)


def clean_task(raw: str) -> str:
    """The task's name on one line, without control characters, at most 120 characters."""
    printable = "".join(c if c.isprintable() else " " for c in raw[: LONGEST_TASK * 4])
    return " ".join(printable.split())[:LONGEST_TASK]


def form_values(answers: Answers) -> dict[str, str]:
    """The answers as the form's own values, by field name."""
    words = {True: "yes", False: "no", None: UNSURE}
    levels = {key: UNSURE if value is None else str(value) for key, value in answers.levels.items()}
    limits = {key: words[value] for key, value in answers.limits.items()}
    return levels | limits | ({"task": answers.task} if answers.task else {})


LONGEST = 40


def line(model: Model, key: str, value: object) -> str:
    """What would be right for an id; `value` is what was given."""
    if key == "task":
        return "expected text"
    shown = json.dumps(value, default=str)[:LONGEST]
    if key in model.questions:
        return f'{shown} is no answer; expected a whole number from 0 to 4, "unsure" or null'
    if key in model.limits:
        return f'{shown} is no answer; expected true, false, "yes", "no", "unsure" or null'
    return f"unknown question; expected one of {', '.join((*model.questions, *model.limits))}"
