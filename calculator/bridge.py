"""The one function that JavaScript calls: JSON text in, JSON text out. Knows nothing of Pyodide."""

import json
from types import ModuleType
from typing import Any

from calculator import address, load, render
from calculator.address import Link
from calculator.decision import decide
from calculator.headway import headway
from calculator.result import Result
from calculator.schema import Model
from calculator.typical import Marks
from calculator.view import view

BASE = "../"  # from the calculator's page to the site's root
TASK_FIELD = {"find", "pick", "take_out"}
SAVED = {"score", "list", "compare", "moved"}
RECORDS = {"record", "report"}
FILES = {"share", "link", "export", "import"}
REQUESTS = {"form", "fragment", "cost", "log", "template"} | TASK_FIELD | SAVED | FILES | RECORDS
NOTHING_TYPICAL: dict[str, Any] = {"marked": [], "note_html": ""}


def respond(text: str) -> str:
    """Answer one request of the page; a reader's mistake comes back as a message, never raised.

    `{"form": {name: value}}` and `{"fragment": "v=1&lifetime=3"}` are scored: the reply's keys are html,
    status, attributes, notices_html, fragment, next, enough, progress, answered, typical and result, and form where a
    fragment was given. `{"cost": "v=1&lifetime=3"}` gets the cost lens: head, html, status, fields, cost,
    and wrong, which is true while a figure cannot be read and is left out. `{"log": [job, ...]}` gets values
    (form text by parameter id, empty where no job says any) and messages.
    What the task field asks is told in `picker.respond`.
    A `template` in the request gets a document to keep: see `calculator.documents`; a `record` that of a task, a
    `report` that of a list: see `record_bridge`. `score`, `list`, `compare` and `moved` are about saved tasks: see
    `portfolio_bridge`; `share`, `link`, `export` and `import` about whole lists: see `files_bridge`.
    """
    model = load.model()
    request, messages = _request(model, text)
    if isinstance(request.get("cost"), str):
        return _text(_costs().reply(request["cost"]))
    if isinstance(request.get("log"), list):
        return _text(_costs().log_reply(request["log"]))
    if request.keys() & RECORDS:
        return _text(_records().reply(model, request))
    if request.keys() & TASK_FIELD and (picked := _picker().respond(model, request)):
        return _text(picked)
    if "template" in request:
        return _text(_document(model, request))
    if isinstance(request.get("fragment"), str):
        link = address.decode(model, request["fragment"])
        told = messages + (_picker().messages(link.marks) if link.marks.task else [])
        return _text(_reply(model, link, told) | {"form": link.form})
    if request.keys() & SAVED:
        return _text(_saved().reply(model, request) or {})
    if request.keys() & FILES:
        return _text(_files().reply(model, request) or {})
    fields = request.get("form")
    link = address.read(model, fields if isinstance(fields, dict) else {})
    return _text(_reply(model, link, messages))


def _costs() -> ModuleType:
    """The cost lens, imported when it is first asked for: the first answer does not wait for it."""
    from calculator import cost_bridge

    return cost_bridge


def _records() -> ModuleType:
    """Records on paper and as Word files, imported when one is first asked for."""
    from calculator import record_bridge

    return record_bridge


def _picker() -> ModuleType:
    """The task field's part, read when it is first needed and not at the start."""
    from calculator import picker

    return picker


def _saved() -> ModuleType:
    """The list of tasks, imported when it is first asked for."""
    from calculator import portfolio_bridge

    return portfolio_bridge


def _files() -> ModuleType:
    """Links and files of whole lists, imported when they are first asked for."""
    from calculator import files_bridge

    return files_bridge


def _request(model: Model, text: str) -> tuple[dict[str, Any], list[str]]:
    try:
        request = json.loads(text)
    except (ValueError, RecursionError):
        request = None
    if isinstance(request, dict) and request.keys() & REQUESTS:
        return request, []
    return {}, [model.errors["request"]]


def _document(model: Model, request: dict[str, Any]) -> dict[str, str]:
    """A document filled in from the answers of a link."""
    from calculator.documents import document  # only where one is asked for: the start stays quick

    fragment = request.get("fragment")
    link = address.decode(model, fragment if isinstance(fragment, str) else "")
    return document(model, decide(model, link.scored), link.inputs, request)


def _reply(model: Model, link: Link, messages: list[str]) -> dict[str, Any]:
    found = decide(model, link.scored)
    seen = view(model, found)
    beside, told = _typical(model, found, link.marks)
    return {
        "html": render.result(model, found, BASE, typical=told),
        "status": seen.status,
        "attributes": _attributes(found),
        "notices_html": render.notices(model, messages + link.messages),
        "typical": beside,
        "fragment": address.encode(link.answers, link.inputs, link.marks),
        "next": _next(model, link, found),
        "enough": found.ask_next is None and found.way is not None,
        "progress": headway(model, link.answers, found),
        "answered": [*link.answers.levels, *link.answers.limits],
        "result": found.to_json(),
    }


def _typical(model: Model, found: Result, marks: Marks) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """What is said about typical answers, beside the form and in the result."""
    if not marks.task:
        return NOTHING_TYPICAL, None
    beside = _picker().beside(model, found.answers, marks)
    return beside, _picker().in_result(model, found, beside["marked"])


def _attributes(found: Result) -> dict[str, str]:
    confidence = str(found.percent[found.way]) if found.way else ""
    return {"data-state": "ready", "data-way": found.way or "", "data-confidence": confidence}


def _next(model: Model, link: Link, found: Result) -> str | None:
    """The field to open next: the question worth most, then the limits not asked yet."""
    unasked = [key for key in model.limits if key not in link.answers.limits]
    return found.ask_next or (unasked[0] if unasked else None)


def _text(reply: dict[str, Any]) -> str:
    return json.dumps(reply, ensure_ascii=False, allow_nan=False)
