"""The home page as it is built."""

from pathlib import Path

from bs4 import BeautifulSoup


def test_each_part_of_the_guide_begins_with_its_own_pages(site: Path) -> None:
    """Whoever walks through the guide meets what everybody needs first, then the groups of what some do."""
    page = BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "html5lib")
    for part in page.select(".walk-pages"):
        kinds = [child.name for child in part.find_all(recursive=False)]

        assert kinds == sorted(kinds, key=["ul", "div"].index)
    assert page.select_one(".walk-pages a").get_text() == "Job or process?"


def test_no_part_lists_itself(site: Path) -> None:
    """A page that leads into its part has a name of its own."""
    page = BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "html5lib")
    for part in page.select(".walk-part"):
        assert part.h3.get_text() not in [link.get_text() for link in part.select("a")]
