"""Records to HTML through the package's own templates. The only module that knows Jinja2."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from calculator.address import VERSION
from calculator.drawing import map_drawing
from calculator.papers import offers, papers
from calculator.result import Result
from calculator.schema import Model
from calculator.view import view

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """Autoescaping on, undefined names are errors."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.filters |= {"numbered": enumerate, "page_address": page_address}
    return found


def page_address(page: str) -> str:
    """The address of a page of the guide: `guide/partner.md` is served at `guide/partner/`."""
    return page.removesuffix(".md") + "/"


def render(template: str, **context: Any) -> Markup:
    """One template, with its context."""
    return Markup(environment().get_template(template).render(context))


def form(model: Model) -> str:
    """The whole form, nothing answered."""
    order = [*model.settings.answer.first]
    order += [q for q in model.questions if q not in order]
    questions = [model.questions[q] for q in order]
    limits = list(model.limits.values())
    return render("form.html", questions=questions, limits=limits, wording=model.wording, version=VERSION)


def calculator(model: Model, shown: Result, base: str) -> str:
    """The form, nothing answered, beside the result region with an example in it."""
    way = shown.way or ""
    return render(
        "calculator.html",
        form=form(model),
        result=result(model, shown, base),
        way=way,
        confidence=shown.percent.get(way, ""),
        wording=model.wording,
    )


def result(model: Model, found: Result, base: str = "../") -> str:
    """The inside of the result region; `base` leads from the page to the site's root."""
    seen = view(model, found)
    return render(
        "result.html",
        r=seen,
        ways=model.ways,
        wording=model.wording,
        uid="result",
        base=base,
        draws=model.settings.draws.count,
        papers=offers(found),
        papers_words=papers().words,
    )


def handover_map(model: Model, found: Result, uid: str, thumbnail: bool = False) -> str:
    """The handover map of a result as SVG; `uid` keeps ids apart on one page."""
    seen = view(model, found)
    return render(
        "map.svg.html",
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
    return render("notices.html", messages=messages, wording=model.wording) if messages else ""
