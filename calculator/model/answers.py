"""Answers and figures as they are given, and the messages about those that cannot be read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from calculator.formats import characters
from calculator.model.definition import LEVELS, Model

LEVEL_OF = {str(level): level for level in range(LEVELS)}
LIMIT_WORDS = {True: "yes", False: "no", None: "unsure"}
MARKS = "marks"  # the field that names them, with stops between them where it is text
LIMITS = {"yes": True, "no": False}
UNSURE = "unsure"  # of a question or a limit
LONGEST_TASK = 120
LONGEST_SHOWN = 40  # of what was given, in a message about it


@dataclass(frozen=True)
class Known:
    """What figures tell of a task besides its answers: the form of a way depends on it.

    `hours_a_month`, and `hours_a_week`, are hours of work of what goes on; `told` is whether the reader said so.
    `by_staff`, `by_outside` and `by_nobody` are whether the staff do it today, somebody outside or nobody; `quotes`
    names whom the reader has a price of: "freelance", "firm".
    """

    hours_a_month: float | None = None
    told: bool = False
    by_staff: bool = False
    staff_could: bool | None = None
    quotes: tuple[str, ...] = ()
    hours_a_week: float | None = None
    by_outside: bool = False
    by_nobody: bool = False


@dataclass(frozen=True)
class Answers:
    """What the reader said. A missing id has not been asked; None means "not sure", which counts the same.

    `marks` are what is ticked, or what the common task says. `hours` is the level, 0 to 4, of the amount of work where
    it is known. `figured` holds levels that the reader's figures tell of questions not answered, each as likely.
    """

    levels: dict[str, int | None] = field(default_factory=dict)
    limits: dict[str, bool | None] = field(default_factory=dict)
    task: str = ""
    marks: tuple[str, ...] = ()
    hours: float | None = None
    figured: dict[str, tuple[int, ...]] = field(default_factory=dict)
    known: Known = Known()

    @cached_property
    def given(self) -> dict[str, int]:
        """The questions answered with a level."""
        return {key: level for key, level in self.levels.items() if level is not None}

    @cached_property
    def kept(self) -> dict[tuple[str, str], Any]:
        """What was worked out from these answers, by what it is and for which way: worked out once."""
        return {}


@dataclass(frozen=True)
class Inputs:
    """What the reader gave, by id, in the order of the data; all else keeps its default."""

    own: dict[str, float | str] = field(default_factory=dict)

    def number(self, key: str) -> float | None:
        """A number given, or None."""
        value = self.own.get(key)
        return value if isinstance(value, float) else None


def anchor(model: Model, key: str, given: int | bool) -> str:
    """The words of an answer to a question, by its level, or to a limit."""
    if key in model.limits:
        return model.limits[key].answers[LIMIT_WORDS[bool(given)]]
    return model.questions[key].anchors[given]


def parse(model: Model, raw: Mapping[str, Any], task: object = "") -> tuple[Answers, dict[str, str]]:
    """Typed answers in the order of the questions, and a worded error for each that could not be read."""
    levels: dict[str, int | None] = {}
    limits: dict[str, bool | None] = {}
    errors: dict[str, str] = {}
    marks, wrong_marks = _marks(model, raw)
    errors |= wrong_marks
    for key, old in model.former.items():
        try:
            yes_or_no(raw.get(key))
        except ValueError:
            value, text = str(raw[key])[:LONGEST_SHOWN], model.questions[old.question].text
            errors[key] = model.errors["limit"].format(value=value, text=text)
    passed = {MARKS, *model.marks, *model.former}
    raw = {key: value for key, value in raw.items() if key not in passed} | read_as(model, raw)
    for key in raw:
        if key not in model.questions and key not in model.limits:
            errors[key] = model.errors["unknown"].format(id=str(key)[:LONGEST_SHOWN])
    for key, question in model.questions.items():
        if key in raw:
            try:
                levels[key] = level(raw[key])
            except ValueError:
                value = str(raw[key])[:LONGEST_SHOWN]
                errors[key] = model.errors["level"].format(value=value, text=question.text)
    for key, limit in model.limits.items():
        if key in raw:
            try:
                limits[key] = yes_or_no(raw[key])
            except ValueError:
                value = str(raw[key])[:LONGEST_SHOWN]
                errors[key] = model.errors["limit"].format(value=value, text=limit.text)
    if not isinstance(task, str):
        errors["task"], task = model.errors["task"], ""
    return Answers(levels, limits, clean_task(task), marks), errors


def _marks(model: Model, raw: Mapping[str, Any]) -> tuple[tuple[str, ...], dict[str, str]]:
    """The marks that hold: those of the list, and each that is ticked by its own field; and an error for any other."""
    errors = {}
    given = raw.get(MARKS, ())
    named = given.split(".") if isinstance(given, str) else given
    wrong = [given] if not isinstance(named, list | tuple) else [m for m in named if m and m not in model.marks]
    if wrong:
        shown = ", ".join(str(mark)[:LONGEST_SHOWN] for mark in wrong)
        errors[MARKS] = model.errors["marks"].format(value=shown, marks=_all_marks(model))
        named = [mark for mark in named if mark not in wrong] if isinstance(named, list | tuple) else []
    held = {*named}
    for mark, about in model.marks.items():
        try:
            held |= {mark} if raw.get(mark) not in (None, "") and yes_or_no(raw[mark]) else {*()}
        except ValueError:
            value = str(raw[mark])[:LONGEST_SHOWN]
            errors[mark] = model.errors["limit"].format(value=value, text=about.text)
    return tuple(mark for mark in model.marks if mark in held), errors


def read_as(model: Model, raw: Mapping[str, Any]) -> dict[str, int]:
    """What answers of version 1 are read as, where the question that took their place is not answered too."""
    levels = {}
    for key, old in model.former.items():
        given = raw.get(key)
        word = LIMIT_WORDS[given] if isinstance(given, bool) else given
        if isinstance(word, str) and word in old.answers and old.question not in raw:
            levels[old.question] = old.answers[word]
    return levels


def older(model: Model, raw: Mapping[str, Any]) -> list[str]:
    """What is said about answers of version 1 that are read as others."""
    messages = []
    for question, level in read_as(model, raw).items():
        asked = model.questions[question]
        old = next(old for old in model.former.values() if old.question == question)
        messages.append(old.text.format(question=asked.text, anchor=asked.anchors[level]))
    return messages


def _all_marks(model: Model) -> str:
    return ", ".join(model.marks)


def expected(model: Model, key: str, value: object) -> str:
    """What would be right for an id, for those who write data; `value` is what was given."""
    if key == "task":
        return "expected text"
    shown = json.dumps(value, default=str)[:LONGEST_SHOWN]
    if key in model.questions:
        return f'{shown} is no answer; expected a whole number from 0 to 4, "unsure" or null'
    if key in model.limits or key in model.former:
        return f'{shown} is no answer; expected true, false, "yes", "no", "unsure" or null'
    if key in model.marks:
        return f'{shown} is no answer; expected true, false, "yes", "no" or null'
    if key == MARKS:
        return f"{shown} are no marks; expected a list of {_all_marks(model)}"
    return f"unknown question; expected one of {', '.join((*model.questions, *model.limits))}"


def level(raw: object) -> int | None:
    """0 to 4, or None for "not sure"; ValueError for anything else, a bool or a float included."""
    if raw is None or raw == UNSURE:
        return None
    if type(raw) is int and 0 <= raw < LEVELS:
        return raw
    if isinstance(raw, str) and raw in LEVEL_OF:
        return LEVEL_OF[raw]
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
    """The task's name on one line, without signs that show nothing, at most 120 characters."""
    return characters.cut(characters.line(raw[: LONGEST_TASK * 4]), LONGEST_TASK)


def in_order(model: Model, answers: Answers) -> Answers:
    """The same answers in the order of the questions, so that the order they came in has no effect."""
    levels = {key: answers.levels[key] for key in model.questions if key in answers.levels}
    limits = {key: answers.limits[key] for key in model.limits if key in answers.limits}
    if [*levels] == [*answers.levels] and [*limits] == [*answers.limits]:
        return answers  # with what was worked out from them
    return replace(answers, levels=levels, limits=limits)


def form_values(answers: Answers) -> dict[str, str]:
    """The answers as the form's own values, by field name."""
    levels = {key: UNSURE if value is None else str(value) for key, value in answers.levels.items()}
    limits = {key: LIMIT_WORDS[value] for key, value in answers.limits.items()}
    marks = dict.fromkeys(answers.marks, LIMIT_WORDS[True])
    return levels | limits | marks | ({"task": answers.task} if answers.task else {})
