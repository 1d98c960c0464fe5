"""What somebody types into a field for a figure: read as meant, or named as what it is not."""

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.formats.figure import Figure, Problem, number, read
from calculator.formats.figure_words import Words, words
from tests.wrong import refused

PROBLEMS = {"empty", "not_a_number", "negative", "too_many", "half_typed", "unknown_unit"}
NOTES = {"about", "at_least", "at_most", "tax_extra", "tax_included"}
NUMBERS = [
    *(("12", 12), ("12.5", 12.5), ("12,5", 12.5), ("0,125", 0.125), ("0.125", 0.125), ("1,500", 1500), ("1.500", 1.5)),
    *(("1,234.50", 1234.5), ("1.234,50", 1234.5), ("1.234.567", 1234567), ("1 234", 1234), ("1 234,5", 1234.5)),
    *(("1\u202f234,5", 1234.5), ("1'234", 1234), ("1\u2019234.50", 1234.5), ("1_000", 1000), ("10 000", 10_000)),
    *(("1,00,000", 100_000), ("1,23,456", 123_456), ("12,34,567.5", 1_234_567.5), ("3.6 lakh", 360_000)),
    *(("  7 ", 7), ("+3", 3), ("-3", -3), ("\u22123", -3), ("\u20133", -3), (".5", 0.5), (",5", 0.5), ("12.", 12)),
    *(
        ("1e3", 1000),
        ("1E3", 1000),
        ("1.2e-2", 0.012),
        ("2k", 2000),
        ("1.5k", 1500),
        ("1,5k", 1500),
        ("5 thousand", 5000),
    ),
    *(("½", 0.5), ("1½", 1.5), ("1 ½", 1.5), ("1/2", 0.5), ("1 1/2", 1.5), ("1-1/2", 1.5), ("3/4", 0.75), ("two", 2)),
    *(("500.-", 500), ("500,-", 500), ("500,--", 500), ("\uff11\uff12", 12), ("a dozen", 12), ("two hundred", 200)),
    *((5, 5), (5.5, 5.5), (-2, -2)),
]
BESIDE = [
    *(("3 hours a week", 3, "hour", "week"), ("3h/week", 3, "hour", "week"), ("8 h/week", 8, "hour", "week")),
    *(
        ("2 hrs a month", 2, "hour", "month"),
        ("40 hours a month", 40, "hour", "month"),
        ("3 hours each week", 3, "hour", "week"),
    ),
    *(("90 min", 90, "minute", ""), ("90 min.", 90, "minute", ""), ("30m", 30, "minute", ""), ("4hr", 4, "hour", "")),
    *(("4 hrs", 4, "hour", ""), ("8 Std.", 8, "hour", ""), ("8 heures", 8, "hour", ""), ("2 days", 2, "day", "")),
    *(
        ("2 days a month", 2, "day", "month"),
        ("1 hour a day", 1, "hour", "day"),
        ("1.5 hours every working day", 1.5, "hour", "day"),
    ),
    *(
        ("1h30", 1.5, "hour", ""),
        ("1h 30", 1.5, "hour", ""),
        ("1h30m", 1.5, "hour", ""),
        ("1 h 5 min", 1 + 5 / 60, "hour", ""),
    ),
    *(
        ("1 hour and 30 minutes", 1.5, "hour", ""),
        ("1:30", 1.5, "hour", ""),
        ("1:30 h", 1.5, "hour", ""),
        ("0:45:00", 0.75, "hour", ""),
    ),
    *(
        ("half an hour", 0.5, "hour", ""),
        ("half-hour", 0.5, "hour", ""),
        ("½ hour", 0.5, "hour", ""),
        ("an hour", 1, "hour", ""),
    ),
    *(("a quarter of an hour", 0.25, "hour", ""), ("three quarters of an hour a day", 0.75, "hour", "day")),
    *(
        ("an hour and a half", 1.5, "hour", ""),
        ("two and a half hours a week", 2.5, "hour", "week"),
        ("half a day", 0.5, "day", ""),
    ),
    *(
        ("40/hour", 40, "", "hour"),
        ("45/h", 45, "", "hour"),
        ("45 an hour", 45, "", "hour"),
        ("400 a month", 400, "", "month"),
    ),
    *(
        ("500/mo", 500, "", "month"),
        ("6000 a year", 6000, "", "year"),
        ("6000/yr", 6000, "", "year"),
        ("400 pcm", 400, "", "month"),
    ),
    *(
        ("300 a quarter", 300, "", "quarter"),
        ("500 for the whole job", 500, "", "job"),
        ("40 hours in all", 40, "hour", "all"),
    ),
    *(("4 weekly", 4, "", "week"), ("twice a month", 2, "time", "month"), ("3x a week", 3, "time", "week")),
    *(
        ("30 pieces a day", 30, "piece", "day"),
        ("5 %", 5, "percent", ""),
        ("5 percent", 5, "percent", ""),
        ("3 % a year", 3, "percent", "year"),
    ),
]
PRICES = [
    *(
        ("£40", 40, "GBP", ""),
        ("$ 40", 40, "USD", ""),
        ("40 €", 40, "EUR", ""),
        ("EUR 40", 40, "EUR", ""),
        ("40eur", 40, "EUR", ""),
    ),
    *(("$40 per hour", 40, "USD", "hour"), ("£45 an hour", 45, "GBP", "hour"), ("$2 per minute", 2, "USD", "minute")),
    *(
        ("$500 a month", 500, "USD", "month"),
        ("$25/hr", 25, "USD", "hour"),
        ("40 € / h", 40, "EUR", "hour"),
        ("$400 month", 400, "USD", "month"),
    ),
    *(("A$500", 500, "AUD", ""), ("CA$500", 500, "CAD", ""), ("US$500", 500, "USD", ""), ("$500 CAD", 500, "CAD", "")),
    *(
        ("CHF 500.-", 500, "CHF", ""),
        ("500 kr", 500, "SEK", ""),
        ("500 dollars", 500, "USD", ""),
        ("₹1,50,000", 150_000, "INR", ""),
    ),
    *(
        ("$ 1,200.50", 1200.5, "USD", ""),
        ("1.480,50 €", 1480.5, "EUR", ""),
        ("5k €", 5000, "EUR", ""),
        ("-$40", -40, "USD", ""),
    ),
    *(
        ("8p a word", 0.08, "GBP", "word"),
        ("5 cents a word", 0.05, "USD", "word"),
        ("$0.10 per word", 0.1, "USD", "word"),
    ),
]
RANGES = [
    *(
        ("300 to 500", 300, 500, "", ""),
        ("300-500", 300, 500, "", ""),
        ("300\u2013500", 300, 500, "", ""),
        ("300 - 500", 300, 500, "", ""),
    ),
    *(
        ("between 300 and 500", 300, 500, "", ""),
        ("from 300 to 500", 300, 500, "", ""),
        ("500 to 300", 300, 500, "", ""),
    ),
    *(("2 or 3", 2, 3, "", ""), ("10..12", 10, 12, "", ""), ("-5 to -3", -5, -3, "", ""), ("½-1", 0.5, 1, "", "")),
    *(
        ("2\u20133 hrs", 2, 3, "hour", ""),
        ("3 hours to 5 hours a week", 3, 5, "hour", "week"),
        ("30 min to 1 hour", 0.5, 1, "hour", ""),
    ),
    *(
        ("half an hour to an hour", 0.5, 1, "hour", ""),
        ("1h30-2h", 1.5, 2, "hour", ""),
        ("10-12 hours per week", 10, 12, "hour", "week"),
    ),
    *(
        ("1-2k", 1000, 2000, "", ""),
        ("500-2k", 500, 2000, "", ""),
        ("5 to 10 %", 5, 10, "percent", ""),
        ("1.000-1.500,50", 1000, 1500.5, "", ""),
    ),
]
WRONG = [
    *(("", "empty"), ("  ", "empty"), (None, "empty"), ("-5", "negative"), ("-5 to 3", "negative"), (-5, "negative")),
    *(
        ("abc", "not_a_number"),
        ("n/a", "not_a_number"),
        ("NaN", "not_a_number"),
        ("inf", "not_a_number"),
        ("1,2,3", "not_a_number"),
    ),
    *(("12,345.6.7", "not_a_number"), ("--3", "not_a_number"), ("1e309", "not_a_number"), ("9" * 101, "not_a_number")),
    *(
        (True, "not_a_number"),
        ([], "not_a_number"),
        ({}, "not_a_number"),
        (10**400, "not_a_number"),
        (float("inf"), "not_a_number"),
    ),
    *(
        (float("nan"), "not_a_number"),
        ("hours", "not_a_number"),
        ("all day", "not_a_number"),
        ("02.03.2026", "not_a_number"),
    ),
    *(
        ("12 34", "too_many"),
        ("24/7", "too_many"),
        ("1-2-3", "too_many"),
        ("2026-03-02", "too_many"),
        ("3 hours 2 days", "too_many"),
    ),
    *(
        ("300 to 400 to 500", "too_many"),
        ("$300 to 500 €", "too_many"),
        ("9:00-17:00", "too_many"),
        ("30-1h", "too_many"),
    ),
    *(("3 hours a week a month", "too_many"), ("80-50p", "too_many"), ("0x10", "too_many"), ("$5 £4", "too_many")),
    *(
        ("300 to", "half_typed"),
        ("300-", "half_typed"),
        ("300 \u2013", "half_typed"),
        ("between 300", "half_typed"),
        ("from", "half_typed"),
    ),
    *(
        ("between 300 and", "half_typed"),
        ("$", "half_typed"),
        ("about", "half_typed"),
        ("-", "half_typed"),
        ("40 hours a", "half_typed"),
    ),
    *(
        ("40 hours a m", "half_typed"),
        ("40 hou", "half_typed"),
        ("40/", "half_typed"),
        ("1h3", "half_typed"),
        ("1:", "half_typed"),
    ),
    *(("1.2e", "half_typed"), ("half an", "half_typed"), ("2 hours and", "half_typed"), ("3 t", "half_typed")),
    *(
        ("12 apples", "unknown_unit"),
        ("3 hours a fortnight", "unknown_unit"),
        ("12 ₩", "unknown_unit"),
        ("a few hours", "unknown_unit"),
    ),
]


def figure(text: object, **options: Any) -> Figure:
    """What is read; there must be no problem."""
    result = read(text, **options)
    assert isinstance(result, Figure), result
    return result


def problem(text: object, **options: Any) -> str:
    """The id of what is wrong."""
    result = read(text, **options)
    assert isinstance(result, Problem), result
    return result.id


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_a_number_is_read_as_meant(text: object, value: float) -> None:
    """Comma or point, grouped thousands, a sign, spaces, fractions, words."""
    assert figure(text, negative=True).value == pytest.approx(value)
    assert number(text) == pytest.approx(value)


@pytest.mark.parametrize(("text", "value", "unit", "per"), BESIDE)
def test_a_unit_beside_it_is_read(text: str, value: float, unit: str, per: str) -> None:
    """What is counted, and what it is for."""
    result = figure(text)

    assert (result.value, result.unit, result.per, result.currency) == (pytest.approx(value), unit, per, "")


@pytest.mark.parametrize(("text", "value", "currency", "per"), PRICES)
def test_a_price_is_read(text: str, value: float, currency: str, per: str) -> None:
    """The currency before or after, and what the price is for."""
    result = figure(text, negative=True)

    assert (result.value, result.currency, result.per, result.unit) == (pytest.approx(value), currency, per, "")


@pytest.mark.parametrize(("text", "low", "high", "unit", "per"), RANGES)
def test_a_range_is_read(text: str, low: float, high: float, unit: str, per: str) -> None:
    """Both ends with what stands beside one of them, and their middle."""
    result = figure(text, negative=True)

    assert (result.low, result.high, result.typical) == (low, high, pytest.approx((low + high) / 2))
    assert (result.unit, result.per, result.value) == (unit, per, None)
    assert number(text, units=("hour", "percent"), per=("week",)) is None


@pytest.mark.parametrize(("text", "wrong"), WRONG)
def test_what_is_no_figure_says_why(text: object, wrong: str) -> None:
    """Nothing is guessed, and nothing is endless."""
    assert problem(text) == wrong


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("12 apples", "apples"),
        ("300 to", "to"),
        ("3 hours a fortnight", "fortnight"),
        ("12 ₩", "₩"),
        ("1,2,3", "1,2,3"),
    ],
)
def test_a_problem_names_the_part(text: str, part: str) -> None:
    """So that a message can say which word was not understood."""
    assert read(text) == Problem(problem(text), part)


@pytest.mark.parametrize(
    ("text", "value", "notes"),
    [
        *(("about 10", 10, {"about"}), ("~10", 10, {"about"}), ("approx. 10", 10, {"about"}), ("ca. 2", 2, {"about"})),
        *(("c. 10", 10, {"about"}), ("10-ish", 10, {"about"}), ("10 or so", 10, {"about"})),
        *(("10+", 10, {"at_least"}), ("3+ hours a week", 3, {"at_least"}), ("from 300", 300, {"at_least"})),
        *(("min. 10", 10, {"at_least"}), ("300 or more", 300, {"at_least"}), (">= 10", 10, {"at_least"})),
        *(("up to 500", 500, {"at_most"}), ("10 max", 10, {"at_most"}), ("<10", 10, {"at_most"})),
        *(
            ("500 plus VAT", 500, {"tax_extra"}),
            ("500 + VAT", 500, {"tax_extra"}),
            ("500 incl. VAT", 500, {"tax_included"}),
        ),
        ("about $45 an hour plus VAT", 45, {"about", "tax_extra"}),
    ],
)
def test_what_is_said_of_it_is_noted(text: str, value: float, notes: set[str]) -> None:
    """About, at least, at most, and whether tax comes on top."""
    result = figure(text)

    assert (result.value, result.notes) == (value, notes)
    assert (number(text, units=("hour", "USD"), per=("hour", "week")) is None) == bool(notes & {"at_least", "at_most"})


@pytest.mark.parametrize(
    ("text", "locale", "value", "other"),
    [
        *(
            ("1.500", "de", 1500, None),
            ("1.500", "en", 1.5, 1500),
            ("1.500", "", 1.5, 1500),
            ("1.500", "de-CH", 1.5, 1500),
        ),
        *(
            ("1,500", "en", 1500, None),
            ("1,500", "de", 1.5, 1500),
            ("1,500", "", 1500, 1.5),
            ("2.700 €", ",", 2700, None),
        ),
        *(
            ("12.5", "de", 12.5, None),
            ("12,5", "en", 12.5, None),
            ("0.500", "de", 0.5, None),
            ("1.234.567", "en", 1234567, None),
        ),
        *(("1.000 to 1.500,50", "en", 1000, None), ("1500.000", "de", 1500, None), ("1'500.250", "de", 1500.25, None)),
    ],
)
def test_the_locale_decides_where_the_text_does_not(text: str, locale: str, value: float, other: float | None) -> None:
    """What could be read either way, and is not as the locale groups thousands, carries the other reading."""
    result = figure(text, locale=locale)

    assert result.low == value
    assert (result.other.low if result.other else None) == other


@settings(deadline=None)
@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(",."), st.sampled_from(["en", "de", ""]))
def test_the_other_reading_is_that_of_the_other_mark(whole: int, part: int, mark: str, locale: str) -> None:
    """A thousand times as much, or as little."""
    text = f"about {whole}{mark}{part:03} hours a week"
    result, readings = figure(text, locale=locale), {figure(text, locale=mark).low for mark in ",."}

    assert sorted(readings) == pytest.approx([whole + part / 1000, whole * 1000 + part])
    if result.other:
        assert {result.low, result.other.low} == readings
        assert result.scaled(2).other == result.other.scaled(2)


@pytest.mark.parametrize(
    ("text", "options", "value", "unit"),
    [
        ("90 min", {"units": ("hour",)}, 1.5, "hour"),
        ("1h30", {"units": ("minute",)}, 90, "minute"),
        ("1:30", {"units": ("hour",)}, 1.5, "hour"),
        ("90 min", {"units": ("hour", "minute")}, 90, "minute"),
        ("2 days", {"units": ("hour", "day")}, 2, "day"),
        ("5", {"percent": True}, 0.05, ""),
        ("5 %", {"percent": True, "units": ()}, 0.05, ""),
        ("7,5 percent", {"percent": True, "units": ()}, 0.075, ""),
        (0.05, {"percent": True}, 0.05, ""),
        ("5 %", {}, 5, "percent"),
    ],
)
def test_the_field_says_what_the_number_is_in(text: object, options: dict, value: float, unit: str) -> None:
    """Minutes and hours turn into each other; a share is typed in percent, and given in JSON as it is."""
    result = figure(text, **options)

    assert (result.value, result.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "options", "wrong"),
    [
        ("2 days", {"units": ("hour",)}, "unknown_unit"),
        ("$40", {"units": ("hour",)}, "unknown_unit"),
        ("CHF 40", {"units": ("USD", "GBP")}, "unknown_unit"),
        ("40 a month", {"per": ("week",)}, "unknown_unit"),
        ("1:30", {"units": ("piece",)}, "unknown_unit"),
        ("twice", {"units": ("piece",)}, "not_a_number"),
        ("5 %", {"units": ("hour",)}, "unknown_unit"),
    ],
)
def test_what_the_field_does_not_let_in_is_named(text: str, options: dict, wrong: str) -> None:
    """No unit is passed over."""
    assert problem(text, **options) == wrong


@pytest.mark.parametrize(
    ("text", "currency", "code"),
    [("$40", "CAD", "CAD"), ("$40", "GBP", "USD"), ("40 kr", "NOK", "NOK"), ("US$40", "CAD", "USD"), ("40", "CAD", "")],
)
def test_a_shared_sign_is_the_fields_own_currency(text: str, currency: str, code: str) -> None:
    """A Canadian's dollars are Canadian unless the text says otherwise."""
    assert figure(text, currency=currency).currency == code


def test_a_negative_number_is_for_fields_that_have_them() -> None:
    """Growth has them, hours have not."""
    assert problem("-5", negative=False) == "negative"
    assert figure("-5 %", negative=True, percent=True).value == -0.05


@pytest.mark.parametrize("name", ["units", "per", "currency", "notes"])
def test_every_word_of_the_data_is_read(name: str) -> None:
    """Each phrase beside a number, under the heading where it stands."""
    read_as = {
        "units": ("unit", "3 {}"),
        "per": ("per", "3 {}"),
        "currency": ("currency", "3 {}"),
        "notes": ("notes", "{} 3"),
    }
    attribute, text = read_as[name]
    for key, phrases in getattr(words(), name).items():
        for phrase in phrases:
            after = phrase in ("ish", "-ish", "or so", "or more", "and more", "and up", "upwards", "or less")
            result = figure(f"3 {phrase}" if after else text.format(phrase), currency=key if name == "currency" else "")
            assert getattr(result, attribute) == ({key} if name == "notes" else key), phrase


@pytest.mark.parametrize("text", [str(text) for text, *_ in NUMBERS + BESIDE + PRICES + RANGES])
def test_what_is_being_typed_is_never_an_exception(text: str) -> None:
    """Each beginning is a figure or a problem, and none of the wrong kind."""
    for end in range(len(text)):
        assert_whole(read(text[:end]))


def assert_whole(result: Figure | Problem) -> None:
    """A figure is finite and in order; a problem is one of ours."""
    if isinstance(result, Problem):
        assert result.id in PROBLEMS
        return
    assert float("-inf") < result.low <= result.typical <= result.high < float("inf")
    assert result.unit in ("", *words().units)
    assert result.per in ("", *words().units, *words().per)
    assert result.currency in ("", *words().currency)
    assert result.notes <= NOTES
    if result.other:
        assert result.other.other is None
        assert_whole(result.other)


@settings(max_examples=400)
@given(
    st.text(max_size=60) | st.floats() | st.integers() | st.none() | st.lists(st.text()),
    st.booleans(),
    st.text(max_size=9),
)
def test_anything_is_a_figure_or_a_problem(raw: object, percent: bool, locale: str) -> None:
    """No text makes it fail, nor anything else."""
    assert_whole(read(raw, percent=percent, locale=locale, negative=True))


def test_ten_thousand_heaps_of_words_are_figures_or_problems() -> None:
    """Words and signs that it knows, in any order."""
    chance = random.Random(1)
    known = [word for phrase in words().meanings for word in phrase]
    heap = [
        *known,
        *"0123456789.,:/-+$€%½'\u2013 e",
        "1.500",
        "1,234.5",
        "1/2",
        "1e9",
        "9e307",
        "1:30",
        "00",
        "\u0130",
        "\x00",
    ]
    for _ in range(10_000):
        text = chance.choice(["", " "]).join(chance.choices(heap, k=chance.randint(1, 9)))
        percent, locale = chance.random() < 0.2, chance.choice(["en", "de", ""])
        assert_whole(read(text, percent=percent, locale=locale, negative=True))


@pytest.mark.parametrize(
    "text", ["1" * 100, "1," * 50, "1 " * 50, "-" * 100, "a " * 50, "1/" * 50, ("1 234" * 20)[:100]]
)
def test_a_long_text_is_answered_too(text: str) -> None:
    """As long as it may be, and one longer."""
    assert_whole(read(text))
    assert problem(text + "1" * 101) == "not_a_number"


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from([" to ", "-", " \u2013 ", " or ", "..", " - "]))
def test_a_range_has_its_ends_in_order(one: int, two: int, joint: str) -> None:
    """Whichever was typed first."""
    result = figure(f"£{one}{joint}{two} a month")

    assert (result.low, result.high) == (min(one, two), max(one, two))
    assert (result.currency, result.per) == ("GBP", "month")


def test_a_figure_is_turned_as_a_whole() -> None:
    """Its ends, its middle, and what it is in."""
    result = figure("2 to 4 days a month").scaled(8, "hour")

    assert (result.low, result.typical, result.high) == (16, 24, 32)
    assert (result.unit, result.per) == ("hour", "month")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("longest = 100", "longer = 100", "formats/figure.toml.longer: unknown key"),
        ('"half" = 0.5', '"half" = "0.5"', "formats/figure.toml.numbers.half: expected float"),
    ],
)
def test_wrong_data_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    """Naming the file and the key."""
    assert says in refused(words, tmp_path / "data", "formats/figure.toml", old, new)


def test_every_heading_of_the_data_is_known() -> None:
    """Each kind of meaning has its place in the walk."""
    from calculator.formats.figure_grammar import Walk

    assert isinstance(words(), Words)
    kinds = {meaning.kind for meanings in words().meanings.values() for meaning in meanings}
    assert {kind for kind in kinds if not hasattr(Walk, f"take_{kind}")} == set()
