"""The scorecard on paper: the sheet holds the arithmetic that the card is checked with."""

from dataclasses import replace
from random import Random

import pytest
from bs4 import BeautifulSoup, Tag

from calculator.load import DataError
from calculator.model import agreement, definition
from calculator.model.answers import Answers
from calculator.model.confidence import acceptability
from calculator.model.definition import SUMS
from calculator.model.fit import sums
from calculator.site.content import scorecard

MODEL = definition.model()
SETS = 2000


def card(name: str) -> Tag:
    """One card's markup."""
    return BeautifulSoup(scorecard.card(name), "html5lib").section


def drawn() -> list[Answers]:
    """Random sets of answers, other ones than those that the page speaks of."""
    random = Random("test of the scorecard")
    return [scorecard.random_answers(MODEL, random) for _ in range(SETS)]


def judged(answers: list[Answers]) -> list[tuple[scorecard.Verdict, str]]:
    """What the card says of each, and the model's first place."""
    return [(scorecard.verdict(MODEL, a), acceptability(MODEL, a).ranking[0]) for a in answers]


def agree(said: list[tuple[scorecard.Verdict, str]]) -> float:
    """The share in which the card names the model's way first."""
    return sum(card.way == way for card, way in said) / len(said)


@pytest.mark.parametrize("name", SUMS)
def test_every_answer_has_its_points(name: str) -> None:
    """A row for each term with its numbers to ring, a box for the row and one for the sum."""
    rows = card(name).select(".paper-rows > li")

    for row, key in zip(rows, scorecard.terms(MODEL, name), strict=True):
        asked = MODEL.questions.get(key) or MODEL.limits.get(key)
        assert asked is None or row.p.string == asked.text
        assert [int(ring.string) for ring in row.select(".ring")] == scorecard.points(MODEL, name, key)
        assert len(row.select(".box")) == 1
    assert card(name).select(".paper-total .box")


@pytest.mark.parametrize("name", SUMS)
def test_points_are_the_sums_of_the_model(name: str) -> None:
    """Above the line in points is above 0 in the sum, and as far as that."""
    for answers in drawn():
        beyond = scorecard.total(MODEL, name, answers) - scorecard.line(name).even
        assert beyond == scorecard.rules().unit * sums(MODEL, answers)[name]


def test_the_amounts_are_said_in_hours() -> None:
    """The row of the amount says how many hours a week make which level."""
    text = card("post").get_text()

    assert all(f"{hours:g} hours a week" in text for hours in MODEL.fit.hours.week)


def test_it_agrees_with_the_model() -> None:
    """On the published codings and on random answers; always where it is not close."""
    cases = judged([coding.result.answers for coding in agreement.published()])
    random = judged(drawn())

    assert agree(cases) >= 0.95
    assert agree(random) >= 0.90
    assert [way for card, way in cases + random if not card.other and card.way != way] == []


def test_close_names_the_other_side_of_the_nearer_line() -> None:
    """The two ways that a close card names differ in one line only."""
    for answers in drawn():
        said = scorecard.verdict(MODEL, answers)
        assert said.way != said.other


def test_what_rules_ways_out_counts_on_paper_too() -> None:
    """What must stay with the firm's own staff stays; what a profession answers for is not kept."""
    good = Answers(dict.fromkeys(MODEL.questions, 4) | {"presence": 0, "judgement": 1}, hours=4.0)
    staff = replace(good, levels=good.levels | {"exposure": 0})
    alone = Answers(dict.fromkeys(MODEL.questions, 0) | {"presence": 4, "exposure": 4, "people": 4}, hours=0.0)

    assert scorecard.verdict(MODEL, good).way in scorecard.OUTSIDE
    assert scorecard.verdict(MODEL, staff).way == "employee"
    assert scorecard.verdict(MODEL, alone).way == "keep"
    assert scorecard.verdict(MODEL, replace(alone, marks=("profession",))).way in scorecard.OUTSIDE


def test_points_that_are_not_whole_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three points for 1 of a sum would make a quarter three quarters of a point."""
    monkeypatch.setattr(scorecard, "rules", lambda: scorecard.Rules(unit=3, near=1.0))

    with pytest.raises(DataError, match="no whole points"):
        scorecard.points(MODEL, "firm", "separate")
