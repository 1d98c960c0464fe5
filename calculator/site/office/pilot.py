"""The pilot scorecard as a workbook: a verdict for each criterion, what the scorecard says, the sample, the steps."""

from string import ascii_uppercase

from calculator.documents.forms import Template
from calculator.formats.formula import Formula
from calculator.formats.workbook import Sheet, span
from calculator.site.office.workbook import TOP, Book, number

CRITERIA, WEEKS, GIVEN = 8, 6, 6  # columns before the weeks
CASES, STEPS = 40, 4
LATEST, VERDICT, POINTS = range(GIVEN + WEEKS + 1, GIVEN + WEEKS + 4)
FIRST, LAST = TOP + 1, TOP + CRITERIA
VERDICTS = span(VERDICT, FIRST, LAST)
WEIGHTS = span(3, FIRST, LAST)


def build(template: Template, example: bool = False) -> bytes:
    """The workbook, empty or with the worked example."""
    book = Book(template, example)
    _score(book)
    _sample(book)
    sheet = book.sheet(book.words["steps"], book.words["steps_help"], (18, 16, 60, 16))
    book.table(sheet, template.find("steps"), STEPS)
    sheet.frozen = f"A{FIRST}"
    return book.file()


def _score(book: Book) -> None:
    """A row a criterion with its weeks, newest value, verdict and points; below, what the scorecard says."""
    say, item = book.words, book.template.find("criteria")
    sheet = book.sheet(say["score"], say["score_help"], (32, 11, 10, 12, 10, 10, *[10] * WEEKS, 10, 11, 10))
    book.table(sheet, item, CRITERIA, GIVEN)
    weeks = [f"{say['week']} {week}" for week in range(1, WEEKS + 1)]
    book.head(sheet, [*(c.label for c in item.columns[:GIVEN]), *weeks, say["latest"], say["verdict"], say["points"]])
    for place, line in enumerate(book.lines(item, CRITERIA)):
        values = line[GIVEN:-1]
        for week in range(WEEKS):
            value = number(values[week]) if week < len(values) else None
            book.enter(sheet, FIRST + place, GIVEN + 1 + week, value)
        _judge(book, sheet, FIRST + place)
    book.only_numbers(sheet, f"E{FIRST}:{ascii_uppercase[GIVEN + WEEKS - 1]}{LAST}")
    for key, token in (("go", "bpo"), ("mend", "keep"), ("stop", "freelance")):
        book.mark(sheet, VERDICTS, f'{VERDICTS.split(":")[0]}="{say[key]}"', token)
    sheet.frozen = f"B{FIRST}"
    _decision(book, sheet, LAST + 2)


def _judge(book: Book, sheet: Sheet, row: int) -> None:
    """The newest value, what it means, and its points: two for go, one for mend, times the weight."""
    say = book.words
    weeks = ascii_uppercase[GIVEN : GIVEN + WEEKS]
    newest = '""'
    for letter in weeks:
        newest = f'IF({letter}{row}<>"",{letter}{row},{newest})'
    latest, verdict = (f"{ascii_uppercase[column - 1]}{row}" for column in (LATEST, VERDICT))
    book.count(sheet, row, LATEST, newest)
    whole = f"AND(ISNUMBER({latest}),ISNUMBER(C{row}),ISNUMBER(E{row}),ISNUMBER(F{row}))"
    higher = f'IF({latest}>=E{row},"{say["go"]}",IF({latest}<=F{row},"{say["stop"]}","{say["mend"]}"))'
    lower = f'IF({latest}<=E{row},"{say["go"]}",IF({latest}>=F{row},"{say["stop"]}","{say["mend"]}"))'
    judged = f'IF(D{row}="Higher",{higher},IF(D{row}="Lower",{lower},""))'
    book.count(sheet, row, VERDICT, f'IF({whole},{judged},"")')
    worth = f'IF({verdict}="{say["go"]}",2,IF({verdict}="{say["mend"]}",1,0))'
    book.count(sheet, row, POINTS, f'IF({verdict}="","",C{row}*{worth})')


def _decision(book: Book, sheet: Sheet, row: int) -> None:
    """Points of those judged, the line to pass, and what follows."""
    say = book.words
    points = span(POINTS, FIRST, LAST)
    most = f'SUMPRODUCT(({VERDICTS}<>"")*{WEIGHTS})'
    stops = f'COUNTIF({VERDICTS},"{say["stop"]}")'
    hard = f'COUNTIFS({VERDICTS},"{say["stop"]}",{WEIGHTS},3)'
    book.put(sheet, row, 1, say["result"], book.bold)
    book.count(sheet, row, 2, f'IF({most}=0,"",SUM({points})/(2*{most}))', "0%")
    book.put(sheet, row + 1, 1, say["line"], book.bold)
    book.enter(sheet, row + 1, 2, int(say["line_value"]))
    book.put(sheet, row + 2, 1, say["decision"], book.bold)
    passed = f'IF(100*B{row}>=B{row + 1},"{say["say_go"]}","{say["say_mend"]}")'
    judged = f'IF({hard}>0,"{say["say_stop"]}",IF({stops}>0,"{say["say_mend"]}",{passed}))'
    book.put(sheet, row + 2, 2, Formula(f'IF(B{row}="","{say["say_none"]}",{judged})'), book.bold)


def _sample(book: Book) -> None:
    """The cases that were looked at, and how many of them were right."""
    say = book.words
    sheet = book.sheet(say["sample"], say["sample_help"], (26, 16, 12, 44, 44))
    book.table(sheet, book.template.find("sample"), CASES)
    looked, right = span(3, FIRST, TOP + CASES), "Yes"
    book.put(sheet, 3, 1, say["right"], book.bold)
    book.count(sheet, 3, 2, f'COUNTIF({looked},"{right}")&" {say["of"]} "&COUNTA({looked})')
    sheet.frozen = f"A{FIRST}"
