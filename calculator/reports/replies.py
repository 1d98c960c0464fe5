"""What the bridge answers about records: as HTML to print and as a Word file."""

from binascii import b2a_base64
from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.documents.replies import TYPES
from calculator.formats.html import render
from calculator.model.definition import Model
from calculator.page import scored
from calculator.reports import plan_sheet
from calculator.reports.blocks import Document
from calculator.reports.list import list_report
from calculator.reports.plan import document, planned
from calculator.reports.task import record
from calculator.reports.word import A4, LETTER, wordfile
from calculator.reports.words import words

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WEB = ("https://", "http://")
LONGEST_PAGE = 300


def reply(model: Model, request: Mapping[str, Any]) -> dict[str, str]:
    """The reply to a request for a record, `{"record": "v=1&lifetime=3"}`, for a report of a list,
    `{"report": [records], "have": "8"}`, or for its plan, `{"plan": [records], "have": "8", "start": "2027-01-04"}`,
    all with `"date": "2026-11-25", "page": "https://...", "kind": "html"`, and `"locale": "en-US"`, which says on what
    paper a Word file prints.

    As html it has html and title; as kind docx, and a plan as xlsx, name, type, content (base64) and status; error
    alone where the kind is none of these. The page is the calculator's own address; what is no date is today.
    """
    today, address = day(request.get("date")), page(request.get("page"))
    if "plan" in request:
        return _plan(model, request, today)
    if "report" in request:
        records = request["report"] if isinstance(request["report"], list) else []
        made = list_report(model, records, request.get("have"), today, address, request.get("start"))
    else:
        made = record(model, scored.of_fragment(model, str(request["record"])), today, address)
    return answered(model, made, request.get("kind"), request.get("locale"))


def _plan(model: Model, request: Mapping[str, Any], today: date) -> dict[str, str]:
    """A plan in the form that was asked for."""
    records, kind = request["plan"] if isinstance(request["plan"], list) else [], request.get("kind")
    found = planned(model, records, request.get("have"), request.get("start"), today)
    if kind == "xlsx":
        return _file(plan_sheet.name(found), SHEET, plan_sheet.workbook(model, found))
    return answered(model, document(model, found, paper=kind in ("html", None)), kind, request.get("locale"))


def _file(name: str, kind: str, content: bytes) -> dict[str, str]:
    """A file to offer as a download."""
    text = b2a_base64(content, newline=False).decode()
    return {"name": name, "type": kind, "content": text, "status": words().say["ready"].format(name=name)}


def answered(model: Model, made: Document, kind: object, locale: object = None) -> dict[str, str]:
    """A document in the form that was asked for."""
    if kind in ("html", None):
        return {"html": html(model, made), "title": f"{made.title} - {made.kind}"}
    if kind != "docx":
        return {"error": words().say["failed"]}
    return _file(f"{made.name}.docx", TYPES["docx"], wordfile(model, made, size(locale)))


def size(locale: object) -> tuple[int, int]:
    """US Letter where the language tag names a country that prints on it, else A4."""
    country = locale.rpartition("-")[2] if isinstance(locale, str) else ""
    return LETTER if country in words().letter else A4


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
