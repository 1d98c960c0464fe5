"""Advice from an answer: what is missing, what to ask next, and reasons."""

from dataclasses import replace
from typing import NamedTuple

from calculator.model.answers import Answers
from calculator.model.confidence import Acceptability, expected_drop, first_way
from calculator.model.definition import Model
from calculator.model.fit import MIDDLE, filled, ruled_out, sum_value
from calculator.model.forms import Form

MOST_REASONS = 3
STILL = 0.0005  # a smaller part of a sum is no reason
SIDES = {"freelance": {"outside": 1, "firm": -1}, "bpo": {"outside": 1, "firm": 1}}
SIDES |= {"employee": {"outside": -1, "post": 1}, "keep": {"outside": -1, "post": -1}}
"""The sums that decide for a way, and the side of 0 on which they do."""


class Reason(NamedTuple):
    """An answer that speaks for (above 0) or against the recommended way, by what it adds to the sums that decide."""

    question: str
    level: int
    weight: float


def not_asked(model: Model, answers: Answers) -> list[str]:
    """What counts, is open and was not asked yet."""
    told = answers.figured
    return [key for key in model.scored if key not in answers.levels and key not in told] + [
        key for key in model.limits if key not in answers.limits
    ]


def not_sure(model: Model, answers: Answers) -> list[str]:
    """What counts and was answered "not sure"."""
    unsure = [key for key in model.scored if answers.levels.get(key, 0) is None and key not in answers.figured]
    return unsure + [key for key, holds in answers.limits.items() if holds is None]


def missing(model: Model, answers: Answers) -> list[str]:
    """What stands between the reader and a result: needed questions, then any others.

    What figures tell counts as answered; "not sure" counts as not asked.
    """
    rule, known = model.settings.answer, {*answers.given, *answers.figured}
    if len(known) >= rule.least and answers.given.keys().isdisjoint((*rule.needed, *rule.one_of)):
        return []  # a record of version 1, or a call without them
    needed = [q for q in rule.needed if q not in known]
    if known.isdisjoint(rule.one_of):
        needed.append(next((q for q in rule.one_of if q not in answers.levels), rule.one_of[0]))
    others = [q for q in (*rule.first, *model.scored) if q not in known and q not in needed]
    short = rule.least - len(known) - len(needed)
    return needed + list(dict.fromkeys(others))[: max(short, 0)]


def ask_next(model: Model, answers: Answers, draws: Acceptability, firm: str, missing: list[str]) -> str | None:
    """The open question that takes away most doubt, not asked before not sure; None where none is worth asking."""
    for question in model.settings.answer.first:
        if question not in answers.levels:
            return question
    for questions in (not_asked(model, answers), not_sure(model, answers)):
        drops = {question: expected_drop(model, draws, question) for question in questions}
        best = max(drops, key=drops.__getitem__, default=None)
        if best and (missing or drops[best] >= model.settings.ask_next.least_bits[firm]):
            return best
    return missing[0] if missing else _before_enough(model, answers, draws)


def _before_enough(model: Model, answers: Answers, draws: Acceptability) -> str | None:
    """A limit, or the answer that rules ways out, which is open and would change the first place."""
    for key in model.settings.answer.before_enough:
        if key in answers.levels or key in answers.limits:
            continue
        if key in model.limits:
            held = replace(answers, limits=answers.limits | {key: True})
        else:
            held = replace(answers, levels=answers.levels | {key: model.rule_out.level})
        if first_way(model, held) != draws.ranking[0]:
            return key
    return None


def worth(model: Model, answers: Answers, draws: Acceptability) -> float:
    """The bits of doubt that the best open question takes away; 0 where none is open."""
    questions = not_asked(model, answers) + not_sure(model, answers)
    return max((expected_drop(model, draws, question) for question in questions), default=0.0)


def reasons(model: Model, answers: Answers, way: str, form: Form) -> list[Reason]:
    """Every answer that speaks for or against `way` in a form, against its middle level, strongest first.

    Only the sums that decided count: where the work is ruled out outside, whether it could go there did not.
    """
    levels, found = filled(model, answers), []
    sides = SIDES["bpo" if form.firm else way]
    if ruled_out(model, answers):
        sides = {name: side for name, side in sides.items() if name != "outside"}
    for question, level in answers.given.items():
        if question in model.scored and question not in form.unsaid:
            middle, weight = levels | {question: float(MIDDLE)}, 0.0
            for name, side in sides.items():
                one = model.fit.sum[name]
                adds = side * (sum_value(one, levels, {}) - sum_value(one, middle, {}))
                weight += max(adds, 0.0) if name == "firm" and question in form.silent else adds
            found.append(Reason(question, level, weight))
    return sorted((r for r in found if abs(r.weight) >= STILL), key=lambda r: -abs(r.weight))


def strongest(reasons: list[Reason], sign: int) -> list[Reason]:
    """Up to three reasons for (`sign` 1) or against (-1)."""
    return [r for r in reasons if r.weight * sign > 0][:MOST_REASONS]
