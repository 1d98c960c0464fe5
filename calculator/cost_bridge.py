"""The bridge's replies about cost, and about the reader's own log of jobs."""

from typing import Any

from calculator import cost_render, typical
from calculator import inputs as figures
from calculator.address import Link
from calculator.assumptions import with_hours
from calculator.cost_page import field_states
from calculator.costing import cost
from calculator.decision import decide
from calculator.own_figures import own_figures
from calculator.schema import Model

BASE = "../"  # from the calculator's page to the site's root


def reply(model: Model, link: Link) -> dict[str, Any]:
    """The cost lens of a link: head, html, status, fields, cost, and whether a figure was left out as wrong."""
    found = cost(model, link.answers, link.inputs, decide(model, with_hours(link.answers, link.inputs)))
    return {
        "fields": field_states(link.answers, link.inputs, link.wrong),
        "wrong": bool(link.wrong),
        "head": cost_render.headline(found) if found.way else "",
        "html": cost_render.region(found, BASE, _typical(link)),
        "status": cost_render.status(found) if found.way else "",
        "cost": found.to_json(),
    }


def _typical(link: Link) -> list[str]:
    """The inputs that are a common task's typical ones, and not the reader's own."""
    if not link.marks.task:
        return []
    from calculator.tasks import library  # read when a common task was picked

    return typical.typical_inputs(library(), link.marks, link.inputs.own)


def log_reply(jobs: list[object]) -> dict[str, Any]:
    """Form text by parameter id from logged jobs, and messages about entries that are wrong."""
    values, messages = own_figures(jobs)
    return {"values": {key: figures.shown(key, value) for key, value in values.items()}, "messages": messages}
