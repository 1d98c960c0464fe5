"""What the cost part of the page shows beside the cost view: fields, pictures, and its own words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from calculator import load
from calculator.answers import Answers
from calculator.cost_drawing import NARROW, Bar, Chart, chart, tornado
from calculator.cost_form import CostField, cost_fields
from calculator.cost_result import CostResult
from calculator.cost_rules import settings
from calculator.cost_view import CostView, cost_view
from calculator.cost_words import Words
from calculator.given import Inputs
from calculator.inputs import specification
from calculator.sentence import Figure, Sentence, plain, say

EARLY = ("done_by", "task_hours_per_week", "job_hours", "owner_hours_per_week")
FILE = "cost_page.toml"


@dataclass(frozen=True)
class PageWords:
    """All of cost_page.toml: `say` by key, `group` by the parameters' group."""

    say: dict[str, str]
    group: dict[str, str]


@dataclass(frozen=True)
class CostPage:
    """Everything that the template of the cost region needs."""

    found: CostResult
    view: CostView
    charts: tuple[Chart, Chart]  # for a wide and for a narrow place
    chart_text: str
    amounts: dict[float, Figure]
    table: tuple[tuple[int, tuple[Figure, ...]], ...]
    tornado: dict[str, Bar]
    drivers_intro: Sentence
    own_lists: tuple[str, ...]


@cache
def words(folder: load.Folder = load.DATA) -> PageWords:
    """The words of the page; DataError names a key that is no text."""
    return load.record(PageWords, load.table(FILE, folder), FILE)


def cost_page(found: CostResult, typical: Sequence[str] = ()) -> CostPage:
    """The cost region of one result; `typical` names inputs that are a common task's and not the reader's own."""
    seen, wide, says = cost_view(found), chart(found), Words(found)
    rows = settings().rows
    first, second = (rows[key] for key in found.compared)
    return CostPage(
        found=found,
        view=seen,
        charts=(wide, chart(found, NARROW)),
        chart_text=_chart_text(found, says, seen),
        amounts={tick.value: says.money(tick.value) for tick in wide.amounts},
        table=_table(found, says),
        tornado={bar.parameter: bar for bar in tornado(found)},
        drivers_intro=say(words().say["drivers_intro"], first=first.lower(), second=second.lower()),
        own_lists=_own_lists(found, typical),
    )


def _own_lists(found: CostResult, typical: Sequence[str]) -> tuple[str, ...]:
    """Which figures are the reader's own, and which a common task's."""
    keys = {"own_list": [k for k in found.inputs.own if k not in typical], "typical_list": list(typical)}
    label = specification().inputs
    return tuple(
        words().say[key].format(list=", ".join(f"“{label[i].label}”" for i in ids)) for key, ids in keys.items() if ids
    )


def _chart_text(found: CostResult, says: Words, seen: CostView) -> str:
    """The month-by-month picture in words."""
    text, rows = words().say, settings().rows
    ends = [
        text["chart_end"].format(row=rows[key], amount=says.money(values[-1]).text)
        for key, values in found.cumulative.items()
    ]
    payback = "" if found.one_off or not seen.break_even else plain(seen.break_even[-1])
    return text["chart_text"].format(
        months=says.count(found.horizon, "months").text, ends=", ".join(ends), payback=payback
    )


def _table(found: CostResult, says: Words) -> tuple[tuple[int, tuple[Figure, ...]], ...]:
    """A row a month: every way's total so far."""
    months = zip(*found.cumulative.values(), strict=True)
    return tuple((month, tuple(says.money(v) for v in values)) for month, values in enumerate(months, 1))


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
    """What changes about each field with the answers, for the page's script to set."""
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
    }
