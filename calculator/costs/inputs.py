"""What the reader tells the cost lens: form text or JSON to typed values; mistakes come back by input id."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from calculator import load
from calculator.costs.parameters import Parameter, parameters
from calculator.formats.numerals import number, plain
from calculator.load import DataError
from calculator.model import definition
from calculator.model.answers import Inputs
from calculator.model.definition import Model

LONGEST_SHOWN = 40
APPLIES = ("always", "recurring", "one_off")


@dataclass(frozen=True)
class Unit:
    """What a number counts; `words` may stand beside it, `percent` means that it is shown times 100."""

    label: str
    words: tuple[str, ...]
    least: float
    most: float
    percent: bool = False


@dataclass(frozen=True)
class Input:
    """One thing the reader may say: a number with a unit and bounds, or one of some choices.

    `in_form` says whether the page has a field for it.
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
    least: float | None = None
    most: float | None = None
    whole: bool = False
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
    one_off: OneOff
    units: dict[str, Unit]
    inputs: dict[str, Input]
    asked: tuple[str, ...]
    errors: dict[str, str]


@cache
def specification(folder: load.Folder = load.DATA) -> Specification:
    """Read and check costs/inputs.toml; DataError names the key."""
    raw = load.table("costs/inputs.toml", folder)
    load.only("costs/inputs.toml", raw, "most_monthly_hours", "one_off", "unit", "input", "errors")
    asked = load.records(Input, raw["input"], "costs/inputs.toml: input")
    rows = {key: _of_parameter(p) for key, p in parameters(folder).by_id.items()}
    found = Specification(
        most_monthly_hours=raw["most_monthly_hours"],
        one_off=load.record(OneOff, raw["one_off"], "costs/inputs.toml: one_off"),
        units={key: load.record(Unit, row, f"costs/inputs.toml: unit.{key}") for key, row in raw["unit"].items()},
        inputs=asked | {key: row for key, row in rows.items() if key not in asked},
        asked=tuple(asked),
        errors=dict(raw["errors"]),
    )
    for where, wrong in _rules(found, definition.model(folder)):
        if wrong:
            raise DataError(where)
    return found


def _of_parameter(p: Parameter) -> Input:
    """A parameter as something the reader may set."""
    return Input(p.id, p.label, "", "number", p.unit, "always", least=p.least, most=p.most, in_form=p.in_form)


def _rules(found: Specification, model: Model) -> list[tuple[str, bool]]:
    rules = []
    for key, row in found.inputs.items():
        where = f"costs/inputs.toml: {key}"
        rules += [
            (f"{where}.kind: {row.kind!r} is neither number nor choice", row.kind not in ("number", "choice")),
            (f"{where}.unit: {row.unit!r} is no unit", row.kind == "number" and row.unit not in found.units),
            (f"{where}.applies: {row.applies!r} is none of {', '.join(APPLIES)}", row.applies not in APPLIES),
            (
                f"{where}.choice: {row.choice!r} is none of its choices",
                row.kind == "choice" and row.choice not in row.choices,
            ),
            (f"{where}.levels: there must be five, with a question", bool(row.question) != (len(row.levels) == 5)),
            (f"{where}.question: {row.question!r} is no question", row.question not in ("", *model.questions)),
        ]
    places: dict[str, dict[str, Any]] = {"region": parameters().regions, "sourcing": parameters().sourcing}
    rules += [
        (f"costs/inputs.toml: {key}.choices", found.inputs[key].choices.keys() != rows.keys())
        for key, rows in places.items()
    ]
    return rules


def bounds(row: Input) -> tuple[float, float]:
    """The least and the most that a number may be."""
    unit = specification().units[row.unit]
    return (unit.least if row.least is None else row.least, unit.most if row.most is None else row.most)


def parse(raw: Mapping[str, Any]) -> tuple[Inputs, dict[str, str]]:
    """Typed inputs in the order of the data, and a worded error for each that could not be read.

    Form text stands in the unit's own scale ("1,234.50", "12,5", "$ 40"; "5" or "5 %" for a share), a JSON
    number of a share between 0 and 1. What is missing keeps its default; an error leaves that input
    out and keeps the rest.
    """
    spec = specification()
    errors = {str(k): spec.errors["unknown"].format(id=str(k)[:LONGEST_SHOWN]) for k in raw if k not in spec.inputs}
    own: dict[str, float | str] = {}
    for key, row in spec.inputs.items():
        if key not in raw or _not_given(row, raw[key]):
            continue
        try:
            own[key] = _choice(row, raw[key]) if row.kind == "choice" else _number(row, raw[key])
        except ValueError as error:
            errors[key] = str(error)
    return Inputs(own), errors


def _not_given(row: Input, raw: object) -> bool:
    """Nothing in a field that has no default is no mistake."""
    optional = row.kind == "number" and row.id not in parameters().by_id and row.default is None
    return raw is None or (optional and isinstance(raw, str) and not raw.strip())


def _choice(row: Input, raw: object) -> str:
    if isinstance(raw, str) and raw in row.choices:
        return raw
    shown = ", ".join(row.choices)
    raise ValueError(specification().errors["choice"].format(value=str(raw)[:LONGEST_SHOWN], choices=shown))


def _number(row: Input, raw: object) -> float:
    spec, unit = specification(), specification().units[row.unit]
    least, most = bounds(row)
    scale = 100 if unit.percent else 1
    shown = {"least": plain(least * scale), "most": plain(most * scale), "example": plain(example(row) * scale)}
    if isinstance(raw, str) and not raw.strip():
        raise ValueError(spec.errors["empty"].format(**shown))
    value = number(raw, unit.words, unit.percent)
    text = str(raw).strip()[:LONGEST_SHOWN]
    if value is None:
        raise ValueError(spec.errors["number"].format(value=text, **shown))
    if not least <= value <= most:
        raise ValueError(spec.errors["percent" if unit.percent else "range"].format(value=text, **shown))
    if row.whole and not value.is_integer():
        raise ValueError(spec.errors["whole"].format(value=text, **shown))
    return value


def example(row: Input) -> float:
    """A number that would be right."""
    if row.default is not None:
        return row.default
    found = parameters().by_id.get(row.id)
    return found.typical if found else min(max(10.0, bounds(row)[0]), bounds(row)[1])


def choice(inputs: Inputs, key: str) -> str:
    """A choice given, or its default."""
    return str(inputs.own.get(key, specification().inputs[key].choice))


def form_values(inputs: Inputs) -> dict[str, str]:
    """What the reader gave as form text again, for the form and the address."""
    return {key: value if isinstance(value, str) else shown(key, value) for key, value in inputs.own.items()}


def shown(key: str, value: float) -> str:
    """A number as the form shows it, in its unit: shares in percent, no more digits than needed."""
    unit = specification().units[specification().inputs[key].unit]
    return plain(value * (100 if unit.percent else 1))
