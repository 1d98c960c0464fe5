"""The forms that an owner keeps, as workbooks: what the example says is what the sheet works out."""

import io
from datetime import datetime, time

import openpyxl
import pytest

from calculator.documents import forms
from calculator.site.content import papers
from calculator.site.office import lists, owner_forms
from calculator.site.office.workbook import TOP

SHARE = 100
WORKED = {  # the columns, or lines, that a sheet works out, by the table they are in
    ("week-sheet", "entries"): [8],
    ("week-sheet", "tasks"): [1, 2, 3, 4],
    ("tally-sheet", "kinds"): [11, 12, 13],
    ("offers-compared", "money"): [1, 2, 3],
    ("access-register", "register"): [11],
    ("decision-log", "log"): [10],
    ("hours-ledger", "weeks"): [5],
    ("exit-list", "things"): [6],
    ("case-test", "cases"): [6],
}
TOTALS = {
    "week-sheet": [5.25, 3.75, 3.75, 0.5, 1, 2.25, 0],
    "tally-sheet": [148, 7696 / 12, 73.3055555555556, 7 / 148, 10 / 148],
    "offers-compared": [3, "Ada, hour", "Ada, hour", 1346, 27182 / 25836 - 1],
    "access-register": [3, 1, 0, datetime(2026, 3, 2)],
    "decision-log": [3, 1, datetime(2026, 9, 7), 5, 1898],
    "hours-ledger": [4, 6, 1.5, 7 / 8, 0, 0, 1 / 8, 3, 4],
    "exit-list": [4, 2, 2, 2, 0.5],
    "case-test": [4, 1, 1, 1, 1, 0.25, 2.25, "Mark all 50 first"],
}
NOTHING = {
    "week-sheet": [0, 0, 0, 0, 0, 0, 0],
    "tally-sheet": [0, 0, 0, "", ""],
    "offers-compared": [0, "", "", "", ""],
    "access-register": [0, 0, 0, ""],
    "decision-log": [0, 0, "", 0, 0],
    "hours-ledger": [0, 0, "", "", "", "", "", "", ""],
    "exit-list": [12, 0, 0, 12, 0],
    "case-test": [0, 0, 0, 0, 0, "", "", "Mark all 50 first"],
}


def book(key: str, end: str = "-example.xlsx") -> openpyxl.Workbook:
    """A workbook with the values that are stored in it."""
    return openpyxl.load_workbook(io.BytesIO(papers.files(key)[end]), data_only=True)


def shown(value: object, form: str) -> str:
    """A stored value as the example writes it."""
    if isinstance(value, datetime):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, int | float) and "%" in form:
        return f"{SHARE * value:.0f} %"
    if isinstance(value, int | float):
        digits = len(form.partition(".")[2])
        return f"{round(value, digits if form != 'General' else 2):g}"
    return "" if value is None else str(value)


@pytest.mark.parametrize(("key", "table"), WORKED)
def test_the_example_is_what_is_worked_out(key: str, table: str) -> None:
    """Every figure of the worked example that a sheet counts, it counts the same."""
    template = forms.stored(key)
    sheet = book(key)[template.sheet[table]]
    for row, line in enumerate(template.find(table).cells, TOP + 1):
        for place in WORKED[key, table]:
            cell = sheet.cell(row, place + 1)
            assert shown(cell.value, cell.number_format) == line[place], (cell.coordinate, line)


@pytest.mark.parametrize("key", owner_forms.BUILT)
def test_totals(key: str) -> None:
    """The last sheet says what the list comes to; nothing where nothing is filled in."""
    for end, wanted in (("-example.xlsx", TOTALS[key]), (".xlsx", NOTHING[key])):
        sheet = book(key, end).worksheets[-1]
        found = [sheet.cell(row, 2).value for row in range(TOP + 1, sheet.max_row + 1)]
        numbers = [pytest.approx(value) if isinstance(value, float) else value for value in wanted]

        assert [value if value is not None else "" for value in found] == numbers


def test_an_entry_is_what_it_looks_like() -> None:
    """A time and a day can be calculated with, nought is a number, and nothing is nothing."""
    assert lists.entry("18:00") == pytest.approx(0.75)
    assert str(lists.entry("5 June 2026")) == "2026-06-05"
    assert lists.entry("0") == 0
    assert lists.entry("") is None
    assert lists.entry("Shop") == "Shop"


def test_times_past_midnight() -> None:
    """From 23:00 to 1:00 is two hours."""
    cell = book("week-sheet")["Week"]

    assert cell["B5"].value == time(8)
    assert "+1" in openpyxl.load_workbook(io.BytesIO(papers.files("week-sheet")[".xlsx"]))["Week"]["I5"].value


def test_fifty_right_and_none_harmful_may_answer() -> None:
    """The verdict of the test of 50 cases by its limits: 34, 35, 45 and 46 right, and one harmful."""
    template = forms.stored("case-test")
    say = template.sheet
    for right, harmful, wanted in (
        (34, 0, "say_drafts"),
        (35, 0, "say_behind"),
        (45, 0, "say_behind"),
        (46, 0, "say_answers"),
        (46, 1, "say_behind"),
    ):
        marks = ["right"] * right + ["harmful"] * harmful + ["wrong"] * (50 - right - harmful)
        item = template.find("cases")
        cells = tuple((str(n), "", "", "", mark, "", "") for n, mark in enumerate(marks, 1))
        changed = forms.Field(**{**vars(item), "cells": cells})
        sections = tuple(
            forms.Section(**{**vars(part), "field": tuple(changed if f is item else f for f in part.field)})
            for part in template.section
        )
        file = owner_forms.cases(forms.Template(**{**vars(template), "section": sections}), True)
        sheet = openpyxl.load_workbook(io.BytesIO(file), data_only=True).worksheets[-1]

        assert sheet.cell(sheet.max_row, 2).value == say[wanted]
