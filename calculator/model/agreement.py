"""The published cases, and how far the model agrees with them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from calculator import load
from calculator.model import definition
from calculator.model.answers import parse
from calculator.model.decision import Result, decide
from calculator.model.definition import Model


@dataclass(frozen=True)
class Case:
    """A published case of what a firm did, with two codings made without sight of the outcome.

    `set` is "office" or "hands-on"; `how_it_went` is told in our own words. Owners' own posts have no `url`.
    A coding gives a level, or yes or no, to every question; None where the coder saw no ground to choose.
    """

    id: str
    set: str
    title: str
    description: str
    way: str
    how_it_went: str
    hard: bool
    source_title: str
    url: str
    year: str
    source_kind: str
    strength: int
    coder_a: dict[str, int | bool | None]
    coder_b: dict[str, int | bool | None]


def cases(folder: load.Folder = load.DATA) -> dict[str, Case]:
    """The published cases by id."""
    return load.records(Case, load.lines("model/cases.jsonl", folder), "model/cases.jsonl: line")


@dataclass(frozen=True)
class Coding:
    """One coding of one case, with the model's result."""

    case: Case
    coder: str
    result: Result

    @property
    def agrees(self) -> bool:
        """Whether the model names the way that was taken, or that worked."""
        return self.result.way == self.case.way


@dataclass(frozen=True)
class Share:
    """So many right of so many."""

    right: int
    total: int

    @property
    def percent(self) -> int:
        """In whole percent, halves up."""
        return int(100 * self.right / self.total + 0.5)


def codings(model: Model) -> list[Coding]:
    """The model's result for both codings of every case."""
    results = []
    for case in cases().values():
        for coder, raw in (("A", case.coder_a), ("B", case.coder_b)):
            answers, errors = parse(model, raw, case.title)
            assert not errors, (case.id, errors)
            results.append(Coding(case, coder, decide(model, answers)))
    return results


@cache
def published() -> tuple[Coding, ...]:
    """The same for the shipped model, worked out once."""
    return tuple(codings(definition.model()))


def agreement(coded: Sequence[Coding]) -> Share:
    """How many codings agree."""
    return Share(sum(c.agrees for c in coded), len(coded))


def by_way(model: Model, coded: Sequence[Coding]) -> dict[str, Share]:
    """Agreement for the codings of each way taken."""
    return {way: agreement([c for c in coded if c.case.way == way]) for way in model.ways}


def freelance_against_bpo(coded: Sequence[Coding]) -> Share:
    """Of the cases that were one of the two: where the model prefers the right one of the two."""
    pairs = [c for c in coded if c.case.way in ("freelance", "bpo")]
    other = {"freelance": "bpo", "bpo": "freelance"}
    right = [c for c in pairs if c.result.fit[c.case.way] > c.result.fit[other[c.case.way]]]
    return Share(len(right), len(pairs))


def by_firmness(model: Model, coded: Sequence[Coding]) -> dict[str, tuple[float, Share]]:
    """Stated mean confidence against the share that was right, by firmness."""
    stated = {}
    for firm in model.settings.firmness:
        same = [c for c in coded if c.result.firmness == firm.id]
        if same:
            stated[firm.id] = (sum(max(c.result.confidence.values()) for c in same) / len(same), agreement(same))
    return stated


def confusion(model: Model, coded: Sequence[Coding]) -> dict[str, dict[str, int]]:
    """Rows: the way taken; columns: the way the model names."""
    counts = Counter((c.case.way, c.result.way) for c in coded)
    return {taken: {named: counts[taken, named] for named in model.ways} for taken in model.ways}
