"""How the quantities of the cost lens are evaluated, as numbers or as columns of draws, and which make its rows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import repeat
from math import sqrt
from operator import add
from random import Random
from typing import NamedTuple

from calculator.costs.formulas import GROUPS, Quantity, hours_over, total
from calculator.costs.parameters import Triangle, parameters
from calculator.load import DataError

Column = list[float]
Value = float | Column
Names = dict[str, Value]
Window = tuple[float, float]
WHOLE = (0.0, 1.0)
GIVEN = (
    "pieces_per_month",
    "hours_per_piece",
    "job_hours",
    "months",
    "growth_per_year",
    "owner_hours_per_week",
    "one_off",
    "owner_does",
)
ROWS = ("keep", "staff", "freelance", "regular", "bpo", "employee")
WAYS = ("freelance", "bpo", "employee", "keep")
NOT_FOR_ONE_OFFS = ("regular",)
PREFIX = {"bpo": "partner"}


class Row(NamedTuple):
    """Money, the owner's hours, and both together, over a period."""

    money: Value
    hours: Value
    total: Value


class Quantiles(NamedTuple):
    """The 10, 50 and 90 % points."""

    p10: float
    p50: float
    p90: float


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
    for place, at in enumerate(sorted(range(len(keys)), key=keys.__getitem__)):
        shares[at] = (place + 0.5) / len(keys)
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


def quantities() -> list[Quantity]:
    """All quantities, in the order in which they are worked out and explained."""
    return [formula for group in GROUPS.values() for formula in group]


def arguments(function: Quantity) -> tuple[str, ...]:
    """The ids that a quantity is worked out from."""
    code = function.__code__
    return tuple(code.co_varnames[: code.co_argcount])


@cache
def read() -> frozenset[str]:
    """Every id that a formula reads."""
    return frozenset(name for function in (*quantities(), total) for name in arguments(function))


@cache
def plan() -> list[tuple[str, Quantity, tuple[str, ...]]]:
    """The quantities with their arguments; DataError where one is not known, or a parameter is not read."""
    known = {*GIVEN, *parameters().by_id}
    steps = []
    for function in quantities():
        steps.append((function.__name__, function, arguments(function)))
        for name in arguments(function):
            if name not in known:
                raise DataError(f"parameters: {name}: {function.__name__} asks for it, and no file has it")
        known.add(function.__name__)
    unread = [key for key in parameters().by_id if key not in read()]
    if unread:
        raise DataError(f"parameters: {unread[0]}: no formula reads it")
    return steps


def apply(function: Quantity, values: Iterable[Value]) -> Value:
    """A quantity of numbers is a number; with a column among them, a column."""
    given = list(values)
    if not any(type(value) is list for value in given):
        return function(*given)
    return list(map(function, *(v if isinstance(v, list) else repeat(v) for v in given)))


def worked_out(given: Mapping[str, Value]) -> Names:
    """All quantities of a set of values; `given` has every parameter and every id of GIVEN."""
    names: Names = dict(given)
    for name, function, needed in plan():
        names[name] = apply(function, [names[key] for key in needed])
    return names


def rows_of(names: Mapping[str, Value]) -> list[str]:
    """The rows that make sense for this work."""
    return [row for row in ROWS if not (names["one_off"] and row in NOT_FOR_ONE_OFFS)]


def row(names: Mapping[str, Value], key: str, setup: bool = True) -> Row:
    """One row of the table: with set-up for the first year, without it for later ones."""
    prefix = PREFIX.get(key, key)
    amounts = []
    for part in ("money", "hours"):
        running, start = names[f"{prefix}_{part}"], names.get(f"{prefix}_setup_{part}")
        amounts.append(apply(add, [running, start]) if setup and start is not None else running)
    money, hours = amounts
    return Row(money, hours, apply(total, [money, hours, *(names[name] for name in arguments(total)[2:])]))


def over(names: Mapping[str, Value], hours: Value) -> Value:
    """Hours of a row that the owner does not have. [hours]"""
    return apply(hours_over, [hours, names["capacity"]])


def numbers(values: Mapping[str, float]) -> dict[str, float]:
    """All quantities of values that are single numbers throughout; the same as `worked_out`, and quicker."""
    names = dict(values)
    for name, function, needed in plan():
        names[name] = function(*[names[key] for key in needed])
    return names


def figures(names: Mapping[str, float], key: str) -> tuple[float, float]:
    """A row's total and hours with set-up, from single numbers; the same as `row`, and quicker. [money, hours]"""
    prefix = PREFIX.get(key, key)
    money = names[f"{prefix}_money"] + names.get(f"{prefix}_setup_money", 0.0)
    hours = names[f"{prefix}_hours"] + names.get(f"{prefix}_setup_hours", 0.0)
    return total(money, hours, *[names[name] for name in arguments(total)[2:]]), hours
