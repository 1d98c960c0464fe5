"""A number's digits: which mark is for decimals, and what is written reads the same again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.formats.figure import Figure, mark_of_column, read
from calculator.formats.figure_words import words
from calculator.formats.numerals import decimal_mark, plain, settled, value, written

LOCALES = ("en", "en-GB", "de", "de-CH", "fr-FR", "es-MX", "pt-BR", "")


@pytest.mark.parametrize(
    ("locale", "mark"),
    [
        *(("en", "."), ("en-US", "."), ("de", ","), ("de-DE", ","), ("de_AT", ","), ("de-CH", ".")),
        *(("fr-CA", ","), ("es", ","), ("es-MX", "."), ("zh-Hant-TW", "."), (",", ","), (".", ".")),
        *(("", ""), ("xx", ""), ("deutsch", ""), ("-", "")),
    ],
)
def test_a_language_tag_has_a_decimal_mark(locale: str, mark: str) -> None:
    """Countries before their language; nothing is guessed for a tag that is not known."""
    assert decimal_mark(locale) == mark


def test_no_language_has_two_decimal_marks() -> None:
    """A tag stands in one list."""
    comma, point = (set(words().decimal[mark]) for mark in ",.")

    assert comma & point == set()


@pytest.mark.parametrize(
    ("digits", "mark"),
    [
        *(("1,234.50", "."), ("1.234,50", ","), ("12,5", ","), ("0,125", ","), ("1500,000", ","), ("1.2345", ".")),
        *(("1.234.567", ","), ("1,234,567", "."), ("1,00,000", "."), ("1500", ""), ("1,500", ""), ("1.500", "")),
    ],
)
def test_some_digits_settle_their_decimal_mark(digits: str, mark: str) -> None:
    """Two marks, a mark that comes twice, or parts that are no thousands."""
    assert settled(digits) == mark


@pytest.mark.parametrize("digits", ["1,2,3", "12,345.6.7", "1.23.456", "1,234,56", "1'23", "1'234_567"])
def test_marks_in_odd_places_make_no_number(digits: str) -> None:
    """Nothing is guessed."""
    assert value(digits) is None


@given(st.integers(1000, 10**12), st.sampled_from([",", ".", "'", "_", " ", "\u00a0", "\u202f", "\u2019"]))
def test_grouped_thousands_are_read(whole: int, group: str) -> None:
    """Whatever groups them; from a million on in every locale."""
    text = f"{whole:,}".replace(",", group)
    locales = LOCALES if whole >= 10**6 or group not in ",." else ["de" if group == "." else "en"]
    figures = [read(text, locale=locale) for locale in locales]

    assert [figure.value for figure in figures if isinstance(figure, Figure)] == [whole] * len(locales)


@given(st.integers(0, 10**9).map(lambda n: n / 10**6) | st.floats(0.0, 1e9), st.sampled_from(LOCALES))
def test_what_is_written_reads_the_same_again(number: float, locale: str) -> None:
    """To six decimals."""
    figure = read(written(number, locale), locale=locale)

    assert isinstance(figure, Figure)
    assert figure.value == float(plain(number))


@pytest.mark.parametrize("number", [1e-9, 4e-7, 1e-200])
def test_a_tiny_number_is_not_nothing(number: float) -> None:
    """What is written of it reads back as it was."""
    figure = read(plain(number))

    assert isinstance(figure, Figure)
    assert figure.value == number


@pytest.mark.parametrize(
    ("column", "mark"),
    [
        (["2.700", "1.480,50", ""], ","),
        (["2,700", "1,480.50 €"], "."),
        (["2.700", "1.500"], ""),
        (["12,5", "12.5"], ""),
        (["about 12,5 hours", "x" * 1000], ","),
        ([], ""),
    ],
)
def test_one_certain_number_settles_a_column(column: list[str], mark: str) -> None:
    """Unless another contradicts it."""
    assert mark_of_column(column) == mark
