"""Rows that are no tasks to hand over: finished, sums, sections, parts of others, without a name."""

import re
from collections.abc import Sequence

from calculator.tables.lists import amounts, frequency, private
from calculator.tables.lists.headings import Head
from calculator.tables.lists.layout import Layout
from calculator.tables.lists.records import Record
from calculator.tables.lists.rows import Task
from calculator.tables.lists.words import among, heading_of, headings, say

FILLED = ("hours", "often", "who", "cost", "quote", "rate", "pieces", "description")
TOP_LEVEL = 1.0
ARCHIVED = "archiv"
FORMULA = re.compile(r"=[\w\"'(+-]")
NOTHING = ("0", "false", "no")
FOOTNOTE = re.compile(
    r"[*\u2020\u2021\u00b9\u00b2\u00b3] ?\w|\(?(?:notes?|nb|n\.b\.|source|ps|hinweis|anmerkung|remarque)\)?[:.] ",
    re.IGNORECASE,
)


def judge(task: Task, record: Record, layout: Layout, rows: Sequence[Record]) -> None:
    """Untick a row that is no task, with the reason."""
    for why in (_sum(record, layout), _nameless(task), _finished(record, layout), _part(record, layout)):
        if why:
            task.untick(why)
    if _section(task, record, layout, rows):
        task.untick(say()["was_section"])
    if _alone(record, layout) and FOOTNOTE.match(task.name):
        task.untick(say()["was_note"])
    if private.surely(task.name):
        task.untick(say()["was_private"])
    if record.hidden:
        task.untick(say()["was_hidden"])


def repeats(record: Record, head: Head) -> bool:
    """Whether a row is the headings once more, or those of parts that stand below it."""
    names = [column.heading for column in head.columns]
    same = [
        cell for cell, name in zip(record.cells, names, strict=False) if cell and heading_of(cell) == heading_of(name)
    ]
    filled = [heading_of(cell) for cell in record.cells if cell]
    of_parts = len(filled) > 2 and len(set(filled)) == len(filled) and all(text in headings().exact for text in filled)
    return of_parts or (len(same) > 1 and len(same) == len(filled))


def _sum(record: Record, layout: Layout) -> str:
    """A line of sums is named as one, in its first words or in another column beside an empty name."""
    name = record.cell(layout.place("name"))
    first = name or next(filter(None, record.cells), "")
    text = first.casefold().strip(" :=.*")
    numbers = any(record.cell(column.place) for column in layout.of("hours", "more_hours", "cost", "pieces"))
    formulas = any(kind == "formula" for kind in record.odd.values())
    head = text.split(" ")[0].strip(":") if text else ""
    named = among(text, "sums") or among(head, "subtotals") or (among(head, "sums") and text != head and _all_of(text))
    return say()["was_sum"] if named and (numbers or formulas or not name or among(text, "sums")) else ""


def _all_of(text: str) -> bool:
    """Whether after "total" comes only what it is of: hours, a week, a year."""
    return all(among(part, "sums_of") or part.isdecimal() for part in text.replace(":", " ").split()[1:])


def _nameless(task: Task) -> str:
    if not task.name or not any(sign.isalnum() for sign in task.name):
        return say()["was_nameless"]
    if FORMULA.match(task.name):
        return say()["was_formula"]
    return say()["was_nameless"] if among(task.name, "nameless") else ""


def _finished(record: Record, layout: Layout) -> str:
    for column in layout.of("done"):
        if among(record.cell(column.place), "yes") or among(record.cell(column.place), "finished"):
            archived = ARCHIVED in column.heading.casefold()
            return say()["was_archived" if archived else "was_done"]
    if any(amounts.is_date(record.cell(column.place)) for column in layout.of("done_at")):
        return say()["was_done"]
    cells = [record.cell(column.place) for column in layout.of("status", "section")]
    return say()["was_done"] if any(among(cell, "finished") for cell in cells) else ""


def _part(record: Record, layout: Layout) -> str:
    """A sub-task, which is a part of another row."""
    parent = record.cell(layout.place("parent"))
    if parent and parent.casefold() not in NOTHING and not among(parent, "empty"):
        named = any(sign.isspace() for sign in parent) or parent.isalpha()
        return say()["was_parent"].format(parent=parent) if named else say()["was_part"]
    kind = record.cell(layout.place("type"))
    if among(kind, "subtasks"):
        return say()["was_part"]
    indent = amounts.count(record.cell(layout.place("indent")), amounts.Context())
    return say()["was_part"] if indent and indent > TOP_LEVEL else ""


def _alone(record: Record, layout: Layout) -> bool:
    """Whether one cell of several holds all that a row says."""
    return sum(map(bool, record.cells)) == 1 and len(layout.columns) > 1


def _section(task: Task, record: Record, layout: Layout, rows: Sequence[Record]) -> bool:
    """Whether a row only heads the rows below it."""
    if among(record.cell(layout.place("type")), "sections"):
        return True
    alone = not any(record.cell(column.place) for column in layout.of(*FILLED) if column.role != "who")
    section = record.cell(layout.place("section"))
    if (section and section == task.name) or task.name.endswith(":"):
        return alone
    if not _alone(record, layout) or not alone:
        return False
    if (task.name.isupper() and len(task.name) > 3) or frequency.of_group(task.name):
        return True
    place = next((n for n, row in enumerate(rows) if row.number == record.number), 0)
    before, after = rows[place - 1] if place else None, rows[place + 1] if place + 1 < len(rows) else None
    follows = after is not None and sum(map(bool, after.cells)) > 1
    return (
        follows
        and (before is None or before.blank)
        and sum(sum(map(bool, r.cells)) > 1 for r in rows) > sum(not r.blank for r in rows) / 2
    )
