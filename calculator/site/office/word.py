"""A document template as a Word file: headings, tables with a header row, content controls, page numbers."""

import io
from functools import cache
from itertools import count, groupby, pairwise

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Cm, Length, Twips
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from calculator.documents.forms import Blank, Field, Section, Template
from calculator.site.office import controls, styles
from calculator.site.office.controls import Element
from calculator.site.office.packing import CREATOR, LICENCE, WRITTEN, lighten, settled

A4 = (Cm(21), Cm(29.7))
LETTER = (Cm(21.59), Cm(27.94))
MARGIN = Cm(1.8)
EDGE = Cm(1.5)  # above and below
FOOT = Cm(0.8)  # the footer's own, within the edge
LABELS = 3 / 10  # the share of a line that its label takes
BOX = Cm(1.15)
ROW = Cm(0.65)  # room for a pen
GAP = "_" * 12  # the same within a sentence
TOGETHER = 9  # tables up to this many rows stay on one page
SHORT = ("line", "date", "choice")
CHOOSE = "Choose one"


def build(template: Template, page: tuple[Length, Length] = A4) -> bytes:
    """The file, empty, to be filled in by hand, in Word or by `calculator.documents.word.fill`."""
    return _Writer(template, page).file()


class _Writer:
    """Writes one document from top to bottom."""

    def __init__(self, template: Template, page: tuple[Length, Length]) -> None:
        self.template = template
        self.document: Document = docx.Document()
        part = self.document.part
        part.get_style_id = cache(part.get_style_id)  # type: ignore[method-assign]  # it looks through all styles each time
        self.number = count(1)
        self.width = self._page(page)
        styles.apply(self.document, template.way)
        self._properties()

    def file(self) -> bytes:
        """The document's bytes."""
        document, template = self.document, self.template
        document.add_paragraph(template.title, "Title")
        document.add_paragraph(template.lead, "Subtitle")
        for place, section in enumerate(template.section, 1):
            self._section(place, section)
        self._footer()
        lighten(document)
        output = io.BytesIO()
        document.save(output)
        return settled(output.getvalue())

    def _page(self, page: tuple[Length, Length]) -> int:
        """Sets the paper up; gives the width between the margins, in twentieths of a point."""
        section = self.document.sections[0]
        wide, high = reversed(page) if self.template.landscape else page
        section.orientation = WD_ORIENT.LANDSCAPE if self.template.landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = wide, high
        section.left_margin = section.right_margin = MARGIN
        section.top_margin = section.bottom_margin = EDGE
        section.footer_distance = FOOT
        return int(Twips(wide - 2 * MARGIN) / 635)

    def _properties(self) -> None:
        properties = self.document.core_properties
        properties.title, properties.subject, properties.author = self.template.title, self.template.lead, CREATOR
        properties.comments, properties.language, properties.keywords = LICENCE, controls.LANGUAGE, "template"
        properties.created = properties.modified = WRITTEN
        properties.last_modified_by, properties.revision = CREATOR, 1

    def _footer(self) -> None:
        footer = self.document.sections[0].footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        footer.add_run(f"{self.template.title}, page ")
        controls.counter(footer._p, "PAGE")
        footer.add_run(" of ")
        controls.counter(footer._p, "NUMPAGES")

    def _section(self, place: int, section: Section) -> None:
        heading = self.document.add_heading(f"{place}. {section.heading}", 1)
        heading.paragraph_format.page_break_before = section.own_page or None
        if section.intro:
            self.document.add_paragraph(section.intro, "Intro")
        for short, fields in groupby(section.field, lambda item: item.kind in SHORT):
            if short:
                self._lines(list(fields))
            else:
                for item in fields:
                    if item.kind == "clause":
                        tied = dict(pairwise(section.field)).get(item)
                        self._clause(item, f"{place}.{section.number(item)}", tied is not None and tied.kind == "table")
                    else:
                        self._long(item)

    def _clause(self, item: Field, number: str, tied: bool) -> None:
        """A sentence to agree, its gaps as controls within it; on the page of what follows where it is `tied`."""
        paragraph = self.document.add_paragraph(style="Clause")
        paragraph.paragraph_format.keep_with_next = tied or None
        if item.label:
            paragraph.add_run(f"{number} {item.label}. ").bold = True
        for part in item.parts():
            if isinstance(part, str):
                paragraph.add_run(part)
            else:
                self._gap(paragraph, part)

    def _gap(self, paragraph: Paragraph, blank: Blank) -> None:
        hint = f"{GAP} ({blank.hint})"
        sdt = controls.control(next(self.number), blank.label, blank.fill or f"field-{blank.id}", hint)
        paragraph._p.append(controls.date(sdt) if blank.kind == "date" else controls.text(sdt))

    def _lines(self, fields: list[Field]) -> None:
        """Short fields as rows: what it is on the left, what to fill in on the right."""
        left = int(self.width * LABELS)
        table = self._table(len(fields), [left, self.width - left], fields[0].label, boxed=False)
        for row, item in zip(table.rows, fields, strict=True):
            _keep_whole(row._tr)
            _write(row.cells[0], item.label, "Label")
            self._control(_write(row.cells[1], "", "Cell"), item, item.options)
            if item.options:
                _write(row.cells[1], " / ".join(item.options), "Small", more=True)
            if item.options and item.hint:
                _write(row.cells[0], item.hint, "Small", more=True)
        self._space()

    def _long(self, item: Field) -> None:
        if item.kind == "note":
            self.document.add_paragraph(item.label, "Intro")
            return
        self.document.add_heading(item.label, 2)
        if item.kind == "paragraph":
            table = self._table(1, [self.width], item.label, boxed=True)
            table.rows[0].height = BOX
            self._control(_write(table.rows[0].cells[0], "", "Cell"), item)
        else:
            self._grid(item)
        self._space()

    def _grid(self, item: Field) -> None:
        """A table: its header row stands again on each page, its cells are controls."""
        if item.hint:
            self.document.add_paragraph(item.hint, "Small")
        shares = [column.width for column in item.columns]
        widths = [self.width * share // sum(shares) for share in shares]
        table = self._table(1 + item.rows, widths, item.label, boxed=True)
        _keep_whole(table.rows[0]._tr)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell, column in zip(table.rows[0].cells, item.columns, strict=True):
            _write(cell, column.label, "Label")
            styles.shade(cell._tc, f"{self.template.way}-tint")
        for place, (row, texts) in enumerate(zip(table.rows[1:], item.lines(), strict=True)):
            _keep_whole(row._tr)
            row.height = ROW
            for cell, column, text in zip(row.cells, item.columns, texts, strict=True):
                if text:
                    _write(cell, text, "Cell")
                    continue
                hint = column.hint if place == 0 else ""
                part = Field(f"{item.id}-{place + 1}", f"{column.label} {place + 1}", "line", hint)
                self._control(_write(cell, "", "Cell"), part, column.options)
        if item.rows <= TOGETHER:
            for row in table.rows[:-1]:
                for cell in row.cells:
                    cell.paragraphs[0].paragraph_format.keep_with_next = True

    def _control(self, paragraph: Paragraph, item: Field, options: tuple[str, ...] = ()) -> None:
        hint = CHOOSE if item.kind == "choice" else item.hint
        sdt = controls.control(next(self.number), item.label, item.fill or f"field-{item.id}", hint)
        if options:
            controls.choice(sdt, options)
        elif item.kind == "date":
            controls.date(sdt)
        else:
            controls.text(sdt, lines=item.kind == "paragraph")
        paragraph._p.append(sdt)

    def _table(self, rows: int, widths: list[int], label: str, boxed: bool) -> Table:
        table: Table = self.document.add_table(rows, len(widths))
        styles.frame(table._tbl, widths, label, boxed, "edge" if boxed else "rule")
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Twips(width)
        return table

    def _space(self) -> None:
        """Word joins tables that touch."""
        gap = self.document.add_paragraph("", "Small")
        gap.paragraph_format.keep_with_next = False
        gap.paragraph_format.line_spacing = Cm(0.2)


def _write(cell: _Cell, text: str, style: str, more: bool = False) -> Paragraph:
    """A cell's first paragraph, or one more."""
    paragraph: Paragraph = cell.add_paragraph() if more else cell.paragraphs[0]
    paragraph.style = style
    if style == "Small":
        paragraph.paragraph_format.keep_with_next = False
    if text:
        paragraph.add_run(text)
    return paragraph


def _keep_whole(row: Element) -> None:
    """No page ends within it."""
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
