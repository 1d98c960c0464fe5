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
LAW_SAYS = {  # figures that the law page tells as well, in a file of its own: which rule, and in which words
    "withheld": ("us-tax-forms", "keep back {} %"),
    "software_abroad_years": ("us-software-abroad", "over {} years"),
    "points_above_base": ("uk-payment", "interest of {} % above"),
    "sick_share": ("uk-pay", "or {} % of pay"),
    "grown_up": ("uk-pay", "from the age of {}"),
}


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

    assert used.keys() == told.told().keys()
    assert {key for key, pages in used.items() if len(pages) == 1} <= LAW_SAYS.keys()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_figure_told_stands_beside_its_source(page: Path) -> None:
    """A line that puts one in cites its source; a paragraph that cites it types none, but a digit may count others."""
    figures = told.figures()
    text = page.read_text(encoding="utf-8")
    alone = [
        line
        for line in text.splitlines()
        for key in PUT_IN.findall(line)
        if not {*figures[key].sources} & {*MARK.findall(line)}
    ]
    again = [
        (key, part)
        for part in text.split("\n\n")
        for key, figure in figures.items()
        if len(figure.value) > 1
        and {*figure.sources} & {*MARK.findall(part)}
        and figure.value in FIGURE.findall(NOT_TYPED.sub("", part))
    ]

    assert alone == []
    assert again == []


@pytest.mark.parametrize("key", LAW_SAYS)
def test_the_law_page_gives_the_same(key: str) -> None:
    """A rule of law is told in a file of its own, with the figure of the other pages."""
    rule, words = LAW_SAYS[key]

    assert words.format(told.told()[key]) in law.law().statements[rule].says


def test_the_checklist_gives_the_same_days() -> None:
    """The list for the day on which work arrives goes with the reader, without the pages."""
    why = steps.lists()["acceptance"].items["today"].why

    assert f"{told.told()['upwork_days']} days of silence" in why


def test_a_figure_without_a_source_is_named(tmp_path: Path) -> None:
    """A figure that rests on nothing stops the build."""
    said = refused(told.figures, tmp_path / "data", told.FILE, 'sources = ["S48"]', "sources = []")

    assert "site/told.toml: upwork_days.sources" in said
