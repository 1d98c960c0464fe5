"""A table of tasks as CSV text: read and written as spreadsheets do, line by line. Opens no file."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from calculator.formats.spreadsheet import BOM, Form, form_of, unguarded
from calculator.model import definition
from calculator.tables import table
from calculator.tables.rules import added, known, rules

UNREAD = "\ufffd"


class SheetError(ValueError):
    """The table as a whole cannot be read; the message says what would be right."""


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
        named = {*known(definition.model()), *(column.id for column in added())}
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
        earlier = {column.id for column in added()}
        return [name for name in self.header if name not in earlier]

    def head(self) -> str:
        """The first line."""
        names = [*self.kept, *(column.id for column in added(self.answer_only))]
        return (BOM if self.form.bom else "") + self.form.lines([names])

    def score(self, rows: Sequence[Row]) -> Part:
        """The lines of some rows; a row with a problem keeps its cells."""
        model, kept, columns = definition.model(), self.kept, [column.id for column in added(self.answer_only)]
        lines, problems = [], []
        for row in rows:
            record = dict(zip(self.header, row.cells, strict=True))
            if row.problem:
                result = dict.fromkeys(columns) | {"problems": row.problem}
            else:
                result = table.result(model, self.form.pointed(record), self.answer_only)
            if result["problems"]:
                problems.append((row.number, result["problems"]))
            lines.append([*(record[name] for name in kept), *result.values()])
        return Part(self.form.lines(lines), len(lines), problems)


def read(lines: Iterable[str]) -> Sheet:
    """Read CSV lines with their line ends; SheetError where the first row names no question.

    Columns that are read may be named in capitals.
    """
    model, say = definition.model(), rules().say
    rest = iter(lines)
    first = next(rest, "")
    form, first = form_of(first), first.removeprefix(BOM)
    cells = csv.reader(chain([first], rest), delimiter=form.delimiter, strict=True)
    try:
        header = [unguarded(cell).strip() for cell in next(cells, [])]
    except csv.Error as error:
        raise SheetError(say["quote"].format(first=1, last=cells.line_num)) from error
    header = [name.lower() if name.lower() in known(model) else name for name in header]
    while header and not header[-1]:
        header.pop()
    if not header:
        raise SheetError(say["no_header"])
    for name in header:
        if header.count(name) > 1:
            raise SheetError(say["twice"].format(id=name or "“”"))
    if not set(header) & set(model.questions):
        raise SheetError(say["no_question"].format(ids=", ".join(model.questions)))
    return Sheet(tuple(header), form, _rows(cells, len(header)))


def _rows(cells: Any, width: int) -> Iterator[Row]:
    """The rows, blank ones passed over; a broken one has a problem and no cells, and counts all its lines."""
    number = 1
    while True:
        number, start = number + 1, cells.line_num
        try:
            row = next(cells, None)
        except csv.Error:
            problem = rules().say["quote"].format(first=start + 1, last=cells.line_num)
            yield Row(number, [""] * width, problem)
            number += cells.line_num - start - 1
            continue
        if row is None:
            return
        if any(row):
            yield _row(number, row, width)


def _row(number: int, row: list[str], width: int) -> Row:
    """A row as wide as the header; empty cells beyond it are no mistake."""
    say, count = rules().say, len(row)
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
