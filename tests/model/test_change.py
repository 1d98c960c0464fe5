"""What would change an answer: what the owner can do before facts, one answer before two, and true in the draws."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.model import agreement, forms
from calculator.model.answers import Answers
from calculator.model.change import Change, Step, can_be_chosen, change, may_be_named, with_steps
from calculator.model.confidence import acceptability, first_way
from calculator.model.decision import Result, decide, percent
from calculator.model.view import NEAR, view
from tests.strategies import MODEL, full, partial

CODINGS = agreement.published()
SLOW = settings(max_examples=40, deadline=None)
FURTHEST = MODEL.settings.change.fact_levels
GONE = {"lifetime": 4, "separate": 0, "bears": 0, "price": 0, "contact": 0, "judgement": 0, "people": 0, "firms": 0}
COACHING = {"separate": 2, "bears": 2, "price": 2, "lifetime": 3, "contact": 2, "judgement": 3, "people": 3, "firms": 1}
COACHING |= {"presence": 1, "running": 2, "able": 3, "definable": 3, "checkable": 2, "knowhow": 2, "procedure": 3}
COACHING |= {"visible": 2, "continuity": 3, "exposure": 1, "growth": 2, "volume": 3}
MARKS = st.sampled_from([(), ("profession",), ("season",)])


def moved_by(steps: tuple[Step, ...]) -> int:
    """Levels moved in all."""
    return sum(abs(step.new - step.old) for step in steps)


def changes(answers: Answers, yours: bool, size: int) -> Iterator[tuple[Step, ...]]:
    """Every change of so many answers, the owner's own or, near enough, any."""
    given_ = {key: level for key, level in answers.given.items() if key in MODEL.scored}
    for keys in combinations(given_, size):
        for levels in product(range(5), repeat=size):
            steps = tuple(Step(key, given_[key], new) for key, new in zip(keys, levels, strict=True))
            if any(step.old == step.new for step in steps):
                continue
            if all(can_be_chosen(MODEL, step) for step in steps) if yours else moved_by(steps) <= FURTHEST:
                yield steps


def turns(result: Result, steps: tuple[Step, ...]) -> bool:
    """Whether steps make another way first, in another form."""
    moved = with_steps(result.answers, steps)
    now = first_way(MODEL, moved)
    other = forms.taken(moved, now).form.id != result.form
    return now != result.way and other and may_be_named(MODEL, result.answers, steps, now)


def smallest(result: Result) -> tuple[bool, int, int] | None:
    """Whose change is the smallest, of how many answers and levels, when all of them are tried on the draws."""
    for yours, size in product((True, False), (1, 2)):
        by_size = sorted(changes(result.answers, yours, size), key=lambda steps: moved_by(steps))
        for steps in by_size:
            if turns(result, steps):
                return yours, size, moved_by(steps)
    return None


@SLOW
@given(full() | partial(), MARKS)
def test_the_change_offered_changes_the_answer(answers: Answers, marks: tuple[str, ...]) -> None:
    """Once it is made the way that is named comes first, in the draws, and takes another form."""
    result = decide(MODEL, replace(answers, marks=marks))
    if result.change is None:
        return
    after = decide(MODEL, with_steps(result.answers, result.change.steps))

    assert after.way == result.change.way != result.way
    assert after.form != result.form
    assert all(result.answers.levels[step.question] == step.old != step.new for step in result.change.steps)
    assert 1 <= len(result.change.steps) <= 2


@pytest.mark.parametrize("coding", CODINGS, ids=lambda c: f"{c.case.id}{c.coder}")
def test_every_published_change_comes_true(coding: agreement.Coding) -> None:
    """The same for each published case."""
    result = coding.result
    if result.change:
        after = acceptability(MODEL, with_steps(result.answers, result.change.steps))

        assert after.ranking[0] == result.change.way != result.way


@pytest.mark.parametrize("coding", CODINGS[5::30], ids=lambda c: f"{c.case.id}{c.coder}")
def test_no_smaller_change_is_missed(coding: agreement.Coding) -> None:
    """Trying every change on the draws finds none that comes before."""
    found = coding.result.change

    assert (found and (found.yours, len(found.steps), moved_by(found.steps))) == smallest(coding.result)


@pytest.mark.parametrize("coding", CODINGS[::7], ids=lambda c: f"{c.case.id}{c.coder}")
def test_what_the_owner_can_choose_comes_first(coding: agreement.Coding) -> None:
    """A fact is named only where no answer that the owner can choose does it, and only where it is near."""
    result, found = coding.result, coding.result.change
    if found and found.yours:
        assert all(can_be_chosen(MODEL, step) for step in found.steps)
    else:
        assert not any(turns(result, steps) for steps in changes(result.answers, True, 1))
        assert found is None or moved_by(found.steps) <= FURTHEST


def test_a_dead_heat_inside_is_changed_too() -> None:
    """Two ways a thousandth apart: changes that do not touch them are no use, and hide none that does."""
    levels: dict[str, int | None] = dict.fromkeys(MODEL.scored, 0)
    result = decide(MODEL, Answers(levels | {"judgement": 4, "firms": 2, "presence": 2}, {"direct": False}))

    assert result.confidence["keep"] - result.confidence["employee"] < 0.01
    assert result.change
    assert (result.change.way, len(result.change.steps), moved_by(result.change.steps)) == ("employee", 1, 1)


@pytest.mark.parametrize(
    ("step", "chosen"),
    [
        (Step("bears", 2, 3), True),
        (Step("bears", 3, 2), False),
        (Step("bears", 0, 3), False),  # nobody goes so far
        (Step("separate", 2, 3), True),
        (Step("separate", 3, 4), False),  # what comes back does not come once
        (Step("running", 3, 1), True),  # the work can be batched
        (Step("running", 1, 3), False),
        (Step("price", 1, 4), False),
        (Step("lifetime", 4, 0), False),
        (Step("presence", 0, 4), False),
    ],
)
def test_what_can_be_chosen(step: Step, chosen: bool) -> None:
    """Only what the question says that the owner can do, and only in its direction."""
    assert can_be_chosen(MODEL, step) == chosen


def test_a_fixed_price_by_hand() -> None:
    """Half a point short of going outside on who bears it: agreeing a fixed price is the change."""
    levels: dict[str, int | None] = {"separate": 3, "bears": 1, "price": 3, "contact": 3, "judgement": 3, "people": 4}
    kept = Answers(levels | {"firms": 2, "lifetime": 2, "presence": 3, "running": 0}, {"direct": False}, hours=1.0)
    result = decide(MODEL, replace(kept, levels=kept.levels | {"bears": 0, "price": 2}))

    assert result.way == "keep"
    assert result.change == Change("freelance", (Step("bears", 0, 2),), True)
    assert "agree a fixed price" in view(MODEL, result).change


def test_a_fact_is_named_as_a_fact() -> None:
    """Where only a fact would do it, it says that nobody can choose it; while it cannot be told, one may settle it."""
    told = [c.result for c in CODINGS if c.result.firmness != "unknown"]
    facts = [result for result in told if result.change and not result.change.yours]
    words = MODEL.wording["change_fact"].split("{")[0]

    assert facts
    assert all(view(MODEL, result).change.startswith(words) for result in facts)


@pytest.mark.parametrize(("running", "said"), [(0, "change_far"), (4, "change_none")])
def test_nothing_to_choose_names_the_way_that_is_next(running: int, said: str) -> None:
    """Far from everything else: the way that is next, in its form, and its share; not where that is nothing."""
    levels = GONE | {"presence": 4, "running": running}
    result = decide(MODEL, Answers(dict[str, int | None](levels), {"direct": True}, hours=0.0))
    next_ = result.runner_up

    assert result.firmness in ("clear", "likely")
    assert result.change is None
    assert result.to_json()["changes"] is None
    assert (percent(result.confidence[next_]) < NEAR) == (said == "change_far")
    assert view(MODEL, result).change == MODEL.wording[said].format(
        way=forms.taken(result.answers, next_).form.kind, share=percent(result.confidence[next_])
    )


def test_the_way_that_is_next_is_another_form() -> None:
    """A professional under either way outside is one form: the next is what it would be instead."""
    away = {"separate": 4, "bears": 4, "price": 4, "contact": 4, "judgement": 4, "people": 4, "firms": 4, "lifetime": 0}
    own = Answers(dict[str, int | None](away), {"direct": False}, marks=("profession",))
    result, professional = decide(MODEL, own), forms.forms().form["professional"].kind

    assert result.form == "professional"
    assert result.change is None
    assert professional not in view(MODEL, result).change


def test_nothing_outside_is_offered_against_a_limit() -> None:
    """Whom the owner must direct day by day cannot be outside: no change of other answers is said to lead there."""
    held = [decide(MODEL, replace(c.result.answers, limits={"direct": True})).change for c in CODINGS]

    assert any(held)
    assert not {one.way for one in held if one} & {"freelance", "bpo"}


def test_a_limit_that_turned_the_answer_is_what_would_change_it() -> None:
    """Where no other answer of the owner's does it, giving up the directing is named, with the way it would be."""
    found = [decide(MODEL, replace(c.result.answers, limits={"direct": True})) for c in CODINGS]
    turned = [r for r in found if r.limits[0].turned and not (r.change and r.change.yours)]

    assert turned
    for result in turned:
        kind = forms.taken(result.answers, result.limits[0].turned or "").form.kind
        assert view(MODEL, result).change == MODEL.limits["direct"].without.format(way=kind)


def test_whoever_finds_a_firm_is_not_told_to_hire() -> None:
    """More firms take from the freelancers; that leaves more of the map inside, and is no reason to employ."""
    for result in (coding.result for coding in CODINGS):
        if result.change and result.change.way not in MODEL.rule_out.ways:
            raised = {step.question for step in result.change.steps if step.new > step.old}
            assert not raised & {"people", "firms"}
    answers = Answers(COACHING, {"direct": False})
    post = first_way(MODEL, with_steps(answers, [Step("firms", 1, 2)]))
    changed = decide(MODEL, answers).change

    assert post == "employee"
    assert changed is not None
    assert changed.way in MODEL.rule_out.ways


def test_no_answer_no_change() -> None:
    """Without a way there is nothing to change."""
    result = decide(MODEL, Answers({"separate": 3}))

    assert result.change is None
    assert view(MODEL, result).change == ""


def test_the_change_is_of_the_model_that_was_asked() -> None:
    """In a model in which a fact may move further, a further fact is named."""
    far = replace(MODEL, settings=replace(MODEL.settings, change=replace(MODEL.settings.change, fact_levels=8)))
    nothing = [c.result for c in CODINGS if c.result.way and c.result.change is None]
    found = [change(far, result.answers, acceptability(far, result.answers)) for result in nothing]

    assert any(found)
    assert all(one is None or (not one.yours and moved_by(one.steps) > FURTHEST) for one in found)
