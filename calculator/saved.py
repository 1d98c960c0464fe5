"""A saved task: the record that the browser's storage, files and links of a list hold. Schema version 1.

    {"id": "3f0c...", "name": "Bookkeeping", "form": {"lifetime": "3", "task": "Bookkeeping", ...}, "notes": "",
     "created": "2026-06-01T09:00:00.000Z", "saved": "2026-06-02T10:30:00.000Z", "model_version": "1.0.0",
     "revision": 4, "kind": "", "seen": {...}}

`form` holds answers and figures as the form and the address do, by field name. `revision` grows by one with
every save, so that a second tab is noticed. `kind` is the kind of work as the reader named it, empty where not.
`seen` is what the model of `model_version` made of `form` when it was saved, or empty where nothing did yet.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

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
