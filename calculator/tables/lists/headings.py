"""Where the headings of a list are, and what stands under each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from calculator.formats import figure
from calculator.tables.lists import amounts, frequency
from calculator.tables.lists.records import Record
from calculator.tables.lists.words import among, english, heading_of, headings, words

NAME, OWN, IGNORED = "name", "own", "ignored"
SINGLE = ("name", "often", "weeks", "unit", "status", "parent", "indent", "type", "section", "day")
EXACT, PART, ENOUGH = 2, 1, 3
SAMPLE = 40
LEAST_PER = 3  # letters: "annual hours", but "h" and "d" are units
MOSTLY = 0.6
UNIT_WORDS = 3  # of a heading that is a unit alone
PARTED = re.compile(r"[(\[/,:]| - ")
MONEY = re.compile("[€$£₹]")
WIDE = 4  # columns of days, or of months


@dataclass(frozen=True)
class Column:
    """A column: its heading as it stands, what stands under it, and what its figures are for and counted in."""

    place: int
    heading: str
    role: str = OWN
    per: str = ""
    unit: str = ""
    rank: int = 99


@dataclass(frozen=True)
class Head:
    """The rows of the headings, none where a list has none, and the columns."""

    rows: tuple[int, ...]
    columns: tuple[Column, ...]


def head(rows: Sequence[Record], chosen: int | None = None) -> Head:
    """The headings among the first rows, on one row or over two; else the columns by what stands in them.

    `chosen` is the row that the reader says they are in, 0 for none.
    """
    if chosen is not None:
        row = next((row for row in rows if row.number == chosen), None)
        return _headed((row,), row.cells) if row else Head((), ())
    filled = [row for row in rows if not row.blank][: words().rows_looked_at]
    best, found = ENOUGH - 1, ((), ())  # type: tuple[int, tuple[tuple[Record, ...], tuple[str, ...]]]
    for place, row in enumerate(filled):
        if not _may_be_head(row):
            continue
        single = _points(row.cells)
        if single > best:
            best, found = single, ((row,), row.cells)
        below = filled[place + 1] if place + 1 < len(filled) else None
        if below and below.number == row.number + 1 and _goes_on(row, below):
            joined = _joined(row, below)
            points = (
                max(_points(joined), single + PART)
                if all(map(_is_heading, filter(None, below.cells)))
                else _points(joined)
            )
            if points > max(best, single):
                best, found = points, ((row, below), joined)
    if not found[0]:
        found = _named_alone(filled) or _by_kind(filled)
    return _headed(*found)


def _headed(rows: Sequence[Record], texts: Sequence[str]) -> Head:
    columns = [column(place, " ".join(text.split())) for place, text in enumerate(texts)]
    return Head(tuple(row.number for row in rows), tuple(columns))


def column(place: int, heading: str) -> Column:
    """What a heading says of its column."""
    text = heading_of(heading)
    role, rank = headings().exact.get(text, (_role_of_part(text) or _role_beside(heading) or OWN, 99))
    return Column(place, heading, role, _per(text, role), _unit(text), rank)


def _role_beside(heading: str) -> str:
    """What a heading such as "Time (h/week)" or "€ / month" says, by one of its parts, or by a sign of money alone."""
    for part in PARTED.split(heading):
        if role := headings().exact.get(heading_of(part), ("",))[0]:
            return role
    return "cost" if MONEY.search(heading) else ""


def _role_of_part(text: str) -> str:
    """What a part of a heading says of its column; empty where none says anything."""
    known = next((role for phrase, role in headings().parts if f" {phrase} " in f" {text} "), "")
    return known or _role_of_unit(text.split())


def _role_of_unit(parts: Sequence[str]) -> str:
    """What a heading such as "h/Woche" or "CHF/h" says: a unit, and what it is for."""
    if not 1 < len(parts) <= UNIT_WORDS:
        return ""
    timed = [unit for unit in ("hour", "minute") if parts[0] in headings().time[unit]]
    if parts[0] in headings().joints["money"] and parts[-1] in headings().time["hour"]:
        return "rate"
    if not any(parts[-1] in known for known in headings().per.values()):
        return ""
    return "hours" if timed else "cost" if parts[0] in headings().joints["money"] else ""


def _per(text: str, role: str) -> str:
    """What the figures under a heading are for."""
    if role == "rate":
        return "hour"
    parts = english(text).split()
    if role == "often" and not any(part in headings().joints["counted"] for part in parts):
        return ""
    for per, known in headings().per.items():
        after = parts[1:] if role == "hours" and len(parts[0]) < LEAST_PER else parts
        if per == "time":  # "hours each time", but not "estimated time"
            each = headings().joints["each"]
            after = [part for before, part in pairwise(parts) if before in each or part == each[0]]
        short = any(" " in one and f" {one} " in f" {text} " for one in known)
        if short or any(part in known for part in after) or parts[:1] == [f"{per}ly"]:
            return per
    return ""


def _unit(text: str) -> str:
    parts = text.split()
    found = [unit for unit, known in headings().time.items() if any(part in known for part in parts)]
    if found[1:] and any(part in headings().joints["hours"] for part in parts):
        return "hour"  # "hours (min)" and "(max)"
    return next(iter(found), "")


def _points(cells: Sequence[str]) -> int:
    """How much some cells look like headings."""
    points, seen = 0, set()
    for cell in cells:
        text = heading_of(cell)
        if text in headings().exact:
            role, worth = headings().exact[text][0], EXACT
        else:
            role = _role_of_part(text)
            worth = PART if role else 0
        points += worth if role not in seen or role == IGNORED else 0
        seen.add(role)
    single = [cell for cell in cells if cell]
    points += _wide_points(single)
    if len(single) == 1 and headings().exact.get(heading_of(single[0]), ("",))[0] == NAME:
        points += PART  # a list of one column
    return points if len(single) > 1 or points == EXACT + PART else 0


def _wide_points(cells: Sequence[str]) -> int:
    """How much cells look like headings of a column a day, which is nothing else, a month, or a stretch of time."""
    small = {" ".join(cell.casefold().split()).rstrip(".") for cell in cells}
    days, months = small & set(words().days.week), small & set(words().days.months)
    if len(days) > WIDE:
        return ENOUGH
    return PART if len(months) > WIDE or len([text for text in small if frequency.whole(text)]) > 1 else 0


def _may_be_head(row: Record) -> bool:
    """Whether no cell is a figure or a date."""
    return not any(figure.number(cell) is not None or amounts.is_date(cell) for cell in row.cells if cell)


def _goes_on(row: Record, below: Record) -> bool:
    """Whether a row below may hold the rest of headings: some columns are named by the first row alone."""
    pairs = list(zip(row.cells, below.cells, strict=False))
    filled = [place for place, under in enumerate(below.cells) if under]
    if len(filled) == 1 and column(0, row.cell(filled[0])).role == NAME:
        return False  # the heading of a group: "Dawn (owner)"
    return (
        _may_be_head(below)
        and any(above and not under for above, under in pairs)
        and any(under and heading_of(under) for _, under in pairs)
        and not any(frequency.whole(under) and not _is_heading(under) for _, under in pairs)
    )


def _is_heading(text: str) -> bool:
    """Whether a cell is a heading, or the end of one, such as "per week"."""
    return column(0, text).role != OWN or english(text).startswith(("per ", "a ", "/"))


def _joined(row: Record, below: Record) -> tuple[str, ...]:
    """Headings over two rows; what stands over several columns holds for each."""
    result, over = [], ""
    for place in range(max(len(row.cells), len(below.cells))):
        above, under = row.cell(place), below.cell(place)
        over = above or (over if under else "")
        role = column(0, under).role if under else OWN
        result.append(under if role not in (OWN, column(0, over).role) else f"{over} {under}".strip())
    return tuple(result)


def _named_alone(filled: Sequence[Record]) -> tuple[tuple[Record, ...], tuple[str, ...]] | None:
    """A first row that names the column of tasks, whatever the others are called."""
    first = filled[0] if len(filled) > 1 else None
    if not first or len(first.cells) < 2 or not all(first.cells) or not _may_be_head(first):
        return None
    roles = [headings().exact.get(heading_of(cell), (OWN,))[0] for cell in first.cells]
    others = [cell for cell, role in zip(first.cells, roles, strict=True) if role == OWN]
    named = roles.count(NAME) == 1 and len(others) == len(roles) - 1
    return ((first,), first.cells) if named and all(kind([cell]) == OWN for cell in others) else None


def _by_kind(filled: Sequence[Record]) -> tuple[tuple[Record, ...], tuple[str, ...]]:
    """Headings in words that nobody knows: texts above columns of figures or frequencies. Else none."""
    if not filled:
        return (), ()
    first, rest = filled[0], filled[1 : SAMPLE + 1]
    width = max(len(row.cells) for row in filled)
    empty = [place for place in range(width) if not any(row.cell(place) for row in filled)]
    cells = [first.cell(place) for place in range(width) if place not in empty]
    named = all(cells) and _may_be_head(first) and len(cells) > 1
    if named and rest:
        for place in range(width):
            texts = [row.cell(place) for row in rest if row.cell(place)]
            if texts and kind(texts) in ("hours", "cost", "quote", "often") and kind([first.cell(place)]) == OWN:
                return (first,), first.cells
    return (), ("",) * width


def kind(texts: Sequence[str], heading: str = "") -> str:
    """What the cells of a column without a heading that says so are, by most of them."""
    context = amounts.Context(amounts.mark_settled(list(texts)))
    read = [text for text in texts if not among(text, "empty")]
    if not read:
        return OWN
    tests = {
        "often": lambda text: frequency.whole(text) is not None,
        "quote": lambda text: bool(amounts.price(text, context).currency),
        "hours": lambda text: _is_time(text, context),
        "who": lambda text: any(" ".join(text.casefold().split()) in known for known in words().done_by.values()),
    }
    if frequency.are_initials(read, heading):
        return "often"
    for role, test in tests.items():
        if sum(map(test, read)) >= MOSTLY * len(read):
            return role
    return OWN


def _is_time(text: str, context: amounts.Context) -> bool:
    read = amounts.time(text, context)
    return read.hours is not None and read.hours <= words().most_a_week * 2


def done_by(text: str) -> str | None:
    """Who does it, as the calculator asks; None where the words do not say."""
    small = " ".join(text.casefold().split()).strip(" .!")
    for who, known in words().done_by.items():
        if small in known:
            return who
    parts = small.replace(",", " ").replace("/", " ").replace("&", " ").replace("+", " ").split()
    named = {who for who in ("owner", "staff", "outside") for part in parts if part in words().done_by[who]}
    return named.pop() if len(named) == 1 else None
