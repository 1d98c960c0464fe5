"""Tables whose columns are kept apart by spaces, as in a mail or a plain note."""

import re
from collections import Counter

from calculator.tables.lists import notes
from calculator.tables.lists.records import Record, plain_cell

GAP = re.compile(r"(?<=\S)\s{2,}(?=\S)")
RULE = re.compile(r"[-=_+\u2500-\u257f ]+")
LEAST, SHARED = 3, 0.6  # lines, and the share of them that begin a cell at the same place


def records(text: str) -> list[Record]:
    """The rows of such a table; none where a text is no such table, or notes. Lines of strokes are blank."""
    lines = [line.expandtabs(8).rstrip() for line in text.splitlines()]
    told = [line for line in lines if line.strip() and not RULE.fullmatch(line)]
    if len(told) < LEAST or "\t" in text:
        return []
    if sum(notes.line_of(1, line).bulleted for line in told) >= len(told) / 2:
        return []
    starts = Counter(gap.end() for line in told for gap in GAP.finditer(line))
    places = sorted(place for place, count in starts.items() if count >= max(LEAST - 1, SHARED * len(told)))
    if not places:
        return []
    return [
        Record(number, () if not line.strip() or RULE.fullmatch(line) else _cells(line, places))
        for number, line in enumerate(lines, 1)
    ]


def _cells(line: str, places: list[int]) -> tuple[str, ...]:
    """A line in cells; what goes on beyond its place is not cut."""
    cuts = [place for place in places if place >= len(line) or line[place - 1].isspace()]
    ends = [*cuts, len(line)]
    parts = {start: line[start:end] for start, end in zip([0, *cuts], ends, strict=True)}
    return tuple(plain_cell(parts.get(place, "")) for place in [0, *places])
