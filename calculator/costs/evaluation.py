"""How the quantities of the cost lens are evaluated, as numbers or as columns of draws, and which make its rows."""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import repeat
from math import inf
from operator import add
from typing import NamedTuple

from calculator.costs.draws import Value
from calculator.costs.formulas import GROUPS, Quantity, hours_over, total
from calculator.costs.parameters import parameters
from calculator.costs.prices import TERMS, WAY
from calculator.load import DataError

Names = dict[str, Value]
GIVEN = (
    "told_hours",
    "amount_told",
    "amount_times",
    "told_slow",
    "told_running",
    "pieces_per_month",
    "months",
    "growth_per_year",
    "owner_hours_per_week",
    "one_off",
    "kept_by_owner",
    "kept_by_staff",
    "kept_by_freelancer",
    "kept_by_firm",
    "undone",
    "known",
    "fee_applies",
    "least_applies",
    "freelance_tax",
    "firm_tax",
    "software_by_piece",
    *(f"{way}_{term}" for way in WAY.values() for term in TERMS),
)
ROWS = ("keep", "staff", "freelance", "regular", "agency", "bpo", "employee", "temp", "software", "first_step")
WAYS = ("freelance", "bpo", "employee", "keep")
PREFIX = {"bpo": "partner"}
PARTS = ("money", "hours", "setup_money", "setup_hours")


class Row(NamedTuple):
    """Money, the owner's hours, and both together, over a period."""

    money: Value
    hours: Value
    total: Value


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


Step = tuple[str, Quantity, tuple[str, ...]]


@cache
def plan() -> list[Step]:
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
def plan_of(rows: tuple[str, ...]) -> list[Step]:
    """The part of the plan that these rows need."""
    needed = {"capacity", "work_hours", "taken", "regular_fits"}
    needed |= {f"{PREFIX.get(row, row)}_{part}" for row in rows for part in PARTS}
    steps = []
    for step in reversed(plan()):
        if step[0] in needed:
            needed.update(step[2])
            steps.append(step)
    return steps[::-1]


def apply(function: Quantity, values: Iterable[Value]) -> Value:
    """A quantity of numbers is a number; with a column among them, a column."""
    given = list(values)
    if not any(type(value) is list for value in given):
        return function(*given)
    return list(map(function, *(v if isinstance(v, list) else repeat(v) for v in given)))


def worked_out(given: Mapping[str, Value], rows: tuple[str, ...] | None = None) -> Names:
    """All quantities of a set of values, or those of some rows; `given` has every parameter and every id of GIVEN."""
    names: Names = dict(given)
    for name, function, needed in plan() if rows is None else plan_of(rows):
        names[name] = apply(function, [names[key] for key in needed])
    return names


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
    """Of the owner's hours in the period, those beyond what the owner has; 0 where nobody said how many that is."""
    return 0.0 if names["capacity"] == inf else apply(hours_over, [hours, names["capacity"]])


def numbers(given: Mapping[str, float], rows: tuple[str, ...] | None = None) -> dict[str, float]:
    """All quantities where every value is a number."""
    names: dict[str, float] = dict(given)
    for name, function, needed in plan() if rows is None else plan_of(rows):
        names[name] = function(*[names[key] for key in needed])
    return names


def figures(names: Mapping[str, float], key: str, setup: bool = True) -> tuple[float, float]:
    """A row's total and its hours where every value is a number; the same as `row`, and quicker. [money, hours]"""
    prefix = PREFIX.get(key, key)
    money, hours = names[f"{prefix}_money"], names[f"{prefix}_hours"]
    if setup:
        money += names.get(f"{prefix}_setup_money", 0.0)
        hours += names.get(f"{prefix}_setup_hours", 0.0)
    return total(money, hours, *[names[name] for name in arguments(total)[2:]]), hours
