"""A calendar file with one day in it (RFC 5545). Pure text in, text out; no wording.

Written here because the libraries that do it are larger than the rest of what the browser gets of this room, and
what is needed of the format is escaping, folding and seven lines.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from calculator.portfolio.checks import cleaned

LONGEST_LINE = 75  # octets, without the line end
MAKER = "-//Handover//Review//EN"
ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n", "\t": " "})


def event(uid: str, stamp: str, day: date, title: str, text: str) -> str:
    """A calendar with one event that takes all of a day, without an alarm.

    `uid` is the event's own and stays the same when the day moves, so that a calendar moves it too; `stamp` is when
    the file was made, as 20261129T170000Z. Lines end in CR LF and are at most 75 octets long.
    """
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{MAKER}",
        "BEGIN:VEVENT",
        f"UID:{escaped(uid)}",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",  # the day after, as the format has it
        f"SUMMARY:{escaped(title)}",
        f"DESCRIPTION:{escaped(text)}",
        "TRANSP:TRANSPARENT",  # the day stays free for other things
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def escaped(text: str) -> str:
    """A text as a value of the format."""
    return cleaned(text.replace("\r\n", "\n").replace("\r", "\n")).translate(ESCAPES)


def folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, all but the first begun by a space; no character is cut in two."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LONGEST_LINE:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    yield piece
