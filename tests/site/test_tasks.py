"""The page of common tasks as it was built."""

from pathlib import Path

from bs4 import BeautifulSoup

from calculator.model import definition
from calculator.page import scored
from calculator.site.content import tasks
from calculator.tasks.library import library

PAGE = "tasks/index.html"


def tree(site: Path, page: str = PAGE) -> BeautifulSoup:
    """A page's tree."""
    return BeautifulSoup((site / page).read_text(encoding="utf-8"), "html5lib")


def test_every_task_has_a_row_with_the_models_answer(site: Path) -> None:
    """Name, form, hours, a link to its page, and one that holds its answers."""
    page = tree(site)
    for key, task in library().tasks.items():
        row, result = page.find(id=f"task-{key}"), tasks.scored(key).result
        link = row.find(class_="open").find("a")["href"]

        assert row.find("th").get_text().startswith(task.name)
        assert row["data-answer"] == row.find(class_="tag").get_text()
        called = tasks.scored(key).view.tag  # what a rule calls its form, where it does
        assert result.firmness == "unknown" or called == row.find(class_="tag").get_text()
        assert row.find("th").find("a")["href"] == f"../tasks/{key}/"
        assert link.startswith("../calculator/#v=1&")
        assert f"typical={key}" in link


def test_the_table_says_what_the_calculator_says() -> None:
    """Form and firmness are those that the link to the task leads to, its usual prices and hours counted."""
    for key, task in library().tasks.items():
        there = scored.of_fragment(definition.model(), tasks.fragment(task)).scored.result
        here = tasks.scored(key).result

        assert (key, here.form, here.firmness) == (key, there.form, there.firmness)


def test_the_page_says_that_answers_are_typical(site: Path) -> None:
    """The assumption is named before the first table."""
    text = tree(site).find("article").get_text()

    assert text.index("our assumption") < text.index("Monthly bookkeeping")


def test_the_field_has_the_names_without_python(site: Path) -> None:
    """The browser's own list of names stands in the page."""
    page = tree(site, "calculator/index.html")
    names = [option["value"] for option in page.find("datalist").find_all("option")]

    assert page.find(id="task")["list"] == page.find("datalist")["id"]
    assert sorted(names) == sorted(task.name for task in library().tasks.values())
