"""What the bridge answers about the task on the page: the scored form, and documents filled in from it."""

from collections.abc import Mapping
from typing import Any

from calculator.model.decision import Result
from calculator.model.definition import Model
from calculator.page import html as page_html
from calculator.page import link as page_link
from calculator.page import scored
from calculator.page.link import Link
from calculator.page.scored import PageTask
from calculator.page.words import headway

BASE = "../"  # from the calculator's page to the site's root
NOTHING_TYPICAL: dict[str, Any] = {"marked": [], "note_html": ""}


def reply(model: Model, request: Mapping[str, Any]) -> dict[str, Any]:
    """The reply to `{"form": {name: value}}`, to `{"fragment": "v=1&lifetime=3"}`, or to a request for a document.

    A scored form has html, status, attributes, notices_html, fragment, next, enough, progress, answered, typical and
    result; form too where a fragment was given. A `template` in the request gets a document to keep: see
    `documents.replies`. Whatever else is asked is scored as an empty form, and says that it could not be read.
    """
    fragment = request.get("fragment")
    if "template" in request:
        return _document(model, fragment if isinstance(fragment, str) else "", request)
    if isinstance(fragment, str):
        task = scored.of_fragment(fragment)
        return _scored(model, task, _about_typical(task.link)) | {"form": task.link.form}
    fields = request.get("form")
    task = scored.of_link(model, page_link.read(model, fields if isinstance(fields, dict) else {}))
    return _scored(model, task, [] if request else [model.errors["request"]])


def _document(model: Model, fragment: str, request: Mapping[str, Any]) -> dict[str, str]:
    """A document filled in from the answers of a link."""
    from calculator.documents.replies import document  # only where one is asked for: the start stays quick

    task = scored.of_fragment(fragment).scored
    return document(model, task.result, task.inputs, request)


def _about_typical(link: Link) -> list[str]:
    """Messages about a common task that the address names."""
    if not link.marks.task:
        return []
    from calculator.page import picker  # read when it is first needed and not at the start

    return picker.messages(link.marks)


def _scored(model: Model, task: PageTask, messages: list[str]) -> dict[str, Any]:
    """The whole reply about a scored form."""
    link, result = task.link, task.scored.result
    confidence = str(result.percent[result.way]) if result.way else ""
    typical, typical_in_result = _typical(model, task)
    return {
        "html": page_html.result(model, result, BASE, typical=typical_in_result),
        "status": task.scored.view.status,
        "attributes": {"data-state": "ready", "data-way": result.way or "", "data-confidence": confidence},
        "notices_html": page_html.notices(model, messages + link.messages),
        "typical": typical,
        "fragment": page_link.encode(link.answers, link.inputs, link.marks),
        "next": _next(model, link, result),
        "enough": result.ask_next is None and result.way is not None,
        "progress": headway(model, link.answers, result),
        "answered": [*link.answers.levels, *link.answers.limits],
        "result": result.to_json(),
    }


def _typical(model: Model, task: PageTask) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """What is said about typical answers, beside the form and in the result."""
    if not task.link.marks.task:
        return NOTHING_TYPICAL, None
    from calculator.page import picker

    result = task.scored.result
    beside = picker.beside(model, result.answers, task.link.marks)
    return beside, picker.in_result(model, result, beside["marked"])


def _next(model: Model, link: Link, result: Result) -> str | None:
    """The field to open next: the question worth most, then the limits not asked yet."""
    unasked = [key for key in model.limits if key not in link.answers.limits]
    return result.ask_next or (unasked[0] if unasked else None)
