"""How far the model agrees with the published cases, as printed."""

from collections import Counter

import pytest

from calculator.model import agreement, definition
from calculator.model.agreement import Coding, Share
from calculator.model.answers import Answers
from calculator.model.confidence import acceptability
from calculator.model.decision import band
from tests.strategies import MODEL

CODINGS = agreement.published()
FIRST_HALF = definition.validation()["first_half"]
NEAR = 0.02  # of a share


def of_set(name: str) -> list[Coding]:
    """The codings of one set."""
    return [coding for coding in CODINGS if coding.case.set == name]


def own(coding: Coding) -> Answers:
    """A coding's answers."""
    return coding.result.answers


@pytest.mark.parametrize(("name", "right", "total"), [("office", 104, 112), ("hands-on", 56, 70)])
def test_published_cases_agree(name: str, right: int, total: int) -> None:
    """The model names the way taken as often as the reference, office and hands-on apart."""
    share = agreement.agreement(of_set(name))

    assert share == Share(right, total)
    assert share == Share(*FIRST_HALF[name]["agreement"])


def test_one_of_two_ways_outside() -> None:
    """Of the cases that went outside it prefers the right one of the two in 96 of 100."""
    assert agreement.freelance_against_bpo(CODINGS) == Share(96, 100)


def test_answers_that_are_clear_are_right() -> None:
    """At least 93 of 100 that are called clear are, and each word is as good as the one below it, or better."""
    rates = agreement.by_firmness(MODEL, CODINGS)
    right = {firm: share.right / share.total for firm, (_, share) in rates.items()}

    assert right["clear"] >= 0.93
    assert right["clear"] >= right["likely"] >= right["close"]


@pytest.mark.parametrize("name", ["office", "hands-on"])
@pytest.mark.parametrize("firm", ["clear", "likely", "close", "unknown"])
def test_each_word_is_as_right_as_the_reference(name: str, firm: str) -> None:
    """By the confidence alone: as many codings of each word, and as many right, within two of a hundred."""
    codings = of_set(name)
    same = [c for c in codings if band(MODEL, max(c.result.confidence.values())) == firm]
    right, total = FIRST_HALF[name]["by_firmness"][firm]

    assert len(same) / len(codings) == pytest.approx(total / len(codings), abs=NEAR)
    assert sum(c.agrees for c in same) / len(codings) == pytest.approx(right / len(codings), abs=NEAR)


def test_counts_hang_together() -> None:
    """By way, by word and in the table of ways there are the same codings, and as many right."""
    whole = agreement.agreement(CODINGS)
    table = agreement.confusion(MODEL, CODINGS)
    parts = [agreement.by_way(MODEL, CODINGS), {k: s for k, (_, s) in agreement.by_firmness(MODEL, CODINGS).items()}]

    assert whole.total == 182
    assert all(sum(share.total for share in part.values()) == whole.total for part in parts)
    assert all(sum(share.right for share in part.values()) == whole.right for part in parts)
    assert sum(table[way][way] for way in MODEL.ways) == whole.right
    assert Share(1, 8).percent == 13


def test_what_a_coder_left_open_is_not_asked() -> None:
    """None is no answer, and the amount is a level beside the questions."""
    case = agreement.cases()["c002"]
    answers = agreement.coded(MODEL, case, case.coder_a | {"price": None})

    assert "price" not in answers.levels
    assert answers.hours == case.coder_a["hours"]
    assert answers.task == case.title


def test_validation_is_of_this_model() -> None:
    """The reference figures add up, and are those of the sets that are held."""
    figures, cases = definition.validation(), agreement.cases().values()

    assert Counter(case.set for case in cases) == {name: total // 2 for name, total in _halves().items()}
    assert sum(one["codings"] for one in figures["by_firmness"].values()) == figures["all"]["agreement"][1]
    assert sum(part["agreement"]["all"][0] for part in figures["sets"].values()) == figures["all"]["agreement"][0]


def _halves() -> dict[str, int]:
    return {name: part["agreement"][1] for name, part in FIRST_HALF.items()}


def test_every_coding_is_decided() -> None:
    """No published case is left without a way, and its confidence is what the draws say."""
    assert all(coding.result.way for coding in CODINGS)
    assert all(acceptability(MODEL, own(c)).confidence == c.result.confidence for c in CODINGS[::20])
