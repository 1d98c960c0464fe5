"""What pages may put in about cost: formulas with their code, parameters, examples, wrong choices."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from inspect import getdoc, getsource
from typing import Any, NamedTuple

from calculator import load
from calculator.costs import evaluation, formulas
from calculator.costs.inputs import specification
from calculator.costs.parameters import Parameter, Price, Triangle, parameters
from calculator.costs.phrases import phrases
from calculator.costs.rules import settings
from calculator.costs.trades import trades
from calculator.costs.view import WrongRow
from calculator.formats.sentence import plain
from calculator.load import DataError
from calculator.site.content import examples


@dataclass(frozen=True)
class Formula:
    """A quantity as the method page shows it: `code` is the calculator's own."""

    id: str
    title: str
    text: str
    code: str
    parameters: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Formulas that belong together."""

    title: str
    formulas: tuple[Formula, ...]


def context() -> dict[str, Any]:
    """Names for the pages."""
    return {
        "cost_settings": settings(),
        "cost_phrases": phrases(),
        "cost_trades": trades(),
        "cost_specification": specification(),
        "cost_words": titles(),
        "cost_groups": groups(),
        "cost_last": tuple(_formula(f) for f in (formulas.hours_over, formulas.total)),
        "cost_parameters": parameters(),
        "cost_range": as_range,
        "cost_levels": by_level,
        "cost_example": lambda key: examples.scored(key).costs,
        "cost_view": lambda key: examples.scored(key).cost_view,
        "cost_wrong": wrong_rows,
        "plain": plain,
        "parameter": ends,
    }


@cache
def groups() -> tuple[Group, ...]:
    """All formulas, in the order of the code; DataError where one has no title."""
    named = titles()["group"]
    return tuple(Group(named[name], tuple(map(_formula, group))) for name, group in formulas.GROUPS.items())


@cache
def titles() -> dict[str, dict[str, str]]:
    """What formulas and groups are called; DataError where a formula has no title, or a title no formula."""
    raw = load.table("site/formulas.toml")
    names = [f.__name__ for f in (*evaluation.quantities(), formulas.hours_over, formulas.total)]
    for name in {*names} ^ {*raw["formula"]}:
        raise DataError(f"site/formulas.toml: formula.{name}: {'missing' if name in names else 'no such formula'}")
    return raw


def _formula(function: formulas.Quantity) -> Formula:
    used = tuple(key for key in evaluation.arguments(function) if key in parameters().by_id)
    return with_code(function, titles()["formula"][function.__name__], used)


def with_code(function: Callable[..., Any], title: str, used: tuple[str, ...] = ()) -> Formula:
    """A formula with its title, what its docstring says, its code below that as it stands, and its parameters."""
    lines = getsource(function).splitlines()
    tree = ast.parse("\n".join(lines)).body[0]
    assert isinstance(tree, ast.FunctionDef)
    code = "\n".join(line.removeprefix("    ") for line in lines[tree.body[1].lineno - 1 :])
    return Formula(function.__name__, title, " ".join((getdoc(function) or "").split()), code, used)


class Ends(NamedTuple):
    """A parameter's or a price's range as pages put it in, in its unit's own scale."""

    low: str
    typical: str
    high: str


def as_range(figure: Parameter | Price | Triangle, unit: str) -> Ends:
    """The range of a parameter, or of a price in the unit of its parameter."""
    scale = 100 if specification().units[unit].percent else 1
    values = (figure.low, figure.typical, figure.high)
    return Ends(*(f"{value * scale:,.4f}".rstrip("0").rstrip(".") for value in values))


def by_level(parameter: Parameter) -> list[Ends]:
    """The range of a parameter at each level of the answer that it goes by."""
    triangles = [Triangle(*level) for level in parameter.levels]
    return [as_range(triangle, parameter.unit) for triangle in triangles]


def ends(key: str) -> Ends:
    """The shipped range of a parameter."""
    parameter = parameters().by_id[key]
    return as_range(parameter, parameter.unit)


def wrong_rows(*keys: str) -> Iterator[tuple[str, WrongRow]]:
    """Rows of the table of wrong choices: the typical tasks, then these examples, each with its name."""
    rows = examples.scored(keys[0]).cost_view.wrong
    yield from ((row.label, row) for row in rows if row.typical)
    for key in keys:
        yield examples.examples()[key].task, examples.scored(key).cost_view.wrong[0]
