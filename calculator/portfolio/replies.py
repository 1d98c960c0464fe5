"""What the bridge answers about saved tasks and lists: scored, listed, compared, decided, put into links and files."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from calculator.model.definition import Model
from calculator.portfolio import deciding, saved
from calculator.portfolio import files as portfolio_files
from calculator.portfolio import html as portfolio_html
from calculator.portfolio import link as portfolio_link
from calculator.portfolio.decided import is_day
from calculator.portfolio.entries import entry, hours, in_order, work_out
from calculator.portfolio.rules import files, first, rules
from calculator.portfolio.saved import record
from calculator.portfolio.twins import told, twins

BASE = "../"  # from the list's page, and the calculator's, to the site's root
DAY = slice(0, 10)  # of a time in ISO form
JSON, CSV = "application/json", "text/csv"
Request = Mapping[str, Any]


def score_reply(model: Model, request: Request) -> dict[str, Any]:
    """`{"score": [records], "cost": false}` gets what the model makes of each, in short, and its version."""
    forms = [saved.read(model, record).form for record in request["score"]]
    costs = request.get("cost") is not False
    return {"seen": [work_out(model, form, costs).to_json() for form in forms], "model_version": model.settings.version}


def list_reply(model: Model, request: Request) -> dict[str, Any]:
    """`{"list": [records], "have": "8", "today": "2026-11-29"}` gets list_html, status, lacks and wrong.

    A `start`, such as "2027-01-04", is the day on which the plan begins; without one it is next Monday.
    `wrong` says that the hours are no number.
    `lacks` says of each record, in the order given, what is still to be worked out: answer, cost, or empty.
    `"kept": false` shows a list that is not stored: nothing in it can be deleted or changed.
    """
    raw = request.get("have")
    have, kept = hours(raw), request.get("kept") is not False
    given = [entry(model, record) for record in request["list"]]
    html, status = portfolio_html.listed(
        model, in_order(given), have, BASE, kept, _today(request), request.get("start")
    )
    wrong = have is None and raw not in (None, "")
    return {"list_html": html, "status": status, "wrong": wrong, "lacks": [one.lacks for one in given]}


def compare_reply(model: Model, request: Request) -> dict[str, Any]:
    """`{"compare": [records]}` gets the tasks side by side, in the order given."""
    chosen = [entry(model, record) for record in request["compare"][: rules().most_compared]]
    return {"compare_html": portfolio_html.compared(model, chosen, BASE)}


def moved_reply(model: Model, request: Request) -> dict[str, Any]:
    """`{"moved": record}` gets a notice of what an older version made of it and what this one does."""
    task = saved.read(model, request["moved"])
    return {"moved_html": portfolio_html.moved(model, task, work_out(model, task.form))}


def decide_reply(model: Model, request: Request) -> dict[str, Any]:
    """`{"decide": record, "entered": {field: text}, "today": "2026-11-29", "time": ISO time, "page": address}`.

    Gets decide_html, status, and where they are there `decided`, what is to be kept with the task from now on (empty
    where the decision was deleted), and `file` with name, type and text. `entered` without an act is a draft, which
    fills the form in and changes nothing.
    """
    task, given = saved.read(model, request["decide"]), request.get("entered")
    entered = {k: v for k, v in given.items() if isinstance(v, str)} if isinstance(given, Mapping) else {}
    moment = deciding.Moment(_today(request), _text(request, "time"), _text(request, "page"))
    shown = deciding.section(task, entered, moment)
    reply: dict[str, Any] = {"decide_html": deciding.html(model, task, shown, moment), "status": shown.status}
    if shown.changed:
        reply["decided"] = shown.now.to_json() if shown.now else {}
    return reply | ({"file": shown.file} if shown.file else {})


def share_reply(model: Model, request: Request) -> dict[str, Any]:
    """`{"share": [records], "have": "5"}` gets a fragment for `my-tasks/#`, or refused: why there is none."""
    try:
        tasks = [saved.read(model, raw) for raw in request["share"]]
        return {"fragment": portfolio_link.encode(model, tasks, _text(request, "have"))}
    except portfolio_link.LinkError as error:
        return {"refused": str(error)}


def link_reply(model: Model, request: Request) -> dict[str, Any]:
    """`{"link": "v=1&list=..."}` gets its records, have (hours, as text) and messages."""
    listed = portfolio_link.decode(request["link"])
    return {"records": [record(task) for task in listed.tasks], "have": listed.hours, "messages": list(listed.messages)}


def export_reply(model: Model, request: Request) -> dict[str, Any]:
    """`{"export": [records], "as": "json", "date": "2026-06-02", "time": ISO time, "decimal": ","}` gets a file.

    It has name, type and text. The date that names it is the reader's; the time is that of Greenwich, and names it
    only where there is no date. As json there may be a `"rest": {"hours": text, "log": [jobs], "ticks": [items]}`.
    """
    tasks, time = [saved.read(model, raw) for raw in request["export"]], _text(request, "time")
    day = _text(request, "date") or time[DAY]
    name = f"{files().format}-{day}" if day else files().format
    if request.get("as") == "csv":
        text, kind = portfolio_files.table(tasks, request.get("decimal") == ","), CSV
    else:
        given = request["rest"] if isinstance(request.get("rest"), Mapping) else {}
        rest = {key: given[key] for key in portfolio_files.REST if given.get(key)}
        text, kind = portfolio_files.everything(tasks, rest, time), JSON
    return {"file": {"name": f"{name}.{kind.rpartition('/')[2]}", "type": kind, "text": text}}


def import_reply(model: Model, request: Request) -> dict[str, Any]:
    """`{"import": base64, "here": [records], "offset": 60}` gets records, twins, each, problems, notes, rest and ready.

    `here` is what is kept already, and `twins` says of each record that is there too, by its place `at`, which is
    newer, and the record that it becomes if the file's counts; `each` has a line a twin. Of many lines the first are
    told, and how many more there are.
    A file of which nothing can be read gets refused alone, with the reason; `foreign` says that it is none of ours, but
    may be a list as somebody keeps it.
    """
    data = portfolio_files.given(request["import"])
    listed = request.get("here")
    here = [saved.read(model, one) for one in listed] if isinstance(listed, list) else []
    try:
        content = portfolio_files.read_file(data)
    except portfolio_files.FileError as error:
        return {"refused": str(error), "foreign": error.foreign}
    say, count = files().say, len(content.tasks)
    found = twins(model, here, content.tasks, request.get("offset"))
    return {
        "records": [record(task) for task in content.tasks],
        "twins": [twin.to_json() for twin in found],
        "each": told(found),
        "problems": first(content.problems),
        "notes": content.notes,
        "rest": content.rest,
        "ready": say["ready_one"] if count == 1 else say["ready_many"].format(count=count),
    }


def _today(request: Request) -> str:
    """The reader's day; that of this machine where the request has none."""
    day = _text(request, "today")
    return day if is_day(day) else date.today().isoformat()


def _text(request: Request, key: str) -> str:
    value = request.get(key)
    return value if isinstance(value, str) else ""


REPLIES: dict[str, tuple[type, Callable[[Model, Request], dict[str, Any]]]] = {
    "score": (list, score_reply),
    "list": (list, list_reply),
    "compare": (list, compare_reply),
    "moved": (dict, moved_reply),
    "decide": (dict, decide_reply),
    "share": (list, share_reply),
    "link": (str, link_reply),
    "export": (list, export_reply),
    "import": (str, import_reply),
}


def reply(model: Model, request: Request) -> dict[str, Any] | None:
    """The answer to a request of one of these kinds; None where it holds something else than it should."""
    for key, (kind, answer) in REPLIES.items():
        if isinstance(request.get(key), kind):
            return answer(model, request)
    return None
