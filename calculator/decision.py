"""Puts the model together: answers in, Result out."""

from dataclasses import replace

from calculator import advice
from calculator.answers import Answers, in_order
from calculator.confidence import Acceptability, acceptability
from calculator.fit import first, fit, handover_map, ruled_out
from calculator.result import LimitEffect, Result, Verdict, percent
from calculator.schema import Model
from calculator.steps import next_steps


def decide(model: Model, answers: Answers) -> Result:
    """Score one task. The result's `way` is None while answers are missing."""
    answers = in_order(model, answers)
    found = acceptability(model, answers)
    said, cuts = _verdict(model, answers, found), handover_map(model, answers)
    reasons = advice.reasons(model, answers, said.way) if said.way else []
    return Result(
        model_version=model.settings.version,
        answers=answers,
        **vars(said),
        map=cuts,
        areas=fit(cuts),
        spread={name: found.spread(name) for name in ("p", "f", "b")},
        limits=tuple(limit_effects(model, answers, found)),
        reasons_for=tuple(advice.strongest(reasons, 1)),
        reasons_against=tuple(advice.strongest(reasons, -1)),
        change=advice.change(model, answers, said.way) if said.way else None,
        next_steps=tuple(next_steps(model, answers, said.way)) if said.way and said.firmness != "unknown" else (),
    )


def verdict(model: Model, answers: Answers) -> Verdict:
    """The answer alone, the same as `decide` gives, in less than half the time."""
    answers = in_order(model, answers)
    return _verdict(model, answers, acceptability(model, answers))


def _verdict(model: Model, answers: Answers, found: Acceptability) -> Verdict:
    confidence, fits = found.confidence, found.fit
    way, runner_up = found.ranking[:2]
    missing = advice.missing(model, answers)
    firm = "unknown" if missing else firmness(model, confidence[way])
    return Verdict(
        way=None if missing else way,
        runner_up=runner_up,
        firmness=firm,
        confidence=confidence,
        fit=fits,
        ask_next=advice.ask_next(model, answers, found, firm),
        missing=tuple(missing),
        variant=None if missing else advice.variant(model, answers, way),
        advice=() if missing else tuple(advice.drop_or_automate(model, answers)),
    )


def firmness(model: Model, confidence: float) -> str:
    """The word for a confidence, by its whole percentage."""
    return next(f.id for f in model.settings.firmness if percent(confidence) >= f.from_)


def limit_effects(model: Model, answers: Answers, found: Acceptability) -> list[LimitEffect]:
    """What each answered limit, and the rule-out, did to the answer."""
    words = {True: "yes", False: "no", None: "unsure"}
    turned = _turned(model, answers, found)
    effects = [
        LimitEffect(key, words[holds], model.limits[key].effect if holds is not False else "", turned)
        for key, holds in answers.limits.items()
    ]
    if ruled_out(model, answers):
        rule = model.rule_out
        effects.append(LimitEffect(rule.question, "ruled out", rule.effect, _without_rule(model, answers, found)))
    return effects


def _turned(model: Model, answers: Answers, found: Acceptability) -> str | None:
    """The way that would be first if no limit held, where that is another one."""
    if all(holds is False for holds in answers.limits.values()):
        return None
    free = acceptability(model, answers.without_limits()).ranking[0]
    return free if free != found.ranking[0] else None


def _without_rule(model: Model, answers: Answers, found: Acceptability) -> str | None:
    """The way that would be first one level above the rule-out, where that is another one."""
    rule = model.rule_out
    above = replace(answers, levels=answers.levels | {rule.question: rule.level + 1})
    free = first(fit(handover_map(model, above)))
    return free if free != found.ranking[0] else None
