"""The list's page, with the worked examples as records of saved tasks to show what a list looks like."""

from pathlib import Path
from typing import Any

from calculator import load, portfolio_render
from calculator.address import read
from calculator.files import files
from calculator.portfolio import seen
from calculator.render import render
from calculator.schema import Model

COMMON = Path(__file__).parents[2] / "docs" / "tasks.md"


def page(model: Model, base: str) -> str:
    """The list before anything is read."""
    words = load.table("files_page.toml")
    part = render("files.html", words=words, base=base, most=files().most_bytes)
    return portfolio_render.page(model, base, records(model), COMMON.exists(), part)


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
