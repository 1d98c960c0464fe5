"""The calendar file, read back by a reader of its own that knows RFC 5545 only."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.portfolio.checks import cleaned
from calculator.portfolio.ics import event

DAY = date(2027, 2, 28)
UNESCAPED = {"\\": "\\", ";": ";", ",": ",", "n": "\n", "N": "\n"}
days = st.dates(date(2000, 1, 1), date(2999, 12, 31))


def lines(text: str) -> list[str]:
    """The lines, unfolded."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def values(text: str) -> dict[str, str]:
    """The values by property, as they were before they were escaped."""
    found = {}
    for line in lines(text):
        name, _, value = line.partition(":")
        letters = iter(value)
        found[name] = "".join(UNESCAPED[next(letters)] if letter == "\\" else letter for letter in letters)
    return found


def made(title: str = "Review: Books", text: str = "Decided: a partner.", day: date = DAY) -> str:
    """A file."""
    return event("1-review@handover", "20261129T170000Z", day, title, text)


def test_it_is_one_day_without_an_alarm() -> None:
    """A calendar, an event, a day that stays free, and nothing else."""
    assert lines(made()) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Handover//Review//EN",
        "BEGIN:VEVENT",
        "UID:1-review@handover",
        "DTSTAMP:20261129T170000Z",
        "DTSTART;VALUE=DATE:20270228",
        "DTEND;VALUE=DATE:20270301",
        "SUMMARY:Review: Books",
        "DESCRIPTION:Decided: a partner.",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


@given(st.text(max_size=300), st.text(max_size=300), days)
def test_any_text_comes_back(title: str, text: str, day: date) -> None:
    """Whatever a reader typed: escaped, folded, and read again; no line is too long or cuts a character in two."""
    content = made(title, text, day)
    found = values(content)

    def shown(given: str) -> str:
        return cleaned(given.replace("\r\n", "\n").replace("\r", "\n")).replace("\t", " ")

    assert (found["SUMMARY"], found["DESCRIPTION"]) == (shown(title), shown(text))
    assert found["DTSTART;VALUE=DATE"] == f"{day:%Y%m%d}"
    assert found["DTEND;VALUE=DATE"] == f"{day + timedelta(days=1):%Y%m%d}"
    assert max(len(line) for line in content.encode().split(b"\r\n")) <= 75
    assert all(line.decode() for line in content.encode().split(b"\r\n")[:-1])


@pytest.mark.parametrize(
    "text", ["x\r\nBEGIN:VALARM", "x\nEND:VCALENDAR", "x\rATTENDEE:y", "x\x0b\x85\u2028END:VEVENT"]
)
def test_a_text_cannot_become_a_line(text: str) -> None:
    """Line ends of every kind stay in the text."""
    assert len(lines(made(text, text))) == len(lines(made()))


@pytest.mark.parametrize("letters", ["a", "é", "€", "\U0001f600", "a€"])
def test_lines_are_as_long_as_they_may_be(letters: str) -> None:
    """Folding counts octets, the space at the beginning too."""
    sizes = [len(line.encode()) for line in made(text=letters * 200).split("\r\n") if line.startswith(" ")]

    assert all(72 <= size <= 75 for size in sizes[:-1])
