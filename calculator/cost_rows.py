"""The six rows of the cost lens: which quantities make them, and how they are evaluated, as numbers or as columns.

Every quantity is a pure function whose arguments are named by id: a parameter, an input, or an
earlier quantity. So the same functions serve one set of values and all draws at once.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import repeat
from operator import add
from typing import NamedTuple

from calculator import cost_employee, cost_freelance, cost_keep, cost_partner, cost_work
from calculator.cost_work import hours_over, total
from calculator.parameters import parameters
from calculator.schema import DataError

Column = list[float]
Value = float | Column
Names = dict[str, Value]
Quantity = Callable[..., float]
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
MODULES = (cost_work, cost_keep, cost_freelance, cost_partner, cost_employee)
ROWS = ("keep", "staff", "freelance", "regular", "bpo", "employee")
WAYS = ("freelance", "bpo", "employee", "keep")
NOT_FOR_ONE_OFFS = ("regular",)
PREFIX = {"bpo": "partner"}


class Row(NamedTuple):
    """Money, the owner's hours, and both together, over a period."""

    money: Value
    hours: Value
    total: Value


def quantities() -> list[Quantity]:
    """All quantities, in the order in which they are worked out and explained."""
    return [function for module in MODULES for function in module.QUANTITIES]


def arguments(function: Quantity) -> tuple[str, ...]:
    """The ids that a quantity is worked out from."""
    code = function.__code__
    return tuple(code.co_varnames[: code.co_argcount])


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


@cache
def read() -> frozenset[str]:
    """Every id that a formula reads."""
    return frozenset(name for function in (*quantities(), total) for name in arguments(function))


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
    money, hours = names[f"{prefix}_money"], names[f"{prefix}_hours"]
    if setup:
        money = _plus(money, names.get(f"{prefix}_setup_money"))
        hours = _plus(hours, names.get(f"{prefix}_setup_hours"))
    return Row(money, hours, together(names, money, hours))


def together(names: Mapping[str, Value], money: Value, hours: Value) -> Value:
    """Money and hours as one amount. [money]"""
    return apply(total, [money, hours, *(names[key] for key in arguments(total)[2:])])


def over(names: Mapping[str, Value], hours: Value) -> Value:
    """Hours of a row that the owner does not have. [hours]"""
    return apply(hours_over, [hours, names["capacity"]])


def _plus(left: Value, right: Value | None) -> Value:
    return left if right is None else apply(add, [left, right])


def numbers(values: Mapping[str, float]) -> dict[str, float]:
    """All quantities of values that are single numbers throughout; the same as `worked_out`, and quicker."""
    names = dict(values)
    for name, function, needed in plan():
        names[name] = function(*[names[key] for key in needed])
    return names


def figures(names: Mapping[str, float], key: str) -> tuple[float, float]:
    """A row's total and hours with set-up, from single numbers. [money, hours]"""
    prefix = PREFIX.get(key, key)
    money = names[f"{prefix}_money"] + names.get(f"{prefix}_setup_money", 0.0)
    hours = names[f"{prefix}_hours"] + names.get(f"{prefix}_setup_hours", 0.0)
    return total(money, hours, *[names[name] for name in arguments(total)[2:]]), hours
