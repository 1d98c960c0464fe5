"""A request for a filled-in document to a file: its name, media type and content."""

import re
import zipfile
from binascii import a2b_base64, b2a_base64
from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.documents import forms
from calculator.documents import rules as documents_rules
from calculator.documents import values as documents_values
from calculator.documents.markdown import markdown
from calculator.documents.word import fill
from calculator.load import DataError
from calculator.model.answers import Inputs
from calculator.model.decision import Result
from calculator.model.definition import Model

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown;charset=utf-8",
}
LONGEST_NAME = 60


def document(model: Model, found: Result, inputs: Inputs, request: Mapping[str, Any]) -> dict[str, str]:
    """The reply to `{"template": id, "kind": "docx" | "md", "content": base64, "date": "2026-06-01"}`.

    The content is the empty Word file, or the template as JSON for Markdown. The reply has
    name, type, content (base64) and status; or, where the request cannot be met, error alone.
    """
    say = documents_rules.papers().words
    try:
        template, kind, content = (request[key] for key in ("template", "kind", "content"))
        made = _made(model, found, inputs, kind, a2b_base64(content), _day(request.get("date")))
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile, DataError):
        return {"error": say["failed"]}
    name = f"{template}-{slug(found.answers.task)}".strip("-") + f".{kind}"
    encoded = b2a_base64(made, newline=False).decode()
    return {"name": name, "type": TYPES[kind], "content": encoded, "status": say["made"].format(name=name)}


def _made(model: Model, found: Result, inputs: Inputs, kind: str, content: bytes, day: date) -> bytes:
    values, notes = documents_values.values(model, found, day, inputs), documents_values.notes(model, found, day)
    if kind == "docx":
        return fill(content, values, day, notes)
    if kind == "md":
        return markdown(forms.read(content.decode("utf-8"), "request"), values, notes).encode()
    raise ValueError(kind)


def _day(raw: object) -> date:
    """The day asked for, or today."""
    return date.fromisoformat(raw) if isinstance(raw, str) else date.today()


def slug(task: str) -> str:
    """The task's name as part of a file's name."""
    return re.sub(r"[\W_]+", "-", task.lower())[:LONGEST_NAME].strip("-")
