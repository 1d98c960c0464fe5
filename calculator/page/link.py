"""Answers to and from the part of the address after `#`, which browsers never send."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_plus, urlencode

from calculator.formats import numerals
from calculator.model.answers import MARKS, Answers, Inputs, form_values, parse
from calculator.model.answers import older as older_answers
from calculator.model.definition import Model
from calculator.tasks import typical
from calculator.tasks.typical import NO_MARKS, Marks

if TYPE_CHECKING:
    from calculator.costs.second import Second

VERSION = "1"
TASK = "task"
DECIMAL, COMMA = "decimal", ","
LONGEST = 4000
MOST_FIELDS = 120
LONGEST_UNREAD = 40
ODD = re.compile(
    r"[^\w.~%+=&,-]|,$|%(?:25)*3D|^%23|utm_|clid=|(?:^|&)(?!task=)[^&]*\.$", re.IGNORECASE | re.ASCII
)  # what no link of ours has


@dataclass(frozen=True)
class Link:
    """What could be read from an address, and messages about what could not.

    `wrong` holds errors by input id, and `unread` what was entered there, so that it is not lost; `typed` is all that
    was entered, with points for decimals. `older` tells what answers of version 1 were read as. `second` is the second
    set of figures, None where nothing of it was entered. `decimal` is "," where decimals have a comma.
    """

    answers: Answers
    messages: list[str]
    inputs: Inputs = field(default_factory=Inputs)
    wrong: dict[str, str] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    marks: Marks = NO_MARKS
    older: tuple[str, ...] = ()
    second: Second | None = None
    decimal: str = ""
    typed: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @property
    def form(self) -> dict[str, str]:
        """Everything as the form's own values, what could not be read included."""
        return (self.second.form if self.second else {}) | self.values | self.unread

    @cached_property
    def values(self) -> dict[str, str]:
        """Everything that could be read as the form's own values."""
        given = form_values(self.answers)
        marks = typical.form_values(self.marks) if given else {}
        figures = self.second.values if self.second else {}
        if self.inputs.own:
            from calculator.costs.inputs import form_values as first  # none given, none of the cost lens imported

            figures = first(self.inputs) | figures
        if self.decimal == COMMA and figures:
            figures = {key: numerals.with_commas(text) for key, text in figures.items()} | {DECIMAL: COMMA}
        return given | figures | marks


def encode(
    answers: Answers, inputs: Inputs | None = None, marks: Marks = NO_MARKS, second: Second | None = None
) -> str:
    """The answers, both sets of figures and which answers are typical as a fragment; empty without any."""
    return fragment(Link(answers, [], inputs or Inputs(), marks=marks, second=second))


def fragment(link: Link) -> str:
    """All that could be read of a link as a fragment; empty where there is nothing."""
    return urlencode(_closed(link.values)) if link.values else ""


def _closed(values: dict[str, str]) -> dict[str, str]:
    """Values with the version, a name in the reader's own words never last: a full stop behind a link is none of it."""
    if [*values][-1] != TASK:
        return {"v": VERSION} | values
    first = {TASK: values[TASK]}
    return first | {"v": VERSION} if len(values) == 1 else {"v": VERSION} | first | values


def decode(model: Model, fragment: str) -> Link:
    """Read a fragment, however damaged; never raises. A wrong figure stands in `wrong`, for beside its field."""
    if ODD.search(fragment):
        from calculator.formats.fragment import mended  # only then

        fragment = mended(fragment)
    parts = [part for part in fragment[:LONGEST].split("&") if part]
    fields: dict[str, str] = {}  # of a name that stands twice the last one counts
    for part in parts[:MOST_FIELDS]:
        name, _, value = part.partition("=")
        fields[unquoted(name)] = unquoted(value)
    damaged = any("=" not in part for part in parts) or len(parts) > MOST_FIELDS or "\ufffd" in str(fields)
    version = fields.pop("v", VERSION)
    link = read(model, fields)
    messages = list(link.messages)
    if len(fragment) > LONGEST:
        messages.append(model.errors["long"].format(limit=LONGEST))
    if version != VERSION:
        messages.append(model.errors["version"])
    if damaged or messages:
        count = len(link.answers.levels) + len(link.answers.limits)
        messages.insert(0, model.errors["damaged"].format(count=count))
    return replace(link, messages=messages)


def unquoted(text: str) -> str:
    """A name or a value of an address; what is no text in it becomes a mark of that."""
    return unquote_plus(text, errors="replace") if "%" in text or "+" in text else text


def read(model: Model, fields: Mapping[str, Any]) -> Link:
    """Answers, figures and marks from a form's fields, by name."""
    raw = {key: value for key, value in fields.items() if key not in (TASK, DECIMAL, *typical.FIELDS)}
    figures: dict[str, Any] = {}
    changes: dict[str, Any] = {}
    gone: list[str] = []
    answered = {*model.questions, *model.limits, *model.former, *model.marks, MARKS}
    if raw.keys() - answered:
        from calculator.costs import assumptions, inputs, second  # with the first figure: an answer need not wait

        figures = {key: raw.pop(key) for key in inputs.specification().inputs if key in raw}
        gone = inputs.gone(raw)
        raw = {key: value for key, value in raw.items() if key not in inputs.specification().gone}
        changes = second.fields(raw)
        if fields.get(DECIMAL) == COMMA:
            figures, changes = _with_points(figures), _with_points(changes)
        raw = {
            key: value for key, value in raw.items() if key.removeprefix(second.PREFIX) not in second.what_if().label
        }
    answers, errors = parse(model, raw, fields.get(TASK, ""))
    given, wrong = assumptions.read(figures, answers) if figures else (Inputs(), {})
    unread = {key: str(figures[key])[:LONGEST_UNREAD] for key in wrong}
    older = (*older_answers(model, raw), *gone)
    other = second.read(changes, answers, given) if changes else None
    return Link(
        answers,
        list(errors.values()),
        given,
        wrong,
        unread,
        typical.read(fields),
        older,
        other,
        decimal=str(fields.get(DECIMAL, "")),
        typed=figures,
    )


def _with_points(figures: Mapping[str, Any]) -> dict[str, Any]:
    return {key: numerals.with_points(text) if isinstance(text, str) else text for key, text in figures.items()}
