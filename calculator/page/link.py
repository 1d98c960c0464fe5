"""Answers to and from the part of the address after `#`, which browsers never send."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from calculator.model.answers import Answers, Inputs, form_values, parse
from calculator.model.definition import Model
from calculator.tasks import typical
from calculator.tasks.typical import NO_MARKS, Marks

VERSION = "1"
LONGEST = 4000
MOST_FIELDS = 120
LONGEST_UNREAD = 40


@dataclass(frozen=True)
class Link:
    """What could be read from an address, and messages about what could not.

    `wrong` holds errors by input id, and `unread` what was entered there, so that it is not lost.
    """

    answers: Answers
    messages: list[str]
    inputs: Inputs = field(default_factory=Inputs)
    wrong: dict[str, str] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    marks: Marks = NO_MARKS

    @property
    def form(self) -> dict[str, str]:
        """Everything as the form's own values, what could not be read included."""
        return self.values | self.unread

    @property
    def values(self) -> dict[str, str]:
        """Everything that could be read as the form's own values."""
        given = form_values(self.answers)
        return given | _as_text(self.inputs) | (typical.form_values(self.marks) if given else {})


def encode(answers: Answers, inputs: Inputs | None = None, marks: Marks = NO_MARKS) -> str:
    """The answers, the reader's own figures and which answers are typical as a fragment; empty without any."""
    values = Link(answers, [], inputs or Inputs(), marks=marks).values
    return urlencode({"v": VERSION} | values) if values else ""


def decode(model: Model, fragment: str) -> Link:
    """Read a fragment, however damaged; never raises. A wrong figure stands in `wrong`, for beside its field."""
    pairs, damaged = _pairs(fragment[:LONGEST])
    version = pairs.pop("v", VERSION)
    link = read(model, pairs)
    messages = list(link.messages)
    if len(fragment) > LONGEST:
        messages.append(model.errors["long"].format(limit=LONGEST))
    if version != VERSION:
        messages.append(model.errors["version"])
    if damaged or messages:
        count = len(link.answers.levels) + len(link.answers.limits)
        messages.insert(0, model.errors["damaged"].format(count=count))
    return replace(link, messages=messages)


def read(model: Model, fields: Mapping[str, Any]) -> Link:
    """Answers, figures and marks from a form's fields, by name."""
    asked = {key for key in fields if key in model.questions or key in model.limits or key in ("task", *typical.FIELDS)}
    known = _known() if fields.keys() - asked else {}
    raw = {key: value for key, value in fields.items() if key not in ("task", *typical.FIELDS) and key not in known}
    answers, errors = parse(model, raw, fields.get("task", ""))
    given = {key: fields[key] for key in fields if key in known}
    inputs, wrong = _read(given, answers) if given else (Inputs(), {})
    unread = {key: str(fields[key])[:LONGEST_UNREAD] for key in wrong if key in fields}
    return Link(answers, list(errors.values()), inputs, wrong, unread, typical.read(fields))


def _known() -> Container[str]:
    """The ids of all figures. What is known of figures is imported with the first one: an answer need not wait."""
    from calculator.costs.inputs import specification

    return specification().inputs


def _read(given: Mapping[str, Any], answers: Answers) -> tuple[Inputs, dict[str, str]]:
    from calculator.costs.assumptions import read

    return read(given, answers)


def _as_text(inputs: Inputs) -> dict[str, str]:
    if not inputs.own:
        return {}
    from calculator.costs.inputs import form_values

    return form_values(inputs)


def _pairs(fragment: str) -> tuple[dict[str, str], bool]:
    """Name and value pairs, the last of a name counting; and whether a part was unreadable."""
    parts = [part for part in fragment.split("&") if part]
    read = [parse_qsl(part, keep_blank_values=True, errors="replace") for part in parts[:MOST_FIELDS]]
    pairs = {name: value for found in read for name, value in found}
    broken = any("=" not in part for part in parts) or len(parts) > MOST_FIELDS or "\ufffd" in str(pairs)
    return pairs, broken
