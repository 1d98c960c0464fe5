"""One result does not contradict itself: way, form, costs and sentences, of common tasks and of answers at random."""

import random
from collections import Counter
from functools import cache

import pytest

from calculator import scoring
from calculator.costs import rules
from calculator.costs.open_rows import PART
from calculator.costs.words import NO_GAIN, Words
from calculator.formats.sentence import plain
from calculator.model import forms
from calculator.scoring import Scored
from calculator.tasks.library import library
from tests.strategies import MODEL

TASKS = library().tasks
RANDOM = 40
AMOUNTS = (1, 3, 8, 20, 45, 80, 130, 250)
SMALL = 35.0  # hours a month under which nothing is called a post


@cache
def results() -> dict[str, Scored]:
    """The common tasks with their usual answers, some with an amount told, and others with answers at random."""
    chance = random.Random(11)
    found = {key: scoring.read(MODEL, {}, "", {}, key)[0] for key in TASKS}
    for number, key in enumerate(chance.sample(sorted(TASKS), RANDOM)):
        answers = {q: str(level) for q, level in TASKS[key].answers.items() if q in MODEL.questions}
        answers |= {q: str(chance.randint(0, 4)) for q in chance.sample(sorted(answers), 4)}
        answers |= dict.fromkeys(TASKS[key].marks, "yes") | {"direct": chance.choice(("yes", "no", "no"))}
        unit = "all" if answers["lifetime"] in "01" else "month"
        told = {"task_hours": str(chance.choice(AMOUNTS)), "task_hours_unit": unit, "trade": TASKS[key].work}
        told |= {"done_by": chance.choice(("owner", "owner", "staff", "outside", "nobody"))}
        found[f"{number} {key}"] = scoring.read(MODEL, answers, "Task", told)[0]
    return {key: scored for key, scored in found.items() if scored.result.way}


@pytest.fixture(scope="module", name="whole")
def _whole() -> dict[str, Scored]:
    return results()


def test_the_largest_area_is_the_way_that_is_named(whole: dict[str, Scored]) -> None:
    """Where another has more of the map, it is called a close call."""
    for key, scored in whole.items():
        result = scored.result
        largest = max(result.fit, key=result.fit.__getitem__)
        assert largest == result.way or result.firmness in ("close", "unknown"), key


def test_the_form_fits_the_amount(whole: dict[str, Scored]) -> None:
    """Little is no post, and more than one post is more than one person can do."""
    for key, scored in whole.items():
        result, hours = scored.result, scored.weighed.known.hours_a_month
        if result.way == "employee" and hours and hours < SMALL:
            assert scored.view.tag not in ("A post", "A part-time post"), key
        if scored.view.tag == "More than one post":
            assert scored.costs.work["posts"] > 1, key


def test_what_would_change_it_is_something_else(whole: dict[str, Scored]) -> None:
    """It never names what the answer is already."""
    for key, scored in whole.items():
        kind = forms.taken(scored.weighed, scored.result.way or "").form.kind
        assert kind not in scored.view.change, key


def test_the_row_of_the_answer_can_be_chosen(whole: dict[str, Scored]) -> None:
    """In the table of the costs it is not closed, unless the reader must direct the work day by day.

    A first step, which is only a part of the work, stays open: it is just never held against the whole.
    """
    for key, scored in whole.items():
        costs = scored.costs
        if costs.closed.get(costs.row, PART) != PART:
            assert costs.closed[costs.row] in ("direct", "exposure"), key
            assert scored.result.firmness in ("close", "unknown"), key


def test_what_costs_less_is_spoken_of(whole: dict[str, Scored]) -> None:
    """Where another row has the mark, a sentence says so, or the headline says that nothing is gained."""
    for key, scored in whole.items():
        costs = scored.costs
        if not (costs.single and costs.cheapest and costs.row in costs.year_one) or costs.row in costs.cheapest:
            continue
        least, own = (costs.year_one[row].total.p50 for row in (costs.cheapest[0], costs.row))
        undone = costs.cheapest[0] == "keep" and costs.today.by == "nobody"
        if least < own * (1 - rules.settings().margin) and not undone and Words(costs).head.key not in NO_GAIN:
            assert scored.cost_view.notes, key


def test_nothing_is_said_twice(whole: dict[str, Scored]) -> None:
    """Neither in advice and notes nor in the steps, whose first is the one beside the answer."""
    for key, scored in whole.items():
        view = scored.view
        notes = [plain(note) for note in scored.cost_view.notes]
        said = Counter([*view.advice, *notes, view.summary, *(step.text for step in view.next_steps)])

        assert max(said.values()) == 1, key
        assert not view.next_steps or view.next_steps[0].text == view.first_step, key
