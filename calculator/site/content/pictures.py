"""Three small drawings of the guide: the four ways side by side, the wrong choice, the owner's week."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from calculator import load
from calculator.formats.html import render
from calculator.formats.sentence import Figure
from calculator.load import DataError
from calculator.model import definition
from calculator.page import html as page_html
from calculator.scoring import Scored
from calculator.site.content import examples

FILE = "site/pictures.toml"
HALF = 100.0  # half the width of a bar's own units


@dataclass(frozen=True)
class Column:
    """One of the four ways: an example that suits it, what is handed over, where the owner's hours go."""

    way: str
    example: str
    over: str
    hours: str


@dataclass(frozen=True)
class Ways:
    """The picture of the four ways."""

    title: str
    text: str
    over: str
    hours: str
    column: tuple[Column, ...]


@dataclass(frozen=True)
class Wrong:
    """The words of the picture of the wrong choice."""

    title: str
    text: str
    way: str
    hours: str
    money: str
    suits: str
    nothing: str


@dataclass(frozen=True)
class Row:
    """A published figure: hours a week, as they are shown, who was asked, and the source's id."""

    name: str
    who: str
    hours: float
    shown: str
    source: str


@dataclass(frozen=True)
class Week:
    """The picture of the owner's week."""

    title: str
    text: str
    what: str
    hours: str
    row: tuple[Row, ...]


@dataclass(frozen=True)
class Pictures:
    """All of site/pictures.toml."""

    ways: Ways
    wrong: Wrong
    week: Week


@dataclass(frozen=True)
class Bar:
    """A bar from the line in the middle, in units of which 200 make the whole width; `text` says it in words."""

    x: float
    width: float
    text: str


@dataclass(frozen=True)
class Treated:
    """A task treated one way; no bars where that way suits it."""

    way: str
    name: str
    hours: Bar | None
    money: Bar | None


@cache
def pictures(folder: load.Folder = load.DATA) -> Pictures:
    """The words and figures, checked; DataError names the key that does not fit."""
    whole = load.record(Pictures, load.table(FILE, folder), FILE)
    for row in whole.week.row:
        if row.source not in load.sources():
            raise DataError(f"{FILE}: week.row.{row.name}.source: {row.source} is not in sources.toml")
    return whole


def four_ways(base: str, scored: Callable[[str], Scored] = examples.scored) -> str:
    """The four ways beside each other, each with the map of a task that suits it; DataError where one does not."""
    model, words, columns = definition.model(), pictures().ways, []
    for column in words.column:
        task = scored(column.example)
        if task.result.way != column.way:
            raise DataError(f"{FILE}: ways.column: {column.example} does not suit {column.way}")
        svg = Markup(page_html.handover_map(model, task.view, f"ways-{column.way}", thumbnail=True))
        columns.append((column, model.ways[column.way], task.view, svg))
    return render("site/drawings/four-ways.html", words=words, columns=columns, base=base)


def wrong_choice() -> str:
    """The typical job and the typical process, each treated in four ways; no bars where a way suits."""
    rows = [row for row in examples.scored(next(iter(examples.examples()))).cost_view.wrong if row.typical]
    cells = [cell for row in rows for cell in row.cells if not cell.mark]
    hours = max(abs(cell.hours.value) for cell in cells)
    money = max(abs(cell.money.value) for cell in cells)
    tasks: list[tuple[str, list[Treated]]] = [(row.label, []) for row in rows]
    for row, (_, treated) in zip(rows, tasks, strict=True):
        for cell in row.cells:
            bars = (None, None) if cell.mark else (_bar(cell.hours, hours), _bar(cell.money, money))
            treated.append(Treated(cell.way, cell.treated, *bars))
    return render("site/drawings/wrong-choice.html", words=pictures().wrong, tasks=tasks)


def _bar(figure: Figure, most: float) -> Bar:
    length = HALF * figure.value / most
    text = f"{'+' if figure.value > 0 else ''}{figure.text}"
    return Bar(round(HALF + min(length, 0), 1), round(abs(length), 1), text)


def week() -> str:
    """Published hours of owners, to one scale."""
    words = pictures().week
    most = max(row.hours for row in words.row)
    rows = [(row, round(2 * HALF * row.hours / most, 1)) for row in words.row]
    return render("site/drawings/week.html", words=words, rows=rows)
