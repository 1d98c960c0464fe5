"""Command line: python -m calculator score FILE|- [--json]."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from calculator import assumptions, load
from calculator.answers import Answers, parse
from calculator.cost_report import cost_report
from calculator.costing import cost
from calculator.decision import decide
from calculator.inputs import Inputs
from calculator.report import report
from calculator.schema import Model

WRONG_INPUT = 2
KEYS = ("answers", "task", "inputs")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 2 for wrong input, with one line on stderr per mistake."""
    options = _parser().parse_args(arguments)
    model = load.model()
    try:
        answers, inputs = read(model, _text(options.file))
    except WrongInputError as mistakes:
        print(*mistakes.lines, sep="\n", file=sys.stderr)
        return WRONG_INPUT
    result = decide(model, assumptions.with_hours(answers, inputs))
    costs = cost(model, answers, inputs, result)
    if options.json:
        print(json.dumps(result.to_json() | costs.to_json(), indent=2, ensure_ascii=False))
    else:
        print(report(model, result), cost_report(costs), sep="\n\n")
    return 0


class WrongInputError(Exception):
    """Wrong input; `lines` says what would be right, a line each."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(*lines)
        self.lines = lines


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m calculator", description="Score tasks as the page does.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    score = commands.add_parser("score", help="score one task")
    score.add_argument("file", metavar="FILE", help='JSON with "answers", "task" and "inputs"; - reads standard input')
    score.add_argument("--json", action="store_true", help="print the result as JSON")
    return parser


def _text(name: str) -> str:
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongInputError([f"{name}: cannot be read: {error}"]) from error


def read(model: Model, text: str) -> tuple[Answers, Inputs]:
    """The answers and inputs in a JSON text; WrongInputError says per question or input what would be right."""
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WrongInputError([f"input: this is not JSON: {error}"]) from error
    if not isinstance(raw, dict) or not isinstance(raw.get("answers"), dict):
        raise WrongInputError(['input: expected {"answers": {"lifetime": 3, ...}, "task": "...", "inputs": {}}'])
    answers, errors = parse(model, raw["answers"], raw.get("task", ""))
    lines = [f"{key}: unknown key; expected one of {', '.join(KEYS)}" for key in raw if key not in KEYS]
    lines += [f"{key}: {_right(model, key, raw['answers'])}" for key in errors]
    figures = raw.get("inputs", {})
    if not isinstance(figures, dict):
        raise WrongInputError([*lines, 'inputs: expected {"pieces_per_month": 30, ...}'])
    inputs, wrong = assumptions.read(figures, answers)
    lines += [f"inputs.{key}: {said}" for key, said in wrong.items()]
    if lines:
        raise WrongInputError(lines)
    return answers, inputs


def _right(model: Model, key: str, raw: dict[str, Any]) -> str:
    """What would be right for an id."""
    if key == "task":
        return "expected text"
    value = json.dumps(raw[key])[:40]
    if key in model.questions:
        return f'{value} is no answer; expected a whole number from 0 to 4, "unsure" or null'
    if key in model.limits:
        return f'{value} is no answer; expected true, false, "yes", "no", "unsure" or null'
    return f"unknown question; expected one of {', '.join((*model.questions, *model.limits))}"


if __name__ == "__main__":
    sys.exit(main())
