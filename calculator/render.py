"""Records to HTML through the package's own templates. The only module that knows Jinja2."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, FileSystemLoader, ModuleLoader, StrictUndefined
from markupsafe import Markup, escape

from calculator import checklists, headway
from calculator.address import VERSION
from calculator.drawing import map_drawing
from calculator.papers import offers, papers
from calculator.record_words import words as record_words
from calculator.result import Result
from calculator.schema import Model
from calculator.sentence import Figure
from calculator.view import view

TEMPLATES = Path(__file__).parent / "templates"
COMPILED = TEMPLATES.with_name("compiled")  # in the browser, in their place


@cache
def environment() -> Environment:
    """Autoescaping on, undefined names are errors."""
    found = Environment(
        loader=_loader(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.filters |= {
        "numbered": enumerate,
        "page_address": page_address,
        "figure": figure,
        "figure_in_svg": figure_in_svg,
    }
    return found


def _loader() -> BaseLoader:
    return ModuleLoader(COMPILED) if COMPILED.exists() else FileSystemLoader(TEMPLATES)


def figure(number: Figure, currency: str, signed: bool = False, bare: bool = False) -> Markup:
    """A figure marked up, so that the page can write its number as the reader's locale does; `bare` drops the unit."""
    money = f' data-currency="{escape(currency)}"' if number.unit == "money" and currency else ""
    shown, rest = (number.text, "") if number.unit == "money" else number.text.partition(" ")[::2]
    sign = "+" if signed and number.value > 0 and not shown.startswith("+") else ""
    mark = " data-signed" if signed else ""
    words = f" {escape(rest)}" if rest and not bare else ""
    return Markup(f'<span data-value="{number.value:g}"{money}{mark}>{escape(sign + shown)}</span>{words}')


def figure_in_svg(number: Figure, currency: str) -> Markup:
    """The same for a drawing's text."""
    return Markup(str(figure(number, currency)).replace("span", "tspan"))


def page_address(page: str) -> str:
    """The address of a page of the guide: `guide/partner.md` is served at `guide/partner/`."""
    return page.removesuffix(".md") + "/"


def render(template: str, **context: Any) -> Markup:
    """One template, with its context."""
    return Markup(environment().get_template(template).render(context))


def form(model: Model, early: str = "", keep: str = "", **picker: Any) -> str:
    """The whole form, nothing answered.

    `early` are the fields asked with the task, `keep` is what keeps it, `picker` is for the list of common tasks.
    """
    order = [*model.settings.answer.first]
    order += [q for q in model.questions if q not in order]
    questions = [model.questions[q] for q in order]
    limits = list(model.limits.values())
    return render(
        "form.html",
        early=early,
        keep=keep,
        progress=headway.start(model),
        questions=questions,
        limits=limits,
        wording=model.wording,
        version=VERSION,
        **picker,
    )


def calculator(model: Model, shown: Result, base: str, parts: Mapping[str, str], **picker: Any) -> str:
    """The form, nothing answered, beside the result region with an example in it; `parts` are those of the cost."""
    way = shown.way or ""
    return render(
        "calculator.html",
        form=form(model, parts["early"], parts["keep"], **picker),
        result=result(model, shown, base, parts["head"]),
        cost=parts["section"],
        way=way,
        confidence=shown.percent.get(way, ""),
        records=record_words().say,
        many=False,
        wording=model.wording,
    )


def result(
    model: Model, found: Result, base: str = "../", cost_head: str = "", typical: dict[str, Any] | None = None
) -> str:
    """The inside of the result region; `base` leads to the site's root, `typical` tells of typical answers."""
    seen = view(model, found)
    return render(
        "result.html",
        r=seen,
        cost_head=cost_head,
        ways=model.ways,
        wording=model.wording,
        ticks=checklists.rules().wording,
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
