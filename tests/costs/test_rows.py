"""Which rows there are, which are closed and why, which is cheapest, and what is said of them as a whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.costs import evaluation
from calculator.costs.parameters import parameters
from calculator.costs.rules import settings as cost_settings
from calculator.costs.setting import Setting
from calculator.model.answers import Answers
from tests.costs.asked import GOES_ON, JOB, fixed, lens, one, task
from tests.strategies import partial as some_answers

SLOW = settings(max_examples=20, deadline=None)
WEEK = {"task_hours": 5.0, "trade": "office"}


@pytest.mark.parametrize(
    ("answers", "limits", "setting", "inputs", "closed"),
    [
        ({"lifetime": 4}, {}, Setting(), {}, {"agency": "recurring"}),
        ({"lifetime": 4}, {}, Setting(form="agency"), {}, {}),
        ({"lifetime": 0}, {}, Setting(), {}, {"regular": "one_off", "bpo": "one_off"}),
        (
            {"lifetime": 4},
            {"direct": True},
            Setting(),
            {},
            dict.fromkeys(("freelance", "regular", "agency", "bpo"), "direct"),
        ),
        (
            {"lifetime": 4, "exposure": 0},
            {},
            Setting(),
            {},
            dict.fromkeys(("freelance", "regular", "agency", "bpo"), "exposure"),
        ),
        ({"lifetime": 4}, {"direct": None}, Setting(), {}, {"agency": "recurring"}),
        (
            {"lifetime": 4},
            {},
            Setting(),
            {"task_hours": 60.0, "task_hours_of": "trained"},
            {"agency": "recurring", "regular": "too_much"},
        ),
        ({"lifetime": 4, "able": 1}, {}, Setting(), {}, {"agency": "recurring", "keep": "able"}),
        ({"lifetime": 4, "able": 1}, {}, Setting(), {"done_by": "staff"}, {"agency": "recurring"}),
        (
            {"lifetime": 4},
            {},
            Setting(marks=frozenset({"profession"})),
            {},
            {"agency": "recurring", "keep": "profession"},
        ),
        (
            {"lifetime": 4},
            {},
            Setting(marks=frozenset({"profession"})),
            {"done_by": "outside"},
            {"agency": "recurring"},
        ),
        (
            {"lifetime": 4, "able": 3},
            {},
            Setting(form="keep", row="keep", marks=frozenset({"profession"})),
            {},
            {"agency": "recurring"},
        ),
        (
            {"lifetime": 4},
            {},
            Setting(form="staff", row="keep"),
            {"done_by": "staff"},
            {"agency": "recurring", "employee": "filled"},
        ),
        (
            {"lifetime": 0},
            {"direct": True},
            Setting(form="first_step", row="first_step"),
            {},
            dict.fromkeys(("freelance", "regular", "agency", "bpo"), "direct") | {"first_step": "part"},
        ),
        (
            {"lifetime": 4, "able": 4},
            {},
            Setting(),
            {"task_hours": 0.1, "pieces_per_month": 30.0, "done_by": "volunteer"},
            {"agency": "recurring"},
        ),
        (
            {"lifetime": 4, "able": 4},
            {},
            Setting(),
            {"task_hours": 0.1, "pieces_per_month": 30.0},
            {"agency": "recurring", "freelance": "asks_more"},
        ),
    ],
)
def test_closed_rows_say_why(answers: dict, limits: dict, setting: Setting, inputs: dict, closed: dict) -> None:
    """And never carry the mark, nor stand for what is cheapest at any amount."""
    found = lens(Answers(answers, limits), setting, **WEEK | inputs)

    assert found.closed == closed
    assert not {*found.cheapest, *found.cheapest_later} & closed.keys()
    assert not {part.way for part in found.break_even.intervals} & closed.keys()
    assert not any(row in closed for row in (found.compared or ())[1:])


@pytest.mark.parametrize(
    ("answers", "setting", "inputs", "scarce"),
    [
        ({"people": 2, "firms": 2}, Setting(), {}, {}),
        ({"people": 1}, Setting(), {}, {"freelance": "people", "regular": "people"}),
        ({"firms": 0}, Setting(), {}, {"bpo": "firms"}),
        ({"people": 0}, Setting(), {"freelance_quote": 30.0}, {}),
        ({"people": 1}, Setting(form="regular", row="regular"), {}, {"freelance": "people"}),
    ],
)
def test_what_hardly_anybody_offers_is_not_called_cheap(
    answers: dict, setting: Setting, inputs: dict, scarce: dict
) -> None:
    """It stays in the table with the reason; a quote shows that there is somebody, and what is advised stands."""
    found = lens(Answers(GOES_ON.levels | answers), setting, "employee", **(WEEK | inputs))

    assert found.scarce == scarce
    assert found.scarce.keys() <= found.year_one.keys() - found.closed.keys()
    assert not {*found.cheapest, *found.cheapest_later} & scarce.keys()
    assert not {part.way for part in found.break_even.intervals} & scarce.keys()


@pytest.mark.parametrize(
    ("answers", "setting", "inputs", "rows"),
    [
        (GOES_ON, Setting(), {}, {"keep", "freelance", "regular", "bpo", "employee"}),
        (JOB, Setting(), {}, {"keep", "freelance", "agency", "employee"}),
        (
            GOES_ON,
            Setting(software=True),
            {"staff_could": "yes"},
            {"keep", "staff", "freelance", "regular", "bpo", "employee", "software"},
        ),
        (JOB, Setting(form="first_step"), {}, {"keep", "freelance", "agency", "employee", "first_step"}),
        (GOES_ON, Setting(form="temp"), {}, {"keep", "freelance", "regular", "bpo", "employee", "temp"}),
    ],
)
def test_rows_are_those_that_make_sense(answers: Answers, setting: Setting, inputs: dict, rows: set) -> None:
    """In the order of the table, in every year."""
    found = lens(answers, setting, **inputs)

    assert found.year_one.keys() == rows
    assert list(found.year_one) == [row for row in evaluation.ROWS if row in rows]
    assert found.later_years is None or found.later_years.keys() == rows


@pytest.mark.parametrize(
    ("answers", "way", "setting", "row"),
    [
        (GOES_ON, "bpo", Setting(), "bpo"),
        (JOB, "bpo", Setting(), "agency"),
        (JOB, "bpo", Setting(form="local_firm", row="bpo"), "agency"),
        (GOES_ON, "bpo", Setting(form="regular", row="regular"), "regular"),
        (GOES_ON, "keep", Setting(form="software", row="software"), "software"),
        (GOES_ON, "employee", Setting(form="staff", row="staff"), "employee"),
        (GOES_ON, "employee", Setting(form="temp", row="employee"), "temp"),
        (JOB, "freelance", Setting(form="first_step", row="first_step"), "first_step"),
    ],
)
def test_the_form_says_which_row_stands_for_a_way(answers: Answers, way: str, setting: Setting, row: str) -> None:
    """Where the table has it; else the way's usual one."""
    assert lens(answers, setting, way).row == row


def test_one_who_stays_is_cheapest_at_no_amount_that_one_person_cannot_do() -> None:
    """Above it another row is, however low the price."""
    found = lens(**WEEK | {"freelance_quote": 1.0, "freelance_quote_unit": "month"})
    spans = [part for part in found.break_even.intervals if part.way == "regular"]
    most = parameters().by_id["regular_most"].typical * found.break_even.now / found.work["monthly_hours"]

    assert spans
    assert all(part.to and part.to <= 1.01 * most for part in spans)


def test_rows_near_the_lowest_share_the_mark() -> None:
    """Within 5 %, lowest first, by the totals that are shown."""
    found = lens(**WEEK)
    for cheapest, rows in ((found.cheapest, found.year_one), (found.cheapest_later, found.later_years)):
        totals = {row: rows[row].total.p50 for row in rows if row not in found.closed}
        least = min(totals.values())
        near = {row for row, total in totals.items() if total <= (1 + cost_settings().near) * least}
        assert set(cheapest) == near
        assert totals[cheapest[0]] == least


def test_hours_are_over_only_where_the_reader_said_how_many_there_are() -> None:
    """No overload and no warning else."""
    silent, said = (fixed(task_hours=20.0, **more) for more in ({}, {"owner_hours_per_week": 5.0}))

    assert one(silent.first["keep"].hours_over) == 0
    assert one(said.first["keep"].hours_over) == pytest.approx(15 * 12 * 4.33)
    assert one(said.first["keep"].total) == pytest.approx(12 * 4.33 * (20 + 15) * 60)
    assert {carry.available for carry in silent.carry().values()} == {None}
    assert not any(carry.short for carry in silent.carry().values())
    assert said.carry()["keep"].short


def test_a_way_that_asks_more_of_the_owner_is_said_so() -> None:
    """Where the owner does it today, and only there."""
    told = {"task_hours": 0.25, "trade": "office", "task_hours_of": "trained"}
    answers = Answers({"lifetime": 4, "able": 4, "running": 4})

    assert lens(answers, way="employee", **told).asks_more
    assert not lens(answers, way="employee", **told, done_by="staff").asks_more
    assert not lens(answers, way="keep", **told).asks_more


def test_the_cost_of_the_wrong_choice_is_in_total() -> None:
    """Each way that costs more than the one that suits, and no other."""
    found = lens(way="bpo", **WEEK)
    (own, *_) = found.wrong_choice

    right = found.year_one["bpo"]
    assert own.extra
    for way, extra in own.extra.items():
        other = found.year_one[way]
        assert extra.total == pytest.approx(other.total.p50 - right.total.p50)
        assert extra.total > 0
        assert extra.hours == pytest.approx(other.hours.p50 - right.hours.p50)
    assert all(found.year_one[way].total.p50 <= right.total.p50 for way in ("freelance",) if way not in own.extra)


def test_from_which_month_it_runs() -> None:
    """The weeks until a start, and what comes with it: 14 weeks are the fourth month."""
    found = fixed(
        partner_start_weeks=12.0, parallel_weeks=2.0, freelance_start_weeks=2.0, post_start_weeks=10.0, **WEEK
    )

    assert found.from_month() == {"freelance": 1, "regular": 1, "bpo": 4, "employee": 3}


def test_the_chart_ends_where_the_table_is() -> None:
    """The cumulative total after a year is the median of the first year."""
    for answers in (GOES_ON, JOB):
        found = lens(answers, **WEEK)
        for key, row in found.year_one.items():
            assert found.cumulative[key][-1] == pytest.approx(row.total.p50)
            assert len(found.cumulative[key]) == found.horizon


def test_break_even_is_where_totals_cross() -> None:
    """In every interval the row named is the cheapest, or as good as that."""
    one_ = task(**WEEK)
    even = one_.break_even()
    values = one_.given.at()

    assert (even.variable, even.unit, even.now) == ("task_hours", "week", 5.0)
    for part in even.intervals:
        end = even.limit if part.to is None else part.to
        for share in (0.1, 0.5, 0.9):
            amount = max(part.from_ + share * (end - part.from_), even.limit / 400)
            names = evaluation.numbers(values | {"amount_times": amount / even.now}, one_.rows)
            totals = {row: one_.total_at(names, row) for row in one_.open}
            assert totals[part.way] <= min(totals.values()) * 1.02


@pytest.mark.parametrize(
    ("inputs", "variable", "unit"),
    [
        ({"pieces_per_month": 30.0, "hours_per_piece": 0.5}, "pieces_per_month", ""),
        ({"task_hours": 100.0, "task_hours_unit": "year"}, "task_hours", "year"),
        ({}, "task_hours", "month"),
    ],
)
def test_break_even_is_in_the_readers_measure(inputs: dict, variable: str, unit: str) -> None:
    """Pieces, or hours in the unit that was chosen."""
    even = lens(**inputs).break_even

    assert (even.variable, even.unit) == (variable, unit)


@SLOW
@given(some_answers(), st.sampled_from(["us", "uk", "other"]), st.sampled_from(["home", "abroad"]))
def test_percentiles_are_ordered_and_the_result_is_whole(answers: Answers, region: str, sourcing: str) -> None:
    """For any answers, or none: every range in order, every amount finite, the same twice."""
    found = lens(answers, region=region, sourcing=sourcing)

    assert found.to_json() == lens(answers, region=region, sourcing=sourcing).to_json()
    for rows in (found.year_one, found.later_years or {}):
        for row in rows.values():
            for part in (row.money, row.hours, row.total, row.hours_over):
                assert 0 <= part.p10 <= part.p50 <= part.p90 < float("inf")


def test_json_has_what_was_promised() -> None:
    """The keys of the result, the reader's own inputs among them."""
    found = lens(wage=30.0).to_json()

    assert {"cost", "break_even", "drivers", "wrong_choice", "hours_back_per_week", "inputs", "closed"} <= found.keys()
    assert found["cost"]["year_one"]["bpo"]["money"].keys() == {"p10", "p50", "p90"}
    assert found["own_inputs"] == ["wage"]
    assert len(found["drivers"]) <= 10
