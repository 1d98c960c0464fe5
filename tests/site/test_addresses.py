"""Every address that the site has had still leads to its content, and every page leads on."""

from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.site.test_built import HOST, PAGES, SITE, address, ids, soup

OLD = Path(__file__).with_name("old_addresses.txt").read_text(encoding="utf-8").split()
GUIDE = sorted(
    path.relative_to(SITE).as_posix() for path in SITE.glob("guide/*/index.html") if path.parts[-2] != "whole"
)
DO = sorted(path.relative_to(SITE).as_posix() for path in SITE.glob("do/*/index.html"))
LINES = ["Who needs it:", "What you get:", "How long it takes:"]
STARTS = ("index.html", "calculator/", "embed", "404.html")  # where one begins, or a part of somebody else's page
READ = [page for page in PAGES if not page.startswith(STARTS)]
STEPS = ("do/", "calculator/", "checklists/", "templates/", "tasks/", "my-tasks/", "scorecard/")


def test_every_old_address_still_leads_to_its_content() -> None:
    """Pages and headings of November 2026: what was linked then is there, under its own address or an anchor kept."""
    missing = []
    for old in OLD:
        path, _, anchor = old.partition("#")
        page = f"{path.strip('/')}/index.html".lstrip("/")
        if not (SITE / page).exists() or (anchor and anchor not in ids(page)):
            missing.append(old)

    assert missing == []


@pytest.mark.parametrize("page", GUIDE)
def test_a_guide_page_says_who_needs_it(page: str) -> None:
    """Three lines under the title: who it is for, what they get, and how long it takes."""
    lead = soup(page).find("main").find(class_="lead")
    said = lead.find_next_sibling()

    assert "admonition" in said["class"]
    assert [item.strong.get_text() for item in said.find_all("li")] == LINES


@pytest.mark.parametrize("page", DO)
def test_a_page_of_steps_ends_with_key_questions(page: str) -> None:
    """Before what comes next, three to five questions that an owner can put to themselves or to the other side."""
    heading = soup(page).find(id="key-questions")
    questions = [item.get_text(" ", strip=True) for item in heading.find_next_sibling("ul").find_all("li")]

    assert 3 <= len(questions) <= 5
    assert all(question.endswith("?") for question in questions)
    assert heading.find_next("h2")["id"] == "what-next"


@pytest.mark.parametrize("page", READ)
def test_a_page_leads_on_in_one_click(page: str) -> None:
    """What stands under "What next" links to something to do: a step, a list, a form, or the calculator."""
    heading = soup(page).find(id="what-next")
    links = [link["href"] for part in heading.find_next_siblings() for link in part.find_all("a", href=True)]
    places = [urljoin(address(page), href).removeprefix(HOST) for href in links if not href.startswith("#")]

    assert [place for place in places if place.startswith(STEPS)]
