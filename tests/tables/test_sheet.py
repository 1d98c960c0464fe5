"""CSV text as spreadsheets write it: separators, marks, formulas, broken rows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.formats import spreadsheet
from calculator.formats.spreadsheet import Form
from calculator.model.answers import Answers, Inputs, form_values
from calculator.scoring import Scored
from calculator.tables import rules as tables_rules
from calculator.tables import sheet
from calculator.tables import table as tables_table
from calculator.tables.sheet import Plan, SheetError
from tests.strategies import MODEL, partial
from tests.wording import says

HEAD = "task,lifetime,contact,running,volume\n"
SAY = tables_rules.rules().say


def read(text: str) -> sheet.Sheet:
    """A sheet from a text."""
    return sheet.read(text.splitlines(keepends=True))


def scored(text: str) -> tuple[list[dict[str, str]], list[tuple[int, str]]]:
    """The rows of the output by column, and the problems."""
    found = read(text)
    plan = Plan(found.header, found.form, answer_only=True)
    part = plan.score(list(found.rows))
    again = read(plan.head() + part.text)
    return [dict(zip(again.header, row.cells, strict=True)) for row in again.rows], part.problems


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_spreadsheets_of_all_countries(delimiter: str, newline: str, bom: str) -> None:
    """Read whatever separates cells and ends lines, and written back the same way."""
    text = bom + HEAD.replace(",", delimiter).replace("\n", newline) + delimiter.join(["Bücher", *"3333"]) + newline
    found = read(text)
    plan = Plan(found.header, found.form)
    out = plan.head() + plan.score(list(found.rows)).text

    assert found.header == ("task", "lifetime", "contact", "running", "volume")
    assert out.startswith(bom + HEAD.strip().replace(",", delimiter) + delimiter + "way")
    assert out.count(newline) == 2
    assert f"Bücher{delimiter}3" in out


def test_decimals_follow_the_separator() -> None:
    """Where a semicolon separates the cells, a comma is the decimal mark."""
    assert Form(";").lines([[0.25, 3]]) == "0,25;3\n"
    assert Form(",").lines([[0.25, 3]]) == "0.25,3\n"


def test_a_decimal_comma_is_read_as_one() -> None:
    """With semicolons "1,500" is one and a half, and with commas fifteen hundred."""
    german = scored("lifetime;contact;volume;running;task_hours_per_week\n4;0;1;1;1,500\n")[0][0]
    english = scored("lifetime,contact,volume,running,task_hours_per_week\n4,0,1,1,1.500\n")[0][0]

    assert german["fit_employee"].replace(",", ".") == english["fit_employee"]
    assert german["task_hours_per_week"] == "1,500"


@pytest.mark.parametrize("cell", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\tx", "\rx", "=HYPERLINK(A1)"])
def test_formulas_are_guarded(cell: str) -> None:
    """What a spreadsheet would run gets an apostrophe, in cells and in the names of columns."""
    assert spreadsheet.guarded(cell) == "'" + cell
    assert Form().lines([[cell]]).lstrip('"').startswith("'")


@pytest.mark.parametrize("cell", ["-3", "-0.3", "+12,5", "", "a=b", "it's", "'tis"])
def test_harmless_cells_stay(cell: str) -> None:
    """Numbers and words are written as they are."""
    assert spreadsheet.guarded(cell) == cell


@given(st.text())
def test_a_guarded_cell_reads_back(cell: str) -> None:
    """Reading takes away just what writing put there, and a second time changes nothing."""
    assert spreadsheet.unguarded(spreadsheet.guarded(cell)) == cell


@settings(max_examples=60, deadline=None)
@given(st.lists(partial()), st.sampled_from([Form(), Form(";", "\r\n", True), Form("\t")]))
def test_what_is_written_reads_back(tasks: list[Answers], form: Form) -> None:
    """Answers written as a table are the same answers when read."""
    kept = [answers for answers in tasks if form_values(answers)]
    text = "".join(sheet.write(map(form_values, kept), tables_rules.known(MODEL), form))
    found = sheet.read(text.splitlines(keepends=True))
    back = [tables_table.read(MODEL, dict(zip(found.header, row.cells, strict=True))) for row in found.rows]

    assert back == [tables_table.Read(Scored(MODEL, answers, Inputs()), {}) for answers in kept]
    assert found.form == form


def test_a_result_can_be_scored_again() -> None:
    """The columns of an earlier result are replaced, not doubled; guards do not pile up."""
    found = read(HEAD + "=x,3,3,2,3\n")
    plan = Plan(found.header, found.form)
    once = plan.head() + plan.score(list(found.rows)).text
    again = read(once)
    plan = Plan(again.header, again.form)

    assert plan.head() + plan.score(list(again.rows)).text == once


def test_strange_columns_are_kept_and_named() -> None:
    """A column that is no question stays, with its cells, and can be reported."""
    rows, problems = scored("lifetme,owner,contact\n3,=me,2\n")

    assert read("lifetme,owner,contact\n").strangers == ["lifetme", "owner"]
    assert rows[0]["owner"] == "=me"
    assert not problems


@pytest.mark.parametrize(
    ("row", "key", "parts"),
    [
        ("x,9,3,2,3", "level", {"id": "lifetime", "value": 9}),
        ("x,3,3,2,3,4", "cells", {"count": 1}),
        ("B\ufffdcher,3,3,2,3", "encoding", {}),
    ],
)
def test_a_bad_row_is_named_and_the_rest_scored(row: str, key: str, parts: dict[str, object]) -> None:
    """The problem carries the number that a spreadsheet shows; the rows around it are scored."""
    rows, problems = scored(f"{HEAD}a,3,3,2,3\n{row}\nb,3,3,2,3\n")

    assert [number for number, _ in problems] == [3]
    assert says(SAY[key], problems[0][1], **parts)
    assert [r["way"] for r in rows] == ["bpo", "", "bpo"]
    assert rows[1]["problems"] == problems[0][1]


@pytest.mark.parametrize("row", ['"x"y,3,3,2,3', '"b,3,3,2,3'])
def test_a_row_with_a_wrong_quotation_mark_stays_as_it_is(row: str) -> None:
    """Its cells cannot be told apart, so its text is kept, letter by letter; all rows around it are scored."""
    text = f"{HEAD}a,3,3,2,3\n{row}\nc,3,3,2,3\nd,3,3,2,3\n"
    found = read(text)
    part = Plan(found.header, found.form, answer_only=True).score(list(found.rows))
    lines = part.text.splitlines()

    assert [number for number, _ in part.problems] == [3]
    assert says(SAY["quote"], part.problems[0][1], first=3, last=3)
    assert lines[1] == row
    assert [line.split(",")[5] for line in (lines[0], *lines[2:])] == ["bpo"] * 3


def test_a_long_cell_is_no_mistake() -> None:
    """Nor does anything of it get lost; one beyond all measure is named as what it is."""
    rows, problems = scored(f"Own,{HEAD}{'x' * 140_000},a,3,3,2,3\n{'y' * 10_000_001},b,3,3,2,3\nz,c,3,3,2,3\n")

    assert (rows[0]["Own"], rows[0]["way"]) == ("x" * 140_000, "bpo")
    assert [(3, SAY["long"].format(limit=10_000_000))] == problems
    assert rows[2]["way"] == "bpo"


def test_cells_without_a_column_are_kept() -> None:
    """At the end of their row, however often it is scored."""
    found = read(f"{HEAD}a,3,3,2,3,see mail,=x\n")
    once = Plan(found.header, found.form).head() + Plan(found.header, found.form).score(list(found.rows)).text
    again = read(once)

    assert once.rstrip().endswith(",see mail,'=x")
    assert Plan(again.header, again.form).score(list(again.rows)).text == once.partition("\n")[2]


@pytest.mark.parametrize("answer_only", [True, False])
def test_columns_of_the_readers_own_are_kept(answer_only: bool) -> None:
    """Whatever their names: ours are only those that an earlier run wrote."""
    found = read("reasons,way,currency,reasons (own),lifetime,contact\nmine,mine too,EUR,also,3,3\n")
    plan = Plan(found.header, found.form, answer_only)
    again = read(plan.head() + plan.score(list(found.rows)).text)
    twice = Plan(again.header, again.form, answer_only)
    for sheet_, row in ((again, next(again.rows)), (read(twice.head() + twice.score([]).text), None)):
        assert sheet_.header[:6] == (
            "reasons (own 2)",
            "way (own)",
            "currency (own)",
            "reasons (own)",
            "lifetime",
            "contact",
        )
        assert row is None or row.cells[:4] == ["mine", "mine too", "EUR", "also"]

    assert found.strangers == ["reasons", "way", "currency", "reasons (own)"]
    assert sheet.own_name("way", again.header) == "way"


def test_short_and_blank_rows_are_no_mistake() -> None:
    """Spreadsheets leave cells out at the end, and rows of nothing below; blank rows still count."""
    rows, problems = scored(f"{HEAD}a,3,3\n\n,,,,\nb,9,,,,,,\n")

    assert [r["task"] for r in rows] == ["a", "b"]
    assert [number for number, _ in problems] == [5]


def test_names_of_columns_may_be_capitals() -> None:
    """Lifetime is lifetime."""
    assert read("Task, LIFETIME ,Contact\n").header == ("task", "lifetime", "contact")


@pytest.mark.parametrize(
    ("text", "key", "parts"),
    [
        ("", "no_header", {}),
        ("\n1,2\n", "no_header", {}),
        ("a,b\n1,2\n", "no_question", {"ids": ", ".join(MODEL.questions)}),
        ("lifetime,contact,lifetime\n", "twice", {"id": "lifetime"}),
        ('"lifetime"x,contact\n', "quote", {}),
    ],
)
def test_a_table_without_a_header_is_refused(text: str, key: str, parts: dict[str, object]) -> None:
    """The message says what the first row must be."""
    with pytest.raises(SheetError) as error:
        read(text)

    assert says(SAY[key], str(error.value), **parts)
