"""The one function that JavaScript calls: JSON text in, JSON text out. Knows nothing of Pyodide."""

import json
from typing import Any

from calculator import address, load, render
from calculator.answers import Answers, form_values, parse
from calculator.decision import decide
from calculator.result import Result
from calculator.schema import Model
from calculator.view import view


def respond(text: str) -> str:
    """Score the form's values, or a link's; a reader's mistake comes back as a message, never raised.

    The request is `{"form": {name: value}}` or `{"fragment": "v=1&lifetime=3"}`. The reply's keys are
    html, status, attributes, notices_html, fragment, next, enough, answered and result, and form
    where a fragment was given. With a `template` in the request the reply is a document to keep
    (see `calculator.documents`).
    """
    model = load.model()
    request, messages = _request(model, text)
    if "template" in request:
        return _text(_document(model, request))
    if isinstance(request.get("fragment"), str):
        link = address.decode(model, request["fragment"])
        reply = _reply(model, link.answers, messages + link.messages)
        return _text(reply | {"form": form_values(link.answers)})
    form = request.get("form")
    fields = form if isinstance(form, dict) else {}
    answers, errors = parse(model, {k: v for k, v in fields.items() if k != "task"}, fields.get("task", ""))
    return _text(_reply(model, answers, messages + list(errors.values())))


def _request(model: Model, text: str) -> tuple[dict[str, Any], list[str]]:
    try:
        request = json.loads(text)
    except (ValueError, RecursionError):
        request = None
    if isinstance(request, dict) and request.keys() & {"form", "fragment"}:
        return request, []
    return {}, [model.errors["request"]]


def _document(model: Model, request: dict[str, Any]) -> dict[str, str]:
    """A document filled in from the answers of a link."""
    from calculator.documents import document  # only where one is asked for: the start stays quick

    fragment = request.get("fragment")
    link = address.decode(model, fragment if isinstance(fragment, str) else "")
    return document(model, decide(model, link.answers), request)


def _reply(model: Model, answers: Answers, messages: list[str]) -> dict[str, Any]:
    found = decide(model, answers)
    seen = view(model, found)
    return {
        "html": render.result(model, found),
        "status": seen.status,
        "attributes": _attributes(found),
        "notices_html": render.notices(model, messages),
        "fragment": address.encode(answers),
        "next": _next(model, answers, found),
        "enough": found.ask_next is None and found.way is not None,
        "answered": [*answers.levels, *answers.limits],
        "result": found.to_json(),
    }


def _attributes(found: Result) -> dict[str, str]:
    confidence = str(found.percent[found.way]) if found.way else ""
    return {"data-state": "ready", "data-way": found.way or "", "data-confidence": confidence}


def _next(model: Model, answers: Answers, found: Result) -> str | None:
    """The field to open next: the question worth most, then the limits not asked yet."""
    unasked = [key for key in model.limits if key not in answers.limits]
    return found.ask_next or (unasked[0] if unasked else None)


def _text(reply: dict[str, Any]) -> str:
    return json.dumps(reply, ensure_ascii=False, allow_nan=False)
