"""The weekly sheet of numbers: its records, and the small curve of each number."""

from dataclasses import dataclass

WIDTH, HEIGHT, PAD = 96.0, 32.0, 5.0  # of a curve, in its own units


@dataclass(frozen=True)
class Kpi:
    """A number of the weekly sheet with its latest weeks, oldest first; at most one of the two targets."""

    id: str
    name: str
    counted: str
    values: tuple[int, ...]
    unit: str = ""
    at_least: int = 0
    at_most: int = 0

    @property
    def goal(self) -> int:
        """The target, 0 where there is none."""
        return self.at_least or self.at_most

    @property
    def met(self) -> bool:
        """Whether the last week is as agreed."""
        last = self.values[-1]
        return last >= self.at_least and (not self.at_most or last <= self.at_most)

    @property
    def bound(self) -> str:
        """Which side of the target is as agreed, in words."""
        return "at least" if self.at_least else "at most"


@dataclass(frozen=True)
class Sheet:
    """The weekly sheet."""

    title: str
    text: str
    note: str
    columns: tuple[str, ...]
    met: str
    missed: str
    none: str
    kpi: tuple[Kpi, ...]


@dataclass(frozen=True)
class Curve:
    """A number's weeks as points, the last one, and the height of its target (None where there is none)."""

    width: float
    height: float
    points: tuple[tuple[float, float], ...]
    goal: float | None

    @property
    def path(self) -> str:
        """The points as SVG writes them."""
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in self.points)

    @property
    def last(self) -> tuple[float, float]:
        """Where the latest week stands."""
        return self.points[-1]


def curve(kpi: Kpi) -> Curve:
    """The curve of a number, scaled so that its weeks and its target fill the height."""
    shown = [*kpi.values, kpi.goal] if kpi.goal else [*kpi.values]
    low, span = min(shown), max(max(shown) - min(shown), 1)
    step = (WIDTH - 2 * PAD) / max(len(kpi.values) - 1, 1)

    def y(value: int) -> float:
        return HEIGHT - PAD - (value - low) / span * (HEIGHT - 2 * PAD)

    points = tuple((PAD + n * step, y(value)) for n, value in enumerate(kpi.values))
    return Curve(WIDTH, HEIGHT, points, y(kpi.goal) if kpi.goal else None)
