"""How often, how long and how much, in the words of people."""

import pytest

from calculator.tables.lists import amounts, frequency
from calculator.tables.lists.amounts import Context


@pytest.mark.parametrize(
    ("text", "label", "a_year"),
    [
        ("2x / week", "weekly", 104),
        ("three times a month", "monthly", 36),
        ("1-2x per week", "weekly", 78),
        ("every other Friday", "every two weeks", 26),
        ("every 14 days", "every two weeks", 26),
        ("every working day", "daily", 260),
        ("mon-fri", "daily", 260),
        ("Mon/Wed/Fri", "weekly", 156),
        ("every 3 months", "quarterly", 4),
        ("every six weeks", "every six weeks", 52 / 6),
        ("6-monthly", "twice a year", 2),
        ("2 x jährlich", "twice a year", 2),
        ("alle 2 Wochen", "every two weeks", 26),
        ("tous les mois", "monthly", 12),
        ("deux fois par semaine", "weekly", 104),
        ("one-off", "once", 0),
        ("as needed", "", 0),
        ("Friday morning", "weekly", 52),
        ("Sunday nights", "weekly", 52),
        ("Mon mornings, Thu evenings", "weekly", 104),
        ("weekday mornings", "daily", 260),
        ("most days", "daily", 260),
    ],
)
def test_frequencies_are_read_as_people_write_them(text: str, label: str, a_year: float) -> None:
    """English, German and French."""
    often = frequency.whole(text)

    assert often
    assert (often.label, often.a_year) == (label, pytest.approx(a_year))


@pytest.mark.parametrize(
    "text", ["Monthly bookkeeping", "4 hours a week", "200 parcels", "Friday newsletter", "$200 a month"]
)
def test_what_is_more_than_a_frequency_is_none(text: str) -> None:
    """The whole text must say how often, and nothing else."""
    assert frequency.whole(text) is None


def test_two_frequencies_in_a_cell_are_both_found() -> None:
    """In their order; what only repeats the first is not counted."""
    assert [often.label for often in frequency.of_cell("Weekly, Monthly")] == ["weekly", "monthly"]
    assert [often.label for often in frequency.of_cell("weekly, on Mondays")] == ["weekly"]
    assert [often.label for often in frequency.of_cell("month")] == ["monthly"]


@pytest.mark.parametrize(
    ("text", "hours", "per"),
    [
        ("3-4 h", 3.5, ""),
        ("45 min", 0.75, ""),
        ("1h30", 1.5, ""),
        ("1:30", 1.5, ""),
        ("½ day", 4, ""),
        ("a week", 40, ""),
        ("all day", 8, ""),
        ("4h/week", 4, "week"),
        ("about 90 min every day", 1.5, "day"),
        ("8 Std.", 8, ""),
        ("2 heures par jour", 2, "day"),
        ("2 x 3 h", 6, ""),
        ("3 h (if lucky)", 3, ""),
        ("40 hours a month", 40, "month"),
        ("20 min each", 1 / 3, "time"),
    ],
)
def test_times_are_read_as_people_write_them(text: str, hours: float, per: str) -> None:
    """With their units, and what they are for."""
    read = amounts.time(text, Context())

    assert (read.hours, read.per) == (hours, per)


def test_a_frequency_beside_a_time_is_read_too() -> None:
    """ "3 h, every other Friday" says both."""
    read = amounts.time("3 h, every other Friday", Context())

    assert read.hours == 3
    assert read.often
    assert read.often.label == "every two weeks"


@pytest.mark.parametrize("text", ["3-4 h", "10+ h", "half a day", "all day", "2-Mar", "02.03.2026", "lots", "1.500"])
def test_what_is_in_doubt_is_asked(text: str) -> None:
    """Ranges, open ends, days, dates, figures of two meanings, and what is no time."""
    assert amounts.time(text, Context()).asks


@pytest.mark.parametrize(
    ("text", "amount", "per", "currency"),
    [
        ("$398/mo", 398, "month", "USD"),
        ("1.480,50 €", 1480.5, "", "EUR"),
        ("₹1,50,000", 150_000, "", "INR"),
        ("3.6 lakh", 360_000, "", ""),
        ("CHF 1'200.-", 1200, "", "CHF"),
        ("£45 an hour", 45, "hour", "GBP"),
        ("89,90 €/Monat", 89.9, "month", "EUR"),
        ("€1.200 flat", 1200, "job", "EUR"),
        ("£5 each", 5, "piece", "GBP"),
    ],
)
def test_prices_are_read_as_people_write_them(text: str, amount: float, per: str, currency: str) -> None:
    """Here where a comma is known to be for decimals in what could be either."""
    price = amounts.price(text, Context(",", sure=True))

    assert (price.amount, price.per, price.currency) == (amount, per, currency)


def test_a_price_says_what_it_covers() -> None:
    """A retainer for some hours is no price for all of them."""
    price = amounts.price("$398/mo for 12 h", Context())

    assert price.to_json() == {"amount": 398, "per": "month", "currency": "USD", "covers_hours": 12}


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("2 h a day, 30 parcels", 2),
        ("~1 hour", 1),
        ("takes 5 hours, two people", 5),
        ("cancel 24 hours before", None),
        ("room 4", None),
    ],
)
def test_a_time_in_a_note_is_read_only_where_it_stands_alone(text: str, hours: float | None) -> None:
    """Never a figure that means something else."""
    assert amounts.within(text, Context()).hours == hours
