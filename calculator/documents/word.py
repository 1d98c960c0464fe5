"""Fills in a Word file: bytes in, bytes out, by the tags of its content controls. Standard library only."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date

from calculator.documents.values import Notes
from calculator.formats.characters import for_xml

DOCUMENT = "word/document.xml"
PROPERTIES = "docProps/core.xml"
CONTROL = re.compile(r"<w:sdt>(<w:sdtPr>.*?</w:sdtPr>)<w:sdtContent>.*?</w:sdtContent></w:sdt>", re.DOTALL)
TAG = re.compile(r'<w:tag w:val="([^"]*)"/>')
PLAIN = re.compile(r"<w:text\b[^>]*/>")
LINE = re.compile(r'<w:insideH\b[^>]*w:color="(\w+)"')
TITLE = re.compile(r"(<dc:title>)([^<]*)(</dc:title>)")
END = "<w:sectPr"
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
SIDES = ("bottom", "insideH")
WIDTHS = (5200, 4600)


def fill(empty: bytes, values: Mapping[str, str], day: date, notes: Notes | None = None) -> bytes:
    """The file with each control whose tag is a name in `values` holding that value, and notes on a page of their own.

    Raises zipfile.BadZipFile where `empty` is no zip, KeyError where it is no Word file.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(empty)) as old, zipfile.ZipFile(packed, "w") as new:
        changed = {DOCUMENT: _document(old.read(DOCUMENT).decode("utf-8"), values, day, notes)}
        if "task" in values:
            task = _escaped(values["task"])
            properties = old.read(PROPERTIES).decode("utf-8")
            changed[PROPERTIES] = TITLE.sub(lambda title: f"{title[1]}{title[2]}: {task}{title[3]}", properties)
        for item in old.infolist():
            content = changed.get(item.filename)
            new.writestr(item, old.read(item) if content is None else content.encode(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _document(text: str, values: Mapping[str, str], day: date, notes: Notes | None) -> str:
    def filled(control: re.Match[str]) -> str:
        """A control that holds its value; what marked its hint as a hint goes."""
        tag = TAG.search(control[1])
        value = values.get(tag[1]) if tag else None
        if value is None:
            return control[0]
        properties = control[1].replace("<w:showingPlcHdr/>", "")
        if "\n" in value:
            properties = PLAIN.sub("", properties)  # LibreOffice loses the breaks in a plain-text control
        properties = properties.replace("<w:date>", f'<w:date w:fullDate="{day.isoformat()}T00:00:00Z">')
        return f"<w:sdt>{properties}<w:sdtContent>{_run(value)}</w:sdtContent></w:sdt>"

    text = CONTROL.sub(filled, text)
    if not notes:
        return text
    parts = [_paragraph("Heading1", notes.title, "<w:pageBreakBefore/>"), _paragraph("Intro", notes.intro)]
    for heading, lines in notes.lists:
        parts += [_paragraph("Heading2", heading), *(_paragraph("ListBullet", line) for line in lines)]
    rule = LINE.search(text)
    parts.append(_paragraph("Heading2", notes.table_title))
    parts.append(_table(notes.columns, notes.rows, rule[1] if rule else "auto"))
    place = text.rindex(END)
    return text[:place] + "".join(parts) + text[place:]


def _table(header: Iterable[str], rows: Iterable[Iterable[str]], colour: str) -> str:
    """Hairlines under the rows, in the colour that the document's own tables have."""
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{colour}"/>' for side in SIDES)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in WIDTHS)
    lines = [_row(header, "Label", "<w:tblHeader/>"), *(_row(row, "Cell") for row in rows)]
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(WIDTHS)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"
    )


def _row(texts: Iterable[str], style: str, more: str = "") -> str:
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(style, text)}</w:tc>'
        for width, text in zip(WIDTHS, texts, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{''.join(cells)}</w:tr>"


def _paragraph(style: str, text: str, more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{_run(text)}</w:p>'


def _run(text: str) -> str:
    """Text, with line breaks kept; Hebrew, Arabic and their like are marked as running from the right."""
    look = "<w:rPr><w:rtl/></w:rPr>" if RIGHT_TO_LEFT.search(text) else ""
    lines = (f'<w:t xml:space="preserve">{_escaped(line)}</w:t>' for line in text.splitlines())
    return f"<w:r>{look}{'<w:br/>'.join(lines)}</w:r>"


def _escaped(text: str) -> str:
    """Text for XML; what XML cannot hold is left out."""
    text = for_xml(text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
