"""The bridge's replies about saved tasks: scored in short, as a list, side by side, and moved by a new version."""

from collections.abc import Callable, Mapping
from typing import Any

from calculator import portfolio_render, saved
from calculator.portfolio import entries, entry, hours, seen
from calculator.portfolio_rules import rules
from calculator.schema import Model

BASE = "../"  # from the list's page, and the calculator's, to the site's root
Request = Mapping[str, Any]


def score_reply(model: Model, request: Request) -> dict[str, Any]:
    """`{"score": [records], "cost": false}` gets what the model makes of each, in short, and its version."""
    forms = [saved.read(record).form for record in request["score"]]
    costs = request.get("cost") is not False
    return {"seen": [seen(model, form, costs).to_json() for form in forms], "model_version": model.settings.version}


def list_reply(model: Model, request: Request) -> dict[str, Any]:
    """`{"list": [records], "have": "8"}` gets html and status; `wrong` where the hours are no number.

    `"kept": false` shows a list that is not stored: nothing in it can be deleted or changed.
    """
    raw = request.get("have")
    have = hours(raw)
    html, status = portfolio_render.listed(
        model, entries(model, request["list"]), have, BASE, request.get("kept") is not False
    )
    return {"list_html": html, "status": status, "wrong": have is None and raw not in (None, "")}


def compare_reply(model: Model, request: Request) -> dict[str, Any]:
    """`{"compare": [records]}` gets the tasks side by side, in the order given."""
    found = [entry(model, record) for record in request["compare"][: rules().most_compared]]
    return {"compare_html": portfolio_render.compared(model, found, BASE)}


def moved_reply(model: Model, request: Request) -> dict[str, Any]:
    """`{"moved": record}` gets a notice of what an older version made of it and what this one does."""
    found = saved.read(request["moved"])
    now = seen(model, found.form)
    return {"moved_html": portfolio_render.moved(model, found, now)}


REPLIES: dict[str, Callable[[Model, Request], dict[str, Any]]] = {
    "score": score_reply,
    "list": list_reply,
    "compare": compare_reply,
    "moved": moved_reply,
}
KINDS: dict[str, type] = {"score": list, "list": list, "compare": list, "moved": dict}


def reply(model: Model, request: Request) -> dict[str, Any] | None:
    """The answer to a request of this kind; None for any other."""
    for key, answer in REPLIES.items():
        if isinstance(request.get(key), KINDS[key]):
            return answer(model, request)
    return None
