"""A workbook that we write: what stands in it can be read without working anything out, and nothing runs by itself."""

import io
from datetime import date, datetime

import openpyxl

from calculator.formats.formula import Formula
from calculator.formats.workbook import Look, Sheet, Workbook

NAMES = ["=1+1", "  kept  ", "a < b & \"c\" > 'd'", "bell \a and half \ud800", "日本 🙂", "+44 20", "x" * 40_000]


def book() -> Workbook:
    """A workbook with texts, numbers, a day and formulas."""
    sheet = Sheet("It's one", (10, 20), frozen="B2")
    for row, name in enumerate(NAMES, 1):
        sheet.put(row, 1, name, Look())
        sheet.put(row, 2, row / 4, Look(form="0.00", bold=True, fill="FFEEDD", border="112233"))
    sheet.put(9, 1, date(2027, 1, 4), Look(form="d mmm yyyy"))
    sheet.put(9, 2, Formula("SUM(B1:B8)"), Look())
    sheet.put(10, 2, Formula('IF(B9>1,"<yes>","no")'), Look())
    sheet.put(11, 2, Formula("1/0"), Look())
    sheet.put(12, 2, Formula("B9>1"), Look())
    return Workbook("T & t", "s", "c", "d", date(2026, 6, 1), [sheet])


def test_values_are_stored_beside_their_formulas() -> None:
    """A reader that does not calculate has them all."""
    content = book().file()
    stored = openpyxl.load_workbook(io.BytesIO(content), data_only=True)["It's one"]
    written = openpyxl.load_workbook(io.BytesIO(content))["It's one"]

    assert [stored[f"B{row}"].value for row in (9, 10, 11, 12)] == [7, "<yes>", "#DIV/0!", True]
    assert [written[f"B{row}"].data_type for row in (8, 9, 10, 11, 12)] == ["n", "f", "f", "f", "f"]
    assert stored["A9"].value == datetime(2027, 1, 4)


def test_texts_are_never_formulas() -> None:
    """Whatever a reader calls a task, it stays a text, whole but for what no file can hold."""
    sheet = openpyxl.load_workbook(io.BytesIO(book().file()))["It's one"]

    assert {sheet[f"A{row}"].data_type for row in range(1, 8)} <= {"s", "inlineStr"}
    assert [sheet[f"A{row}"].value for row in (1, 2, 3, 5, 6)] == [NAMES[place] for place in (0, 1, 2, 4, 5)]
    assert sheet["A4"].value == "bell  and half "
    assert len(sheet["A7"].value) == 32_767


def test_the_same_bytes_again() -> None:
    """Nothing in it is of the moment."""
    assert book().file() == book().file()
