"""A table of tasks as CSV text: read and written as spreadsheets do, line by line. Opens no file."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from calculator.formats.spreadsheet import BOM, Form, form_of, unguarded
from calculator.model import definition
from calculator.tables import table
from calculator.tables.rules import BY_A_RUN, TEXTS, added, known, rules

END_OF_OLD_FILES = "\x1a"  # DOS programs closed a text with it
UNREAD = re.compile("[\ufffd\ud800-\udfff]")  # a letter, or a byte, that could not be read
LONGEST_CELL = 10_000_000
TOO_LONG, NEVER_CLOSED = "field larger", "unexpected end of data"  # as the csv module words them


class SheetError(ValueError):
    """The table as a whole cannot be read; the message says what would be right."""


@dataclass(frozen=True)
class Row:
    """A row as read; `number` counts as a spreadsheet does, the header being row 1.

    `beyond` holds the cells that have no column. A row whose cells cannot be told apart has its whole `text` instead.
    """

    number: int
    cells: list[str]
    problem: str = ""
    beyond: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Sheet:
    """A table being read; `rows` may be gone through once."""

    header: tuple[str, ...]
    form: Form
    rows: Iterator[Row]

    @property
    def strangers(self) -> list[str]:
        """Columns that are neither read nor written, only kept."""
        named = {*known(definition.model()), *written_before(self.header)}
        return [name for name in self.header if name not in named and name.lower() not in TEXTS]


def written_before(header: Sequence[str]) -> set[str]:
    """The columns that an earlier run has written; without a sign of such a run they are the reader's."""
    return {column.id for column in added()} if set(BY_A_RUN) <= set(header) else set()


def own_name(name: str, header: Sequence[str]) -> str:
    """The name under which a column of the reader's is kept: another one where the result has a column of its name."""
    if name in written_before(header) or name not in {column.id for column in added()}:
        return name
    names = chain([f"{name} (own)"], (f"{name} (own {number})" for number in count(2)))
    return next(one for one in names if one not in header)


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
        """The input's columns, without those that an earlier run added."""
        earlier = written_before(self.header)
        return [name for name in self.header if name not in earlier]

    def head(self) -> str:
        """The first line."""
        names = [
            *(own_name(name, self.header) for name in self.kept),
            *(column.id for column in added(self.answer_only)),
        ]
        return (BOM if self.form.bom else "") + self.form.lines([names])

    def score(self, rows: Sequence[Row]) -> Part:
        """The lines of some rows; a row with a problem keeps its cells, or its text where it has none."""
        columns = [column.id for column in added(self.answer_only)]
        parts, problems = [], []
        for row in rows:
            line, problem = self._line(row, columns)
            parts.append(line)
            if problem:
                problems.append((row.number, problem))
        return Part("".join(parts), len(parts), problems)

    def _line(self, row: Row, columns: Sequence[str]) -> tuple[str, str]:
        """A row's line, and what is wrong with it."""
        if row.text:
            return row.text, row.problem
        record = dict(zip(self.header, row.cells, strict=True))
        if row.problem:
            result = dict.fromkeys(columns) | {"problems": row.problem}
        else:
            result = table.result(definition.model(), self.form.pointed(record), self.answer_only)
        cells = [*(record[name] for name in self.kept), *result.values(), *row.beyond]
        return self.form.lines([cells]), result["problems"] or ""


class Lines:
    """Lines to read rows from: knows which a row took, and takes lines back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.rest, self.taken, self.before = iter(lines), list[str](), 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self.rest)
        self.taken.append(line)
        return line

    def forget(self) -> None:
        """A row begins."""
        self.before += len(self.taken)
        self.taken = []

    def give_back(self) -> None:
        """All lines that the row took but the first are to be read again."""
        self.rest = chain(self.taken[1:], self.rest)
        del self.taken[1:]


def read(lines: Iterable[str]) -> Sheet:
    """Read CSV lines with their line ends; SheetError where the first row names no question.

    Columns that are read may be named in capitals.
    """
    model, say = definition.model(), rules().say
    rest = (line.rstrip(END_OF_OLD_FILES) for line in lines)
    first = next(rest, "")
    form, first = form_of(first), first.removeprefix(BOM)
    source = Lines(chain([first], rest))
    cells = csv.reader(source, delimiter=form.delimiter, strict=True)
    try:
        header = [unguarded(cell).strip() for cell in next_row(cells) or []]
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
    return Sheet(tuple(header), form, _rows(source, cells, len(header)))


def next_row(cells: Any) -> list[str] | None:
    """The cells of the next row of a csv reader, however long they are; None after the last."""
    usual = csv.field_size_limit(LONGEST_CELL)
    try:
        row: list[str] | None = next(cells, None)
    finally:
        csv.field_size_limit(usual)
    return row


def _rows(source: Lines, cells: Any, width: int) -> Iterator[Row]:
    """The rows, blank ones passed over; a broken one has a problem and its text, and counts all its lines."""
    number = 1
    while True:
        number += 1
        source.forget()
        try:
            row = next_row(cells)
        except csv.Error as error:
            yield _broken(number, source, str(error), width)
            number += len(source.taken) - 1
            continue
        if row is None:
            return
        if any(row):
            yield _row(number, row, width)


def _broken(number: int, source: Lines, error: str, width: int) -> Row:
    """A row whose cells cannot be told apart. Where a quotation mark is never closed, only its own line is broken."""
    say, long = rules().say, error.startswith(TOO_LONG)
    if long and len(source.taken) == 1:
        problem = say["long"].format(limit=LONGEST_CELL)
    else:
        if long or error == NEVER_CLOSED:
            source.give_back()
        problem = say["quote"].format(first=source.before + 1, last=source.before + len(source.taken))
    return Row(number, [""] * width, problem, text="".join(source.taken))


def _row(number: int, row: list[str], width: int) -> Row:
    """A row as wide as the header; empty cells beyond it are no mistake."""
    say, found = rules().say, len(row)
    while len(row) > width and not row[-1]:
        row.pop()
    row = [unguarded(cell) for cell in row]
    cells, beyond = row[:width] + [""] * (width - found), tuple(row[width:])
    if beyond:
        return Row(number, cells, say["cells"].format(count=len(beyond)), beyond)
    return Row(number, cells, say["encoding"] if any(UNREAD.search(cell) for cell in cells) else "")


def write(records: Iterable[Mapping[str, Any]], names: Sequence[str], form: Form | None = None) -> Iterator[str]:
    """Records as CSV lines under the named columns, as `read` takes them."""
    form = form or Form()
    yield (BOM if form.bom else "") + form.lines([names])
    for record in records:
        yield form.lines([[record.get(name) for name in names]])
