"""Lines of notes: none is lost, and what is finished ends where open work begins."""

import pytest

from calculator.tables.lists.read import read

Told = list[tuple[str, bool]]


def told(text: str) -> Told:
    """The names of a list, and whether they are ticked."""
    return [(task.name, task.ticked) for task in read(text.encode()).tasks]


def test_a_name_that_begins_with_due_is_no_date() -> None:
    """A line that says when something is due has a figure."""
    text = "Due diligence on the new client\nMails\ndue: Fri, Mar 6\nKim \N{MIDDLE DOT} Due tomorrow\n"

    assert told(text) == [("Due diligence on the new client", True), ("Mails", True)]


def test_notes_that_are_set_apart_by_spaces_are_notes() -> None:
    """Their bullets are no part of a name, and what they say of time is read."""
    found = read(b"- Mails       2h       daily\n- Books       3h       weekly\n- Post        1h       weekly\n").tasks

    assert [(task.name, task.hours_a_week) for task in found] == [("Mails", 10), ("Books", 3), ("Post", 1)]


def test_what_is_finished_ends_where_open_work_begins() -> None:
    """Under a line of its own, in either order, with or without bullets."""
    done_first = "Done\n{0}Books\n\nTo do\n{0}Website\n\nIn progress\n{0}Flyer\n"
    open_first = "To do\n{0}Website\n\nDone\n{0}Books\n"

    for bullet in ("", "- "):
        assert [name for name, ticked in told(done_first.format(bullet)) if ticked] == ["Website", "Flyer"]
        assert [name for name, ticked in told(open_first.format(bullet)) if ticked] == ["Website"]


def test_a_task_named_open_is_a_task() -> None:
    """In a shop that opens and closes."""
    assert told("open\nclean\n") == [("open", True), ("clean", True)]


def test_what_stands_below_a_task_says_more_of_it() -> None:
    """How often and who; but a group of that name stays one, and no short task is taken for a person."""
    found = read(b"Payroll\nmonthly\n\nVAT return\nAssigned to Jo\nevery quarter\n").tasks

    assert [(task.name, task.often[0].label, task.more.get("who")) for task in found] == [
        ("Payroll", "monthly", None),
        ("VAT return", "quarterly", "Jo"),
    ]
    assert [name for name, ticked in told("Weekly\nMails\nMonthly\nPayroll\n") if ticked] == ["Mails", "Payroll"]
    assert [name for name, _ in told("Books\nMails\nDue Friday\n")] == ["Books", "Mails"]


def test_a_letter_has_a_beginning_and_an_end() -> None:
    """What looks like either within a list is a task of it."""
    letter = "Hi Pete\n\n- mails\n- books\n\nSue x\n\nSent from my iPhone\n"

    assert [name for name, ticked in told(letter) if ticked] == ["mails", "books"]
    assert told("Project x\nmails\nbooks\npost\n")[0] == ("Project x", True)
    assert all(ticked for _, ticked in told("Dear customers letter\nmails\n--\nbooks\n"))


@pytest.mark.parametrize("name", ["pick up the kids", "Mum's birthday", "dentist", "school run", "call mum"])
def test_what_is_surely_private_is_not_ticked(name: str) -> None:
    """With the reason; it stays in the list."""
    assert told(f"- mails\n- {name}\n") == [("mails", True), (name, False)]


@pytest.mark.parametrize(
    "name",
    ["kids' party balloons", "family law letters", "Birthdays", "walk the dog", "dentist appointments", "Nap time"],
)
def test_the_work_of_some_trade_is_not_private(name: str) -> None:
    """Nor is a name with a word more."""
    assert told(f"- mails\n- {name}\n") == [("mails", True), (name, True)]


def test_two_letters_alone_are_no_frequency() -> None:
    """They may be men and women; under a heading that has three of them they are."""
    table = "Task,{},Hours\nMails,m,3\nPost,w,2\n"

    assert [task.often for task in read(table.format("Gender").encode()).tasks] == [[], []]
    assert [task.often[0].label for task in read(table.format("d/w/m").encode()).tasks] == ["monthly", "weekly"]
