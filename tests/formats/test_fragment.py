"""Links are read as they come: encoded again, with signs behind them, with what others put into an address."""

from urllib.parse import quote

import pytest

from calculator.formats.fragment import mended
from calculator.page import link as page_link
from calculator.portfolio import link as portfolio_link
from calculator.portfolio.saved import check
from tests.strategies import MODEL

ONE = "v=1&lifetime=3&contact=3&volume=3&direct=no&task=Monthly+bookkeeping"
TASKS = [check({"name": f"Task {n}", "form": {"lifetime": "3", "contact": "3", "task": f"Task {n}"}}) for n in range(3)]
LISTED = portfolio_link.encode(MODEL, TASKS)
DAMAGED = {
    "amp": lambda text: text.replace("&", "&amp;"),
    "whole": lambda text: quote(text, safe=""),
    "twice": lambda text: quote(quote(text, safe=""), safe=""),
    "equals": lambda text: text.replace("=", "%3D"),
    "tracker": lambda text: f"{text}&utm_source=x&utm_medium=y&fbclid=z",
    "number sign": lambda text: f"%23{text}",
    "address": lambda text: f"https://example.org/calculator/#{text}",
    **{
        f"behind {signs}": lambda text, signs=signs: text + signs
        for signs in (")", ",", ">", '"', ").", ";", "\u201d.")
    },
}
BREAKS = ("\n", "%0D%0A", "\u00ad", "\u200b", " ")


@pytest.mark.parametrize("kind", DAMAGED)
def test_a_damaged_link_is_read_as_it_was(kind: str) -> None:
    """Without a word, since nothing of it is lost."""
    one, listed = page_link.decode(MODEL, DAMAGED[kind](ONE)), portfolio_link.decode(DAMAGED[kind](LISTED))

    assert (one.form, one.messages) == (page_link.decode(MODEL, ONE).form, [])
    assert (len(listed.tasks), listed.messages) == (3, ())


@pytest.mark.parametrize("sign", BREAKS)
def test_a_break_within_a_packed_list_is_passed_over(sign: str) -> None:
    """As mail programs put it there."""
    assert len(portfolio_link.decode(LISTED[:30] + sign + LISTED[30:]).tasks) == 3


@pytest.mark.parametrize(
    "whole", [ONE, LISTED, "", "v=1&task=Inc.", "v=1&task=a%3Db%23c", "v=1&task=What%3F", "v=1&months=12,5"]
)
def test_a_whole_link_stays_as_it_is(whole: str) -> None:
    """A name may end in a point, and hold any sign."""
    assert mended(whole) == whole


def test_a_point_behind_an_answer_is_none_of_it() -> None:
    """A sentence ended there."""
    assert page_link.decode(MODEL, "v=1&lifetime=3&volume=3.").form == {"lifetime": "3", "volume": "3"}


@pytest.mark.parametrize("answers", ["", "&lifetime=3&volume=3&direct=no"])
def test_a_link_ends_in_no_name(answers: str) -> None:
    """A sign behind a link that we write is then never a part of the reader's words."""
    link = page_link.decode(MODEL, f"v=1{answers}&task=Books+etc")
    written = page_link.fragment(link)

    assert not written.endswith("task=Books+etc")
    assert page_link.decode(MODEL, f"{written}.").answers == link.answers
    assert page_link.decode(MODEL, f"{written}).").answers == link.answers
