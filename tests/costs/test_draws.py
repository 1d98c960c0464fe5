"""The fixed draws: even, accurate, and narrowed by answers."""

import tomllib
from functools import partial
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.costs.assumptions import assumptions
from calculator.costs.draws import column, inverse, quantiles, uniform
from calculator.costs.parameters import Triangle, parameters
from calculator.model.answers import Answers, Inputs
from tests.costs import references

QUICK = settings(max_examples=60, deadline=None)
SEEDS = [f"handover-cost-{n}" for n in range(2, 5)]


@QUICK
@given(st.floats(0, 10), st.floats(0, 10), st.floats(0, 10), st.floats(1, 3))
def test_widening_a_triangle_never_narrows_its_range(low: float, mode: float, high: float, wider: float) -> None:
    """About its mode, whatever an answer leaves of it."""
    low, mode, high = sorted((low, mode, high))
    wide = Triangle(mode - wider * (mode - low), mode, mode + wider * (high - mode))
    for rows in parameters().windows.values():
        for window in ((0.0, 1.0), *rows):
            ranges = [quantiles(inverse(t, window, [k / 99 for k in range(100)])) for t in ((low, mode, high), wide)]
            assert ranges[1].p90 - ranges[1].p10 >= ranges[0].p90 - ranges[0].p10 - 1e-9


@QUICK
@given(st.sampled_from([key for rule in parameters().narrowing for key in rule.parameters]), st.integers(0, 3))
def test_answers_narrow_and_never_move_outside(key: str, level: int) -> None:
    """A better answer never raises what it narrows, and all stay between low and high."""
    rule = next(n for n in parameters().narrowing if key in n.parameters)
    seen = [assumptions(Answers({rule.question: x}), Inputs()).columns()[key] for x in (level, level + 1)]
    worse, better = map(quantiles, seen)
    row = parameters().by_id[key]

    assert better.p50 <= worse.p50
    assert all(row.low <= value <= row.high for values in seen for value in values)


@pytest.mark.parametrize("seed", [parameters().draws.seed, *SEEDS])
def test_draws_are_accurate(seed: str) -> None:
    """For the shipped defaults, within 2 % of 200,000 draws at the 10, 50 and 90 % points, by any of several seeds."""
    for work, region in product(references.ANSWERS, references.REGIONS):
        ours = references.drawn(references.shipped(work, region), partial(uniform, seed=seed))
        true = references.kept(work, region)

        assert ours.keys() == true.keys()
        for place, points in ours.items():
            assert points == pytest.approx(true[place], rel=0.02), (work, region, place)


def test_references_are_of_these_formulas_and_prices() -> None:
    """What the draws are held to is made anew with every change of a parameter, a rule or a formula."""
    made, kept = tomllib.loads(references.text(count=100)), references.file()

    assert made["mark"] == kept["mark"], f"something has changed that the references rest on: {references.COMMAND}"
    assert made.keys() == kept.keys()


def test_draws_are_a_latin_hypercube() -> None:
    """Each stratum holds one draw of each parameter, in an order of its own, however many are asked for."""
    for count in (parameters().draws.count, 256):
        asked = None if count == parameters().draws.count else count
        assert [int(count * u) for u in sorted(uniform("wage", asked))] == list(range(count))
        assert uniform("wage", asked) != uniform("fee", asked)
        assert len(column("wage", Triangle(1, 2, 3), count=asked)) == count


def test_any_two_parameters_meet_evenly() -> None:
    """With the axis of each in so many parts, every pair of parts comes up once."""
    side = parameters().draws.side
    parts = {key: [int(side * u) for u in uniform(key)] for key in parameters().draws.step}

    for one, other in combinations(parts, 2):
        assert len(set(zip(parts[one], parts[other], strict=True))) == side**2, (one, other)


@pytest.mark.parametrize("inputs", [{}, {"trade": "words"}, {"region": "uk"}])
def test_a_firm_is_never_cheaper_an_hour_than_a_freelancer(inputs: dict) -> None:
    """Both are drawn together, whatever the trade."""
    columns = assumptions(Answers(), Inputs(inputs)).columns()

    assert all(firm >= one for firm, one in zip(columns["partner_rate"], columns["freelance_rate"], strict=True))
