"""A worked example as Home and the page of examples show it: answer, hours, money, and each way beside the others."""

from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from calculator import load, render
from calculator.cost_card import card
from calculator.cost_drawing import DASHED
from calculator.cost_view import Line, cost_view
from calculator.result import Result
from calculator.sentence import plain
from calculator.site import costs
from calculator.view import view

FILE = "home.toml"


@dataclass(frozen=True)
class Words:
    """All of home.toml."""

    way: str
    money: str
    hours: str
    both: str
    open: str
    more: str
    how: str


@cache
def words() -> Words:
    """The words of the example; DataError names a key that does not fit."""
    return load.record(Words, load.table(FILE), FILE)


def example(key: str, found: Result, address: str, base: str, whole: bool = False) -> str:
    """A worked example as HTML; `address` is its fragment; `whole` has every row and both together, but no heading."""
    model = load.model()
    cost = costs.example(key)
    seen = cost_view(cost)
    return render.render(
        "drawings/home-example.html",
        r=view(model, found),
        example=load.examples()[key],
        figures=card(cost),
        lines=seen.first if whole else _ways(seen.first),
        title=plain(seen.first_title),
        whole=whole,
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
