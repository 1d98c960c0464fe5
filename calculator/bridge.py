"""The one function that JavaScript calls: JSON text in, JSON text out. Knows nothing of Pyodide."""

import sys
from importlib import import_module
from typing import Any

from calculator import load
from calculator.formats import json_text
from calculator.model import definition
from calculator.page import replies as page_replies

ROOMS = {
    "cost": "page.cost_replies",
    "log": "page.cost_replies",
    "record": "reports.replies",
    "report": "reports.replies",
    "plan": "reports.replies",
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
    "bring": "portfolio.bringing.replies",
    "near": "portfolio.bringing.replies",
    "understood": "portfolio.bringing.replies",
    "brought": "portfolio.bringing.replies",
    "answer": "page.replies",
    "form": "page.replies",
}
"""Who answers what; the first that is asked counts. A room is imported then: the first answer waits for no other."""
ARCHIVES = LATER, OPENED, LISTS = "later", "opened", "lists"
"""The browser gets what a first answer can do without in archives of these names: the rest of a result; what is made of
it, kept, or taken away; and what only reads lists. Some archive before each brings a data file of its name, with the
modules in it; where all is in one place there is none."""


class AwaitedError(Exception):
    """A module that is needed is in the archive of this name, which has not come."""


class Watch:
    """The last to be asked for a module: tells one that has not come from one that does not exist."""

    def __init__(self) -> None:
        self.modules: dict[str, list[str]] = {}

    def find_spec(self, name: str, *_: object) -> None:
        """AwaitedError for a module that is still to come; for any other nothing, as Python wants it."""
        for archive in ARCHIVES:
            if archive not in self.modules and load.exists(f"{archive}.json"):
                self.modules[archive] = load.table(f"{archive}.toml")["modules"]
        for archive, modules in self.modules.items():
            if name in modules or name.rpartition(".")[2] in modules:
                sys.path_importer_cache.clear()  # so that it is found once it is there
                raise AwaitedError(archive)


if load.exists(f"{LATER}.json"):
    sys.meta_path.append(Watch())


def respond(text: str) -> str:
    """Answer one request of the page; a reader's mistake comes back as a message, never raised.

    What a request may hold and what its reply has is told where it is answered: the module that ROOMS names has a
    `reply(model, request)`, which gives None for a request that it does not know. While an archive that it takes has
    not come, the reply is `{"needs": name}`, and the same request is to be made again.
    """
    try:
        request = json_text.read(text)
    except ValueError:
        request = None
    try:
        reply = _reply(request)
    except AwaitedError as error:
        reply = {"needs": f"{error}.packed"}
    return json_text.write(reply)


def _reply(request: object) -> dict[str, Any]:
    rooms = [room for key, room in ROOMS.items() if key in request] if isinstance(request, dict) else []
    model = definition.model()
    for room in rooms:
        reply: dict[str, Any] | None = import_module(f"calculator.{room}").reply(model, request)
        if reply is not None:
            return reply
    return page_replies.reply(model, {})  # nobody's: an empty form, which says that the request could not be read
