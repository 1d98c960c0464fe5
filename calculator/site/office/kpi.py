"""The KPI sheet as a workbook: the numbers, the months, the report for one month."""

from dataclasses import replace

from calculator.documents.forms import Template
from calculator.formats.formula import Formula
from calculator.formats.spreadsheet import letters
from calculator.formats.workbook import Sheet, span
from calculator.site.office import monthly
from calculator.site.office.monthly import BETTER, FIRST, LAST, MONTH, TARGET
from calculator.site.office.workbook import LINE, TOP, Book

NUMBERS = 6
COLUMNS = monthly.columns(NUMBERS)
MET, COUNTED = letters(2 + NUMBERS), letters(3 + NUMBERS)


def build(template: Template, example: bool = False) -> bytes:
    """The workbook, empty or with the worked example."""
    book = Book(template, example)
    say = book.words
    sheet = book.sheet(say["numbers"], say["numbers_help"], (16, 32, 52, 12, 13, 10))
    book.table(sheet, template.find("numbers"), NUMBERS)
    book.only_numbers(sheet, span(6, TOP + 1, TOP + NUMBERS))
    sheet.frozen = f"A{TOP + 1}"
    _months(book)
    _report(book)
    return book.file()


def _months(book: Book) -> None:
    """A row a month with what was counted and how many targets it met; below, means and how often each was met."""
    say, source = book.words, book.words["numbers"]
    sheet = book.sheet(say["months"], say["months_help"], (18, *[17] * NUMBERS, 11, 11, 11), pages=1)
    pairs = [(f"{source}!$B${row}", f"{source}!$A${row}") for row in range(TOP + 1, TOP + 1 + NUMBERS)]
    named = [Formula(f'IF({name}<>"",{name},{key}&"")') for name, key in pairs]
    book.head(sheet, [say["month"], *named, say["met"], say["with_target"], say["share"]])
    book.put(sheet, TARGET, 1, say["target"], book.soft)
    book.put(sheet, BETTER, 1, say["better"], book.soft)
    monthly.targets(book, sheet, NUMBERS, source, target="F", better="E")
    given = book.template.find("months").cells if book.example else ()
    monthly.entries(book, sheet, NUMBERS, [line[:-1] for line in given])
    for row in range(FIRST, LAST + 1):
        empty = f"COUNT({COLUMNS[0]}{row}:{COLUMNS[-1]}{row})=0"
        met = "+".join(f"IF({_met(letter, row)},1,0)" for letter in COLUMNS)
        aims = "+".join(f"IF({_aimed(letter, row)},1,0)" for letter in COLUMNS)
        book.count(sheet, row, 2 + NUMBERS, f'IF({empty},"",{met})')
        book.count(sheet, row, 3 + NUMBERS, f'IF({empty},"",{aims})')
        book.count(sheet, row, 4 + NUMBERS, f'IF(N({COUNTED}{row})=0,"",{MET}{row}/{COUNTED}{row})', "0%")
    first, last = COLUMNS[0], COLUMNS[-1]
    missed = f"AND({_aimed(first, FIRST, '')},NOT({_met(first, FIRST, '')}))"
    book.mark(sheet, f"{first}{FIRST}:{last}{LAST}", missed, "freelance")
    for row, label in ((LAST + 1, say["mean"]), (LAST + 2, say["in_all"])):
        book.put(sheet, row, 1, label, book.bold)
    monthly.means(book, sheet, NUMBERS)
    for place, letter in enumerate(COLUMNS):
        cells, target = f"{letter}{FIRST}:{letter}{LAST}", f"{letter}${TARGET}"
        higher, lower = f'COUNTIF({cells},">="&{target})', f'COUNTIF({cells},"<="&{target})'
        better = f'IF({letter}${BETTER}="Higher",{higher},IF({letter}${BETTER}="Lower",{lower},""))'
        book.count(sheet, LAST + 2, 2 + place, f'IF(ISNUMBER({target}),{better},"")')


def _aimed(letter: str, row: int, fixed: str = "$") -> str:
    """Whether a value stands against a target: a condition in the sheet's own words."""
    better, target = f"{fixed}{letter}${BETTER}", f"{fixed}{letter}${TARGET}"
    return f'AND(ISNUMBER({letter}{row}),ISNUMBER({target}),OR({better}="Higher",{better}="Lower"))'


def _met(letter: str, row: int, fixed: str = "$") -> str:
    """Whether a value is on the right side of its target."""
    column = f"{fixed}{letter}"
    better, target, value = f"{column}${BETTER}", f"{column}${TARGET}", f"{letter}{row}"
    higher, lower = f'AND({better}="Higher",{value}>={target})', f'AND({better}="Lower",{value}<={target})'
    return f"AND(ISNUMBER({value}),ISNUMBER({target}),OR({higher},{lower}))"


def _report(book: Book) -> None:
    """The month that is chosen: each number with its verdict, how many targets were met, and what is written."""
    say, months = book.words, book.words["months"]
    sheet = book.sheet(say["report"], say["report_help"], (36, 16, 14, 16, 16, 14, 14), pages=1)
    book.head(sheet, ["", say["better"], say["target"], say["this"], say["before"], say["change"], say["verdict"]])
    month = book.template.find("month")
    book.put(sheet, 3, 1, month.label, book.bold)
    chosen = monthly.month(month.example) if book.example else None
    book.enter(sheet, 3, 2, chosen, MONTH)
    book.choose(sheet, "B3", f"{months}!$A${FIRST}:$A${LAST}")
    place = f"MATCH($B$3,{months}!$A${FIRST}:$A${LAST},0)"
    for line, letter in enumerate(COLUMNS):
        _report_row(book, sheet, TOP + 1 + line, letter, place)
    verdicts = f"G{TOP + 1}:G{TOP + NUMBERS}"
    met, missed = f'COUNTIF({verdicts},"{say["yes"]}")', f'COUNTIF({verdicts},"{say["no"]}")'
    row = TOP + NUMBERS + 1
    book.put(sheet, row, 1, say["summary"], book.bold)
    book.count(sheet, row, 2, f'{met}&" {say["of"]} "&({met}+{missed})')
    book.mark(sheet, verdicts, f'G{TOP + 1}="{say["no"]}"', "freelance")
    _texts(book, sheet, row + 2)


def _report_row(book: Book, sheet: Sheet, row: int, letter: str, place: str) -> None:
    """One number: its target, this month, the month before, and whether it was met."""
    say, months = book.words, book.words["months"]
    cells = f"{months}!${letter}${FIRST}:${letter}${LAST}"
    book.count(sheet, row, 1, f"{months}!{letter}${TOP}")
    book.count(sheet, row, 2, f"{months}!{letter}${BETTER}")
    book.count(sheet, row, 3, f"{months}!{letter}${TARGET}")
    this, before = f"INDEX({cells},{place})", f"INDEX({cells},{place}-1)"
    book.count(sheet, row, 4, f'IFERROR(IF(ISNUMBER({this}),{this},""),"")')
    book.count(sheet, row, 5, f'IFERROR(IF(AND({place}>1,ISNUMBER({before})),{before},""),"")')
    book.count(sheet, row, 6, f'IF(AND(ISNUMBER(D{row}),ISNUMBER(E{row})),D{row}-E{row},"")', "+0.##;-0.##;0")
    higher, lower = f'AND(B{row}="Higher",D{row}>=C{row})', f'AND(B{row}="Lower",D{row}<=C{row})'
    verdict = f'IF(OR({higher},{lower}),"{say["yes"]}","{say["no"]}")'
    aimed = f'AND(ISNUMBER(C{row}),ISNUMBER(D{row}),OR(B{row}="Higher",B{row}="Lower"))'
    book.count(sheet, row, 7, f'IF({aimed},{verdict},"")')
    sheet.heights[row] = LINE


def _texts(book: Book, sheet: Sheet, row: int) -> None:
    """What is written under the table: the report's fields but for its month and its table."""
    section = next(part for part in book.template.section if part.id == "report")
    for item in section.field:
        if item.kind == "table" or item.id == "month":
            continue
        book.put(sheet, row, 1, item.label, replace(book.bold, wrap=True))
        book.enter(sheet, row, 2, item.example if book.example else None)
        for column in range(3, 8):
            book.enter(sheet, row, column)
        sheet.merged.append(f"B{row}:G{row}")
        sheet.heights[row] = 2 * LINE
        row += 1
