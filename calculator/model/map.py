"""Geometry of the handover map: what goes where on the picture. No wording, no markup."""

from collections.abc import Mapping
from dataclasses import dataclass

from calculator.model.fit import HandoverMap

SIDE = 360.0  # of the square, in the picture's own units
LEFT, EDGE, AXIS, OUTSIDE = 30.0, 6.0, 28.0, 40.0  # room for axis words, and for labels that stand outside
PAD = 10.0
LETTER = 7.8  # width of a letter of a label, on the wide side
AXIS_WORDS = 74.0  # width of the words under the left end of the axis
LABEL_HEIGHT = 50.0
RIGHT, LOW = ("bpo", "employee"), ("employee", "keep")


@dataclass(frozen=True)
class Box:
    """A rectangle in the picture's units."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Label:
    """Where an area's words stand; `line` leads from a label outside to its area."""

    x: float
    y: float
    anchor: str
    line: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class Area:
    """One way's area: its boxes, its whole percentage and its label (None when there is nothing to see)."""

    way: str
    boxes: tuple[Box, ...]
    percent: int
    label: Label | None


@dataclass(frozen=True)
class Drawing:
    """The whole picture. `band`: each cut's spread as a pair of lines; `axis`: left, right and foot of its words."""

    width: float
    height: float
    square: Box
    areas: tuple[Area, ...]
    band: tuple[tuple[float, float, float, float], ...]
    axis: tuple[float, float, float]


def map_drawing(
    cuts: HandoverMap, percent: Mapping[str, int], names: Mapping[str, str], spread: tuple[float, float] | None
) -> Drawing:
    """The map's geometry from its three cuts, and the spread of what could go outside.

    `percent` is each way's share as the result says it everywhere: the drawing rounds nothing by itself.
    """
    outside = {a.way for a in _areas(cuts, percent, names, Box(0, 0, SIDE, SIDE)) if a.label and a.label.line}
    square = Box(LEFT, OUTSIDE if outside - {*LOW} else EDGE, SIDE, SIDE)
    left, right, foot = square.x, square.x + SIDE, square.y + SIDE
    areas = _areas(cuts, percent, names, square)
    lines = [a.label.line[0] for a in areas if a.label and a.label.line and a.way in LOW]
    # the words at the two ends of the axis start and end where no label's line runs through them
    starts = max([left, *(line + 8 for line in lines if left - 4 <= line <= left + AXIS_WORDS)])
    ends = min([right, *(line - 8 for line in lines if right - AXIS_WORDS <= line <= right + 4)])
    return Drawing(
        width=LEFT + SIDE + EDGE,
        height=foot + AXIS + (OUTSIDE if lines else 0),
        square=square,
        areas=areas,
        band=tuple((left, y, right, y) for y in (square.y + o * SIDE for o in spread or ())),
        axis=(starts, ends, foot + 20),
    )


def _areas(cuts: HandoverMap, percent: Mapping[str, int], names: Mapping[str, str], square: Box) -> tuple[Area, ...]:
    o, f, e = cuts
    x, y, side = square.x, square.y, square.width
    high, low = o * side, (1 - o) * side
    boxes = {
        "freelance": Box(x, y, (1 - f) * side, high),
        "bpo": Box(x + (1 - f) * side, y, f * side, high),
        "employee": Box(x + (1 - e) * side, y + high, e * side, low),
        "keep": Box(x, y + high, (1 - e) * side, low),
    }
    labels = {way: _label(way, box, names[way], square) if percent[way] else None for way, box in boxes.items()}
    return tuple(Area(way, (box,), percent[way], labels[way]) for way, box in boxes.items())


def _label(way: str, box: Box, name: str, square: Box) -> Label:
    """Words in the way's box where it is large enough; else outside the square, with a line to it."""
    right, low = way in RIGHT, way in LOW
    anchor, wide = "end" if right else "start", max(len(name), 4) * LETTER + 2 * PAD
    if box.width >= wide and box.height >= LABEL_HEIGHT:
        x = box.x + box.width - PAD if right else box.x + PAD
        y = box.y + box.height - PAD - 20 if low else box.y + PAD + 12
        return Label(x, y, anchor)
    x = square.x + square.width if right else square.x
    y = square.y + square.height + 54 if low else square.y - 22
    edge = square.y + square.height + 38 if low else square.y - 2
    inside = box.y + max(box.height - 10, box.height / 2) if low else box.y + min(10, box.height / 2)
    middle = box.x + box.width / 2
    return Label(x, y, anchor, (middle, edge, middle, inside))
