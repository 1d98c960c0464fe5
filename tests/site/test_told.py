"""A figure of somebody else's is written down once: pages that give it again take it from the data."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from calculator.model import steps
from calculator.site.content import law, told
from calculator.site.content.prose import MARK
from calculator.site.pages import DOCS
from tests.wrong import refused

PAGES = sorted(page for page in DOCS.rglob("*.md") if page.parent.name != "decisions")
PUT_IN = re.compile(r"\{\{ ?told\.(\w+) ?\}\}")
NOT_TYPED = re.compile(r"\[\^\w+\]|\{\{.*?\}\}|\{%.*?%\}|\]\([^)]*\)|\{#.*?\}|\{ .*?\}")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
FIGURE = re.compile(rf"(?<![\w/.,-])(\d[\d,]*(?:\.\d+)?)(?![\d/])(?! (?:{MONTHS}))")
YEAR = re.compile(r"(?:19|20)\d\d,?")


def typed() -> dict[tuple[str, str], set[str]]:
    """Source and figure, and the pages on which both stand in one line; years and days of the month are dates."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for page in PAGES:
        for line in page.read_text(encoding="utf-8").splitlines():
            figures = {figure.rstrip(",") for figure in FIGURE.findall(NOT_TYPED.sub("", line))}
            for key in MARK.findall(line):
                for figure in figures:
                    if not YEAR.fullmatch(figure):
                        found[key, figure].add(str(page.relative_to(DOCS)))
    return found


def test_a_published_figure_is_typed_on_one_page() -> None:
    """The second page takes it from site/told.toml, so that a correction is made once."""
    assert {pair: sorted(pages) for pair, pages in typed().items() if len(pages) > 1} == {}


def test_each_figure_told_is_put_in() -> None:
    """Nothing stands in the data that no two pages give, and no page asks for what is not there."""
    used: dict[str, set[str]] = defaultdict(set)
    for page in PAGES:
        for key in PUT_IN.findall(page.read_text(encoding="utf-8")):
            used[key].add(page.name)
    law_says = {"withheld", "points_above_base", "software_abroad_years", "sick_share", "grown_up"}

    assert used.keys() == told.told().keys()
    assert {key for key, pages in used.items() if len(pages) == 1} <= law_says


@pytest.mark.parametrize(
    ("key", "rule", "words"),
    [
        ("withheld", "us-tax-forms", "keep back {} %"),
        ("software_abroad_years", "us-software-abroad", "over {} years"),
        ("points_above_base", "uk-payment", "interest of {} % above"),
        ("sick_share", "uk-pay", "or {} % of pay"),
        ("grown_up", "uk-pay", "from the age of {}"),
    ],
)
def test_the_law_page_gives_the_same(key: str, rule: str, words: str) -> None:
    """A rule of law is told in a file of its own, with the figure of the other pages."""
    assert words.format(told.told()[key]) in law.law().statements[rule].says


def test_the_checklist_gives_the_same_days() -> None:
    """The list for the day on which work arrives goes with the reader, without the pages."""
    why = steps.lists()["acceptance"].items["today"].why

    assert f"{told.told()['upwork_days']} days of silence" in why


def test_a_figure_without_a_source_is_named(tmp_path: Path) -> None:
    """A figure that rests on nothing stops the build."""
    said = refused(told.figures, tmp_path / "data", told.FILE, 'sources = ["S48"]', "sources = []")

    assert "site/told.toml: upwork_days.sources" in said
