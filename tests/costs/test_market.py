"""The costs are believable: near what common tasks cost on the market, and near what they take of an owner."""

import tomllib
from collections.abc import Iterator
from math import sqrt
from pathlib import Path
from typing import Any

import pytest

from calculator.costs.estimate import Task
from calculator.costs.setting import Setting
from calculator.model.answers import Answers
from calculator.tasks.library import library
from calculator.tasks.prices import common_task
from tests.costs.asked import task

MARKET = tomllib.loads(Path(__file__).with_name("market.toml").read_text(encoding="utf-8"))["task"]
BELIEVED = 0.95  # of all figures lie between half of low and twice high
NEAR = {"money": 0.8, "hours": 0.7}  # of those with the task's own prices, within two times of the middle


def asked(row: dict[str, Any], region: str, own: bool) -> Task:
    """A common task with its usual answers and the amount that the market's figures are of."""
    usual = {key: level for key, level in library().tasks[row["id"]].answers.items() if not isinstance(level, bool)}
    answers = Answers({key: level for key, level in usual.items() if key != "volume"} | {"lifetime": row["lifetime"]})
    told: dict[str, float | str] = {"task_hours": row["hours"], "task_hours_of": "trained", "trade": row["trade"]}
    told |= {"task_hours_unit": "all" if row["lifetime"] < 2 else "month", "region": region}
    if "pieces" in row:
        told["pieces_per_month"] = row["pieces"]
    return task(answers, Setting(common_task(row["id"]) if own else None), **told)


def shown(own: bool) -> Iterator[tuple[str, str, float, float, float]]:
    """Each figure of the market: whose, of what, ours a month or for the job, and the market's low and high.

    Money is that of a month once it runs. Hours are those of the first year: nobody tells the start from the rest.
    """
    for row in MARKET:
        for figure in row["figures"]:
            found = asked(row, figure["region"], own)
            costs = ((figure["part"] == "money" and found.later) or found.first)[figure["row"]]
            ours = getattr(costs, figure["part"]).p50 / (1 if found.given.one_off else 12)
            yield f"{row['id']} {figure['row']}", figure["part"], ours, figure["low"], figure["high"]


@pytest.mark.parametrize("own", [False, True], ids=["by trade", "with the task's own prices"])
def test_the_costs_are_believable(own: bool) -> None:
    """Half of low to twice high for nearly all; with the task's own prices near the middle for most."""
    figures = list(shown(own))
    far = [figure for figure in figures if not figure[3] / 2 <= figure[2] <= figure[4] * 2]

    assert len(far) <= (1 - BELIEVED) * len(figures), far
    for part, least in NEAR.items() if own else ():
        there = [figure for figure in figures if figure[1] == part]
        near = [f for f in there if sqrt(f[3] * f[4]) / 2 <= f[2] <= sqrt(f[3] * f[4]) * 2]
        assert len(near) >= least * len(there), (part, len(near), len(there))
