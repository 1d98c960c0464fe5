"""The table of prices in the guide: each line from the calculator's own figures, with how sure it is."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from calculator import load
from calculator.site.content import price_table
from calculator.tasks.library import library
from calculator.tasks.prices import prices
from tests.wrong import refused

REGIONS = {"us": "$", "uk": "\N{POUND SIGN}"}


@pytest.mark.parametrize("region", REGIONS)
def test_every_task_has_two_lines(region: str) -> None:
    """A freelancer and a firm for each of forty tasks, in the region's money, with hours, grade and date."""
    rows = price_table.rows(region)

    assert len(price_table.table().tasks) == len(set(price_table.table().tasks)) == 40
    assert [(row.task, row.who) for row in rows] == [
        (task, who) for task in price_table.table().tasks for who in ("Freelancer", "Firm")
    ]
    for row in rows:
        assert row.name == library().tasks[row.task].name
        assert all(REGIONS[region] in end or "%" in end for end in (row.low, row.typical, row.high)), row
        assert row.hours.split()[0].isdigit()
        assert row.grade.endswith("2026-11")
        assert bool(row.sources) == (not row.grade.startswith("assumed"))
        assert set(row.sources) <= load.sources().keys()


def test_a_price_of_the_task_itself_comes_first() -> None:
    """Where there is a main price for the region, it is the one in the table, figure by figure."""
    main = [p for p in prices().price if p.main and p.kind in price_table.WHO and p.task in price_table.table().tasks]
    for price in main:
        shown = price_table.price(price.task, price.kind, price.region)

        assert (shown.low, shown.typical, shown.high, shown.unit) == (price.low, price.typical, price.high, price.unit)
    assert sum(price_table.counted(region)["own"] for region in REGIONS) == len(main)


def test_a_price_of_such_work_says_of_which() -> None:
    """A firm has a price for a trade mark; an attorney who works alone is paid by the hour of a profession."""
    row = next(row for row in price_table.rows("us") if row.task == "trade-mark" and row.who == "Freelancer")

    assert row.unit == "an hour, for a profession"
    assert not row.own


def test_an_unknown_task_is_named(tmp_path: Path) -> None:
    """A misspelt task stops the build."""
    said = refused(price_table.table, tmp_path / "data", price_table.FILE, '"payroll"', '"pay-roll"')

    assert "pay-roll" in said


@pytest.mark.parametrize("region", REGIONS)
def test_the_page_shows_every_line(site: Path, region: str) -> None:
    """In the built page each line stands in its region's table with its figures and links to its sources."""
    html = (site / "guide" / "what-it-costs" / "index.html").read_text(encoding="utf-8")
    tables = [t for t in BeautifulSoup(html, "html5lib").find_all("table") if "Quoted" in t.get_text()]
    lines = tables[list(REGIONS).index(region)].find("tbody").find_all("tr")
    for row, line in zip(price_table.rows(region), lines, strict=True):
        cells = [cell.get_text().replace("\N{NO-BREAK SPACE}", " ") for cell in line.find_all(["td", "th"])]
        hours = row.hours.replace("\N{NO-BREAK SPACE}", " ")

        assert cells[:7] == [row.name, row.who, row.unit, row.low, row.typical, row.high, hours]
        assert cells[7].startswith(row.grade)
        assert len(line.find_all("a", class_="footnote-ref")) == len(row.sources)
