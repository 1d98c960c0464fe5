"""Every address that the site has had still leads to its content, and every page leads on."""

import re
from pathlib import Path

import pytest

from tests.site.test_built import SITE, ids, soup

OLD = Path(__file__).with_name("old_addresses.txt").read_text(encoding="utf-8").split()
GUIDE = sorted(path.relative_to(SITE).as_posix() for path in SITE.glob("guide/*/index.html"))
DO = sorted(path.relative_to(SITE).as_posix() for path in SITE.glob("do/*/index.html"))
READ = sorted(
    path.relative_to(SITE).as_posix()
    for folder in ("guide", "do", "checklists", "templates", "examples", "scorecard", "method")
    for path in (SITE / folder).rglob("index.html")
)
STEPS = re.compile(r"(?:^|/)(?:do|calculator|checklists|templates|tasks|my-tasks|scorecard)/")


def test_every_old_address_still_leads_to_its_content() -> None:
    """Pages and headings of November 2026: what was linked then is there, under its own address or an anchor kept."""
    missing = []
    for address in OLD:
        path, _, anchor = address.partition("#")
        page = f"{path.strip('/')}/index.html".lstrip("/")
        if not (SITE / page).exists() or (anchor and anchor not in ids(page)):
            missing.append(address)

    assert missing == []


@pytest.mark.parametrize("page", GUIDE)
def test_a_guide_page_says_who_needs_it(page: str) -> None:
    """Three lines under the title: who it is for, what they get, and how long it takes."""
    lead = soup(page).find("main").find(class_="lead")
    said = lead.find_next_sibling()

    assert said["class"] == ["for"]
    assert [item.strong.get_text() for item in said.find_all("li")] == ["For you if", "You get", "It takes"]


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
    links = [
        link["href"]
        for part in heading.find_next_siblings()
        for link in part.find_all("a", href=True)
        if "footnote" not in (part.get("class") or [])
    ]
    inside = page.split("/")[0] if page.split("/")[0] in ("do", "checklists", "templates") else ""

    assert [href for href in links if STEPS.search(href) or (inside and href.startswith("../"))]
