"""Time logs: one row an entry, added up by what was done, over the weeks that the log covers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from math import isclose

from calculator.formats.sentence import grouped
from calculator.formats.spreadsheet import DAY_0
from calculator.tables.lists import amounts, private
from calculator.tables.lists.amounts import shown
from calculator.tables.lists.frequency import A_YEAR, ANNUAL, WEEKS, WORKDAYS, Often
from calculator.tables.lists.headings import Head
from calculator.tables.lists.layout import Layout
from calculator.tables.lists.records import Record
from calculator.tables.lists.rows import A_MONTH, DIGITS, Task
from calculator.tables.lists.unticked import repeats
from calculator.tables.lists.words import among, heading_of, headings, is_weekday, say, words

DATES = 0.8  # share of the rows that must have a date
ALIKE = 0.02  # how near a total is to the sum of rounded entries
REPEATED = 0.8  # a log has fewer different names than this share of its rows
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})")
WORDED = re.compile(r"(\d{1,2})\.? (\w{3})\w*\.?,? (\d{4})|(\w{3})\w*\.? (\d{1,2}),? (\d{4})")
NAMED_DAY, PAIR = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"), 2
COMPACT, SERIAL = re.compile(r"(20\d{2})(\d{2})(\d{2})"), re.compile(r"\d{5}(?:\.\d+)?")
LEAST_SERIAL = 36_526  # the year 2000, as a spreadsheet counts days
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FIRST_OF_CENTURY, WEEK, FORTNIGHT, LONG = 2000, 7, 14, 8


@dataclass
class Entries:
    """The entries of one name."""

    name: str
    rows: list[int] = field(default_factory=list)
    hours: float = 0.0
    days: set[date] = field(default_factory=set)
    unread: int = 0


def is_log(layout: Layout, rows: Sequence[Record]) -> bool:
    """Whether every row is a date, something done, and how long it took, and the same things come again."""
    day, name = layout.place("day"), layout.place("name")
    filled = [row for row in rows if not row.blank]
    hours = layout.of("hours")
    if not hours or hours[0].per in ANNUAL or not filled or layout.of("often"):
        return False
    timed = bool(layout.of("start_time", "billable"))
    names = {row.cell(name).casefold() for row in filled}
    if day is None:
        return bool(layout.of("project")) and (timed or len(names) < len(filled))
    dated = sum(is_day(row.cell(day)) or is_weekday(row.cell(day)) for row in filled)
    return dated >= DATES * len(filled) and (timed or len(names) < REPEATED * len(filled))


def tasks(layout: Layout, rows: Sequence[Record], head: Head, locale: str) -> tuple[list[Task], list[str]]:
    """The tasks of a log with what has to be said of them."""
    body = [row for row in rows if not row.blank and not repeats(row, head)]
    body = [row for row in body if not _adds_up(layout, row, body)]
    named = _by_name(layout, body, locale)
    days = sorted({day for entries in named.values() for day in entries.days})
    count = sum(len(entries.rows) for entries in named.values())
    if not days and any(is_weekday(row.cell(layout.place("day"))) for row in body):
        return [_weekly(entries, 1.0) for entries in named.values()], [
            say()["log_week"].format(count=count, tasks=len(named))
        ]
    if not days and (period := _period(rows, locale)):
        lasted = ((period[1] - period[0]).days + 1) / WEEK
        told = say()["log"].format(
            count=count, tasks=len(named), weeks=f"{lasted:.3g}", first=period[0], last=period[1]
        )
        return [_weekly(entries, lasted) for entries in named.values()], [told]
    if not days:
        return [_timeless(entries) for entries in named.values()], [
            say()["log_timeless"].format(count=count, tasks=len(named))
        ]
    weeks = (_monday(days[-1]) - _monday(days[0])).days // WEEK + 1
    result = [_task(entries, weeks, days) for entries in named.values()]
    first, last = days[0].isoformat(), days[-1].isoformat()
    said = say()["log"].format(count=count, tasks=len(named), weeks=weeks, first=first, last=last)
    return result, [said]


def _adds_up(layout: Layout, row: Record, rows: Sequence[Record]) -> bool:
    """Whether a row is the total of a project whose entries stand in other rows, or of all."""
    parts = [column.place for column in layout.columns if column.role == "project" and row.cell(column.place)]
    if any(among(row.cell(place).split("(")[0].strip(" :"), "sums") for place in parts):
        return True
    if not parts or _own_name(layout, row) or layout.of("day", "start_time"):
        return False
    same = [other for other in rows if other.cell(parts[0]) == row.cell(parts[0]) and _own_name(layout, other)]
    column = layout.of("hours")[0]
    hours = [amounts.time(one.cell(column.place), layout.contexts[column.place]).hours or 0.0 for one in (row, *same)]
    return bool(same) and isclose(hours[0], sum(hours[1:]), rel_tol=ALIKE)


def _period(rows: Sequence[Record], locale: str) -> tuple[date, date] | None:
    """The first and last day that the line of totals names: "Total (01/02/2026 - 28/02/2026)"."""
    for row in rows:
        totals = (cell for cell in row.cells if among(cell.split("(")[0].strip(" :"), "sums"))
        for named in (NAMED_DAY.findall(cell) for cell in totals):
            days = sorted(_dates(named, locale).values())
            if len(named) == PAIR and days and days[0] < days[-1]:
                return days[0], days[-1]
    return None


def _by_name(layout: Layout, rows: Sequence[Record], locale: str) -> dict[str, Entries]:
    """The entries by description, else by project; those that say neither are left out."""
    column = layout.of("hours")[0]
    context, place = layout.contexts[column.place], layout.place("day")
    dates = _dates([row.cell(place) for row in rows], locale) if place is not None else {}
    result: dict[str, Entries] = {}
    for row in rows:
        name = _name(layout, row)
        if not name or among(name, "nameless") or among(name, "sums"):
            continue
        entries = result.setdefault(name.casefold(), Entries(name))
        entries.rows.append(row.number)
        read = amounts.time(row.cell(column.place), context)
        entries.hours += read.hours or 0.0
        entries.unread += read.hours is None
        if day := dates.get(row.cell(place)):
            entries.days.add(day)
    return result


def _name(layout: Layout, row: Record) -> str:
    """What was done: the description, the task or else the project."""
    projects = (" ".join(row.cell(column.place).split()) for column in layout.of("project"))
    return _own_name(layout, row) or next(filter(None, projects), "")


def _own_name(layout: Layout, row: Record) -> str:
    """The description or the task."""
    also = [column for column in layout.columns if headings().exact.get(heading_of(column.heading), ("",))[0] == "name"]
    places = [column.place for column in (*layout.of("name"), *also)]
    return next((" ".join(row.cell(place).split()) for place in places if row.cell(place)), "")


def _task(entries: Entries, weeks: int, days: Sequence[date]) -> Task:
    """Weekly work where it stands in most weeks, monthly where in most months; else one job."""
    task = Task(_rows(entries), entries.name, more={"total_hours": round(entries.hours, DIGITS)})
    seen, months = {_monday(day) for day in entries.days}, {(day.year, day.month) for day in entries.days}
    all_months = {(day.year, day.month) for day in days}
    a_week = entries.hours / weeks
    if len(seen) >= words().regular * weeks and (len(seen) > 1 or weeks == 1):
        daily = len(entries.days) >= DATES * WORKDAYS * weeks
        label = "daily" if daily else "weekly"
        task.often = [Often(label, A_YEAR[label])] if weeks > 1 or daily else []
        task.hours, task.per, task.hours_a_week = a_week, "week", a_week
    elif _fortnightly(entries, days):
        task.often, task.per = [Often("every two weeks", A_YEAR["every two weeks"])], "time"
        task.hours = entries.hours / len(entries.days)
        task.hours_a_week = task.hours * A_YEAR["every two weeks"] / WEEKS
        task.said.append(say()["log_fortnightly"].format(hours=shown(task.hours)))
    elif weeks >= LONG and len(months) > 1 and len(months) >= words().regular * len(all_months):
        task.often, task.per = [Often("monthly", A_YEAR["monthly"])], "month"
        task.hours, task.hours_a_week = a_week * A_MONTH["week"], a_week
        task.said.append(say()["log_monthly"].format(hours=shown(task.hours), months=len(months)))
    else:
        task.hours, task.per = entries.hours, "job"
        task.said.append(say()["log_job"].format(hours=shown(entries.hours), seen=len(seen), weeks=weeks))
    if among(task.name, "breaks"):
        task.untick(say()["was_break"])
    if private.surely(task.name):
        task.untick(say()["was_private"])
    if entries.unread:
        key = "log_unread_one" if entries.unread == 1 else "log_unread"
        task.asks.append(say()[key].format(count=grouped(entries.unread)))
    return task


def _fortnightly(entries: Entries, days: Sequence[date]) -> bool:
    """Whether work comes up every two weeks on the same day, from the beginning of the log to its end."""
    ordered = sorted(entries.days)
    apart = {(after - before).days for before, after in pairwise(ordered)}
    return apart == {FORTNIGHT} and (ordered[0] - days[0]).days < FORTNIGHT > (days[-1] - ordered[-1]).days


def _timeless(entries: Entries) -> Task:
    task = Task(_rows(entries), entries.name, hours=entries.hours, more={"total_hours": round(entries.hours, DIGITS)})
    task.asks.append(say()["hours_per_open"].format(hours=shown(entries.hours)))
    return task


def _weekly(entries: Entries, weeks: float) -> Task:
    """Of a log that names the days of one week, or the weeks that all of it covers."""
    a_week = entries.hours / weeks
    task = Task(_rows(entries), entries.name, hours=a_week, per="week", hours_a_week=a_week)
    task.more["total_hours"] = round(entries.hours, DIGITS)
    return task


def _rows(entries: Entries) -> int | list[int]:
    return entries.rows if len(entries.rows) > 1 else entries.rows[0]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _dates(texts: Sequence[str], locale: str) -> dict[str, date]:
    """The days of a column by text; whether the month comes first is decided over the whole column."""
    numbers = [match for text in texts if (match := NUMBERS.match(text.strip()))]
    american = any(int(match[2]) > 12 for match in numbers) or locale.casefold().startswith("en-us")
    american = american and not any(int(match[1]) > 12 for match in numbers)
    return {text: day for text in set(texts) if (day := _day(text.strip().casefold(), american))}


def is_day(text: str) -> bool:
    """Whether a cell begins with a date, as a program or a person writes one."""
    return any(_day(text.strip().casefold(), american) for american in (False, True))


def _day(text: str, american: bool) -> date | None:
    try:
        if match := COMPACT.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if SERIAL.fullmatch(text) and float(text) >= LEAST_SERIAL:
            return DAY_0 + timedelta(days=int(float(text)))
        if match := ISO.match(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := NUMBERS.match(text):
            first, second, year = (int(part) for part in match.groups())
            year += FIRST_OF_CENTURY if year < 100 else 0
            return date(year, first, second) if american else date(year, second, first)
        if match := WORDED.match(text):
            number, month, in_year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
            return date(int(in_year), MONTHS.index(month) + 1, int(number))
    except ValueError:
        return None
    return None
