"""The list's page, with the worked examples as records of saved tasks to show what a list looks like."""

from typing import Any

from calculator import load
from calculator.formats.html import render
from calculator.model.definition import Model
from calculator.page import link as page_link
from calculator.portfolio import html as portfolio_html
from calculator.portfolio.entries import work_out
from calculator.portfolio.rules import files
from calculator.reports.words import words as record_words
from calculator.site.content import examples, start
from calculator.site.places import DOCS

COMMON = DOCS / "tasks.md"


def page(model: Model, base: str) -> str:
    """The list before anything is read."""
    words = load.texts("site/files.toml")
    part = render("portfolio/files.html", words=words, base=base, most=files().most_bytes)
    own, say = load.texts("site/bring.toml"), load.table("portfolio/lists.toml")["say"]
    return portfolio_html.page(
        model,
        base,
        examples=records(model),
        common=COMMON.exists(),
        files=part,
        bring=render("portfolio/bring.html", words=own, say=say, undo=words["undo"]),
        records=record_words().say,
        start=start.templates(model, base, listed=True),
    )


def records(model: Model) -> list[dict[str, Any]]:
    """A record for each worked example in the form's own values, worked out already."""
    tasks = []
    for key, example in examples.examples().items():
        form = page_link.read(model, {**example.said, **example.inputs, "task": example.task}).form
        task = {"id": f"example-{key}", "name": example.task, "form": form, "notes": ""}
        tasks.append(task | {"model_version": model.settings.version, "seen": work_out(model, form).to_json()})
    return tasks
