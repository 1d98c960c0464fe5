"""A list as records of cells: the mark between cells found by what fits most rows, broken lines mended."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from calculator.tables.sheet import NEVER_CLOSED, Lines, next_row

MARKS = {"\t": "tab", ";": "semicolon", ",": "comma", "|": "bar"}
SAMPLE = 300  # records that the mark is chosen by
FITS = 0.5  # share of the records that must have the same number of cells
SEPARATOR = re.compile(r'"?sep=(.|\\t)"?[;,\t ]*\r?\n?', re.IGNORECASE)
RULE = re.compile(r":?-{2,}:?")  # the line under the headings of a table in Markdown
UNSEEN = "\u200b\ufeff\u00a0\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)  # how spreadsheets keep a figure a text


@dataclass(frozen=True)
class Record:
    """A row of a list; `number` counts as a spreadsheet does. `odd` says by column what a cell of a workbook holds."""

    number: int
    cells: tuple[str, ...]
    broken: bool = False
    hidden: bool = False
    odd: dict[int, str] = field(default_factory=dict)

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self.cells) and not self.odd

    def cell(self, place: int | None) -> str:
        """What stands in a column, empty where there is none."""
        return self.cells[place] if place is not None and place < len(self.cells) else ""


def mark_of(text: str) -> str:
    """What separates the cells of a text; empty where it is no table."""
    if named := SEPARATOR.match(text):
        return "\t" if named[1] == "\\t" else named[1]
    lines = text.splitlines(keepends=True)
    best, mark = (0.0, 0), ""
    for candidate in MARKS:
        if candidate not in text:
            continue
        sizes = [len(record.cells) for record in islice(_records(lines, candidate), SAMPLE) if not record.blank]
        counts = Counter(size for size in sizes if size > 1)
        if not counts:
            continue
        width, most = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
        fits = round(most / len(sizes), 2)
        if fits >= FITS and (fits, width) > best:
            best, mark = (fits, width), candidate
    return mark


def records(text: str, mark: str) -> list[Record]:
    """The records of a table; the line that names the mark and blank lines are counted, and blank."""
    lines = text.splitlines(keepends=True)
    if SEPARATOR.fullmatch(lines[0] if lines else ""):
        lines[0] = "\n"
    result = list(_records(lines, mark))
    framed = mark == "|" and all(
        len(row.cells) > 2 and not row.cells[0] and not row.cells[-1] for row in result if len(row.cells) > 1
    )
    if not framed:
        return result
    inner = [replace(row, cells=row.cells[1:-1] if len(row.cells) > 1 else row.cells) for row in result]
    return [replace(row, cells=()) if row.cells and all(map(RULE.fullmatch, row.cells)) else row for row in inner]


def _records(lines: list[str], mark: str) -> Iterator[Record]:
    source = Lines(lines)
    reader = csv.reader(source, delimiter=mark, strict=True, skipinitialspace=mark != "\t")
    number = 0
    while True:
        number += 1
        source.forget()
        try:
            row = next_row(reader)
        except csv.Error as error:
            if str(error) == NEVER_CLOSED or len(source.taken) > 1:
                source.give_back()
            yield Record(number, _without_quotes(source.taken[0], mark), broken=True)
            continue
        if row is None:
            return
        yield Record(number, tuple(plain_cell(cell) for cell in row))


def _without_quotes(line: str, mark: str) -> tuple[str, ...]:
    """The cells of a line whose quotation marks make no sense."""
    return tuple(cell.strip().strip('"').strip() for cell in line.rstrip("\r\n").split(mark))


def plain_cell(cell: str) -> str:
    """A cell without what programs put around it: apostrophes, and signs that show nothing."""
    text = cell.replace("\r\n", "\n").replace("\r", "\n").strip().strip(UNSEEN).strip()
    if wrapped := AS_TEXT.fullmatch(text):
        text = wrapped[1]
    return text[1:] if text.startswith("'") and text[1:2] in "=+-@" else text
