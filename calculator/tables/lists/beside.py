"""Tables that stand side by side in one sheet: each has headings of its own, and is read by itself."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from calculator.tables.lists import frequency
from calculator.tables.lists.headings import NAME, OWN, Column, Head, kind
from calculator.tables.lists.records import Record
from calculator.tables.lists.words import heading_of

LEAST = 2  # rows of a table without headings
MORE = ("hours", "often", "who", "cost", "quote", "rate", "pieces")


def blocks(head: Head, rows: Sequence[Record]) -> list[range]:
    """The columns of each table where there are several, by what separates them; else none."""
    width = max([len(head.columns), *(len(row.cells) for row in rows)], default=0)
    if not head.rows:
        return _bare(head, rows, width)
    for found in (_by_gaps(head, rows, width), _by_repeats(head, width)):
        if len(found) > 1 and all(_is_table(head, rows, block) for block in found):
            return found
    return []


def _by_gaps(head: Head, rows: Sequence[Record], width: int) -> list[range]:
    """The columns between empty ones; what is no table belongs to the table before it."""
    filled = {column.place for column in head.columns if column.heading}
    filled |= {place for row in rows for place, text in enumerate(row.cells) if text}
    found: list[range] = []
    for block in _parted(filled, width):
        if found and not _is_table(head, rows, block):
            found[-1] = range(found[-1].start, block.stop)
        else:
            found.append(block)
    return found


def _bare(head: Head, rows: Sequence[Record], width: int) -> list[range]:
    """The columns between empty ones of a list without headings, where each has names and beside them the same."""
    found = _parted({place for row in rows for place, text in enumerate(row.cells) if text}, width)
    told = [_kinds(rows, block) for block in found]
    alike = len(found) > 1 and all(kinds[:1] == [OWN] and kinds[1:] == told[0][1:] for kinds in told)
    return found if alike and set(told[0][1:]) & {*MORE} else []


def _kinds(rows: Sequence[Record], block: range) -> list[str]:
    """What stands in the columns of a table; nothing where a row has more than that, but no name."""
    filled = [row for row in rows if any(within(row.cells, block))]
    if len(filled) < LEAST or not all(row.cell(block.start) for row in filled):
        return []
    texts = [[text for row in filled if (text := row.cell(place))] for place in block]
    return [kind(column) for column in texts if column]


def _parted(filled: set[int], width: int) -> list[range]:
    """The columns between empty ones."""
    starts = [place for place in sorted(filled) if place - 1 not in filled]
    ends = [place + 1 for place in sorted(filled) if place + 1 not in filled]
    return [range(start, end) for start, end in zip(starts, [*ends[:-1], width], strict=True)] if starts else []


def _by_repeats(head: Head, width: int) -> list[range]:
    """The columns from one first heading to the next that is the same."""
    named = [heading_of(column.heading) for column in head.columns]
    first = next(filter(None, named), "")
    starts = [place for place, text in enumerate(named) if text and text == first]
    return [range(start, end) for start, end in pairwise([*starts, width])] if len(starts) > 1 else []


def _is_table(head: Head, rows: Sequence[Record], block: range) -> bool:
    """Whether a column names tasks, or how often they come up, another says more of them, and there are some."""
    columns = [column for column in head.columns if column.place in block]
    named = [column.place for column in columns if column.role == NAME or frequency.of_group(column.heading)]
    more = any(column.role in MORE for column in columns)
    return more and any(row.cell(place) for place in named[:1] for row in rows)


def part(head: Head, rows: Sequence[Record], block: range) -> tuple[Head, list[Record]]:
    """One of the tables, in its place: all other cells are empty."""
    columns = (c if c.place in block else Column(c.place, "") for c in head.columns)
    return replace(head, columns=tuple(columns)), [
        replace(row, cells=within(row.cells, block), odd={p: kind for p, kind in row.odd.items() if p in block})
        for row in rows
    ]


def within(cells: Sequence[str], block: range) -> tuple[str, ...]:
    """The cells of a row that stand in these columns; the others empty."""
    return tuple(text if place in block else "" for place, text in enumerate(cells))
