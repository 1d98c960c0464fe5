"""A record as a Word file, its map drawn with Word's own shapes."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby, pairwise

from calculator.formats.characters import for_xml
from calculator.formats.html import render
from calculator.model.definition import Model
from calculator.model.map import Drawing
from calculator.reports.blocks import Document, Table
from calculator.reports.words import words

A4, LETTER = (11906, 16838), (12240, 15840)  # lengths are in twentieths of a point
WIDTH = 9638  # between the margins of an A4 page; US Letter is a little wider
SIDE = 4300  # of the map's square
BRIEF = 2900  # in a report, where each task has a page
THIN = 40  # an area narrower than this is not drawn
ROOM = (1000, 520)  # the least width and height in which a label fits
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


def wordfile(model: Model, document: Document, paper: tuple[int, int] = A4) -> bytes:
    """The whole file: British English, headings, lists, tables with header rows, page numbers."""
    links: dict[str, str] = {}
    say = words()
    context = {
        "document": document,
        "paper": paper,
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
        "grid": partial(grid, model),
        "brief_side": BRIEF,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, template in PARTS.items():
            text = for_xml(render(f"reports/word/{template}", **context))
            archive.writestr(zipfile.ZipInfo(name, STAMP), text.encode(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def runs(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it runs from the right."""
    pieces = RTL.split(text)
    return [(piece, bool(place % 2)) for place, piece in enumerate(pieces) if piece]


def columns(table: Table) -> list[int]:
    """The widths of a table's columns, which fill the page's."""
    return [WIDTH * share // sum(table.widths) for share in table.widths]


@dataclass(frozen=True)
class MapCell:
    """A cell: `merge` is empty, restart or continue; the label is empty where there is no room for it."""

    way: str
    width: int
    span: int
    merge: str
    label: str


@dataclass(frozen=True)
class MapRow:
    """A row of a fixed height."""

    height: int
    cells: tuple[MapCell, ...]


@dataclass(frozen=True)
class MapGrid:
    """The whole table."""

    columns: tuple[int, ...]
    rows: tuple[MapRow, ...]


@dataclass(frozen=True)
class MapBlock:
    """An area's rectangle in the table's own units."""

    way: str
    left: int
    top: int
    right: int
    bottom: int
    label: str

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is within."""
        return self.left <= x < self.right and self.top <= y < self.bottom


def grid(model: Model, drawing: Drawing, side: int = SIDE) -> MapGrid:
    """The edges of the areas are the table's lines; cells of one rectangle are joined."""
    blocks = list(_blocks(model, drawing, side))
    across = _edges([edge for b in blocks for edge in (b.left, b.right)], side)
    down = _edges([edge for b in blocks for edge in (b.top, b.bottom)], side)
    rows, drawn = [], set[MapBlock]()
    for top, bottom in pairwise(down):
        cells, middle = [], (top + bottom) / 2
        slots = [(next(b for b in blocks if b.holds(sum(slot) / 2, middle)), slot) for slot in pairwise(across)]
        for block, group in groupby(slots, lambda pair: pair[0]):
            places = [slot for _, slot in group]
            tall = block.bottom - bottom >= THIN or block in drawn
            merge = "continue" if block in drawn else "restart" if tall else ""
            label = "" if block in drawn else block.label
            cells.append(MapCell(block.way, places[-1][1] - places[0][0], len(places), merge, label))
            drawn.add(block)
        rows.append(MapRow(bottom - top, tuple(cells)))
    return MapGrid(tuple(right - left for left, right in pairwise(across)), tuple(rows))


def _blocks(model: Model, drawing: Drawing, side: int) -> Iterator[MapBlock]:
    """Each rectangle of the areas; an area's largest has its label, if there is room."""
    square = drawing.square

    def scaled(length: float) -> int:
        return round(length / square.width * side)

    for area in drawing.areas:
        label = f"{model.ways[area.way].name} {area.percent} %"
        largest = max(area.boxes, key=lambda box: box.width * box.height)
        for box in area.boxes:
            left, top = scaled(box.x - square.x), scaled(box.y - square.y)
            right = scaled(box.x + box.width - square.x)
            bottom = scaled(box.y + box.height - square.y)
            fits = box == largest and right - left >= ROOM[0] and bottom - top >= ROOM[1]
            yield MapBlock(area.way, left, top, right, bottom, label if fits else "")


def _edges(edges: list[int], side: int) -> list[int]:
    """The edges in order, those that stand too close left out; the last is the square's own."""
    kept = [0]
    for edge in sorted(set(edges)):
        if edge - kept[-1] >= THIN and side - edge >= THIN:
            kept.append(edge)
    return [*kept, side]
