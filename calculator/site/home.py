"""The worked example of the home page: answer, hours, money, and each way beside the others."""

from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from calculator import load, render
from calculator.cost_card import card
from calculator.cost_drawing import DASHED
from calculator.cost_view import Line, cost_view
from calculator.result import Result
from calculator.site import costs
from calculator.view import view

FILE = "home.toml"


@dataclass(frozen=True)
class Words:
    """All of home.toml."""

    ways: str
    way: str
    money: str
    hours: str
    open: str
    more: str
    how: str


@cache
def words() -> Words:
    """The words of the example; DataError names a key that does not fit."""
    return load.record(Words, load.table(FILE), FILE)


def example(key: str, found: Result, address: str, base: str) -> str:
    """A worked example as HTML; `address` is its fragment, `base` leads from the page to the site's root."""
    model = load.model()
    cost = costs.example(key)
    return render.render(
        "drawings/home-example.html",
        r=view(model, found),
        example=load.examples()[key],
        figures=card(cost),
        lines=_ways(cost_view(cost).first),
        colours=DASHED,
        map=Markup(render.handover_map(model, found, f"home-{key}")),
        fragment=address,
        words=words(),
        base=base,
    )


def _ways(lines: tuple[Line, ...]) -> list[Line]:
    """The rows of the four ways, without the variants, in the model's order."""
    by_row = {line.row: line for line in lines}
    return [by_row[way] for way in load.model().ways if way in by_row]
