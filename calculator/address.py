"""Answers to and from the part of the address after `#`, which browsers never send."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from calculator import assumptions
from calculator import inputs as figures
from calculator.answers import Answers, form_values, parse
from calculator.inputs import Inputs
from calculator.schema import Model

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

    @property
    def form(self) -> dict[str, str]:
        """Everything as the form's own values, what could not be read included."""
        return form_values(self.answers) | figures.form_values(self.inputs) | self.unread


def encode(answers: Answers, inputs: Inputs | None = None) -> str:
    """The answers and the reader's own figures as a fragment; empty where there is nothing to keep."""
    values = form_values(answers) | figures.form_values(inputs or Inputs())
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
    """Answers and figures from a form's fields, by name."""
    asked = {key for key in fields if key in model.questions or key in model.limits or key == "task"}
    known = figures.specification().inputs if fields.keys() - asked else {}  # read when first needed
    raw = {key: value for key, value in fields.items() if key != "task" and key not in known}
    answers, errors = parse(model, raw, fields.get("task", ""))
    given = {key: fields[key] for key in fields if key in known}
    inputs, wrong = assumptions.read(given, answers) if given else (Inputs(), {})
    unread = {key: str(fields[key])[:LONGEST_UNREAD] for key in wrong if key in fields}
    return Link(answers, list(errors.values()), inputs, wrong, unread)


def _pairs(fragment: str) -> tuple[dict[str, str], bool]:
    """Name and value pairs, the last of a name counting; and whether a part was unreadable."""
    parts = [part for part in fragment.split("&") if part]
    read = [parse_qsl(part, keep_blank_values=True, errors="replace") for part in parts[:MOST_FIELDS]]
    pairs = {name: value for found in read for name, value in found}
    broken = any("=" not in part for part in parts) or len(parts) > MOST_FIELDS or "\ufffd" in str(pairs)
    return pairs, broken
