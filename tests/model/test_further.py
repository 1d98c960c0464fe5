"""What is said where nothing that the owner can choose changes the answer is true of every task it is said of."""

from collections import Counter

import pytest

from calculator import scoring
from calculator.model import forms
from calculator.model.change import with_steps
from calculator.model.confidence import acceptability
from calculator.model.decision import percent
from calculator.model.further import Further, again, with_amount
from calculator.scoring import Scored
from calculator.tasks.library import library
from tests.strategies import MODEL
from tests.wording import says

TASKS = list(library().tasks)
SAID = {"amount": "change_amount", "again": "change_again", "nearest": "change_nearest"}
LEAST = 20  # common tasks that the amount, or what comes nearest, is said of


def usual(key: str, **inputs: str) -> Scored:
    """A common task with its usual answers, and with figures of the reader's."""
    return scoring.read(MODEL, {}, "", inputs, key)[0]


FOUND = {key: further for key in TASKS if (further := usual(key).result.further)}


def kind(scored: Scored) -> str:
    """What the answer is called in a sentence."""
    result = scored.result
    assert result.way
    return forms.taken(result.answers, result.way).form.kind


def test_much_is_said_and_never_beside_what_can_be_chosen() -> None:
    """Of many tasks, each of the three; and of none that has a change which its owner can bring about."""
    counted = Counter(further.what for further in FOUND.values())

    assert counted.keys() == SAID.keys()
    assert counted["amount"] >= LEAST
    assert not [key for key in FOUND if (change := usual(key).result.change) and change.yours]


@pytest.mark.parametrize("key", [key for key, further in FOUND.items() if further.what == "amount"])
def test_with_that_amount_it_is_what_it_says(key: str) -> None:
    """Once the reader tells the amount, as hours of someone trained, the answer has that way and that name."""
    before, further = usual(key), FOUND[key]
    told = {"task_hours": str(further.hours), "task_hours_unit": "month", "task_hours_of": "trained"}
    after = usual(key, **told)

    assert (after.result.way, kind(after)) == (further.way, further.kind)
    assert kind(before) != further.kind
    assert further.hours in MODEL.settings.change.amounts
    assert f"{further.hours:g} hours" in before.view.change
    assert further.kind in before.view.change


def test_no_nearer_amount_would_do() -> None:
    """Those between it and the amount of today leave the answer as it is."""
    for key, further in FOUND.items():
        result = usual(key).result
        now = result.answers.known.hours_a_month
        if further.what != "amount" or not now:
            continue
        between = [h for h in MODEL.settings.change.amounts if min(now, further.hours) < h < max(now, further.hours)]
        for hours in between:
            moved = with_amount(MODEL, result.answers, hours)
            way = acceptability(MODEL, moved).ranking[0]
            assert forms.taken(moved, way).form.kind == kind(usual(key)), key


@pytest.mark.parametrize("key", [key for key, further in FOUND.items() if further.what == "again"])
def test_if_it_came_back_it_would_be_what_it_says(key: str) -> None:
    """The way that comes first, and its form, with an amount that nobody has said."""
    result, further = usual(key).result, FOUND[key]
    moved = again(result.answers)

    assert acceptability(MODEL, moved).ranking[0] == further.way
    assert forms.taken(moved, further.way).form.kind == further.kind
    if result.change is None:
        assert usual(key).view.change == MODEL.wording["change_again"].format(way=further.kind)


@pytest.mark.parametrize("key", [key for key, further in FOUND.items() if further.what == "nearest"])
def test_what_comes_nearest_gains_so_much_and_is_not_first(key: str) -> None:
    """In the draws, by one step that the owner can take."""
    result, further = usual(key).result, FOUND[key]
    assert further.step
    after = acceptability(MODEL, with_steps(result.answers, [further.step]))

    assert after.ranking[0] == result.way
    assert after.areas[further.way] == further.share
    assert further.share - further.now >= MODEL.settings.change.least_gain
    if result.change is None:
        assert f"{percent(further.share)} %" in usual(key).view.change


def test_a_price_that_goes_by_the_amount_is_not_promised_to_stay() -> None:
    """While the price is worked out from figures, another amount would move it: nothing is said of amounts."""
    task = library().tasks["monthly-bookkeeping"]
    answers = {q: str(level) for q, level in task.answers.items() if q in MODEL.questions and q != "price"}
    told = {"task_hours": "10", "task_hours_unit": "month", "done_by": "owner", "trade": "office"}
    read, _ = scoring.read(MODEL, answers | {"direct": "no", "screen": "yes"}, "Books", told)
    further = read.result.further

    assert "price" in read.weighed.figured
    assert not isinstance(further, Further) or further.what != "amount"


def test_the_json_names_what_the_sentence_names() -> None:
    """The amount, the answers that move, the limit; and whether the owner can do it and the way is first then."""
    kinds = Counter[str]()
    for key in TASKS:
        scored = usual(key)
        found, said = scored.result.to_json()["changes"], scored.view.change
        if found is None:
            assert any(says(MODEL.wording[name], said) for name in ("change_none", "change_far", "change_same")), key
            continue
        by_amount = bool(found["hours_a_month"])
        assert by_amount == says(MODEL.wording["change_amount"], said), key
        assert not by_amount or f"{found['hours_a_month']:g} hours" in said, key
        assert found["first"] != says(MODEL.wording["change_nearest"], said), key
        for step in found["steps"]:
            question = MODEL.questions[step["question"]]
            again = says(MODEL.wording["change_again"], said)
            assert again or (question.yours if found["yours"] else question.anchors[step["new"]]) in said, key
        kinds[f"{by_amount} {found['yours']}"] += 1

    assert kinds["True False"] >= LEAST
    assert len(kinds) >= 3
