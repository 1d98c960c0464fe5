"""What pages may put in about cost: formulas with their code, parameters, examples, wrong choices."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from inspect import getdoc, getsource
from typing import Any, NamedTuple

from calculator import cost_rows, cost_work, load
from calculator.answers import parse
from calculator.assumptions import read, with_hours
from calculator.cost_result import CostResult
from calculator.cost_rules import settings
from calculator.cost_view import CostView, WrongRow, cost_view
from calculator.costing import cost as whole
from calculator.decision import decide
from calculator.inputs import specification
from calculator.parameters import Parameter, Price, parameters
from calculator.prices import stale
from calculator.schema import DataError
from calculator.sentence import plain


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
        "cost_specification": specification(),
        "cost_words": _titles(),
        "cost_groups": groups(),
        "cost_last": tuple(_formula(f) for f in (cost_work.hours_over, cost_work.total)),
        "cost_parameters": parameters(),
        "cost_range": as_range,
        "cost_example": example,
        "cost_view": example_view,
        "cost_wrong": wrong_rows,
        "plain": plain,
        "parameter": ends,
    }


@cache
def groups() -> tuple[Group, ...]:
    """All formulas, in the order of the code; DataError where one has no title."""
    titles = _titles()
    made = [(m.__name__.rpartition(".")[2], m.QUANTITIES) for m in cost_rows.MODULES]
    return tuple(Group(titles["group"][name], tuple(map(_formula, found))) for name, found in made)


@cache
def _titles() -> dict[str, dict[str, str]]:
    raw = load.table("formulas.toml")
    names = [f.__name__ for f in (*cost_rows.quantities(), cost_work.hours_over, cost_work.total)]
    for name in {*names} ^ {*raw["formula"]}:
        raise DataError(f"formulas.toml: formula.{name}: {'missing' if name in names else 'no such formula'}")
    return raw


def _formula(function: cost_rows.Quantity) -> Formula:
    name = function.__name__
    used = tuple(key for key in cost_rows.arguments(function) if key in parameters().by_id)
    return Formula(name, _titles()["formula"][name], " ".join((getdoc(function) or "").split()), _body(function), used)


def _body(function: cost_rows.Quantity) -> str:
    """The code of a function below its docstring, as it stands."""
    lines = getsource(function).splitlines()
    found = ast.parse("\n".join(lines)).body[0]
    assert isinstance(found, ast.FunctionDef)
    return "\n".join(line.removeprefix("    ") for line in lines[found.body[1].lineno - 1 :])


def as_range(row: Parameter | Price, unit: str) -> tuple[str, str, str]:
    """Low, typical and high in the unit's own scale."""
    scale = 100 if specification().units[unit].percent else 1
    low, typical, high = (f"{value * scale:,.4f}".rstrip("0").rstrip(".") for value in (row.low, row.typical, row.high))
    return low, typical, high


class Ends(NamedTuple):
    """A parameter's range as prose puts it in."""

    low: str
    typical: str
    high: str


def ends(key: str) -> Ends:
    """The shipped range of a parameter, in its unit's own scale."""
    row = parameters().by_id[key]
    return Ends(*as_range(row, row.unit))


@cache
def example(key: str) -> CostResult:
    """The cost lens of a worked example."""
    model, found = load.model(), load.examples()[key]
    answers, _ = parse(model, found.answers, found.task)
    inputs, errors = read(found.inputs, answers)
    if errors:
        raise DataError(f"examples.toml: {key}.inputs: {errors}")
    return whole(model, answers, inputs, decide(model, with_hours(answers, inputs)))


def example_view(key: str) -> CostView:
    """The same in words."""
    return cost_view(example(key))


def wrong_rows(*keys: str) -> Iterator[tuple[str, WrongRow]]:
    """Rows of the table of wrong choices: the typical tasks, then these examples, each with its name."""
    rows = example_view(keys[0]).wrong
    yield from ((row.label, row) for row in rows if row.typical)
    for key in keys:
        yield load.examples()[key].task, example_view(key).wrong[0]


def warn() -> None:
    """Print a line for each parameter whose date to be checked again is over."""
    for line in stale(parameters(), date.today().isoformat()):
        print(f"WARNING: {line}", file=sys.stderr)
