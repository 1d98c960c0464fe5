"""How what is not told is drawn: from a triangle, or from one of several."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from calculator.costs.draws import WHOLE, Column, Window, column, inverse, point, uniform
from calculator.costs.parameters import Triangle

Shares = Callable[[str], Column]
MIDDLE = 0.5


@dataclass(frozen=True)
class Spread:
    """A triangle, and the part of it that an answer leaves; `uniform` is whose draws it takes, its own where empty."""

    triangle: Triangle
    window: Window = WHOLE
    uniform: str = ""

    @property
    def typical(self) -> float:
        """Its typical value, within what an answer leaves."""
        return self.triangle.typical if self.window == WHOLE else point(self.triangle, self.window, MIDDLE)

    def at(self, key: str, share: float) -> float:
        """A point of its distribution: 0.5 is the median."""
        return point(self.triangle, self.window, share)

    def column(self, key: str, count: int | None = None) -> Column:
        """Its values in the fixed draws."""
        return column(self.uniform or key, self.triangle, self.window, count)

    def values(self, key: str, shares: Shares) -> Column:
        """Its values in other draws."""
        return inverse(self.triangle, self.window, shares(self.uniform or key))


@dataclass(frozen=True)
class Mixture:
    """Any of several triangles, as the draws of `pick` have it."""

    parts: tuple[Triangle, ...]
    pick: str
    uniform: str = ""

    @property
    def typical(self) -> float:
        """The middle one of their typical values."""
        return sorted(part.typical for part in self.parts)[len(self.parts) // 2]

    def at(self, key: str, share: float) -> float:
        """A point of the distribution of them all."""
        ordered = _ordered(self, key)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)]

    def column(self, key: str, count: int | None = None) -> Column:
        """Its values in the fixed draws."""
        return _mixed(self, key, count)

    def values(self, key: str, shares: Shares) -> Column:
        """Its values in other draws."""
        picks, own = shares(self.pick), shares(self.uniform or key)
        columns = [inverse(part, WHOLE, own) for part in self.parts]
        return [columns[int(pick * len(columns))][row] for row, pick in enumerate(picks)]


@lru_cache(maxsize=32)
def _mixed(mixture: Mixture, key: str, count: int | None) -> Column:
    return mixture.values(key, lambda name: uniform(name, count))


@lru_cache(maxsize=32)
def _ordered(mixture: Mixture, key: str) -> Column:
    return sorted(_mixed(mixture, key, None))
