"""The decision as a whole: confidence, firmness, limits, reasons, changes, asking next."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings

from calculator.model import agreement
from calculator.model.answers import Answers, parse
from calculator.model.decision import decide
from calculator.model.fit import first, fit, handover_map
from calculator.site.content import examples, scorecard
from tests.strategies import MODEL, full, partial

CODINGS = agreement.published()
SLOW = settings(max_examples=60, deadline=None)


@SLOW
@given(partial())
def test_confidence_is_a_share_of_the_draws(answers: Answers) -> None:
    """Confidences are whole 1024ths and add up to one."""
    confidence = decide(MODEL, answers).confidence

    assert sum(confidence.values()) == 1
    assert all((1024 * share).is_integer() for share in confidence.values())


@SLOW
@given(partial())
def test_order_of_answers_does_not_matter(answers: Answers) -> None:
    """The same answers in another order give the same result."""
    turned = Answers(dict(reversed(answers.levels.items())), dict(reversed(answers.limits.items())))

    assert decide(MODEL, turned).to_json() == decide(MODEL, answers).to_json()


@SLOW
@given(full())
def test_what_law_keeps_in_house_never_leaves(answers: Answers) -> None:
    """Exposure at level 0 rules out freelance and bpo in every draw."""
    result = decide(MODEL, replace(answers, levels=answers.levels | {"exposure": 0}))

    assert result.confidence["freelance"] == result.confidence["bpo"] == 0


@SLOW
@given(full())
def test_the_change_offered_changes_the_answer(answers: Answers) -> None:
    """The smallest change makes another way first, and never raises exposure to what is ruled out."""
    result = decide(MODEL, answers)
    if result.change is None:
        return
    moved = replace(answers, levels=answers.levels | {s.question: s.new for s in result.change.steps})

    assert first(fit(handover_map(MODEL, moved))) == result.change.way
    assert result.change.way not in (result.way, first(fit(handover_map(MODEL, answers))))
    assert all((s.question, s.new) != ("exposure", 0) for s in result.change.steps)


@SLOW
@given(full())
def test_reasons_stand_on_their_side(answers: Answers) -> None:
    """Reasons for weigh above nothing, reasons against below; at most three each."""
    result = decide(MODEL, answers)

    assert all(r.weight > 0 for r in result.reasons_for)
    assert all(r.weight < 0 for r in result.reasons_against)
    assert max(len(result.reasons_for), len(result.reasons_against)) <= 3


def test_too_few_answers_name_what_is_missing() -> None:
    """Three answers are not enough, and lifetime is needed."""
    result = decide(MODEL, Answers({"contact": 3, "volume": 2, "growth": 2, "running": 1}))

    assert result.way is None
    assert result.missing == ("lifetime",)


def test_four_answers_are_enough() -> None:
    """An answer is given from four questions on, lifetime among them."""
    assert decide(MODEL, Answers({"lifetime": 0, "contact": 4, "definable": 4, "checkable": 4})).way == "freelance"


def test_not_sure_and_not_asked_are_drawn_alike() -> None:
    """The confidence is the same for "not sure" and for a question not asked."""
    base = {"lifetime": 3, "contact": 3, "running": 2, "volume": 3}

    assert decide(MODEL, Answers(base)).confidence == decide(MODEL, Answers(base | {"visible": None})).confidence


@pytest.mark.parametrize(
    ("percent", "word"), [(100, "clear"), (90, "clear"), (89, "likely"), (70, "likely"), (69, "close"), (49, "unknown")]
)
def test_words_for_confidence(percent: int, word: str) -> None:
    """Whole percentages decide the word."""
    from calculator.model.decision import firmness

    assert firmness(MODEL, percent / 100) == word


def test_a_limit_that_turns_the_answer_says_so() -> None:
    """Direction day by day takes first place from the partner, and the result names it."""
    answers, _ = parse(MODEL, examples.examples()["bookkeeping"].answers)
    result = decide(MODEL, replace(answers, limits={"direct": True, "onsite": True}))

    assert result.way != "bpo"
    assert {limit.turned for limit in result.limits} == {"bpo"}


def test_published_cases_agree() -> None:
    """The model names the way taken in at least 0.82 of the 112 codings."""
    share = agreement.agreement(CODINGS)

    assert share.total == 112
    assert share.right / share.total >= 0.82


def test_obvious_tasks_are_done_soon() -> None:
    """Asked in the order the page asks, nine of ten clear cases need 8 questions or fewer, half need 6."""
    asked = sorted(_questions_asked(c.result.answers) for c in CODINGS if c.result.firmness == "clear")

    assert asked[len(asked) * 9 // 10] <= 8
    assert asked[len(asked) // 2] <= 6


def _questions_asked(full_answers: Answers) -> int:
    answers = Answers({}, full_answers.limits)
    while (question := decide(MODEL, answers).ask_next) and len(answers.levels) < 13:
        answers = replace(answers, levels=answers.levels | {question: full_answers.levels[question]})
    return len(answers.levels)


def test_the_paper_card_agrees_with_the_model() -> None:
    """At least 9 of 10 codings and 8 of 10 random sets."""
    agreement = scorecard.agreement()

    assert agreement["cases"] >= 0.9
    assert agreement["random"] >= 0.8


def test_the_paper_card_counts_as_printed() -> None:
    """One answer more on one row moves a total by the difference of the two printed numbers."""
    answers = scorecard.random_answers(MODEL, Random(1))
    row = scorecard.points(MODEL, "p", "lifetime")
    low = scorecard.totals(MODEL, replace(answers, levels=answers.levels | {"lifetime": 0}))
    high = scorecard.totals(MODEL, replace(answers, levels=answers.levels | {"lifetime": 4}))

    assert high.process - low.process == row[4] - row[0]
