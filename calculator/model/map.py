"""Geometry of the handover map: what goes where on the picture. No wording, no markup."""

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


def map_drawing(cuts: HandoverMap, names: dict[str, str], spread: tuple[float, float] | None) -> Drawing:
    """The map's geometry from its four cuts, the ways' names and the spread of p."""
    top = OUTSIDE if _any_outside(cuts, names, ("freelance", "bpo")) else EDGE
    square = Box(LEFT, top, SIDE, SIDE)
    areas = _areas(cuts, names, square)
    low = [a.label.line[0] for a in areas if a.label and a.label.line and a.way in LOW]
    bottom = square.y + SIDE + AXIS + (OUTSIDE if low else 0)
    axis = (*_clear_of(low, square), square.y + SIDE + 20)
    return Drawing(LEFT + SIDE + EDGE, bottom, square, areas, _band(spread, square), axis)


def _areas(cuts: HandoverMap, names: dict[str, str], square: Box) -> tuple[Area, ...]:
    boxes = _boxes(cuts, square)
    shares = {way: sum(b.width * b.height for b in found) / SIDE**2 for way, found in boxes.items()}
    whole = whole_percent(shares)
    return tuple(Area(w, b, whole[w], _label(w, b, names[w], whole[w], square)) for w, b in boxes.items())


def _any_outside(cuts: HandoverMap, names: dict[str, str], ways: tuple[str, ...]) -> bool:
    areas = _areas(cuts, names, Box(0, 0, SIDE, SIDE))
    return any(a.way in ways and a.label is not None and a.label.line is not None for a in areas)


def _clear_of(lines: list[float], square: Box) -> tuple[float, float]:
    """Where the words at the two ends of the axis start and end, so that no label's line runs through them."""
    left, right = square.x, square.x + square.width
    after = [line + 8 for line in lines if left - 4 <= line <= left + AXIS_WORDS]
    before = [line - 8 for line in lines if right - AXIS_WORDS <= line <= right + 4]
    return max([left, *after]), min([right, *before])


def _boxes(cuts: HandoverMap, square: Box) -> dict[str, tuple[Box, ...]]:
    p, f, b, e = cuts
    x, y, side = square.x, square.y, square.width
    cut, bottom = x + (1 - p) * side, y + side
    low_f, low_b = y + f * side, y + b * side
    post = p * e * side
    return {
        "freelance": (Box(x, y, cut - x, low_f - y),),
        "bpo": (Box(cut, y, p * side, low_b - y),),
        "employee": (Box(x + side - post, low_b, post, bottom - low_b),),
        "keep": (Box(x, low_f, cut - x, bottom - low_f), Box(cut, low_b, p * (1 - e) * side, bottom - low_b)),
    }


def whole_percent(shares: dict[str, float]) -> dict[str, int]:
    """Shares that add up to 1 as whole percentages that add up to 100 (largest remainder)."""
    floors = {way: int(100 * share + 1e-9) for way, share in shares.items()}
    rest = sorted(shares, key=lambda way: floors[way] - 100 * shares[way])
    for way in rest[: 100 - sum(floors.values())]:
        floors[way] += 1
    return floors


def _label(way: str, boxes: tuple[Box, ...], name: str, percent: int, square: Box) -> Label | None:
    if percent == 0:
        return None
    wide = max(len(name), 4) * LETTER + 2 * PAD
    for box in boxes:
        if box.width >= wide and box.height >= LABEL_HEIGHT:
            return _inside(way, box)
    return _outside(way, max(boxes, key=lambda b: b.width * b.height), square)


def _inside(way: str, box: Box) -> Label:
    right, low = way in RIGHT, way in LOW
    x = box.x + box.width - PAD if right else box.x + PAD
    y = box.y + box.height - PAD - 20 if low else box.y + PAD + 12
    return Label(x, y, "end" if right else "start")


def _outside(way: str, box: Box, square: Box) -> Label:
    right, low = way in RIGHT, way in LOW
    x = square.x + square.width if right else square.x
    y = square.y + square.height + 54 if low else square.y - 22
    edge = (square.y + square.height + 38) if low else square.y - 2
    inside = box.y + max(box.height - 10, box.height / 2) if low else box.y + min(10, box.height / 2)
    middle = box.x + box.width / 2
    return Label(x, y, "end" if right else "start", (middle, edge, middle, inside))


def _band(spread: tuple[float, float] | None, square: Box) -> tuple[tuple[float, float, float, float], ...]:
    if spread is None:
        return ()
    cuts = (square.x + (1 - p) * square.width for p in spread)
    return tuple((x, square.y, x, square.y + square.height) for x in cuts)
