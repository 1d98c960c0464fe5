"""The cost part of the page as HTML."""

from collections.abc import Sequence
from dataclasses import dataclass

from calculator.costs.charts import DASHED, NARROW, Bar, Chart, chart, tornado
from calculator.costs.fields import ASKED, EARLY, cost_fields, field_note, words
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

    costs: CostResult
    view: CostView
    charts: tuple[Chart, Chart]  # for a wide and for a narrow place
    chart_text: str
    amounts: dict[float, Figure]
    table: tuple[tuple[int, tuple[Figure, ...]], ...]  # by month, every row's total so far
    tornado: dict[str, Bar]
    drivers_intro: Sentence
    own_lists: tuple[str, ...]


def cost_page(costs: CostResult, typical: Sequence[str] = ()) -> CostPage:
    """The cost region of one result; `typical` names inputs that are a common task's and not the reader's own."""
    view, wide, says = cost_view(costs), chart(costs), Words(costs)
    text, rows, totals = words().say, settings().rows, costs.cumulative
    ends = [text["chart_end"].format(row=rows[k], amount=says.money(values[-1]).text) for k, values in totals.items()]
    payback = "" if costs.one_off or not view.break_even else plain(view.break_even[-1])
    months = says.count(costs.horizon, "months").text
    first, second = (rows[key] for key in costs.compared or ("keep", "keep"))
    own = [key for key in costs.inputs.own if key not in typical]
    own_lists = [
        text[name].format(list=", ".join(f"“{specification().inputs[key].label}”" for key in keys))
        for name, keys in (("own_list", own), ("typical_list", typical))
        if keys
    ]
    return CostPage(
        costs=costs,
        view=view,
        charts=(wide, chart(costs, NARROW)),
        chart_text=text["chart_text"].format(months=months, ends=", ".join(ends), payback=payback),
        amounts={tick.value: says.money(tick.value) for tick in wide.amounts},
        table=tuple(
            (month, tuple(says.money(value) for value in values))
            for month, values in enumerate(zip(*totals.values(), strict=True), 1)
        ),
        tornado={bar.parameter: bar for bar in tornado(costs)},
        drivers_intro=say(text["drivers_intro"], first=first.lower(), second=second.lower()),
        own_lists=tuple(own_lists),
    )


def section(base: str, costs: CostResult, example: str) -> str:
    """The whole section, nothing entered, with an example's figures; `base` leads from the page to the site's root."""
    fields = cost_fields(Answers(), Inputs())
    groups = dict.fromkeys(field.group for field in fields if field.group != ASKED)
    return render(
        "costs/section.html",
        title=settings().say["title"],
        words=words().say,
        group=words().group,
        asked=[field for field in fields if field.group == ASKED and field.id not in EARLY],
        groups={group: [field for field in fields if field.group == group] for group in groups},
        field_note=field_note,
        log=render("costs/job_log.html", words=words().say, fields=log().field),
        base=base,
        body=region(costs, base),
        example=example,
    )


def early(base: str) -> str:
    """The few fields that are asked with the task's name."""
    fields = {field.id: field for field in cost_fields(Answers(), Inputs())}
    return render(
        "costs/early.html", fields=[fields[key] for key in EARLY], words=words().say, base=base, field_note=field_note
    )


def region(costs: CostResult, base: str, typical: Sequence[str] = ()) -> str:
    """The inside of the cost region for one result; `typical` inputs are a common task's, not the reader's own."""
    return render(
        "costs/region.html",
        c=cost_page(costs, typical),
        words=words().say,
        say=settings().say,
        rows=settings().rows,
        colours=DASHED,
        currency=costs.currency,
        base=base,
    )


def headline(costs: CostResult) -> str:
    """Hours and money for the result card: two figures to see, and the sentence to hear."""
    parts = Words(costs).headline()
    return render("costs/headline.html", card=card(costs), parts=parts, currency=costs.currency)


def status(costs: CostResult) -> str:
    """The same sentence as plain text, to be read out."""
    return plain(Words(costs).headline())
