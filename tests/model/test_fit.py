"""The three sums, the handover map and its properties."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.model.answers import Answers
from calculator.model.confidence import acceptability
from calculator.model.definition import AMOUNT, SUMS
from calculator.model.fit import (
    HandoverMap,
    cuts,
    filled,
    fit,
    handover_map,
    hours_level,
    logistic,
    ruled_out,
    shares,
    sum_value,
    sums,
)
from tests.strategies import LEVELS, MODEL, full

MANY = settings(max_examples=200, deadline=None)
SOME = settings(max_examples=25, deadline=None)
NEAR = 1e-7  # cuts of the draws are rounded to nine digits
UP = {"price": 1, "bears": 1, "judgement": 1, "contact": 1, "people": 1, "firms": 1}
LOGO = {"price": 4, "bears": 3, "judgement": 3, "contact": 3, "people": 4, "firms": 3, "lifetime": 0, "separate": 4}
BOOKS = {"price": 3, "bears": 3, "judgement": 3, "contact": 3, "people": 2, "firms": 4, "lifetime": 3, "separate": 1}
COUNTER = {"price": 1, "bears": 0, "judgement": 3, "contact": 1, "people": 1, "firms": 0, "lifetime": 4, "separate": 0}


def full_with_amount() -> st.SearchStrategy[Answers]:
    """Every question answered, each limit yes or no, the amount told; law keeps nothing in the firm."""
    return st.builds(
        lambda answers, hours: replace(
            answers, levels=answers.levels | {"exposure": max(answers.levels["exposure"] or 0, 1)}, hours=hours
        ),
        full(),
        st.floats(0, 4),
    )


def as_given(answers: Answers) -> dict[str, float]:
    """The areas on the answers as they are."""
    return fit(MODEL, answers)


def in_draws(answers: Answers) -> dict[str, float]:
    """The mean areas of the draws."""
    return acceptability(MODEL, answers).areas


LENSES = pytest.mark.parametrize("lens", [as_given, in_draws])
Lens = Callable[[Answers], dict[str, float]]


def moved(answers: Answers, **steps: int) -> Answers:
    """The answers with some of them that many levels up, or down."""
    levels = {key: min(max((answers.levels[key] or 0) + by, 0), 4) for key, by in steps.items()}
    return replace(answers, levels=answers.levels | levels)


def outside(areas: dict[str, float]) -> float:
    """What could go outside."""
    return areas["freelance"] + areas["bpo"]


@pytest.mark.parametrize(
    ("levels", "direct", "hours", "expected"),
    [
        ({}, False, None, (-0.5, 0.5, 0.0)),  # everything at its middle level
        ({}, True, None, (-1.5, 0.5, 0.0)),
        (LOGO | {"running": 1, "presence": 4}, False, 2.0, (4.0, -3.0, -1.5)),
        (BOOKS | {"running": 2, "presence": 3}, False, 1.5, (3.0, 3.75, -0.625)),
        (COUNTER | {"running": 4, "presence": 0}, True, 4.0, (-4.75, 2.0, 4.5)),
    ],
)
def test_the_three_sums_by_hand(
    levels: dict[str, int], direct: bool, hours: float | None, expected: tuple[float, ...]
) -> None:
    """O = price + bears + judgement / 2 + contact / 2 + max(people, firms) / 4 - direct - 7, and so on."""
    own = Answers(dict[str, int | None](levels), {"direct": direct}, hours=hours)

    assert tuple(sums(MODEL, own).values()) == pytest.approx(expected)


def test_a_limit_that_is_not_known_counts_as_no() -> None:
    """Only a yes is known to hold."""
    levels = filled(MODEL, Answers())

    assert len({sum_value(MODEL.fit.sum["outside"], levels, limits) for limits in ({}, {"direct": None})}) == 1
    assert sum_value(MODEL.fit.sum["outside"], levels, {"direct": True}) == -1.5


def test_a_share_of_a_sum() -> None:
    """A half at 0, and the same way from it on both sides."""
    assert logistic(1.5, 0) == 0.5
    assert logistic(1.5, 1) == pytest.approx(0.817574)
    assert logistic(1.5, 2) + logistic(1.5, -2) == pytest.approx(1)


def test_the_areas_by_hand() -> None:
    """o, f and e cut a square in four."""
    assert shares(HandoverMap(0.8, 0.25, 0.5)) == pytest.approx(
        {"freelance": 0.6, "bpo": 0.2, "employee": 0.1, "keep": 0.1}
    )


def test_a_logo_by_hand() -> None:
    """Its sums are 4, -3 and -1.5: nearly all of the square is a freelancer's."""
    o, f, e = handover_map(MODEL, Answers(dict[str, int | None](LOGO | {"running": 1, "presence": 4}), hours=2.0))

    assert (o, f, e) == pytest.approx((0.997527, 0.010987, 0.095349), abs=1e-6)


@pytest.mark.parametrize(
    ("hours_a_week", "level"),
    [(0.1, 0), (0.5, 0), (1.75, 0.5), (3, 1), (6.5, 1.5), (10, 2), (17.5, 2.5), (25, 3), (60, 4), (500, 4)],
)
def test_the_level_of_an_amount(hours_a_week: float, level: float) -> None:
    """Five hours a week stand for the five levels, straight between."""
    assert hours_level(MODEL.fit, hours_a_week) == pytest.approx(level)


def test_figures_stand_in_for_an_answer() -> None:
    """Levels that figures tell count until the question is answered."""
    figured = Answers({}, figured={"price": (1, 3, 3)})

    assert filled(MODEL, figured)["price"] == pytest.approx(7 / 3)
    assert filled(MODEL, replace(figured, levels={"price": 4}))["price"] == 4


@MANY
@given(full_with_amount(), st.booleans())
def test_fit_adds_up_to_one(answers: Answers, licensed: bool) -> None:
    """The four areas fill the square, whatever a profession moves; the map's cuts give the areas back."""
    areas = as_given(replace(answers, marks=("profession",) if licensed else ()))

    assert sum(areas.values()) == pytest.approx(1)
    assert min(areas.values()) >= 0
    assert shares(cuts(areas)) == pytest.approx(areas)


@LENSES
@SOME
@given(full_with_amount(), st.sampled_from([UP, *({key: 1} for key in UP)]))
def test_easier_to_hand_over_never_keeps_it_inside(lens: Lens, answers: Answers, steps: dict[str, int]) -> None:
    """A better price, a risk that they bear, less of you, fewer talks, more people and firms, together or alone."""
    assert outside(lens(moved(answers, **steps))) >= outside(lens(answers)) - NEAR


@LENSES
@SOME
@given(full_with_amount())
def test_direction_never_helps_a_way_outside(lens: Lens, answers: Answers) -> None:
    """Taking it away never lowers freelance and bpo together."""
    directed, free = (replace(answers, limits={"direct": holds}) for holds in (True, False))

    assert outside(lens(free)) >= outside(lens(directed)) - NEAR


@LENSES
@SOME
@given(full_with_amount(), st.sampled_from([{"lifetime": 1}, {"separate": -1}, {"lifetime": 1, "separate": -1}]))
def test_what_runs_on_never_favours_a_freelancer(lens: Lens, answers: Answers, steps: dict[str, int]) -> None:
    """Longer, or less in pieces: freelance never rises and bpo never falls."""
    before, after = lens(answers), lens(moved(answers, **steps))

    assert after["freelance"] <= before["freelance"] + NEAR
    assert after["bpo"] >= before["bpo"] - NEAR


@LENSES
@SOME
@given(full_with_amount())
def test_people_help_a_person_and_firms_a_firm(lens: Lens, answers: Answers) -> None:
    """People alone never lower the freelancer's share of the two, firms never the partner's."""
    before, people, firms = (lens(moved(answers, **steps)) for steps in ({}, {"people": 1}, {"firms": 1}))

    assert people["freelance"] / outside(people) >= before["freelance"] / outside(before) - NEAR
    assert firms["bpo"] / outside(firms) >= before["bpo"] / outside(before) - NEAR


@LENSES
@SOME
@given(full_with_amount(), st.floats(0, 1))
def test_more_to_run_never_lowers_a_post(lens: Lens, answers: Answers, more: float) -> None:
    """More hours or running, or less freedom of place and time, never lower employee."""
    before = lens(answers)["employee"]

    for after in (
        moved(answers, running=1),
        moved(answers, presence=-1),
        replace(answers, hours=min((answers.hours or 0) + more, 4)),
    ):
        assert lens(after)["employee"] >= before - NEAR


@LENSES
@SOME
@given(full_with_amount())
def test_less_of_you_never_keeps_it(lens: Lens, answers: Answers) -> None:
    """Judgement never raises keep."""
    assert lens(moved(answers, judgement=1))["keep"] <= lens(answers)["keep"] + NEAR


@MANY
@given(full(), st.sampled_from([key for key, question in MODEL.questions.items() if question.part == "plan"]), LEVELS)
def test_what_is_asked_for_the_plan_does_not_count(answers: Answers, question: str, level: int) -> None:
    """Only what law keeps in the firm does, where exposure says so."""
    other = replace(answers, levels=answers.levels | {question: level})

    if ruled_out(MODEL, answers) == ruled_out(MODEL, other):
        assert as_given(other) == as_given(answers)


@MANY
@given(full())
def test_what_law_keeps_in_house_has_no_area_outside(answers: Answers) -> None:
    """Exposure at level 0, when answered, makes the line across 0; a profession then changes nothing."""
    kept = replace(answers, levels=answers.levels | {"exposure": 0}, marks=("profession",))

    assert handover_map(MODEL, kept).o == 0
    assert outside(as_given(kept)) == 0


@MANY
@given(full(), LEVELS)
def test_a_profession_takes_the_place_of_keeping(answers: Answers, able: int) -> None:
    """Where the owner could not do it well, the area of keep goes outside, in the ratio of the two ways there."""
    plain = replace(answers, levels=answers.levels | {"able": able, "exposure": 4}, marks=())
    before, after = as_given(plain), as_given(replace(plain, marks=("profession",)))

    if able > MODEL.profession.most:
        assert after == before
    else:
        f = handover_map(MODEL, plain).f
        assert after["keep"] == 0
        assert after["employee"] == before["employee"]
        assert after["bpo"] == pytest.approx(before["bpo"] + before["keep"] * f)


def test_only_fit_questions_and_the_amount_stand_in_the_sums() -> None:
    """Every scored question counts in a sum, and nothing else does."""
    named = {key for name in SUMS for key in (*MODEL.fit.sum[name].weights, *MODEL.fit.sum[name].best_of.questions)}

    assert named == {*MODEL.scored, AMOUNT}
