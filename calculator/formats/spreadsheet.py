"""How spreadsheets write CSV, with cells that would be run as formulas; how they name columns and count days."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Any

BOM = "\ufeff"
DAY_0 = date(1899, 12, 30)  # from which days are counted
LETTERS = 26
DELIMITERS = (",", ";", "\t")
DECIMAL = re.compile(r"[+-]?\d+,\d+")
GROUPED = re.compile(r"[1-9]\d{0,2}(\.\d{3})+")
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
FORMULA = re.compile(r"'*[=+\-@\t\r\n]")  # what a spreadsheet would take for a formula, guarded or not


@dataclass(frozen=True)
class Form:
    """How a file is written. Where semicolons separate the cells, decimals have a comma."""

    delimiter: str = ","
    newline: str = "\n"
    bom: bool = False

    def number(self, value: float) -> str:
        """A number as this file's spreadsheet reads it."""
        return str(value).replace(".", "," if self.delimiter == ";" else ".")

    def pointed(self, record: dict[str, str]) -> dict[str, str]:
        """A record with points for decimal commas, and without points between thousands, where semicolons separate."""
        if self.delimiter != ";":
            return record
        return {name: _pointed(cell) for name, cell in record.items()}

    def lines(self, rows: Iterable[Iterable[Any]]) -> str:
        """Rows as text; no cell can be taken for a formula."""
        text = StringIO(newline="")
        writer = csv.writer(text, delimiter=self.delimiter, lineterminator=self.newline)
        writer.writerows([self._cell(cell) for cell in row] for row in rows)
        return text.getvalue()

    def _cell(self, value: Any) -> str:
        if value is None:
            return ""
        return self.number(value) if isinstance(value, int | float) else guarded(str(value))


def _pointed(cell: str) -> str:
    if GROUPED.fullmatch(cell):
        return cell.replace(".", "")
    return cell.replace(",", ".") if DECIMAL.fullmatch(cell) else cell


def form_of(first: str) -> Form:
    """The form of a file, from its first line with its line end."""
    names = first.removeprefix(BOM)
    delimiter = max(DELIMITERS, key=names.count)
    return Form(delimiter, "\r\n" if first.endswith("\r\n") else "\n", first.startswith(BOM))


def guarded(cell: str) -> str:
    """A cell with an apostrophe before what a spreadsheet would run as a formula; plain numbers stay."""
    return "'" + cell if FORMULA.match(cell) and not NUMBER.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that `guarded` gave it."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def column(letters: str) -> int:
    """The number of a column: A is 1."""
    found = 0
    for letter in letters:
        found = found * LETTERS + ord(letter) - ord("A") + 1
    return found


def letters(number_: int) -> str:
    """The letters of a column."""
    found = ""
    while number_:
        number_, rest = divmod(number_ - 1, LETTERS)
        found = chr(ord("A") + rest) + found
    return found


def columns_of(block: range) -> str:
    """Columns that stand side by side, by the letters of the first and the last."""
    first, last = letters(block.start + 1), letters(block.stop)
    return first if first == last else f"{first}-{last}"
