"""Situations that owners told: the way and its form, hours and money, and what must not be said."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag

from tests.said.doors import saved
from tests.said.markup import first, parsed, rows, text, texts
from tests.said.one_task import Task

FILE = Path(__file__).parent / "situations.toml"
KEYS = {"id", "task", "answers", "inputs", "good", "wrong", "firm", "best", "back", "month", "job", "hours", "quoted"}
KEYS |= {"never", "must", "reason", "typical"}
HELD = {"back", "month", "job", "hours", "quoted"}
LEAST_RIGHT = 50  # of the figures of the situations
COSTS, LATER = "table.costs", "details table.costs:has(caption)"
FIGURE = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
PARTS_OF_A_WEEK = {"minute": 1 / 60, "a year": 1 / 52, "a month": 12 / 52, "a week": 1.0}
SITUATIONS = {one["id"]: one for one in tomllib.loads(FILE.read_text(encoding="utf-8"))["situation"]}
NOT_HELD = [key for key, one in SITUATIONS.items() if "firmness" in one.get("reason", {})]


@cache
def reading(key: str) -> Task:
    """All that is said of a situation."""
    return Task(SITUATIONS[key])


@cache
def seen(key: str) -> Mapping[str, Any]:
    """Its answer in short: way, runner-up, firmness and the form that the way takes."""
    answer: dict[str, Any] = saved(SITUATIONS[key])["seen"]
    return answer


def lines(key: str) -> list[str]:
    """What is said of it in the answer and the costs, a sentence or a row of a table a line."""
    task = reading(key)
    answer = parsed("".join(task.reply.get("answer", {}).values()))
    above = [first(task.page, ".headline"), *texts(task.page, "p, li"), *texts(answer, "p, li"), task.reply["progress"]]
    return [*above, *texts(task.cost, "p, li"), *(line for table in task.cost("table") for line in rows(table))]


def number(cell: Tag | None) -> float:
    """The first figure of a cell; 0 where there is none."""
    found = FIGURE.search(text(cell))
    return float(found[0].replace(",", "")) if found else 0.0


def table(key: str, selector: str) -> dict[str, list[Tag]]:
    """The first such table's rows by what they are called, their marks left out: the cells after the first."""
    found = {}
    for row in reading(key).cost.select_one(selector)("tr"):
        named, *cells = row(["th", "td"])
        marks = " ".join(texts(named, ".mark"))
        found[text(named).removesuffix(marks).strip()] = cells
    return found


def suits(key: str) -> str:
    """What the row of the way that suits is called."""
    mark = next(mark for mark in reading(key).cost.select("table.costs .mark") if "suits" in text(mark))
    named = mark.find_parent(["th", "td"])
    return text(named).removesuffix(" ".join(texts(named, ".mark"))).strip() if named else ""


def hours_a_week(cell: Tag) -> float:
    """Hours that are said by the week, in minutes or by the year."""
    unit = next(unit for unit in PARTS_OF_A_WEEK if unit in text(cell))
    return number(cell) * PARTS_OF_A_WEEK[unit]


def money(key: str, name: str) -> tuple[float, float]:
    """A row's money a month, once it runs, and in all."""
    whole, months = number(table(key, COSTS)[name][0]), float(SITUATIONS[key]["inputs"].get("months", 12))
    if reading(key).cost.select_one(LATER):
        return number(table(key, LATER)[name][0]) / min(months, 12), whole
    return whole / months, whole


def wrong_figures(key: str) -> list[str]:
    """The figures that lie outside what an adviser would say."""
    one = SITUATIONS[key]
    if not one.keys() & HELD:
        return []  # of what has no price no row is marked
    name = suits(key)
    a_month, whole = money(key, name)
    found = {"month": a_month, "job": whole, "hours": number(table(key, COSTS)[name][1])}
    if "back" in one:
        back = table(key, "table.back")  # has no row for keeping it
        found["back"] = hours_a_week(back[name][0]) if name in back else 0.0
    if "quoted" in one:
        quoted = [row for row in table(key, COSTS) if re.search(r"partner|firm", row)]
        found["quoted"] = money(key, quoted[0])[0]
    return [
        f"{part}: {figure:g} is not from {one[part][0]:g} to {one[part][1]:g}"
        for part, figure in found.items()
        if part in one and not one[part][0] <= figure <= one[part][1]
    ]


def test_a_situation_has_no_other_keys() -> None:
    """Fifty-one situations, each written as the file says."""
    assert len(SITUATIONS) == LEAST_RIGHT + 1
    assert all(one.keys() <= KEYS for one in SITUATIONS.values())


@pytest.mark.parametrize("key", SITUATIONS)
def test_the_way_is_one_that_an_adviser_would_name(key: str) -> None:
    """The way or its form is right; a wrong way is not named, but in a form that is right."""
    one, answer = SITUATIONS[key], seen(key)
    right = {answer["way"], answer["takes"]} & {*one["good"]}

    assert right, (answer["way"], answer["takes"])
    assert answer["way"] not in one["wrong"] or answer["takes"] in one["good"]


@pytest.mark.parametrize("key", SITUATIONS)
def test_it_is_no_firmer_than_it_may_be(key: str) -> None:
    """How firm the answer is called; what is not held to it says why."""
    held = seen(key)["firmness"] in SITUATIONS[key]["firm"]

    assert held or key in NOT_HELD
    assert not (held and key in NOT_HELD), "the reason can go"


def test_most_take_the_form_that_suits_best() -> None:
    """The best form is named, or its way is the runner-up of a close call."""
    named = [key for key, one in SITUATIONS.items() if seen(key)["takes"] == one["best"]]
    close = [key for key in SITUATIONS if key not in named and seen(key)["firmness"] == "close"]

    assert len(named) + len(close) >= LEAST_RIGHT, {*SITUATIONS} - {*named, *close}


@pytest.mark.parametrize("key", SITUATIONS)
def test_nothing_is_said_that_an_owner_knows_to_be_wrong(key: str) -> None:
    """No line has what must not be said, and what must be said is."""
    said, one = "\n".join(lines(key)), SITUATIONS[key]

    assert not [found[0] for never in one.get("never", []) if (found := re.search(never, said, re.MULTILINE))]
    assert all(re.search(must, said) for must in one.get("must", []))


def test_hours_and_money_are_what_they_are_in_life() -> None:
    """In all but one situation every figure lies where an adviser would expect it; a `reason` says why one does not."""
    wrong = {key: figures for key in SITUATIONS if (figures := wrong_figures(key))}
    excepted = {key for key in wrong if "figures" in SITUATIONS[key].get("reason", {})}

    assert len(SITUATIONS) - len(wrong) >= LEAST_RIGHT, wrong
    assert wrong.keys() == excepted, wrong
