"""The cost lens: cases worked by hand, and properties that must hold for any work."""

import tomllib
from dataclasses import replace
from functools import partial
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.costs import evaluation
from calculator.costs.assumptions import Assumptions, assumptions, known_hours, with_hours
from calculator.costs.break_even import Case, bends, limit
from calculator.costs.estimate import Task
from calculator.costs.estimate import cost as whole
from calculator.costs.evaluation import column, inverse, quantiles, uniform
from calculator.costs.inputs import parse
from calculator.costs.parameters import Triangle, parameters
from calculator.costs.result import CostResult
from calculator.model.answers import Answers, Inputs
from calculator.model.decision import decide
from calculator.site.content import examples
from tests.costs import references
from tests.strategies import MODEL
from tests.strategies import partial as some_answers

SLOW = settings(max_examples=25, deadline=None)
LEVELS = st.integers(0, 3)
QUICK = settings(max_examples=100, deadline=None)
# what is worked out by hand stands on figures of its own, so that no shipped price moves it
FIGURES = {
    **{key: p.typical for key, p in parameters().by_id.items() if not p.question},
    "training": 1.0,
    "weeks_per_month": 4.33,
    "owner_hour_value": 60.0,
    "overload_factor": 2.0,
    "freelance_rate": 44.0,
    "fee": 0.055,
    "contract_fee": 5.0,
    "new_client_premium": 0.1,
    "select": 3.0,
    "brief": 2.0,
    "repeat_brief": 0.25,
    "review": 1.0,
    "steer": 0.12,
    "rework": 0.15,
    "rework_share": 0.5,
    "assignments_per_freelancer": 6.0,
    "freelancer_turnover": 0.5,
    "regular_fee": 0.5,
    "regular_steer": 0.5,
    "regular_running": 0.5,
    "partner_rate": 35.0,
    "effort": 1.1,
    "minimum_hours": 10.0,
    "setup_fee": 250.0,
    "dip": 0.1,
    "dip_months": 3.0,
    "select_share": 0.03,
    "select_floor": 6.0,
    "select_ceiling": 100.0,
    "documenting": 6.0,
    "transition": 25.0,
    "transition_year": 600.0,
    "transition_floor": 4.0,
    "transition_ceiling": 60.0,
    "parallel_weeks": 2.0,
    "parallel_share": 0.5,
    "govern_share": 0.08,
    "govern_floor": 0.5,
    "govern_ceiling": 8.0,
    "reference_hour": 100.0,
    "early_end": 0.22,
    "early_end_months": 24.0,
    "switch_share": 0.33,
    "wage": 23.0,
    "on_cost": 1.42,
    "utilisation": 0.85,
    "full_time_hours": 160.0,
    "minimum_contract": 40.0,
    "cost_per_hire": 1872.0,
    "hire_hours": 40.0,
    "weeks_to_fill": 6.0,
    "fill_share": 0.5,
    "ramp_weeks": 20.0,
    "ramp_share": 0.5,
    "turnover": 0.19,
    "manage": 3.0,
    "smallest_posts": 3.0,
    "staff_running": 0.5,
    "staff_steer": 0.5,
    "running_hours": 0.5,
    "growth_per_year": 0.0,
    "hours_per_piece": 2.0,
    "owner_hours_per_week": 5.0,
}
ONE_OFF, RECURRING = Answers({"lifetime": 0}), Answers({"lifetime": 4})
SEEDS = [f"handover-cost-{n}" for n in range(2, 8)]
SHARES = st.fixed_dictionaries(dict.fromkeys(parameters().by_id, st.floats(0, 1)))


def worked_out(answers: Answers, **inputs: float | str) -> Task:
    """A task with these inputs, and for the rest the figures of these tests."""
    found, errors = parse({**FIGURES, **inputs})
    assert errors == {}
    return Task(MODEL, answers, found)


def lens(answers: Answers, **inputs: float | str) -> CostResult:
    """The whole cost lens, with the ranges of the shipped parameters."""
    found, errors = parse(inputs)
    assert errors == {}
    return whole(MODEL, answers, found, decide(MODEL, with_hours(answers, found)))


def cents(value: float) -> float:
    """To the cent."""
    return round(value, 2)


def test_a_logo_by_a_freelancer_by_hand() -> None:
    """12 hours of work, once, in a month; nothing to run."""
    row = worked_out(ONE_OFF, job_hours=12.0, running_hours=0.0).first["freelance"]

    work = 12 * 44 * 1.055 * (1 + 0.15 * 0.5)  # 12 h at 44, 5.5 % fee, half of 15 % of it done again
    assert cents(work) == 598.82
    money = work + 0.10 * 44 * 12 / 1 + 5  # a new client's tenth on the one assignment, one contract
    assert cents(row.money.p50) == cents(money) == 656.62
    setup = 3 + 2 + 1  # choose, brief, teach
    later = 1 + 12 * 0.12 + 0.15 * (1 + 12 * 0.12 * 0.5)  # check, steer, and again what is done again
    assert cents(row.hours.p50) == cents(setup + later) == 8.70
    assert cents(row.total.p50) == cents(money + 60 * (setup + later)) == 1178.50


def test_a_process_with_a_partner_by_hand() -> None:
    """30 pieces of 2 hours a month, for a year and in a later year."""
    task = worked_out(RECURRING, pieces_per_month=30.0, hours_per_piece=2.0)
    first, later = task.first["bpo"], task.later["bpo"]

    month = 60 * 1.1 * 35  # more than the minimum of 10 hours
    year = 12 * month
    assert (month, year) == pytest.approx((2310, 27720))
    end = 12 / 24 * 0.22
    running = 12 * month + end * 0.33 * year
    assert cents(later.money.p50) == cents(running) == 28726.24
    assert cents(first.money.p50) == cents(running + 250 + 3 * 0.10 * month) == 29669.24
    select, transition = 0.03 * year / 100, 25 * year / 60_000
    assert (select, transition) == pytest.approx((8.316, 11.55))
    govern = 12 * 0.08 * month / 100 + end * (select + transition)
    parallel = 2 * 0.5 * 60 / 4.33
    assert cents(later.hours.p50) == cents(govern) == 24.36
    assert cents(first.hours.p50) == cents(govern + select + 6 + transition + parallel) == 64.08
    assert cents(first.total.p50) == cents(first.money.p50 + 60 * first.hours.p50)


def test_a_growing_post_by_hand() -> None:
    """100 pieces of 2 hours a month, growing by half in a year: two people, and more hours than there are."""
    task = worked_out(RECURRING, pieces_per_month=100.0, hours_per_piece=2.0, growth_per_year=0.5)
    row = task.first["employee"]

    pieces = 100 * sum(1 + 0.5 * m / 12 for m in range(12))  # 100 in the first month, 145.83 in the last
    work = 2 * pieces
    assert (pieces, work) == pytest.approx((1475, 2950))
    posts = 2  # 2950 / 12 = 245.8 hours a month; a person does 160 * 0.85 = 136
    paid = 2950 / 0.85
    pay = paid * 23 * 1.42
    weeks = 12 * 4.33
    leavers = 2 * 0.19
    money = posts * 1872 + 0.5 * 20 * paid / weeks * 23 * 1.42 + leavers * 1872 + pay
    assert cents(row.money.p50) == cents(money) == 139619.52
    fill = 6 * (2950 / 12) / 4.33  # less than half of the year's work
    managing = weeks * 3 * (paid / (160 * 12))  # 1.81 full posts
    hours = posts * 40 + fill + leavers * 40 + managing
    assert cents(row.hours.p50) == cents(hours) == 717.62
    over = hours - 5 * weeks
    assert cents(row.hours_over.p50) == cents(over) == 457.82
    assert cents(row.total.p50) == cents(money + 60 * (hours + over))


def test_kept_by_staff_costs_their_pay() -> None:
    """Where staff do it, keeping it is their paid time and the running."""
    row = worked_out(RECURRING, pieces_per_month=10.0, done_by="staff").first["keep"]

    assert cents(row.money.p50) == cents(240 * 23 * 1.42)
    assert cents(row.hours.p50) == cents(12 * 4.33 * 0.5)


@pytest.mark.parametrize(
    ("unit", "quote"), [("month", 900.0), ("piece", 90.0), ("job", 12 * 900.0), ("hour", 45.0 / 1.1)]
)
def test_a_partner_quote_is_taken_as_it_is_quoted(unit: str, quote: float) -> None:
    """10 pieces of 2 hours a month: 900 a month, however it is said; only an hour's price meets the effort."""
    task = worked_out(RECURRING, pieces_per_month=10.0, partner_quote=quote, partner_quote_unit=unit)

    assert task.names["partner_month"] == pytest.approx(900)


@pytest.mark.parametrize(("unit", "quote"), [("hour", 30.0), ("piece", 60.0), ("month", 600.0), ("job", 7200.0)])
def test_a_freelance_quote_is_taken_as_it_is_quoted(unit: str, quote: float) -> None:
    """10 pieces of 2 hours a month come to 30 an hour."""
    task = worked_out(RECURRING, pieces_per_month=10.0, freelance_quote=quote, freelance_quote_unit=unit)

    assert task.given.values["freelance_rate"] == pytest.approx(30)


def at(given: Assumptions, shares: dict[str, float], **values: float) -> dict[str, float]:
    """All quantities at these points of the parameters' distributions."""
    return evaluation.numbers({**given.at(shares), **values})


def money_and_hours(names: dict[str, float], row: str, setup: bool = True) -> tuple[float, float]:
    """One row, as numbers."""
    found = evaluation.row(names, row, setup)
    return found.money, found.hours


@QUICK
@given(SHARES, st.floats(0.1, 300), st.floats(1, 3), st.sampled_from(["pieces_per_month", "hours_per_piece"]))
def test_more_volume_never_costs_less(shares: dict, amount: float, more: float, key: str) -> None:
    """More or longer pieces never cost less money or hours, in any way, in any year."""
    given_ = assumptions(RECURRING, Inputs())
    base = {"pieces_per_month": 20.0, "hours_per_piece": 2.0} | {key: amount}
    less, greater = at(given_, shares, **base), at(given_, shares, **(base | {key: amount * more}))

    for row in evaluation.ROWS:
        for setup in (True, False):
            before, after = money_and_hours(less, row, setup), money_and_hours(greater, row, setup)
            assert all(b <= a * (1 + 1e-12) + 1e-9 for b, a in zip(before, after, strict=True)), row


@QUICK
@given(SHARES, st.floats(0.5, 2000), st.floats(1, 3))
def test_a_longer_job_never_costs_less(shares: dict, hours: float, more: float) -> None:
    """The same for a job that ends."""
    given_ = assumptions(ONE_OFF, Inputs())
    less, greater = at(given_, shares, job_hours=hours), at(given_, shares, job_hours=hours * more)

    for row in evaluation.rows_of(less):
        before, after = money_and_hours(less, row), money_and_hours(greater, row)
        assert all(b <= a * (1 + 1e-12) + 1e-9 for b, a in zip(before, after, strict=True)), row


@QUICK
@given(SHARES, st.floats(0.1, 300), st.floats(0, 500), st.floats(0, 500))
def test_a_higher_price_of_an_hour_never_helps_the_way_with_more_of_them(
    shares: dict, amount: float, value: float, more: float
) -> None:
    """Of two ways, the one with more owner hours loses by a larger value of the hour."""
    given_ = assumptions(RECURRING, Inputs())
    cheap = at(given_, shares, pieces_per_month=amount, owner_hour_value=value)
    dear = at(given_, shares, pieces_per_month=amount, owner_hour_value=value + more)
    before, after = ({row: evaluation.figures(names, row) for row in evaluation.ROWS} for names in (cheap, dear))

    for one in evaluation.ROWS:
        for other in evaluation.ROWS:
            if before[one][1] >= before[other][1]:
                gap = after[one][0] - after[other][0] - (before[one][0] - before[other][0])
                assert gap >= -1e-6 * max(1.0, after[one][0])


@QUICK
@given(SHARES, st.floats(0.1, 300), st.floats(0.01, 100), st.sampled_from([RECURRING, ONE_OFF]))
def test_prices_times_k_are_money_times_k(shares: dict, amount: float, k: float, answers: Answers) -> None:
    """Higher prices cost more money and not one hour more."""
    given_ = assumptions(answers, Inputs())
    values = given_.at(shares) | {"pieces_per_month": amount}
    prices = {key: values[key] * k for key, p in parameters().by_id.items() if p.is_price}
    before, after = evaluation.numbers(values), evaluation.numbers(values | prices)

    for row in evaluation.rows_of(before):
        for setup in (True, False):
            money, hours = money_and_hours(before, row, setup)
            assert money_and_hours(after, row, setup) == pytest.approx((k * money, hours))


@QUICK
@given(st.floats(0, 10), st.floats(0, 10), st.floats(0, 10), st.floats(1, 3))
def test_widening_a_triangle_never_narrows_its_range(low: float, mode: float, high: float, wider: float) -> None:
    """About its mode, whatever an answer leaves of it."""
    low, mode, high = sorted((low, mode, high))
    wide = Triangle(mode - wider * (mode - low), mode, mode + wider * (high - mode))
    for rows in parameters().windows.values():
        for window in ((0.0, 1.0), *rows):
            ranges = [quantiles(inverse(t, window, [k / 99 for k in range(100)])) for t in ((low, mode, high), wide)]
            assert ranges[1].p90 - ranges[1].p10 >= ranges[0].p90 - ranges[0].p10 - 1e-9


@QUICK
@given(st.sampled_from([k for n in parameters().narrowing if n.window == "down" for k in n.parameters]), LEVELS)
def test_answers_narrow_and_never_move_outside(key: str, level: int) -> None:
    """A better answer never raises what it narrows, and all stay between low and high."""
    rule = next(n for n in parameters().narrowing if key in n.parameters)
    seen = [assumptions(Answers({rule.question: x}), Inputs()).columns()[key] for x in (level, level + 1)]
    worse, better = map(quantiles, seen)
    row = parameters().by_id[key]

    assert better.p50 <= worse.p50
    assert all(row.low <= value <= row.high for values in seen for value in values)


@SLOW
@given(some_answers(), st.sampled_from(["us", "uk", "other"]), st.sampled_from(["home", "abroad"]))
def test_percentiles_are_ordered_and_the_result_is_whole(answers: Answers, region: str, sourcing: str) -> None:
    """For any answers, or none: every range in order, every amount finite, the same twice."""
    found = lens(answers, region=region, sourcing=sourcing)
    again = lens(answers, region=region, sourcing=sourcing)

    assert found.to_json() == again.to_json()
    for rows in (found.year_one, found.later_years or {}):
        for row in rows.values():
            for part in (row.money, row.hours, row.total, row.hours_over):
                assert 0 <= part.p10 <= part.p50 <= part.p90 < float("inf")


@QUICK
@given(SHARES, st.floats(0.1, 100), st.sampled_from(["pieces_per_month", "hours_per_piece"]))
def test_totals_are_continuous_within_a_piece(shares: dict, amount: float, key: str) -> None:
    """A hair more work is a hair more cost; only a further post makes a jump."""
    given_ = assumptions(RECURRING, Inputs())
    one, other = (at(given_, shares, **{key: amount * (1 + hair)}) for hair in (0.0, 1e-9))
    rows = [row for row in evaluation.ROWS if row != "employee" or one["posts"] == other["posts"]]

    for row in rows:
        assert evaluation.figures(other, row)[0] == pytest.approx(evaluation.figures(one, row)[0], rel=1e-6)


@SLOW
@given(st.floats(0.2, 150), st.floats(0.1, 8), st.floats(0, 200), st.booleans())
def test_break_even_is_where_totals_cross(amount: float, hours: float, value: float, growing: bool) -> None:
    """In every interval the way named is the cheapest, and at its end another one takes over."""
    given_ = {"pieces_per_month": amount, "hours_per_piece": hours, "owner_hour_value": value}
    found, _ = parse(given_ | {"growth_per_year": 0.5 if growing else 0.0})
    task = Task(MODEL, RECURRING, found)
    even = task.break_even()

    def totals(q: float) -> dict[str, float]:
        names = evaluation.numbers(task.given.at() | {"pieces_per_month": q})
        return {way: task.total_at(names, way) for way in task.ways}

    for part, following in zip(even.intervals, (*even.intervals[1:], None), strict=True):
        end = even.limit if part.to is None else part.to
        for share in (0.02, 0.3, 0.7, 0.98):
            seen = totals(part.from_ + share * (end - part.from_))
            assert seen[part.way] <= min(seen.values()) * (1 + 1e-6) + 1e-6
        if following:
            assert following.way != part.way
            assert following.from_ == part.to


def test_break_even_by_hand() -> None:
    """Two ways as straight lines: keeping costs the hours, a partner a fixed start and less a piece."""
    task = worked_out(
        RECURRING, overload_factor=1.0, minimum_hours=0.0, govern_share=0.0, select_share=0.0, early_end=0.0, dip=0.0
    )
    names = task.medians
    even = next(i.to for i in task.break_even().intervals if i.way == "keep")
    assert names["one_off"] == 0
    # 12 * 2 q hours at 60 and the running, against 250 and 26.4 q hours at 35; of the owner's hours:
    # 6 to choose, 6 to write down, 4 to hand over (below the floor), 0.5 a month, and 2 weeks of half the work
    keep = (60 * 0.5 * 12 * 4.33, 60 * 24)
    partner = (250 + 60 * (6 + 6 + 4 + 12 * 0.5), 26.4 * 35 + 60 * 2 * 0.5 * 2 / 4.33)
    assert even == pytest.approx((partner[0] - keep[0]) / (keep[1] - partner[1]), rel=1e-6)


def test_bends_are_in_order() -> None:
    """Pieces are looked through from nothing to the limit."""
    task = Task(MODEL, RECURRING, Inputs())
    case = Case(task.given.at(), task.factors, "pieces_per_month")
    found = bends(case)

    assert found == sorted(found)
    assert (found[0], found[-1]) == (0.0, limit(case))


@pytest.mark.parametrize("smallest", [3.0, 4.0])
def test_a_piece_ends_where_managing_stops_shrinking(smallest: float) -> None:
    """At the smallest post that takes its share of managing, whatever the reader says that it is."""
    task = worked_out(RECURRING, hours_per_piece=1.0, smallest_posts=smallest)
    case = Case(task.given.at(), task.factors, "pieces_per_month")

    assert any(amount == pytest.approx(160 * 0.85 / smallest) for amount in bends(case))


@pytest.mark.parametrize("seed", [parameters().draws.seed, *SEEDS])
def test_draws_are_accurate(seed: str) -> None:
    """For the shipped defaults, within 2 % of 200,000 draws at the 10, 50 and 90 % points, by any of several seeds."""
    for work, region in product(references.ANSWERS, references.REGIONS):
        ours = references.drawn(references.shipped(work, region), partial(uniform, seed=seed))
        true = references.kept(work, region)

        assert ours.keys() == true.keys()
        for place, points in ours.items():
            assert points == pytest.approx(true[place], rel=0.02), (work, region, place)


def test_references_are_of_these_formulas_and_prices() -> None:
    """What the draws are held to is made anew with every change of a parameter, a rule or a formula."""
    made, kept = tomllib.loads(references.text(count=100)), references.file()

    assert made["mark"] == kept["mark"], f"something has changed that the references rest on: {references.COMMAND}"
    assert made.keys() == kept.keys()


def test_draws_are_a_latin_hypercube() -> None:
    """Each stratum holds one draw of each parameter, in an order of its own, however many are asked for."""
    for count in (parameters().draws.count, 256):
        asked = None if count == parameters().draws.count else count
        assert [int(count * u) for u in sorted(uniform("wage", asked))] == list(range(count))
        assert uniform("wage", asked) != uniform("fee", asked)
        assert len(column("wage", Triangle(1, 2, 3), count=asked)) == count


def test_any_two_parameters_meet_evenly() -> None:
    """With the axis of each in so many parts, every pair of parts comes up once."""
    side = parameters().draws.side
    parts = {key: [int(side * u) for u in uniform(key)] for key, p in parameters().by_id.items() if p.varies}

    for one, other in combinations(parts, 2):
        assert len(set(zip(parts[one], parts[other], strict=True))) == side**2, (one, other)


def test_the_chart_ends_where_the_table_is() -> None:
    """The cumulative total after a year is the median of the first year."""
    found = lens(RECURRING)

    for key, row in found.year_one.items():
        assert found.cumulative[key][-1] == pytest.approx(row.total.p50)
        assert len(found.cumulative[key]) == 12


def test_hours_of_a_post_are_the_readers_own() -> None:
    """The fit of a post leans on hours a month only where the reader gave them."""
    answers = Answers(examples.examples()["workshop-foreman"].answers, {})
    answers = replace(answers, levels={k: v for k, v in answers.levels.items() if k in MODEL.questions})
    few, many = (Inputs({"pieces_per_month": q, "hours_per_piece": 1.0}) for q in (8.0, 200.0))

    assert known_hours(answers, Inputs({"pieces_per_month": 8.0})) is None
    assert decide(MODEL, with_hours(answers, Inputs())).fit == decide(MODEL, answers).fit
    assert decide(MODEL, with_hours(answers, few)).fit["employee"] == 0
    assert decide(MODEL, with_hours(answers, many)).map.e == 1
    assert decide(MODEL, with_hours(answers, few)).way != "employee"


@pytest.mark.parametrize("hours", [0.1, 1, 5, 14, 15, 16, 20, 40])
@pytest.mark.parametrize("volume", [0, 1, 4])
def test_any_hours_a_week_have_a_break_even(hours: float, volume: int) -> None:
    """Where two crossings are the same but for rounding, there is no piece between them to be worked out."""
    answers = Answers({"lifetime": 4, "contact": 3, "running": 0, "volume": volume})

    assert lens(answers, task_hours_per_week=float(hours)).break_even.intervals[-1].to is None


def test_ruled_out_ways_are_not_offered() -> None:
    """What must stay with your own staff is not said to be cheapest with a partner."""
    found = lens(Answers({"lifetime": 4, "exposure": 0}))

    assert found.cheapest in ("employee", "keep")
    assert {part.way for part in found.break_even.intervals} <= {"employee", "keep"}


def test_a_job_has_no_later_years_and_nobody_who_stays() -> None:
    """A one-off is worked out once."""
    found = lens(ONE_OFF)

    assert found.later_years is None
    assert "regular" not in found.year_one
    assert found.break_even.variable == "job_hours"


def test_json_has_what_was_promised() -> None:
    """The keys of the result, the reader's own inputs among them."""
    found = lens(RECURRING, wage=30.0).to_json()

    assert {"cost", "break_even", "drivers", "wrong_choice", "hours_back_per_week", "inputs"} <= found.keys()
    assert found["cost"].keys() == {"year_one", "later_years"}
    assert found["cost"]["year_one"]["bpo"]["money"].keys() == {"p10", "p50", "p90"}
    assert found["own_inputs"] == ["wage"]
    assert len(found["drivers"]) <= 10
