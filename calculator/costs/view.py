"""What is shown of the costs: the whole part of the page, and the card in short. No HTML."""

from dataclasses import dataclass
from functools import cache

from calculator import load
from calculator.costs.draws import Quantiles
from calculator.costs.inputs import choice, specification
from calculator.costs.parameters import parameters
from calculator.costs.result import CostResult, Driver, Extra, RowCost, WrongChoice
from calculator.costs.words import Words
from calculator.formats.sentence import Figure, Sentence, grouped, significant

SAME = 0.5  # a smaller difference, in money or in hours, is none
CARD = "costs/card.toml"


@dataclass(frozen=True)
class Labels:
    """All of costs/card.toml: by the headline's key, the words under each of its figures."""

    label: dict[str, dict[str, str]]


@cache
def labels(folder: load.Folder = load.DATA) -> Labels:
    """The words; DataError names a key that does not fit."""
    return load.record(Labels, load.table(CARD, folder), CARD)


def card(costs: CostResult) -> tuple[tuple[Figure, str], ...]:
    """The figures of the headline with their words, hours before money; none while there is no answer."""
    key, _, values = Words(costs).head()
    return tuple((values[name], text) for name, text in labels().label[key].items())


@dataclass(frozen=True)
class Range:
    """A median with its 10 to 90 % range."""

    middle: Figure
    low: Figure
    high: Figure


@dataclass(frozen=True)
class Line:
    """One row of the table of costs."""

    row: str
    name: str
    mark: str
    money: Range
    hours: Range
    total: Range


@dataclass(frozen=True)
class WrongCell:
    """What treating a task another way costs more; `suits` where it suits, `out` where it is ruled out."""

    way: str
    treated: str
    suits: bool
    out: bool
    money: Figure
    hours: Figure
    sentence: Sentence


@dataclass(frozen=True)
class WrongRow:
    """One task of the table of wrong choices; `typical` rows are there to compare with."""

    label: str
    way: str
    typical: bool
    cells: tuple[WrongCell, ...]


@dataclass(frozen=True)
class DriverLine:
    """One bar of the tornado."""

    parameter: str
    label: str
    low: Figure
    high: Figure
    at_low: Figure
    at_high: Figure
    sentence: Sentence


@dataclass(frozen=True)
class CostView:
    """What a template or a report needs. Without `with_total` the totals are not to be shown."""

    headline: Sentence
    range: Sentence
    notes: tuple[Sentence, ...]
    cautions: tuple[Sentence, ...]
    warnings: tuple[Sentence, ...]
    first_title: Sentence
    first: tuple[Line, ...]
    later: tuple[Line, ...]
    back: tuple[tuple[str, Range], ...]
    break_even: tuple[Sentence, ...]
    wrong: tuple[WrongRow, ...]
    drivers: tuple[DriverLine, ...]
    own: tuple[str, ...]
    with_total: bool


def cost_view(costs: CostResult) -> CostView:
    """The whole cost lens in words."""
    words = Words(costs)
    with_total = choice(costs.inputs, "total") == "yes"
    return CostView(
        headline=words.headline(),
        range=words.range(),
        notes=tuple(words.notes()),
        cautions=tuple(words.cautions()),
        warnings=tuple(words.warnings()),
        first_title=words.first_title(),
        first=_lines(words, costs.year_one),
        later=_lines(words, costs.later_years or {}),
        back=tuple((words.rules.rows[key], _hours(words, hours)) for key, hours in costs.hours_back_per_week.items()),
        break_even=tuple(words.break_even()) if with_total else (),
        wrong=tuple(_wrong(words, wrong) for wrong in costs.wrong_choice),
        drivers=tuple(_driver(words, driver) for driver in costs.drivers) if with_total else (),
        own=tuple(specification().inputs[key].label for key in costs.inputs.own),
        with_total=with_total,
    )


def _lines(words: Words, rows: dict[str, RowCost]) -> tuple[Line, ...]:
    """The rows of a table, with the marks that they carry."""
    costs, lines = words.costs, []
    for key, row in rows.items():
        marks = {
            "mark_way": key == costs.row,
            "mark_cheapest": key in costs.cheapest,
            "mark_out": key in costs.closed,
        }
        mark = ", ".join(words.text[name] for name, carried in marks.items() if carried)
        ranges = _money(words, row.money), _hours(words, row.hours), _money(words, row.total)
        lines.append(Line(key, words.rules.rows[key], mark, *ranges))
    return tuple(lines)


def _hours(words: Words, q: Quantiles) -> Range:
    return Range(*(words.hours(value) for value in (q.p50, q.p10, q.p90)))


def _money(words: Words, q: Quantiles) -> Range:
    return Range(*(words.money(value) for value in (q.p50, q.p10, q.p90)))


def _wrong(words: Words, wrong: WrongChoice) -> WrongRow:
    """A row of the table of wrong choices."""
    typical = {task.id: task.label for task in words.rules.typical}
    extra = {wrong.way: Extra(0.0, 0.0)} | wrong.extra
    cells = tuple(_cell(words, way, wrong.way, extra.get(way)) for way in words.rules.treated)
    return WrongRow(typical.get(wrong.task, words.text["this_task"]), wrong.way, wrong.task in typical, cells)


def _cell(words: Words, way: str, right: str, known: Extra | None) -> WrongCell:
    """What treating a task one way costs more; nothing is known of a way that is ruled out."""
    treated, extra = words.rules.treated[way], known or Extra(0.0, 0.0)
    money, hours = _sign(extra.money, "less", "more"), _sign(extra.hours, "fewer", "more")
    key = f"extra_{money}_{hours}" if known else "ruled_out"
    sizes = {"money": words.money(abs(extra.money)), "hours": words.hours(abs(extra.hours))}
    return WrongCell(
        way=way,
        treated=treated,
        suits=way == right,
        out=known is None,
        money=words.money(extra.money),
        hours=words.hours(extra.hours),
        sentence=words.say(key, treated=treated[0].upper() + treated[1:], **sizes),
    )


def _sign(value: float, below: str, above: str) -> str:
    return "same" if abs(value) < SAME else below if value < 0 else above


def _driver(words: Words, driver: Driver) -> DriverLine:
    """One bar of the tornado, in words too."""
    label = parameters().by_id[driver.parameter].label
    low, high = (_value(words, driver.parameter, value) for value in (driver.low, driver.high))
    way, other = (words.rules.rows[key] for key in words.costs.compared)
    other = other[0].lower() + other[1:]
    first, second = (
        words.say("driver_less" if value < 0 else "driver_more", way=way, other=other, money=words.money(abs(value)))
        for value in (driver.at_low, driver.at_high)
    )
    return DriverLine(
        parameter=driver.parameter,
        label=label,
        low=low,
        high=high,
        at_low=words.money(driver.at_low),
        at_high=words.money(driver.at_high),
        sentence=words.say("driver", label=label, low=low, high=high, first=first, second=second),
    )


def _value(words: Words, key: str, value: float) -> Figure:
    """A parameter's value with its unit, to two significant figures; shares in percent."""
    name = parameters().by_id[key].unit
    if name.startswith("money"):
        return words.money(value)
    unit = specification().units[name]
    number = significant(value * (100 if unit.percent else 1))
    return Figure(number, name, f"{grouped(number)} {unit.label}")
