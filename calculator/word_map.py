"""The handover map as a table whose cells have the areas' sizes, for a Word file."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from calculator import load
from calculator.drawing import Drawing

SIDE = 4300  # of the square, in twentieths of a point
BRIEF = 2900  # in a report, where each task has a page
THIN = 40  # an area narrower than this is not drawn
ROOM = (1000, 520)  # the least width and height in which a label fits


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
class Block:
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


def grid(drawing: Drawing, side: int = SIDE) -> MapGrid:
    """The edges of the areas are the table's lines; cells of one rectangle are joined."""
    blocks = list(_blocks(drawing, side))
    across = _edges([edge for b in blocks for edge in (b.left, b.right)], side)
    down = _edges([edge for b in blocks for edge in (b.top, b.bottom)], side)
    rows, seen = [], set[Block]()
    for top, bottom in pairwise(down):
        cells, middle = [], (top + bottom) / 2
        placed = [(_at(blocks, (left + right) / 2, middle), (left, right)) for left, right in pairwise(across)]
        for block, found in groupby(placed, lambda pair: pair[0]):
            places = [slot for _, slot in found]
            tall = block.bottom - bottom >= THIN or block in seen
            merge = "continue" if block in seen else "restart" if tall else ""
            label = "" if block in seen else block.label
            cells.append(MapCell(block.way, places[-1][1] - places[0][0], len(places), merge, label))
            seen.add(block)
        rows.append(MapRow(bottom - top, tuple(cells)))
    return MapGrid(tuple(right - left for left, right in pairwise(across)), tuple(rows))


def _blocks(drawing: Drawing, side: int) -> Iterator[Block]:
    ways, square = load.model().ways, drawing.square

    def scaled(length: float) -> int:
        return round(length / square.width * side)

    for area in drawing.areas:
        largest = max(area.boxes, key=lambda box: box.width * box.height)
        for box in area.boxes:
            left, top = scaled(box.x - square.x), scaled(box.y - square.y)
            right = scaled(box.x + box.width - square.x)
            bottom = scaled(box.y + box.height - square.y)
            fits = box == largest and right - left >= ROOM[0] and bottom - top >= ROOM[1]
            yield Block(area.way, left, top, right, bottom, f"{ways[area.way].name} {area.percent} %" if fits else "")


def _edges(found: list[int], side: int) -> list[int]:
    """The edges in order, those that stand too close left out; the last is the square's own."""
    kept = [0]
    for edge in sorted(set(found)):
        if edge - kept[-1] >= THIN and side - edge >= THIN:
            kept.append(edge)
    return [*kept, side]


def _at(blocks: list[Block], x: float, y: float) -> Block:
    return next(block for block in blocks if block.holds(x, y))
