"""Saved tasks as the text of a file: everything as JSON, or a table as CSV for a spreadsheet."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from calculator import address, columns, load, sheet
from calculator import inputs as figures
from calculator.answers import form_values
from calculator.files import files
from calculator.saved import Saved
from calculator.saved_check import record
from calculator.spreadsheet import Form

TEXTS = ("notes", "kind", "id")  # columns that only the page reads


def everything(tasks: Sequence[Saved], rest: Mapping[str, Any], time: str) -> str:
    """All tasks and what else the page keeps as JSON, a task a line, as tasks-1.json says."""
    rules = files()
    head = {"format": rules.format, "version": rules.version, "exported": time}
    head |= {"model_version": load.model().settings.version, **rest}
    lines = [f" {_json(key)}: {_json(value)}" for key, value in head.items()]
    listed = ",\n".join(f"  {_json(record(task))}" for task in tasks)
    return "{\n" + ",\n".join(lines) + ',\n "tasks": [\n' + listed + "\n ]\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def table(tasks: Sequence[Saved], decimal_comma: bool = False) -> str:
    """The tasks as CSV: the columns of a list that is scored, then notes, kind and id.

    Semicolons separate where the reader's decimal mark is a comma, as spreadsheets there expect.
    """
    form = Form(";" if decimal_comma else ",", "\r\n", bom=True)
    records = [_row(task) for task in tasks]
    given = {key for record in records for key in record}
    model = load.model()
    names = [key for key in columns.known(model) if key in given or key in columns.asked(model)]
    return "".join(sheet.write(records, [*names, *TEXTS], form))


def _row(task: Saved) -> dict[str, Any]:
    """A row: answers as the form has them, figures as numbers, and what cannot be read as it was entered."""
    found = address.read(load.model(), task.form)
    own = {key: _number(key, value) for key, value in found.inputs.own.items()}
    return form_values(found.answers) | found.unread | own | {key: getattr(task, key) for key in TEXTS}


def _number(key: str, value: float | str) -> float | str:
    """A figure in the unit it is shown in."""
    if isinstance(value, str):
        return value
    shown = float(figures.shown(key, value))
    return int(shown) if shown.is_integer() else shown
