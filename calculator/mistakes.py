"""A mistake in an answer, in a line for programs and for the command line: what would be right."""

import json

from calculator.schema import Model

LONGEST = 40


def line(model: Model, key: str, value: object) -> str:
    """What would be right for an id; `value` is what was given."""
    if key == "task":
        return "expected text"
    shown = json.dumps(value, default=str)[:LONGEST]
    if key in model.questions:
        return f'{shown} is no answer; expected a whole number from 0 to 4, "unsure" or null'
    if key in model.limits:
        return f'{shown} is no answer; expected true, false, "yes", "no", "unsure" or null'
    return f"unknown question; expected one of {', '.join((*model.questions, *model.limits))}"
