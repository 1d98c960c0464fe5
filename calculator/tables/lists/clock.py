"""Stretches between two times of the clock: "9-10", "9:00 to 10:30", "1pm-3pm"."""

import re
from collections.abc import Sequence
from itertools import pairwise

HOUR, HALF, DAY = 60, 12 * 60, 24 * 60  # in minutes
NOON, LAST_HOUR, LAST_MINUTE = 12, 24, 59
HOURS = ("h", "hrs")
EARLIEST, MOSTLY = 5 * 60, 0.6  # a day's work seldom begins sooner; how many of some stretches are most
TIME = r"(\d{1,2})(?:[:.h](\d{2}))?(?: ?(am|pm|a\.m\.|p\.m\.|uhr|h|hrs)(?!\w))?"
BETWEEN = r" ?(?:-|\u2013|\u2014|/|to(?= )|till(?= )|until(?= )|bis(?= )|\u00e0(?= )) ?"
RANGE = re.compile(rf"(?:from |von |de )?{TIME}{BETWEEN}{TIME}", re.IGNORECASE)
ONE = re.compile(TIME, re.IGNORECASE)


def minute(match: re.Match[str], first: int = 1) -> int | None:
    """The minute of the day that three groups of a match name, as the clock shows it; None where none does."""
    hour, part, half = int(match[first]), int(match[first + 1] or 0), _half(match, first)
    if hour > (NOON if half else LAST_HOUR) or part > LAST_MINUTE:
        return None
    return (hour % NOON + (NOON if half == "p" else 0)) * HOUR + part if half else hour * HOUR + part


def _half(match: re.Match[str], first: int) -> str:
    sign = (match[first + 2] or "")[:1].lower()
    return sign if sign in ("a", "p") else ""


def between(match: re.Match[str]) -> int | None:
    """The minutes of a stretch; "11-1" and "1-3pm" go over noon or begin after it, "22-1" goes over midnight."""
    start, end = minute(match), minute(match, 4)
    if start is None or end is None:
        return None
    if _half(match, 1) and _half(match, 4):
        return (end - start) % DAY
    if end > start and not _half(match, 4):
        return end - start
    return (end - start) % HALF or HALF


def is_exact(match: re.Match[str]) -> bool:
    """Whether a time has minutes, or says that it is one of the clock; "3 h" may be how long something takes."""
    return any(part and part.lower() not in HOURS for number, part in enumerate(match.groups()) if number % 3)


def _is_length(match: re.Match[str]) -> bool:
    """Whether a stretch is a range of hours: "2-3 h"."""
    return (match[6] or "").lower() in HOURS and not match[3] and not is_exact(match)


def are_times(found: Sequence[re.Match[str]]) -> bool:
    """Whether stretches are those of a clock, not numbers of hours such as "2-3": most follow one upon another, or are
    exact and begin after dawn.
    """
    if sum(map(_is_length, found)) >= MOSTLY * len(found):
        return False
    meet = sum((minute(after) or 0) % HALF == (minute(before, 4) or 0) % HALF for before, after in pairwise(found))
    day = sum(is_exact(match) and (_half(match, 1) != "" or (minute(match) or 0) >= EARLIEST) for match in found)
    return (len(found) > 1 and meet >= MOSTLY * (len(found) - 1)) or (bool(found) and day >= MOSTLY * len(found))
