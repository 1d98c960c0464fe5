"""The library: score a task, say what it costs, compare many, find a common one. `from calculator import ...`."""

from collections.abc import Iterable, Mapping
from typing import Any

from calculator import scoring
from calculator.costs.result import CostResult
from calculator.model import definition
from calculator.model.answers import MARKS, expected
from calculator.model.decision import Result
from calculator.scoring import Scored
from calculator.tables import table
from calculator.tables.rules import added
from calculator.tasks import search

COLUMNS: dict[str, type] = {column.id: column.type for column in added()}
"""The columns that `compare` adds to a record, with the Python type of what they hold where they are not None."""


class InputError(ValueError):
    """Wrong input. `mistakes` says what would be right, by the id of a question, limit, input or argument."""

    def __init__(self, mistakes: dict[str, str]) -> None:
        super().__init__("\n".join(f"{key}: {text}" for key, text in mistakes.items()))
        self.mistakes = mistakes


def score(
    answers: Mapping[str, Any],
    task: str = "",
    inputs: Mapping[str, Any] | None = None,
    marks: Iterable[str] = (),
    task_id: str = "",
) -> Result:
    """Which way suits one task, and in which form, as the page says.

    `answers` holds a level from 0 to 4 by question id, True or False by limit id, and None or "unsure"
    for "not sure"; a question left out has not been asked. `task` is the task's name. `inputs` holds the
    reader's own figures by input or parameter id, such as {"pieces_per_month": 30, "hours_per_piece": 0.5};
    only hours of work matter here, which tell whether there is enough of it for a post. `marks` say more of the
    work: "profession", "program", "screen", "at_place", "near", "season", "duty". `task_id` names a common task: its
    usual answers, marks and amount count where nothing else is given. Raises InputError, which lists every
    mistake by id.
    """
    return _read(answers, task, inputs, marks, task_id).result


def cost(
    answers: Mapping[str, Any],
    task: str = "",
    inputs: Mapping[str, Any] | None = None,
    marks: Iterable[str] = (),
    task_id: str = "",
) -> CostResult:
    """What each way of getting one task done costs, as the page says: money and the owner's hours, with ranges.

    Takes what `score` takes; all figures left out keep their defaults. Raises InputError, which lists every
    mistake by id.
    """
    return _read(answers, task, inputs, marks, task_id).costs


def _read(answers: object, task: object, inputs: object, marks: Iterable[str], task_id: str) -> Scored:
    if not isinstance(answers, Mapping):
        raise InputError({"answers": 'expected a mapping such as {"lifetime": 3}'})
    if not isinstance(inputs, Mapping | None):
        raise InputError({"inputs": 'expected a mapping such as {"pieces_per_month": 30}'})
    model = definition.model()
    given = dict(answers) | ({MARKS: list(marks)} if marks else {})
    scored, wrong = scoring.read(model, given, task, inputs or {}, task_id)
    mistakes = {key: expected(model, key, given.get(key)) for key in wrong.answers} | wrong.inputs
    if mistakes:
        raise InputError(mistakes)
    return scored


def find(words: str) -> list[str]:
    """The ids of the common tasks that the words mean, the best first: none where nothing fits, at most eight.

    The words are read as in the task field of the page: any order, plurals, slips, names of programs, or a whole
    line of a list.
    """
    return [match.task.id for match in search.find(words)] if words.strip() else []


def compare(records: Iterable[Mapping[str, Any]], answer_only: bool = False) -> list[dict[str, Any]]:
    """Score a table: records in, the same records out, each with the columns of `COLUMNS`.

    A record holds answers by question and limit id, figures by input id and the name of the task under
    "task", as a row of `python -m calculator batch` does; an empty, None or NaN cell has not been asked, and
    any other key is kept. A record that cannot be scored says why under "problems". `answer_only` leaves out
    reasons, change and cost, and is many times as fast. Raises TypeError for a record that is no mapping.
    """
    model, results = definition.model(), []
    for record in records:
        if not isinstance(record, Mapping):
            hint = 'df.to_dict("records") in pandas, df.iter_rows(named=True) in Polars'
            raise TypeError(f"expected records, found {type(record).__name__}; rows as mappings are {hint}")
        results.append(dict(record) | table.result(model, record, answer_only))
    return results
