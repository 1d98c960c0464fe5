"""The calculator's page as HTML: the form, the result with its map, and notices."""

from collections.abc import Mapping
from typing import Any

from calculator.documents.rules import offers, papers
from calculator.formats.html import render
from calculator.model import steps
from calculator.model.decision import Result
from calculator.model.definition import Model
from calculator.model.map import map_drawing
from calculator.model.view import view
from calculator.page import words as page_words
from calculator.page.link import VERSION


def form(model: Model, early: str = "", keep: str = "", **picker: Any) -> str:
    """The whole form, nothing answered.

    `early` are the fields asked with the task, `keep` is what keeps it, `picker` is for the list of common tasks.
    """
    order = [*model.settings.answer.first]
    order += [q for q in model.questions if q not in order]
    questions = [model.questions[q] for q in order]
    limits = list(model.limits.values())
    return render(
        "page/form.html",
        early=early,
        keep=keep,
        progress=page_words.start(model),
        questions=questions,
        limits=limits,
        wording=model.wording,
        version=VERSION,
        **picker,
    )


def calculator(
    model: Model, shown: Result, base: str, parts: Mapping[str, str], records: Mapping[str, str], **picker: Any
) -> str:
    """The form, nothing answered, beside the result region with an example in it.

    `parts` are the pieces of HTML that other rooms make: `early`, `keep`, `head` and `section`; `records` are the
    words of records, by key.
    """
    way = shown.way or ""
    return render(
        "page/page.html",
        form=form(model, parts["early"], parts["keep"], **picker),
        result=result(model, shown, base, parts["head"]),
        cost=parts["section"],
        way=way,
        confidence=shown.percent.get(way, ""),
        records=records,
        many=False,
        wording=model.wording,
    )


def result(
    model: Model, found: Result, base: str = "../", cost_head: str = "", typical: dict[str, Any] | None = None
) -> str:
    """The inside of the result region; `base` leads to the site's root, `typical` tells of typical answers."""
    seen = view(model, found)
    return render(
        "page/result.html",
        r=seen,
        cost_head=cost_head,
        ways=model.ways,
        wording=model.wording,
        ticks=steps.rules().wording,
        uid="result",
        base=base,
        typical=typical,
        draws=model.settings.draws.count,
        papers=offers(found),
        papers_words=papers().words,
    )


def handover_map(model: Model, found: Result, uid: str, thumbnail: bool = False) -> str:
    """The handover map of a result as SVG; `uid` keeps ids apart on one page."""
    seen = view(model, found)
    return render(
        "page/map.svg.html",
        drawing=map_drawing(found.map, {w: x.name for w, x in model.ways.items()}, found.spread["p"]),
        ways=model.ways,
        wording=model.wording,
        title=_title(model, found),
        description=seen.description,
        uid=uid,
        thumbnail=thumbnail,
    )


def _title(model: Model, found: Result) -> str:
    task = found.answers.task
    return model.wording["map_title_task"].format(task=task) if task else model.wording["map_title"]


def notices(model: Model, messages: list[str]) -> str:
    """Messages about a link or an answer that could not be read."""
    return render("page/notices.html", messages=messages, wording=model.wording) if messages else ""
