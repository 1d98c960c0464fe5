"""Every form of an answer leads to the page, or the place on it, that serves it."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from calculator.formats.html import page_address
from calculator.model import definition, forms
from calculator.site.content import by_form

FORMS = forms.forms().form


@pytest.mark.parametrize("form", FORMS)
def test_a_form_leads_to_its_page_and_its_place(site: Path, form: str) -> None:
    """The address that the result links to is there, and so is the heading."""
    address, _, place = page_address(FORMS[form].article).partition("#")
    page = BeautifulSoup((site / address / "index.html").read_text(encoding="utf-8"), "html5lib")

    assert page.find("h1")
    assert not place or page.find(id=place).name == "h2"


def test_an_address_keeps_its_place() -> None:
    """The heading's name stands behind the page's own address."""
    assert page_address("guide/partner.md") == "guide/partner/"
    assert page_address("guide/neither.md#hire") == "guide/neither/#hire"


@pytest.mark.parametrize("form", ["software", "regular", "keep", "professional"])
def test_the_page_of_a_form_lists_tasks_that_end_with_it(site: Path, form: str) -> None:
    """Each with a link to the page of the task, where its answers are filled in."""
    address = page_address(FORMS[form].article)
    page = BeautifulSoup((site / address / "index.html").read_text(encoding="utf-8"), "html5lib")
    links = {link.get_text(): link["href"] for link in page.find("article").find_all("a", href=True)}

    for task in by_form.some(form, 6):
        assert links[task.name] == f"../../tasks/{task.id}/"


def test_each_way_leads_to_a_page(site: Path) -> None:
    """The pages named for the four ways are there."""
    for way in definition.model().ways.values():
        assert (site / page_address(way.article) / "index.html").exists()
