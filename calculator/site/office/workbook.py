"""What the spreadsheets share: their look, lists to choose from, print settings."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from calculator.documents.forms import Field, Template
from calculator.formats.formula import Formula
from calculator.formats.workbook import Choice, Content, Look, Mark, Sheet, Workbook, span
from calculator.site.office import styles
from calculator.site.office.packing import CREATOR, LICENCE, WRITTEN

TOP = 4  # the row of the headings; title and help stand above
LINE, HEAD, TITLE = 19, 36, 28  # heights in points: a line of text, the row of headings, the title


class Book:
    """One workbook of a template; `example` fills it in with the worked example."""

    def __init__(self, template: Template, example: bool) -> None:
        self.template, self.words, self.example = template, template.sheet, example
        self.book = Workbook(template.title, template.lead, CREATOR, LICENCE, WRITTEN.date())
        ink, edge, accent = (styles.colour(token) for token in ("ink", "edge", f"{template.way}-ink"))
        self.plain = Look(styles.SANS, 11, colour=ink)
        self.bold = replace(self.plain, bold=True)
        self.soft = Look(styles.SANS, 10, colour=styles.colour("soft"))
        self.title = Look(styles.SERIF, 18, colour=accent)
        self.wrapped = replace(self.plain, wrap=True)
        self.box = replace(self.wrapped, border=edge)
        self.text = replace(self.box, across="left", indent=1)
        self.counted = replace(self.box, across="center", fill=styles.colour("keep-tint"))
        self.heading = replace(self.text, bold=True, fill=styles.colour(f"{template.way}-tint"))

    def file(self) -> bytes:
        """The workbook's bytes."""
        return self.book.file()

    def sheet(self, name: str, help_: str, widths: Sequence[int], pages: int = 0) -> Sheet:
        """A new sheet with its title and one line of help, set up for A4 across, on so many pages if given."""
        sheet = Sheet(name, widths, heading=TOP, pages=pages)
        self.book.sheets.append(sheet)
        sheet.put(1, 1, f"{self.template.title}: {name}", self.title)
        sheet.put(2, 1, help_, self.soft)
        sheet.heights[1] = TITLE
        return sheet

    def put(self, sheet: Sheet, row: int, column: int, value: Content, look: Look | None = None) -> None:
        """A value without a border."""
        sheet.put(row, column, value, look or self.plain)

    def enter(self, sheet: Sheet, row: int, column: int, value: Content = None, form: str = Look.form) -> None:
        """A cell to type in."""
        filled = None if value == "" else value
        sheet.put(row, column, filled, replace(self.text if isinstance(filled, str) else self.box, form=form))

    def count(self, sheet: Sheet, row: int, column: int, formula: str, form: str = Look.form) -> None:
        """A cell that the sheet works out; its ground says so."""
        sheet.put(row, column, Formula(formula), replace(self.counted, form=form))

    def head(self, sheet: Sheet, labels: Iterable[str | Formula]) -> None:
        """The row of headings, frozen while the rest scrolls."""
        for column, label in enumerate(labels, 1):
            sheet.put(TOP, column, label, self.heading)
        sheet.heights[TOP] = HEAD

    def lines(self, item: Field, rows: int) -> list[tuple[str, ...]]:
        """A field's rows for this workbook, filled up with empty ones."""
        given = item.lines(example=self.example)
        return given + [("",) * len(item.columns)] * (rows - len(given))

    def table(self, sheet: Sheet, item: Field, rows: int, columns: int | None = None) -> None:
        """A field's table, or its first columns, with its lists to choose from."""
        shown = item.columns[:columns]
        self.head(sheet, [column.label for column in shown])
        for row, line in enumerate(self.lines(item, rows), TOP + 1):
            for column, text in enumerate(line[:columns], 1):
                self.enter(sheet, row, column, number(text))
            # spreadsheets do not work out when they open how many lines the longest text takes in its column
            deep = max(-(-len(text) // int(width)) or 1 for text, width in zip(line, sheet.widths, strict=False))
            sheet.heights[row] = LINE * deep
        for place, part in enumerate(shown, 1):
            if part.options:
                self.choose(sheet, span(place, TOP + 1, TOP + rows), part.options)

    def choose(self, sheet: Sheet, cells: str, options: Sequence[str] | str) -> None:
        """A list to choose from: the options, or the cells that hold them."""
        sheet.choices.append(Choice(cells, options if isinstance(options, str) else f'"{",".join(options)}"'))

    def only_numbers(self, sheet: Sheet, cells: str) -> None:
        """Anything but a number is refused."""
        sheet.choices.append(Choice(cells, title="Number", refusal="Please type a number, without its unit."))

    def mark(self, sheet: Sheet, cells: str, formula: str, token: str) -> None:
        """Cells where a formula holds stand out: by ground and by bold type."""
        sheet.marks.append(Mark(cells, formula, styles.colour(f"{token}-tint"), styles.colour(f"{token}-ink")))


def number(text: str) -> int | float | str:
    """A number where the text is one."""
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text
