"""The pilot scorecard as a workbook: the weeks put together, a verdict for each row, the sample, the steps."""

from calculator.documents.agreed import agreed
from calculator.documents.forms import Template
from calculator.formats.formula import Formula
from calculator.formats.spreadsheet import letters
from calculator.formats.workbook import Sheet, span
from calculator.site.office.workbook import TOP, Book, number

GATE = agreed().gate
CRITERIA, GIVEN = 8, 6  # columns before the weeks
WEEKS = GATE.weeks + GATE.extra
CASES, STEPS = GATE.sample * WEEKS, 4
TOGETHER, VERDICT = range(GIVEN + WEEKS + 1, GIVEN + WEEKS + 3)
FIRST, LAST = TOP + 1, TOP + CRITERIA
VERDICTS = span(VERDICT, FIRST, LAST)


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
    """A row a criterion with its weeks, what they come to together, and its verdict; below, what the scorecard says."""
    say, item = book.words, book.template.find("criteria")
    sheet = book.sheet(say["score"], say["score_help"], (34, 12, 12, 12, 10, 10, *[10] * WEEKS, 12, 11))
    book.table(sheet, item, CRITERIA, GIVEN)
    weeks = [f"{say['week']} {week}" for week in range(1, WEEKS + 1)]
    book.head(sheet, [*(c.label for c in item.columns[:GIVEN]), *weeks, say["together"], say["verdict"]])
    for place, line in enumerate(book.lines(item, CRITERIA)):
        values = line[GIVEN:-1]
        for week in range(WEEKS):
            value = number(values[week]) if week < len(values) else None
            book.enter(sheet, FIRST + place, GIVEN + 1 + week, value)
        _judge(book, sheet, FIRST + place)
    book.only_numbers(sheet, f"E{FIRST}:{letters(GIVEN + WEEKS)}{LAST}")
    for key, token in (("go", "bpo"), ("mend", "keep"), ("stop", "freelance")):
        book.mark(sheet, VERDICTS, f'{VERDICTS.split(":")[0]}="{say[key]}"', token)
    sheet.frozen = f"B{FIRST}"
    _decision(book, sheet, LAST + 2)


def _judge(book: Book, sheet: Sheet, row: int) -> None:
    """The last four weeks put together as the row says, once there are four, and what that means."""
    say, weeks = book.words, [letters(place) for place in range(GIVEN + 1, GIVEN + WEEKS + 1)]
    together = f"{letters(TOGETHER)}{row}"
    full = f"COUNT({weeks[0]}{row}:{weeks[-1]}{row})={WEEKS}"

    def of(kind: str) -> str:
        early = f"{kind}({weeks[0]}{row}:{weeks[GATE.weeks - 1]}{row})"
        return f"IF({full},{kind}({weeks[GATE.extra]}{row}:{weeks[-1]}{row}),{early})"

    newest = '""'
    for letter in weeks:
        newest = f'IF({letter}{row}<>"",{letter}{row},{newest})'
    how = f'IF(C{row}="Sum",{of("SUM")},IF(C{row}="Average",{of("AVERAGE")},{newest}))'
    enough = f"COUNT({weeks[0]}{row}:{weeks[GATE.weeks - 1]}{row})={GATE.weeks}"
    book.count(sheet, row, TOGETHER, f'IF({enough},{how},"")', "0")
    whole = f"AND(ISNUMBER({together}),ISNUMBER(E{row}),ISNUMBER(F{row}))"
    higher = f'IF({together}>=E{row},"{say["go"]}",IF({together}<F{row},"{say["stop"]}","{say["mend"]}"))'
    lower = f'IF({together}<=E{row},"{say["go"]}",IF({together}>F{row},"{say["stop"]}","{say["mend"]}"))'
    judged = f'IF(D{row}="Higher",{higher},IF(D{row}="Lower",{lower},""))'
    book.count(sheet, row, VERDICT, f'IF({whole},{judged},"")')


def _decision(book: Book, sheet: Sheet, row: int) -> None:
    """What follows: any stop ends it, any mend asks for more weeks, all go goes on."""
    say = book.words
    counted = {key: f'COUNTIF({VERDICTS},"{say[key]}")' for key in ("go", "mend", "stop")}
    book.put(sheet, row, 1, say["decision"], book.bold)
    passed = f'IF({counted["mend"]}>0,"{say["say_mend"]}",IF({counted["go"]}>0,"{say["say_go"]}","{say["say_none"]}"))'
    book.put(sheet, row, 2, Formula(f'IF({counted["stop"]}>0,"{say["say_stop"]}",{passed})'), book.bold)


def _sample(book: Book) -> None:
    """The cases that were looked at, and how many of them were right: in all, and in each week for the scorecard."""
    say = book.words
    sheet = book.sheet(say["sample"], say["sample_help"], (26, 16, 12, 44, 44, 4, 10, 10))
    book.table(sheet, book.template.find("sample"), CASES)
    looked, right = span(3, FIRST, TOP + CASES), "Yes"
    book.put(sheet, 3, 1, say["right"], book.bold)
    book.count(sheet, 3, 2, f'COUNTIF({looked},"{right}")&" {say["of"]} "&COUNTA({looked})')
    weeks = span(1, FIRST, TOP + CASES)
    for week in range(WEEKS):
        book.put(sheet, FIRST + week, 7, f"{say['week']} {week + 1}", book.bold)
        counted = f'COUNTIFS({weeks},{week + 1},{looked},"{right}")'
        book.count(sheet, FIRST + week, 8, f'IF(COUNTIF({weeks},{week + 1})=0,"",{counted})')
    sheet.frozen = f"A{FIRST}"
