"""What the spreadsheets share: their look, lists to choose from, print settings, bytes that stay the same."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from calculator.documents.forms import Field, Template
from calculator.site.office import styles
from calculator.site.office.packing import CREATOR, LICENCE, WRITTEN, settled

TOP = 4  # the row of the headings; title and help stand above
A4 = 9
WRAPPED = Alignment(wrap_text=True, vertical="center")
TEXT = Alignment(wrap_text=True, vertical="center", horizontal="left", indent=1)
CENTRED = Alignment(wrap_text=True, vertical="center", horizontal="center")
LINE, HEAD = 19, 36  # heights in points: a line of text, the row of headings
type Sheet = Any  # an openpyxl worksheet, which comes without types


class Book:
    """One workbook of a template; `example` fills it in with the worked example."""

    def __init__(self, template: Template, example: bool) -> None:
        self.template, self.words, self.example = template, template.sheet, example
        self.book = Workbook()
        self.book.remove(self.book.active)
        ink, soft, accent = (styles.colour(t) for t in ("ink", "soft", f"{template.way}-ink"))
        self.plain, self.bold = Font(styles.SANS, 11, color=ink), Font(styles.SANS, 11, bold=True, color=ink)
        self.soft, self.title = Font(styles.SANS, 10, color=soft), Font(styles.SERIF, 18, color=accent)
        self.tint = PatternFill("solid", fgColor=styles.colour(f"{template.way}-tint"))
        self.counted = PatternFill("solid", fgColor=styles.colour("keep-tint"))
        line = Side("thin", color=styles.colour("edge"))
        self.box = Border(line, line, line, line)

    def file(self) -> bytes:
        """The workbook's bytes."""
        properties = self.book.properties
        properties.title, properties.subject, properties.creator = self.template.title, self.template.lead, CREATOR
        properties.description, properties.language, properties.lastModifiedBy = LICENCE, "en-GB", CREATOR
        properties.created = properties.modified = WRITTEN
        output = io.BytesIO()
        self.book.save(output)
        return settled(output.getvalue())

    def sheet(self, name: str, help_: str, widths: Sequence[int], pages: int = 0) -> Sheet:
        """A new sheet with its title and one line of help, set up for A4 across, on so many pages if given."""
        sheet = self.book.create_sheet(name)
        for column, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(column)].width = width
        self.put(sheet, 1, 1, f"{self.template.title}: {name}", self.title)
        self.put(sheet, 2, 1, help_, self.soft)
        sheet.row_dimensions[1].height = 28
        sheet.sheet_view.showGridLines = False
        setup = sheet.page_setup
        setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight = "landscape", A4, 1, pages
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_title_rows = f"{TOP}:{TOP}"
        sheet.oddFooter.right.text = "&A, page &P of &N"
        return sheet

    def put(self, sheet: Sheet, row: int, column: int, value: object, font: Font | None = None) -> Any:
        """A value or formula without a border."""
        cell = sheet.cell(row, column, value)
        cell.font = font or self.plain
        return cell

    def enter(self, sheet: Sheet, row: int, column: int, value: object = None) -> Any:
        """A cell to type in."""
        cell = self.put(sheet, row, column, None if value == "" else value)
        cell.border = self.box
        cell.alignment = TEXT if isinstance(value, str) and value else WRAPPED
        return cell

    def count(self, sheet: Sheet, row: int, column: int, formula: str, form: str = "General") -> Any:
        """A cell that the sheet works out; its ground says so."""
        cell = self.enter(sheet, row, column, formula)
        cell.fill, cell.number_format, cell.alignment = self.counted, form, CENTRED
        return cell

    def head(self, sheet: Sheet, labels: Iterable[str]) -> None:
        """The row of headings, frozen while the rest scrolls."""
        for column, label in enumerate(labels, 1):
            cell = self.put(sheet, TOP, column, label, self.bold)
            cell.fill, cell.border, cell.alignment = self.tint, self.box, TEXT
        sheet.row_dimensions[TOP].height = HEAD

    def lines(self, item: Field, rows: int) -> list[tuple[str, ...]]:
        """A field's rows for this workbook, filled up with empty ones."""
        given = item.lines(example=self.example)
        return given + [("",) * len(item.columns)] * (rows - len(given))

    def table(self, sheet: Sheet, item: Field, rows: int, columns: int | None = None) -> None:
        """A field's table, or its first columns, with its lists to choose from."""
        shown = item.columns[:columns]
        self.head(sheet, [column.label for column in shown])
        widths = [sheet.column_dimensions[get_column_letter(column)].width for column in range(1, 20)]
        for row, line in enumerate(self.lines(item, rows), TOP + 1):
            for column, text in enumerate(line[:columns], 1):
                self.enter(sheet, row, column, number(text))
            # spreadsheets do not work out when they open how many lines the longest text takes in its column
            deep = max(-(-len(text) // int(width)) or 1 for text, width in zip(line, widths, strict=False))
            sheet.row_dimensions[row].height = LINE * deep
        for column, part in enumerate(shown, 1):
            if part.options:
                self.choose(sheet, span(column, TOP + 1, TOP + rows), part.options)

    def choose(self, sheet: Sheet, cells: str, options: Sequence[str] | str) -> None:
        """A list to choose from: the options, or the cells that hold them."""
        formula = options if isinstance(options, str) else '"' + ",".join(options) + '"'
        rule = DataValidation(type="list", formula1=formula, allow_blank=True, showDropDown=False)
        sheet.add_data_validation(rule)
        rule.add(cells)

    def only_numbers(self, sheet: Sheet, cells: str) -> None:
        """Anything but a number is refused."""
        rule = DataValidation(type="decimal", operator="between", formula1="-1000000000", formula2="1000000000")
        rule.allow_blank, rule.errorTitle, rule.error = True, "Number", "Please type a number, without its unit."
        sheet.add_data_validation(rule)
        rule.add(cells)

    def mark(self, sheet: Sheet, cells: str, formula: str, token: str) -> None:
        """Cells where a formula holds stand out: by ground and by bold type."""
        fill = PatternFill("solid", bgColor=styles.colour(f"{token}-tint"))
        font = Font(bold=True, color=styles.colour(f"{token}-ink"))
        sheet.conditional_formatting.add(cells, FormulaRule(formula=[formula], fill=fill, font=font))


def span(column: int, first: int, last: int) -> str:
    """Cells of one column: C5:C9."""
    letter = get_column_letter(column)
    return f"{letter}{first}:{letter}{last}"


def number(text: str) -> object:
    """A number where the text is one."""
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text
