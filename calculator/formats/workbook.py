"""A workbook as cells with their looks, written as an XLSX file in which every formula has its value stored.

With nothing but `zipfile` and templates, so that pages write the same file as the build does.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from calculator.formats.characters import cut, for_xml
from calculator.formats.formula import Formula, Worksheets, place
from calculator.formats.formula_functions import FormulaError, Scalar, serial
from calculator.formats.html import render
from calculator.formats.spreadsheet import letters

STAMP = (1980, 1, 1, 0, 0, 0)  # the same bytes at every writing
PACKED = 9
LONGEST = 32_767  # signs that a cell holds
A4 = 9
OWN_FORMS = 164  # from which number formats have numbers of their own
Content = Scalar | date | Formula
PARTS = {
    "[Content_Types].xml": "content_types",
    "_rels/.rels": "rels",
    "docProps/core.xml": "core",
    "docProps/app.xml": "app",
    "xl/workbook.xml": "workbook",
    "xl/_rels/workbook.xml.rels": "workbook_rels",
    "xl/styles.xml": "styles",
}


@dataclass(frozen=True)
class Look:
    """How a cell is shown; colours are six hex digits, `form` is a number format, such as 0%."""

    font: str = "Calibri"
    size: float = 11
    bold: bool = False
    colour: str = "000000"
    fill: str = ""
    border: str = ""
    across: str = ""
    wrap: bool = False
    indent: int = 0
    form: str = "General"


@dataclass(frozen=True)
class Mark:
    """Cells that stand out where a formula holds, by ground and by bold type."""

    cells: str
    formula: str
    fill: str
    colour: str


@dataclass(frozen=True)
class Choice:
    """Cells that take one of some options, written out or standing in other cells, or with none of them a number."""

    cells: str
    formula: str = ""
    title: str = ""
    refusal: str = ""


@dataclass
class Sheet:
    """One sheet: rows and columns count from 1, widths are in letters, heights in points.

    It is printed across so many `pages` (0: as many as it takes), with the row `heading` on each.
    """

    name: str
    widths: Sequence[float]
    heading: int = 1
    pages: int = 0
    landscape: bool = True
    frozen: str = ""
    cells: dict[tuple[int, int], Content] = field(default_factory=dict)
    looks: dict[tuple[int, int], Look] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def put(self, row: int, column: int, content: Content, look: Look) -> None:
        """Fill a cell. A text is never taken for a formula."""
        self.cells[row, column], self.looks[row, column] = content, look

    @property
    def quoted(self) -> str:
        """Its name as formulas have it."""
        return "'" + self.name.replace("'", "''") + "'"

    @property
    def frozen_at(self) -> tuple[int, int]:
        """How many rows and columns stay where they are while the rest moves."""
        row, column = place(self.frozen)
        return row - 1, column - 1


@dataclass
class Workbook:
    """Sheets, and what the file says of itself."""

    title: str
    subject: str
    creator: str
    description: str
    written: date
    sheets: list[Sheet] = field(default_factory=list)

    def file(self) -> bytes:
        """The workbook's bytes; every formula with its value."""
        worked = Worksheets({sheet.name: dict(map(_plain, sheet.cells.items())) for sheet in self.sheets})
        styles = _Styles()
        parts = {
            f"xl/worksheets/sheet{number}.xml": render(
                "formats/xlsx/sheet.xml", sheet=sheet, rows=_rows(sheet, worked, styles), styles=styles, paper=A4
            )
            for number, sheet in enumerate(self.sheets, 1)
        }
        context = {"book": self, "styles": styles, "forms_from": OWN_FORMS}
        parts = {name: render(f"formats/xlsx/{template}.xml", **context) for name, template in PARTS.items()} | parts
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name, text in parts.items():
                content = for_xml(text).encode()
                archive.writestr(zipfile.ZipInfo(name, STAMP), content, zipfile.ZIP_DEFLATED, PACKED)
        return packed.getvalue()


class _Styles:
    """Each look once, by its number; and each font, fill, border and number format that they need."""

    def __init__(self) -> None:
        self.looks: dict[Look, int] = {Look(): 0}
        self.marks: dict[tuple[str, str], int] = {}

    def number(self, look: Look) -> int:
        """A look's number."""
        return self.looks.setdefault(look, len(self.looks))

    def marked(self, mark: Mark) -> int:
        """The number of what makes cells stand out."""
        return self.marks.setdefault((mark.fill, mark.colour), len(self.marks))

    @property
    def fonts(self) -> list[tuple[str, float, bool, str]]:
        """Name, size, whether bold, colour."""
        return _unlike((look.font, look.size, look.bold, look.colour) for look in self.looks)

    @property
    def fills(self) -> list[str]:
        """Grounds, none among them."""
        return _unlike(["", *(look.fill for look in self.looks)])

    @property
    def borders(self) -> list[str]:
        """Colours of the lines round a cell, none among them."""
        return _unlike(["", *(look.border for look in self.looks)])

    @property
    def forms(self) -> list[str]:
        """Number formats, but for the usual one."""
        return _unlike(look.form for look in self.looks if look.form != Look.form)

    def parts(self, look: Look) -> dict[str, int]:
        """The numbers of a look's font, fill, border and number format; after none comes a fill that every file has."""
        fill = self.fills.index(look.fill)
        return {
            "font": self.fonts.index((look.font, look.size, look.bold, look.colour)),
            "fill": fill + 1 if fill else 0,
            "border": self.borders.index(look.border),
            "form": OWN_FORMS + self.forms.index(look.form) if look.form != Look.form else 0,
        }


def _unlike(values: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(values))


def _plain(cell: tuple[tuple[int, int], Content]) -> tuple[tuple[int, int], Scalar | Formula]:
    """A cell without its look; a day is a number."""
    where, content = cell
    return where, serial(content) if isinstance(content, date) else content


def _rows(sheet: Sheet, worked: Worksheets, styles: _Styles) -> list[dict[str, Any]]:
    """The sheet's rows for its template."""
    by_row: dict[int, list[dict[str, Any]]] = {row: [] for row in sheet.heights}
    for row, column in sorted(sheet.cells):
        cell = _cell(sheet.cells[row, column], sheet.name, row, column, worked)
        cell |= {"address": f"{letters(column)}{row}", "style": styles.number(sheet.looks[row, column])}
        by_row.setdefault(row, []).append(cell)
    return [{"number": row, "height": sheet.heights.get(row), "cells": by_row[row]} for row in sorted(by_row)]


def _cell(content: Content, sheet: str, row: int, column: int, worked: Worksheets) -> dict[str, Any]:
    """A cell's kind as the file names it, its formula and its value."""
    formula = content.text if isinstance(content, Formula) else ""
    try:
        value = worked.stored(sheet, row, column) if formula else worked.value(sheet, row, column)
    except FormulaError as fault:
        return {"kind": "e", "formula": formula, "value": str(fault)}
    if isinstance(value, bool):
        return {"kind": "b", "formula": formula, "value": str(int(value))}
    if isinstance(value, str):
        return {"kind": "str" if formula else "inlineStr", "formula": formula, "value": cut(value, LONGEST)}
    return {"kind": "", "formula": formula, "value": "" if value is None else f"{value:.15g}"}


def span(column: int, first: int, last: int) -> str:
    """Cells of one column: C5:C9."""
    return f"{letters(column)}{first}:{letters(column)}{last}"
