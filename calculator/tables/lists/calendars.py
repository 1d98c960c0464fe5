"""Calendar files (RFC 5545): what comes up, how long it takes and by which rule it comes again, as a table.

Written here because no day has to be worked out: a rule says by itself how often a year something comes up, and what
is needed of the format is unfolding, escapes and a dozen properties.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from calculator.tables.lists import frequency, markup
from calculator.tables.lists.frequency import CALENDAR
from calculator.tables.lists.records import Record, plain_cell
from calculator.tables.lists.words import say

Entry = dict[str, str]  # the first value of each property

BEGINS = re.compile(r"\s*BEGIN:V(?:CALENDAR|EVENT|TODO)\s*$", re.IGNORECASE | re.MULTILINE)
FOLD = re.compile(r"\r?\n[ \t]")
PROPERTY = re.compile(r'([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^";:])*)*):(.*)', re.DOTALL)
EVENT, REMINDER = "VEVENT", "VTODO"
ESCAPED, NEW_LINE = re.compile(r"\\(.)", re.DOTALL), ("n", "N")
MOMENT = re.compile(r"(\d{8})T(\d{4})(?:\d{2})?(Z?)")
LASTS = re.compile(r"\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?")
DAY = re.compile(r"\d{8}")
HIDDEN = ("PRIVATE", "CONFIDENTIAL")
WHOLE_DAY = 1440  # minutes
UNITS = (7 * WHOLE_DAY, WHOLE_DAY, 60, 1)


@dataclass(frozen=True)
class Calendar:
    """A calendar as a table with its headings first.

    `over` are the rows of what had ended when the file was written, `again` those of one name that come up several
    times without a rule, `hidden` those that their owner marked as private; `past` counts what came once and is over.
    """

    rows: list[Record]
    over: frozenset[int]
    again: frozenset[int]
    hidden: frozenset[int]
    past: int


def of_text(text: str) -> Calendar | None:
    """The calendar that a text is; None where it is none."""
    if not BEGINS.match(text):
        return None
    entries = [entry for entry in _entries(text) if "RECURRENCE-ID" not in entry]  # one turn that was moved
    written = max((entry.get("DTSTAMP", "")[:8] for entry in entries), default="")
    named = Counter(_name(entry) for entry in entries if "RRULE" not in entry)
    current = [entry for entry in entries if not _is_past(entry, written) or named[_name(entry)] > 1]
    kept = dict(enumerate(current, 2))
    rows = [Record(1, tuple(say()["calendar_columns"].split(", ")))]
    rows += [Record(number, _cells(entry)) for number, entry in kept.items()]
    return Calendar(
        rows,
        over=frozenset(number for number, entry in kept.items() if _has_ended(entry, written)),
        again=frozenset(number for number, entry in kept.items() if "RRULE" not in entry and named[_name(entry)] > 1),
        hidden=frozenset(number for number, entry in kept.items() if entry.get("CLASS", "").upper() in HIDDEN),
        past=len(entries) - len(current),
    )


def _entries(text: str) -> Iterator[Entry]:
    """The events and reminders, without the alarms inside of them."""
    within: list[str] = []
    entry: Entry = {}
    for line in FOLD.sub("", text).splitlines():
        match = PROPERTY.fullmatch(line.strip())
        if not match:
            continue
        name, value = match[1].upper(), match[3]
        if name == "BEGIN":
            within.append(value.upper().strip())
            entry = {} if within[-1] in (EVENT, REMINDER) else entry
        elif name == "END":
            if within and within.pop() in (EVENT, REMINDER):
                yield entry
        elif within and within[-1] in (EVENT, REMINDER):
            entry.setdefault(name, value.strip())
            entry["BEGIN"] = within[-1]


def _name(entry: Entry) -> str:
    return entry.get("SUMMARY", "").casefold()


def _cells(entry: Entry) -> tuple[str, ...]:
    """An entry as a row, in the order of the headings."""
    done = "COMPLETED" if "COMPLETED" in entry else ""
    minutes = _minutes(entry)
    day = DAY.match(entry.get("DTSTART") or entry.get("DUE", ""))
    texts = (
        _plain(entry.get("SUMMARY", "")),
        _rule(entry.get("RRULE", "")),
        f"{minutes} min" if 0 < minutes < WHOLE_DAY else "",
        f"{day[0][:4]}-{day[0][4:6]}-{day[0][6:]}" if day else "",
        markup.plain(_plain(entry.get("DESCRIPTION", ""))),
        _plain(entry.get("CATEGORIES", "")),
        done or entry.get("STATUS", ""),
    )
    return tuple(plain_cell(text) for text in texts)


def _plain(value: str) -> str:
    """A text without its escapes."""
    return ESCAPED.sub(lambda match: "\n" if match[1] in NEW_LINE else match[1], value)


def _rule(value: str) -> str:
    """A rule with how often in front."""
    return ";".join(sorted(filter(None, value.split(";")), key=lambda part: not part.upper().startswith("FREQ=")))


def _minutes(entry: Entry) -> int:
    """How long an entry lasts; 0 where it takes whole days, or does not say."""
    if lasts := LASTS.fullmatch(entry.get("DURATION", "").upper()):
        return sum(int(part or 0) * unit for part, unit in zip(lasts.groups(), UNITS, strict=True))
    start, end = MOMENT.match(entry.get("DTSTART", "")), MOMENT.match(entry.get("DTEND", ""))
    if not start or not end or start[3] != end[3]:
        return 0
    began, ended = _moment(start[1] + start[2]), _moment(end[1] + end[2])
    return int((ended - began) / timedelta(minutes=1)) if began and ended else 0


def _moment(digits: str) -> datetime | None:
    """The moment that twelve digits name; None where there is none."""
    month, day, hour, minute = (int(digits[place : place + 2]) for place in range(4, 12, 2))
    try:
        return datetime(int(digits[:4]), month, day, hour, minute)
    except ValueError:
        return None


def _is_past(entry: Entry, written: str) -> bool:
    """Whether an event that comes once lay before the day on which the file was written."""
    return entry["BEGIN"] == EVENT and "RRULE" not in entry and "" < entry.get("DTSTART", "")[:8] < written


def _has_ended(entry: Entry, written: str) -> bool:
    """Whether a rule's last turn lay before that day."""
    parts = dict(part.split("=", 1) for part in entry.get("RRULE", "").upper().split(";") if "=" in part)
    if "UNTIL" in parts:
        return parts["UNTIL"][:8] < written
    often, start = frequency.whole(_rule(entry.get("RRULE", ""))), DAY.match(entry.get("DTSTART", ""))
    if not parts.get("COUNT", "").isdecimal() or not often or not often.a_year or not start:
        return False
    began, turns = _moment(f"{start[0]}0000"), int(parts["COUNT"]) - 1
    try:
        return began is not None and f"{began + timedelta(days=turns * CALENDAR / often.a_year):%Y%m%d}" < written
    except OverflowError:
        return False  # beyond the year 9999
