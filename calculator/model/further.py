"""Where nothing that the owner can choose changes the answer: the amount, work that comes back, what comes nearest."""

from collections.abc import Iterator
from dataclasses import replace
from math import log
from typing import NamedTuple

from calculator.model import forms
from calculator.model.answers import Answers
from calculator.model.change import Estimate, Step, to_be_had, with_steps
from calculator.model.confidence import Acceptability, acceptability
from calculator.model.definition import Model
from calculator.model.fit import hours_level

ONE_JOB = 1  # `lifetime` up to here ends
MONTHLY = 3  # `lifetime` of what comes back every month
BY_PIECE = 3  # `separate` of what comes back in pieces of their own
SEVERAL = 3  # `volume` from which one job is of many pieces
AMOUNT, AGAIN, NEAREST = "amount", "again", "nearest"


class Further(NamedTuple):
    """What another way, called `kind` in a sentence, would come of.

    By `what`: "amount", so many `hours` of work a month; "again", the same work every month, by a `step` of how long it
    lasts; "nearest", a `step` of the owner's after which the way has `share` of the map in place of `now`, and is not
    first yet.
    """

    what: str
    way: str
    kind: str
    hours: float = 0.0
    step: Step | None = None
    share: float = 0.0
    now: float = 0.0


def further(model: Model, answers: Answers, draws: Acceptability) -> Iterator[Further]:
    """All of it that is true of these answers, the most useful first."""
    found = (find(model, answers, draws) for find in (_amount, _again, _nearest))
    yield from filter(None, found)


def with_amount(model: Model, answers: Answers, hours: float) -> Answers:
    """The answers with so many hours of work a month."""
    known = answers.known
    week = hours * (known.hours_a_week or 0.0) / (known.hours_a_month or 1.0)
    known = replace(known, hours_a_month=hours, hours_a_week=week)
    return replace(answers, hours=hours_level(model.fit, week), known=known)


def again(answers: Answers) -> Answers:
    """The answers, if such work came back every month in pieces of its own, and nobody had said how much of it."""
    levels = answers.levels | {"lifetime": MONTHLY, "separate": min(answers.given.get("separate", BY_PIECE), BY_PIECE)}
    known = replace(answers.known, hours_a_month=None, hours_a_week=None, told=False)
    return replace(answers, levels=levels, hours=None, known=known)


def _amount(model: Model, answers: Answers, draws: Acceptability) -> Further | None:
    """The nearest amount at which another way comes first, or the same in another form.

    Not while the price is worked out from the amount: it would move with it.
    """
    now, rule = answers.known.hours_a_month, model.settings.change
    if not now or not answers.known.hours_a_week or "price" in answers.figured:
        return None
    near = [hours for hours in rule.amounts if hours != now and abs(log(hours / now)) <= log(rule.most_times)]
    for hours in sorted(near, key=lambda hours: abs(log(hours / now))):
        moved = with_amount(model, answers, hours)
        if found := _other(model, answers, draws, moved):
            way, kind = found
            return Further(AMOUNT, way, kind, hours)
    return None


def _other(model: Model, answers: Answers, draws: Acceptability, moved: Answers) -> tuple[str, str] | None:
    """The way that comes first after a move and what it is called, if that is something else than before."""
    before = forms.taken(answers, draws.ranking[0]).form.kind
    after = acceptability(model, moved)
    way = after.ranking[0]
    kind = forms.taken(moved, way).form.kind
    sure = after.confidence[way] >= model.settings.change.least_share
    return (way, kind) if sure and kind != before and to_be_had(model, answers, way) else None


def _again(model: Model, answers: Answers, draws: Acceptability) -> Further | None:
    """What a job of many pieces would be if it came back."""
    given = answers.given
    if given.get("lifetime", MONTHLY) > ONE_JOB or given.get("volume", 0) < SEVERAL:
        return None
    found = _other(model, answers, draws, again(answers))
    lasts = Step("lifetime", given["lifetime"], MONTHLY)
    return Further(AGAIN, *found, step=lasts) if found else None


def _nearest(model: Model, answers: Answers, draws: Acceptability) -> Further | None:
    """The one step of the owner's that gives another way most of the map, where that is worth naming."""
    step, way = Estimate(model, answers, draws).nearest()
    if step is None:
        return None
    moved = with_steps(answers, [step])
    share, now = acceptability(model, moved).areas[way], draws.areas[way]
    kind = forms.taken(moved, way).form.kind
    if share - now < model.settings.change.least_gain or kind == forms.taken(answers, draws.ranking[0]).form.kind:
        return None
    return Further(NEAREST, way, kind, step=step, share=share, now=now)
