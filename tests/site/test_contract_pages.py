"""The sums of the pages on contracts and on working abroad, by hand."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from calculator.site.content import abroad, contract_sums
from calculator.site.content.process.example import shop

PRICE = 2.80


def test_a_first_year_has_its_start_fee_and_its_least_bill() -> None:
    """Below the least bill the year costs as much as at it; above, every piece counts."""
    theirs = contract_sums.page().terms["theirs"]

    assert theirs.first_year(420, PRICE) == 900 + 12 * 1680
    assert theirs.first_year(840, PRICE) == 900 + 12 * 2352
    assert theirs.first_year(1680, PRICE) == 900 + 12 * 4704


@pytest.mark.parametrize(("month", "months"), [(3, 9), (9, 3), (10, 14), (15, 9), (21, 3), (22, 14)])
def test_a_term_that_renews_binds_until_its_end(month: int, months: int) -> None:
    """Twelve months that renew for twelve, with three months' notice: a day too late costs a year."""
    assert contract_sums.page().terms["theirs"].bound(month) == months


def test_to_leave_costs_the_least_bills_and_the_help() -> None:
    """Nine least bills and twenty hours at forty dollars; after the changes, two smaller bills."""
    terms = contract_sums.page().terms

    assert terms["theirs"].leave(3, PRICE) == 9 * 1680 + 800
    assert terms["mended"].leave(15, PRICE) == 2 * 1120


def test_hours_in_common() -> None:
    """Eight hours less the hours apart, never less than none; a shift of two gives two back at most."""
    day = abroad.page().day

    assert [day.shared(apart) for apart in (1, 5, 12)] == [7, 3, 0]
    assert [day.shifted(apart) for apart in (1, 5, 9, 12)] == [8, 5, 1, 0]


def test_what_is_saved_abroad() -> None:
    """The owner's hours eat a part of the gap in rates; at the break-even they eat all of it."""
    case = abroad.page().case
    even = replace(case.away, owner=0)

    assert 0 < case.saved_percent < case.gap_percent
    assert even.together + case.even_hours * case.worth == pytest.approx(case.home.together)


def test_the_third_sum_has_the_hours_that_the_offer_leaves(site: Path) -> None:
    """The page on their contract tells the same hours a month as the table of offers, and none at all nowhere."""
    offer, hours = contract_sums.page().offer, shop().left(contract_sums.page().offer)
    told = {
        page.parent.name: " ".join(
            BeautifulSoup(page.read_text(encoding="utf-8"), "html5lib").find("article").stripped_strings
        )
        for folder in ("do", "guide")
        for page in (site / folder).glob("*/index.html")
    }

    assert offer.pieces
    assert f"still spends about {hours} hours a month on it" in told["read-a-contract"]
    assert (
        f"In a year that is {12 * hours} hours, or {12 * hours * shop().figures.hour:,} dollars"
        in told["read-a-contract"]
    )
    assert [
        name for name, text in told.items() if re.search(r"\b(?:about|is|or) 0 (?:hours|dollars|pounds)\b", text)
    ] == []


def test_what_a_list_of_prices_gives_back_is_the_difference_in_its_table(site: Path) -> None:
    """The sentence below the table says the same as the table, to the same half hour."""
    page = BeautifulSoup((site / "guide/keep/index.html").read_text(encoding="utf-8"), "html5lib").find("article")
    row = next(row for row in page.select("tr") if "Her hours" in row.get_text())
    now, listed, assisted = (float(cell.get_text()) for cell in row.select("td")[1:])

    assert f"The list gives back {now - listed:g} hours a month. The assistant adds {listed - assisted:g} more." in (
        " ".join(page.get_text().split())
    )
