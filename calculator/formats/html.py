"""Records to HTML through the package's own templates. The only module that knows Jinja2."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, ModuleLoader, StrictUndefined
from markupsafe import Markup, escape

from calculator.formats.sentence import Figure

TEMPLATES = Path(__file__).parents[1] / "templates"
COMPILED = TEMPLATES.with_name("compiled")  # in the browser, in their place


@cache
def environment() -> Environment:
    """Autoescaping on, undefined names are errors."""
    templates = Environment(
        loader=ModuleLoader(COMPILED) if COMPILED.exists() else FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    templates.filters |= {
        "numbered": enumerate,
        "page_address": page_address,
        "figure": figure,
        "figure_in_svg": figure_in_svg,
    }
    return templates


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
    """The address of a page of the guide, or of a place on it: `guide/partner.md` is served at `guide/partner/`."""
    path, mark, place = page.partition("#")
    return f"{path.removesuffix('.md')}/{mark}{place}"


def render(template: str, **context: Any) -> Markup:
    """One template, with its context."""
    return Markup(environment().get_template(template).render(context))
