"""What the bridge answers about records: as HTML to print and as a Word file."""

from binascii import b2a_base64
from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.formats.html import render
from calculator.model.definition import Model
from calculator.page import scored
from calculator.reports.blocks import Document
from calculator.reports.list import list_report
from calculator.reports.task import record
from calculator.reports.word import wordfile
from calculator.reports.words import words

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WEB = ("https://", "http://")
LONGEST_PAGE = 300


def reply(model: Model, request: Mapping[str, Any]) -> dict[str, str]:
    """The reply to a request for a record, `{"record": "v=1&lifetime=3"}`, or for a report of a list,
    `{"report": [records], "have": "8"}`, both with `"date": "2026-11-25", "page": "https://...", "kind": "html"`.

    As html it has html and title; as kind docx name, type, content (base64) and status; error alone where
    the kind is none of these. The page is the calculator's own address; a date that is none counts as today.
    """
    today, address = day(request.get("date")), page(request.get("page"))
    if "report" in request:
        records = request["report"] if isinstance(request["report"], list) else []
        document = list_report(model, records, request.get("have"), today, address)
    else:
        document = record(model, scored.of_fragment(model, str(request["record"])), today, address)
    return answered(model, document, request.get("kind"))


def answered(model: Model, document: Document, kind: object) -> dict[str, str]:
    """A document in the form that was asked for."""
    if kind in ("html", None):
        return {"html": html(model, document), "title": f"{document.title} - {document.kind}"}
    if kind != "docx":
        return {"error": words().say["failed"]}
    name = f"{document.name}.docx"
    content = b2a_base64(wordfile(model, document), newline=False).decode()
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


def html(model: Model, document: Document) -> str:
    """The document's blocks as markup for the print-only region of a page."""
    return render("reports/document.html", document=document, ways=model.ways, wording=model.wording)
