"""A saved task: the record that the browser's storage, files and links of a list hold. Schema version 1.

    {"id": "3f0c...", "name": "Bookkeeping", "form": {"lifetime": "3", "task": "Bookkeeping", ...}, "notes": "",
     "created": "2026-06-01T09:00:00.000Z", "saved": "2026-06-02T10:30:00.000Z", "model_version": "1.0.0",
     "revision": 4, "kind": "", "seen": {...}}

`form` holds answers and figures as the form and the address do, by field name. `revision` grows by one with
every save, so that a second tab is noticed. `kind` is the kind of work as the reader named it, empty where not.
`seen` is what the model of `model_version` made of `form` when it was saved, or empty where nothing did yet.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

SCHEMA = 1
LONGEST_NAME = 120
LONGEST_NOTES = 10_000
LONGEST_ID = 64
MOST_FIELDS = 120
LONGEST_VALUE = 400
FIRMNESS = ("clear", "likely", "close", "unknown")


@dataclass(frozen=True)
class Seen:
    """The result in short. `way` is None while too little is answered.

    `confidence` is in whole percent; `p` and `share` (of it that can be let go of) are the point on the map;
    `now` and `then` are the owner's hours a week today and once the way runs; `money` is a month of it;
    `setup_hours` and `setup_money` come once; `payback` is the month in which it has paid for itself.
    """

    way: str | None
    runner_up: str
    firmness: str
    confidence: int
    p: float
    share: float
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

    def to_json(self) -> dict[str, Any]:
        """Plain data, rounded so that every machine writes the same."""
        return {key: round(value, 3) if type(value) is float else value for key, value in asdict(self).items()}


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
    if not isinstance(raw, Mapping) or not {f.name for f in fields(Seen)} <= raw.keys():
        return None
    found = {f.name: _part(f.type, raw[f.name]) for f in fields(Seen)}
    optional = {"way", "payback"}
    whole = all(value is not None or (key in optional and raw[key] is None) for key, value in found.items())
    return Seen(**found) if whole and found["firmness"] in FIRMNESS else None


def _part(kind: Any, raw: object) -> Any:
    """A value of one of Seen's kinds, or None."""
    if kind is bool or isinstance(raw, bool):
        return raw if kind is bool and isinstance(raw, bool) else None
    if kind is float:
        return float(raw) if isinstance(raw, int | float) and abs(raw) < 1e12 else None
    wanted = int if kind in (int, int | None) else str
    return raw[:LONGEST_ID] if isinstance(raw, str) and wanted is str else raw if type(raw) is wanted else None


def _text(row: Mapping[Any, Any], key: str, longest: int) -> str:
    value = row.get(key)
    return value[:longest] if isinstance(value, str) else ""
