"""Command line: python -m calculator plan LIST [--start DAY] [--hours H] [-o FILE]: what to hand over when, to whom."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from typing import Any

from calculator.cli import files
from calculator.cli.status import DONE, WRONG_INPUT
from calculator.formats import letters
from calculator.formats.html import render
from calculator.formats.sentence import plain
from calculator.model import definition
from calculator.model.definition import Model
from calculator.portfolio import files as kept_files
from calculator.portfolio.bringing import rows
from calculator.portfolio.entries import hours, why_out
from calculator.portfolio.plan import Plan, Step, first_day
from calculator.portfolio.plan_rules import plan_rules
from calculator.portfolio.saved import record
from calculator.reports import plan_sheet
from calculator.reports.plan import MONTH_WIDTHS, WIDTHS, Planned, document, goes_to, left_out, planned
from calculator.reports.replies import html
from calculator.reports.word import wordfile
from calculator.tables.lists import read as lists

KINDS = (".xlsx", ".docx", ".html")
DIGITS = 2


class WrongError(Exception):
    """What is wrong with what was asked for, in words."""


def run(chosen: Namespace) -> int:
    """Make a plan: 0 where there is one, even an empty one, 2 where nothing can be read or written."""
    model = definition.model()
    try:
        found = _made(model, chosen)
    except OSError as error:
        return _wrong(files.worded(error))
    except (lists.ListError, kept_files.FileError) as error:
        return _wrong(f"{chosen.file}: {error}")
    except WrongError as error:
        return _wrong(str(error))
    if chosen.json:
        print(json.dumps(to_json(found), indent=2, ensure_ascii=False))
    elif not chosen.output:
        print(*_lines(found), sep="\n")
    return DONE


def _wrong(reason: str) -> int:
    print(f"plan: {reason}", file=sys.stderr)
    return WRONG_INPUT


def _made(model: Model, chosen: Namespace) -> Planned:
    """The plan, written where a file was named."""
    today, ending = date.today(), f".{chosen.output.rpartition('.')[2]}".lower()
    if chosen.output and ending not in KINDS:
        raise WrongError(f"{chosen.output}: expected a name that ends in {', '.join(KINDS[:-1])} or {KINDS[-1]}")
    if chosen.hours and hours(chosen.hours) is None:
        raise WrongError(f"--hours {chosen.hours}: expected hours a week, such as 4")
    if first_day(chosen.start, today) is None:
        years = plan_rules().most_years
        raise WrongError(f"--start {chosen.start}: expected a day such as 2027-01-04, at most {years} years away")
    with files.source(chosen.file) as source:
        records = list(_records(model, source.read()))
    if not records:
        raise WrongError(f"{chosen.file}: no row names a common task or has answers, so there is nothing to plan")
    found = planned(model, records, chosen.hours, chosen.start, today)
    if chosen.output:
        files.write(chosen.output, _content(model, found, ending))
    return found


def _records(model: Model, data: bytes) -> Iterator[dict[str, Any]]:
    """Tasks as records of a list: of an exported file, else of whatever list it is; each with an id."""
    if content := _exported(data):
        for line in (*content.problems, *content.notes):
            print(line, file=sys.stderr)
        for place, kept in enumerate(content.tasks, 1):
            yield record(kept) | {"id": kept.id or f"task-{place}"}
        return
    understood = lists.read(data)
    for line in understood.said if understood.tasks else ():
        print(line, file=sys.stderr)
    for task, row in zip(understood.tasks, rows.rows(understood), strict=True):
        for open_ in (*task.asks, *rows.mistakes(model, row)) if task.ticked else (task.why,):
            print(f"row {task.key}: {open_}", file=sys.stderr)
        usual = rows.common(row)
        if task.ticked and (usual or row.get("answers")):
            yield record(rows.saved(model, row, usual)) | {"id": f"task-{task.key}"}


def _exported(data: bytes) -> kept_files.Read | None:
    """What is in a file of the page's with everything, even one that is cut off; None for any other list."""
    if not letters.decoded(data).text.lstrip().startswith("{"):
        return None
    try:
        return kept_files.read_file(data)
    except kept_files.FileError as error:
        if error.foreign:
            return None
        raise


def _content(model: Model, found: Planned, ending: str) -> bytes:
    """The plan as a file."""
    if ending == ".xlsx":
        return plan_sheet.workbook(model, found)
    made = document(model, found, paper=ending == ".html")
    if ending == ".docx":
        return wordfile(model, made)
    widths = sorted({*WIDTHS, *MONTH_WIDTHS})
    return render("reports/plan_page.html", title=made.title, body=html(model, made), widths=widths).encode()


def to_json(found: Planned) -> dict[str, Any]:
    """The plan as plain data: hand-overs in their order, months, and what is left out."""
    given = found.given
    return {
        "start": given.start.isoformat(),
        "hours_a_week": given.hours,
        "hours_said": given.said,
        "model_version": definition.model().settings.version,
        "steps": [_step(found, step) for step in given.steps],
        "no_date": [entry.name for entry in given.later],
        "months": _months(given),
        "left_out": [{"task": entry.name, "why": why_out(entry)} for entry in given.stay],
    }


def _step(found: Planned, step: Step) -> dict[str, Any]:
    line, cost = found.lines[step.entry.saved.id], step.cost
    return {
        "task": step.entry.name,
        "goes_to": goes_to(step, line),
        "form": line.answer,
        "firmness": line.firm,
        "setup_from": step.begins.isoformat(),
        "starts": step.starts.isoformat(),
        "runs": step.runs.isoformat(),
        "ends": step.ends.isoformat() if step.ends else None,
        "setup_hours": round(cost.setup_hours, DIGITS),
        "hours_back_a_week": round(cost.back, DIGITS),
        "money_a_month": round(cost.money, DIGITS),
        "setup_money": round(cost.setup_money, DIGITS),
        "currency": cost.currency,
    }


def _months(given: Plan) -> list[dict[str, Any]]:
    return [
        {
            "month": f"{month.first:%Y-%m}",
            "setup": [step.entry.name for step in month.begin],
            "starts": [step.entry.name for step in month.start],
            "trial": [step.entry.name for step in month.trial],
            "runs": [step.entry.name for step in month.run],
            "hours_asked": round(month.asked, DIGITS),
            "hours_at_hand": round(month.at_hand, DIGITS),
            "hours_back": round(month.freed, DIGITS),
            "money": {currency: round(paid, DIGITS) for currency, paid in month.money.items()},
        }
        for month in given.months
    ]


def _lines(found: Planned) -> Iterator[str]:
    """The plan as text: the sums, the hand-overs, the months, what is left out."""
    yield plain(found.view.headline)
    yield from ("".join(plain(parts) for parts, _ in fact) for fact in found.view.facts)
    yield from found.view.rough
    yield from map(plain, found.shown.said)
    for number, step in enumerate(found.given.steps, 1):
        line = found.lines[step.entry.saved.id]
        days = f"{step.begins}  {step.starts}  {step.ends or step.runs}"
        yield f"{number:>3}. {days}  {line.name}: {goes_to(step, line)} ({line.answer})"
    for month, shown in zip(found.given.months, found.shown.months, strict=False):
        money = "".join(plain(part) for part, _ in shown.money)
        yield f"{month.first:%Y-%m}  {plain(shown.asked):>14}  {plain(shown.freed):>6}  {money}"
    yield from filter(None, (found.shown.more, left_out(found)))
