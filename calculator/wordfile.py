"""A document as a Word file: the same blocks as on paper, in WordprocessingML. Bytes depend on the document alone."""

import io
import re
import zipfile

from calculator.blocks import Document, Table
from calculator.fill import NOT_XML
from calculator.record_words import words
from calculator.render import render
from calculator.word_map import BRIEF, grid

WIDTH = 9638  # twentieths of a point between the margins of an A4 page
MARKS = {"bullet": "\u2022", "for": "+", "against": "\u2212", "box": "\u2610", "number": "%1."}
LOOKS = ("lead", "tag", "note", "limit", "kicker", "warning")
STAMP = (1980, 1, 1, 0, 0, 0)
SCRIPT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"  # Hebrew, Arabic and their like
RTL = re.compile(f"([{SCRIPT}](?:[\\s{SCRIPT}]*[{SCRIPT}])?)")
PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "rels.xml",
    "docProps/core.xml": "core.xml",
    "docProps/app.xml": "app.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/footer1.xml": "footer.xml",
}


def wordfile(document: Document) -> bytes:
    """The whole file: A4, British English, headings, lists, tables with header rows, page numbers."""
    links: dict[str, str] = {}
    say = words()
    context = {
        "document": document,
        "say": say.say,
        "ink": say.ink,
        "tint": say.tint,
        "looks": LOOKS,
        "marks": MARKS,
        "numbers": {mark: place for place, mark in enumerate(MARKS, 1)},
        "links": links,
        "link": lambda address: links.setdefault(address, f"link{len(links) + 1}"),
        "runs": runs,
        "rtl": lambda text: bool(RTL.match(text)),
        "columns": columns,
        "grid": grid,
        "brief_side": BRIEF,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, template in PARTS.items():
            text = NOT_XML.sub("", render(f"word/{template}", **context))
            archive.writestr(zipfile.ZipInfo(name, STAMP), text.encode(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def runs(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it runs from the right."""
    pieces = RTL.split(text)
    return [(piece, bool(place % 2)) for place, piece in enumerate(pieces) if piece]


def columns(table: Table) -> list[int]:
    """The widths of a table's columns, which fill the page's."""
    return [WIDTH * share // sum(table.widths) for share in table.widths]
