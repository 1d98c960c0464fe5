"""A form that is a list, as a workbook: the list, what is worked out in it, and on a last sheet what it comes to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from calculator.documents.forms import Field, Template
from calculator.formats.spreadsheet import letters
from calculator.formats.workbook import Content, Look, Sheet, span
from calculator.site.office.workbook import LINE, TOP, Book, number

CLOCK, DAY, SHARE, TENTH, CASH = "hh:mm", "d mmm yyyy", "0%", "0.0", "#,##0"
TIME = re.compile(r"(\d?\d):(\d\d)")
HOUR, MINUTES = 60, 24 * 60
FIRST = TOP + 1


@dataclass(frozen=True)
class List:
    """The sheet of a field's table, with so many rows; `help` is the key of its line of help.

    Formulas stand in whole columns (`worked`, by their number), with {row} for the row; or in whole lines (`lines`,
    by their place from 0), with {column} for the letter of each column but the first. `forms` are number formats by
    column, `line_forms` by line. `chosen` are cells that hold what a column may be, by column.
    """

    table: str
    help: str
    widths: tuple[int, ...]
    rows: int
    worked: Mapping[int, str] = field(default_factory=dict)
    forms: Mapping[int, str] = field(default_factory=dict)
    lines: Mapping[int, str] = field(default_factory=dict)
    line_forms: Mapping[int, str] = field(default_factory=dict)
    chosen: Mapping[int, str] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """Its last row."""
        return TOP + self.rows

    def columns(self, places: str, template: Template) -> list[str]:
        """The cells of some columns, as formulas on other sheets have them."""
        sheet = template.sheet[self.table]
        return [f"{sheet}!${letter}${FIRST}:${letter}${self.last}" for letter in places]


@dataclass(frozen=True)
class Total:
    """A line of what it comes to: the key of its words, its formula, and its number format."""

    key: str
    formula: str
    form: str = Look.form


def build(template: Template, example: bool, parts: tuple[List, ...], totals: tuple[Total, ...] = ()) -> bytes:
    """A workbook with a sheet for each list, under the name that the words give its field, then the totals."""
    book = Book(template, example)
    for part in parts:
        _list(book, part)
    if totals:
        say = book.words
        sheet = book.sheet(say["totals"], say["totals_help"], (58, 22), pages=1)
        book.head(sheet, [say["what"], say["comes_to"]])
        for row, total in enumerate(totals, FIRST):
            book.put(sheet, row, 1, say[total.key], book.text)
            book.count(sheet, row, 2, total.formula, total.form)
            sheet.heights[row] = LINE
        sheet.frozen = f"A{FIRST}"
    return book.file()


def _list(book: Book, part: List) -> None:
    item, say = book.template.find(part.table), book.words
    sheet = book.sheet(say[part.table], say[part.help], part.widths)
    book.head(sheet, [column.label for column in item.columns])
    for row, line in enumerate(book.lines(item, part.rows), FIRST):
        for place, text in enumerate(line, 1):
            form = part.line_forms.get(row - FIRST, part.forms.get(place, Look.form))
            if formula := _formula(part, row, place):
                book.count(sheet, row, place, formula, form)
            else:
                book.enter(sheet, row, place, entry(text), form if place > 1 or part.forms else Look.form)
        deep = (-(-len(text) // int(width)) or 1 for text, width in zip(line, part.widths, strict=True))
        sheet.heights[row] = LINE * max(deep)
    _chosen(book, sheet, item, part)
    sheet.frozen = f"B{FIRST}"


def _formula(part: List, row: int, place: int) -> str:
    """What a cell is worked out by; empty where it is typed in."""
    if place in part.worked:
        return part.worked[place].format(row=row)
    if place > 1 and row - FIRST in part.lines:
        return part.lines[row - FIRST].format(column=letters(place))
    return ""


def _chosen(book: Book, sheet: Sheet, item: Field, part: List) -> None:
    """Lists to choose from, and columns that take numbers only."""
    for place, column in enumerate(item.columns, 1):
        if place in part.worked:
            continue
        cells = span(place, FIRST, part.last)
        if column.options or place in part.chosen:
            book.choose(sheet, cells, column.options or part.chosen[place])
        elif part.forms.get(place, DAY) not in (DAY, CLOCK):
            book.only_numbers(sheet, cells)
        elif part.lines and place > 1:
            book.only_numbers(sheet, span(place, FIRST + 1, part.last))


def entry(text: str) -> Content:
    """What a cell of an example holds: a time or a day as spreadsheets count them, a number, else the text."""
    if clock := TIME.fullmatch(text):
        return (HOUR * int(clock[1]) + int(clock[2])) / MINUTES
    try:
        return datetime.strptime(text, "%d %B %Y").date()
    except ValueError:
        return None if text == "" else number(text)
