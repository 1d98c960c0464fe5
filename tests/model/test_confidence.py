"""The confidence is that of the model it was asked of: another model moves map and confidence together."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from calculator.model.answers import Answers, parse
from calculator.model.decision import decide, verdict
from calculator.model.definition import Model
from calculator.model.fit import first, fit, handover_map
from calculator.site.content import examples
from tests.strategies import MODEL, partial


def less_process(share: float) -> Model:
    """The model with a process scale that is worth only a share of what it is."""
    scale = MODEL.scales["p"]
    special = {question: tuple(share * x for x in levels) for question, levels in scale.special.items()}
    changed = replace(scale, x=tuple(share * x for x in scale.x), special=special)
    return replace(MODEL, scales=MODEL.scales | {"p": changed})


def fewer_draws(count: int) -> Model:
    """The model with another number of draws."""
    draws = replace(MODEL.settings.draws, count=count)
    return replace(MODEL, settings=replace(MODEL.settings, draws=draws))


def bookkeeping() -> Answers:
    """A process that goes to a partner."""
    return parse(MODEL, examples.examples()["bookkeeping"].answers)[0]


def test_map_and_confidence_move_together() -> None:
    """With the process scale at 30 % the map leaves the partner, and so does the confidence."""
    before, after = decide(MODEL, bookkeeping()), decide(less_process(0.3), bookkeeping())

    assert after.map.p == pytest.approx(0.3 * before.map.p)
    assert before.way == first(before.areas) == "bpo"
    assert after.way == first(after.areas) == "freelance"
    assert after.spread["p"] == pytest.approx(tuple(0.3 * cut for cut in before.spread["p"]))
    assert after.confidence["bpo"] < before.confidence["bpo"] / 2


def test_one_model_leaves_another_alone() -> None:
    """What was worked out for one model is not told of another."""
    before = decide(MODEL, bookkeeping())
    decide(less_process(0.3), bookkeeping())

    assert decide(replace(MODEL), bookkeeping()) == decide(MODEL, bookkeeping()) == before


@settings(max_examples=30, deadline=None)
@given(partial())
def test_a_model_may_have_other_draws(answers: Answers) -> None:
    """With 200 draws confidences are whole 200ths, whatever limits are answered."""
    model = fewer_draws(200)

    confidence = verdict(model, answers).confidence

    assert sum(confidence.values()) == pytest.approx(1)
    assert all(200 * share == pytest.approx(round(200 * share)) for share in confidence.values())


def test_what_would_change_it_is_of_the_model_too() -> None:
    """The change that is offered makes its way first on the map of the model that was asked."""
    scale = replace(MODEL.scales["f"], mean="arithmetic")
    model = replace(MODEL, scales=MODEL.scales | {"f": scale})
    result = decide(model, bookkeeping())
    assert result.change is not None

    steps = {step.question: step.new for step in result.change.steps}
    moved = replace(result.answers, levels=result.answers.levels | steps)

    assert first(fit(handover_map(model, moved))) == result.change.way
