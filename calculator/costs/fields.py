"""The inputs and parameters as fields: value, default, range, source, and whether the reader changed it."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from calculator import load
from calculator.costs.amounts import default, is_one_off
from calculator.costs.assumptions import triangle
from calculator.costs.inputs import Input, choice, shown, specification
from calculator.costs.parameters import Parameter, parameters, price_set
from calculator.model.answers import Answers, Inputs

FILE = "costs/fields.toml"
ASKED = "asked"
EARLY = ("task_hours", "task_hours_unit", "done_by")


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
    """One field. `value` is form text, empty while the default stands; `own` says that the reader set it.

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


def cost_fields(answers: Answers, inputs: Inputs) -> list[CostField]:
    """All fields: first those that are asked, then the other parameters by group, in the order of the data.

    One that has no place in the form is among them only where the reader has given it.
    """
    spec = specification()
    fields = [_field(spec.inputs[key], ASKED, answers, inputs) for key in spec.asked]
    for group, keys in parameters().groups.items():
        there = [key for key in keys if key not in spec.asked and (spec.inputs[key].in_form or key in inputs.own)]
        fields += [_field(spec.inputs[key], group, answers, inputs) for key in there]
    return fields


def _field(asked: Input, group: str, answers: Answers, inputs: Inputs) -> CostField:
    own, parameter = inputs.own.get(asked.id), parameters().by_id.get(asked.id)
    region = parameters().regions[choice(inputs, "region")]
    unit = specification().units[asked.unit].label.format(currency=region.sign).strip() if asked.unit else ""
    sources, grade, note, borrowed = _origin(parameter, inputs) if parameter else ((), "none", "", False)
    low, usual, high = "", "", ""
    if parameter:
        low, usual, high = (shown(asked.id, x) for x in triangle(asked.id, answers, inputs))
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
        value="" if own is None else own if isinstance(own, str) else shown(asked.id, own),
        default=usual,
        low=low,
        high=high,
        choices=asked.choices,
        sources=sources,
        grade=grade,
        note=note,
        own=own is not None,
        applies=asked.applies in ("always", "one_off" if is_one_off(answers, inputs) else "recurring"),
        borrowed=borrowed,
    )


def _origin(parameter: Parameter, inputs: Inputs) -> tuple[tuple[str, ...], str, str, bool]:
    """Sources, grade and note of a parameter's default here, and whether it is another region's."""
    key = choice(inputs, "region")
    region = parameters().regions[key]
    _, price, rate = price_set(parameters(), parameter.id, key, choice(inputs, "sourcing"))
    taken = parameter.id in region.asks or rate != 1.0
    note = (price or parameter).note + (" " + region.note.format(exchange=region.exchange) if taken else "")
    return (price or parameter).sources, (price or parameter).grade, note.strip(), taken


def field_note(field: CostField) -> str:
    """A field's usual value and range, in words."""
    text = words().say
    if field.kind == "choice":
        return ""
    if not field.default:
        return text["default_none"]
    key = "default_range" if field.low else "default"
    unit = f" {field.unit}" if field.unit else ""
    return text[key].format(default=field.default, low=field.low, high=field.high + unit if field.high else "")


def field_states(answers: Answers, inputs: Inputs, errors: dict[str, str]) -> dict[str, dict[str, Any]]:
    """What changes about each field of the form with the answers, for the page's script to set."""
    return {
        field.id: {
            "usual": field.default,
            "note": field_note(field),
            "unit": field.unit,
            "own": field.own,
            "applies": field.applies,
            "error": errors.get(field.id, ""),
        }
        for field in cost_fields(answers, inputs)
        if specification().inputs[field.id].in_form
    }
