"""What was decided of a task, when to look at it again, and what happened then. A part of a saved task.

    {"choice": "local_firm", "reason": "No one here can drive.", "date": "2026-11-29", "review": "2027-02-28",
     "expected": {"choice": "local_firm", "firmness": "likely", "back": 3.5, "hours": 0.5, "money": 310.0,
                  "currency": "USD"},
     "happened": {"date": "2027-03-02", "done": "partly", "hours": "1", "money": "300", "note": "..."}}

`choice` is the id of a way or of a form. `expected` is what the result said on the day: what it chose, how firmly,
and once it runs the owner's hours a week that come back and that it takes, and money a month. `happened` holds what
the reader entered at the review, the figures as they were entered. Either is left out where there is none, and a
task of which nothing was decided has no such part.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from calculator.model import definition, forms
from calculator.portfolio.checks import MOST, SavedError, cleaned
from calculator.portfolio.rules import files

LONGEST = {"reason": 1000, "note": 2000, "hours": 40, "money": 40}
DONE = ("yes", "partly", "no")
DAY = re.compile(r"2\d{3}-\d\d-\d\d")
CURRENCY = re.compile(r"([A-Z]{3})?")
FIGURES = ("back", "hours", "money")


@dataclass(frozen=True)
class Expected:
    """What the result said when it was decided; the figures are None where it had none."""

    choice: str
    firmness: str
    back: float | None = None
    hours: float | None = None
    money: float | None = None
    currency: str = ""


@dataclass(frozen=True)
class Happened:
    """What the reader found at the review; `done` is one of DONE."""

    date: str
    done: str
    hours: str = ""
    money: str = ""
    note: str = ""


@dataclass(frozen=True)
class Decided:
    """One decision."""

    choice: str
    date: str
    review: str
    reason: str = ""
    expected: Expected | None = None
    happened: Happened | None = None

    @property
    def as_told(self) -> bool:
        """Whether it is what the result said, so that its figures are those of the decision."""
        return self.expected is not None and self.expected.choice == self.choice

    def due(self, today: str) -> bool:
        """Whether the day of the review has come, and nobody has said yet what happened; days as 2026-11-29."""
        return self.happened is None and self.review <= today

    def to_json(self) -> dict[str, Any]:
        """Plain data, without what there is none of."""
        return {key: value for key, value in asdict(self).items() if value is not None}

    def for_a_link(self) -> dict[str, Any]:
        """The same without the note, which is for the reader alone."""
        return replace(self, happened=self.happened and replace(self.happened, note="")).to_json()


def choices() -> dict[str, str]:
    """The name of everything that can be decided, by id: the ways, and the forms that they take."""
    ways = {key: way.name for key, way in definition.model().ways.items()}
    return {key: form.name for key, form in forms.forms().form.items()} | ways


def read(raw: object) -> Decided | None:
    """The decision of a record of the page's own; never raises: what cannot be read is left out."""
    if not isinstance(raw, Mapping):
        return None
    for left_out in ((), ("expected",), ("happened",), ("expected", "happened")):
        try:
            return check(_cut({key: value for key, value in raw.items() if key not in left_out}))
        except SavedError:
            continue
    return None


def check(raw: object) -> Decided | None:
    """The decision of a file or a link, None where there is none; SavedError says what is wrong first."""
    if raw in (None, {}):
        return None
    part = _Part("decided", raw)
    return Decided(
        choice=part.one_of("choice", choices()),
        date=part.day("date"),
        review=part.day("review"),
        reason=part.text("reason"),
        expected=_expected(part.raw.get("expected")),
        happened=_happened(part.raw.get("happened")),
    )


def _expected(raw: object) -> Expected | None:
    if raw in (None, {}):
        return None
    part = _Part("decided.expected", raw)
    return Expected(
        choice=part.one_of("choice", choices()),
        firmness=part.one_of("firmness", [firmness.id for firmness in definition.model().settings.firmness]),
        currency=part.currency("currency"),
        **{key: part.figure(key) for key in FIGURES},
    )


def _happened(raw: object) -> Happened | None:
    if raw in (None, {}):
        return None
    part = _Part("decided.happened", raw)
    texts = {key: part.text(key) for key in ("hours", "money", "note")}
    return Happened(date=part.day("date"), done=part.one_of("done", DONE), **texts)


def is_day(raw: object) -> bool:
    """Whether it is a day such as 2026-11-29, of this millennium."""
    if not (isinstance(raw, str) and DAY.fullmatch(raw)):
        return False
    try:
        date.fromisoformat(raw)
    except ValueError:
        return False
    return True


class _Part:
    """A part of the record that is being checked; every mistake is a SavedError that names its key."""

    def __init__(self, name: str, raw: object) -> None:
        if not isinstance(raw, Mapping):
            raise SavedError(files().wrong["object"].format(key=name))
        self.name, self.raw = name, raw

    def named(self, key: str) -> str:
        return f"{self.name}.{key}"

    def text(self, key: str) -> str:
        value = self.raw.get(key, "")
        if not isinstance(value, str) or len(value) > LONGEST[key]:
            raise SavedError(files().wrong["text"].format(key=self.named(key), limit=LONGEST[key]))
        return cleaned(value)

    def one_of(self, key: str, known: Iterable[str]) -> str:
        value = self.raw.get(key)
        if not isinstance(value, str) or value not in known:
            raise SavedError(files().wrong["one_of"].format(key=self.named(key), known=", ".join(known)))
        return value

    def day(self, key: str) -> str:
        value = self.raw.get(key)
        if not (isinstance(value, str) and is_day(value)):
            raise SavedError(files().wrong["day"].format(key=self.named(key)))
        return value

    def currency(self, key: str) -> str:
        value = self.raw.get(key, "")
        if not (isinstance(value, str) and CURRENCY.fullmatch(value)):
            raise SavedError(files().wrong["currency"].format(key=self.named(key)))
        return value

    def figure(self, key: str) -> float | None:
        value = self.raw.get(key)
        if value is not None and not (type(value) in (int, float) and abs(value) <= MOST):
            raise SavedError(files().wrong["figure"].format(key=self.named(key)))
        return None if value is None else float(value)


def _cut(raw: Mapping[Any, Any]) -> dict[Any, Any]:
    """The same with texts at most as long as they may be, in its parts too."""
    texts = {key: raw[key][:longest] for key, longest in LONGEST.items() if isinstance(raw.get(key), str)}
    parts = {key: _cut(part) for key, part in raw.items() if isinstance(part, Mapping)}
    return {**raw, **texts, **parts}
