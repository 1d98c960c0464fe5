"""The one function that JavaScript calls: JSON text in, JSON text out. Knows nothing of Pyodide."""

import json
from importlib import import_module

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
    "cases": "page.cases",
    "template": "page.replies",
    "fragment": "page.replies",
    "score": "portfolio.replies",
    "list": "portfolio.replies",
    "compare": "portfolio.replies",
    "moved": "portfolio.replies",
    "decide": "portfolio.replies",
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
    try:
        request = json.loads(text)
    except (ValueError, RecursionError):
        request = None
    rooms = [room for key, room in ROOMS.items() if key in request] if isinstance(request, dict) else []
    model = definition.model()
    for room in rooms:
        reply = import_module(f"calculator.{room}").reply(model, request)
        if reply is not None:
            break
    else:  # nobody's: answered as a form that cannot be read
        reply = page_replies.reply(model, request if rooms else {})
    return json.dumps(reply, ensure_ascii=False, allow_nan=False)
