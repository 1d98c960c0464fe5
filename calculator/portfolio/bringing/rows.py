"""The rows of a list as plain data, which the page holds until the reader decides, and as tasks of the list."""

from collections.abc import Mapping
from dataclasses import replace
from math import isclose
from typing import Any

from calculator.costs.inputs import specification
from calculator.formats.characters import without_halves
from calculator.formats.sentence import grouped
from calculator.model.definition import Model
from calculator.page import picker
from calculator.portfolio.bringing.words import words
from calculator.portfolio.rules import files
from calculator.portfolio.saved import LONGEST_NOTES, TEXTS, Saved, of_answers
from calculator.tables import table
from calculator.tables.lists import scored
from calculator.tables.lists.amounts import MINUTES, shown
from calculator.tables.lists.choices import OUT
from calculator.tables.lists.frequency import A_YEAR, ONCE, WEEKS
from calculator.tables.lists.read import Understood
from calculator.tables.lists.rows import Task
from calculator.tables.rules import NAME, UUID
from calculator.tasks import typical
from calculator.tasks.library import Task as Common
from calculator.tasks.library import library

TIMED = ("often", "hours", "unit")
OUTSIDE, QUOTE = "outside", "partner_quote"
Row = Mapping[str, Any]


def rows(found: Understood) -> list[dict[str, Any]]:
    """The rows of a list: what was read, the reader's own cells by heading, and where the amount comes from."""
    headings, columns = scored.headings(found), found.columns
    kept = [place for place, column in enumerate(columns) if column["read_as"] != OUT]
    timed = [place for place, column in enumerate(columns) if column["read_as"] in TIMED]
    result = []
    for task in found.tasks:
        single = isinstance(task.row, int)
        cells = dict(enumerate(found.cells_of(task)))
        own = {headings[place]: text for place in kept if (text := cells.get(place))}
        source = ", ".join(text for place in timed if (text := cells.get(place)))
        told = task.to_json() | {"key": task.key, "own": own if single and not found.ours else {}}
        if found.ours:
            told["own"] = task.more.get("own", {})
        beyond = enumerate(task.more.get("beyond", ()), len(columns) + 1)
        told["own"] |= {files().say["beyond_column"].format(number=n): text for n, text in beyond}
        told["said"] = [*told["said"], *_long(told["own"])]
        result.append(told | {"source": source})
    return result


def _long(own: Row) -> list[str]:
    """Which cells are longer than a task can keep."""
    long, limit = (key for key, cell in own.items() if len(cell) > LONGEST_NOTES), grouped(LONGEST_NOTES)
    return [words().say["own_long"].format(heading=heading, limit=limit) for heading in long]


def task_of(row: Row) -> Task:
    """A row of the page as it was read; what is not of its kind is left out."""
    more = {"done_by": who} if (who := text(row, "done_by")) else {}
    hours, a_week = _number(row, "hours"), _number(row, "hours_a_week")
    return Task(0, text(row, "name"), hours=hours, per=text(row, "per"), hours_a_week=a_week, more=more)


def _number(row: Row, key: str) -> float | None:
    value = row.get(key)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def text(row: Row, key: str) -> str:
    """A text of a row; empty where there is none."""
    value = row.get(key)
    return without_halves(value) if isinstance(value, str) else ""


def _part(row: Row, key: str) -> Mapping[str, Any]:
    value = row.get(key)
    return value if isinstance(value, Mapping) else {}


def common(row: Row) -> Common | None:
    """The common task that a row is taken for, with what of it is usual for such a row."""
    return scored.usual_of(text(row, "task"), text(row, "often") == ONCE)


def cells(row: Row, usual: Common | None) -> dict[str, Any]:
    """What a row says, as the cells of a table: its name, answers of its own, its amount and other figures."""
    inputs = specification().inputs
    given = {key: value for key, value in row.items() if key in inputs} | _quoted(row)
    return {NAME: text(row, "name")} | given | scored.figures(task_of(row), usual) | dict(_part(row, "answers"))


def _quoted(row: Row) -> dict[str, Any]:
    """What someone outside is paid a month today."""
    amount, currency = row.get("cost_a_month"), text(row, "currency")
    if text(row, "done_by") != OUTSIDE or type(amount) not in (int, float) or not amount:
        return {}
    known = currency in specification().inputs["in_currency"].choices
    return {QUOTE: amount, f"{QUOTE}_unit": "month"} | ({"in_currency": currency} if known else {})


def mistakes(model: Model, row: Row) -> list[str]:
    """What of a row cannot be an answer or a figure, and is left out."""
    return list(table.read(model, cells(row, common(row))).problems.values())


def saved(model: Model, row: Row, usual: Common | None = None) -> Saved:
    """The task that a row becomes: with `usual` answers in all gaps, marked as such, or with nothing but its own."""
    task = table.read(model, cells(row, usual)).task
    answers, marks = task.answers, typical.NO_MARKS
    if usual:
        answers, marks = typical.fill(model, library(), usual, answers, marks, False)
        answers = replace(answers, task=task.answers.task)
    texts = {key: text(row, key)[:longest] for key, longest in TEXTS.items()}
    identity = text(row, "id")
    texts["id"] = identity if UUID.fullmatch(identity) else ""
    record = of_answers(answers, task.inputs, texts, _part(row, "own"))
    return replace(record, form=record.form | typical.form_values(marks))


def amount(row: Row) -> list[str]:
    """How much a row is, as it was read, and where that comes from."""
    say, task = words().say, task_of(row)
    if task.hours is not None and task.per in scored.UNITS:
        told = say[f"amount_{task.per}"].format(hours=shown(task.hours))
    elif turn := _by_turn(row, task):
        told = turn
    elif task.hours_a_week is not None:
        told = say["amount_week"].format(hours=shown(task.hours_a_week))
    elif task.hours is not None:
        told = say["amount_time"].format(hours=shown(task.hours))
    elif (usual := common(row)) and usual.hours:
        told = say["amount_usual"].format(usual=picker.hours(usual))
    else:
        told = say["amount_none"]
    lines = [told]
    if source := text(row, "source"):
        lines.append(say["amount_from"].format(cells=source))
    if who := text(row, "who"):
        lines.append(say["who_now"].format(who=who))
    return lines + _money(row)


def _by_turn(row: Row, task: Task) -> str:
    """Hours each time where they come up less than weekly, and what that is a week; empty where they do not."""
    often, a_week = text(row, "often"), task.hours_a_week
    times = A_YEAR.get(often, WEEKS)
    if not task.hours or not a_week or times >= WEEKS or not isclose(a_week * WEEKS, task.hours * times, rel_tol=0.01):
        return ""
    minutes = max(1, round(a_week * MINUTES))
    return words().say["amount_turn"].format(hours=shown(task.hours), often=often, week=shown(minutes / MINUTES))


def _money(row: Row) -> list[str]:
    say, a_month = words().say, row.get("cost_a_month")
    if _quoted(row):
        return [say["cost_now"].format(amount=_priced(a_month, text(row, "currency")))]
    quote = _part(row, "quote") or _part(row, "cost") or {"amount": a_month, "currency": row.get("currency")}
    value = quote.get("amount")
    if type(value) not in (int, float):
        return []
    return [say["cost_kept"].format(amount=_priced(value, text(quote, "currency")))]


def _priced(value: Any, currency: str) -> str:
    return f"{grouped(round(float(value), 2))} {currency}".strip()
