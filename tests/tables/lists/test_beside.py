"""Tables that stand side by side in one sheet are each read by themselves."""

from base64 import b64encode

import pytest

from calculator.portfolio.bringing import rows as brought
from calculator.portfolio.bringing.replies import bring_reply
from calculator.tables.lists import scored
from calculator.tables.lists.choices import Choices, Meaning
from calculator.tables.lists.read import Understood, read
from tests.tables.lists.samples import saved, workbook

MONTH = 12 / 52
SHEET = saved(
    workbook(
        (
            "Plan",
            [
                ["Café Linde"],
                ["Kitchen", None, None, None, "Office"],
                ["Task", "Hours/week", "Who", None, "Task", "Hours/month", "Who", "Cost a month"],
                ["Baking", 12, "Eva", None, "Bookkeeping", 6.5, "me", None],
                ["Washing up", 10, "student", None, "Payroll", 2.6, "tax adviser", "80 €"],
                ["Total", 22, None, None, "Newsletter", None, None, None],
            ],
        )
    )
)
GROUPS = b"Daily,Time,,Weekly,Time\nOpen post,15 min,,Bookkeeping,3 h\nCash up,20 min,,,\n"
CLOSE = b"Task,Hours a week,Task,Hours a week\nBaking,12,Bookkeeping,6\nWashing up,10,,\n"


def told(found: Understood) -> list[tuple[str, str, float]]:
    """The tasks that are ticked: where, what and how long."""
    return [(task.key, task.name, round(task.hours_a_week or 0.0, 2)) for task in found.tasks if task.ticked]


def test_each_table_has_its_own_headings() -> None:
    """Its hours are for what its own heading says; its sum is left out; whoever reads is told."""
    found = read(SHEET)

    assert told(found) == [
        ("4A", "Baking", 12),
        ("5A", "Washing up", 10),
        ("4E", "Bookkeeping", round(6.5 * MONTH, 2)),
        ("5E", "Payroll", round(2.6 * MONTH, 2)),
        ("6E", "Newsletter", 0),
    ]
    assert "A-C, E-H" in "\n".join(found.said)
    assert [task.name for task in found.tasks if not task.ticked] == ["Total"]
    assert [row["columns"] for row in found.to_json()["rows"]] == ["A-C"] * 3 + ["E-H"] * 3


@pytest.mark.parametrize(("data", "count"), [(GROUPS, 3), (CLOSE, 3)])
def test_headings_alone_part_tables(data: bytes, count: int) -> None:
    """Groups by how often, with that for a heading; the same headings again without an empty column between."""
    found = read(data)

    assert len(told(found)) == count
    assert len({task.key for task in found.tasks}) == len(found.tasks)


def test_a_heading_that_says_how_often_holds_for_the_rows_below() -> None:
    """Their times are for that."""
    found = read(GROUPS).tasks

    assert [task.often[0].label for task in found] == ["daily", "daily", "weekly"]
    assert [task.hours_a_week for task in found] == [pytest.approx(hours) for hours in (1.25, 5 / 3, 3)]


@pytest.mark.parametrize(
    "data",
    [
        b"Task,Hours a week,,Notes\nBaking,12,,early\nWashing up,10,,late\n",
        b"Task,Labels,Labels,Hours a week\nBaking,a,b,12\n",
        b"Project,Task,,Hours a week\nBread,Baking,,12\nBread,Selling,,10\n",
    ],
)
def test_one_table_stays_one(data: bytes) -> None:
    """An empty column, or two that are named alike, make no second table."""
    found = read(data)

    assert not any(task.block for task in found.tasks)
    assert found.tasks[0].hours_a_week == 12


BARE = """Mails;1 h/Tag;;Buchhaltung;3 h/Woche
Post und Ablage;15 Min./Tag;;Lohn;2 h/Monat
;;;Newsletter;4 h/Monat
"""


def test_tables_without_headings_are_told_by_what_they_hold() -> None:
    """Names, and beside them the same in each."""
    found = read(BARE.encode())

    assert told(found) == [
        ("1A", "Mails", 5),
        ("2A", "Post und Ablage", 1.25),
        ("1D", "Buchhaltung", 3),
        ("2D", "Lohn", round(2 * MONTH, 2)),
        ("3D", "Newsletter", round(4 * MONTH, 2)),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"Baking;2 h;;ask Eva;weekly\nWashing up;1 h;;;daily\n",
        b"Baking;2 h;;early;\nWashing up;1 h;;late;\n",
        b"Baking;2 h;;weekly;me\nWashing up;1 h;;daily;me\n",
    ],
)
def test_one_table_without_headings_stays_one(data: bytes) -> None:
    """What stands behind an empty column is no list of tasks by itself."""
    found = read(data)

    assert [task.name for task in found.tasks] == ["Baking", "Washing up"]


def test_a_row_keeps_the_cells_of_its_own_table() -> None:
    """In the page, in what is scored, and under a key that no other row has."""
    found = read(SHEET)
    shown = {row["key"]: row for row in brought.rows(found)}

    assert len(shown) == len(found.tasks)
    assert set(shown["4A"]["own"].values()) == {"Baking", "12", "Eva"}
    assert set(shown["4E"]["own"].values()) == {"Bookkeeping", "6.5", "me"}
    assert "4E" in "\n".join(scored.lines(found))


def test_what_is_chosen_holds_for_the_table_of_that_column() -> None:
    """The hours of the other table stay."""
    found = read(SHEET, choices=Choices(columns={5: Meaning("hours", "week", "hour")}))

    assert [hours for _, _, hours in told(found)] == [12, 10, 6.5, 2.6, 0]


def test_entries_of_a_timetable_have_keys_of_their_own() -> None:
    """Several stand in one row, each in its column, of which alone it keeps the cell."""
    found = read(b"Time,Mon,Tue,Wed,Thu,Fri\n8:00-9:00,Mails,Payroll,Quotes,,\n9:00-10:00,,,,,Post\n")

    assert [task.key for task in found.tasks] == ["2B", "2C", "2D", "3F"]
    assert [row["own"] for row in brought.rows(found)][1] == {"Tue": "Payroll"}
    assert found.to_json()["rows"][1]["columns"] == "C"


def test_the_page_shows_both() -> None:
    """All columns can be changed, and rows are named as a spreadsheet names their places."""
    reply = bring_reply({"bring": b64encode(SHEET).decode(), "name": "plan.xlsx"})

    assert reply["screen_html"].count("<select") >= 7
    assert [row["key"] for row in reply["rows"]] == ["4A", "5A", "6A", "4E", "5E", "6E"]


@pytest.mark.parametrize(
    "table",
    [
        b"Task,Cost,Billing period\nPayroll,20,monthly\nBooks,30,weekly\n",
        b"Task,Hours,Minutes,How often\nPayroll,1,30,monthly\nBooks,2,15,weekly\n",
        b"Task,Min hours,Max hours,Per\nBooks,2,4,week\nTax,6,10,quarter\n",
        b"Task;Hours;per;Cost;per\nBooks;2;week;320;month\nTax;6;quarter;90;quarter\n",
    ],
)
def test_the_page_has_words_for_whatever_a_column_is_taken_for(table: bytes) -> None:
    """The screen comes up, and every column has a choice that is made."""
    reply = bring_reply({"bring": b64encode(table).decode(), "name": "list.csv"})

    assert reply["screen_html"].count(" selected") >= len(table.split(b"\n", 1)[0].replace(b";", b",").split(b","))
