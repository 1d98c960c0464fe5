"""The one function that JavaScript calls: JSON text in, JSON text out. Knows nothing of Pyodide."""

import json
from typing import Any

from calculator import address, cost_render, load, render
from calculator import inputs as figures
from calculator.address import Link
from calculator.assumptions import with_hours
from calculator.cost_page import field_states
from calculator.costing import cost
from calculator.decision import decide
from calculator.headway import headway
from calculator.own_figures import own_figures
from calculator.result import Result
from calculator.schema import Model
from calculator.view import view

BASE = "../"  # from the calculator's page to the site's root


def respond(text: str) -> str:
    """Answer one request of the page; a reader's mistake comes back as a message, never raised.

    `{"form": {name: value}}` and `{"fragment": "v=1&lifetime=3"}` are scored: the reply's keys are html,
    status, attributes, notices_html, fragment, next, enough, progress, answered and result, and form where a
    fragment was given. `{"cost": "v=1&lifetime=3"}` gets the cost lens: head, html, status, fields, cost,
    and wrong, which is true while a figure cannot be read and is left out. `{"log": [job, ...]}` gets values (form
    text by parameter id) and messages.
    """
    model = load.model()
    request, messages = _request(model, text)
    if isinstance(request.get("cost"), str):
        return _text(_cost(model, address.decode(model, request["cost"])))
    if isinstance(request.get("log"), list):
        return _text(_log(request["log"]))
    if isinstance(request.get("fragment"), str):
        link = address.decode(model, request["fragment"])
        return _text(_reply(model, link, messages) | {"form": link.form})
    fields = request.get("form")
    link = address.read(model, fields if isinstance(fields, dict) else {})
    return _text(_reply(model, link, messages))


REQUESTS = {"form", "fragment", "cost", "log"}


def _request(model: Model, text: str) -> tuple[dict[str, Any], list[str]]:
    try:
        request = json.loads(text)
    except (ValueError, RecursionError):
        request = None
    if isinstance(request, dict) and request.keys() & REQUESTS:
        return request, []
    return {}, [model.errors["request"]]


def _reply(model: Model, link: Link, messages: list[str]) -> dict[str, Any]:
    found = decide(model, with_hours(link.answers, link.inputs))
    seen = view(model, found)
    return {
        "html": render.result(model, found, BASE),
        "status": seen.status,
        "attributes": _attributes(found),
        "notices_html": render.notices(model, messages + link.messages),
        "fragment": address.encode(link.answers, link.inputs),
        "next": _next(model, link, found),
        "enough": found.ask_next is None and found.way is not None,
        "progress": headway(model, link.answers, found),
        "answered": [*link.answers.levels, *link.answers.limits],
        "result": found.to_json(),
    }


def _cost(model: Model, link: Link) -> dict[str, Any]:
    found = cost(model, link.answers, link.inputs, decide(model, with_hours(link.answers, link.inputs)))
    return {
        "fields": field_states(link.answers, link.inputs, link.wrong),
        "wrong": bool(link.wrong),
        "head": cost_render.headline(found) if found.way else "",
        "html": cost_render.region(found, BASE),
        "status": cost_render.status(found) if found.way else "",
        "cost": found.to_json(),
    }


def _log(jobs: list[object]) -> dict[str, Any]:
    values, messages = own_figures(jobs)
    return {"values": {key: figures.shown(key, value) for key, value in values.items()}, "messages": messages}


def _attributes(found: Result) -> dict[str, str]:
    confidence = str(found.percent[found.way]) if found.way else ""
    return {"data-state": "ready", "data-way": found.way or "", "data-confidence": confidence}


def _next(model: Model, link: Link, found: Result) -> str | None:
    """The field to open next: the question worth most, then the limits not asked yet."""
    unasked = [key for key in model.limits if key not in link.answers.limits]
    return found.ask_next or (unasked[0] if unasked else None)


def _text(reply: dict[str, Any]) -> str:
    return json.dumps(reply, ensure_ascii=False, allow_nan=False)
