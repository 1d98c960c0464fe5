"""The one function that JavaScript calls: JSON text in, JSON text out. Knows nothing of Pyodide."""

import json
from importlib import import_module
from typing import Any

from calculator.model import definition
from calculator.page import replies as page_replies

ROOMS = {
    "cost": "page.cost_replies",
    "log": "page.cost_replies",
    "record": "reports.replies",
    "report": "reports.replies",
    "find": "page.picker",
    "pick": "page.picker",
    "take_out": "page.picker",
    "template": "page.replies",
    "fragment": "page.replies",
    "score": "portfolio.replies",
    "list": "portfolio.replies",
    "compare": "portfolio.replies",
    "moved": "portfolio.replies",
    "share": "portfolio.replies",
    "link": "portfolio.replies",
    "export": "portfolio.replies",
    "import": "portfolio.replies",
    "form": "page.replies",
}
"""Who answers what; the first that is asked counts. A room is imported then: the first answer waits for no other."""


def respond(text: str) -> str:
    """Answer one request of the page; a reader's mistake comes back as a message, never raised.

    What a request may hold and what its reply has is told where it is answered: the module that ROOMS names has a
    `reply(model, request)`, which gives None for a request that it does not know.
    """
    model, request = definition.model(), _request(text)
    for key, room in ROOMS.items():
        if key in request and (reply := import_module(f"calculator.{room}").reply(model, request)) is not None:
            return _text(reply)
    return _text(page_replies.reply(model, request))


def _request(text: str) -> dict[str, Any]:
    """The request; empty where it cannot be read or asks nothing."""
    try:
        request = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return request if isinstance(request, dict) and request.keys() & ROOMS.keys() else {}


def _text(reply: dict[str, Any]) -> str:
    return json.dumps(reply, ensure_ascii=False, allow_nan=False)
