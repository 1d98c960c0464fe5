"""A table of tasks as CSV text: read and written as spreadsheets do, line by line. Opens no file."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import chain
from typing import Any

from calculator import load, table

BOM = "\ufeff"
UNREAD = "\ufffd"
DELIMITERS = (",", ";", "\t")
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
FORMULA = re.compile(r"'*[=+\-@\t\r\n]")  # what a spreadsheet would take for a formula, guarded or not


class SheetError(ValueError):
    """The table as a whole cannot be read; the message says what would be right."""


@dataclass(frozen=True)
class Form:
    """How a file is written. Where semicolons separate the cells, decimals have a comma."""

    delimiter: str = ","
    newline: str = "\n"
    bom: bool = False

    def number(self, value: float) -> str:
        """A number as this file's spreadsheet reads it."""
        return str(value).replace(".", "," if self.delimiter == ";" else ".")

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


@dataclass(frozen=True)
class Row:
    """A row as read; `number` counts as a spreadsheet does, the header being row 1."""

    number: int
    cells: list[str]
    problem: str = ""


@dataclass(frozen=True)
class Sheet:
    """A table being read; `rows` may be gone through once."""

    header: tuple[str, ...]
    form: Form
    rows: Iterator[Row]

    @property
    def strangers(self) -> list[str]:
        """Columns that are neither read nor written, only kept."""
        named = {*table.known(load.model()), *(column.id for column in table.columns())}
        return [name for name in self.header if name not in named]


@dataclass(frozen=True)
class Part:
    """Some rows scored: their text, how many they are, and the problems by row number."""

    text: str
    count: int
    problems: list[tuple[int, str]]


@dataclass(frozen=True)
class Plan:
    """How the rows of a sheet become text; small, so that it can be sent to another process."""

    header: tuple[str, ...]
    form: Form
    answer_only: bool = False

    @property
    def kept(self) -> list[str]:
        """The input's columns, without those that an earlier result added."""
        added = {column.id for column in table.columns()}
        return [name for name in self.header if name not in added]

    def head(self) -> str:
        """The first line."""
        names = [*self.kept, *(column.id for column in table.columns(self.answer_only))]
        return (BOM if self.form.bom else "") + self.form.lines([names])

    def score(self, rows: Sequence[Row]) -> Part:
        """The lines of some rows; a row with a problem keeps its cells."""
        found = [self._row(row) for row in rows]
        problems = [(row.number, said["problems"]) for row, said in zip(rows, found, strict=True) if said["problems"]]
        return Part(self.form.lines(said.values() for said in found), len(found), problems)

    def _row(self, row: Row) -> dict[str, Any]:
        record = dict(zip(self.header, row.cells, strict=True))
        kept = {name: record[name] for name in self.kept}
        if row.problem:
            added = {column.id: None for column in table.columns(self.answer_only)} | {"problems": row.problem}
        else:
            added = table.result(load.model(), record, self.answer_only)
        return kept | added


def read(lines: Iterable[str]) -> Sheet:
    """Read CSV lines with their line ends; SheetError where the first row names no question."""
    rest = iter(lines)
    first = next(rest, "")
    form, first = _form(first), first.removeprefix(BOM)
    cells = csv.reader(chain([first], rest), delimiter=form.delimiter, strict=True)
    try:
        header = tuple(_name(cell) for cell in next(cells, []))
    except csv.Error as error:
        raise SheetError(table.words().say["quote"].format(first=1, last=cells.line_num)) from error
    while header and not header[-1]:
        header = header[:-1]
    _check(header)
    return Sheet(header, form, _rows(cells, len(header)))


def _form(first: str) -> Form:
    names = first.removeprefix(BOM)
    delimiter = max(DELIMITERS, key=names.count)
    return Form(delimiter, "\r\n" if first.endswith("\r\n") else "\n", first.startswith(BOM))


def _name(cell: str) -> str:
    """A column's name; those that are read may be written in capitals."""
    name = unguarded(cell).strip()
    return name.lower() if name.lower() in table.known(load.model()) else name


def _check(header: tuple[str, ...]) -> None:
    say, model = table.words().say, load.model()
    if not any(header):
        raise SheetError(say["no_header"])
    for name in header:
        if header.count(name) > 1:
            raise SheetError(say["twice"].format(id=name or "“”"))
    if not set(header) & set(model.questions):
        raise SheetError(say["no_question"].format(ids=", ".join(model.questions)))


def _rows(cells: Any, width: int) -> Iterator[Row]:
    """The rows, blank ones passed over; a broken one has a problem and no cells, and counts all its lines."""
    number = 1
    while True:
        number, start = number + 1, cells.line_num
        try:
            row = next(cells, None)
        except csv.Error:
            lines = {"first": start + 1, "last": cells.line_num}
            yield Row(number, [""] * width, table.words().say["quote"].format(**lines))
            number += cells.line_num - start - 1
            continue
        if row is None:
            return
        if any(row):
            yield _row(number, row, width)


def _row(number: int, row: list[str], width: int) -> Row:
    say, count = table.words().say, len(row)
    while len(row) > width and not row[-1]:
        row.pop()
    cells = [unguarded(cell) for cell in row[:width]] + [""] * (width - count)
    if len(row) > width:
        return Row(number, cells, say["cells"].format(count=count, columns=width))
    return Row(number, cells, say["encoding"] if any(UNREAD in cell for cell in cells) else "")


def write(records: Iterable[Mapping[str, Any]], names: Sequence[str], form: Form | None = None) -> Iterator[str]:
    """Records as CSV lines under the named columns, as `read` takes them."""
    form = form or Form()
    yield (BOM if form.bom else "") + form.lines([names])
    for record in records:
        yield form.lines([[record.get(name) for name in names]])


def guarded(cell: str) -> str:
    """A cell with an apostrophe before what a spreadsheet would run as a formula; plain numbers stay."""
    return "'" + cell if FORMULA.match(cell) and not NUMBER.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that `guarded` gave it."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
