"""Plans of a day or a week, from when to when, are told from lists that only count, and lose nothing that is said."""

from typing import Any

import pytest

from calculator.tables.lists.read import read
from calculator.tables.lists.words import say

Told = list[tuple[str, float | None, bool]]
PLAN = (say()["plan_day"].split(",")[0], say()["plan_week"].split(",")[0])


def told(text: str) -> Told:
    """The names of a list with their hours a week, and whether they are ticked."""
    return [(task.name, task.hours_a_week, task.ticked) for task in read(text.encode()).tasks]


def is_plan(text: str) -> bool:
    """Whether a list is said to be a plan."""
    return any(line.startswith(PLAN) for line in read(text.encode()).said)


def rows(text: str) -> list[dict[str, Any]]:
    """The rows of a list as JSON has them."""
    found: list[dict[str, Any]] = read(text.encode()).to_json()["rows"]
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Task,Hours a week\nMails,2-3\nQuotes,3-5\nPost,5-6\n",
        "Task,Hours a week\nMails,2-3 h\nQuotes,3-5 h\nPost,5-6 h\n",
        "Task,Hours\nMails,2-3\nQuotes,3-5\nPost,5-6\n",
        "Task,Time\nMails,2-3 hrs\nQuotes,3-5 hrs\nPost,5-6 hrs\n",
        "Task,Minutes\nMails,10-15\nQuotes,15-20\n",
        "Task,Times a week\nMails,2-3\nQuotes,3-5\n",
        "Task,Pieces\nMails,10-15\nQuotes,15-20\n",
        "Task,Priority\nMails,1-2\nQuotes,2-3\n",
    ],
)
def test_a_column_that_counts_is_no_plan(text: str) -> None:
    """Ranges of hours, minutes, times or anything else may follow one upon another too."""
    assert not is_plan(text)


def test_a_column_of_ranges_is_read_as_what_it_counts() -> None:
    """In the middle of each range."""
    assert told("Task,Hours a week\nMails,2-3\nQuotes,3-5\n") == [("Mails", 2.5, True), ("Quotes", 4, True)]


@pytest.mark.parametrize("heading", ["Time", "When", "Hours a week", "Uhrzeit"])
def test_a_column_of_the_clock_is_a_plan(heading: str) -> None:
    """Its heading names no count, or its times have minutes."""
    first = "8:00-9:00" if "week" in heading else "8-9"
    assert told(f"Task,{heading}\nMails,{first}\nQuotes,9-11\n") == [("Mails", 5, True), ("Quotes", 10, True)]


def test_hours_before_a_name_are_no_time_of_the_clock() -> None:
    """ "2h mails" takes two hours, and does not begin at two."""
    assert not is_plan("2h mails\n3h quotes\n1h post\n")
