"""Advice from an answer: what to ask next, reasons, and what would change it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from typing import NamedTuple

from calculator.model.answers import Answers
from calculator.model.confidence import Acceptability, acceptability, expected_drop
from calculator.model.definition import SUMS, Model
from calculator.model.fit import MIDDLE, HandoverMap, filled, first, fit, logistic, ruled_out, shares, sum_value

MOST_REASONS = 3
STILL = 0.0005  # a smaller part of a sum is no reason
MOST_TRIED = 6  # changes that look right on the answers as given, tried on the draws
SIDES = {"freelance": {"outside": 1, "firm": -1}, "bpo": {"outside": 1, "firm": 1}}
SIDES |= {"employee": {"outside": -1, "post": 1}, "keep": {"outside": -1, "post": -1}}
"""The sums that decide for a way, and the side of 0 on which they do."""


class Reason(NamedTuple):
    """An answer that speaks for (above 0) or against the recommended way, by what it adds to the sums that decide."""

    question: str
    level: int
    weight: float


class Step(NamedTuple):
    """One answer moved from a level to another."""

    question: str
    old: int
    new: int


class Change(NamedTuple):
    """The smallest change of answers that makes another way first; `yours` where the owner can bring it about."""

    way: str
    steps: tuple[Step, ...]
    yours: bool = True


def open_questions(model: Model, answers: Answers) -> list[str]:
    """What counts and is open: what was not asked yet, else what was answered "not sure"."""
    unasked = [q for q in model.scored if q not in answers.levels] + [k for k in model.limits if k not in answers.limits]
    unsure = [q for q in model.scored if answers.levels.get(q, 0) is None]
    return unasked or unsure + [key for key, holds in answers.limits.items() if holds is None]


def missing(model: Model, answers: Answers) -> list[str]:
    """What stands between the reader and a result: needed questions, then any others."""
    rule, given = model.settings.answer, answers.given
    needed = [q for q in rule.needed if q not in given]
    if not any(q in given for q in rule.one_of):
        needed.append(next((q for q in rule.one_of if q not in answers.levels), rule.one_of[0]))
    answered = len(given)
    if answered >= rule.least and not any(q in answers.levels for q in (*rule.needed, *rule.one_of)):
        return []  # a record of version 1, or a call without them
    others = [q for q in (*rule.first, *model.scored) if q not in given and q not in needed]
    short = rule.least - answered - len(needed)
    return needed + list(dict.fromkeys(others))[: max(short, 0)]


def ask_next(model: Model, answers: Answers, draws: Acceptability, firm: str, missing: list[str]) -> str | None:
    """The open question that takes away most doubt; None when further answers would hardly matter."""
    for question in model.settings.answer.first:
        if question not in answers.levels:
            return question
    drops = {q: expected_drop(model, draws, q) for q in open_questions(model, answers)}
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
        if acceptability(model, held).ranking[0] != draws.ranking[0]:
            return key
    return None


def worth(model: Model, answers: Answers, draws: Acceptability) -> float:
    """The bits of doubt that the best open question takes away; 0 where none is open."""
    return max((expected_drop(model, draws, q) for q in open_questions(model, answers)), default=0.0)


def reasons(model: Model, answers: Answers, way: str) -> list[Reason]:
    """Every answer that speaks for or against `way`, against its middle level, strongest first."""
    levels, found = filled(model, answers), []
    for question, level in answers.given.items():
        if question in model.scored:
            middle = levels | {question: float(MIDDLE)}
            weight = sum(
                side * (sum_value(model.fit.sum[name], levels, {}) - sum_value(model.fit.sum[name], middle, {}))
                for name, side in SIDES[way].items()
            )
            found.append(Reason(question, level, weight))
    return sorted((r for r in found if abs(r.weight) >= STILL), key=lambda r: -abs(r.weight))


def strongest(reasons: list[Reason], sign: int) -> list[Reason]:
    """Up to three reasons for (`sign` 1) or against (-1)."""
    return [r for r in reasons if r.weight * sign > 0][:MOST_REASONS]


def change(model: Model, answers: Answers, way: str) -> Change | None:
    """The smallest change of one answer, else of two, that makes another way than `way` first in the draws.

    What the owner can bring about comes before facts; None where no two answers would.
    """
    for size in (1, 2):
        likely = sorted(_changes(model, answers, way, size), key=lambda c: (not c.yours, _moved(c)))
        for one in likely[:MOST_TRIED]:
            moved = answers.levels | {step.question: step.new for step in one.steps}
            now = acceptability(model, replace(answers, levels=moved)).ranking[0]
            if now != way:
                return one._replace(way=now)
    return None


def _moved(change: Change) -> int:
    return sum(abs(step.new - step.old) for step in change.steps)


def _changes(model: Model, answers: Answers, way: str, size: int) -> Iterator[Change]:
    """Every change of `size` answers that makes another way first on the answers as given."""
    levels, limits = filled(model, answers), answers.limits
    sums = {name: sum_value(model.fit.sum[name], levels, limits) for name in SUMS}
    moves = {q: _moves(model, levels, limits, sums, q, old) for q, old in answers.given.items() if q in model.scored}
    outside = not ruled_out(model, answers)
    before = first(fit(model, answers))
    for questions in combinations(moves, size):
        for chosen in product(*(moves[q] for q in questions)):
            o, f, e = (
                logistic(model.fit.slope, sums[name] + sum(by_sum[name] for _, by_sum in chosen)) for name in SUMS
            )
            now = first(shares(HandoverMap(o if outside else 0.0, f, e)))
            if now not in (way, before):
                steps = tuple(step for step, _ in chosen)
                yield Change(now, steps, all(can_be_chosen(model, step) for step in steps))


def can_be_chosen(model: Model, step: Step) -> bool:
    """Whether the owner can bring a step about; one down is never advice."""
    return step.new > step.old and bool(model.questions[step.question].yours)


def _moves(
    model: Model, levels: dict[str, float], limits: dict[str, bool | None], sums: dict[str, float], q: str, old: int
) -> list[tuple[Step, dict[str, float]]]:
    """Each other level of a question with what it adds to the three sums."""
    moves = []
    for new in range(5):
        if new != old:
            moved = levels | {q: float(new)}
            parts = {name: sum_value(model.fit.sum[name], moved, limits) - sums[name] for name in SUMS}
            moves.append((Step(q, old, new), parts))
    return moves


