"""Workbooks as records: stored values only, merged cells, hidden rows, dates and times as they are meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from calculator.formats import numerals
from calculator.formats.numerals import plain
from calculator.tables.lists.records import UNSEEN, Record

MOST_ROWS = 20_000
FORMULA, DATE, WRONG = "formula", "date", "error"
SIGNS = ("€", "$", "£", "₹", "CHF", "¥", "kr", "EUR", "USD", "GBP", "INR")
FORMULAS = re.compile(rb"<(?:\w+:)?f[\s>/]")
MIDNIGHT = "00:00:00"


class WorkbookError(ValueError):
    """The workbook cannot be opened."""


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook."""

    name: str
    records: list[Record]

    @property
    def rows(self) -> int:
        """How many rows have more than one cell."""
        return sum(sum(map(bool, record.cells)) > 1 for record in self.records)


def read(data: bytes) -> list[Sheet]:
    """The sheets with something in them, hidden ones last; WorkbookError where nothing opens it.

    One with formulas is read twice: for the values that were stored, and for the cells that have none.
    """
    from openpyxl import load_workbook  # only here: it takes a while, and most lists are no workbooks

    try:
        stored = load_workbook(BytesIO(data), data_only=True)
        written = load_workbook(BytesIO(data)) if _has_formulas(data) else stored
    except (BadZipFile, KeyError, ValueError, TypeError, IndexError, OSError, AttributeError, SyntaxError) as error:
        raise WorkbookError(str(error)) from error
    sheets = sorted(stored.worksheets, key=lambda sheet: sheet.sheet_state != "visible")
    read_all = [Sheet(sheet.title, list(_records(sheet, written[sheet.title]))) for sheet in sheets]
    return [sheet for sheet in read_all if not all(record.blank for record in sheet.records)]


def _has_formulas(data: bytes) -> bool:
    """Whether a cell of some sheet holds a formula; `<f` begins nothing else that could stand for one."""
    with ZipFile(BytesIO(data)) as archive:
        sheets = [item for item in archive.namelist() if "worksheets/" in item and item.endswith(".xml")]
        return any(FORMULAS.search(archive.read(item)) for item in sheets)


def _records(stored: Any, written: Any) -> Iterator[Record]:
    rows = zip(stored.iter_rows(max_row=min(stored.max_row, MOST_ROWS)), written.iter_rows(), strict=False)
    for number, (values, formulas) in enumerate(rows, 1):
        cells, odd = [], {}
        for place, (value, formula) in enumerate(zip(values, formulas, strict=False)):
            text, kind = _cell(value, formula)
            cells.append(text)
            if kind:
                odd[place] = kind
        hidden = bool(stored.row_dimensions[number].hidden) if number in stored.row_dimensions else False
        yield Record(number, tuple(cells), hidden=hidden, odd=odd)


def _cell(stored: Any, written: Any) -> tuple[str, str]:
    """A cell as text, and what is odd about it."""
    value = stored.value
    if value is None:
        return "", FORMULA if written.data_type == "f" else ""
    if isinstance(value, bool):
        return ("yes" if value else "no"), ""
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}", ""
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02d}", ""
    if isinstance(value, datetime | date):
        return value.isoformat(sep=" ").removesuffix(f" {MIDNIGHT}") if isinstance(value, datetime) else str(
            value
        ), DATE
    if isinstance(value, int | float):
        return number(float(value), str(stored.number_format)), ""
    text = str(value).strip().strip(UNSEEN).strip()
    return ("", WRONG) if stored.data_type == "e" else (text, "")


def number(value: float, form: str) -> str:
    """A number with a point, and with the currency or the percent sign that the sheet shows beside it."""
    if "%" in form:
        return f"{plain(round(value * 100, 6))} %"
    sign = next((sign for sign in SIGNS if sign in form), "")
    text = plain(round(value, 6))
    if numerals.either(text):
        text += "0"  # "1.125" of a workbook is no thousand
    return f"{text} {sign}".strip()
