"""Command line: python -m calculator score FILE|- [--json]. One task, as the page scores it."""

import json
import sys
from argparse import ArgumentParser, Namespace

from calculator import scoring
from calculator.cli import files
from calculator.cli.report import cost_report, report
from calculator.cli.status import DONE, WRONG_INPUT
from calculator.costs import inputs
from calculator.costs.readings import readings
from calculator.formats import letters
from calculator.model import answers as model_answers
from calculator.model import definition
from calculator.model.answers import MARKS, expected
from calculator.model.definition import Model
from calculator.scoring import Scored

KEYS = ("answers", "task", "inputs", "marks", "task_id")


class WrongInputError(Exception):
    """Wrong input; `lines` says what would be right, a line each."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(*lines)
        self.lines = lines


def options(parser: ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("file", metavar="FILE", help='JSON with "answers", "task" and "inputs"; - reads standard input')
    parser.add_argument("--json", action="store_true", help="print the result as JSON")


def run(chosen: Namespace) -> int:
    """Score one task: 0 where its answers and figures can be read, 2 with a line for each mistake where not."""
    model = definition.model()
    try:
        text = _text(chosen.file)
        task = read(model, text)
    except WrongInputError as mistakes:
        print(*mistakes.lines, sep="\n", file=sys.stderr)
        return WRONG_INPUT
    for line in older(model, text):
        print(line, file=sys.stderr)
    if chosen.json:
        print(json.dumps(task.result.to_json() | task.costs.to_json(), indent=2, ensure_ascii=False))
    else:
        print(report(model, task.view), cost_report(task.costs, task.cost_view), sep="\n\n")
    return DONE


def _text(name: str) -> str:
    """What a file holds; WrongInputError where its letters are neither UTF-8 nor UTF-16."""
    with files.source(name) as source:
        read_as = letters.decoded(source.read())
    if read_as.guessed:
        raise WrongInputError([f"{name}: its letters are not UTF-8; save it as UTF-8"])
    return read_as.text


def older(model: Model, text: str) -> list[str]:
    """What is said about answers and figures of version 1, and of how a figure was read, in a JSON text that can be."""
    raw = json.loads(text)
    figures = raw.get("inputs", {})
    read_as = [f"inputs.{key}: {said}" for key, said in readings(figures).items()]
    return [*model_answers.older(model, raw["answers"]), *inputs.gone(figures), *read_as]


def read(model: Model, text: str) -> Scored:
    """The task in a JSON text; WrongInputError says per question or input what would be right."""
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WrongInputError([f"input: this is not JSON: {error}"]) from error
    if not isinstance(raw, dict) or not isinstance(raw.get("answers"), dict):
        raise WrongInputError(['input: expected {"answers": {"lifetime": 3, ...}, "task": "...", "inputs": {}}'])
    told = raw.get("inputs", {})
    given = raw["answers"] | ({MARKS: raw[MARKS]} if MARKS in raw else {})
    figures = told if isinstance(told, dict) else {}
    task, wrong = scoring.read(model, given, raw.get("task", ""), figures, raw.get(scoring.TASK_ID, ""))
    lines = [f"{key}: unknown key; expected one of {', '.join(KEYS)}" for key in raw if key not in KEYS]
    lines += [f"{key}: {expected(model, key, given.get(key))}" for key in wrong.answers]
    if not isinstance(told, dict):
        lines.append('inputs: expected {"pieces_per_month": 30, ...}')
    task_id = wrong.inputs.pop(scoring.TASK_ID, None)
    lines += [f"{scoring.TASK_ID}: {task_id}"] if task_id else []
    lines += [f"inputs.{key}: {mistake}" for key, mistake in wrong.inputs.items()]
    if lines:
        raise WrongInputError(lines)
    return task
