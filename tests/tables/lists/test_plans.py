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


def test_hours_of_a_morning_that_follow_one_upon_another_are_those_of_the_clock() -> None:
    """So many, or with a break or minutes among them, are sure; of two or three it is asked."""
    day = (
        "Bonjour,\n\n8h ouverture\n9h mails\n12h pause d\u00e9jeuner\n13h30 chantier\n17h fermeture\n\n"
        "Cordialement,\nMarc\n"
    )

    assert [row for row in told(day) if row[2]] == [
        ("ouverture", 5, True),
        ("mails", 15, True),
        ("chantier", 17.5, True),
        ("fermeture", None, True),
    ]
    assert [row["asks"] for row in rows(day) if row["ticked"]][:3] == [[], [], []]
    assert rows("9h mails\n10h devis\n")[0]["asks"] == [say()["plan_by_hour"]]


def test_days_above_lines_make_times_of_the_clock() -> None:
    """Though no stretch follows upon another."""
    week = "Monday\n9-10 emails\n11-12 invoices\nTuesday\n9-11 site visits\n"

    assert told(week) == [("emails", 1, True), ("invoices", 1, True), ("site visits", 2, True)]


@pytest.mark.parametrize(
    "text", ["8h mails\n10h quotes\n38h production\n", "9h mails\n8h quotes\n", "2h mails\n3h post\n"]
)
def test_hours_that_no_day_has_are_lengths(text: str) -> None:
    """Too many, or in no order, or before dawn."""
    assert not is_plan(text)
    assert (rows(text)[0]["name"], rows(text)[0]["hours"]) == ("mails", float(text[0]))


def test_hours_before_a_name_are_no_time_of_the_clock() -> None:
    """ "2h mails" takes two hours, and does not begin at two."""
    assert not is_plan("2h mails\n3h quotes\n1h post\n")


@pytest.mark.parametrize(
    ("heading", "cells"),
    [("How often", ("monthly", "daily")), ("Who", ("Jo", "me")), ("Cost", ("£20", "£5")), ("Pieces", ("20", "30"))],
)
def test_what_rows_say_beside_their_times_is_not_lost(heading: str, cells: tuple[str, str]) -> None:
    """They are tasks of a list whose times are how long each takes; a column that is empty changes nothing."""
    text = f"Task,{heading},From,To\nPayroll,{{}},9:00,12:00\nMails,{{}},8:00,9:00\n"

    assert not is_plan(text.format(*cells))
    assert is_plan(text.format("", ""))


def test_a_table_of_times_keeps_how_often() -> None:
    """Three hours a month are no three hours a week."""
    found = rows("Task,How often,From,To\nPayroll,monthly,9:00,12:00\nMails,daily,8:00,9:00\n")

    assert [(row["often"], row["hours_a_week"]) for row in found] == [
        ("monthly", pytest.approx(36 / 52, rel=0.001)),
        ("daily", 5),
    ]


@pytest.mark.parametrize("heading", ["Done", "Status"])
def test_a_table_of_times_leaves_out_what_is_done(heading: str) -> None:
    """As any list does."""
    text = f"Task,{heading},From,To\nPayroll,done,9:00,12:00\nMails,,8:00,9:00\n"

    assert [ticked for _, _, ticked in told(text)] == [False, True]


def test_jobs_of_some_dates_are_no_week() -> None:
    """Over a quarter of a year."""
    dates = "Date,Task,From,To\n2026-01-05,Payroll,9:00,12:00\n2026-02-03,Mails,8:00,9:00\n2026-03-28,Books,8:00,9:00\n"

    assert not is_plan(dates)


def test_a_table_of_times_is_a_week_only_where_it_names_its_days() -> None:
    """A time under "From" is no day."""
    table = "{}Task,From,To\n{}Payroll,9:00,12:00\n{}Mails,8:00,9:00\n"

    assert told(table.format("", "", "")) == [("Payroll", 15, True), ("Mails", 5, True)]
    assert told(table.format("Day,", "Monday,", "Tue,")) == [("Payroll", 3, True), ("Mails", 1, True)]


def test_lines_of_a_plan_are_read_as_those_of_notes() -> None:
    """Ticks, numbers, links and front matter; what is done at one time and open at another is open."""
    ticked = "- [x] 8:00-9:00 mails\n- [ ] 9:00-10:00 [[books]]\n- [x] 10:00-11:00 post\n- [ ] 11:00-12:00 post\n"
    front = "---\ntags: x\n---\n1) 8:00-9:00 mails\n2) 9:00-10:00 books\n"

    assert told(ticked) == [("mails", 5, False), ("books", 5, True), ("post", 10, True)]
    assert rows(ticked)[0]["why"] == say()["was_done"]
    assert told(front) == [("mails", 5, True), ("books", 5, True)]


def test_a_line_without_a_time_in_a_plan_is_a_line_of_notes() -> None:
    """Ticked or set apart as there."""
    timed = "8:00-9:00 mails\n9:00-10:00 books\n10:00-11:00 post\n"

    assert told(f"{timed}- [x] parcels\n- returns (1 h a week)\n")[3:] == [
        ("parcels", None, False),
        ("returns", 1, True),
    ]


@pytest.mark.parametrize("text", ["1-2 hours mails\n2-3 hours quotes\n", "10-20 min mails\n20-30 min quotes\n"])
def test_how_long_before_a_name_is_no_plan(text: str) -> None:
    """ "1-2 hours mails" does not begin at one."""
    assert not is_plan(text)


def test_a_task_of_a_plan_may_begin_with_how_often() -> None:
    """A weekly report from eight to nine."""
    text = "8-9 weekly report\n9-10 daily meeting\n10:00-11:00 day planning\n"

    assert [name for name, _, _ in told(text)] == ["weekly report", "daily meeting", "day planning"]
    assert is_plan(text)


def test_a_cell_of_a_timetable_without_a_name_is_no_task() -> None:
    """A stroke, a cross and "n/a" say that nothing is done then."""
    table = ",Mon,Tue,Wed,Thu,Fri\n08:00,Mails,-,x,Mails,\n09:00,Quotes,n/a,\N{EN DASH},TBD,Quotes\n"

    assert told(table) == [("Mails", 2, True), ("Quotes", 2, True)]


def test_what_no_clock_shows_is_no_time() -> None:
    """Nor is anything counted up from it."""
    found = rows("Task,From,To\nPayroll,9:00,29:75\nMails,27:00,28:00\n")

    assert [row["hours_a_week"] for row in found] == [None, None]
