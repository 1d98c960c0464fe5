"""A saved task: the record that the browser's storage, files and links of a list hold. Schema version 1.

    {"id": "3f0c...", "name": "Bookkeeping", "form": {"lifetime": "3", "task": "Bookkeeping", ...}, "notes": "",
     "created": "2026-06-01T09:00:00.000Z", "saved": "2026-06-02T10:30:00.000Z", "model_version": "1.0.0",
     "revision": 4, "kind": "", "seen": {...}}

`form` holds answers and figures as the form and the address do, by field name. `revision` grows by one with
every save, so that a second tab is noticed. `kind` is the kind of work as the reader named it, empty where not.
`seen` is what the model of `model_version` made of `form` when it was saved, or empty where nothing did yet.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from calculator.costs import inputs as cost_inputs
from calculator.model import definition
from calculator.model.answers import Answers, Inputs, clean_task, form_values, parse
from calculator.portfolio.rules import files

SCHEMA = 1
LONGEST_NAME = 120
LONGEST_NOTES = 10_000
LONGEST_ID = 64
MOST_FIELDS = 120
LONGEST_VALUE = 400
MOST = 1e12
FIRMNESS = ("clear", "likely", "close", "unknown")


@dataclass(frozen=True)
class SeenCost:
    """The cost of the way in short.

    `now` and `then` are the owner's hours a week today and once it runs (over the job, where it ends); `money`
    is a month of it; `setup_hours` and `setup_money` come once; `payback` is the month in which it has paid for
    itself against keeping it, None for never within `months`; `currency` is the region's code.
    """

    now: float
    then: float
    money: float
    setup_hours: float
    setup_money: float
    payback: int | None
    months: int
    one_off: bool
    currency: str

    @property
    def back(self) -> float:
        """The owner's hours a week that come back."""
        return self.now - self.then


@dataclass(frozen=True)
class Seen:
    """The result in short. `way` is None while too little is answered, and then there is no cost.

    `confidence` is in whole percent; `p` and `share` (of it that can be let go of) are the point on the map.
    """

    way: str | None
    runner_up: str
    firmness: str
    confidence: int
    p: float
    share: float
    cost: SeenCost | None = None

    def to_json(self) -> dict[str, Any]:
        """Plain data, rounded so that every machine writes the same."""
        return _rounded(asdict(self))


@dataclass(frozen=True)
class Saved:
    """One record, read: texts at most as long as they may be, whatever stood there."""

    id: str
    name: str
    form: dict[str, str]
    notes: str = ""
    created: str = ""
    saved: str = ""
    model_version: str = ""
    revision: int = 0
    kind: str = ""
    seen: Seen | None = field(default=None)


def read(raw: object) -> Saved:
    """A record as it came from storage or from a file; never raises, what cannot be read is empty."""
    row = raw if isinstance(raw, Mapping) else {}
    revision = row.get("revision")
    return Saved(
        id=_text(row, "id", LONGEST_ID),
        name=" ".join(_text(row, "name", LONGEST_NAME).split()),
        form=form(row.get("form")),
        notes=_text(row, "notes", LONGEST_NOTES),
        created=_text(row, "created", LONGEST_ID),
        saved=_text(row, "saved", LONGEST_ID),
        model_version=_text(row, "model_version", LONGEST_ID),
        revision=revision if type(revision) is int else 0,
        kind=_text(row, "kind", LONGEST_ID),
        seen=seen(row.get("seen")),
    )


def form(raw: object) -> dict[str, str]:
    """Field names and texts; anything else in it is left out."""
    if not isinstance(raw, Mapping):
        return {}
    pairs = [(k, v) for k, v in list(raw.items())[:MOST_FIELDS] if isinstance(k, str) and isinstance(v, str)]
    return {key[:LONGEST_ID]: value[:LONGEST_VALUE] for key, value in pairs}


def seen(raw: object) -> Seen | None:
    """The result in short; None where one of its parts is missing or is no such thing."""
    found = _typed(Seen, raw)
    if found is None or found["firmness"] not in FIRMNESS:
        return None
    cost = _typed(SeenCost, raw["cost"]) if isinstance(raw, Mapping) and raw["cost"] is not None else None
    return Seen(**found | {"cost": cost and SeenCost(**cost)})


def _typed(kind: type, raw: object) -> dict[str, Any] | None:
    """The values for one of the two records above, each of its own type; None where one is not."""
    if not isinstance(raw, Mapping) or any(f.name not in raw for f in fields(kind)):
        return None
    found = {f.name: raw[f.name] for f in fields(kind)}
    return found if all(CHECKS[f.type](found[f.name]) for f in fields(kind)) else None


CHECKS: dict[Any, Callable[[Any], bool]] = {
    str: lambda v: isinstance(v, str) and len(v) <= LONGEST_ID,
    str | None: lambda v: v is None or (isinstance(v, str) and len(v) <= LONGEST_ID),
    int: lambda v: type(v) is int and abs(v) <= MOST,
    int | None: lambda v: v is None or (type(v) is int and abs(v) <= MOST),
    float: lambda v: type(v) in (int, float) and abs(v) <= MOST,
    bool: lambda v: type(v) is bool,
    SeenCost | None: lambda v: True,
}


def _rounded(raw: dict[str, Any]) -> dict[str, Any]:
    nested = {key: _rounded(value) for key, value in raw.items() if isinstance(value, dict)}
    return {key: round(value, 3) if type(value) is float else value for key, value in raw.items()} | nested


def _text(row: Mapping[Any, Any], key: str, longest: int) -> str:
    value = row.get(key)
    return value[:longest] if isinstance(value, str) else ""


UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)")
FIELD = re.compile(r"[a-z][a-z0-9_]{0,59}")
TASK, VERSION = "task", "v"  # fields of a form that are no answer
LONGEST_NAME_GIVEN = 400  # of which a name keeps the first 120
TEXTS = {"notes": LONGEST_NOTES, "model_version": LONGEST_ID, "kind": LONGEST_ID}


class SavedError(ValueError):
    """A task cannot be read; the message says what would be right."""


def check(raw: object) -> Saved:
    """A task of a file or a link; SavedError says what is wrong first.

    Fields of the form that this release does not know are kept: another release may have asked for them. A figure
    that cannot be read is kept as it was entered, as the page does. An id or a time may be missing.
    """
    if not isinstance(raw, Mapping):
        raise SavedError(files().wrong["task"])
    texts = {key: _checked_text(raw, key, most) for key, most in TEXTS.items()}
    form = _form(raw.get("form", {}))
    name = clean_task(_checked_text(raw, "name", LONGEST_NAME_GIVEN)) or clean_task(form.pop(TASK, ""))
    form = {key: value for key, value in form.items() if key != TASK} | ({TASK: name} if name else {})
    return Saved(
        id=_matching(raw, "id", UUID, "id"),
        name=name,
        form=form,
        notes=texts["notes"],
        created=_matching(raw, "created", TIME, "time"),
        saved=_matching(raw, "saved", TIME, "time"),
        model_version=texts["model_version"],
        revision=_revision(raw),
        kind=texts["kind"],
        seen=seen(raw.get("seen")),
    )


def of_answers(answers: Answers, inputs: Inputs, texts: Mapping[str, str]) -> Saved:
    """A task from typed answers and figures, such as a row of a table; `texts` may hold its id, notes and kind."""
    return Saved(
        id=texts.get("id", ""),
        name=answers.task,
        form=form_values(answers) | cost_inputs.form_values(inputs),
        notes=texts.get("notes", ""),
        kind=texts.get("kind", ""),
        model_version=definition.model().settings.version,
    )


def record(task: Saved) -> dict[str, Any]:
    """The task as plain data, as `saved.read` and `check` take it."""
    return vars(task) | {"seen": task.seen.to_json() if task.seen else {}}


def cleaned(text: str) -> str:
    """Text without what no page can show: controls, but for tabs and line ends, and halves of characters."""
    return "".join(c for c in text if c in "\t\n" or not (c < " " or "\x7f" <= c < "\xa0" or "\ud800" <= c <= "\udfff"))


def _checked_text(raw: Mapping[str, Any], key: str, most: int) -> str:
    value = raw.get(key, "")
    if not isinstance(value, str) or len(value) > most:
        raise SavedError(files().wrong["text"].format(key=key, limit=most))
    return cleaned(value)


def _matching(raw: Mapping[str, Any], key: str, pattern: re.Pattern[str], message: str) -> str:
    value = raw.get(key, "")
    if isinstance(value, str) and (not value or pattern.fullmatch(value)):
        return value
    raise SavedError(files().wrong[message].format(key=key))


def _revision(raw: Mapping[str, Any]) -> int:
    value = raw.get("revision", 0)
    if type(value) is int and 0 <= value <= MOST:
        return value
    raise SavedError(files().wrong["revision"])


def _form(raw: object) -> dict[str, str]:
    """The fields as text; an answer that is none is refused, in the words of the page."""
    if not isinstance(raw, Mapping) or len(raw) > MOST_FIELDS:
        raise SavedError(files().wrong["form"].format(limit=MOST_FIELDS))
    for key, value in raw.items():
        if not isinstance(key, str) or not FIELD.fullmatch(key):
            raise SavedError(files().wrong["field"].format(key=cleaned(str(key))[:40]))
        if not isinstance(value, str) or len(value) > LONGEST_VALUE:
            raise SavedError(files().wrong["value"].format(key=key, limit=LONGEST_VALUE))
    model = definition.model()
    _, errors = parse(model, {key: raw[key] for key in (*model.questions, *model.limits) if key in raw})
    if errors:
        raise SavedError(next(iter(errors.values())).rstrip("."))
    return {key: cleaned(value) for key, value in raw.items() if key != VERSION}
