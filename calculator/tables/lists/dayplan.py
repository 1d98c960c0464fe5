"""Plans of a day or a week: what is done from when to when, in lines or in a table with a column a day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from calculator.tables.lists import amounts, clock, log, marks, notes
from calculator.tables.lists.frequency import A_YEAR, ANNUAL, DAILY, WEEKS, WORKDAYS, Often
from calculator.tables.lists.headings import Head
from calculator.tables.lists.layout import Layout
from calculator.tables.lists.records import Record
from calculator.tables.lists.rows import DIGITS, Task
from calculator.tables.lists.unticked import repeats
from calculator.tables.lists.words import among, is_weekday, say, words

LEAST, MOSTLY = 2, 0.6  # lines with times, and the share that must have some
MORNING, CERTAIN, LEAST_BY_HOUR = 6 * clock.HOUR, 4, 0.4  # when "9h" may begin; so many lines are sure; their share
NO_PLAN = ("often", "who", "cost", "quote", "rate", "pieces", "status", "done", "done_at")  # what a plan does not say
HEADING_WORDS = 4  # "Monday, 2 March 2026"
AFTER = r"(?: ?[:,|\u2013\u2014-] ?| )(.*\w.*)"
LINE = re.compile(rf"(?:(\w+)[.,:]? )?{clock.RANGE.pattern}{AFTER}", re.IGNORECASE)
BEGUN = re.compile(rf"(?:at |um |@ ?)?{clock.TIME}{AFTER}", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """A stretch of the plan: its row, what is done, its day of the week if it has one, its hours if they are told."""

    row: int
    name: str
    day: str
    hours: float | None
    column: int | None = None  # of a timetable, where a row holds several
    done: bool = False
    doubted: bool = False  # its time may be how long it takes


@dataclass
class Planned:
    """The entries of one name."""

    name: str
    rows: list[int] = field(default_factory=list)
    days: set[str] = field(default_factory=set)
    hours: float | None = None
    column: int | None = None
    done: bool = True  # all of them
    doubted: bool = False


def of_lines(text: str) -> tuple[list[Entry], list[tuple[int, str]]] | None:
    """The entries of a plan in lines, and the lines without a time; None where a text is no such plan."""
    entries: list[Entry] = []
    others: list[tuple[int, str]] = []
    begun: list[tuple[int, int]] = []  # entries that only begin at a minute, until the next does
    day, stretches, exact = "", list[re.Match[str]](), 0
    by_hour, certain = _by_hour(text)
    headed: set[str] = set()
    for number, raw in marks.lines(text):
        read = notes.line_of(number, raw)
        line = read.text
        if not any(sign.isalnum() for sign in line):
            continue
        if on := _day_of(line):
            day, begun = on, []
            headed.add(on)
        elif match := _ranged(line):
            stretch = _stretch(match)
            stretches.append(stretch)
            hours = (clock.between(stretch) or 0) / clock.HOUR
            entries.append(Entry(number, match[8], match[1] or day, hours, done=read.done))
        elif (match := _begun(line)) and (number in by_hour or clock.is_exact(match)):
            begun.append((len(entries), clock.minute(match) or 0))
            exact += 1
            entries.append(Entry(number, match[4], day, None, done=read.done))
            _until(entries, begun)
        else:
            others.append((number, raw))
    share = LEAST_BY_HOUR if certain else MOSTLY
    few = len(entries) < max(LEAST, share * (len(entries) + len(others)))
    if by_hour and not certain:
        entries = [replace(entry, doubted=entry.row in by_hour) for entry in entries]
    timed = exact >= LEAST or (stretches and len(headed) >= LEAST) or clock.are_times(stretches)
    return None if few or not timed else (entries, others)


def _begun(line: str) -> re.Match[str] | None:
    """A line that begins with a time of the clock."""
    match = BEGUN.fullmatch(line)
    return match if match and clock.minute(match) is not None else None


def _by_hour(text: str) -> tuple[set[int], bool]:
    """The lines that begin at an hour, "9h mails", and whether that is certain; none where hours are how long it takes.

    They follow one upon another from the morning on, as lengths hardly do.
    """
    found = {}
    for number, raw in marks.lines(text):
        match = BEGUN.fullmatch(notes.line_of(number, raw).text)
        if match and clock.minute(match) is None:
            return set(), False
        if match and (clock.is_exact(match) or (match[3] or "").lower() in clock.HOURS):
            found[number] = match
    times = [clock.minute(match) or 0 for match in found.values()]
    follow = all(before < after for before, after in pairwise(times))
    if len(times) < LEAST or not follow or times[0] < MORNING:
        return set(), False
    paused = any(among(match[4], "breaks") for match in found.values())
    certain = paused or len(times) >= CERTAIN or any(map(clock.is_exact, found.values()))
    return {number for number, match in found.items() if not clock.is_exact(match)}, certain


def _until(entries: list[Entry], begun: list[tuple[int, int]]) -> None:
    """The hours of an entry before another that only begins: until that one does."""
    for (place, start), (_, end) in pairwise(begun[-2:]):
        entry = entries[place]
        entries[place] = replace(entry, hours=((end - start) % clock.HALF) / clock.HOUR)


def _ranged(line: str) -> re.Match[str] | None:
    """A line that begins with a stretch of time, after a day of the week or at once."""
    match = LINE.fullmatch(line)
    if not match or (match[1] and not is_weekday(match[1])):
        return None
    stretch = _stretch(match)
    return match if clock.between(stretch) and not _is_length(stretch, match[8]) else None


def _is_length(stretch: re.Match[str], name: str) -> bool:
    """Whether a stretch is how long something takes, by the first word behind it: "1-2 hours mails"."""
    read = amounts.time(f"{stretch[0]} {name.split()[0]}", amounts.Context())
    return not clock.is_exact(stretch) and bool(read.hours) and not (read.bare or read.often)


def _stretch(match: re.Match[str]) -> re.Match[str]:
    """The match of the two times alone."""
    found = clock.RANGE.match(match[0], match.start(2))
    assert found  # it stands there
    return found


def _day_of(line: str) -> str:
    """The day of the week that a line heads, with or without a date; empty where it is another line."""
    parts = line.replace(",", " ").replace(":", " ").split()
    alone = parts and len(parts) <= HEADING_WORDS and is_weekday(parts[0])
    rest = [part for part in parts[1:] if not _is_date(part) and part.casefold().strip(".") not in words().days.months]
    return parts[0].casefold().strip(".") if alone and not rest else ""


def _is_date(part: str) -> bool:
    return all(piece.isdecimal() for piece in re.split(r"[./-]|(?<=\d)(?:st|nd|rd|th)$", part) if piece)


def of_rows(layout: Layout, rows: Sequence[Record], head: Head) -> list[Entry]:
    """The entries of a table whose rows say from when to when; a day of the week may stand in a column or above.

    None where its rows say more than a plan does, or are jobs of some dates.
    """
    column, day, place = layout.of("hours")[0], "", layout.place("day")
    if any(row.cell(other.place) for other in layout.of(*NO_PLAN) for row in rows):
        return []
    if any(log.is_day(row.cell(place)) for row in rows):
        return []
    entries = []
    for row in rows:
        name = " ".join(row.cell(layout.place("name")).split())
        hours = amounts.time(row.cell(column.place), layout.contexts[column.place]).hours
        if row.blank or repeats(row, head):
            continue
        if not hours and _day_of(name):
            day = _day_of(name)
        elif name:
            entries.append(Entry(row.number, name, _day_of(row.cell(place)) or day, hours))
    return entries


def of_grid(head: Head, rows: Sequence[Record]) -> list[Entry]:
    """The entries of a table with the time in front and a column a day; none where a table is no such plan."""
    days = [column for column in head.columns if is_weekday(column.heading.split(" ")[0].strip(",."))]
    if len(days) < LEAST or not head.columns or head.columns[0] in days:
        return []
    timed = [(row, lasts) for row, lasts in _slots(rows) if lasts]
    if len(timed) < max(LEAST, MOSTLY * sum(not row.blank for row in rows)):
        return []
    return [
        Entry(row.number, " ".join(text.split()), column.heading.casefold(), lasts, column.place)
        for row, lasts in timed
        for column in days
        if (text := row.cell(column.place)) and not any(among(text, kind) for kind in ("nameless", "empty", "sums"))
    ]


def _slots(rows: Sequence[Record]) -> list[tuple[Record, float]]:
    """The rows and how long each lasts: as its first cell says, or until the next; the last as the one before."""
    filled = [row for row in rows if not row.blank]
    found: list[tuple[Record, float]] = []
    for row, after in zip(filled, [*filled[1:], None], strict=True):
        whole, one = clock.RANGE.fullmatch(row.cell(0)), clock.ONE.fullmatch(row.cell(0))
        then = clock.ONE.fullmatch(after.cell(0)) if after else None
        minutes = clock.between(whole) or 0 if whole else 0
        if one and then:
            minutes = ((clock.minute(then) or 0) - (clock.minute(one) or 0)) % clock.HALF
        found.append((row, minutes / clock.HOUR or (found[-1][1] if one and found else 0.0)))
    return found


def tasks(entries: Sequence[Entry]) -> tuple[list[Task], str]:
    """A task for each name of a plan, with what has to be said: a plan of one day is counted for five."""
    named: dict[str, Planned] = {}
    for entry in entries:
        planned = named.setdefault(entry.name.casefold(), Planned(entry.name, column=entry.column))
        planned.rows += [entry.row] if entry.row not in planned.rows else []
        planned.days |= {entry.day} if entry.day else set()
        planned.done = planned.done and entry.done
        planned.doubted = planned.doubted or entry.doubted
        if entry.hours:
            planned.hours = (planned.hours or 0.0) + entry.hours
    week = any(entry.day for entry in entries)
    found = [_task(planned, week) for planned in named.values()]
    return found, say()["plan_week" if week else "plan_day"].format(count=len(entries), tasks=len(found))


def _task(planned: Planned, week: bool) -> Task:
    task = Task(planned.rows if len(planned.rows) > 1 else planned.rows[0], planned.name)
    task.block = None if planned.column is None else range(planned.column, planned.column + 1)
    label = DAILY if not week or len(planned.days) >= WORKDAYS else "weekly"
    task.often = [Often(label, A_YEAR[label] * (len(planned.days) if label != DAILY else 1))]
    if planned.hours is not None:
        task.per, task.hours = "week" if week else "day", round(planned.hours, DIGITS)
        task.hours_a_week = task.hours * ANNUAL[task.per] / WEEKS
    else:
        task.asks.append(say()["plan_open"])
    if planned.doubted:
        task.asks.append(say()["plan_by_hour"])
    if among(task.name, "breaks") or among(task.name, "ends"):
        task.untick(say()["was_break"])
    if planned.done:
        task.untick(say()["was_done"])
    return task
