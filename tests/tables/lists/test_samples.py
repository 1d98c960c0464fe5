"""Each kind of list is read as somebody would read it who looks at it: names, hours, how often, and what is no task."""

import re
from math import isclose
from typing import Any

import pytest

from calculator.tables.lists.read import ListError, read
from calculator.tables.lists.words import say
from tests.tables.lists.further import FURTHER
from tests.tables.lists.kept import KEPT
from tests.tables.lists.more import MORE, REFUSED
from tests.tables.lists.samples import SAMPLES, Sample, zipped
from tests.tables.lists.sheets import SHEETS

ALL = SAMPLES | SHEETS | MORE | FURTHER | KEPT
KINDS = pytest.mark.parametrize("sample", ALL.values(), ids=ALL.keys())


def rows(sample: Sample) -> dict[str, dict[str, Any]]:
    """What is understood, by row."""
    return {str(row["row"]): row for row in read(sample.data).to_json()["rows"]}


@KINDS
def test_names_and_hours_are_those_of_the_list(sample: Sample) -> None:
    """A name stands word for word, hours as hours a week."""
    found = rows(sample)

    for number, name, hours, often in sample.rows:
        row = found[str(number)]
        told = row["often"] if isinstance(row["often"], list) else [row["often"] or ""]
        assert (row["name"], ", ".join(told), row["ticked"]) == (name, often, True)
        same = row["hours_a_week"] == hours if hours is None else isclose(row["hours_a_week"], hours, rel_tol=0.001)
        assert same, (name, row["hours_a_week"], hours)


@KINDS
def test_only_what_is_open_is_asked(sample: Sample) -> None:
    """A row that could mean two things is asked about; no other is."""
    found = read(sample.data).to_json()["rows"]

    assert tuple(row["row"] for row in found if row["ticked"] and row["asks"]) == sample.asked


@KINDS
def test_what_is_no_task_does_not_come_in(sample: Sample) -> None:
    """Titles, sums, sections, finished and blank rows are left out, or not ticked with the reason."""
    found = rows(sample)

    for number in sample.not_tasks:
        row = found.get(str(number))
        assert row is None or (not row["ticked"] and row["why"])


@KINDS
def test_rows_are_matched_to_common_tasks(sample: Sample) -> None:
    """A name that means a common task finds it."""
    found = rows(sample)

    assert {number: found[str(number)]["task"] for number in sample.tasks} == sample.tasks


@pytest.mark.parametrize(("kind", "data"), REFUSED.items(), ids=REFUSED.keys())
def test_what_is_no_list_is_called_by_its_name(kind: str, data: bytes) -> None:
    """With what to do instead: nothing of it becomes a task."""
    with pytest.raises(ListError, match=re.escape(say()[kind])):
        read(data)


def said(name: str) -> str:
    """All that is said of a list."""
    return "\n".join(read(SAMPLES[name].data).said)


def test_letters_that_were_guessed_are_said() -> None:
    """Letters of Windows and of UTF-16 are read, and that is said."""
    assert say()["letters"] in said("german")
    assert say()["letters_16"] in said("utf-16")
    assert say()["letters"] not in said("notion")


def test_what_is_left_out_of_a_calendar_is_said() -> None:
    """What came up once and is over, beside what is read from its rules."""
    told = read(KEPT["calendar file"].data).said

    assert say()["calendar"] in told
    assert say()["calendar_past"].format(count=1) in told


def test_a_calendar_may_come_in_a_zip_or_be_broken() -> None:
    """As Google saves it; what is no event gives no task, and a rule that nobody understands is asked about."""
    whole = KEPT["calendar file"].data
    odd = (
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20269999T999999\nDTEND:x\nRRULE:FREQ=SECONDLY;COUNT=9\nSUMMARY:Mails\n"
        b"END:VEVENT\nBEGIN:VEVENT\nDTSTART:x\nRRULE:FREQ=DAILY;COUNT=99999999999999\nSUMMARY:Books\nEND:VEVENT\n"
    )

    assert len(read(zipped(**{"me@example.com.ics": whole})).tasks) == len(read(whole).tasks)
    assert read(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n").said == [say()["calendar"], say()["nothing"]]
    assert read(whole[: whole.index(b"UID:1")]).tasks == []
    assert [(task.name, bool(task.asks)) for task in read(odd).tasks] == [("Mails", True), ("Books", False)]


def test_the_sheet_that_was_read_is_said() -> None:
    """A second sheet and hidden rows are named."""
    assert "“Week”" in said("week")
    assert "“Ideas”" in said("week")
    assert say()["hidden"].format(rows=10) in said("week")


def test_what_each_column_was_taken_for_is_said() -> None:
    """With and without headings."""
    columns = read(SAMPLES["pasted"].data).to_json()["columns"]

    assert [column["read_as"] for column in columns] == ["name", "hours", "often", "quote"]
    assert "column B" in said("pasted")
    assert "“How often”" in said("notion")


def test_units_that_were_guessed_are_said() -> None:
    """Whole numbers under "estimated time" are minutes or seconds by their size."""
    assert "120" in said("project")
    assert "7200" in said("jira")


def test_a_price_is_asked_about_by_how_often_it_may_come() -> None:
    """A price without a stretch of time may be for each time, where that is none of those asked about anyway."""
    kitchen = rows(SAMPLES["kitchen"])

    assert say()["money_open_often"].format(amount="220 GBP", often="daily") in kitchen["4"]["asks"]
    assert say()["money_open_often"].format(amount="45 GBP", often="weekly") in kitchen["6"]["asks"]
    assert say()["money_open"].format(amount="90 GBP") in kitchen["8"]["asks"]


def test_a_time_log_says_what_was_added_up() -> None:
    """The weeks that it covers, and how many entries."""
    expected = say()["log"].format(count=4, tasks=2, weeks=3, first="2026-01-05", last="2026-01-21")

    assert expected in said("clock")


def test_one_certain_figure_settles_the_list() -> None:
    """ "1.400" is a thousand and four hundred beside "1.250,50", and that is said."""
    row = rows(SAMPLES["german"])["3"]

    assert row["pieces_a_month"] == 1400
    assert "“1.400”" in said("german")


def test_what_else_stands_in_a_row_is_kept() -> None:
    """Who does it, what it costs, notes, own columns, and cells beyond the headings."""
    german, ours = rows(SAMPLES["german"]), rows(SAMPLES["ours"])
    pasted, titled = rows(SAMPLES["pasted"]), rows(SAMPLES["titled"])

    assert german["2"]["cost_a_month"] == 1250.5
    assert "cost_a_month" not in german["4"]
    assert [titled[row]["done_by"] for row in ("5", "6", "7")] == ["staff", "owner", "nobody"]
    assert pasted["1"]["quote"] == {"amount": 120, "per": "month", "currency": "USD"}
    assert rows(SAMPLES["board"])["2"]["notes"] == 'takes 20 min a day\n\n- "kind", quick'
    assert ours["2"]["own"] == {"Priority": "A", "reasons": "hoch"}
    assert ours["3"]["partner_quote"] == 2700
    assert ours["4"]["beyond"] == ["zu viel"]
    assert ours["2"]["task"] is None


def test_a_price_is_for_the_stretch_that_is_billed() -> None:
    """A column of how often a bill comes belongs to its price, not to the work."""
    billed = rows(SHEETS["billed"])

    assert billed["2"]["cost_a_month"] == 45
    assert billed["3"]["cost_a_month"] == 200
    assert billed["2"]["who"] == "PayCo"


def test_prices_are_read_as_they_are_written_elsewhere() -> None:
    """Rupees with a stroke behind them, francs for an hour by the heading alone."""
    assert rows(SHEETS["rupees"])["2"]["cost_a_month"] == 18000
    assert rows(SHEETS["units for headings"])["3"]["quote"]["per"] == "hour"


def test_what_else_a_line_says_is_kept_beside_it() -> None:
    """Who does it, a price among other words, and what is a note."""
    spoken = rows(SHEETS["as it is said"])

    assert spoken["1"]["notes"] == "Maria does this"
    assert spoken["1"]["quote"]["amount"] == 75
    assert spoken["2"]["notes"] == "Sue"
    assert spoken["3"]["done_by"] == "owner"


def test_who_does_it_may_stand_above_a_group() -> None:
    """Where the heading of the group is a person, and not a place."""
    people = rows(FURTHER["by person"])
    kitchen = read(b"Task,Hours a week\nKitchen,\nBaking,3\nPots,2\n\nOffice,\nMails,1\nPost,2\n")

    assert (people["5"]["who"], people["5"]["done_by"], people["9"]["done_by"]) == ("Dawn (owner)", "owner", "staff")
    assert not any("who" in task.more for task in kitchen.tasks)


def test_columns_that_were_added_up_are_said() -> None:
    """Nobody wonders where a figure comes from."""
    days = say()["wide_added"].format(heading="Mon \N{EN DASH} Sun", per="week")
    months = say()["wide_added"].format(heading="Jan \N{EN DASH} Dez", per="year")

    assert days in read(SHEETS["a column a day"].data).said
    assert months in read(SHEETS["a column a month"].data).said
    assert say()["log_week"].format(count=4, tasks=2) in read(SHEETS["days of a week"].data).said
