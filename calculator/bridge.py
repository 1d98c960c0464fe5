"""The one function that JavaScript calls: JSON text in, JSON text out. Knows nothing of Pyodide."""

import json
from types import ModuleType
from typing import Any

from calculator import address, load, render, typical
from calculator.answers import Answers, form_values, parse
from calculator.decision import decide
from calculator.result import Result
from calculator.schema import Model
from calculator.typical import Marks
from calculator.view import view

TASK_FIELD = {"find", "pick", "take_out"}
NOTHING_TYPICAL: dict[str, Any] = {"marked": [], "note_html": ""}


def respond(text: str) -> str:
    """Score the form's values, or a link's; a reader's mistake comes back as a message, never raised.

    The request is `{"form": {name: value}}` or `{"fragment": "v=1&lifetime=3"}`. The reply's keys are
    html, status, attributes, notices_html, fragment, next, enough, answered, typical and result, and form
    where a fragment was given. What the task field asks is told in `picker.respond`.
    """
    model = load.model()
    request, messages = _request(model, text)
    if request.keys() & TASK_FIELD and (picked := _picker().respond(model, request)):
        return _text(picked)
    if isinstance(request.get("fragment"), str):
        link = address.decode(model, request["fragment"])
        told = messages + link.messages + (_picker().messages(link.marks) if link.marks.task else [])
        reply = _reply(model, link.answers, told, link.marks)
        return _text(reply | {"form": form_values(link.answers) | typical.form_values(link.marks)})
    form = request.get("form")
    fields = form if isinstance(form, dict) else {}
    asked = {k: v for k, v in fields.items() if k not in ("task", *typical.FIELDS)}
    answers, errors = parse(model, asked, fields.get("task", ""))
    return _text(_reply(model, answers, messages + list(errors.values()), typical.read(fields)))


def _picker() -> ModuleType:
    """The task field's part, read when it is first needed and not at the start."""
    from calculator import picker

    return picker


def _request(model: Model, text: str) -> tuple[dict[str, Any], list[str]]:
    try:
        request = json.loads(text)
    except (ValueError, RecursionError):
        request = None
    if isinstance(request, dict) and request.keys() & ({"form", "fragment"} | TASK_FIELD):
        return request, []
    return {}, [model.errors["request"]]


def _reply(model: Model, answers: Answers, messages: list[str], marks: Marks) -> dict[str, Any]:
    found = decide(model, answers)
    seen = view(model, found)
    beside, told = _typical(model, found, marks)
    return {
        "html": render.result(model, found, typical=told),
        "status": seen.status,
        "attributes": _attributes(found),
        "notices_html": render.notices(model, messages),
        "typical": beside,
        "fragment": address.encode(answers, marks),
        "next": _next(model, answers, found),
        "enough": found.ask_next is None and found.way is not None,
        "answered": [*answers.levels, *answers.limits],
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


def _next(model: Model, answers: Answers, found: Result) -> str | None:
    """The field to open next: the question worth most, then the limits not asked yet."""
    unasked = [key for key in model.limits if key not in answers.limits]
    return found.ask_next or (unasked[0] if unasked else None)


def _text(reply: dict[str, Any]) -> str:
    return json.dumps(reply, ensure_ascii=False, allow_nan=False)
