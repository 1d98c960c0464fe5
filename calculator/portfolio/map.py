"""Geometry of the map of many tasks: a point each, and numbers that do not lie on one another. No wording."""

from collections.abc import Sequence
from dataclasses import dataclass

from calculator.portfolio.entries import Entry
from calculator.portfolio.rules import rules

SIDE = 480.0  # of the square, in the picture's own units
LEFT, TOP, BELOW, RIGHT = 30.0, 10.0, 30.0, 10.0
POINT = 7.0  # half the width of a mark
WIDE, HIGH = 20.0, 16.0  # of a number
STEPS = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))
RINGS = (1.0, 1.7, 2.5, 3.4, 4.4)
OPEN = "open"


@dataclass(frozen=True)
class Point:
    """A task's mark, and its number with a line to it where it had to move away; without a number where none fits."""

    entry: Entry
    number: int
    way: str
    x: float
    y: float
    label: tuple[float, float] | None
    line: bool


@dataclass(frozen=True)
class Points:
    """The whole picture."""

    width: float
    height: float
    left: float
    top: float
    side: float
    points: tuple[Point, ...]


def points(entries: Sequence[Entry]) -> Points:
    """The worked-out tasks of a list at (process, share that can be let go of), numbered by their place in it."""
    placed = [
        (number, entry, LEFT + entry.seen.p * SIDE, TOP + (1 - entry.seen.share) * SIDE)
        for number, entry in enumerate(entries, 1)
        if entry.seen
    ]
    taken = _Taken([(x, y) for _, _, x, y in placed])
    few = len(placed) <= rules().most_numbered
    marks = []
    for number, entry, x, y in placed:
        label, ring = taken.room(x, y) if few else (None, 0)
        marks.append(Point(entry, number, entry.way or OPEN, x, y, label, ring > 0))
    return Points(LEFT + SIDE + RIGHT, TOP + SIDE + BELOW, LEFT, TOP, SIDE, tuple(marks))


class _Taken:
    """Which parts of the picture are taken, by the centres of what stands there."""

    def __init__(self, marks: list[tuple[float, float]]) -> None:
        self.boxes = [(x, y, POINT, POINT) for x, y in marks]

    def room(self, x: float, y: float) -> tuple[tuple[float, float] | None, int]:
        """Where a mark's number finds room, nearest first, and how far out."""
        for ring, far in enumerate(RINGS):
            for right, down in STEPS:
                centre = x + right * far * (POINT + WIDE / 2), y + down * far * (POINT + HIGH / 2)
                if self.free(*centre):
                    self.boxes.append((*centre, WIDE / 2, HIGH / 2))
                    return centre, ring
        return None, 0

    def free(self, x: float, y: float) -> bool:
        """Whether a number fits there: within the square, and over nothing else."""
        inside = LEFT + WIDE / 2 < x < LEFT + SIDE - WIDE / 2 and TOP + HIGH / 2 < y < TOP + SIDE - HIGH / 2
        return inside and not any(
            abs(x - left) < WIDE / 2 + wide and abs(y - top) < HIGH / 2 + high for left, top, wide, high in self.boxes
        )
