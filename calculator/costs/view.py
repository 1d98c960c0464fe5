"""What is shown of the costs: the whole part of the page, and the card in short. No HTML."""

from dataclasses import dataclass
from functools import cache

from calculator import load
from calculator.costs.evaluation import Quantiles
from calculator.costs.inputs import choice, specification
from calculator.costs.parameters import parameters
from calculator.costs.result import CostResult, Driver, Extra, RowCost, WrongChoice
from calculator.costs.words import Words
from calculator.formats.sentence import Figure, Sentence, grouped, significant

SAME = 0.5  # a smaller difference, in money or in hours, is none


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


def cost_view(found: CostResult) -> CostView:
    """The whole cost lens in words."""
    words = Words(found)
    with_total = choice(found.inputs, "total") == "yes"
    return CostView(
        headline=words.headline(),
        range=words.range(),
        notes=tuple(words.notes()),
        cautions=tuple(words.cautions()),
        warnings=tuple(words.warnings()),
        first_title=words.first_title(),
        first=_lines(words, found.year_one),
        later=_lines(words, found.later_years or {}),
        back=tuple((words.rules.rows[key], _hours(words, q)) for key, q in found.hours_back_per_week.items()),
        break_even=tuple(words.break_even()) if with_total else (),
        wrong=tuple(_wrong(words, w) for w in found.wrong_choice),
        drivers=tuple(_driver(words, d) for d in found.drivers) if with_total else (),
        own=tuple(specification().inputs[key].label for key in found.inputs.own),
        with_total=with_total,
    )


def _lines(words: Words, rows: dict[str, RowCost]) -> tuple[Line, ...]:
    """The rows of a table, with the marks that they carry."""
    return tuple(
        Line(
            key,
            words.rules.rows[key],
            _mark(words, key),
            _money(words, row.money),
            _hours(words, row.hours),
            _money(words, row.total),
        )
        for key, row in rows.items()
    )


def _mark(words: Words, key: str) -> str:
    marks = [("mark_way", words.found.way), ("mark_cheapest", words.found.cheapest)]
    out = [words.text["mark_out"]] if key in words.found.ruled_out else []
    return ", ".join([words.text[mark] for mark, way in marks if way == key] + out)


def _hours(words: Words, q: Quantiles) -> Range:
    return Range(*(words.hours(value) for value in (q.p50, q.p10, q.p90)))


def _money(words: Words, q: Quantiles) -> Range:
    return Range(*(words.money(value) for value in (q.p50, q.p10, q.p90)))


def _wrong(words: Words, wrong: WrongChoice) -> WrongRow:
    """A row of the table of wrong choices."""
    labels = {row.id: row.label for row in words.rules.typical}
    extra = {wrong.way: Extra(0.0, 0.0)} | wrong.extra
    cells = tuple(_cell(words, way, wrong.way, extra.get(way)) for way in words.rules.treated)
    return WrongRow(labels.get(wrong.task, words.text["this_task"]), wrong.way, wrong.task in labels, cells)


def _cell(words: Words, way: str, right: str, found: Extra | None) -> WrongCell:
    treated, extra = words.rules.treated[way], found or Extra(0.0, 0.0)
    key = f"{_sign(extra.money, 'cheaper', 'dearer')}_{_sign(extra.hours, 'fewer', 'more')}"
    sizes = {"money": words.money(abs(extra.money)), "hours": words.hours(abs(extra.hours))}
    sentence = words.say(key if found else "ruled_out", treated=treated[0].upper() + treated[1:], **sizes)
    figures = words.money(extra.money), words.hours(extra.hours)
    return WrongCell(way, treated, way == right, found is None, *figures, sentence)


def _sign(value: float, below: str, above: str) -> str:
    return "same" if abs(value) < SAME else below if value < 0 else above


def _driver(words: Words, driver: Driver) -> DriverLine:
    """One bar of the tornado, in words too."""
    label = parameters().by_id[driver.parameter].label
    low, high = (_shown(words, driver.parameter, value) for value in (driver.low, driver.high))
    first, second = (_difference(words, value) for value in (driver.at_low, driver.at_high))
    sentence = words.say("driver", label=label, low=low, high=high, first=first, second=second)
    ends = words.money(driver.at_low), words.money(driver.at_high)
    return DriverLine(driver.parameter, label, low, high, *ends, sentence)


def _difference(words: Words, value: float) -> Sentence:
    way, other = (words.rules.rows[key] for key in words.found.compared)
    key = "driver_less" if value < 0 else "driver_more"
    return words.say(key, way=way, other=other[0].lower() + other[1:], money=words.money(abs(value)))


def _shown(words: Words, key: str, value: float) -> Figure:
    """A parameter's value with its unit, to two significant figures; shares in percent."""
    unit = parameters().by_id[key].unit
    if unit.startswith("money"):
        return words.money(value)
    row = specification().units[unit]
    number = significant(value * (100 if row.percent else 1))
    return Figure(number, unit, f"{grouped(number)} {row.label}")


FILE = "costs/card.toml"


@dataclass(frozen=True)
class Labels:
    """All of costs/card.toml: by the headline's key, the words under each of its figures."""

    label: dict[str, dict[str, str]]


@cache
def labels(folder: load.Folder = load.DATA) -> Labels:
    """The words; DataError names a key that does not fit."""
    return load.record(Labels, load.table(FILE, folder), FILE)


def card(found: CostResult) -> tuple[tuple[Figure, str], ...]:
    """The figures of the headline with their words, hours before money; none while there is no answer."""
    key, _, values = Words(found).head()
    return tuple((values[name], text) for name, text in labels().label[key].items())
