"""The checklist pages as built."""

import pytest
from bs4 import Tag

from calculator.model import steps
from tests.site.test_built import PAGES, SITE, soup

LISTS = steps.checked()
SCRIPT = "assets/js/ticks.mjs"


def page(key: str) -> str:
    """A list's page."""
    return f"checklists/{key}/index.html"


def marks(line: Tag) -> list[str]:
    """The sources that a line's marks lead to."""
    return [tag["href"].removeprefix("#fn:") for tag in line.find_all("a", class_="footnote-ref")]


@pytest.mark.parametrize("key", LISTS)
def test_every_item_is_a_box_with_reason_and_source(key: str) -> None:
    """A labelled box at its own anchor; under it why, and its sources or "our assumption"."""
    tree = soup(page(key))
    for item in LISTS[key].items.values():
        line = tree.find("li", id=item.id)
        box = line.find("input", type="checkbox")

        assert box["data-tick"] == f"{key}/{item.id}"
        assert box.parent.name == "label"
        assert item.text in box.parent.get_text()
        assert item.why in line.get_text()
        assert marks(line) == list(item.sources)
        assert ("Our assumption" in line.get_text()) == (not item.sources)
        assert all(tree.find(id=f"fn:{source}") for source in item.sources)


@pytest.mark.parametrize("key", LISTS)
def test_a_page_leads_in_and_on(key: str) -> None:
    """Title and lead from the data, what next at the end, and the note on law where there is law."""
    tree = soup(page(key))

    assert LISTS[key].head.title in tree.find("h1").get_text()
    assert tree.find("p", class_="lead").get_text() == LISTS[key].head.lead
    assert tree.find(id="what-next").find_next("a")
    assert ("not advice" in tree.find("section", class_="sheet").get_text()) == LISTS[key].head.law


def test_the_overview_says_when() -> None:
    """Each list with its use, in the overview and under the tab."""
    tree = soup("checklists/index.html")
    text = tree.find("article").get_text()
    tab = [tag.get_text(strip=True) for tag in soup("index.html").select(".md-tabs__link")]

    assert "Checklists" in tab
    for key, checklist in LISTS.items():
        assert tree.find("article").find("a", href=f"{key}/").get_text() == checklist.head.title
        assert checklist.head.use in text


SCORING = ["calculator/index.html", "embed-result/index.html", "embed/index.html"]


def test_only_pages_with_boxes_load_the_script() -> None:
    """The tick boxes' script stands on the lists and where the calculator is, nowhere else."""
    loading = [p for p in PAGES if SCRIPT in (SITE / p).read_text(encoding="utf-8")]

    assert sorted(loading) == sorted([page(key) for key in LISTS] + SCORING)


def test_the_example_leads_to_the_lists() -> None:
    """Every step of the worked example links to its line."""
    for line in soup("calculator/index.html").select(".ticks li"):
        key, item = line.find("input")["data-tick"].split("/")

        assert line.find("a")["href"] == f"../checklists/{key}/#{item}"
        assert soup(page(key)).find("li", id=item)
