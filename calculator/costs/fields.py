"""The inputs and parameters as fields: value, default, range, source, and whether the reader changed it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from calculator import load
from calculator.costs.amounts import default, is_one_off
from calculator.costs.assumptions import assumptions, triangle
from calculator.costs.inputs import HIGH, UNIT, Input, choice, form_values, is_money, shown, specification
from calculator.costs.parameters import Parameter, parameters, price_set
from calculator.costs.place import place
from calculator.costs.prices import PARAMETER, MarketPrice
from calculator.costs.second import PREFIX, Second, what_if
from calculator.costs.setting import COUNTED, NOTHING, Setting
from calculator.formats.sentence import grouped
from calculator.model.answers import Answers, Inputs

FILE = "costs/fields.toml"
ASKED = "asked"
NO_SIGN = ("", "a", "an")  # a unit of money begins so where the currency is not known
QUOTES = ("freelance_quote", "partner_quote")
EARLY = ("task_hours", "done_by", "pieces_per_month", "hours_per_piece", "trade", "staff_could")
FIRST = (
    "owner_hour_value",
    *(f"{quote}{part}" for quote in QUOTES for part in ("", "_hours", "_count")),
    "region",
    "in_currency",
)


@dataclass(frozen=True)
class PageWords:
    """All of costs/fields.toml: `say` by key, `group` by the parameters' group."""

    say: load.Texts
    group: load.Texts


@cache
def words(folder: load.Folder = load.DATA) -> PageWords:
    """The words of the page; DataError names a key that is no text."""
    return load.record(PageWords, load.table(FILE, folder), FILE)


@dataclass(frozen=True)
class CostField:
    """One field. `value` is form text, empty while the default stands; `own` says that the reader set it. `beside`
    is the id of the field with its unit, which stands in it; that one is `inside`.

    `low` and `high` are its range as form text (empty where it has none); without `sources` the default
    is our assumption; `applies` is False where this kind of work does not use it.
    """

    id: str
    group: str
    label: str
    hint: str
    kind: str
    unit: str
    value: str
    default: str
    low: str
    high: str
    choices: dict[str, str]
    sources: tuple[str, ...]
    grade: str
    note: str
    own: bool
    applies: bool
    borrowed: bool
    beside: str = ""
    inside: bool = False


def cost_fields(answers: Answers, inputs: Inputs, setting: Setting = NOTHING) -> list[CostField]:
    """All fields: first those that are asked, then the other parameters by group, in the order of the data.

    One that has no place in the form is among them only where the reader has given it; the high end of a range never
    is, for both ends are one text.
    """
    spec, market = specification(), _market(answers, inputs, setting)
    fields = []
    for group, keys in {ASKED: spec.asked, **parameters().groups}.items():
        for key in keys:
            again = group != ASKED and key in spec.asked
            if not again and not key.endswith(HIGH) and (spec.inputs[key].in_form or key in inputs.own):
                fields.append(_field(spec.inputs[key], group, answers, inputs, market.get(key)))
    return fields


def _market(answers: Answers, inputs: Inputs, setting: Setting) -> dict[str, MarketPrice]:
    """The prices that stand while the reader gives none, by the parameter's id: those of the trade."""
    usual = {key: value for key, value in inputs.own.items() if key not in (*PARAMETER.values(), *QUOTES)}
    task = replace(setting.task, prices=()) if setting.task else None
    found = assumptions(answers, Inputs(usual), replace(setting, task=task)).prices.by_kind
    return {PARAMETER[kind]: price.market for kind, price in found.items()}


def _applies(asked: Input, answers: Answers, inputs: Inputs) -> bool:
    """Whether this kind of work, and what was said beside it, has a use for a field."""
    for quote in QUOTES:
        if asked.id == f"{quote}_count":
            return quote in inputs.own and choice(inputs, f"{quote}_unit") in COUNTED
        if asked.id == f"{quote}_hours" and (quote not in inputs.own or choice(inputs, f"{quote}_unit") != "month"):
            return False
    if asked.id == "in_currency":
        return not parameters().regions[choice(inputs, "region")].currency or asked.id in inputs.own
    if asked.id == "freelance_vat":
        return choice(inputs, "vat_reclaim") == "no"
    return asked.applies in ("always", "one_off" if is_one_off(answers, inputs) else "recurring")


def _field(asked: Input, group: str, answers: Answers, inputs: Inputs, market: MarketPrice | None = None) -> CostField:
    own, parameter = inputs.own.get(asked.id), parameters().by_id.get(asked.id)
    sign = place(inputs.own, choice(inputs, "region")).sign.strip()
    unit = specification().units[asked.unit].label.format(currency=sign).strip() if asked.unit else ""
    sources, grade, note, borrowed = _origin(parameter, inputs) if parameter else ((), "none", "", False)
    if market:
        sources, grade, note, borrowed = market.sources, market.grade, market.note, market.origin == "borrowed"
    low, usual, high = "", "", ""
    chosen = specification().inputs.get(asked.id + UNIT)
    if parameter:
        ends = (market.low, market.typical, market.high) if market else triangle(asked.id, answers, inputs)
        low, usual, high = (shown(asked.id, x) for x in ends)
        low, high = (low, high) if low != high else ("", "")
    elif asked.kind == "choice":
        usual = asked.choice
    elif (value := default(asked.id, answers)) is not None:
        usual = shown(asked.id, value)
    return CostField(
        id=asked.id,
        group=group,
        label=asked.label,
        hint=asked.hint,
        kind=asked.kind,
        unit=unit,
        value=form_values(inputs).get(asked.id, ""),
        default=usual,
        low=low,
        high=high,
        choices=asked.choices,
        sources=sources,
        grade=grade,
        note=note,
        own=own is not None,
        applies=_applies(asked, answers, inputs),
        borrowed=borrowed,
        beside=chosen.id if chosen else "",
        inside=asked.id.endswith(UNIT) and asked.id.removesuffix(UNIT) in specification().inputs,
    )


def _origin(parameter: Parameter, inputs: Inputs) -> tuple[tuple[str, ...], str, str, bool]:
    """Sources, grade and note of a parameter's default here, and whether it is another region's."""
    key = choice(inputs, "region")
    region = parameters().regions[key]
    _, price, rate = price_set(parameters(), parameter.id, key, choice(inputs, "sourcing"))
    taken = parameter.id in region.asks or rate != 1.0
    note = (price or parameter).note + (" " + region.note.format(exchange=region.exchange) if taken else "")
    return (price or parameter).sources, (price or parameter).grade, note.strip(), taken


def second_fields(answers: Answers, first: Inputs, second: Second) -> list[CostField]:
    """The fields of the second set of figures; what the first set has stands in each as its default."""
    fields, texts, inputs = [], second.entered, second.inputs if second.given.own else first
    for key in what_if().inputs:
        field = _field(specification().inputs[key], ASKED, answers, first)
        now = field.value or field.default
        pieces = key == "pieces_per_month" and ("task_hours" in first.own or "hours_per_piece" not in first.own)
        shown = replace(
            field,
            id=PREFIX + key,
            label=what_if().label[key],
            hint="",
            unit=_field(specification().inputs[key], ASKED, answers, inputs).unit,
            value=texts.get(key, ""),
            default="" if field.kind == "choice" else now,
            choices={value: text for value, text in field.choices.items() if value not in COUNTED},
            note=_before(field, first),
            own=key in texts,
            applies=key in texts or not pieces,
            beside=field.beside and PREFIX + field.beside,
        )
        fields.append(shown)
    return fields


def _before(field: CostField, first: Inputs) -> str:
    """What the first set has, in words."""
    text, now = what_if().say, field.value or field.default
    sign, per = money_unit(field.unit) if is_money(field.id.removeprefix(PREFIX)) else ("", field.unit)
    if field.beside:
        unit, now = specification().inputs[field.beside], field.value
        per = f"{per} {unit.choices[choice(first, unit.id)]}"
    if field.kind == "choice":
        now = field.choices.get(now, "")
    return text["before"].format(value=f"{sign}{now} {per.strip()}".strip()) if now else text["before_none"]


def second_states(
    answers: Answers, first: Inputs, second: Second | None, read: Mapping[str, str]
) -> dict[str, dict[str, Any]]:
    """What changes about each field of the second set, as `field_states` does for the first."""
    wrong = second.wrong if second else {}
    return {
        field.id: {
            "usual": field.default,
            "note": field.note,
            "unit": field.unit,
            "own": field.own,
            "applies": field.applies,
            "error": wrong.get(field.id.removeprefix(PREFIX), ""),
            "read": _read(field.id.removeprefix(PREFIX), read, wrong),
        }
        for field in second_fields(answers, first, second or Second())
    }


def money_unit(unit: str) -> tuple[str, str]:
    """The sign in front of an amount, with a space where it is a code, and what the amount is for."""
    sign, _, per = unit.partition(" ")
    if sign in NO_SIGN:
        return "", unit
    return f"{sign} " if sign[-1].isalpha() else sign, per


def amount(number: float, sign: str) -> str:
    """An amount of money in full, with its sign: to the penny where it is no whole one."""
    return f"{sign}{grouped(number)}" if number.is_integer() else f"{sign}{number:,.2f}"


def field_note(field: CostField) -> str:
    """A field's usual value and range, in words; nothing where there is none."""
    text = words().say
    if field.id.startswith(PREFIX):
        return field.note
    if field.kind == "choice" or not field.default:
        return ""
    unit, money = specification().inputs[field.id].unit, is_money(field.id)
    sign, per = money_unit(field.unit) if money else ("", field.unit)
    if unit and not money and not field.low:
        per = specification().units[unit].label_of(float(field.default))
    ends = (field.default, field.low, field.high)
    default, low, high = (amount(float(value), sign) if money and value else value for value in ends)
    last = f"{high or default} {per}".strip()
    if field.low:
        return text["default_range"].format(default=default, low=low, high=last)
    return text["default"].format(default=last)


def field_states(
    fields: Iterable[CostField], errors: Mapping[str, str], read: Mapping[str, str]
) -> dict[str, dict[str, Any]]:
    """What changes about each field of the form with the answers, for the page's script to set.

    `errors` say why a figure cannot be read, `read` how one was read that could be read in another way too.
    """
    return {
        field.id: {
            "usual": field.default,
            "note": field_note(field),
            "unit": field.unit,
            "own": field.own,
            "applies": field.applies,
            "error": words().say["without"].format(error=errors[field.id]) if field.id in errors else "",
            "read": _read(field.id, read, errors),
        }
        for field in fields
        if specification().inputs[field.id].in_form
    }


def _read(key: str, read: Mapping[str, str], errors: Mapping[str, str]) -> str:
    """How a figure was read, unless it was refused."""
    return "" if key in errors else read.get(key, "")
