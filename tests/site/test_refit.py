"""Fitting the sums again: the arithmetic, and what the shipped weights are worth."""

from math import log

import pytest

from calculator.model import agreement, definition
from calculator.model.definition import SUMS
from calculator.site import refit

MODEL = definition.model()
CODINGS = agreement.published()


@pytest.mark.parametrize("name", ["office", "hands-on"])
def test_shipped_weights_give_the_published_figures(name: str) -> None:
    """The counts of the reference on the half held here are those of the code."""
    held = [coding for coding in CODINGS if coding.case.set == name]
    right, total = definition.validation()["first_half"][name]["agreement"]

    assert agreement.agreement(held) == agreement.Share(right, total)


def test_a_logit_finds_the_odds() -> None:
    """Without a penalty and with one term the odds are those of the two groups."""
    rows = [[1.0, 0.0]] * 4 + [[1.0, 1.0]] * 5
    constant, weight = refit.logit(rows, [True, False, False, False, True, True, True, True, False], ridge=0.0)

    assert constant == pytest.approx(log(1 / 3))
    assert constant + weight == pytest.approx(log(4))


def test_linear_equations_are_solved() -> None:
    """A first pivot of 0 is stepped over."""
    assert refit.solved([[0.0, 2.0], [1.0, 1.0]], [4.0, 5.0]) == pytest.approx([3.0, 2.0])


def test_fitted_weights_point_where_the_shipped_ones_do() -> None:
    """No term of a sum changed its side when it was rounded."""
    for one in refit.fit_again(MODEL, CODINGS):
        assert one.shipped.keys() == one.fitted.keys()
        assert all(one.shipped[key] * weight > 0 for key, weight in one.fitted.items())


def test_it_says_what_would_move(capsys: pytest.CaptureFixture[str]) -> None:
    """Every sum with every term, both agreements, and each coding whose way would be another."""
    refit.main()
    said = capsys.readouterr().out
    share = agreement.agreement(CODINGS)

    assert all(f"{name} (" in said for name in SUMS)
    assert f"shipped weights name the way taken in {share.right} of {share.total} codings" in said
    moved = [line for line in said.splitlines() if "->" in line]
    other = agreement.codings(refit.with_weights(MODEL, refit.fit_again(MODEL, CODINGS)))
    assert len(moved) == sum(a.result.way != b.result.way for a, b in zip(CODINGS, other, strict=True))
