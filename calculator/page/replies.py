"""What the bridge answers about the task on the page: the scored form, and documents filled in from it."""

from collections.abc import Mapping
from typing import Any

from calculator.model.definition import Model
from calculator.page import html as page_html
from calculator.page import link as page_link
from calculator.page import scored
from calculator.page.scored import PageTask
from calculator.page.words import headway

BASE = "../"  # from the calculator's page to the site's root
NOTHING_TYPICAL: dict[str, Any] = {"marked": [], "note_html": ""}


def reply(model: Model, request: Mapping[str, Any]) -> dict[str, Any]:
    """The reply to `{"form": {name: value}}`, to `{"fragment": "v=1&lifetime=3"}`, or to a request for a document.

    A scored form has html (the card), answer (what stands below it, by the id of its place), status, attributes,
    notices_html, fragment, next (None once it is enough), enough, progress, answered, typical and result; form too
    where a fragment was given. With `card` in the request answer, fragment, answered and result are left out, so that
    the card comes sooner; `{"answer": "v=1&lifetime=3"}` gets the answer alone. A `template` in the request gets a
    document to keep: see `documents.replies`. Whatever else is asked is scored as an empty form, and says that it
    could not be read.
    """
    fragment = request.get("fragment")
    if isinstance(request.get("answer"), str):
        return {"answer": _answer(model, scored.of_fragment(model, request["answer"]))}
    if "template" in request:
        from calculator.documents.replies import document  # only where one is asked for: the start stays quick

        task = scored.of_fragment(model, fragment if isinstance(fragment, str) else "")
        return document(model, task.scored.view, task.scored.inputs, request)
    if isinstance(fragment, str):
        task, messages = scored.of_fragment(model, fragment), []
        if task.link.marks.task:
            from calculator.page import picker  # read when it is first needed and not at the start

            messages = picker.messages(task.link.marks)
        reply = _scored(model, task, messages) | {"form": task.link.form}
        return reply if request.get("card") else reply | _rest(model, task)
    fields = request.get("form")
    task = scored.of_link(model, page_link.read(model, fields if isinstance(fields, dict) else {}))
    return _scored(model, task, [] if request else [model.errors["request"]]) | _rest(model, task)


def _scored(model: Model, task: PageTask, messages: list[str]) -> dict[str, Any]:
    """The reply about the card of a scored form; `messages` stand before those about what could not be read."""
    link, result, view = task.link, task.scored.result, task.scored.view
    confidence = str(result.percent[result.way]) if result.way else ""
    beside, on_card = NOTHING_TYPICAL, None
    if link.marks.task:
        from calculator.page import picker

        beside = picker.beside(result.answers, link.marks)
        on_card = picker.on_card(result, beside["marked"])
    return {
        "html": page_html.result(model, view, BASE, typical=on_card),
        "status": view.status,
        "attributes": {"data-state": "ready", "data-way": view.way, "data-confidence": confidence},
        "notices_html": page_html.notices(model, [*messages, *link.messages, *link.older]),
        "typical": beside,
        "next": result.ask_next,
        "enough": result.ask_next is None,
        "progress": headway(model, link.answers, result),
    }


def _rest(model: Model, task: PageTask) -> dict[str, Any]:
    """What of a whole reply is not of the card."""
    link = task.link
    return {
        "answer": _answer(model, task),
        "fragment": page_link.fragment(link),
        "answered": [*link.answers.levels, *link.answers.limits],
        "result": task.scored.result.to_json(),
    }


def _answer(model: Model, task: PageTask) -> dict[str, str]:
    """What stands below the card, by the id of its place."""
    in_result = None
    if task.link.marks.task:
        from calculator.page import picker

        in_result = picker.in_result(model, task.scored.result, task.typical_answers, task.link.marks.task)
    return page_html.answer(model, task.scored.view, BASE, typical=in_result)
