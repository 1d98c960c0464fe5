"""The scorecard on paper: the sheet holds the arithmetic that the card is checked with."""

import pytest
from bs4 import BeautifulSoup, Tag

from calculator.model import definition
from calculator.site.content import scorecard

MODEL = definition.model()


def card(scale: str) -> Tag:
    """One card's markup."""
    return BeautifulSoup(scorecard.card(scale), "html5lib").section


@pytest.mark.parametrize("scale", MODEL.scales)
def test_every_answer_has_its_points(scale: str) -> None:
    """A row for each question, five numbers to ring, a box for the row and one for the sum."""
    rows = card(scale).select(".paper-rows > li")

    assert [row.p.string for row in rows] == [MODEL.questions[q].text for q in MODEL.scales[scale].questions]
    for row, question in zip(rows, MODEL.scales[scale].questions, strict=True):
        assert [int(ring.string) for ring in row.select(".ring")] == scorecard.points(MODEL, scale, question)
        assert len(row.select(".box")) == 1
    assert card(scale).select(".paper-total .box")


def test_limits_add_to_the_ways_that_they_hold_back() -> None:
    """Direction counts against a freelancer and a partner; being on the spot only against a partner."""
    extra = {scale: card(scale).select(".paper-sum:not(.paper-total)") for scale in MODEL.scales}

    assert {scale: len(lines) for scale, lines in extra.items()} == {"p": 0, "f": 1, "b": 2, "e": 0}
    assert str(scorecard.limit_points(MODEL, "onsite", "bpo")) in extra["b"][0].get_text()
