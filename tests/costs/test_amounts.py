"""How much work it is: every unit and every way to say it, old ids too; and what is drawn while nobody says it."""

import pytest

from calculator.costs.amounts import amount, hours_a_week, trained_hours
from calculator.costs.assumptions import read
from calculator.costs.draws import quantiles
from calculator.costs.job_log import own_figures
from calculator.costs.setting import CommonTask, Setting
from calculator.model.answers import Answers, Inputs
from tests.costs.asked import GOES_ON, JOB, lens, task

TASK = CommonTask("of-a-test", "office", (2.0, 5.0, 12.0), 10.0)


@pytest.mark.parametrize(
    ("answers", "inputs", "hours", "of"),
    [
        (GOES_ON, {"task_hours": 5.0}, 5 * 4.33, "owner"),
        (GOES_ON, {"task_hours": 20.0, "task_hours_unit": "month", "done_by": "staff"}, 20, "staff"),
        (GOES_ON, {"task_hours": 120.0, "task_hours_unit": "year"}, 10, "owner"),
        (GOES_ON, {"task_hours": 120.0, "task_hours_unit": "all"}, 10, "owner"),
        (GOES_ON, {"task_hours": 5.0, "done_by": "nobody"}, 5 * 4.33, "trained"),
        (GOES_ON, {"task_hours": 5.0, "task_hours_of": "trained"}, 5 * 4.33, "trained"),
        (GOES_ON, {"pieces_per_month": 30.0, "hours_per_piece": 0.5}, 15, "owner"),
        (GOES_ON, {"task_hours_per_week": 5.0}, 5 * 4.33, "owner"),
        (GOES_ON, {"task_hours_per_week": 5.0, "done_by": "staff"}, 5 * 4.33, "staff"),
        (JOB, {"task_hours": 12.0}, 12, "owner"),
        (JOB, {"task_hours": 12.0, "task_hours_unit": "week"}, 12 * 4.33, "owner"),
        (JOB, {"job_hours": 12.0}, 12, "trained"),
        (Answers(), {"task_hours": 12.0, "task_hours_unit": "all"}, 12, "owner"),
        (Answers(), {"job_hours": 12.0}, 12, "trained"),
        (GOES_ON, {"pieces_per_month": 30.0}, None, "owner"),
        (GOES_ON, {}, None, "owner"),
    ],
)
def test_an_amount_is_read_as_it_was_said(answers: Answers, inputs: dict, hours: float | None, of: str) -> None:
    """Hours a month, or of the whole of a job, and whose they are."""
    work = amount(answers, Inputs(inputs))

    assert work.hours == (None if hours is None else pytest.approx(hours))
    assert work.of == of
    assert work.told == (hours is not None)


def test_hours_of_the_owner_are_fewer_of_someone_trained() -> None:
    """By the slower hand and the running; those of staff by the running alone."""
    answers = Answers({"lifetime": 4, "able": 2, "running": 2})
    owner, staff, trained = (
        trained_hours(answers, Inputs({"task_hours": 21.0, "task_hours_unit": "month", "task_hours_of": of}))
        for of in ("owner", "staff", "trained")
    )

    assert (owner, staff, trained) == pytest.approx((21 / 2.1, 21 / 1.1, 21))


def test_a_usual_figure_counts_as_drawn() -> None:
    """A common task's own amount is drawn from its low, usual and high until the reader confirms it."""
    inputs = {"task_hours": 5.0, "task_hours_unit": "month"}
    usual = lens(setting=Setting(TASK, frozenset(inputs)), **inputs)
    told = lens(setting=Setting(TASK), **inputs)

    assert (usual.amount.origin, told.amount.origin) == ("usual", "told")
    assert not usual.single
    assert told.single
    assert usual.amount.hours.p50 == pytest.approx(6, rel=0.1)
    assert usual.drivers[0].parameter == "drawn_hours"


@pytest.mark.parametrize(
    ("answers", "middle", "most"),
    [
        ({"lifetime": 4, "volume": 0}, 2, 4),
        ({"lifetime": 4, "volume": 2}, 8, 16),
        ({"lifetime": 4, "volume": 4}, 74, 150),
        ({"lifetime": 4}, 10, 150),
        ({"lifetime": 0}, 11, 15),
        ({"lifetime": 1}, 41, 60),
    ],
)
def test_what_nobody_said_is_drawn(answers: dict, middle: float, most: float) -> None:
    """By the answer on volume, or on how long a job lasts; then no single figure may be said."""
    found = lens(Answers(answers))

    assert found.amount.origin == "drawn"
    assert found.amount.hours.p50 == pytest.approx(middle, rel=0.25)
    assert found.amount.hours.p90 <= most
    assert not found.single


@pytest.mark.parametrize("unit", ["week", "month", "year", "all"])
@pytest.mark.parametrize("hours", [0.1, 0.5, 7, 160, 2000, 20_000])
@pytest.mark.parametrize("done_by", ["owner", "outside", "nobody"])
def test_no_amount_breaks_a_formula(hours: float, unit: str, done_by: str) -> None:
    """From a tenth of an hour to 20,000, in any unit, with every range in order and no hours back beyond those told."""
    for answers in (GOES_ON, JOB, Answers({"lifetime": 2, "growth": 4, "volume": 4, "knowhow": 0})):
        inputs, errors = read({"task_hours": hours, "task_hours_unit": unit, "done_by": done_by}, answers)
        if errors:
            assert errors.keys() == {"task_hours"}
            continue
        one = task(answers, Setting(software=True), **inputs.own, staff_could="yes")
        one.draws = 256
        weeks = one.medians["weeks"] if one.given.one_off else 4.33
        for rows in (one.first, one.later or {}):
            for row in rows.values():
                for part in (row.money, row.hours, row.total):
                    assert 0 <= part.p10 <= part.p50 <= part.p90 < float("inf")
        for back in one.hours_back().values():
            assert back.p90 <= one.amount.today.p90 / weeks * (1 + 1e-9)
        even = one.break_even()
        assert even.intervals[-1].to is None


@pytest.mark.parametrize(
    ("able", "own", "gives"),
    [(1, {}, False), (3, {}, True), (1, {"done_by": "owner"}, True), (1, {"task_hours": 10}, True)],
)
def test_an_owner_who_could_not_do_it_is_not_taken_to_do_it(
    able: int, own: dict[str, float | str], gives: bool
) -> None:
    """Unless the owner says who does it, or how long it takes; then the hours are real."""
    levels = {"separate": 2, "bears": 3, "price": 3, "lifetime": 3, "people": 1, "firms": 4, "able": able}

    assert bool(task(Answers(levels), **own).hours_back()) == gives


def test_nobody_gives_no_hours_back() -> None:
    """Where nobody does it today, the ways only ask; keeping it stays undone."""
    found = lens(done_by="nobody", task_hours=5.0)

    assert found.hours_back_per_week == {}
    assert found.today.hours.p50 == 0
    assert found.carry["bpo"].running > 0


def test_growing_work_gives_no_more_back_than_was_told() -> None:
    """Half as much again in a year is more work, and more than today's hours cannot come back."""
    found = lens(task_hours=10.0, growth_per_year=0.5)

    assert found.work["work_hours"] > lens(task_hours=10.0).work["work_hours"]
    assert all(back.p90 <= 10 for back in found.hours_back_per_week.values())


def test_too_much_for_a_small_firm() -> None:
    """The number is right, the amount absurd."""
    inputs, errors = read({"pieces_per_month": 90_000, "hours_per_piece": 900, "brief": 3}, Answers())

    assert errors.keys() == {"pieces_per_month", "hours_per_piece"}
    assert inputs.own == {"brief": 3.0}


def test_a_season_is_half_a_year_until_the_reader_says() -> None:
    """A year's hours fall within it, and the next season is a later year."""
    found = lens(setting=Setting(marks=frozenset({"season"})), task_hours=600.0, task_hours_unit="year")

    assert found.months == 6
    assert found.amount.today.p50 == pytest.approx(100)
    assert found.later_years is not None
    assert "temp" in found.year_one


def test_hours_a_week_for_the_fit() -> None:
    """As told, spread over the weeks of a job; a common task's usual where nothing is told."""
    assert hours_a_week(GOES_ON, Inputs({"task_hours": 5.0})) == pytest.approx(5)
    assert hours_a_week(Answers({"lifetime": 1}), Inputs({"task_hours": 52.0})) == pytest.approx(4, rel=0.01)
    assert hours_a_week(GOES_ON, Inputs(), Setting(TASK)) == pytest.approx(5 / 4.33)
    assert hours_a_week(GOES_ON, Inputs()) is None


def test_pieces_are_drawn_with_the_amount() -> None:
    """While volume is open, many pieces and much work come together."""
    columns = task().given.columns()
    pairs = list(zip(columns["pieces_per_month"], columns["drawn_hours"], strict=True))
    few, many = ([hours for pieces, hours in pairs if pieces == count] for count in (0.25, 200.0))

    assert quantiles(few).p90 < quantiles(many).p10


def test_logged_hours_are_taken_to_the_reference_size() -> None:
    """Two hours for a job of 40 are one for a job of 10, for they grow with the root of the job."""
    found, messages = own_figures([{"brief": 120, "hours": 40}, {"brief": 60}])

    assert (found, messages) == ({"brief": 1.0}, [])
