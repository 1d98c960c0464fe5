"""Fit: the three sums, the handover map and how well each way suits. No draws, no reading."""

from collections.abc import Mapping
from itertools import pairwise
from math import exp
from typing import NamedTuple

from calculator.model.answers import Answers
from calculator.model.definition import AMOUNT, SUMS, FitRule, Model, Sum

MIDDLE = 2


class HandoverMap(NamedTuple):
    """The three cuts of the map, each between 0 and 1: could go outside, to a firm, needs a post."""

    o: float
    f: float
    e: float


def sum_value(one: Sum, levels: Mapping[str, float], limits: Mapping[str, bool | None]) -> float:
    """One of the three sums, from a level for each of its questions; a limit that is not known to hold counts 0."""
    total = one.constant + sum(weight * levels[key] for key, weight in one.weights.items())
    if one.best_of.questions:
        total += one.best_of.weight * max(levels[key] for key in one.best_of.questions)
    return total + sum(weight for key, weight in one.limits.items() if limits.get(key))


def logistic(slope: float, value: float) -> float:
    """A sum as a share between 0 and 1."""
    return 1 / (1 + exp(-slope * value))


def hours_level(rule: FitRule, hours_a_week: float) -> float:
    """The level of an amount, 0 to 4, from hours a week while the work lasts."""
    week = rule.hours.week
    for place, (low, high) in enumerate(pairwise(week)):
        if hours_a_week < high:
            return place + max(hours_a_week - low, 0.0) / (high - low)
    return float(len(week) - 1)


def filled(model: Model, answers: Answers) -> dict[str, float]:
    """A level for every question and for the amount: the one given, else the middle one."""
    levels: dict[str, float] = dict.fromkeys((*model.questions, AMOUNT), MIDDLE)
    levels |= {key: sum(own) / len(own) for key, own in answers.figured.items()} | answers.given
    if answers.hours is not None:
        levels[AMOUNT] = answers.hours
    return levels


def ruled_out(model: Model, answers: Answers) -> bool:
    """Whether an answer given, never a drawn one, rules ways out."""
    return answers.levels.get(model.rule_out.question) == model.rule_out.level


def answers_for_it(model: Model, answers: Answers) -> bool:
    """Whether a licensed or insured trade answers for the work, so that keeping it may be ruled out."""
    return model.profession.mark in answers.marks and not ruled_out(model, answers)


def sums(model: Model, answers: Answers) -> dict[str, float]:
    """The three sums on the answers as given; an open question counts as its middle level."""
    levels = filled(model, answers)
    return {key: sum_value(model.fit.sum[key], levels, answers.limits) for key in SUMS}


def handover_map(model: Model, answers: Answers) -> HandoverMap:
    """The map on the answers as given, without the rule about professions."""
    o, f, e = (logistic(model.fit.slope, value) for value in sums(model, answers).values())
    return HandoverMap(0.0 if ruled_out(model, answers) else o, f, e)


def shares(cuts: HandoverMap) -> dict[str, float]:
    """How well each way suits: the four areas of the map, which add up to 1."""
    o, f, e = cuts
    return {"freelance": o * (1 - f), "bpo": o * f, "employee": (1 - o) * e, "keep": (1 - o) * (1 - e)}


def fit(model: Model, answers: Answers) -> dict[str, float]:
    """How well each way suits on the answers as given, the rule about professions applied."""
    cuts = handover_map(model, answers)
    areas = shares(cuts)
    if answers_for_it(model, answers) and filled(model, answers)[model.profession.question] <= model.profession.most:
        kept = areas[model.profession.way]
        areas |= {model.profession.way: 0.0, "freelance": areas["freelance"] + kept * (1 - cuts.f)}
        areas["bpo"] += kept * cuts.f
    return areas


def cuts(areas: Mapping[str, float]) -> HandoverMap:
    """The map whose four areas these are; a band of no height is cut in the middle."""
    o, inside = areas["freelance"] + areas["bpo"], areas["employee"] + areas["keep"]
    return HandoverMap(o, areas["bpo"] / o if o else 0.5, areas["employee"] / inside if inside else 0.5)


def first(areas: Mapping[str, float]) -> str:
    """The way with the largest share; the earlier way where they are equal."""
    return max(areas, key=areas.__getitem__)
