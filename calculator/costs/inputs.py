"""What the reader tells the cost lens: form text or JSON to typed values; mistakes come back by input id."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from calculator import load
from calculator.costs.parameters import parameters
from calculator.costs.trades import trades
from calculator.formats import figure
from calculator.formats.figure import Figure, Problem
from calculator.formats.figure_words import MONEY, words
from calculator.formats.numerals import plain
from calculator.formats.sentence import grouped
from calculator.load import DataError
from calculator.model import definition
from calculator.model.answers import LONGEST_SHOWN, Inputs
from calculator.model.definition import LEVELS, Model

FILE = "costs/inputs.toml"
THOUSAND = 1000
QUOTED, QUOTE_HOURS = ("freelance", "partner"), "quote_hours"
HIGH, UNIT = "_high", "_unit"  # of a range; of a number whose unit is a choice
APPLIES = ("always", "recurring", "one_off")


@dataclass(frozen=True)
class Unit:
    """What a number counts; `units` and `per` may stand beside it, `percent` means that it is shown times 100."""

    label: str
    units: tuple[str, ...]
    least: float
    most: float
    percent: bool = False
    per: tuple[str, ...] = ()

    def label_of(self, number: float) -> str:
        """What stands behind so many: "hour a week" behind 1, "hours a week" behind 2."""
        one = next((unit for unit in self.units if number == 1 and self.label.startswith(f"{unit}s")), "")
        return one + self.label.removeprefix(f"{one}s") if one else self.label


@dataclass(frozen=True)
class Input:
    """One thing the reader may say: a number with a unit and bounds, or one of some choices.

    Of a `range` both ends count: its high one stands under its id with `_high`. Of any other number that is typed as a
    range the middle counts. `in_form` says whether the page has a field for it.
    """

    id: str
    label: str
    hint: str
    kind: str
    unit: str
    applies: str
    question: str = ""
    levels: tuple[float, ...] = ()
    default: float | None = None
    default_one_off: float | None = None
    default_season: float | None = None
    least: float | None = None
    most: float | None = None
    whole: bool = False
    range: bool = False
    choice: str = ""
    choices: dict[str, str] = field(default_factory=dict)
    in_form: bool = True


@dataclass(frozen=True)
class OneOff:
    """The answer from which, and below, the work is a job that ends."""

    question: str
    level: int


@dataclass(frozen=True)
class Specification:
    """All of costs/inputs.toml; `inputs` holds the parameters too, as numbers that can be given."""

    most_monthly_hours: float
    day_hours: float
    one_off: OneOff
    units: dict[str, Unit]
    inputs: dict[str, Input]
    asked: tuple[str, ...]
    gone: tuple[str, ...]
    errors: load.Texts


@cache
def specification(folder: load.Folder = load.DATA) -> Specification:
    """Read and check costs/inputs.toml; DataError names the key."""
    raw = load.table(FILE, folder)
    load.only(FILE, raw, "most_monthly_hours", "day_hours", "one_off", "gone", "unit", "input", "errors")
    asked = load.records(Input, raw["input"], f"{FILE}: input")
    others = {
        key: Input(key, p.label, "", "number", p.unit, "always", least=p.least, most=p.most, in_form=p.in_form)
        for key, p in parameters(folder).by_id.items()
        if key not in asked
    }
    spec = Specification(
        most_monthly_hours=raw["most_monthly_hours"],
        day_hours=raw["day_hours"],
        one_off=load.record(OneOff, raw["one_off"], f"{FILE}: one_off"),
        units={key: load.record(Unit, unit, f"{FILE}: unit.{key}") for key, unit in raw["unit"].items()},
        inputs=asked | others,
        asked=tuple(asked),
        gone=load.checked(tuple[str, ...], raw["gone"], f"{FILE}: gone"),
        errors=load.checked(load.Texts, raw["errors"], f"{FILE}.errors"),
    )
    for what, wrong in _rules(spec, definition.model(folder)):
        if wrong:
            raise DataError(f"{FILE}: {what}")
    return spec


def _rules(spec: Specification, model: Model) -> list[tuple[str, bool]]:
    """What types cannot say: how it is said, and whether it is wrong."""
    readable = words()
    rules = [
        (f"unit.{key}.{what}: {name!r} is no unit that can be read", name not in names)
        for key, unit in spec.units.items()
        for what, names in (
            ("units", {*readable.units, *readable.currency, MONEY}),
            ("per", {*readable.units, *readable.per}),
        )
        for name in getattr(unit, what)
    ]
    for key, one in spec.inputs.items():
        rules += [
            (f"{key}.kind: {one.kind!r} is neither number nor choice", one.kind not in ("number", "choice")),
            (f"{key}.unit: {one.unit!r} is no unit", one.kind == "number" and one.unit not in spec.units),
            (f"{key}.applies: {one.applies!r} is none of {', '.join(APPLIES)}", one.applies not in APPLIES),
            (
                f"{key}.choice: {one.choice!r} is none of its choices",
                one.kind == "choice" and one.choice not in ("", *one.choices),
            ),
            (
                f"{key}.levels: there must be {LEVELS}, with a question",
                bool(one.question) != (len(one.levels) == LEVELS),
            ),
            (f"{key}.question: {one.question!r} is no question", one.question not in ("", *model.questions)),
            (f"{key}.range: there is no {key}{HIGH}", one.range and key + HIGH not in spec.inputs),
        ]
    places: dict[str, dict[str, Any]] = {
        "region": parameters().regions,
        "sourcing": parameters().sourcing,
        "trade": trades().trade,
        "in_currency": readable.currency,
    }
    return rules + [
        (f"{key}.choices", spec.inputs[key].choices.keys() != known.keys()) for key, known in places.items()
    ]


def bounds(one: Input) -> tuple[float, float]:
    """The least and the most that a number may be."""
    unit = specification().units[one.unit]
    return (unit.least if one.least is None else one.least, unit.most if one.most is None else one.most)


class _WrongError(ValueError):
    """A figure that cannot be read, in words."""


def _each_quote(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """`quote_hours` as the hours that each monthly quote given covers, where it does not say its own."""
    if QUOTE_HOURS not in raw:
        return raw
    given = {key: value for key, value in raw.items() if key != QUOTE_HOURS}
    quoted = [way for way in QUOTED if f"{way}_quote" in raw] or QUOTED
    return {f"{way}_{QUOTE_HOURS}": raw[QUOTE_HOURS] for way in quoted} | given


def parse(raw: Mapping[str, Any]) -> tuple[Inputs, dict[str, str]]:
    """Typed inputs in the order of the data, and a worded error for each that could not be read.

    Form text stands in the unit's own scale ("1,234.50", "12,5", "$ 40"; "5" or "5 %" for a share), a JSON
    number of a share between 0 and 1. What is missing keeps its default, and nothing in a field that has no
    default is no mistake; an error leaves that input out and keeps the rest. A range fills the input with `_high`
    too, or where there is none counts as its middle; a unit that stands beside a number fills in its choice, and the
    currency beside the first amount that of all.
    A number whose unit is none is left out with it; figures of version 1 that nothing reads any more are passed over.
    """
    spec, raw = specification(), _each_quote(raw)
    known = {*spec.inputs, *spec.gone}
    errors = {str(k): spec.errors["unknown"].format(id=str(k)[:LONGEST_SHOWN]) for k in raw if k not in known}
    read: dict[str, float | str] = {}
    region = parameters().regions.get(str(raw.get("region", "")), parameters().regions[spec.inputs["region"].choice])
    money = str(raw.get("in_currency") or region.currency)
    for key in [key for key in spec.inputs if key in raw]:
        one, given = spec.inputs[key], raw[key]
        optional = one.kind == "choice" or (key not in parameters().by_id and one.default is None)
        if given is None or (optional and isinstance(given, str) and not given.strip()):
            continue
        try:
            if one.kind == "choice":
                read[key] = _choice(one, given)
                continue
            typed = _figure(one, given, money)
            if typed.currency and typed.currency != money:
                if money and ("in_currency" in raw or any(is_money(other) for other in read)):
                    raise _WrongError(spec.errors["currency"].format(value=str(given)[:LONGEST_SHOWN]))
                money = read["in_currency"] = typed.currency
        except _WrongError as error:
            errors[key] = str(error)
            continue
        read |= _numbers(one, typed, raw)
    for key in [key.removesuffix(UNIT) for key in errors if key.endswith(UNIT)]:
        if read.pop(key, None) is not None:
            read.pop(key + HIGH, None)
            errors[key] = errors[key + UNIT]
    return Inputs({key: read[key] for key in spec.inputs if key in read}), errors


def gone(raw: Mapping[str, Any]) -> list[str]:
    """What is said about figures of version 1 that nothing reads any more."""
    return [specification().errors["gone"].format(id=key) for key in specification().gone if key in raw]


def is_money(key: str) -> bool:
    """Whether an input is an amount of money: a price, a quote, a fee or the value of an hour."""
    unit = specification().inputs[key].unit
    return unit.startswith("money") or unit == "quote"


def _numbers(one: Input, known: Figure, raw: Mapping[str, Any]) -> dict[str, float | str]:
    """What a figure fills in: its number or both ends of its range, and the unit that was typed beside it."""
    ends: dict[str, float | str] = {one.id: known.low if one.range else known.typical}
    if one.range and known.low < known.high:
        ends[one.id + HIGH] = known.high
    chosen = specification().inputs.get(one.id + UNIT)
    said = known.per or known.unit
    if chosen and said in chosen.choices and not raw.get(chosen.id):
        ends[chosen.id] = said
    return ends


def _choice(one: Input, given: object) -> str:
    """The choice; an error with the reader's own words where it is none."""
    if isinstance(given, str) and given in one.choices:
        return given
    shown = ", ".join(one.choices)
    raise _WrongError(specification().errors["choice"].format(value=str(given)[:LONGEST_SHOWN], choices=shown))


def _figure(one: Input, given: object, currency: str) -> Figure:
    """The number or range; an error saying what would be right where it is none, or out of bounds."""
    spec, unit = specification(), specification().units[one.unit]
    least, most = bounds(one)
    scale = 100 if unit.percent else 1
    ends = {"least": least, "most": most, "example": example(one)}
    shown = {name: _shown(value * scale) for name, value in ends.items()}
    if isinstance(given, str) and not given.strip():
        raise _WrongError(spec.errors["empty"].format(**shown))
    known = typed(one, given, currency)
    text = str(given).strip()[:LONGEST_SHOWN]
    if isinstance(known, Problem) or known.notes & figure.OPEN_ENDED:
        raise _WrongError(spec.errors["number"].format(value=text, **shown))
    if not least <= known.low <= known.high <= most:
        raise _WrongError(spec.errors["percent" if unit.percent else "range"].format(value=text, **shown))
    if one.whole and not known.typical.is_integer():
        raise _WrongError(spec.errors["whole"].format(value=text, **shown))
    return known


def typed(one: Input, given: object, currency: str = "") -> Figure | Problem:
    """What was typed, in the units that may stand beside this input's number."""
    unit = specification().units[one.unit]
    return figure.read(given, units=unit.units, per=unit.per, percent=unit.percent, currency=currency, negative=True)


def _shown(value: float) -> str:
    """A number as an error names it: thousands grouped, small ones in full."""
    return grouped(value) if value >= THOUSAND else plain(value)


def example(one: Input) -> float:
    """A number that would be right."""
    if one.default is not None:
        return one.default
    parameter = parameters().by_id.get(one.id)
    return parameter.typical if parameter else min(max(10.0, bounds(one)[0]), bounds(one)[1])


def choice(inputs: Inputs, key: str) -> str:
    """A choice given, or its default."""
    return str(inputs.own.get(key, specification().inputs[key].choice))


def form_values(inputs: Inputs) -> dict[str, str]:
    """What the reader gave as form text again, for the form and the address; a range is one text."""
    texts: dict[str, str] = {}
    for key, value in inputs.own.items():
        first = key.removesuffix(HIGH)
        if first != key and first in inputs.own:
            texts[first] += f" - {shown(key, float(value))}"
        else:
            texts[key] = value if isinstance(value, str) else shown(key, value)
    return texts


def shown(key: str, value: float) -> str:
    """A number as the form shows it, in its unit: shares in percent, no more digits than needed."""
    unit = specification().units[specification().inputs[key].unit]
    return plain(value * (100 if unit.percent else 1))
