"""The rows of the cost lens: cases worked by hand, and properties that must hold for any work."""

from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.costs import evaluation
from calculator.costs.assumptions import assumptions
from calculator.costs.parameters import parameters
from calculator.costs.setting import Setting
from calculator.model.answers import Answers, Inputs
from tests.costs.asked import GOES_ON, JOB, fixed, one

QUICK = settings(max_examples=60, deadline=None)
SHARES = st.fixed_dictionaries(dict.fromkeys(parameters().by_id, st.floats(0, 1)))
ALL = Setting(form="first_step", software=True, marks=frozenset({"season"}))
UNITS = {"freelance": ("hour", "piece", "month", "job"), "partner": ("hour", "piece", "month", "year")}


def test_a_logo_by_a_freelancer_by_hand() -> None:
    """10 hours of someone trained, once."""
    row = fixed(JOB, task_hours=10.0, task_hours_of="trained").first["freelance"]

    assert one(row.money) == pytest.approx(10 * 40 * 1.055)
    checking, steering = 0.75, 10 * 0.05
    again = 0.15 * (checking + steering * 0.5)
    hours = 1.5 + 1 + 1 + checking + steering + again + 10 * 0.1 / 2
    assert one(row.hours) == pytest.approx(hours)
    assert one(row.total) == pytest.approx(10 * 40 * 1.055 + 60 * hours)


def test_a_firm_for_the_job_by_hand() -> None:
    """40 hours: twice the hours of a job of 10, for they grow with the root of the job."""
    row = fixed(JOB, task_hours=40.0, task_hours_of="trained").first["agency"]

    checking, steering = 0.75 * 2, 40 * 0.05
    hours = (1.5 * 1.5 + 1) * 2 + 1 + checking + steering + 0.15 * (checking + steering * 0.5) + 40 * 0.1 / 2
    assert one(row.money) == pytest.approx(40 * 50)
    assert one(row.hours) == pytest.approx(hours)


def test_jobs_one_by_one_by_hand() -> None:
    """48 jobs a year of 5 hours: 47 after the first, by a new freelancer each sixth time."""
    task = fixed(task_hours=20.0, task_hours_unit="month", task_hours_of="trained", pieces_per_month=4.0)
    first, later = task.first["freelance"], task.later["freelance"]

    size, people = sqrt(5 / 10), 1 + 47 / 6
    person, repeat = 2.5 * size + 1, 0.25 * size
    checking, steering = 48 * 0.75 * size, 240 * 0.05
    rest = checking + steering + 0.15 * (checking + steering * 0.5) + 240 * 0.1 / 2
    assert one(first.hours) == pytest.approx(people * person + (48 - people) * repeat + rest)
    assert one(later.hours) == pytest.approx((people - 1) * person + (48 - people + 1) * repeat + rest)
    assert one(first.money) == one(later.money) == pytest.approx(240 * 40 * 1.055)


def test_one_who_stays_by_hand() -> None:
    """10 hours a month."""
    row = fixed(task_hours=10.0, task_hours_unit="month", task_hours_of="trained").first["regular"]

    start = 2.5 * sqrt(120 / 10) + 1
    assert one(row.money) == pytest.approx(120 * 40 * (1 + 0.055 / 2))
    assert one(row.hours) == pytest.approx(1.5 * start + 12 * 0.75 / 2 + 120 * 0.05 / 2 + 120 * 0.1 / 4)


def test_a_partner_by_hand() -> None:
    """40 hours a month, more than the smallest bill."""
    task = fixed(task_hours=40.0, task_hours_unit="month", task_hours_of="trained", pieces_per_month=30.0)
    first, later = task.first["bpo"], task.later["bpo"]

    month, end, size = 40 * 50, 0.15 / 2, sqrt(480 / 100)
    running = 12 * month + end * 0.2 * 12 * month
    assert one(later.money) == pytest.approx(running)
    assert one(first.money) == pytest.approx(running + 100 + 0.1 * 3 * month)
    assert one(later.hours) == pytest.approx(12 * 1 + end * 10 * size)
    assert one(first.hours) == pytest.approx(12 + (1 + end) * 10 * size + 4 * size + 2 * 40 / 8.66)


def test_the_smallest_bill_by_hand() -> None:
    """Half an hour a month: the bill from a piece a month on, a part of it below."""
    often, seldom = (
        fixed(task_hours=0.5, task_hours_unit="month", task_hours_of="trained", pieces_per_month=pieces)
        for pieces in (1.0, 0.5)
    )

    assert often.medians["partner_month"] == pytest.approx(100)
    assert seldom.medians["partner_month"] == pytest.approx(50)


def test_a_post_by_hand() -> None:
    """200 hours a month: two people."""
    task = fixed(task_hours=200.0, task_hours_unit="month", task_hours_of="trained")
    first, later = task.first["employee"], task.later["employee"]

    paid = 2400 / 0.88
    size, pay, weeks = paid / (160 * 2 * 12), paid * 20 * 1.32, 12 * 4.33
    assert task.medians["posts"] == 2
    assert one(later.money) == pytest.approx(2 * 0.19 * 1500 * size + pay)
    assert one(first.money) == pytest.approx(2 * 1.19 * 1500 * size + pay * (1 + 0.5 * 4 / weeks))
    managing = paid * 0.05 + 240 / 4
    assert one(later.hours) == pytest.approx(2 * 0.19 * 30 * sqrt(size) + managing)
    assert one(first.hours) == pytest.approx(2 * 1.19 * 30 * sqrt(size) + 2 * 1 + managing)


def test_the_smallest_post_by_hand() -> None:
    """5 hours a month: paid is the smallest post that someone would take."""
    task = fixed(task_hours=5.0, task_hours_unit="month", task_hours_of="trained")

    assert task.medians["paid_hours"] == 35 * 12
    assert task.medians["hire_size"] == 0.4


def test_a_program_by_hand() -> None:
    """It does half of 10 hours a month that the owner would take 20 and a bit for."""
    task = fixed(setting=ALL, task_hours=10.0, task_hours_unit="month", task_hours_of="trained")
    first, later = task.first["software"], task.later["software"]

    assert one(later.money) == pytest.approx(6 * 30)
    assert one(later.hours) == pytest.approx(0.5 * 60 * 2.1 + 0.5 * 60 * 0.1)
    assert one(first.hours) - one(later.hours) == pytest.approx(10)


def test_a_first_step_by_hand() -> None:
    """A tenth of 100 hours, briefed and checked like a job of 10; at most 20 hours."""
    step = fixed(JOB, ALL, task_hours=100.0, task_hours_of="trained").first["first_step"]
    large = fixed(JOB, ALL, task_hours=1000.0, task_hours_of="trained").first["first_step"]

    assert one(step.money) == pytest.approx(10 * 40 * 1.055)
    assert one(step.hours) == pytest.approx(2.5 + 1 + 0.75 + 0.5 + 0.15 * (0.75 + 0.25))
    assert one(large.money) == pytest.approx(20 * 40 * 1.055)


@pytest.mark.parametrize(
    ("done_by", "money", "hours"),
    [
        ("owner", 0.0, 120.0),
        ("staff", 120 * 20 * 1.32, 120 / 1.1 * 0.1),
        ("outside", 120 / 1.1 * 50, 120 / 1.1 * 0.1),
        ("volunteer", 0.0, 120 / 1.1 * 0.1),
        ("nobody", 0.0, 0.0),
    ],
)
def test_what_it_takes_as_it_is_today(done_by: str, money: float, hours: float) -> None:
    """10 hours a month of whoever does it, the running among them."""
    row = fixed(task_hours=10.0, task_hours_unit="month", done_by=done_by).first["keep"]

    assert one(row.money) == pytest.approx(money)
    assert one(row.hours) == pytest.approx(hours)


def test_the_owners_hours_are_what_was_said() -> None:
    """Whatever is drawn, keeping it takes the owner the hours told; a trained person takes fewer."""
    work = assumptions(Answers({"lifetime": 4, "able": 1}), Inputs({"task_hours": 6.0}))
    names = evaluation.worked_out(work.columns())

    assert {round(hours, 9) for hours in names["keep_hours"]} == {round(6 * 4.33 * 12, 9)}
    assert max(names["work_hours"]) < 6 * 4.33 * 12 / 2


def _values(answers: Answers, shares: dict[str, float], **inputs: float | str) -> dict[str, float]:
    return assumptions(answers, Inputs(inputs), ALL).at(shares)


def _compare(less: dict[str, float], more: dict[str, float]) -> None:
    """Money and hours of every row, with set-up and without, are no less with more work."""
    before, after = evaluation.numbers(less), evaluation.numbers(more)
    for row in evaluation.ROWS:
        for setup in (True, False):
            low, high = evaluation.row(before, row, setup), evaluation.row(after, row, setup)
            assert low.money <= high.money * (1 + 1e-9) + 1e-9, (row, setup)
            assert low.hours <= high.hours * (1 + 1e-9) + 1e-9, (row, setup)


@QUICK
@given(SHARES, st.floats(0.02, 5000), st.floats(1, 4), st.sampled_from(["owner", "staff", "outside", "trained"]))
def test_more_hours_never_cost_less(shares: dict, hours: float, more: float, of: str) -> None:
    """Neither of work that goes on nor of a job, whoever does it."""
    for answers, done in ((GOES_ON, "owner"), (GOES_ON, "outside"), (JOB, "staff")):
        told = {"task_hours_of": of, "done_by": done, "task_hours_unit": "all" if answers is JOB else "month"}
        less, greater = (_values(answers, shares, task_hours=hours * k, **told) for k in (1.0, more))
        _compare(less, greater)


@QUICK
@given(SHARES, st.floats(0.05, 500), st.floats(0.05, 20), st.floats(1, 4), st.booleans())
def test_more_or_longer_pieces_never_cost_less(
    shares: dict, pieces: float, hours: float, more: float, longer: bool
) -> None:
    """More of them, or each longer, at a price an hour, a piece and a month."""
    for units in zip(*UNITS.values(), strict=True):
        told: dict[str, float | str] = {"pieces_per_month": pieces, "hours_per_piece": hours}
        for way, unit in zip(UNITS, units, strict=True):
            told |= {f"{way}_quote": 100.0, f"{way}_quote_unit": unit, f"{way}_quote_hours": 20.0}
        key = "hours_per_piece" if longer else "pieces_per_month"
        _compare(_values(GOES_ON, shares, **told), _values(GOES_ON, shares, **told | {key: told[key] * more}))


@QUICK
@given(SHARES, st.floats(0.1, 300), st.floats(0.01, 100), st.sampled_from([GOES_ON, JOB]))
def test_prices_times_k_are_money_times_k(shares: dict, amount: float, k: float, answers: Answers) -> None:
    """Higher prices cost more money and not one hour more."""
    values = _values(answers, shares, task_hours=amount, task_hours_of="trained", done_by="staff")
    prices = {key: values[key] * k for key, p in parameters().by_id.items() if p.is_price}
    before, after = evaluation.numbers(values), evaluation.numbers(values | prices)

    for row in evaluation.ROWS:
        for setup in (True, False):
            low, high = evaluation.row(before, row, setup), evaluation.row(after, row, setup)
            assert (high.money, high.hours) == pytest.approx((k * low.money, low.hours))


@QUICK
@given(SHARES, st.floats(0.1, 300), st.floats(0, 500), st.floats(0, 500))
def test_a_higher_price_of_an_hour_never_helps_the_row_with_more_of_them(
    shares: dict, amount: float, value: float, more: float
) -> None:
    """Of two rows, the one with more owner hours loses by a larger value of the hour."""
    values = _values(GOES_ON, shares, task_hours=amount)
    seen = [
        {row: evaluation.figures(evaluation.numbers(values | {"owner_hour_value": v}), row) for row in evaluation.ROWS}
        for v in (value, value + more)
    ]
    before, after = seen
    for first in evaluation.ROWS:
        for other in evaluation.ROWS:
            if before[first][1] >= before[other][1]:
                gap = after[first][0] - after[other][0] - (before[first][0] - before[other][0])
                assert gap >= -1e-6 * max(1.0, after[first][0])
