"""The bridge's replies about cost, and about the reader's own log of jobs."""

from typing import Any

from calculator import cost_render, subject
from calculator import inputs as figures
from calculator.cost_page import field_states
from calculator.own_figures import log, own_figures

BASE = "../"  # from the calculator's page to the site's root


def reply(fragment: str) -> dict[str, Any]:
    """The cost lens of a link: head, html, status, fields, cost, and whether a figure was left out as wrong."""
    task = subject.of_fragment(fragment)
    link, found = task.link, task.costs
    return {
        "fields": field_states(link.answers, link.inputs, link.wrong),
        "wrong": bool(link.wrong),
        "head": cost_render.headline(found) if found.way else "",
        "html": cost_render.region(found, BASE, task.typical_inputs),
        "status": cost_render.status(found) if found.way else "",
        "cost": found.to_json(),
    }


def log_reply(jobs: list[object]) -> dict[str, Any]:
    """Form text by parameter id from logged jobs, empty where no job says any, and messages about wrong entries."""
    medians, messages = own_figures(jobs)
    texts = {key: figures.shown(key, value) for key, value in medians.items()}
    return {"values": dict.fromkeys(log().parameters, "") | texts, "messages": messages}
