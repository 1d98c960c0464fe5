"""Published cases like a task, as the page asks for them after the first answer."""

import json
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup

from calculator.bridge import respond
from calculator.model import definition, neighbours, reach
from calculator.model.neighbours import Neighbours
from calculator.page import cases

MODEL, RULES = definition.model(), reach.rules()
ANSWERS = {"v": "1", "separate": "3", "bears": "3", "price": "3", "lifetime": "3", "people": "4", "firms": "3"}


def asked(fields: dict[str, str]) -> str:
    """The markup for an address."""
    return str(json.loads(respond(json.dumps({"cases": urlencode(fields)})))["html"])


def test_three_cases_with_their_sources() -> None:
    """Title, what was done, how it went and where that is told; the vote below."""
    page = BeautifulSoup(asked(ANSWERS), "html5lib")
    shown = page.select(".cases-list li")
    titles = {told.title: told for told in neighbours.told().values()}

    assert page.h3.get_text() == RULES.say["title"]
    assert len(shown) == RULES.nearest
    for item in shown:
        told = titles[item.strong.get_text()]
        assert MODEL.ways[told.way].name in item.get_text()
        assert told.how_it_went in item.get_text()
        assert told.source in item.get_text()
        assert [link["href"] for link in item.select("a")] == [told.url] * bool(told.url)
    assert page.select_one(".cases-vote").get_text().startswith("Of the nine nearest, ")


def test_another_way_is_marked() -> None:
    """Just where a case went another way than the answer."""
    page = BeautifulSoup(asked(ANSWERS), "html5lib")
    way = json.loads(respond(json.dumps({"fragment": urlencode(ANSWERS)})))["attributes"]["data-way"]

    for item in page.select(".cases-list li"):
        assert (f"way-{way}" in item["class"]) == (RULES.say["another"] not in item.get_text())


@pytest.mark.parametrize("fields", [{}, {"v": "1", "separate": "3"}, {"v": "1", "separate": "x"}])
def test_nothing_before_an_answer(fields: dict[str, str]) -> None:
    """Cases are compared once there is an answer."""
    assert asked(fields) == ""


def test_no_case_within_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, and nothing is shown as if it were alike."""
    monkeypatch.setattr(neighbours, "neighbours", lambda model, answers: Neighbours((), {}))
    page = BeautifulSoup(asked(ANSWERS), "html5lib")

    assert RULES.say["nothing"] in page.get_text()
    assert not page.select("li, .cases-vote")


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        ({"bpo": 6, "employee": 2, "keep": 1}, "Of the nine nearest, six went to a partner, two hired, one kept it."),
        ({"freelance": 9}, "Of the nine nearest, all nine went to a freelancer."),
        ({}, ""),
    ],
)
def test_the_vote_in_a_sentence(ways: dict[str, int], said: str) -> None:
    """Numbers as words, the most frequent first."""
    assert cases.vote(Neighbours((), ways)) == said


def test_what_makes_no_sense_gets_a_reply() -> None:
    """No exception reaches the reader."""
    assert cases.reply(MODEL, {"cases": 3}) is None
    assert isinstance(json.loads(respond('{"cases": 3}')), dict)
