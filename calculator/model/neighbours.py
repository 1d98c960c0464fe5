"""The published cases nearest to the reader's answers: what was done, and how it went. Shown, not counted."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from calculator import load
from calculator.model import reach
from calculator.model.answers import Answers
from calculator.model.definition import AMOUNT, Model

PACKED = "model/told.json"
TOLD = ("title", "way", "how_it_went", "source_title", "url", "year", "strength")
UNDATED = ("n/d", "current")
DIGITS = 9  # of a distance, so that what is as near is as near on every machine


@dataclass(frozen=True)
class Told:
    """What a published case tells. `way` is the one that was taken, or that worked; owners' own posts have no `url`.

    `strength` is 3 where the outcome is clear and told at first hand, or by somebody independent.
    """

    title: str
    way: str
    how_it_went: str
    source_title: str
    url: str
    year: str
    strength: int

    @property
    def source(self) -> str:
        """The title of the source, with its year where that is known and the title does not say it."""
        year = self.year.removeprefix("c.")
        if year in UNDATED or year in self.source_title:
            return self.source_title
        return f"{self.source_title}, {'about ' if year != self.year else ''}{year}"


@dataclass(frozen=True)
class Neighbour:
    """A case with its distance in levels, and the answer in which it differs most; empty where none differs much."""

    id: str
    told: Told
    distance: float
    differs: str


@dataclass(frozen=True)
class Neighbours:
    """The nearest cases, none where none is within reach, and how often each way was taken among more of them."""

    cases: tuple[Neighbour, ...]
    ways: dict[str, int]


@cache
def told() -> dict[str, Told]:
    """What every case tells, by id."""
    if load.exists(PACKED):
        return {case: Told(*row) for case, row in load.table(PACKED).items()}
    return {case["id"]: Told(*(case[key] for key in TOLD)) for case in load.lines(reach.CASES)}


def pack() -> dict[str, Any]:
    """The same as rows, for the browser."""
    return {case: [getattr(one, key) for key in TOLD] for case, one in told().items()}


def nearest(answers: Answers, without: str = "") -> list[tuple[float, str]]:
    """Every case with its distance from the answers, nearest first; `without` leaves one out.

    Of cases that are as near, which few answers leave often, the better told come first.
    """
    known = reach.levels(answers)
    found = [(round(reach.distance(known, c), DIGITS), id_) for id_, c in reach.codings().items() if id_ != without]
    return sorted(found, key=lambda one: (one[0], -told()[one[1]].strength, one[1]))


def neighbours(model: Model, answers: Answers) -> Neighbours:
    """The published cases most like a task; nothing where none is within reach."""
    rules, known, found = reach.rules(), reach.levels(answers), nearest(answers)
    if found[0][0] > rules.within:
        return Neighbours((), {})
    cases = tuple(Neighbour(case, told()[case], far, differs(known, case)) for far, case in found[: rules.nearest])
    return Neighbours(cases, by_way(model, found))


def by_way(model: Model, found: list[tuple[float, str]]) -> dict[str, int]:
    """How many of the nearest cases took each way, most first; ways that none took are left out."""
    count = Counter(told()[case].way for _, case in found[: reach.rules().asked])
    return {way: count[way] for way in sorted(model.ways, key=lambda way: -count[way]) if count[way]}


def differs(known: Mapping[str, float], case: str) -> str:
    """The answer in which a case differs most from what is known; empty where none differs by enough."""
    coded = reach.codings()[case]
    apart = {key: abs(level - coded[key]) for key, level in known.items() if key in coded}
    most = max(apart, key=apart.__getitem__, default="")
    return most if most and apart[most] >= reach.rules().differs_from else ""


def short(model: Model, key: str) -> str:
    """A question, or the amount, in a few words."""
    return model.fit.hours.short if key == AMOUNT else model.questions[key].short


def nearness(far: float) -> str:
    """A distance in words."""
    near = reach.rules().near
    return next((one.text for one in near if far <= one.up_to), near[-1].text)
