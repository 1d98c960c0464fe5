"""What would settle it: while no way can be named, what each answer to the next question would make of the work."""

from dataclasses import replace

from hypothesis import given, settings

from calculator.model import forms
from calculator.model.answers import LIMITS, Answers
from calculator.model.decision import Result, decide
from calculator.model.definition import LEVELS
from calculator.model.view import view
from tests.model.test_decision import with_amount
from tests.strategies import MODEL

SLOW = settings(max_examples=120, deadline=None)
OPEN = Answers({"lifetime": 2, "contact": 2, "running": 1, "continuity": 3, "judgement": 4}, hours=2.6)


def answered(result: Result, one: int | str) -> Answers:
    """The answers with one more, to the question asked next."""
    key, answers = str(result.ask_next), result.answers
    if key in MODEL.limits:
        return replace(answers, limits=answers.limits | {key: LIMITS[str(one)]})
    return replace(answers, levels=answers.levels | {key: int(one)})


@SLOW
@given(with_amount())
def test_each_answer_leads_where_it_is_said_to(answers: Answers) -> None:
    """Every answer to the next question has its place, and leads to the way and the form that are named."""
    result = decide(MODEL, answers)
    found = result.to_json()["settles"]
    if not result.way or result.firmness != "unknown":
        assert found == []
        return

    for one in found:
        for each in one["given"]:
            then = decide(MODEL, answered(result, each))
            leads = forms.taken(then.answers, one["way"]).form.id
            assert (max(then.confidence, key=then.confidence.__getitem__), leads) == (one["way"], one["form"])
            assert then.missing or (then.way, then.form) == (one["way"], one["form"])
    every = {"yes", "no"} if result.ask_next in MODEL.limits else set(range(LEVELS))
    assert sorted(map(str, every)) == sorted(str(each) for one in found for each in one["given"])


@SLOW
@given(with_amount())
def test_nothing_is_called_unchangeable_while_it_cannot_be_told(answers: Answers) -> None:
    """The lines name each form once; the one that stays first is named where no answer turns it."""
    result = decide(MODEL, answers)
    seen = view(MODEL, result)
    if not result.settles:
        return

    assert seen.change == "" or (result.change and result.change.yours)
    assert seen.words.kind(str(result.way)) in seen.reasons_title
    for kind in {seen.words.kind(str(result.way))} if len(seen.settles) == 1 else ():
        assert kind in seen.settles[0]


def test_the_two_ways_are_held_against_each_other() -> None:
    """By the answers that would lead to each, in their own words."""
    seen = view(MODEL, decide(MODEL, OPEN))
    anchors = MODEL.questions[str(seen.result.ask_next)].anchors

    assert seen.result.firmness == "unknown"
    assert len(seen.settles) > 1
    assert all(sum(anchor in line for line in seen.settles) == 1 for anchor in anchors)
