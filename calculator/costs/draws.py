"""The fixed draws: shares of an orthogonal array, triangular distributions at them, and the points of a column."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import sqrt
from random import Random
from typing import NamedTuple

from calculator.costs.parameters import Triangle, parameters

Column = list[float]
Value = float | Column
Window = tuple[float, float]
WHOLE = (0.0, 1.0)


class Quantiles(NamedTuple):
    """The 10, 50 and 90 % points."""

    p10: float
    p50: float
    p90: float


def middles(count: int) -> list[float]:
    """The middle of each of `count` equal parts of the span from 0 to 1, lowest first."""
    return [(place + 0.5) / count for place in range(count)]


@lru_cache(maxsize=128)
def uniform(key: str, count: int | None = None, seed: str = "") -> Column:
    """Shares between 0 and 1, the middle of each of so many equal strata once, in an order of the id's own.

    Without a `count` there are as many as costs/parameters/draws.toml says, and their order is based on an orthogonal
    array (source M04): with any other id, each pair of their `side` parts comes up once.
    """
    rule = parameters().draws
    draw = Random(f"{seed or rule.seed}:{key}").random
    parts = [0] * count if count else array(rule.step[key], rule.side, draw)
    keys = [part + draw() for part in parts]
    shares = [0.0] * len(keys)
    for share, at in zip(middles(len(keys)), sorted(range(len(keys)), key=keys.__getitem__), strict=True):
        shares[at] = share
    return shares


def array(step: int, side: int, draw: Callable[[], float]) -> list[int]:
    """A column of Bose's orthogonal array, `side` levels for a prime `side`, with the levels in a drawn order.

    Any two columns whose `step`, from 0 to `side` - 1, is not the same hold each pair of levels once.
    """
    marks = [draw() for _ in range(side)]
    order = sorted(range(side), key=marks.__getitem__)
    return [order[(row + step * column) % side] for row in range(side) for column in range(side)]


@lru_cache(maxsize=256)
def column(key: str, triangle: Triangle, window: Window = WHOLE, count: int | None = None) -> Column:
    """A parameter in every draw; `window` is the part of its distribution that an answer leaves."""
    return inverse(triangle, window, uniform(key, count))


def inverse(triangle: Triangle, window: Window, shares: Sequence[float]) -> Column:
    """The triangular distribution's values at these shares of the window."""
    low, mode, high = triangle
    wide, start, part = high - low, window[0], window[1] - window[0]
    if wide <= 0:
        return [mode] * len(shares)
    left, right, turn = wide * (mode - low), wide * (high - mode), (mode - low) / wide
    points = [start + part * u for u in shares]
    return [low + sqrt(u * left) if u < turn else high - sqrt((1 - u) * right) for u in points]


def point(triangle: Triangle, window: Window, share: float) -> float:
    """One value of the distribution: 0.5 gives its median."""
    return inverse(triangle, window, (share,))[0]


def quantiles(values: Value) -> Quantiles:
    """The 10, 50 and 90 % points, straight between neighbours."""
    if not isinstance(values, list):
        return Quantiles(values, values, values)
    ordered, last, points = sorted(values), len(values) - 1, []
    for share in (0.1, 0.5, 0.9):
        place = share * last
        below = int(place)
        above = min(below + 1, last)
        points.append(ordered[below] + (place - below) * (ordered[above] - ordered[below]))
    return Quantiles(*points)
