"""Answers to a result: the way that suits, how firmly, why, and what would change it."""

from dataclasses import dataclass, replace
from typing import Any

from calculator.model import advice
from calculator.model.advice import Change, Reason
from calculator.model.answers import LIMIT_WORDS, Answers, in_order
from calculator.model.confidence import Acceptability, acceptability
from calculator.model.definition import Model
from calculator.model.fit import HandoverMap, first, fit, handover_map, ruled_out
from calculator.model.steps import NextStep, next_steps


@dataclass(frozen=True)
class LimitEffect:
    """What an answered limit, or the rule-out, did: `turned` names the way it took first place from."""

    id: str
    state: str
    effect: str
    turned: str | None


@dataclass(frozen=True)
class Verdict:
    """The answer alone, as a `Result` has it: what a long list needs of each task."""

    way: str | None
    runner_up: str
    firmness: str
    confidence: dict[str, float]
    fit: dict[str, float]
    ask_next: str | None
    missing: tuple[str, ...]
    variant: str | None
    advice: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """A decided task. `way` is None while too little is answered; shares are between 0 and 1."""

    model_version: str
    answers: Answers
    way: str | None
    runner_up: str
    firmness: str
    confidence: dict[str, float]
    map: HandoverMap
    areas: dict[str, float]
    spread: dict[str, tuple[float, float]]
    fit: dict[str, float]
    limits: tuple[LimitEffect, ...]
    ask_next: str | None
    missing: tuple[str, ...]
    reasons_for: tuple[Reason, ...]
    reasons_against: tuple[Reason, ...]
    change: Change | None
    variant: str | None
    advice: tuple[str, ...]
    next_steps: tuple[NextStep, ...] = ()

    @property
    def percent(self) -> dict[str, int]:
        """Confidence in whole percent."""
        return {way: percent(share) for way, share in self.confidence.items()}

    def to_json(self) -> dict[str, Any]:
        """Plain data, rounded so that every machine prints the same."""
        return {
            "model_version": self.model_version,
            "task": self.answers.task,
            "way": self.way,
            "firmness": self.firmness,
            "confidence": self.confidence,
            "map": {name: round(cut, 3) for name, cut in self.map._asdict().items()},
            "fit": {way: round(share, 3) for way, share in self.fit.items()},
            "runner_up": self.runner_up,
            "limits": [vars(limit) for limit in self.limits],
            "ask_next": self.ask_next,
            "missing": list(self.missing),
            "reasons": {
                "for": [reason_json(r) for r in self.reasons_for],
                "against": [reason_json(r) for r in self.reasons_against],
            },
            "changes": self.change
            and {"way": self.change.way, "steps": [step._asdict() for step in self.change.steps]},
            "variant": self.variant,
            "advice": list(self.advice),
            "next_steps": [step._asdict() for step in self.next_steps],
        }


def percent(share: float) -> int:
    """A share between 0 and 1 as a whole percentage, halves up."""
    return int(100 * share + 0.5)


def reason_json(reason: Reason) -> dict[str, Any]:
    """A reason as plain data, its weight to three decimals."""
    return reason._asdict() | {"weight": round(reason.weight, 3)}


def decide(model: Model, answers: Answers, draws: Acceptability | None = None) -> Result:
    """Score one task. The result's `way` is None while answers are missing.

    `draws` is what the draws say of these answers, where that is worked out already.
    """
    answers = in_order(model, answers)
    draws = draws or acceptability(model, answers)
    alone, cuts = verdict(model, answers, draws), handover_map(model, answers)
    way = alone.way
    reasons = advice.reasons(model, answers, way) if way else []
    return Result(
        model_version=model.settings.version,
        answers=answers,
        **vars(alone),
        map=cuts,
        areas=fit(cuts),
        spread={name: draws.spread(name) for name in ("p", "f", "b")},
        limits=tuple(_limit_effects(model, answers, draws)),
        reasons_for=tuple(advice.strongest(reasons, 1)),
        reasons_against=tuple(advice.strongest(reasons, -1)),
        change=advice.change(model, answers, way) if way else None,
        next_steps=tuple(next_steps(model, answers, way)) if way and alone.firmness != "unknown" else (),
    )


def verdict(model: Model, answers: Answers, draws: Acceptability | None = None) -> Verdict:
    """The answer alone, the same as `decide` gives, in less than half the time."""
    answers = in_order(model, answers)
    draws = draws or acceptability(model, answers)
    way, runner_up = draws.ranking[:2]
    missing = advice.missing(model, answers)
    firm = "unknown" if missing else firmness(model, draws.confidence[way])
    return Verdict(
        way=None if missing else way,
        runner_up=runner_up,
        firmness=firm,
        confidence=draws.confidence,
        fit=draws.fit,
        ask_next=advice.ask_next(model, answers, draws, firm),
        missing=tuple(missing),
        variant=None if missing else advice.variant(model, answers, way),
        advice=() if missing else tuple(advice.drop_or_automate(model, answers)),
    )


def firmness(model: Model, confidence: float) -> str:
    """The word for a confidence, by its whole percentage."""
    return next(f.id for f in model.settings.firmness if percent(confidence) >= f.from_)


def _limit_effects(model: Model, answers: Answers, draws: Acceptability) -> list[LimitEffect]:
    """What each answered limit, and the rule-out, did to the answer.

    Limits are taken back all together, on the draws; the rule-out by one level more, on the map.
    """
    now = draws.ranking[0]
    free = now
    if any(holds is not False for holds in answers.limits.values()):
        free = acceptability(model, answers.without_limits()).ranking[0]
    turned = free if free != now else None
    effects = [
        LimitEffect(key, LIMIT_WORDS[holds], model.limits[key].effect if holds is not False else "", turned)
        for key, holds in answers.limits.items()
    ]
    if ruled_out(model, answers):
        rule = model.rule_out
        above = replace(answers, levels=answers.levels | {rule.question: rule.level + 1})
        free = first(fit(handover_map(model, above)))
        effects.append(LimitEffect(rule.question, "ruled out", rule.effect, free if free != now else None))
    return effects
