"""The cost part of the page as HTML."""

from collections.abc import Sequence
from dataclasses import dataclass

from calculator.costs.charts import DASHED, NARROW, Bar, Chart, chart, tornado
from calculator.costs.fields import ASKED, EARLY, CostField, cost_fields, field_note, words
from calculator.costs.inputs import specification
from calculator.costs.job_log import log
from calculator.costs.result import CostResult
from calculator.costs.rules import settings
from calculator.costs.view import CostView, card, cost_view
from calculator.costs.words import Words
from calculator.formats.html import render
from calculator.formats.sentence import Figure, Sentence, plain, say
from calculator.model.answers import Answers, Inputs


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


def section(base: str, found: CostResult, example: str) -> str:
    """The whole section, nothing entered, with an example's figures; `base` leads from the page to the site's root."""
    fields = cost_fields(Answers(), Inputs())
    return render(
        "costs/section.html",
        title=settings().say["title"],
        words=words().say,
        group=words().group,
        asked=[f for f in fields if f.group == ASKED and f.id not in EARLY],
        groups=_grouped(fields),
        field_note=field_note,
        log=render("costs/job_log.html", words=words().say, fields=log().field),
        base=base,
        body=region(found, base),
        example=example,
    )


def _grouped(fields: list[CostField]) -> dict[str, list[CostField]]:
    groups = dict.fromkeys(f.group for f in fields if f.group != ASKED)
    return {group: [f for f in fields if f.group == group] for group in groups}


def early(base: str) -> str:
    """The few fields that are asked with the task's name."""
    fields = {f.id: f for f in cost_fields(Answers(), Inputs())}
    return render(
        "costs/early.html", fields=[fields[key] for key in EARLY], words=words().say, base=base, field_note=field_note
    )


def region(found: CostResult, base: str, typical: Sequence[str] = ()) -> str:
    """The inside of the cost region for one result; `typical` inputs are a common task's, not the reader's own."""
    return render(
        "costs/region.html",
        c=cost_page(found, typical),
        words=words().say,
        say=settings().say,
        rows=settings().rows,
        colours=DASHED,
        currency=found.currency,
        base=base,
    )


def headline(found: CostResult) -> str:
    """Hours and money for the result card: two figures to see, and the sentence to hear."""
    return render(
        "costs/headline.html", card=card(found), parts=cost_page(found).view.headline, currency=found.currency
    )


def status(found: CostResult) -> str:
    """The same sentence as plain text, to be read out."""
    return plain(cost_page(found).view.headline)
