"""What the shipped defaults give in 200,000 draws: `python -m tests.costs.references` writes references.toml.

It takes half a minute, so the figures are kept. They hold for the parameters and formulas that they were made from:
those have a `mark`, which stands beside them.
"""

import ast
import inspect
import tomllib
from collections.abc import Callable
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import NamedTuple

from calculator.costs import draws, evaluation, open_rows, spreads
from calculator.costs.assumptions import Assumptions, assumptions
from calculator.costs.draws import Quantiles, quantiles
from calculator.costs.formulas import MODULES
from calculator.costs.setting import NOTHING
from calculator.model.answers import Answers, Inputs

FILE = Path(__file__).with_suffix(".toml")
COMMAND = "python -m tests.costs.references"
DRAWS, DIGITS = 200_000, 6
ANSWERS = {"process": Answers({"lifetime": 4, "volume": 3}), "job": Answers({"lifetime": 0})}
REGIONS = ("us", "uk")
MAKERS = (*MODULES, draws.inverse, draws.quantiles, evaluation.apply, evaluation.worked_out, evaluation.row, spreads)
HEAD = f"""\
# The 10, 50 and 90 % points of money, hours and total in {DRAWS:,} draws with the shipped defaults, to {DIGITS} digits:
# [work.region.row.year]. Written by `{COMMAND}`.
"""


class Place(NamedTuple):
    """Where a range stands in the result."""

    row: str
    year: str
    part: str


def shipped(work: str, region: str) -> Assumptions:
    """What a task of this kind is worked out with where the reader gives no figure."""
    return assumptions(ANSWERS[work], inputs(region))


def inputs(region: str) -> Inputs:
    """A reader who says where the firm is and what trade it takes."""
    return Inputs({"region": region, "trade": "office"})


def drawn(given: Assumptions, shares: Callable[[str], list[float]]) -> dict[Place, Quantiles]:
    """The points of every row, in the first year and in a later one, with these shares for each parameter."""
    columns = {key: spread.values(key, shares) for key, spread in given.spreads.items()}
    rows = open_rows.shown(open_rows.Case(Answers(), Inputs(), NOTHING, given))
    names = evaluation.worked_out(given.values | columns, rows)
    return {
        Place(key, year, part): quantiles(column)
        for key in rows
        for year in (("first",) if given.one_off else ("first", "later"))
        for part, column in evaluation.row(names, key, setup=year == "first")._asdict().items()
    }


@cache
def many(key: str, count: int = DRAWS) -> list[float]:
    """A share a draw, each stratum once, in an order that owes nothing to the calculator's."""
    shares = [(place + 0.5) / count for place in range(count)]
    Random(f"reference:{key}").shuffle(shares)
    return shares


def mark() -> str:
    """Changes with any parameter, rule or formula that the references were made from, and with no comment."""
    given = {f"{work}.{region}": shipped(work, region) for work in ANSWERS for region in REGIONS}
    values = [(at, sorted(known.values.items()), sorted(known.spreads.items())) for at, known in given.items()]
    code = [_without_docstrings(inspect.getsource(maker)) for maker in MAKERS]
    return sha256(repr((DRAWS, values, code)).encode()).hexdigest()[:16]


def _without_docstrings(source: str) -> str:
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:]
    return ast.unparse(tree)


@cache
def file() -> dict:
    """What is kept: `mark`, and tables by work, region, row and year."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def kept(work: str, region: str) -> dict[Place, Quantiles]:
    """What is kept for this work in this region, as `drawn` gives it."""
    return {
        Place(row, year, part): Quantiles(*points)
        for row, years in file()[work][region].items()
        for year, parts in years.items()
        for part, points in parts.items()
    }


def text(count: int = DRAWS) -> str:
    """The file, from so many draws."""
    lines = [HEAD, f'mark = "{mark()}"']
    for work in ANSWERS:
        for region in REGIONS:
            table = ""
            for place, points in drawn(shipped(work, region), partial(many, count=count)).items():
                if table != (table := f"[{work}.{region}.{place.row}.{place.year}]"):
                    lines += ["", table]
                lines.append(f"{place.part} = [{', '.join(str(float(f'{x:.{DIGITS}g}')) for x in points)}]")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
