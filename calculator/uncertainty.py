"""Fixed draws for the parameters: a Latin hypercube, one stream an id, and the quantiles of what comes out."""

from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from random import Random
from typing import NamedTuple

from calculator.parameters import Triangle, parameters

WHOLE = (0.0, 1.0)
Window = tuple[float, float]


class Quantiles(NamedTuple):
    """The 10, 50 and 90 % points."""

    p10: float
    p50: float
    p90: float


@lru_cache(maxsize=128)
def uniform(key: str, count: int | None = None) -> list[float]:
    """Shares between 0 and 1: the middle of each of `count` equal strata once, shuffled by the id's own stream."""
    rule = parameters().draws
    count, draw = count or rule.count, Random(f"{rule.seed}:{key}").random
    keys = [draw() for _ in range(count)]
    column = [0.0] * count
    for place, at in enumerate(sorted(range(count), key=keys.__getitem__)):
        column[at] = (place + 0.5) / count
    return column


@lru_cache(maxsize=256)
def column(key: str, triangle: Triangle, window: Window = WHOLE, count: int | None = None) -> list[float]:
    """A parameter in every draw; `window` is the part of its distribution that an answer leaves."""
    return inverse(triangle, window, uniform(key, count))


def inverse(triangle: Triangle, window: Window, shares: Sequence[float]) -> list[float]:
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


def quantiles(values: float | list[float]) -> Quantiles:
    """The 10, 50 and 90 % points, straight between neighbours."""
    if not isinstance(values, list):
        return Quantiles(values, values, values)
    ordered = sorted(values)
    return Quantiles(*(_at(ordered, share) for share in (0.1, 0.5, 0.9)))


def _at(ordered: list[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
