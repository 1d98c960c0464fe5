"""The monthly sheet of a workbook: targets above, a row a month to type numbers in, their means below."""

from collections.abc import Sequence
from datetime import datetime

from calculator.formats.spreadsheet import letters
from calculator.formats.workbook import Sheet
from calculator.site.office.workbook import LINE, TOP, Book, number

MONTHS = 24
MONTH = "mmmm yyyy"
TARGET, BETTER = TOP + 1, TOP + 2
FIRST = TOP + 3
LAST = FIRST + MONTHS - 1


def columns(numbers: int) -> tuple[str, ...]:
    """The letters of the columns that numbers are typed in; the first column has the months."""
    return tuple(letters(place) for place in range(2, 2 + numbers))


def month(text: str) -> datetime:
    """A month, such as "July 2026", as its first day."""
    return datetime.strptime(f"1 {text}", "%d %B %Y")


def targets(book: Book, sheet: Sheet, numbers: int, source: str, target: str, better: str) -> None:
    """Each number's target and direction, as they are typed in these columns of the sheet `source`."""
    for place in range(numbers):
        for row, column in ((TARGET, target), (BETTER, better)):
            typed = f"{source}!${column}${TOP + 1 + place}"
            book.count(sheet, row, 2 + place, f'IF({typed}="","",{typed})')


def entries(book: Book, sheet: Sheet, numbers: int, lines: Sequence[Sequence[str]]) -> None:
    """The months, of which the first is typed, and their numbers; `lines` are a month and its numbers each."""
    book.enter(sheet, FIRST, 1, month(lines[0][0]) if lines else None, MONTH)
    for row in range(FIRST + 1, LAST + 1):
        book.count(sheet, row, 1, f'IF(A{row - 1}="","",EDATE(A{row - 1},1))', MONTH)
    for place in range(MONTHS):
        values = lines[place][1:] if place < len(lines) else ()
        for column in range(numbers):
            book.enter(sheet, FIRST + place, 2 + column, number(values[column]) if column < len(values) else None)
    book.only_numbers(sheet, f"B{FIRST}:{columns(numbers)[-1]}{LAST}")
    for row in range(TOP + 1, LAST + 3):
        sheet.heights[row] = LINE
    sheet.frozen = f"B{FIRST}"


def means(book: Book, sheet: Sheet, numbers: int) -> None:
    """The mean of each number, below the months."""
    for place, letter in enumerate(columns(numbers)):
        cells = f"{letter}{FIRST}:{letter}{LAST}"
        book.count(sheet, LAST + 1, 2 + place, f'IF(COUNT({cells})=0,"",AVERAGE({cells}))', "0.0")
