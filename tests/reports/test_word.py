"""Records as Word files: what Word, python-docx and a reader find in them."""

import io
import zipfile
from binascii import a2b_base64
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document as Word
from docx.oxml.ns import qn

from calculator import load
from calculator.documents.replies import TYPES
from calculator.model.decision import percent
from calculator.model.fit import HandoverMap
from calculator.model.map import map_drawing
from calculator.page.link import decode
from calculator.reports.blocks import Heading, Items, Table, Text, plain_parts
from calculator.reports.replies import reply
from calculator.reports.word import SIDE, grid, runs, wordfile
from calculator.reports.words import words
from tests.reports.test_task import DAY, KEYS, PAGE, flat, link_of, made
from tests.strategies import MODEL
from tests.words import text_of

HEBREW = "\u05d4\u05e0\u05d4\u05dc\u05ea \u05d7\u05e9\u05d1\u05d5\u05e0\u05d5\u05ea"
FRAGMENT = "v=1&lifetime=3&contact=3&running=2&volume=3"


def opened(key: str) -> Word:
    """An example's record as python-docx reads it."""
    return docx.Document(io.BytesIO(wordfile(MODEL, made(link_of(key)))))


@pytest.mark.parametrize("key", KEYS)
def test_all_of_the_record_is_in_it(key: str) -> None:
    """Every text, item and cell of the record stands in the file, in order of the blocks."""
    record = made(link_of(key))
    text = text_of(wordfile(MODEL, record))
    for block in flat(record.blocks):
        if isinstance(block, Heading):
            assert block.text in text
        elif isinstance(block, Text):
            assert plain_parts(block.parts) in text
        elif isinstance(block, Items):
            assert all(plain_parts(part) in text for item in block.items for part in (item.parts, item.detail))
        elif isinstance(block, Table):
            for row in block.rows:
                assert "".join(plain_parts(c.parts) + plain_parts(c.small) + c.mark for c in row.cells) in text


def test_it_is_a_document_with_structure() -> None:
    """Headings of three levels, tables whose header row repeats, lists, page numbers."""
    found = opened("bookkeeping")
    styles = {paragraph.style.name for paragraph in found.paragraphs if paragraph.style}

    assert {"Heading 1", "Heading 2", "Heading 3", "List Bullet", "Caption"} <= styles
    assert [p.text for p in found.paragraphs if p.style and p.style.name == "Heading 1"] == ["Monthly bookkeeping"]
    tables = [table for table in found.tables if table._tbl.find(f".//{qn('w:tblHeader')}") is not None]
    assert len(tables) == len(found.tables) - 1  # all but the map
    footer = found.sections[0].footer._element.xml
    assert "PAGE" in footer
    assert "NUMPAGES" in footer
    assert "25 November 2026" in footer


def test_paper_language_and_properties() -> None:
    """A4, British English, title, and dates that are the record's own."""
    found = opened("logo")
    section, known = found.sections[0], found.core_properties

    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)  # type: ignore[union-attr]
    assert (known.title, known.subject, known.language) == ("A new logo", "Record of one task", "en-GB")
    assert known.created
    assert known.created.date() == DAY
    assert known.modified
    assert known.modified.date() == DAY
    assert found.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "en-GB"


SIZES = {
    "en-US": (216, 279),
    "fr-CA": (216, 279),
    "es-Latn-MX": (216, 279),
    "en-GB": (210, 297),
    "en": (210, 297),
    3: (210, 297),
}


@pytest.mark.parametrize("locale", SIZES)
def test_it_prints_on_the_reader_s_paper(locale: object) -> None:
    """US Letter where the browser's language names a country that has it; A4 for all others."""
    got = reply(MODEL, {"record": FRAGMENT, "kind": "docx", "date": "2026-11-25", "locale": locale})
    section = docx.Document(io.BytesIO(a2b_base64(got["content"]))).sections[0]

    assert (round(section.page_width.mm), round(section.page_height.mm)) == SIZES[locale]  # type: ignore[union-attr]


def test_the_same_bytes_from_the_same_record() -> None:
    """Nothing of the clock or the machine is in it."""
    assert wordfile(MODEL, made(link_of("logo"))) == wordfile(MODEL, made(link_of("logo")))


@pytest.mark.parametrize(
    "task", ["<b>&amp;\"'</b>", "\x00\x0b\ufffe", HEBREW, f"Books {HEBREW} 2026", "\U0001f600", "]]>", "a" * 120]
)
def test_any_name_makes_sound_xml(task: str) -> None:
    """Markup, control characters, other scripts: each part can be read, and the name comes back."""
    link = decode(MODEL, FRAGMENT)
    link.answers.__dict__["task"] = task
    content = wordfile(MODEL, made(link))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))

    assert "".join(c for c in task if c not in "\x00\x0b\ufffe") in text_of(content)


def test_right_to_left_is_marked() -> None:
    """A Hebrew name runs from the right, the English around it from the left."""
    link = decode(MODEL, f"{FRAGMENT}&task={HEBREW}")
    found = docx.Document(io.BytesIO(wordfile(MODEL, made(link))))
    title = next(p for p in found.paragraphs if p.style and p.style.name == "Heading 1")

    assert title._p.find(f".//{qn('w:bidi')}") is not None
    assert title._p.find(f".//{qn('w:rtl')}") is not None
    assert runs(f"Do this: \u201c{HEBREW}\u201d") == [("Do this: \u201c", False), (HEBREW, True), ("\u201d", False)]


def test_links_lead_where_they_say() -> None:
    """The link that restores the task, and each source that has an address."""
    found = opened("logo")
    targets = {rel.target_ref for rel in found.part.rels.values() if rel.reltype.endswith("/hyperlink")}

    assert any(target.startswith(f"{PAGE}#v=1&separate=") for target in targets)
    assert load.sources()["S42"].url in targets


@pytest.mark.parametrize(
    "cuts",
    [(0.7, 0.8, 0.02), (0.0, 1.0, 1.0), (1.0, 0.0, 0.0), (0.5, 0.5, 0.5), (0.999, 0.3, 1)],
)
def test_the_map_as_a_table(cuts: tuple[float, float, float]) -> None:
    """Its rows fill the square, its cells have the areas' sizes, and a label only what has room."""
    o, f, e = cuts
    shares = {"freelance": o * (1 - f), "bpo": o * f, "employee": (1 - o) * e, "keep": (1 - o) * (1 - e)}
    percents = {way: percent(share) for way, share in shares.items()}
    drawing = map_drawing(HandoverMap(*cuts), percents, {w: x.name for w, x in MODEL.ways.items()}, None)
    table = grid(MODEL, drawing)
    sizes = dict.fromkeys(MODEL.ways, 0.0)
    for row in table.rows:
        assert sum(cell.width for cell in row.cells) == sum(table.columns) == SIDE
        assert sum(cell.span for cell in row.cells) == len(table.columns)
        for cell in row.cells:
            sizes[cell.way] += cell.width * row.height / SIDE**2

    assert sum(row.height for row in table.rows) == SIDE
    for area in drawing.areas:
        assert sizes[area.way] * 100 == pytest.approx(area.percent, abs=2)
    assert any(cell.label for row in table.rows for cell in row.cells)


def test_the_bridge_hands_over_a_file() -> None:
    """Name, type and status for the page."""
    request = {"record": f"{FRAGMENT}&task=B%C3%BCro+%2F+x", "date": "2026-11-25", "page": PAGE, "kind": "docx"}
    found = reply(MODEL, request)

    assert found["name"] == "büro-x-record-2026-11-25.docx"
    assert found["type"] == TYPES["docx"]
    assert found["status"] == words().say["ready"].format(name=found["name"])
