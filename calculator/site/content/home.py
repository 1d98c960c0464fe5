"""A worked example as Home and the page of examples show it: answer, hours, money, and each way beside the others."""

from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from calculator import load
from calculator.costs.charts import DASHED
from calculator.costs.view import card
from calculator.formats.html import render
from calculator.formats.sentence import plain
from calculator.page import html as page_html
from calculator.site.content import examples

FILE = "site/home.toml"


@dataclass(frozen=True)
class Words:
    """All of site/home.toml."""

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


def example(key: str, base: str, whole: bool = False) -> str:
    """A worked example as HTML; `whole` has every row and both together, but no heading."""
    task = examples.scored(key)
    costs = task.cost_view
    rows = {line.row: line for line in costs.first}  # the ways, and variants of them
    return render(
        "site/drawings/home-example.html",
        result=task.view,
        example=examples.examples()[key],
        figures=card(task.costs),
        lines=costs.first if whole else [rows[way] for way in task.model.ways if way in rows],
        title=plain(costs.first_title),
        whole=whole,
        colours=DASHED,
        map=Markup(page_html.handover_map(task.model, task.view, f"home-{key}")),
        fragment=examples.fragment(key),
        words=words(),
        base=base,
    )
