"""Files that are no list, or hostile ones, end in words; the reader's language settles what the list leaves open."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.tables.lists.choices import OUT, Choices, Meaning
from calculator.tables.lists.read import ListError, read
from calculator.tables.lists.words import say
from tests.tables.lists.samples import SAMPLES, zipped


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"%PDF-1.7 ...", "pdf"),
        (b"{\\rtf1 Payroll}", "rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old_workbook"),
        (b"\x89PNG\r\n", "picture"),
        (b"PK\x03\x04 cut off", "zip_broken"),
        (zipped(readme_md=b"# nothing"), "zip_empty"),
        (SAMPLES["week"].data[:3000], "zip_broken"),
    ],
)
def test_what_is_no_list_is_named(data: bytes, key: str) -> None:
    """With what to do instead."""
    with pytest.raises(ListError) as error:
        read(data)

    assert str(error.value) == say()[key]


@pytest.mark.parametrize("data", [b"", b"\n\n", b",,,\n,,,\n", b"\xef\xbb\xbf", b"sep=;\n", b"- \n- \n"])
def test_an_empty_list_says_that_nothing_was_found(data: bytes) -> None:
    """No task, no error."""
    understood = read(data)

    assert understood.tasks == []
    assert say()["nothing"] in understood.said


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
@settings(max_examples=40, deadline=None)
def test_nothing_ends_in_an_error(data: bytes) -> None:
    """Whatever the bytes are, there is a list or a message."""
    with suppress(ListError):
        read(data).to_json()


@given(
    st.lists(st.lists(st.text(alphabet='ab1,;"\t\n.-:hx€', max_size=8), max_size=5), max_size=8),
    st.sampled_from(",;\t|"),
)
@settings(max_examples=40, deadline=None)
def test_no_table_ends_in_an_error(cells: list[list[str]], mark: str) -> None:
    """Nor do cells of any kind under usual headings."""
    rows = [["Task", "Hours a week", "How often", "Cost"], *cells]

    read("\n".join(mark.join(row) for row in rows).encode()).to_json()


def test_the_language_settles_what_the_list_leaves_open() -> None:
    """ "1.500" is 1,500 for a German; without a language it is asked about."""
    data = b"Task,Hours per month\nFiling,1.500\n"

    assert read(data, "de").to_json()["rows"][0]["hours"] == 1500
    assert read(data).to_json()["rows"][0]["asks"]


CHOSEN = b"ignored line\nWhat,How long,Bill\nFiling,1.500,2\nPost,90,3\n"


def test_what_the_reader_chooses_counts() -> None:
    """The row of the headings, what a column holds, how figures are written, and what is left out."""
    columns = {1: Meaning("hours", "month", "minute"), 2: Meaning(OUT)}
    found = read(CHOSEN, choices=Choices("en", head=2, mark=",", columns=columns))
    bare = read(CHOSEN, choices=Choices("en", head=0))

    assert [(task.name, task.hours, task.per) for task in found.tasks] == [
        ("Filing", 25, "month"),
        ("Post", 1.5, "month"),
    ]
    assert [column["read_as"] for column in found.columns] == ["name", "hours", "out"]
    assert any(say()["why_chosen"] in text for text in found.said)
    assert all("own" not in task.more for task in found.tasks)
    assert [task.first for task in bare.tasks] == [1, 2, 3, 4]


def test_a_role_that_is_given_to_a_column_leaves_the_other() -> None:
    """There is but one column for the task."""
    found = read(b"Task,Details\nA,Books\n", choices=Choices(columns={1: Meaning("name")}))

    assert [column["read_as"] for column in found.columns] == ["own", "name"]
    assert [(task.name, task.more["own"]) for task in found.tasks] == [("Books", {"Task": "A"})]


def test_a_sheet_is_chosen_by_its_name() -> None:
    """Where a workbook has several."""
    found = read(SAMPLES["week"].data, choices=Choices(sheet="Ideas"))

    assert (found.sheet, set(found.sheets)) == ("Ideas", {"Week", "Ideas"})


def test_semicolons_settle_it_too() -> None:
    """Where no language is given, and said."""
    understood = read(b"Task;Hours per month\nFiling;1.500\n")

    assert understood.tasks[0].hours == 1500
    assert any(say()["why_semicolon"] in text for text in understood.said)


def test_hours_a_week_beside_a_rarer_frequency_are_asked_about() -> None:
    """4 hours a week, monthly: a week, or each time?"""
    row = read(b"Task,Hours per week,Frequency\nPayroll,4,monthly\nFiling,2,daily\n").to_json()["rows"]

    assert [bool(one["asks"]) for one in row] == [True, False]
    assert row[0]["hours_a_week"] == 4


def test_a_long_name_is_kept_whole_in_the_notes() -> None:
    """Nothing is cut without a word."""
    row = read(f"Task,Hours per week\n{'a' * 130},3\n".encode()).to_json()["rows"][0]

    assert len(row["name"]) == 120
    assert row["notes"] == "a" * 130
    assert row["said"]
