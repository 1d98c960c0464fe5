"""Answers to a result: the way that suits, in which form, how firmly, why, and what would change it."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from calculator.model import advice, forms, reach
from calculator.model.advice import Reason
from calculator.model.answers import LIMIT_WORDS, Answers, in_order
from calculator.model.change import Change, change, to_be_had
from calculator.model.confidence import Acceptability, acceptability, first_way
from calculator.model.definition import Model
from calculator.model.fit import HandoverMap, answers_for_it, ruled_out
from calculator.model.further import AMOUNT, NEAREST, Further, further
from calculator.model.readiness import Tested, readiness
from calculator.model.settle import Settled, settled
from calculator.model.steps import NextStep, next_steps

UNKNOWN = "unknown"  # the firmness of an answer that tells no way
VARIANTS = ("regular", "staff")  # the forms that version 1 named as variants of a way


@dataclass(frozen=True)
class LimitEffect:
    """What a limit or a rule did, or an open limit would do.

    `state` is "yes", "no", "unsure", "open" or "ruled out"; `turned` names the way that it took first place from, or
    would give it to while it is open; `effect` says in words what it is, and is empty where it did nothing.
    """

    id: str
    state: str
    effect: str
    turned: str | None


@dataclass(frozen=True)
class Verdict:
    """The answer alone, as a `Result` has it: what a long list needs of each task."""

    way: str | None
    form: str | None
    runner_up: str
    firmness: str
    confidence: dict[str, float]
    fit: dict[str, float]
    ask_next: str | None
    missing: tuple[str, ...]
    advice: tuple[str, ...]

    @property
    def variant(self) -> str | None:
        """The form where version 1 named it as a variant; for one release more."""
        return self.form if self.form in VARIANTS else None


@dataclass(frozen=True)
class Result:
    """A decided task. `way` is None while too little is answered; shares are between 0 and 1.

    What explains the answer is worked out when it is first asked for: a page shows the answer before it.
    """

    model_version: str
    answers: Answers
    way: str | None
    form: str | None
    runner_up: str
    firmness: str
    confidence: dict[str, float]
    map: HandoverMap
    spread: tuple[float, float]
    fit: dict[str, float]
    ask_next: str | None
    missing: tuple[str, ...]
    advice: tuple[str, ...]
    model: Model = field(repr=False, compare=False)
    draws: Acceptability = field(repr=False, compare=False)

    @cached_property
    def limits(self) -> tuple[LimitEffect, ...]:
        """What each limit and each rule did to the answer, or would do."""
        return tuple(_limit_effects(self.model, self.answers, self.draws, self.way is not None))

    @cached_property
    def _reasons(self) -> list[Reason]:
        if self.way is None:
            return []
        return advice.reasons(self.model, self.answers, self.way, forms.taken(self.answers, self.way).form)

    @property
    def reasons_for(self) -> tuple[Reason, ...]:
        """The strongest answers that speak for the way."""
        return tuple(advice.strongest(self._reasons, 1))

    @property
    def reasons_against(self) -> tuple[Reason, ...]:
        """The strongest answers that speak against it."""
        return tuple(advice.strongest(self._reasons, -1))

    @cached_property
    def change(self) -> Change | None:
        """The smallest change of answers that makes another way first; None where there is none of use."""
        return change(self.model, self.answers, self.draws) if self.way else None

    @cached_property
    def further(self) -> Further | None:
        """What is true besides, where the owner can choose nothing that makes another way first; None where nothing."""
        if self.way is None or (self.change and self.change.yours):
            return None
        return next(further(self.model, self.answers, self.draws), None)

    @cached_property
    def lever(self) -> Change | LimitEffect | Further | None:
        """The one thing that is named as what would change the answer; None where the next way is named alone."""
        change = self.change
        if self.way is None or (change and change.yours):
            return change
        if turned := next((limit for limit in self.limits if limit.state == "yes" and limit.turned), None):
            return turned
        if self.further and (change is None or self.further.what == AMOUNT):
            return self.further
        return change

    @cached_property
    def settles(self) -> tuple[Settled, ...]:
        """While no way is firm enough to be named: which one each answer to the next question would put first."""
        if self.way is None or self.firmness != UNKNOWN or self.ask_next is None:
            return ()
        return settled(self.model, self.answers, self.ask_next)

    @cached_property
    def next_steps(self) -> tuple[NextStep, ...]:
        """What to do next; nothing while the answer is not known."""
        known = self.way if self.firmness != UNKNOWN else None
        return tuple(next_steps(self.model, self.answers, known)) if known else ()

    @cached_property
    def readiness(self) -> tuple[Tested, ...]:
        """Whether it is ready to be handed over, test by test."""
        known = self.way if self.firmness != UNKNOWN else None
        return readiness(self.answers, known) if known else ()

    @property
    def variant(self) -> str | None:
        """The form where version 1 named it as a variant; for one release more."""
        return self.form if self.form in VARIANTS else None

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
            "form": self.form,
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
            "changes": self.lever and lever_json(self.lever),
            "settles": [one.to_json() for one in self.settles],
            "variant": self.variant,
            "advice": list(self.advice),
            "readiness": [{"id": test.id, "state": test.state} for test in self.readiness],
            "next_steps": [step._asdict() for step in self.next_steps],
        }


def percent(share: float) -> int:
    """A share between 0 and 1 as a whole percentage, halves up."""
    return int(100 * share + 0.5)


def reason_json(reason: Reason) -> dict[str, Any]:
    """A reason as plain data, its weight to three decimals."""
    return reason._asdict() | {"weight": round(reason.weight, 3)}


def lever_json(lever: Change | LimitEffect | Further) -> dict[str, Any]:
    """What would change the answer, as plain data.

    `steps` are answers that would have to move, `hours_a_month` an amount of work, `limit` one that would have to be
    given up. `first` is False where the way comes nearer and is not first yet, `yours` True where the owner can do it.
    """
    found: dict[str, Any] = {"way": None, "yours": False, "first": True, "steps": [], "hours_a_month": None}
    found["limit"] = None
    if isinstance(lever, LimitEffect):
        return found | {"way": lever.turned, "limit": lever.id}
    found["way"] = lever.way
    if isinstance(lever, Change):
        return found | {"yours": lever.yours, "steps": [step._asdict() for step in lever.steps]}
    if lever.what == AMOUNT:
        return found | {"hours_a_month": lever.hours}
    near = lever.what == NEAREST
    return found | {"yours": near, "first": not near, "steps": [lever.step._asdict()] if lever.step else []}


def decide(model: Model, answers: Answers, draws: Acceptability | None = None) -> Result:
    """Score one task. The result's `way` is None while answers are missing.

    `draws` is what the draws say of these answers, where that is worked out already.
    """
    answers = in_order(model, answers)
    draws = draws or acceptability(model, answers)
    alone = verdict(model, answers, draws)
    return Result(
        model_version=model.settings.version,
        answers=answers,
        **vars(alone),
        map=draws.map,
        spread=draws.spread(),
        model=model,
        draws=draws,
    )


def verdict(model: Model, answers: Answers, draws: Acceptability | None = None) -> Verdict:
    """The answer alone, the same as `decide` gives, in less than half the time."""
    answers = in_order(model, answers)
    draws = draws or acceptability(model, answers)
    way, runner_up = draws.ranking[:2]
    missing = advice.missing(model, answers)
    form = None if missing else forms.taken(answers, way).form.id
    firm = UNKNOWN if missing else firmness(model, answers, draws)
    return Verdict(
        way=None if missing else way,
        form=form,
        runner_up=runner_up,
        firmness=firm,
        confidence=draws.confidence,
        fit=draws.areas,
        ask_next=advice.ask_next(model, answers, draws, firm, missing),
        missing=tuple(missing),
        advice=tuple(forms.advice(answers, way, form)) if form else (),
    )


def firmness(model: Model, answers: Answers, draws: Acceptability) -> str:
    """The word for a confidence: "unknown" only while a question can help, less firm without a like case or by form.

    What goes outside though the owner must direct it day by day is a close call at most: in law that is employment.
    """
    way = draws.ranking[0]
    firm = band(model, draws.confidence[way])
    if firm == UNKNOWN and advice.worth(model, answers, draws) < model.settings.ask_next.least_bits[UNKNOWN]:
        return "close"
    most = forms.taken(answers, way).most_firm if to_be_had(model, answers, way) else "close"
    return _at_most(model, most, reach.held(model, answers, firm))


def _at_most(model: Model, most: str, firm: str) -> str:
    """A firmness, or the one that a form allows at most, where it names any."""
    words = [one.id for one in model.settings.firmness]  # firmest first
    return most if most and words.index(firm) < words.index(most) else firm


def band(model: Model, confidence: float) -> str:
    """The word for a confidence alone."""
    return next(f.id for f in model.settings.firmness if percent(confidence) >= f.from_)


def _limit_effects(model: Model, answers: Answers, draws: Acceptability, known: bool) -> list[LimitEffect]:
    """What each limit and each rule did, what a limit would do that is not sure, or not asked once a way is `known`."""
    now, effects = draws.ranking[0], []
    for key, limit in model.limits.items():
        holds = answers.limits.get(key)
        if holds is False:
            continue
        other = first_way(model, replace(answers, limits=answers.limits | {key: not holds}))
        turned = other if other != now else None
        if key in answers.limits or (known and turned):
            state = LIMIT_WORDS[holds] if key in answers.limits else "open"
            effects.append(LimitEffect(key, state, limit.effect if holds else "", turned))
    if ruled_out(model, answers):
        rule = model.rule_out
        above = replace(answers, levels=answers.levels | {rule.question: rule.level + 1})
        free = first_way(model, above)
        effects.append(LimitEffect(rule.question, "ruled out", rule.effect, free if free != now else None))
    if answers_for_it(model, answers) and answers.given.get(model.profession.question, 4) <= model.profession.most:
        free = first_way(model, replace(answers, marks=()))
        turned = free if free != now else None
        effects.append(LimitEffect(model.profession.mark, "ruled out", model.profession.effect, turned))
    return effects
