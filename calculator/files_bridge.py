"""The bridge's replies about lists that leave the page or come to it: links and files."""

import binascii
from base64 import b64decode
from collections.abc import Callable, Mapping
from typing import Any

from calculator import files_in, files_out, list_link, saved
from calculator.files import files, listed
from calculator.saved_check import record
from calculator.schema import Model

Request = Mapping[str, Any]
JSON, CSV = "application/json", "text/csv"


def share_reply(model: Model, request: Request) -> dict[str, Any]:
    """`{"share": [records], "have": "5"}` gets a fragment for `my-tasks/#`, or refused: why there is none."""
    try:
        tasks = [saved.read(raw) for raw in request["share"]]
        return {"fragment": list_link.encode(model, tasks, _words(request, "have"))}
    except list_link.LinkError as error:
        return {"refused": str(error)}


def link_reply(model: Model, request: Request) -> dict[str, Any]:
    """`{"link": "v=1&list=..."}` gets its records, have (hours, as text) and messages."""
    found = list_link.decode(request["link"])
    return {"records": [record(task) for task in found.tasks], "have": found.hours, "messages": list(found.messages)}


def export_reply(model: Model, request: Request) -> dict[str, Any]:
    """`{"export": [records], "as": "json", "date": "2026-06-02", "time": ISO time, "decimal": ","}` gets a file.

    It has name, type and text. The date that names it is the reader's; the time is that of Greenwich.
    As json the request may hold `"rest": {"hours": text, "log": [jobs], "ticks": [items]}` too.
    """
    tasks, date = [saved.read(raw) for raw in request["export"]], _words(request, "date")
    name = f"{files().format}-{date}" if date else files().format
    if request.get("as") == "csv":
        text, kind = files_out.table(tasks, request.get("decimal") == ","), CSV
    else:
        given = request.get("rest") or {}
        rest = {key: given[key] for key in files_in.REST if given.get(key)}
        text, kind = files_out.everything(tasks, rest, _words(request, "time")), JSON
    return {"file": {"name": f"{name}.{kind.rpartition('/')[2]}", "type": kind, "text": text}}


def import_reply(model: Model, request: Request) -> dict[str, Any]:
    """`{"import": base64 of a file}` gets records, problems, notes, rest and ready; or refused, with the reason."""
    try:
        data = b64decode(request["import"])
    except binascii.Error:
        data = b""
    try:
        found = files_in.read_file(data)
    except files_in.FileError as error:
        return {"refused": str(error)}
    say, count = files().say, len(found.tasks)
    return {
        "records": [record(task) for task in found.tasks],
        "problems": listed(found.problems),
        "notes": found.notes,
        "rest": found.rest,
        "ready": say["ready_one"] if count == 1 else say["ready_many"].format(count=count),
    }


def _words(request: Request, key: str) -> str:
    value = request.get(key)
    return value if isinstance(value, str) else ""


REPLIES: dict[str, tuple[type, Callable[[Model, Request], dict[str, Any]]]] = {
    "share": (list, share_reply),
    "link": (str, link_reply),
    "export": (list, export_reply),
    "import": (str, import_reply),
}


def reply(model: Model, request: Request) -> dict[str, Any] | None:
    """The answer to a request of this kind; None for any other."""
    for key, (kind, answer) in REPLIES.items():
        if isinstance(request.get(key), kind):
            return answer(model, request)
    return None
