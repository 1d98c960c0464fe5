"""The library: score one task, or compare many. What `from calculator import ...` gives."""

from collections.abc import Iterable, Mapping
from typing import Any

from calculator import load, table
from calculator.answers import parse
from calculator.decision import decide
from calculator.mistakes import line
from calculator.result import Result

COLUMNS: dict[str, type] = {column.id: column.type for column in table.columns()}
"""The columns that `compare` adds to a record, with the Python type of what they hold where they are not None."""


class InputError(ValueError):
    """Wrong input. `mistakes` says what would be right, by the id of a question, limit or argument."""

    def __init__(self, mistakes: dict[str, str]) -> None:
        super().__init__("\n".join(f"{key}: {text}" for key, text in mistakes.items()))
        self.mistakes = mistakes


def score(answers: Mapping[str, Any], task: str = "") -> Result:
    """Score one task, as the page does.

    `answers` holds a level from 0 to 4 by question id, True or False by limit id, and None or "unsure"
    for "not sure"; a question left out has not been asked. `task` is the task's name.
    Raises InputError, which lists every mistake by id.
    """
    if not isinstance(answers, Mapping):
        raise InputError({"answers": 'expected a mapping such as {"lifetime": 3}'})
    model = load.model()
    found, wrong = parse(model, answers, task)
    if wrong:
        raise InputError({key: line(model, key, answers.get(key)) for key in wrong})
    return decide(model, found)


def compare(records: Iterable[Mapping[str, Any]], answer_only: bool = False) -> list[dict[str, Any]]:
    """Score a table: records in, the same records out, each with the columns of `COLUMNS`.

    A record holds answers by question and limit id and the name of the task under "task", as a row of
    `python -m calculator batch` does; an empty, None or NaN cell has not been asked, and any other key is
    kept. A record that cannot be scored says why under "problems". `answer_only` leaves out reasons, change
    and cost, and takes half the time. Raises TypeError for a record that is no mapping.
    """
    model = load.model()
    tasks = map(_mapping, records)
    return [dict(task) | table.result(model, task, answer_only) for task in tasks]


def _mapping(record: object) -> Mapping[str, Any]:
    if not isinstance(record, Mapping):
        kind = type(record).__name__
        hint = 'df.to_dict("records") in pandas, df.iter_rows(named=True) in Polars'
        raise TypeError(f"expected records, found {kind}; rows as mappings are {hint}")
    return record
