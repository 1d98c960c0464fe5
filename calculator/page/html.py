"""The calculator's page as HTML: the form, the result with its map, and notices."""

from collections.abc import Mapping
from typing import Any

from calculator.documents.rules import offers, papers
from calculator.formats.html import render
from calculator.model import steps
from calculator.model.definition import Model
from calculator.model.view import View
from calculator.page import words as page_words
from calculator.page.link import VERSION


def form(model: Model, early: str = "", keep: str = "", **parts: Any) -> str:
    """The whole form, nothing answered.

    `early` are the fields asked with the task, `keep` is what keeps it. `parts` are for the list of common tasks, for
    the order in which the page goes on while Python has not come, and for the words of the start.
    """
    first = model.settings.answer.first
    surer = [*(model.questions[q] for q in model.scored if q not in first), *model.limits.values()]
    return render(
        "page/form.html",
        early=early,
        keep=keep,
        progress=page_words.start(model),
        first=[model.questions[q] for q in first],
        surer=surer,
        plan=[question for q, question in model.questions.items() if q not in model.scored],
        marks=list(model.marks.values()),
        wording=model.wording,
        version=VERSION,
        **parts,
    )


def calculator(
    model: Model, example: View, base: str, parts: Mapping[str, str], records: Mapping[str, str], **formed: Any
) -> str:
    """The form, nothing answered, beside the card with an example named in it; below, room for the whole answer.

    `parts` are the pieces of HTML that other rooms make: `early`, `keep`, `section` and `decide`; `records` are the
    words of records, by key. `formed` goes to the form. `base` leads to the site's root.
    """
    return render(
        "page/page.html",
        form=form(model, parts["early"], parts["keep"], **formed),
        r=example,
        ways=model.ways,
        uid="result",
        cost=parts["section"],
        decide=parts["decide"],
        confidence=example.result.percent.get(example.way, ""),
        records=records,
        many=False,
        wording=model.wording,
        base=base,
    )


def result(
    model: Model, view: View, base: str = "../", cost_head: str = "", typical: dict[str, Any] | None = None
) -> str:
    """The inside of the card; `base` leads to the site's root, `typical` tells of typical answers."""
    return _render("result", model, view, base, typical, cost_head=cost_head)


def answer(model: Model, view: View, base: str = "../", typical: dict[str, Any] | None = None) -> dict[str, str]:
    """What stands below the card, by the id of its place on the page; empty where there is no answer."""
    if not view.way:
        return {}
    parts = {f"{name}-body": _render(name, model, view, base, typical) for name in ("why", "do", "how")}
    return {"index": _render("index", model, view, base, typical)} | parts


def _render(name: str, model: Model, view: View, base: str, typical: dict[str, Any] | None, **more: Any) -> str:
    return render(
        f"page/{name}.html",
        r=view,
        ways=model.ways,
        wording=model.wording,
        ticks=steps.rules().wording,
        uid="result",
        base=base,
        typical=typical,
        draws=model.settings.draws.count,
        papers=offers(view.result),
        papers_words=papers().words,
        **more,
    )


def handover_map(model: Model, view: View, uid: str, thumbnail: bool = False) -> str:
    """The handover map of a result as SVG; `uid` keeps ids apart on one page."""
    wording = model.wording
    return render(
        "page/map.svg.html",
        drawing=view.drawing,
        ways=model.ways,
        wording=wording,
        title=wording["map_title_task"].format(task=view.task) if view.task else wording["map_title"],
        description=view.description,
        uid=uid,
        thumbnail=thumbnail,
    )


def notices(model: Model, messages: list[str]) -> str:
    """Messages about a link or an answer that could not be read."""
    return render("page/notices.html", messages=messages, wording=model.wording) if messages else ""
