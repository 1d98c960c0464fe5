"""The scorecard on paper: the arithmetic of fit as points a person can add."""

from dataclasses import dataclass
from functools import cache
from math import log

from calculator import load
from calculator.answers import Answers
from calculator.fit import MIDDLE, centroid_weights, filled
from calculator.schema import Model


@dataclass(frozen=True)
class Rules:
    """Where the points decide; see scorecard.toml."""

    unit: float
    process_from: int
    freelance_to: int
    bpo_to: int
    post_from: int
    ruled_out: int


@dataclass(frozen=True)
class Totals:
    """The four sums of a filled-in card."""

    process: int
    freelance: int
    bpo: int
    post: int


@cache
def rules() -> Rules:
    """The thresholds, checked."""
    return load.record(Rules, load.table("scorecard.toml"), "scorecard.toml")


def points(model: Model, scale: str, question: str) -> list[int]:
    """Points of a question's five answers: to be earned on an arithmetic scale, held back on a geometric one."""
    found = model.scales[scale]
    weight = centroid_weights(len(found.questions))[found.questions.index(question)]
    unit, arithmetic = rules().unit, found.mean == "arithmetic"
    worth = [round(unit * weight * (x if arithmetic else -log(x))) for x in found.levels_of(question)]
    rule = model.rule_out
    if question == rule.question and not arithmetic:
        worth[rule.level] = rules().ruled_out
    return worth


def unsure_points(model: Model, scale: str, question: str) -> int:
    """Points of "not sure": those of the middle answer."""
    return points(model, scale, question)[MIDDLE]


def limit_points(model: Model, limit: str, way: str) -> int:
    """Hold-back points of a limit that holds."""
    factor = model.limits[limit].factor.get(way, 1.0)
    return round(-rules().unit * log(factor))


def totals(model: Model, answers: Answers) -> Totals:
    """The sums a person would write at the foot of the card."""
    levels = filled(model, answers)
    sums = {
        name: sum(points(model, name, q)[levels[q]] for q in scale.questions) for name, scale in model.scales.items()
    }
    for key, holds in answers.limits.items():
        sums["f"] += limit_points(model, key, "freelance") if holds else 0
        sums["b"] += limit_points(model, key, "bpo") if holds else 0
    return Totals(sums["p"], sums["f"], sums["b"], sums["e"])


def way(found: Totals) -> str:
    """The card's answer: the four lines at its foot, in order."""
    rule = rules()
    if found.process < rule.process_from:
        return "freelance" if found.freelance <= rule.freelance_to else "keep"
    if found.bpo <= rule.bpo_to:
        return "bpo"
    return "employee" if found.post >= rule.post_from else "keep"
