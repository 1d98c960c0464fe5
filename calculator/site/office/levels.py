"""Service levels as a workbook: what is promised, and month by month what was missed and what it earns back."""

from calculator.documents.forms import Template
from calculator.formats.formula import Formula
from calculator.formats.spreadsheet import letters
from calculator.formats.workbook import span
from calculator.site.office import monthly
from calculator.site.office.monthly import BETTER, FIRST, LAST, TARGET
from calculator.site.office.workbook import TOP, Book, number

LEVELS = 5
COLUMNS = monthly.columns(LEVELS)
MISSED, CREDIT, FEE, MONEY, ROW = range(2 + LEVELS, 7 + LEVELS)
LETTER = {column: letters(column) for column in (MISSED, CREDIT, FEE, MONEY, ROW)}
FEE_ROW, CAP_ROW = TOP + LEVELS + 2, TOP + LEVELS + 3
CASH = "#,##0.00"


def build(template: Template, example: bool = False) -> bytes:
    """The workbook, empty or with the worked example."""
    book = Book(template, example)
    _levels(book)
    _months(book)
    return book.file()


def _levels(book: Book) -> None:
    """What is promised, the fee, and the most that may be taken off."""
    say = book.words
    sheet = book.sheet(say["levels"], say["levels_help"], (40, 14, 13, 11, 11, 16, 16))
    book.table(sheet, book.template.find("levels"), LEVELS)
    for column in (4, 5, 6, 7):
        book.only_numbers(sheet, span(column, TOP + 1, TOP + LEVELS))
    for row, key in ((FEE_ROW, "fee"), (CAP_ROW, "cap")):
        book.put(sheet, row, 1, say[key], book.bold)
        book.enter(sheet, row, 2, number(say[f"{key}_example"]) if book.example else None)
    book.only_numbers(sheet, f"B{FEE_ROW}:B{CAP_ROW}")
    sheet.frozen = f"A{TOP + 1}"


def _months(book: Book) -> None:
    """A row a month with what was measured, what was missed and the credit; below, means and totals."""
    say, source = book.words, book.words["levels"]
    sheet = book.sheet(say["months"], say["months_help"], (18, *[17] * LEVELS, 11, 12, 13, 13, 16), pages=1)
    counted = [say[key] for key in ("missed", "credit", "month_fee", "money", "row")]
    named = [Formula(f'{source}!$A${row}&""') for row in range(TOP + 1, TOP + 1 + LEVELS)]
    book.head(sheet, [say["month"], *named, *counted])
    better = book.template.find("levels").columns[2].label
    for row, label in ((TARGET, say["target"]), (BETTER, better)):
        book.put(sheet, row, 1, label, book.soft)
    monthly.targets(book, sheet, LEVELS, source, target="D", better="C")
    given = book.template.find("log").cells if book.example else ()
    monthly.entries(book, sheet, LEVELS, [line[: 1 + LEVELS] for line in given])
    for row in range(FIRST, LAST + 1):
        empty = f"COUNT(B{row}:{COLUMNS[-1]}{row})=0"
        missed = "+".join(f"IF({_past(source, n, letter, row, 'D')},1,0)" for n, letter in enumerate(COLUMNS))
        credit = "+".join(_credit(source, n, letter, row) for n, letter in enumerate(COLUMNS))
        cap = f"IF(ISNUMBER({source}!$B${CAP_ROW}),{source}!$B${CAP_ROW},100)"
        before = f"N({LETTER[ROW]}{row - 1})" if row > FIRST else "0"
        book.count(sheet, row, MISSED, f'IF({empty},"",{missed})')
        book.count(sheet, row, CREDIT, f'IF({empty},"",MIN({cap},{credit}))')
        book.count(sheet, row, FEE, f'IF({empty},"",N({source}!$B${FEE_ROW}))', CASH)
        book.count(sheet, row, MONEY, f'IF({empty},"",{LETTER[FEE]}{row}*{LETTER[CREDIT]}{row}/100)', CASH)
        book.count(sheet, row, ROW, f'IF({empty},"",IF({LETTER[MISSED]}{row}>0,{before}+1,0))')
    higher, lower = f'AND(B${BETTER}="Higher",B{FIRST}<B${TARGET})', f'AND(B${BETTER}="Lower",B{FIRST}>B${TARGET})'
    worse = f"AND(ISNUMBER(B{FIRST}),ISNUMBER(B${TARGET}),OR({higher},{lower}))"
    book.mark(sheet, f"B{FIRST}:{COLUMNS[-1]}{LAST}", worse, "freelance")
    book.put(sheet, LAST + 1, 1, say["mean"], book.bold)
    monthly.means(book, sheet, LEVELS)
    book.put(sheet, LAST + 2, 1, say["total"], book.bold)
    for column, form in ((MISSED, "General"), (FEE, CASH), (MONEY, CASH)):
        book.count(sheet, LAST + 2, column, f"SUM({LETTER[column]}{FIRST}:{LETTER[column]}{LAST})", form)


def _past(source: str, place: int, letter: str, row: int, column: str) -> str:
    """Whether a value is worse than the target (column D) or the floor (column E)."""
    line, value = f"{source}!${column}${TOP + 1 + place}", f"{letter}{row}"
    better = f"{source}!$C${TOP + 1 + place}"
    worse = f'OR(AND({better}="Higher",{value}<{line}),AND({better}="Lower",{value}>{line}))'
    return f"AND(ISNUMBER({value}),ISNUMBER({line}),{worse})"


def _credit(source: str, place: int, letter: str, row: int) -> str:
    """The share of the fee that one value earns back."""
    floor, target = (f"N({source}!${column}${TOP + 1 + place})" for column in "GF")
    past_floor, past_target = (_past(source, place, letter, row, column) for column in "ED")
    return f"IF({past_floor},{floor},IF({past_target},{target},0))"
