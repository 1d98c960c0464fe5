"""What is shown of the costs: the whole part of the page, and the card in short. No HTML."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from calculator import load
from calculator.costs.draws import Quantiles
from calculator.costs.inputs import HIGH, UNIT, choice, specification
from calculator.costs.market import PriceLine, price_lines, quote_lines
from calculator.costs.open_rows import PART
from calculator.costs.parameters import parameters
from calculator.costs.phrases import OWNER, SAME, STAFF
from calculator.costs.result import CostResult, Driver, Extra, RowCost, WrongChoice
from calculator.costs.trades import BASE
from calculator.costs.words import Words
from calculator.formats.sentence import Figure, Sentence, grouped, plain, significant

CARD = "costs/card.toml"


@dataclass(frozen=True)
class Labels:
    """All of costs/card.toml: by the headline's key, the words under each of its figures."""

    label: dict[str, dict[str, str]]


@cache
def labels(folder: load.Folder = load.DATA) -> Labels:
    """The words; DataError names a key that does not fit."""
    return load.record(Labels, load.table(CARD, folder), CARD)


@dataclass(frozen=True)
class CardFigure:
    """A figure of the headline, or a range, with the label that stands under it on the card."""

    parts: Sentence
    label: str

    @property
    def shown(self) -> str:
        """The figure as text."""
        return plain(self.parts)


def card(costs: CostResult) -> tuple[CardFigure, ...]:
    """The figures of the headline with their words, hours before money; none while there is no answer."""
    head, figures = Words(costs).head, []
    for name, text in labels().label[head.key].items():
        value = head.values[name]
        start = head.values.get("start") if name == "back" else None
        label = f"{text}, {plain(start)}" if isinstance(start, tuple) else text
        figures.append(CardFigure(value if isinstance(value, tuple) else (value,), label))
    return tuple(figures)


@dataclass(frozen=True)
class Range:
    """A median with its 10 to 90 % range."""

    middle: Figure
    low: Figure
    high: Figure

    @property
    def wide(self) -> bool:
        """Whether there is anything between its ends, as they are said."""
        return self.low.text != self.high.text


@dataclass(frozen=True)
class Line:
    """One row of the table of costs; a `closed` one cannot be chosen, and its mark says why."""

    row: str
    name: str
    mark: str
    money: Range
    hours: Range
    total: Range
    closed: bool


@dataclass(frozen=True)
class WrongCell:
    """What treating a task another way costs more: nothing where it `suits`, or is `out` for the reason in `mark`."""

    way: str
    treated: str
    suits: bool
    out: bool
    mark: str
    money: Figure
    hours: Figure
    total: Figure
    sentence: Sentence


@dataclass(frozen=True)
class WrongRow:
    """One task of the table of wrong choices; `typical` rows are there to compare with."""

    label: str
    way: str
    typical: bool
    cells: tuple[WrongCell, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What each wrong choice costs more."""
        return tuple(cell.sentence for cell in self.cells if cell.sentence)


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
    """What a template or a report needs. Without `with_total` the totals are not to be shown.

    `back` are the owner's hours that each row gives back or, with `asks`, takes, for the owner does not do it today, or
    with `untold` may not. With `staff` somebody on the payroll does it in a row of the table.
    """

    headline: Sentence
    beside: tuple[Sentence, ...]
    notes: tuple[Sentence, ...]
    cautions: tuple[Sentence, ...]
    refused: tuple[Sentence, ...]
    warnings: tuple[Sentence, ...]
    first_title: Sentence
    later_title: Sentence
    first: tuple[Line, ...]
    later: tuple[Line, ...]
    left_out: tuple[Sentence, ...]
    extras: tuple[Sentence, ...]
    quotes: tuple[Sentence, ...]
    prices: tuple[PriceLine, ...]
    asks: bool
    untold: bool
    staff: bool
    back: tuple[tuple[str, Range], ...]
    break_even: tuple[Sentence, ...]
    wrong: tuple[WrongRow, ...]
    drivers: tuple[DriverLine, ...]
    own: tuple[str, ...]
    with_total: bool

    @property
    def range(self) -> Sentence:
        """All that stands beside the headline, as one text."""
        parts: list[str | Figure] = []
        for sentence in self.beside:
            parts += [" ", *sentence] if parts else sentence
        return tuple(parts)


def cost_view(costs: CostResult, refused: Collection[str] = ()) -> CostView:
    """The whole cost lens in words; `refused` are ids of figures that could not be read, which it stands without."""
    words = Words(costs)
    with_total = choice(costs.inputs, "total") == "yes"
    asks = costs.today.by != OWNER or not costs.hours_back_per_week
    return CostView(
        headline=words.headline(),
        beside=tuple(words.beside()),
        notes=tuple(words.notes()),
        cautions=tuple(words.cautions()),
        refused=tuple(words.refused(tuple(refused))),
        warnings=tuple(words.warnings()),
        first_title=words.first_title(),
        later_title=words.later_title(),
        first=_lines(words, costs.year_one, costs.cheapest if with_total else ()),
        later=_lines(words, costs.later_years or {}, costs.cheapest_later if with_total else ()),
        left_out=tuple(words.left_out()),
        extras=tuple(words.extras()),
        quotes=quote_lines(words),
        prices=price_lines(words),
        asks=asks,
        untold=asks and costs.today.by == OWNER and not costs.amount.told,
        staff=costs.today.by == STAFF or STAFF in costs.year_one,
        back=() if costs.one_off else _asked(words) if asks else _back(words),
        break_even=tuple(words.break_even()) if with_total else (),
        wrong=tuple(_wrong(words, wrong, with_total) for wrong in costs.wrong_choice if _known(costs, wrong)),
        drivers=tuple(_driver(words, driver) for driver in costs.drivers) if with_total else (),
        own=tuple(specification().inputs[key].label for key in costs.inputs.own if _counts(costs, key)),
        with_total=with_total,
    )


def _lines(words: Words, rows: dict[str, RowCost], cheapest: tuple[str, ...]) -> tuple[Line, ...]:
    """The rows of a table, with the marks that they carry; one that is closed says why, and is never the cheapest."""
    costs, lines = words.costs, []
    for key, row in rows.items():
        reason = costs.closed.get(key)
        marks = [words.text["mark_way"]] if key == costs.row else []
        if reason:
            marks.append(words.phrases.closed[reason])
        elif key in costs.scarce:
            marks.append(words.phrases.scarce[costs.scarce[key]])
        elif key in cheapest:
            marks.append(words.text["mark_cheapest" if len(cheapest) == 1 else "mark_among"])
        ranges = _money(words, row.money), _hours(words, row.hours), _money(words, row.total)
        lines.append(Line(key, words.name(key).name, ", ".join(marks), *ranges, closed=reason not in (None, PART)))
    return tuple(lines)


def _hours(words: Words, q: Quantiles) -> Range:
    return Range(*(words.hours(value) for value in (q.p50, q.p10, q.p90)))


def _money(words: Words, q: Quantiles) -> Range:
    return Range(*(words.money(value) for value in (q.p50, q.p10, q.p90)))


def _back(words: Words) -> tuple[tuple[str, Range], ...]:
    """Hours given back by each row, in the unit that suits the most of them; keeping it gives none."""
    hours = [row for row in words.costs.hours_back_per_week if row != "keep"]
    return tuple((words.name(row).name, Range(*words.back(row))) for row in hours)


def _asked(words: Words) -> tuple[tuple[str, Range], ...]:
    """Hours that each row asks of an owner who does not do it today."""
    lines = []
    for row, carry in words.costs.carry.items():
        middle = words.costs.running[row].hours.p50
        points = [value * carry.running / middle if middle else 0.0 for value in words.costs.running[row].hours]
        lines.append((words.name(row).name, Range(*words.alike(points[1], points[1], points[0], points[2]))))
    return tuple(lines)


def _known(costs: CostResult, wrong: WrongChoice) -> bool:
    """Whether single figures may be said of a task: the reader's by what was told, a typical one's in its currency."""
    regions = parameters().regions
    here = regions[choice(costs.inputs, "region")].currency or regions[BASE].currency
    return here == costs.currency if wrong.task else costs.single


def _counts(costs: CostResult, key: str) -> bool:
    """Whether a figure of the reader's is in the result: not of another kind of work, nor a quote that lacks one."""
    applies = specification().inputs[key].applies
    quotes = [f"{quote.way}_quote" for quote in costs.quotes if not quote.used]
    other = "recurring" if costs.one_off else "one_off"
    return not key.endswith((HIGH, UNIT)) and applies != other and key not in quotes


def _wrong(words: Words, wrong: WrongChoice, with_total: bool) -> WrongRow:
    """A row of the table of wrong choices."""
    typical = {task.id: task.label for task in words.rules.typical}
    closed = () if wrong.task in typical else words.costs.closed
    cells = []
    for way in words.phrases.treated:
        if way == wrong.way or way not in wrong.extra:
            mark = "suits" if way == wrong.way else "not_open" if way in closed else "not_wrong"
            cells.append(_without(words, way, words.text[mark], way == wrong.way))
        else:
            cells.append(_cell(words, way, wrong.extra[way], with_total, wrong.task in typical))
    return WrongRow(typical.get(wrong.task, words.text["this_task"]), wrong.way, wrong.task in typical, tuple(cells))


def _without(words: Words, way: str, mark: str, suits: bool) -> WrongCell:
    """A way that is no wrong choice, and why."""
    none, hours = words.money(0.0), words.hours(0.0)
    return WrongCell(way, words.treated(way), suits, not suits, mark, none, hours, none, ())


def _cell(words: Words, way: str, extra: Extra, with_total: bool, typical: bool) -> WrongCell:
    """What treating a task one way costs more."""
    treated = words.treated(way)
    money, hours = _sign(extra.money, "less", "more"), _sign(extra.hours, "fewer", "more")
    sizes = {"money": words.money(abs(extra.money)), "hours": words.hours(abs(extra.hours))}
    sentence = words.say(f"extra_{money}_{hours}", treated=treated[0].upper() + treated[1:], **sizes)
    total = words.money(extra.total)
    if with_total and typical:
        sentence = words.say("extra_typical", first=sentence, total=total)
    elif with_total:
        value = words.money(words.costs.owner_hour_value)
        sentence = words.say("extra_total", first=sentence, total=total, value=value)
    return WrongCell(
        way=way,
        treated=treated,
        suits=False,
        out=False,
        mark="",
        money=words.money(extra.money),
        hours=words.hours(extra.hours),
        total=total,
        sentence=sentence,
    )


def _sign(value: float, below: str, above: str) -> str:
    return "same" if abs(value) < SAME else below if value < 0 else above


def _driver(words: Words, driver: Driver) -> DriverLine:
    """One bar of the tornado, in words too."""
    assert words.costs.compared, "there is no driver but of a difference"
    label = parameters().by_id[driver.parameter].label
    low, high = (_value(words, driver.parameter, value) for value in (driver.low, driver.high))
    way, other = (words.name(key) for key in words.costs.compared)
    first, second = (
        words.say(
            "driver_less" if value < 0 else "driver_more",
            way=way.inline,
            other=other.inline,
            money=words.money(abs(value)),
        )
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
    return Figure(number, name, f"{grouped(number)} {unit.label_of(number)}")
