"""A list that this site wrote, whatever was done to it since: the answers come back, and the reader's columns too."""

import re
from collections.abc import Sequence

from calculator.costs.inputs import specification
from calculator.formats import figure
from calculator.model import definition
from calculator.tables.lists import amounts
from calculator.tables.lists.amounts import Context
from calculator.tables.lists.frequency import ANNUAL, WEEKS
from calculator.tables.lists.headings import Head
from calculator.tables.lists.layout import Layout
from calculator.tables.lists.records import Record
from calculator.tables.lists.rows import Task
from calculator.tables.lists.words import among
from calculator.tables.rules import NAME, TEXTS, UUID, known
from calculator.tables.sheet import written_before

WEEKLY, AMOUNT, UNIT = "task_hours_per_week", "task_hours", "task_hours_unit"
LEAST, MOSTLY = 2, 0.6  # questions among the headings, and the share of their cells that are answers
WORDED = re.compile(r"([0-4])(?:\.0)? ?[-\u2013\u2014:.)] ?\D.*")  # "3 - a regular cycle"
LEVEL = re.compile(r"[0-4]([.,]0)?|unsure|not sure|\?|yes|no")


def names(head: Head, rows: Sequence[Record]) -> dict[int, str]:
    """Our own names among the headings, by column; empty where the list is none of ours.

    A reader's own "price" or "people" is a question's name too, so what stands below must be answers.
    """
    written = {*known(definition.model()), *TEXTS}
    found = {column.place: column.heading.lower() for column in head.columns if column.heading.lower() in written}
    asked = {place for place, name in found.items() if name in definition.model().questions}
    cells = (answer(found[place], cell) for row in rows for place in asked if (cell := row.cell(place)))
    filled = [cell for cell in cells if cell]
    answered = sum(LEVEL.fullmatch(cell.strip().lower()) is not None for cell in filled)
    ours = len(asked) >= LEAST or any("_" in name for name in found.values())
    return found if asked and ours and answered >= MOSTLY * len(filled) else {}


def tasks(head: Head, found: dict[int, str], layout: Layout, rows: Sequence[Record]) -> list[Task]:
    """The tasks with their answers and figures as they stand in the list."""
    result = []
    dropped = written_before([column.heading for column in head.columns])
    for record in rows:
        if record.blank:
            continue
        given = {name: record.cell(place) for place, name in found.items() if record.cell(place)}
        task = Task(record.number, " ".join(given.pop(NAME, "").split()))
        for name in TEXTS:
            if text := given.pop(name, ""):
                task.more[name] = text
        identity = task.more.get("id", "").strip("{} ").lower()
        if UUID.fullmatch(identity):
            task.more["id"] = identity
        _figures(task, given, layout)
        own = {
            column.heading: record.cell(column.place)
            for column in head.columns
            if column.place not in found and column.heading not in dropped and record.cell(column.place)
        }
        task.more |= {"own": own} if own else {}
        if beyond := [text for text in record.cells[len(head.columns) :] if text]:
            task.more["beyond"] = beyond
        result.append(task)
    return result


def answer(name: str, text: str) -> str:
    """An answer as a table has it, of one in words or with words behind it; empty where a sign stands for none."""
    small = " ".join(text.casefold().split())
    if LEVEL.fullmatch(small):
        return text
    if among(small, "empty"):
        return ""
    question = definition.model().questions.get(name)
    anchors = [" ".join(anchor.casefold().split()) for anchor in question.anchors] if question else []
    if small in anchors:
        return str(anchors.index(small))
    told = WORDED.fullmatch(small) if question else None
    return told[1] if told else text


def choice(name: str, text: str) -> str:
    """A choice by its name or by its words, whatever the case."""
    small = " ".join(text.casefold().split())
    choices = specification().inputs[name].choices
    return next((key for key, label in choices.items() if small in (key.casefold(), label.casefold())), text)


def _figures(task: Task, given: dict[str, str], layout: Layout) -> None:
    """Hours, prices and answers of a row; figures by the marks of the list."""
    marks = {context.mark for context in layout.contexts.values()} - {""}
    context = Context(marks.pop(), sure=True) if len(marks) == 1 else Context()
    hours, unit = given.pop(WEEKLY, ""), "week"
    if not hours and AMOUNT in given:
        hours, unit = given.pop(AMOUNT), given.pop(UNIT, "week")
    if hours:
        read = amounts.time(hours, context)
        task.asks += read.asks
        task.hours, task.per = read.hours, read.per or ("job" if unit == "all" else unit)
        times = ANNUAL.get(task.per)
        task.hours_a_week = read.hours * times / WEEKS if read.hours is not None and times else None
    questions = {*definition.model().questions, *definition.model().limits, *definition.model().marks}
    answers = {name: answer(name, text) for name, text in given.items() if name in questions}
    task.more["answers"] = {name: text for name, text in answers.items() if text}
    for name, text in given.items():
        if name in specification().inputs and specification().inputs[name].choices:
            task.more[name] = choice(name, text)
        elif name not in questions:
            value = figure.number(text) if not amounts.mark_settled([text]) else None
            read_one = figure.read(text, locale=context.mark)
            if isinstance(read_one, figure.Figure) and not read_one.unit and read_one.value is not None:
                value = read_one.value
            task.more[name] = text if value is None else value
