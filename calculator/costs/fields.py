"""The inputs and parameters as fields: value, default, range, source, and whether the reader changed it."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from calculator import load
from calculator.costs.assumptions import default, is_one_off, triangle
from calculator.costs.inputs import Input, choice, shown, specification
from calculator.costs.parameters import Parameter, parameters, price_set
from calculator.model.answers import Answers, Inputs

ASKED = "asked"


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


def _field(row: Input, group: str, answers: Answers, inputs: Inputs) -> CostField:
    found = parameters().by_id.get(row.id)
    own = inputs.own.get(row.id)
    value = "" if own is None else own if isinstance(own, str) else shown(row.id, own)
    sources, grade, note, borrowed = _origin(found, inputs) if found else ((), "none", "", False)
    low, standard, high = _range(row, found, answers, inputs)
    return CostField(
        id=row.id,
        group=group,
        label=row.label,
        hint=row.hint,
        kind=row.kind,
        unit=_unit(row, inputs),
        value=value,
        default=standard,
        low=low,
        high=high,
        choices=row.choices,
        sources=sources,
        grade=grade,
        note=note,
        own=own is not None,
        applies=row.applies in ("always", "one_off" if is_one_off(answers) else "recurring"),
        borrowed=borrowed,
    )


def _unit(row: Input, inputs: Inputs) -> str:
    """The unit in words, with the region's currency."""
    if row.kind != "number":
        return ""
    region = parameters().regions[choice(inputs, "region")]
    return specification().units[row.unit].label.format(currency=region.sign).strip()


def _origin(found: Parameter, inputs: Inputs) -> tuple[tuple[str, ...], str, str, bool]:
    """Sources, grade and note of a parameter's default here, and whether it is another region's."""
    region = choice(inputs, "region")
    _, price, rate = price_set(parameters(), found.id, region, choice(inputs, "sourcing"))
    taken = found.id in parameters().regions[region].asks or rate != 1.0
    place = parameters().regions[region]
    note = (price or found).note + (" " + place.note.format(exchange=place.exchange) if taken else "")
    return (price or found).sources, (price or found).grade, note.strip(), taken


def _range(row: Input, found: Parameter | None, answers: Answers, inputs: Inputs) -> tuple[str, str, str]:
    """Low, default and high as form text."""
    if row.kind == "choice":
        return "", row.choice, ""
    if found is None:
        standard = default(row.id, answers)
        return "", "" if standard is None else shown(row.id, standard), ""
    low, middle, high = (shown(row.id, x) for x in triangle(found.id, answers, inputs))
    return (low, middle, high) if low != high else ("", middle, "")


EARLY = ("done_by", "task_hours_per_week", "job_hours", "owner_hours_per_week")
FILE = "costs/fields.toml"


@dataclass(frozen=True)
class PageWords:
    """All of costs/fields.toml: `say` by key, `group` by the parameters' group."""

    say: dict[str, str]
    group: dict[str, str]


@cache
def words(folder: load.Folder = load.DATA) -> PageWords:
    """The words of the page; DataError names a key that is no text."""
    return load.record(PageWords, load.table(FILE, folder), FILE)


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
