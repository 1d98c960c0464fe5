"""The same bytes at every build: office files and books say when they were written, in zip and properties."""

import io
import re
import zipfile
from datetime import datetime

from docx.document import Document
from docx.oxml.ns import qn

UNUSED = ("/stylesWithEffects", "/customXml", "/thumbnail")
STAMP = (1980, 1, 1, 0, 0, 0)
WRITTEN = datetime(2026, 6, 1, 12)
CREATOR = "Freelance or BPO?"
LICENCE = "Template of the guide “Freelance or BPO?”, licensed CC BY 4.0. What you write in it is yours."
PAPER = re.compile(rb'(<pageSetup\b[^>]*\bpaperSize=")\d+(")')
LETTER = 1  # as spreadsheets number papers
MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def lighten(document: Document) -> None:
    """Leave out what python-docx's own template brings and we do not use: half the file."""
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(UNUSED)]:
            del rels[key]
    for style in list(document.styles.element.iter(qn("w:style"))):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) != "TableNormal":
            style.getparent().remove(style)


def on_letter(file: bytes) -> bytes:
    """A spreadsheet file that prints on US Letter in place of A4; its sheets are fitted to the width either way."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(packed, "w") as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename.startswith("xl/worksheets/"):
                content = PAPER.sub(rb"\g<1>%d\g<2>" % LETTER, content)
            new.writestr(item, content, zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()


def settled(file: bytes) -> bytes:
    """An office file or a book with all its times set to one."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = MODIFIED.sub(rb"\g<1>" + WRITTEN.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), content)
            new.writestr(zipfile.ZipInfo(name, STAMP), content, old.getinfo(name).compress_type, 9)
    return packed.getvalue()
