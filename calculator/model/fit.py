"""Fit: the four scales, the handover map and how well each way suits. No draws, no reading."""

from collections.abc import Mapping
from functools import cache
from math import exp, log
from typing import NamedTuple

from calculator.model.answers import Answers
from calculator.model.definition import Model, Scale

MIDDLE = 2


class HandoverMap(NamedTuple):
    """The four cuts of the map, each between 0 and 1."""

    p: float
    f: float
    b: float
    e: float


@cache
def centroid_weights(n: int) -> tuple[float, ...]:
    """Rank-order-centroid weights, most important first; they add up to 1 (source M01)."""
    return tuple(sum(1 / k for k in range(i, n + 1)) / n for i in range(1, n + 1))


def scale_value(scale: Scale, levels: Mapping[str, int]) -> float:
    """A scale's weighted mean, 0 to 1, from a level for each of its questions."""
    x = [scale.levels_of(q)[levels[q]] for q in scale.questions]
    weights = centroid_weights(len(x))
    if scale.mean == "arithmetic":
        return sum(w * v for w, v in zip(weights, x, strict=True))
    return exp(sum(w * log(v) for w, v in zip(weights, x, strict=True)))


def share_of_post(model: Model, answers: Answers) -> float | None:
    """The cut e from the hours a month that the reader gave; None where they did not."""
    if answers.hours_a_month is None or not model.scales["e"].hours:
        return None
    low, high = model.scales["e"].hours
    return min(max((answers.hours_a_month - low) / (high - low), 0.0), 1.0)


def filled(model: Model, answers: Answers) -> dict[str, int]:
    """A level for every question: the one given, else the middle one."""
    return dict.fromkeys(model.questions, MIDDLE) | answers.given


def ruled_out(model: Model, answers: Answers) -> bool:
    """Whether an answer given, never a drawn one, rules ways out."""
    return answers.levels.get(model.rule_out.question) == model.rule_out.level


def limit_factors(model: Model, answers: Answers) -> dict[str, float]:
    """What freelance and bpo are multiplied by, from the limits that hold and the rule-out."""
    factors = dict.fromkeys(model.ways, 1.0)
    for key, holds in answers.limits.items():
        for way, factor in model.limits[key].factor.items():
            factors[way] *= factor if holds else 1.0
    if ruled_out(model, answers):
        factors |= dict.fromkeys(model.rule_out.ways, 0.0)
    return factors


def handover_map(model: Model, answers: Answers) -> HandoverMap:
    """The map on base weights: unanswered questions at the middle level, limits applied."""
    levels = filled(model, answers)
    factors = limit_factors(model, answers)
    p, f, b, e = (scale_value(model.scales[name], levels) for name in HandoverMap._fields)
    known = share_of_post(model, answers)
    return HandoverMap(p, f * factors["freelance"], b * factors["bpo"], e if known is None else known)


def fit(cuts: HandoverMap) -> dict[str, float]:
    """How well each way suits: the four areas of the map, which add up to 1."""
    p, f, b, e = cuts
    return {
        "freelance": (1 - p) * f,
        "bpo": p * b,
        "employee": p * (1 - b) * e,
        "keep": (1 - p) * (1 - f) + p * (1 - b) * (1 - e),
    }


def first(shares: Mapping[str, float]) -> str:
    """The way with the largest share; the earlier way where they are equal."""
    return max(shares, key=shares.__getitem__)
