"""The bridge's replies about records: to print, or to keep as a Word file."""

from binascii import b2a_base64
from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator import record_render, subject
from calculator.blocks import Document
from calculator.list_report import list_report
from calculator.record import record
from calculator.record_words import words
from calculator.schema import Model
from calculator.wordfile import wordfile

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WEB = ("https://", "http://")
LONGEST_PAGE = 300


def reply(model: Model, request: Mapping[str, Any]) -> dict[str, str]:
    """The reply to a request for a record, `{"record": "v=1&lifetime=3"}`, or for a report of a list,
    `{"report": [records], "have": "8"}`, both with `"date": "2026-11-25", "page": "https://...", "kind": "html"`.

    As html it has html and title; as kind docx name, type, content (base64) and status; error alone where
    the kind is none of these. The page is the calculator's own address; a date that is none counts as today.
    """
    made = _report if "report" in request else _record
    return answered(made(model, request, day(request.get("date")), page(request.get("page"))), request.get("kind"))


def _record(model: Model, request: Mapping[str, Any], today: date, address: str) -> Document:
    return record(model, subject.of_fragment(str(request["record"])), today, address)


def _report(model: Model, request: Mapping[str, Any], today: date, address: str) -> Document:
    records = request["report"] if isinstance(request["report"], list) else []
    return list_report(model, records, request.get("have"), today, address)


def answered(document: Document, kind: object) -> dict[str, str]:
    """A document in the form that was asked for."""
    if kind in ("html", None):
        return {"html": record_render.html(document), "title": f"{document.title} - {document.kind}"}
    if kind != "docx":
        return {"error": words().say["failed"]}
    name = f"{document.name}.docx"
    content = b2a_base64(wordfile(document), newline=False).decode()
    return {"name": name, "type": WORD, "content": content, "status": words().say["ready"].format(name=name)}


def day(raw: object) -> date:
    """The day asked for, or today."""
    try:
        return date.fromisoformat(raw) if isinstance(raw, str) else date.today()
    except ValueError:
        return date.today()


def page(raw: object) -> str:
    """The calculator's address; empty where it is no address of the web."""
    return raw if isinstance(raw, str) and raw.startswith(WEB) and len(raw) <= LONGEST_PAGE else ""
