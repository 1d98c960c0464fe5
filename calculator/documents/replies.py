"""A request for a filled-in document to a file: its name, media type and content."""

import re
import zipfile
from binascii import a2b_base64, b2a_base64
from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.documents import forms, values
from calculator.documents.markdown import markdown
from calculator.documents.rules import papers
from calculator.documents.word import fill
from calculator.load import DataError
from calculator.model.answers import Inputs
from calculator.model.definition import Model
from calculator.model.view import View

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown;charset=utf-8",
}
LONGEST_NAME = 60


def document(model: Model, view: View, inputs: Inputs, request: Mapping[str, Any]) -> dict[str, str]:
    """The reply to `{"template": id, "kind": "docx" | "md", "content": base64, "date": "2026-06-01"}`.

    The content is the empty Word file, or the template as JSON for Markdown; without a date it is today. The reply has
    name, type, content (base64) and status; or, where the request cannot be met, error alone.
    """
    say = papers().words
    try:
        template, kind, empty = request["template"], request["kind"], a2b_base64(request["content"])
        raw = request.get("date")
        day = date.fromisoformat(raw) if isinstance(raw, str) else date.today()
        known, notes = values.values(model, view.result, day, inputs), values.notes(model, view, day)
        if kind == "docx":
            content = fill(empty, known, day, notes)
        elif kind == "md":
            content = markdown(forms.read(empty.decode("utf-8"), "request"), known, notes).encode()
        else:
            return {"error": say["failed"]}
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile, DataError):
        return {"error": say["failed"]}
    name = f"{template}-{slug(view.task)}".strip("-") + f".{kind}"
    encoded = b2a_base64(content, newline=False).decode()
    return {"name": name, "type": TYPES[kind], "content": encoded, "status": say["made"].format(name=name)}


def slug(task: str) -> str:
    """The task's name as part of a file's name."""
    return re.sub(r"[\W_]+", "-", task.lower())[:LONGEST_NAME].strip("-")
