"""What the work is paid by: quotes in every unit, trades by region, a common task's own prices, VAT, one currency."""

import pytest

from calculator.costs.draws import quantiles
from calculator.costs.inputs import form_values, parse
from calculator.costs.setting import CommonTask, OwnExtra, OwnPrice, Setting
from calculator.costs.trades import trades
from calculator.model.answers import Answers
from tests.costs.asked import GOES_ON, JOB, fixed, lens, one, task

MONTH = {"task_hours": 20.0, "task_hours_unit": "month", "task_hours_of": "trained", "pieces_per_month": 10.0}


def own(kind: str, unit: str, typical: float, **more: float) -> OwnPrice:
    """A price of a task."""
    return OwnPrice(kind, unit, "us", "USD", typical / 2, typical, typical * 2, "none", "2026-11", **more)


def with_volume(level: int) -> Answers:
    """Work that goes on, with so many pieces by the answer."""
    return Answers(GOES_ON.levels | {"volume": level})


@pytest.mark.parametrize(
    ("unit", "quote", "more"),
    [
        ("hour", 30.0, {}),
        ("day", 240.0, {}),
        ("piece", 60.0, {}),
        ("week", 600 / 4.33, {}),
        ("month", 600.0, {}),
        ("year", 7200.0, {}),
        ("job", 7200.0, {}),
        ("word", 0.1, {"freelance_quote_count": 6000.0}),
        ("minute", 1.5, {"freelance_quote_count": 400.0}),
        ("percent", 15.0, {"freelance_quote_count": 4000.0}),
    ],
)
def test_a_quote_is_taken_as_it_is_quoted(unit: str, quote: float, more: dict) -> None:
    """600 a month, however it is said; no platform's fee on it."""
    row = fixed(**MONTH, freelance_quote=quote, freelance_quote_unit=unit, **more).later["regular"]

    assert one(row.money) == pytest.approx(7200)


def test_a_price_a_piece_counts_once_the_pieces_are_known() -> None:
    """Not for pieces of an answer's band; of a job that ends, for one."""
    quote = {"partner_quote": 8.0, "partner_quote_unit": "piece", "trade": "office"}
    open_, banded = (fixed(answers, task_hours=10.0, **quote) for answers in (GOES_ON, with_volume(3)))
    known = fixed(task_hours=10.0, pieces_per_month=25.0, **quote)
    usual = Setting(CommonTask("x", "office", (1.0, 2.0, 3.0), pieces_per_month=25.0))

    for unknown in (open_, banded):
        assert [(q.used, q.reason) for q in unknown.given.prices.quotes] == [(False, "count")]
        assert unknown.given.prices.by_kind["firm"].origin != "quote"
    for told in (known, fixed(setting=usual, task_hours=10.0, **quote)):
        assert one(told.later["bpo"].money) == pytest.approx(1.01 * 8 * 25 * 12, rel=0.03)
    assert one(fixed(JOB, task_hours=10.0, **quote).first["agency"].money) == pytest.approx(8)


@pytest.mark.parametrize(("unit", "quote"), [("hour", 25.0), ("month", 900.0), ("year", 10_800.0), ("piece", 90.0)])
def test_a_firms_quote_is_in_every_row_of_its_kind(unit: str, quote: float) -> None:
    """What the partner takes, with no smallest bill beside a price for all of it."""
    found = fixed(**MONTH, partner_quote=quote, partner_quote_unit=unit)

    assert found.medians["partner_month"] == pytest.approx(500 if unit == "hour" else 900)


@pytest.mark.parametrize(("hours", "month"), [(10.0, 300.0), (20.0, 300.0), (40.0, 600.0)])
def test_a_month_is_for_so_many_hours(hours: float, month: float) -> None:
    """Up to 20 hours the price of the month, beyond them it goes on by the hour."""
    told = MONTH | {"task_hours": hours, "partner_quote": 300.0, "partner_quote_hours": 20.0}

    assert fixed(**told).medians["partner_month"] == pytest.approx(month)


def test_a_range_is_taken_as_low_and_high() -> None:
    """As typed, with its unit and its currency, and back as one text."""
    inputs, errors = parse({"freelance_quote": "$300 to 500 a month", "partner_quote": "12 %"})

    assert errors == {}
    assert inputs.own["freelance_quote"] == 300
    assert inputs.own["freelance_quote_high"] == 500
    assert inputs.own["freelance_quote_unit"] == "month"
    assert inputs.own["partner_quote_unit"] == "percent"
    assert parse(form_values(inputs)) == (inputs, {})
    assert 300 * 12 < lens(**MONTH, **inputs.own).later_years["regular"].money.p10 < 500 * 12


def test_a_quote_that_lacks_its_count_is_left_out_and_said() -> None:
    """A price a word says nothing without the words."""
    found = lens(**MONTH, freelance_quote=0.1, freelance_quote_unit="word", trade="words")

    assert [(quote.used, quote.reason) for quote in found.quotes] == [(False, "count")]
    assert found.year_one["regular"].money == lens(**MONTH, trade="words").year_one["regular"].money


def test_who_does_it_outside_today_has_a_price() -> None:
    """The quote there is, else the firm's."""
    rows = [
        fixed(**MONTH | {"task_hours_of": "trained", "done_by": "outside", **quote}).first["keep"]
        for quote in ({}, {"freelance_quote": 30.0}, {"partner_quote": 900.0})
    ]

    assert [one(row.money) for row in rows] == pytest.approx([240 * 50, 240 * 30, 12 * 900])


@pytest.mark.parametrize("region", ["us", "uk"])
@pytest.mark.parametrize("trade", trades().trade)
def test_each_trade_has_its_prices(region: str, trade: str) -> None:
    """In its own currency, with nothing borrowed, and drawn within low and high."""
    found = task(region=region, trade=trade, **MONTH)
    price, borrowed = trades().find(trade, "firm", region, "home")
    middle = quantiles(found.given.columns()["partner_rate"])

    assert not borrowed
    assert price.low <= middle.p10 <= middle.p90 <= price.high
    assert found.given.place.currency == {"us": "USD", "uk": "GBP"}[region]


def test_without_a_trade_there_is_a_range_and_no_single_figure() -> None:
    """Over all trades, and said so beside the price."""
    any_trade, office = lens(**MONTH), lens(**MONTH, trade="office")
    wide, narrow = (found.year_one["bpo"].money for found in (any_trade, office))

    assert wide.p90 / wide.p10 > 2 * narrow.p90 / narrow.p10
    assert any_trade.trade == ""
    assert {price.origin for price in any_trade.prices} == {"all_trades"}
    with_way = [lens(way="bpo", **MONTH, **more) for more in ({}, {"trade": "office"}, {"partner_quote": 900.0})]
    assert [found.single for found in with_way] == [False, True, True]


def test_a_professional_is_paid_as_one() -> None:
    """Office work that a licensed trade answers for takes the profession's price; a craft keeps its own."""
    assert lens(setting=Setting(form="professional"), **MONTH, trade="office").trade == "profession"
    assert lens(setting=Setting(form="professional"), **MONTH, trade="craft").trade == "craft"


@pytest.mark.parametrize(
    ("price", "year"),
    [
        (own("firm", "month", 300.0), 12 * 300),
        (own("firm", "month", 300.0, hours=40.0), 12 * 150),
        (own("firm", "piece", 40.0), 12 * 400),
        (own("firm", "hour", 44.0), 12 * 880),
        (own("firm", "user", 20.0, count=5.0), 12 * 100),
        (own("firm", "percent", 10.0, count=5000.0), 12 * 500),
        (own("firm", "year", 2400.0), 2400),
    ],
)
def test_a_common_task_has_prices_of_its_own(price: OwnPrice, year: float) -> None:
    """In its unit; a month's price goes with the hours that it is for, and is for the usual amount else."""
    common = CommonTask("of-a-test", "office", (10.0, 20.0, 40.0), 10.0, (price,))
    found = task(setting=Setting(common), **MONTH)

    assert found.given.typical()["partner_rate"] == price.typical
    names = found.given.typical() | {"amount_times": 1.0}
    from calculator.costs import evaluation

    assert evaluation.numbers(names)["partner_price"] == pytest.approx(year)
    assert any(shown.origin == "task" and shown.used for shown in lens(setting=Setting(common), **MONTH).prices)


def test_a_quote_comes_before_a_tasks_own_price() -> None:
    """What the reader has in hand counts."""
    common = CommonTask("of-a-test", "office", (10.0, 20.0, 40.0), 10.0, (own("firm", "month", 300.0),))

    assert task(setting=Setting(common), **MONTH, partner_quote=900.0).medians["partner_month"] == 900


def test_a_job_price_goes_with_the_job() -> None:
    """Half the hours are half the price; while the amount is drawn it stays as it is."""
    common = CommonTask("of-a-test", "words", (10.0, 20.0, 40.0), 0.0, (own("freelancer", "job", 1000.0),))
    half, open_ = (task(JOB, Setting(common), **told) for told in ({"job_hours": 10.0}, {}))
    from calculator.costs import evaluation

    assert evaluation.numbers(half.given.typical())["freelance_price"] == pytest.approx(500)
    assert evaluation.numbers(open_.given.typical())["freelance_price"] == pytest.approx(1000)


def test_a_job_has_no_minimum_of_a_month() -> None:
    """Its price list names what it is worked out with: a firm's bill for the job, and none that comes each month."""
    job, goes_on = ({price.kind for price in task(given).given.prices.shown} for given in (JOB, GOES_ON))

    assert goes_on - job == {"smallest"}


def test_vat_that_cannot_be_reclaimed() -> None:
    """On firms, and on a freelancer who charges it."""
    told = MONTH | {"region": "uk", "trade": "office"}
    plain, firm, both = (
        lens(**told, **more).later_years
        for more in ({}, {"vat_reclaim": "no"}, {"vat_reclaim": "no", "freelance_vat": "yes"})
    )

    assert firm["bpo"].money.p50 == pytest.approx(1.2 * plain["bpo"].money.p50)
    assert firm["regular"].money == plain["regular"].money
    assert both["regular"].money.p50 == pytest.approx(1.2 * plain["regular"].money.p50)
    assert firm["employee"].money == plain["employee"].money


def test_a_currency_of_ones_own_hides_what_has_no_price_in_it() -> None:
    """Nothing is added up across currencies."""
    found = lens(**MONTH, freelance_quote="€30 an hour")

    assert (found.currency, found.sign) == ("EUR", "€")
    assert {row for row, reason in found.closed.items() if reason == "no_price"} >= {"bpo", "employee"}
    assert found.year_one.keys() == {"keep", "freelance", "regular"}
    assert found.borrowed == ()


def test_a_currency_of_another_region_takes_its_prices() -> None:
    """A firm in the United States with pounds in hand."""
    found = lens(**MONTH, freelance_quote="£25 an hour", trade="office")

    assert found.currency == "GBP"
    assert found.year_one["bpo"].money == lens(**MONTH, region="uk", trade="office").year_one["bpo"].money


def test_two_currencies_are_a_mistake() -> None:
    """The second one is left out, and said so beside its field."""
    inputs, errors = parse({"owner_hour_value": "€ 60", "freelance_quote": "£ 30", "partner_quote": "900"})

    assert errors.keys() == {"freelance_quote"}
    assert inputs.own["in_currency"] == "EUR"


def test_somewhere_else_prices_stand_in_until_there_is_one() -> None:
    """Those of the United States, in dollars, and named; with a figure of the reader's own none is mixed in."""
    before = lens(**MONTH, region="other")
    after = lens(**MONTH, region="other", partner_quote=900.0)

    assert (before.currency, set(before.borrowed)) == (
        "USD",
        {"freelance_rate", "partner_rate", "wage", "smallest_bill"},
    )
    assert (after.currency, after.borrowed) == ("", ())
    assert after.closed["freelance"] == "no_price"
    assert "bpo" in after.year_one


def test_fees_of_offices_are_a_line_of_their_own() -> None:
    """The reader's own, else the task's; in no row."""
    fee = OwnExtra("Office fee", "job", "us", "USD", 250.0, 350.0, 350.0, "none", "2026-11")
    common = CommonTask("of-a-test", "profession", (2.0, 4.0, 10.0), 0.0, (), (fee,))
    told = {"job_hours": 4.0}
    without, of_task, said = (
        lens(JOB, setting, **told, **more)
        for setting, more in (
            (Setting(), {"trade": "profession"}),
            (Setting(common), {}),
            (Setting(common), {"extras": 99.0, "extras_unit": "all"}),
        )
    )

    assert without.extras is None
    assert (of_task.extras.label, of_task.extras.typical) == ("Office fee", 350)
    assert said.extras.typical == 99
    assert of_task.year_one["freelance"].money == without.year_one["freelance"].money


def test_abroad_is_cheaper_or_the_same() -> None:
    """Where no set for abroad is known, home prices stand."""
    home, abroad = (lens(GOES_ON, **MONTH, trade="office", sourcing=where) for where in ("home", "abroad"))

    assert abroad.year_one["bpo"].money.p50 <= home.year_one["bpo"].money.p50


def test_known_somebody_halves_the_start() -> None:
    """Choosing, briefing and checking."""
    new, known = (fixed(JOB, job_hours=10.0, known=said).first["freelance"] for said in ("no", "yes"))

    assert one(new.hours) - one(known.hours) == pytest.approx((2.5 + 0.75 * 1.15) / 2)


def test_an_accountant_is_no_lawyer() -> None:
    """Desk work that a professional answers for costs an accountant's hours where these are known."""
    form = Setting(form="professional", row="bpo")
    desk, law = (
        lens(setting=form, way="bpo", **MONTH, region="uk", trade=trade).later_years["bpo"].money.p50
        for trade in ("office", "profession")
    )
    at_home = [
        lens(setting=form, way="bpo", **MONTH, trade=trade).later_years["bpo"].money.p50
        for trade in ("office", "profession")
    ]

    assert desk < 0.5 * law
    assert at_home[0] == at_home[1]


def test_a_quote_for_words_is_held_against_no_hours_that_nobody_told() -> None:
    """Rows that are not paid by it say so, and none is the cheapest; once the hours are told all are compared."""
    quote = {"freelance_quote": 0.14, "freelance_quote_unit": "word", "freelance_quote_count": 120_000.0}
    quote |= {"done_by": "nobody", "trade": "words"}
    open_ = lens(JOB, way="freelance", **quote)
    told = lens(JOB, way="freelance", task_hours=400.0, task_hours_unit="all", **quote)
    both = lens(
        JOB, way="freelance", partner_quote=0.2, partner_quote_unit="word", partner_quote_count=120_000.0, **quote
    )

    assert open_.closed["employee"] == open_.closed["agency"] == "hours"
    assert (open_.cheapest, open_.break_even) == ((), None)
    assert "hours" not in told.closed.values()
    assert told.cheapest
    assert told.break_even
    assert both.cheapest == ("freelance",)
    assert both.closed["employee"] == "hours"


def test_one_row_alone_is_not_the_cheapest() -> None:
    """Where all others are closed there is no mark, and no amounts up to which it is."""
    post = lens(Answers({"lifetime": 4}, {"direct": True}), way="employee", **MONTH, trade="craft", done_by="nobody")

    assert [row for row in post.year_one if row not in post.closed] == ["employee"]
    assert post.cheapest == post.cheapest_later == ()
    assert post.break_even is None


def test_hours_come_back_though_nobody_knows_a_price() -> None:
    """A wage or a quote is asked for; where others do it today no hours come back."""
    euro = MONTH | {"region": "other", "in_currency": "EUR", "trade": "office", "staff_could": "yes"}
    own = lens(setting=Setting(form="staff", row="staff"), way="employee", **euro)
    others = lens(setting=Setting(form="staff", row="staff"), way="employee", **euro | {"done_by": "staff"})

    assert own.row is None
    assert own.unpriced
    assert 0 < own.unpriced.p50 < own.today.hours.p50
    assert others.unpriced is None
