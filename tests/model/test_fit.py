"""The handover map and its properties."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.model.answers import Answers
from calculator.model.fit import centroid_weights, fit, handover_map
from tests.strategies import MODEL, full

SCALES = {name: set(scale.questions) for name, scale in MODEL.scales.items()}
ONLY_F = SCALES["f"] - SCALES["b"] - SCALES["p"]
ONLY_B = SCALES["b"] - SCALES["f"] - SCALES["p"]


def raised(answers: Answers, question: str) -> Answers:
    """The answers with one level more."""
    return replace(answers, levels=answers.levels | {question: min(answers.levels[question] + 1, 4)})


def shares(answers: Answers) -> dict[str, float]:
    """Fit on base weights."""
    return fit(handover_map(MODEL, answers))


def test_rank_order_centroid_weights_of_two() -> None:
    """Two questions weigh three quarters and one quarter."""
    assert centroid_weights(2) == (0.75, 0.25)


@given(full())
def test_fit_adds_up_to_one(answers: Answers) -> None:
    """The four areas fill the square."""
    assert sum(shares(answers).values()) == pytest.approx(1)


@given(full(), st.sampled_from(sorted(SCALES["p"])))
def test_more_process_never_favours_a_freelancer(answers: Answers, question: str) -> None:
    """Raising a process question never raises freelance and never lowers bpo or employee."""
    before, after = shares(answers), shares(raised(answers, question))

    assert after["freelance"] <= before["freelance"] + 1e-12
    assert after["bpo"] >= before["bpo"] - 1e-12
    assert after["employee"] >= before["employee"] - 1e-12


@given(full(), st.sampled_from(sorted(ONLY_F)))
def test_easier_to_leave_never_hurts_a_freelancer(answers: Answers, question: str) -> None:
    """Raising a question of f only never lowers freelance."""
    assert shares(raised(answers, question))["freelance"] >= shares(answers)["freelance"] - 1e-12


@given(full(), st.sampled_from(sorted(ONLY_B)))
def test_easier_to_run_never_hurts_a_partner(answers: Answers, question: str) -> None:
    """Raising a question of b only never lowers bpo."""
    assert shares(raised(answers, question))["bpo"] >= shares(answers)["bpo"] - 1e-12


def test_logo_by_hand() -> None:
    """All questions at the middle: p is a half, f is 0.55, so freelance is 0.275."""
    middle = shares(Answers())

    assert middle["freelance"] == pytest.approx(0.5 * 0.55)


def test_onsite_cuts_the_partner() -> None:
    """Work at your place leaves 0.6 of the partner's share."""
    assert shares(Answers({}, {"onsite": True}))["bpo"] == pytest.approx(0.6 * shares(Answers())["bpo"])
