"""What the bridge answers about a list that is brought in. Nothing of it is kept: the page holds what was read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from calculator.model.definition import Model
from calculator.portfolio import files as portfolio_files
from calculator.portfolio import saved as portfolio_saved
from calculator.portfolio.bringing import rows, view
from calculator.portfolio.bringing.rows import Row
from calculator.portfolio.bringing.words import words
from calculator.portfolio.rules import files
from calculator.portfolio.saved import Saved, record
from calculator.portfolio.twins import Twin, told, twins
from calculator.tables.lists.choices import Choices, Meaning
from calculator.tables.lists.read import ListError, read
from calculator.tasks import search

Request = Mapping[str, Any]
LONGEST_NAME = 255


def bring_reply(request: Request) -> dict[str, Any]:
    """`{"bring": base64, "name": "list.csv", "locale": "de", "choices": {...}}` gets rows, screen_html and status.

    `choices` may have `sheet`, `head` (the row of the headings as text), `mark`, and `columns`: what each is taken
    for, by its place as text. A list of which nothing can be read gets refused, with the reason.
    """
    data = portfolio_files.given(request["bring"])
    choices = _choices(request)
    try:
        found = read(data, choices=choices)
    except ListError as error:
        return {"refused": str(error)}
    say, most = words().say, files().most_tasks
    if not found.tasks:
        return {"refused": " ".join(found.said)}
    if len(found.tasks) > most:
        found.said.insert(0, say["too_many"].format(count=len(found.tasks), limit=most))
        del found.tasks[most:]
    count = len(found.tasks)
    counted = say["counted_one"] if count == 1 else say["counted_many"].format(count=count)
    html = view.screen(found, choices, rows.text(request, "name")[:LONGEST_NAME])
    return {"rows": rows.rows(found), "screen_html": html, "status": counted, "at_once": words().rows_at_once}


def _choices(request: Request) -> Choices:
    """What the reader chose; what makes no sense is as if nothing were."""
    given = request.get("choices")
    raw = given if isinstance(given, Mapping) else {}
    columns = raw.get("columns")
    known = words().meanings
    meanings: dict[int, Meaning] = {
        int(place): known[chosen].meaning
        for place, chosen in (columns.items() if isinstance(columns, Mapping) else ())
        if isinstance(place, str) and place.isdecimal() and chosen in known
    }
    head, mark = rows.text(raw, "head"), rows.text(raw, "mark")
    return Choices(
        rows.text(request, "locale"),
        rows.text(raw, "sheet"),
        int(head) if head.isdecimal() else None,
        mark if mark in (".", ",") else "",
        meanings,
    )


def understood_reply(model: Model, request: Request) -> dict[str, Any]:
    """`{"understood": [rows], "shown": true}` gets tasks, the id of the common task that each is, and rows_html.

    A row that says `"chosen": true` keeps its `task`, and one with a `tick` that.
    """
    return view.matched(model, _rows(request["understood"]), request.get("shown") is True)


def near_reply(request: Request) -> dict[str, Any]:
    """`{"near": text, "chosen": id}` gets the common tasks that a text finds, as options_html and by count."""
    found = search.find(request["near"]) if request["near"].strip() else []
    return {"options_html": view.options_html(found, rows.text(request, "chosen")), "count": len(found)}


def brought_reply(model: Model, request: Request) -> dict[str, Any]:
    """`{"brought": [rows], "here": [records], "offset": 60}` gets what an import gets of a file.

    A row becomes the twin of a task that is here by its id, by name and answers, or by its name alone; then only what
    the row itself says can change that task, and no usual answer does.
    """
    given = _rows(request["brought"])
    listed = request.get("here")
    here = [portfolio_saved.read(model, one) for one in listed] if isinstance(listed, list) else []
    tasks = [rows.saved(model, row, rows.common(row)) for row in given]
    found = twins(model, here, tasks, request.get("offset"))
    found += _by_name(model, here, given, found, request.get("offset"))
    found.sort(key=lambda twin: twin.at)
    say, count = words().say, len(tasks)
    return {
        "records": [record(task) for task in tasks],
        "twins": [twin.to_json() for twin in found],
        "each": told(found),
        "problems": [],
        "notes": [],
        "rest": {},
        "ready": say["ready_none" if not count else "ready_one"]
        if count < 2
        else say["ready_many"].format(count=count),
    }


def _by_name(
    model: Model, here: Sequence[Saved], given: Sequence[Row], found: Sequence[Twin], offset: object
) -> list[Twin]:
    """Rows that are named like a task that is here, which may have other answers by now."""
    met, paired = {twin.mine.id for twin in found}, {twin.at for twin in found}
    left: dict[str, list[Saved]] = {}
    for mine in here:
        if mine.id not in met:
            left.setdefault(mine.name, []).append(mine)
    result = []
    for at, row in enumerate(given):
        alike = left.get(rows.text(row, "name")) if at not in paired else None
        if alike:
            mine = alike.pop(0)
            bare = replace(rows.saved(model, row), id=mine.id)
            result += [replace(twin, at=at) for twin in twins(model, [mine], [bare], offset)]
    return result


def _rows(raw: object) -> list[Row]:
    return [row for row in raw if isinstance(row, Mapping)] if isinstance(raw, list) else []


def reply(model: Model, request: Request) -> dict[str, Any] | None:
    """The answer to a request of one of these kinds; None where it holds something else than it should."""
    if isinstance(request.get("bring"), str):
        return bring_reply(request)
    if isinstance(request.get("near"), str):
        return near_reply(request)
    if isinstance(request.get("understood"), list):
        return understood_reply(model, request)
    if isinstance(request.get("brought"), list):
        return brought_reply(model, request)
    return None
