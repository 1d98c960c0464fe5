"""A list as its owner keeps it, brought in: read as chosen, matched, made into tasks, known again, given back."""

import csv
import json
from base64 import b64encode
from io import StringIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.bridge import respond
from calculator.portfolio.bringing.words import words
from calculator.portfolio.entries import entry, totals
from calculator.portfolio.rules import files
from calculator.tables.lists import scored
from calculator.tables.lists.read import read
from calculator.tables.lists.words import say
from calculator.tasks.library import library
from tests.strategies import MODEL
from tests.tables.lists.samples import SAMPLES, saved, workbook

LIST = (
    "Task,How often,How long,Who,Paid,Prio\nPayroll,weekly,90 min,Anna,,high\nFrobnicate,monthly,3 h,agency,$398/mo,\n"
)
ID = "3f0c2a61-9d3b-4c58-8e1b-{:012d}"
SAY = words().say


def ask(**request: object) -> dict[str, Any]:
    """The reply to a request."""
    reply: dict[str, Any] = json.loads(respond(json.dumps(request)))
    return reply


def bring(content: str | bytes, **more: object) -> dict[str, Any]:
    """The reply to a list."""
    data = content.encode() if isinstance(content, str) else content
    return ask(bring=b64encode(data).decode(), locale="en-GB", **more)


def rows(content: str | bytes, **more: object) -> list[dict[str, Any]]:
    """The rows of a list, each with the common task that it is."""
    found = bring(content, **more)["rows"]
    tasks = ask(understood=found)["tasks"]
    return [row | {"task": task} for row, task in zip(found, tasks, strict=True)]


def kept(found: list[dict[str, Any]], here: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """The reply to the rows that the reader wants."""
    return ask(brought=found, here=here or [])


def stored(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Records as the page stores them."""
    return [one | {"id": ID.format(n), "saved": "2026-06-02T10:30:00.000Z"} for n, one in enumerate(found)]


def test_a_row_that_is_a_common_task_has_its_usual_answers() -> None:
    """Marked as usual, with the hours of the list and not those of the library."""
    form = kept(rows(LIST))["records"][0]["form"]
    usual = library().tasks["payroll"]

    assert form["typical"] == "payroll"
    assert "own" not in form
    assert {key: form[key] for key in MODEL.questions} == {key: str(usual.answers[key]) for key in MODEL.questions}
    assert (form["task"], form["task_hours"], form["task_hours_unit"]) == ("Payroll", "1.5", "week")
    assert "pieces_per_month" not in form


def test_a_row_that_is_none_stands_open() -> None:
    """With its name, its amount, who does it and what that costs; no answer is made up."""
    record = kept(rows(LIST))["records"][1]

    assert record["form"] == {
        "task": "Frobnicate",
        "task_hours": "3",
        "task_hours_unit": "month",
        "done_by": "outside",
        "partner_quote": "398",
        "partner_quote_unit": "month",
        "in_currency": "USD",
    }
    listed = ask(list=stored([record]))
    assert listed["lacks"] == ["answer"]


def test_the_hours_of_a_list_are_those_that_it_says() -> None:
    """And only what is to be handed over counts; the rest is said."""
    table = "Task,Hours a week,Who\nPayroll,6,me\nAnswering the phone,10,me\nFrobnicate,5,me\n"
    records = stored(kept(rows(table))["records"])
    scored = ask(score=records)
    seen = [
        one | {"seen": two, "model_version": scored["model_version"]}
        for one, two in zip(records, scored["seen"], strict=True)
    ]
    sums = totals([entry(MODEL, one) for one in seen])

    assert (sums.now, sums.out) == (16.0, {"open": 1})


def test_none_of_these_leaves_a_row_open() -> None:
    """As the reader says, whatever the name is like; and another task counts where that is chosen."""
    found = rows(LIST)
    none, other = found[0] | {"task": "", "chosen": True}, found[0] | {"task": "logo", "chosen": True}

    assert ask(understood=[none, other])["tasks"] == ["", "logo"]
    assert set(kept([none])["records"][0]["form"]) == {"task", "task_hours", "task_hours_unit"}
    assert kept([other])["records"][0]["form"]["typical"] == "logo"


def test_the_readers_own_columns_come_back_in_both_exports() -> None:
    """As they stood, whatever was read in them."""
    own = {"Task": "Payroll", "How often": "weekly", "How long": "90 min", "Who": "Anna", "Prio": "high"}
    records = kept(rows(LIST))["records"]
    everything = json.loads(ask(export=records, **{"as": "json", "time": ""})["file"]["text"])
    head, first, _ = csv.reader(StringIO(ask(export=records, **{"as": "csv"})["file"]["text"].lstrip("\ufeff")))

    assert everything["tasks"][0]["own"] == own
    assert dict(zip(head, first, strict=True)).items() >= ({"Task (own)": "Payroll"} | own | {"Task": ""}).items() - {
        ("Task", "Payroll"),
        ("Task", ""),
    }


def test_the_same_rows_are_known_again() -> None:
    """By name and answers; by name alone once their owner has answered: then only the row itself can change them."""
    found = rows(LIST)
    records = stored(kept(found)["records"])
    records[0]["form"] |= {"lifetime": "0"}
    changed = rows(LIST.replace("90 min", "2 h"))
    reply = kept(found, records)
    again = kept(changed, records)

    assert [twin["newer"] for twin in reply["twins"]] == ["same", "same"]
    assert [(twin["at"], twin["newer"]) for twin in again["twins"]] == [(0, "unknown"), (1, "same")]
    assert again["twins"][0]["record"]["form"] == records[0]["form"] | {"task_hours": "2"}
    assert again["twins"][0]["record"]["own"]["How long"] == "2 h"


def test_the_same_name_twice_meets_two_tasks_at_most_once() -> None:
    """Each kept task has one twin."""
    twice = "Task\nFrobnicate\nFrobnicate\nFrobnicate\n"
    records = stored(kept(rows("Task\nFrobnicate\nFrobnicate\n"))["records"])

    assert [twin["at"] for twin in kept(rows(twice), records)["twins"]] == [0, 1]


def test_what_a_column_holds_can_be_changed() -> None:
    """Which reads the list again: other hours, another task, and nothing of what is left out."""
    chosen = {"columns": {"0": "own", "2": "minutes-month", "5": "name", "3": "out"}}
    found = rows("A,B,C,D,E,F\nx,weekly,90,me,,Payroll\n", choices=chosen)

    assert [(row["name"], row["hours"], row["per"], row["task"]) for row in found] == [
        ("Payroll", 1.5, "month", "payroll")
    ]
    assert found[0]["own"] == {"A": "x", "B": "weekly", "C": "90", "F": "Payroll"}


def test_every_column_and_every_way_of_reading_figures_is_offered() -> None:
    """With the one that was found chosen, in words."""
    for name, sample in SAMPLES.items():
        found = read(sample.data, "en-GB")
        html = bring(sample.data)["screen_html"]
        shown = 0 if found.ours else len(found.columns)

        assert html.count("<select data-column") == shown, name
        assert ('data-choice="sheet"' in html) == (len(found.sheets) > 1), name
        assert html.count(" selected") >= shown, name


def test_an_empty_column_without_a_heading_asks_nothing() -> None:
    """It stands between two others and holds nothing."""
    html = bring("Task,,Hours a week\nPayroll,,2\nPost,,1\n")["screen_html"]

    assert html.count("<select data-column") == 2
    assert 'data-column="2"' in html


def test_work_of_each_month_says_what_a_turn_takes() -> None:
    """ "4 hours each time", as it stands in the list; how often counts too, so 3 times a week is summed up."""
    found = rows("Task,How often,Time each\nPayroll,monthly,4 h\nPost,3x a week,1 h\n")
    html = ask(understood=found, shown=True)["rows_html"]

    assert SAY["amount_turn"].format(hours="4 hours", often="monthly", week="55 min") in html
    assert SAY["amount_week"].format(hours="3 hours") in html


def test_what_was_said_of_a_list_is_shown() -> None:
    """Before anything counts: how figures were read among it."""
    html = bring("Task;Hours per month\nFiling;1.500\nPost;2\n")["screen_html"]

    assert say()["why_locale"] in html
    other = bring("Task;Hours per month\nFiling;1.500\nPost;2\n", choices={"mark": ","})
    assert say()["why_chosen"] in other["screen_html"]
    assert other["rows"][0]["hours"] == 1500


def test_a_row_says_how_much_it_is_and_from_where() -> None:
    """What could not be read stands beside it, and so does why it is not ticked."""
    found = rows("Task,How often,How long,Done\nPayroll,2x / week,1h,\nPost,weekly,soon,\nOld,weekly,1h,yes\n")
    html = ask(understood=found, shown=True)["rows_html"]

    assert SAY["amount_week"].format(hours="2 hours") in html
    assert SAY["amount_from"].format(cells="2x / week, 1h") in html
    assert say()["hours_unread"].format(text="soon") in html
    assert SAY["not_ticked"].format(why=say()["was_done"]) in html
    assert html.count('type="checkbox"') == 3
    assert html.count(" checked") == 2


def test_words_find_a_task_to_choose() -> None:
    """And none, where there is none."""
    found, none = ask(near="payrol"), ask(near="zzzz")

    assert 'value="payroll"' in found["options_html"]
    assert found["count"] > 0
    assert none["count"] == 0
    assert SAY["none"] in none["options_html"]


def test_a_table_with_answers_keeps_them() -> None:
    """A list of ours that was taken through another program: sep=, an empty line, answers in words, a cell too many."""
    data = "sep=;\n\ntask;lifetime;contact;region\nBooks;3 - a regular cycle;x;UK\nLogo;0;3;us;see mail\n"
    found = rows(data)
    books, logo = kept(found)["records"]

    assert (books["form"]["lifetime"], books["form"].get("contact"), books["form"]["region"]) == ("3", None, "uk")
    assert logo["own"] == {files().say["beyond_column"].format(number=5): "see mail"}
    assert all(row["task"] == "" for row in found)


def test_a_mistake_in_an_answer_is_said_beside_its_row() -> None:
    """And left out, so that the rest can come in."""
    found = rows("sep=;\ntask;lifetime;contact\nBooks;9;3\nPost;3;2\n")
    html = ask(understood=found, shown=True)["rows_html"]

    assert SAY["wrong"].partition("{")[0] in html
    assert kept(found)["records"][0]["form"] == {"contact": "3", "task": "Books"}


def test_what_is_no_list_is_refused_in_words() -> None:
    """With the reason; an empty one too."""
    assert bring(b"%PDF-1.7")["refused"] == say()["pdf"]
    assert say()["nothing"] in bring("\n\n")["refused"]


def test_what_is_not_ours_goes_to_the_reader_of_lists() -> None:
    """What is ours does not, nor does a broken file of ours; a reader's column may have the name of a question."""
    book = saved(workbook(("Week", [["Task", "Hours"], ["Payroll", 2]])))
    for foreign in (LIST, "- payroll\n", "task,price\nA,$398\n", book, '{"cards": []}', "{", "[ ] Payroll"):
        data = foreign.encode() if isinstance(foreign, str) else foreign
        assert ask(**{"import": b64encode(data).decode()})["foreign"] is True, foreign
    for ours in (
        "task,lifetime\nA,3\n",
        '{"format": "handover-tasks", "version": 9, "tasks": []}',
        '{"format": "handover-tasks",',
    ):
        assert not ask(**{"import": b64encode(ours.encode()).decode()}).get("foreign"), ours


def test_a_list_may_be_long_but_not_endless() -> None:
    """More rows than can be kept are said, and left out."""
    limit = files().most_tasks
    reply = bring("Task\n" + "A task\n" * (limit + 1))

    assert len(reply["rows"]) == limit
    assert SAY["too_many"].format(count=limit + 1, limit=limit) in reply["screen_html"]


@given(
    st.dictionaries(
        st.sampled_from(["name", "task", "own", "answers", "hours", "per", "row", "quote", "key"]),
        st.none() | st.integers() | st.text() | st.dictionaries(st.text(), st.text(), max_size=2),
        max_size=9,
    )
)
@settings(max_examples=60, deadline=None)
def test_no_row_ends_in_an_error(row: dict[str, Any]) -> None:
    """Whatever a page of another release holds."""
    ask(understood=[row], shown=True)
    kept([row])


@pytest.mark.parametrize(
    "choices", [3, {"head": "x", "columns": {"0": "x", "y": "name"}}, {"columns": [1], "mark": "'", "sheet": 4}]
)
def test_choices_that_make_no_sense_are_none(choices: object) -> None:
    """The list is read as if nothing had been chosen."""
    assert bring(LIST, choices=choices)["rows"] == bring(LIST)["rows"]


def test_a_row_that_comes_up_once_gets_no_amount_that_comes_again() -> None:
    """Nor how long it lasts: what is usual of a task that goes on is not usual of one job."""
    content = "Task,How often\nCleaning the office,once\nCleaning the office,weekly\n"
    found = rows(content)
    once, again = (record["form"] for record in kept(found)["records"])
    table = csv.DictReader(StringIO("".join(scored.lines(read(content.encode())))))

    assert {row["task"] for row in found} == {"office-cleaning"}
    assert "pieces_per_month" in again
    assert "pieces_per_month" not in once
    assert ("lifetime" in once, "lifetime" in again) == (False, True)
    assert once["contact"] == again["contact"]
    assert SAY["amount_none"] in ask(understood=found, shown=True)["rows_html"]
    assert [bool(line["pieces_per_month"]) for line in table] == [False, True]
