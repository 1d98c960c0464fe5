"""Time sheets with a column a day or a month, with when work began and ended, ticks under "daily": in one column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from calculator.formats.numerals import plain
from calculator.formats.spreadsheet import letters
from calculator.tables.lists import amounts, clock, frequency
from calculator.tables.lists.amounts import Context
from calculator.tables.lists.headings import IGNORED, OWN, Column, Head
from calculator.tables.lists.records import Record
from calculator.tables.lists.words import among, english, heading_of, headings, say, words

LEAST_DAYS, LEAST_MONTHS, LEAST_TICKED, LEAST_RANGES = 5, 6, 2, 2
MOST_A_DAY, MOST_A_MONTH = 24.0, 744.0
CLOCK = re.compile(r"(?:\S+[ T])?(\d{1,2})[:.h](\d{2})(?::\d{2})? ?([AaPp][Mm])?")
READABLE = 0.8  # share of the cells that must be times, or ticks


@dataclass(frozen=True)
class Gathered:
    """A list with what its columns of days say in one more column, and what has to be said of that."""

    head: Head
    rows: Sequence[Record]
    said: tuple[str, ...] = ()
    clocked: bool = False  # rows say from when to when


def gathered(head: Head, rows: Sequence[Record]) -> Gathered:
    """The list as it is, unless its columns are days, months, or how often."""
    if ranged := _ranged(head, rows):
        return ranged
    if not head.rows:
        return Gathered(head, rows)
    for per, least, most in (("week", LEAST_DAYS, MOST_A_DAY), ("year", LEAST_MONTHS, MOST_A_MONTH)):
        columns = _named(head, words().days.week if per == "week" else words().days.months)
        if len(columns) >= least and not _timed(head):
            return _added_up(head, rows, columns, per, most)
    if clocked := _clocked(head, rows):
        return clocked
    columns = [column for column in head.columns if column.role == OWN and _often(column)]
    return _ticked(head, rows, columns) if len(columns) >= LEAST_TICKED else Gathered(head, rows)


def _named(head: Head, names: Sequence[str]) -> list[Column]:
    """Columns whose heading begins with a day or a month, each another one."""
    found: dict[str, Column] = {}
    for column in head.columns:
        first = column.heading.casefold().replace(",", " ").replace(".", " ").split()[:1]
        if first and first[0] in names:
            found.setdefault(first[0], column)
    return list(found.values())


def _timed(head: Head) -> bool:
    return any(column.role == "hours" and not _is_sum(column) for column in head.columns)


def _is_sum(column: Column) -> bool:
    """Whether a column holds the sums of others, "Total" or "Total (h)"."""
    return among(column.heading, "sums") or among(next(iter(heading_of(column.heading).split()), ""), "sums")


def _often(column: Column) -> bool:
    often = frequency.whole(column.heading)
    return often is not None and often.a_year > 0


def _added_up(head: Head, rows: Sequence[Record], columns: Sequence[Column], per: str, most: float) -> Gathered:
    """Hours a week or a year: those of its days or months together."""
    texts = [text for row in rows for column in columns if (text := row.cell(column.place))]
    mark = amounts.mark_settled(texts)
    context, read = Context(mark, sure=True), 0
    sums: dict[int, float] = {}
    for row in rows:
        for column in columns:
            text = row.cell(column.place)
            time = amounts.time(text, context)
            fits = time.hours is not None and not time.asks and time.hours <= most
            read += fits or among(text, "empty") or (bool(text) and time == amounts.Time())
            if fits and time.hours:
                sums[row.number] = sums.get(row.number, 0.0) + time.hours
    if not sums or read < READABLE * len(texts):
        return Gathered(head, rows)
    title = f"{columns[0].heading} \N{EN DASH} {columns[-1].heading}"
    told = {number: f"{plain(round(hours, 2))} h" for number, hours in sums.items()}
    said = say()["wide_added"].format(heading=title, per=per)
    others = (replace(c, role=IGNORED) if c in columns or _is_sum(c) else c for c in head.columns)
    kept = replace(head, columns=tuple(others))
    return _with_column(kept, rows, Column(len(head.columns), title, "hours", per, "hour"), told, said)


def _ticked(head: Head, rows: Sequence[Record], columns: Sequence[Column]) -> Gathered:
    """How often, by the column that has a tick; or hours for that stretch, where times stand in the columns."""
    cells = [(row.number, column, text) for row in rows for column in columns if (text := row.cell(column.place))]
    filled = [cell for cell in cells if not among(cell[2], "empty") or among(cell[2], "yes")]
    title = " / ".join(column.heading for column in columns)
    told: dict[int, str] = {}
    if filled and sum(among(text, "yes") for _, _, text in filled) >= READABLE * len(filled):
        for number, column, text in filled:
            if among(text, "yes"):
                told[number] = ", ".join(filter(None, (told.get(number), column.heading)))
        return _with_column(head, rows, Column(len(head.columns), title, "often"), told)
    context = Context(amounts.mark_settled([text for _, _, text in filled]))
    timed = [(number, column, text) for number, column, text in filled if amounts.time(text, context).hours]
    if not filled or len(timed) < READABLE * len(filled) or _timed(head):
        return Gathered(head, rows)
    for number, column, text in timed:
        told.setdefault(number, f"{text} {english(column.heading)}")
    return _with_column(head, rows, Column(len(head.columns), title, "hours"), told)


def _clocked(head: Head, rows: Sequence[Record]) -> Gathered | None:
    """Hours from a clock's time to another, less the breaks."""
    begins, ends, pauses = (_of_joint(head, joint) for joint in ("begins", "ends", "pauses"))
    if not begins or not ends or _timed(head):
        return None
    told: dict[int, str] = {}
    for row in rows:
        first, last = (_minute(row.cell(column.place)) for column in (begins, ends))
        if first is not None and last is not None:
            pause = amounts.time(row.cell(pauses.place), Context(unit="minute")).hours if pauses else None
            told[row.number] = _lasting((last - first) % clock.DAY - round((pause or 0.0) * clock.HOUR))
    if len(told) < READABLE * sum(not row.blank for row in rows):
        return None
    title = f"{begins.heading} \N{EN DASH} {ends.heading}"
    return replace(_with_column(head, rows, Column(len(head.columns), title, "hours", "", "hour"), told), clocked=True)


def _minute(text: str) -> int | None:
    match = CLOCK.fullmatch(text.strip())
    return clock.minute(match) if match else None


def _ranged(head: Head, rows: Sequence[Record]) -> Gathered | None:
    """Hours from one time of the clock to another that stand in one cell: "9:00-10:30"."""
    slots = _of_joint(head, "slots")
    for column in head.columns:
        texts = [text for row in rows if (text := row.cell(column.place))]
        found = [match for text in texts if (match := clock.RANGE.fullmatch(text))]
        counted = column is not slots and (column.role != "hours" or column.unit or column.per)
        if counted and not any(map(clock.is_exact, found)):
            continue
        if len(found) >= max(LEAST_RANGES, READABLE * len(texts)) and clock.are_times(found):
            told = {
                row.number: _lasting(clock.between(match) or 0)
                for row in rows
                if (match := clock.RANGE.fullmatch(row.cell(column.place)))
            }
            others = tuple(replace(c, role="start_time") if c is column else c for c in head.columns)
            title = column.heading or letters(column.place + 1)
            new = Column(len(others), title, "hours", "", "hour")
            return replace(_with_column(replace(head, columns=others), rows, new, told), clocked=True)
    return None


def _lasting(minutes: int) -> str:
    return f"{minutes // clock.HOUR}:{minutes % clock.HOUR:02d}" if minutes > 0 else ""


def _of_joint(head: Head, joint: str) -> Column | None:
    return next((c for c in head.columns if heading_of(c.heading) in headings().joints[joint]), None)


def _with_column(head: Head, rows: Sequence[Record], column: Column, told: dict[int, str], said: str = "") -> Gathered:
    """The list with one more column behind the others."""
    place = column.place
    wider = []
    for row in rows:
        cells = row.cells + ("",) * (place - len(row.cells))
        cells = (*cells[:place], told.get(row.number, ""), *cells[place:])
        wider.append(row if row.blank else replace(row, cells=cells))
    return Gathered(replace(head, columns=(*head.columns, column)), wider, (said,) if said else ())
