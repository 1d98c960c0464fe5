"""The bridge's replies about cost, and about the reader's own log of jobs."""

from collections.abc import Mapping
from typing import Any

from calculator.costs import html as cost_html
from calculator.costs import inputs
from calculator.costs.fields import field_states, second_states
from calculator.costs.job_log import log, own_figures
from calculator.costs.readings import readings
from calculator.model.definition import Model
from calculator.page import link as page_link
from calculator.page import scored

BASE = "../"  # from the calculator's page to the site's root


def reply(model: Model, request: Mapping[str, Any]) -> dict[str, Any] | None:
    """The reply to `{"cost": "v=1&lifetime=3"}` or to `{"log": [job, ...]}`; None for any other request.

    The cost lens of a link has head, html, status, fields, cost, what_if (the HTML of both sets of figures, which is
    in html too; empty without a second set), and wrong, which is true while a figure of the first set cannot be read
    and is left out. A log has values (form text by parameter id, empty where no job says any) and messages
    about entries that are wrong.
    """
    if isinstance(request.get("cost"), str):
        task = scored.of_fragment(model, request["cost"])
        link, costs = task.link, task.scored.costs
        compared = cost_html.side_by_side(task.comparison)
        mark = link.decimal if link.decimal == page_link.COMMA else "."
        changes = readings(link.second.entered, mark) if link.second else {}
        second = second_states(link.answers, link.inputs, link.second, changes)
        return {
            "fields": field_states(task.fields, link.wrong, readings(link.typed, mark)) | second,
            "wrong": bool(link.wrong),
            "head": cost_html.headline(costs) if costs.way else "",
            "html": cost_html.region(costs, BASE, task.typical_inputs, tuple(link.wrong), compared),
            "what_if": compared,
            "status": cost_html.status(costs) if costs.way else "",
            "cost": costs.to_json(),
        }
    if isinstance(request.get("log"), list):
        medians, messages = own_figures(request["log"])
        texts = {key: inputs.shown(key, value) for key, value in medians.items()}
        return {"values": dict.fromkeys(log().parameters, "") | texts, "messages": messages}
    return None
