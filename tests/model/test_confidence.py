"""The fixed draws, and the confidence that they give: of the model that was asked, and of no other."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.model.answers import Answers, parse
from calculator.model.confidence import (
    acceptability,
    around,
    entropy,
    expected_drop,
    first_way,
    fixed,
)
from calculator.model.confidence import given as known
from calculator.model.decision import decide, verdict
from calculator.model.definition import AMOUNT, LEVELS, SUMS, Model
from calculator.model.fit import logistic, ruled_out, sum_value
from calculator.site.content import examples
from tests.strategies import MODEL, full, partial

DRAWS = fixed(MODEL)
COUNT, SHIFT = MODEL.settings.draws.count, MODEL.settings.draws.shift
SOME = settings(max_examples=40, deadline=None)


def frequencies(column: list[float]) -> dict[float, float]:
    """The share of the draws that each level has."""
    return {level: count / COUNT for level, count in sorted(Counter(column).items())}


def bookkeeping() -> Answers:
    """A process that goes to a partner."""
    example = examples.examples()["bookkeeping"]
    return parse(MODEL, example.answers)[0]


def no_firms(model: Model) -> Model:
    """The model in which the trade counts the other way round."""
    firm = model.fit.sum["firm"]
    turned = firm.weights | {"firms": -1.0, "people": 1.0, "lifetime": -0.5}
    other = replace(firm, constant=-2.0, weights=turned)
    return replace(model, fit=replace(model.fit, sum=model.fit.sum | {"firm": other}))


@pytest.mark.parametrize("level", range(LEVELS))
@pytest.mark.parametrize("key", ["price", AMOUNT])
def test_an_answer_moves_a_level_now_and_then(key: str, level: int) -> None:
    """One down in a tenth of the draws and one up in a tenth; at the ends it stays."""
    expected = dict.fromkeys(around(level), 0.0)
    for near, share in zip(around(level), (SHIFT, 1 - 2 * SHIFT, SHIFT), strict=True):
        expected[near] += share

    assert frequencies(DRAWS.levels(key, level)) == pytest.approx(expected, abs=0.03)


def test_an_amount_moves_a_whole_level() -> None:
    """The level of an amount may lie between two; it moves as an answer does."""
    assert set(DRAWS.levels(AMOUNT, 2.4)) == {1.4, 2.4, 3.4}
    assert set(DRAWS.levels(AMOUNT, 0.25)) == {0.0, 0.25, 1.25}


def test_an_open_question_takes_any_level() -> None:
    """Each in about a fifth of the draws; a limit holds in half of them."""
    assert frequencies(DRAWS.levels("price", None)) == pytest.approx(dict.fromkeys(range(LEVELS), 0.2), abs=0.04)
    assert frequencies(DRAWS.levels("direct", None)) == pytest.approx({0: 0.5, 1: 0.5}, abs=0.04)
    assert set(DRAWS.levels("direct", True)) == {1}


def test_levels_that_figures_tell_are_as_likely() -> None:
    """Three levels of a price, a draw each in turn."""
    expected = {0: 0.1 / 3, 1: 0.8 / 3, 2: 0.3 / 3, 3: 1.6 / 3, 4: 0.2 / 3}

    assert frequencies(DRAWS.levels("price", (1, 3, 3))) == pytest.approx(expected, abs=0.03)
    assert DRAWS.levels("price", (2, 2, 2)) == DRAWS.levels("price", 2)


@pytest.mark.parametrize(
    ("key", "told"),
    [("price", 0), ("price", 3), ("price", None), ("price", (1, 2, 3)), ("direct", None), ("direct", True)],
)
def test_chances_are_those_of_the_draws(key: str, told: int | tuple[int, ...] | bool | None) -> None:
    """How likely each level is, is what the draws come to."""
    chances = DRAWS.chances(key, told)

    assert sum(chances.values()) == pytest.approx(1)
    assert frequencies(DRAWS.levels(key, told)) == pytest.approx(chances, abs=0.04)


@SOME
@given(partial(), st.sampled_from([None, 0.0, 2.0, 1.37]))
def test_a_cut_is_the_sum_of_the_levels_of_its_draw(answers: Answers, hours: float | None) -> None:
    """Worked out for all draws at once, and the same as one by one."""
    own = replace(answers, hours=hours)
    draws = acceptability(MODEL, own)
    ids = (*MODEL.scored, AMOUNT, *MODEL.limits)
    columns = {key: DRAWS.levels(key, known(MODEL, own, key)) for key in ids}

    for place, name in enumerate(SUMS):
        cuts = [0.0] * COUNT
        for draw in range(COUNT):
            levels = {key: column[draw] for key, column in columns.items()}
            total = sum_value(MODEL.fit.sum[name], levels, {key: bool(levels[key]) for key in MODEL.limits})
            cuts[draw] = logistic(MODEL.fit.slope, total)
        if place or not ruled_out(MODEL, own):
            assert list(draws.cuts[place]) == pytest.approx(cuts, abs=1e-9)


@SOME
@given(partial())
def test_nothing_is_left_where_keeping_is_ruled_out(answers: Answers) -> None:
    """An area may be nothing, and is never below it: a map has no box of less than no width."""
    own = replace(answers, levels=answers.levels | {"able": 0, "exposure": 4}, marks=("profession",))

    assert min(acceptability(MODEL, own).areas.values()) >= 0


def test_each_question_has_draws_of_its_own() -> None:
    """No two columns are alike, and no question shifts another's."""
    columns = {tuple(column) for column in DRAWS.uniform.values()}

    assert len(columns) == len(DRAWS.uniform) == len(MODEL.questions) + len(MODEL.limits) + 1


@SOME
@given(partial())
def test_confidence_is_the_mean_area(answers: Answers) -> None:
    """Confidences have three decimals and add up to one; the first way has the highest; the map is the mean areas'."""
    draws = acceptability(MODEL, answers)

    assert sum(draws.areas.values()) == pytest.approx(1)
    assert all(share == round(share, 3) for share in draws.confidence.values())
    assert sum(draws.confidence.values()) == pytest.approx(1, abs=0.002)
    assert [draws.confidence[way] for way in draws.ranking] == sorted(draws.confidence.values(), reverse=True)
    assert draws.map.o == pytest.approx(draws.areas["freelance"] + draws.areas["bpo"])
    low, high = draws.spread()
    assert 0 <= low <= high <= 1


def test_ties_go_to_the_earlier_way() -> None:
    """The order of the ways settles what three decimals cannot."""
    draws = acceptability(MODEL, Answers())
    halves = ([0.5] * COUNT, [0.5] * COUNT, [0.5] * COUNT)

    assert replace(draws, cuts=halves).ranking == list(MODEL.ways)


@SOME
@given(full() | partial(), st.booleans())
def test_the_first_way_alone_is_the_same(answers: Answers, licensed: bool) -> None:
    """What is worked out without the columns agrees with them."""
    own = replace(answers, marks=("profession",) if licensed else ())

    assert first_way(MODEL, own) == acceptability(MODEL, own).ranking[0]


@SOME
@given(partial(), st.sampled_from([*MODEL.scored, *MODEL.limits]))
def test_an_answer_never_adds_doubt_on_average(answers: Answers, question: str) -> None:
    """The drop that is expected is never below nothing, nor above what doubt there is."""
    draws = acceptability(MODEL, answers)

    assert -1e-9 <= expected_drop(MODEL, draws, question) <= entropy(list(draws.areas.values())) + 1e-9


def test_doubt_in_bits() -> None:
    """Four ways alike are two bits, one way alone is none."""
    assert entropy([0.25] * 4) == 2
    assert entropy([1.0, 0.0, 0.0, 0.0]) == 0


def test_a_model_moves_map_and_confidence_together() -> None:
    """With a trade that counts the other way round the map leaves the partner, and so does the confidence."""
    before, after = decide(MODEL, bookkeeping()), decide(no_firms(MODEL), bookkeeping())

    assert before.way == "bpo"
    assert after.way == "freelance"
    assert after.map.f < before.map.f / 2
    assert after.confidence["bpo"] < before.confidence["bpo"] / 2


def test_one_model_leaves_another_alone() -> None:
    """What was worked out for one model is not told of another."""
    before = decide(MODEL, bookkeeping())
    decide(no_firms(MODEL), bookkeeping())

    assert decide(replace(MODEL), bookkeeping()) == decide(MODEL, bookkeeping()) == before


@SOME
@given(partial())
def test_a_model_may_have_other_draws(answers: Answers) -> None:
    """With another number of draws confidences hardly move."""
    draws = replace(MODEL.settings.draws, count=4096)
    more = replace(MODEL, settings=replace(MODEL.settings, draws=draws))

    assert verdict(more, answers).fit == pytest.approx(verdict(MODEL, answers).fit, abs=0.06)
