"""The worked examples as records of saved tasks, to show what a list looks like."""

from typing import Any

from calculator import load
from calculator.address import read
from calculator.portfolio import seen
from calculator.schema import Model


def records(model: Model) -> list[dict[str, Any]]:
    """A record for each worked example, worked out already."""
    return [_record(model, example.id, example.task) for example in load.examples().values()]


def _record(model: Model, key: str, task: str) -> dict[str, Any]:
    """One example, in the form's own values."""
    example = load.examples()[key]
    form = read(model, {**example.answers, **example.inputs, "task": task}).form
    version = model.settings.version
    shown = seen(model, form).to_json()
    return {"id": f"example-{key}", "name": task, "form": form, "notes": "", "model_version": version, "seen": shown}
