"""The result of a decision and its JSON form."""

from dataclasses import dataclass
from typing import Any

from calculator.advice import Change, Reason
from calculator.answers import Answers
from calculator.fit import HandoverMap
from calculator.steps import NextStep


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
