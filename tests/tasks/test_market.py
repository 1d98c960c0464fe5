"""Market prices: what trades and common tasks cost hangs together, and says where it comes from."""

from collections import Counter
from typing import Any

import pytest

from calculator import load
from calculator.costs.parameters import parameters
from calculator.costs.trades import BASE, HOME

TRADES = load.table("costs/trades.toml")
PRICES = load.table("tasks/prices.toml")
KINDS = ("freelancer", "firm", "wage", "smallest")
COUNTED = ("word", "minute", "user", "percent", "other")


def figures() -> list[Any]:
    """Every price of both files."""
    return [
        *PRICES["price"],
        *PRICES["extra"],
        *(row[kind] for row in TRADES["price"] for kind in KINDS if kind in row),
    ]


def test_every_price_rises_and_names_its_source() -> None:
    """Low, typical and high are in order; grade "none" is ours and has no source, any other has one that is known."""
    for row in figures():
        assert 0 <= row["low"] <= row["typical"] <= row["high"], row
        assert set(row["sources"]) <= load.sources().keys(), row
        assert (row["grade"] == "none") == (not row["sources"]), row


def test_no_figure_is_graded_better_than_what_it_rests_on() -> None:
    """Of prices and parameters alike: the grade beside a figure is at most that of its best source."""
    order, known = "POAVB", load.sources()
    shipped = parameters().by_id.values()
    told = [(one.sources, one.grade) for row in shipped for one in (row, *row.price)]
    told += [(row["sources"], row["grade"]) for row in figures()]
    for sources, grade in told:
        if sources:
            assert order.index(grade) >= min(order.index(known[s].grade) for s in sources), (sources, grade)


@pytest.mark.parametrize("region", ["us", "uk"])
def test_each_trade_has_a_set_of_its_own(region: str) -> None:
    """A firm is never cheaper an hour than a freelancer of its trade."""
    home = [row for row in TRADES["price"] if row.get("sourcing", HOME) == HOME]
    rows = {row["trade"]: row for row in home if row["region"] == region}

    assert rows.keys() == TRADES["trade"].keys()
    for row in rows.values():
        assert all(row["firm"][end] >= row["freelancer"][end] for end in ("low", "typical", "high")), row


def test_work_that_can_be_sent_has_prices_abroad() -> None:
    """Of those who are paid from here: a wage, and a firm's smallest bill, stay those at home."""
    abroad = [row for row in TRADES["price"] if row.get("sourcing", HOME) != HOME]
    home = {row["trade"]: row for row in TRADES["price"] if row not in abroad and row["region"] == BASE}

    assert abroad
    for row in abroad:
        assert row.keys() & {*KINDS} == {"freelancer", "firm"}, row
        assert all(row[kind]["typical"] < home[row["trade"]][kind]["typical"] for kind in ("freelancer", "firm")), row


def test_task_prices_can_be_worked_with() -> None:
    """Tasks are in the library; one main price for each task, kind and region, in a unit that the task has."""
    tasks = {task["id"]: task for task in load.table("tasks/library.toml")["task"]}
    main = [row for row in PRICES["price"] if row["main"]]

    assert {row["task"] for row in [*PRICES["price"], *PRICES["extra"]]} <= tasks.keys()
    assert max(Counter((row["task"], row["kind"], row["region"]) for row in main).values()) == 1
    for row in main:
        assert row["unit"] != "piece" or tasks[row["task"]].get("pieces"), row
        assert row["unit"] not in COUNTED or row["count"] > 0, row


def test_a_professions_own_price_stands_for_both_kinds() -> None:
    """Where a freelancer's price is the task's own, a firm's is too: it does not fall back on what solicitors take."""
    tasks = {task["id"]: task for task in load.table("tasks/library.toml")["task"]}
    rows = [row for row in PRICES["price"] if row["main"] and tasks[row["task"]]["work"] == "profession"]
    kinds = {kind: {(row["task"], row["region"]) for row in rows if row["kind"] == kind} for kind in KINDS}

    assert kinds["freelancer"]
    assert kinds["freelancer"] <= kinds["firm"]


def test_a_count_says_where_it_is_from() -> None:
    """How many words, minutes or users a price is for is our assumption, or was worked out."""
    for row in PRICES["price"]:
        assert not row.get("count") or "our assumption" in row["note"] or "Worked out" in row["note"], row
