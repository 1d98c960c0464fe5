"""Advice from an answer: what to ask next, reasons, what would change it, and everyday variants."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from math import exp, log
from typing import NamedTuple

from calculator.model.answers import Answers
from calculator.model.confidence import Acceptability, expected_drop
from calculator.model.definition import Model, Scale
from calculator.model.fit import (
    MIDDLE,
    HandoverMap,
    centroid_weights,
    filled,
    first,
    fit,
    handover_map,
    limit_factors,
    share_of_post,
)

MOST_REASONS = 3
STILL = 0.0005  # a smaller difference in fit is no reason


class Reason(NamedTuple):
    """A question whose answer speaks for (above 0) or against the recommended way."""

    question: str
    level: int
    weight: float


class Step(NamedTuple):
    """One answer moved from a level to another."""

    question: str
    old: int
    new: int


class Change(NamedTuple):
    """The smallest change of answers that makes another way first."""

    way: str
    steps: tuple[Step, ...]


def open_questions(model: Model, answers: Answers) -> list[str]:
    """The questions worth asking: those not asked yet, else those answered "not sure"."""
    unasked = [q for q in model.questions if q not in answers.levels]
    return unasked or [q for q in model.questions if answers.levels[q] is None]


def missing(model: Model, answers: Answers) -> list[str]:
    """What stands between the reader and a result: needed questions, then any others."""
    rule = model.settings.answer
    needed = [q for q in rule.needed if q not in answers.given]
    others = [q for q in (*rule.first, *model.questions) if q not in answers.given and q not in needed]
    short = rule.least - len(answers.given) - len(needed)
    return needed + list(dict.fromkeys(others))[: max(short, 0)]


def ask_next(model: Model, answers: Answers, draws: Acceptability, firm: str) -> str | None:
    """The open question that takes away most doubt; None when further answers would hardly matter."""
    for question in model.settings.answer.first:
        if question not in answers.levels:
            return question
    open_ = open_questions(model, answers)
    enough = firm in model.settings.ask_next.enough and not missing(model, answers)
    if enough or not open_:
        return None
    drops = {q: expected_drop(model, draws, q) for q in open_}
    best = max(drops, key=drops.__getitem__)
    if drops[best] < model.settings.ask_next.least_bits and not missing(model, answers):
        return None
    return best


def reasons(model: Model, answers: Answers, way: str) -> list[Reason]:
    """Every answer that moves the fit of `way` against its middle level, strongest first."""
    base = fit(handover_map(model, answers))[way]
    reasons = []
    for question, level in answers.given.items():
        middle = replace(answers, levels=answers.levels | {question: MIDDLE})
        reasons.append(Reason(question, level, base - fit(handover_map(model, middle))[way]))
    return sorted((r for r in reasons if abs(r.weight) >= STILL), key=lambda r: -abs(r.weight))


def strongest(reasons: list[Reason], sign: int) -> list[Reason]:
    """Up to three reasons for (`sign` 1) or against (-1)."""
    return [r for r in reasons if r.weight * sign > 0][:MOST_REASONS]


def change(model: Model, answers: Answers, way: str) -> Change | None:
    """The smallest change of one answer, else of two, that makes another way than `way` first on base weights."""
    now = {way, first(fit(handover_map(model, answers)))}
    effects = _Effects(model, answers)
    for size in (1, 2):
        changes = [c for c in effects.changes(size) if c.way not in now]
        if changes:
            return min(changes, key=lambda c: sum(abs(step.new - step.old) for step in c.steps))
    return None


class _Effects:
    """What moving each answer does to the cuts, so that two moves cost two additions."""

    def __init__(self, model: Model, answers: Answers) -> None:
        self.scales = [model.scales[name] for name in HandoverMap._fields]
        self.known, self.base = share_of_post(model, answers), limit_factors(model, answers)
        levels, rule = filled(model, answers), model.rule_out
        self.start = [sum(_part(s, q, levels[q]) for q in s.questions) for s in self.scales]
        self.moves: dict[str, list[tuple[Step, list[float], dict[str, float]]]] = {}
        for question, old in answers.given.items():
            self.moves[question] = moves = []
            for new in range(5):
                if new == old or (question, new) == (rule.question, rule.level):
                    continue
                parts = [_part(s, question, new) - _part(s, question, old) for s in self.scales]
                moved = replace(answers, levels=answers.levels | {question: new})
                moves.append((Step(question, old, new), parts, limit_factors(model, moved)))

    def changes(self, size: int) -> Iterator[Change]:
        """Every change of `size` answers, with the way it makes first."""
        ends = [exp if scale.mean == "geometric" else float for scale in self.scales]
        for questions in combinations(self.moves, size):
            for chosen in product(*(self.moves[q] for q in questions)):
                factors = next((f for _, _, f in chosen if f != self.base), self.base)
                sums = zip(self.start, *(parts for _, parts, _ in chosen), strict=True)
                p, f, b, e = [end(sum(column)) for end, column in zip(ends, sums, strict=True)]
                known = e if self.known is None else self.known
                cuts = HandoverMap(p, f * factors["freelance"], b * factors["bpo"], known)
                yield Change(first(fit(cuts)), tuple(step for step, _, _ in chosen))


def _part(scale: Scale, question: str, level: int) -> float:
    """A question's part of a scale: weighted value, or weighted logarithm; nothing where the scale does not ask it."""
    if question not in scale.questions:
        return 0.0
    weight = centroid_weights(len(scale.questions))[scale.questions.index(question)]
    x = scale.levels_of(question)[level]
    return weight * (x if scale.mean == "arithmetic" else log(x))


def variant(model: Model, answers: Answers, way: str) -> str | None:
    """The everyday variant that suits a small amount of the recommended kind of work."""
    levels = filled(model, answers)
    for key, small in model.settings.variant.items():
        if small.way == way and levels["volume"] <= small.volume and levels["running"] <= small.running:
            return key
    return None


def drop_or_automate(model: Model, answers: Answers) -> list[str]:
    """Advice that goes before any of the four ways: ids `drop` and `automate`."""
    given, drop, automate = answers.given, model.settings.drop, model.settings.automate
    advice = ["drop"] if given.get(drop.question, drop.level + 1) <= drop.level else []
    if all(given.get(q, 0) >= automate.level for q in automate.questions):
        advice.append("automate")
    return advice
