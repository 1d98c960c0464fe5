"""Answers to and from the part of the address after `#`, which browsers never send."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from calculator import typical
from calculator.answers import Answers, form_values, parse
from calculator.schema import Model
from calculator.typical import NO_MARKS, Marks

VERSION = "1"
LONGEST = 4000
MOST_FIELDS = 60


@dataclass(frozen=True)
class Link:
    """What could be read from an address, and messages about what could not."""

    answers: Answers
    messages: list[str]
    marks: Marks = NO_MARKS


def encode(answers: Answers, marks: Marks = NO_MARKS) -> str:
    """The answers, and which are typical, as a fragment; empty where there is nothing to keep."""
    values = form_values(answers)
    values |= typical.form_values(marks) if values else {}
    return urlencode({"v": VERSION} | values) if values else ""


def decode(model: Model, fragment: str) -> Link:
    """Read a fragment, however damaged; never raises."""
    pairs, damaged = _pairs(fragment[:LONGEST])
    version = pairs.pop("v", VERSION)
    marks = typical.read({key: pairs.pop(key) for key in typical.FIELDS if key in pairs})
    answers, errors = parse(model, {k: v for k, v in pairs.items() if k != "task"}, pairs.get("task", ""))
    messages = list(errors.values())
    if len(fragment) > LONGEST:
        messages.append(model.errors["long"].format(limit=LONGEST))
    if version != VERSION:
        messages.append(model.errors["version"])
    if damaged or messages:
        count = len(answers.levels) + len(answers.limits)
        messages.insert(0, model.errors["damaged"].format(count=count))
    return Link(answers, messages, marks)


def _pairs(fragment: str) -> tuple[dict[str, str], bool]:
    """Name and value pairs, the last of a name counting; and whether a part was unreadable."""
    parts = [part for part in fragment.split("&") if part]
    read = [parse_qsl(part, keep_blank_values=True, errors="replace") for part in parts[:MOST_FIELDS]]
    pairs = {name: value for found in read for name, value in found}
    broken = any("=" not in part for part in parts) or len(parts) > MOST_FIELDS or "\ufffd" in str(pairs)
    return pairs, broken
