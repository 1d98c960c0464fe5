"""The cost part of the page as HTML."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from calculator.costs.amounts import OLD
from calculator.costs.charts import DASHED, NARROW, Bar, Chart, chart, shown, tornado
from calculator.costs.fields import ASKED, EARLY, FIRST, cost_fields, field_note, second_fields, words
from calculator.costs.inputs import HIGH, UNIT, specification
from calculator.costs.job_log import log
from calculator.costs.phrases import count, phrases
from calculator.costs.result import CostResult
from calculator.costs.second import Second, what_if
from calculator.costs.view import CostView, card, cost_view
from calculator.costs.what_if import Comparison
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
    names: dict[str, str]  # of the rows in the picture
    table: tuple[tuple[int, tuple[Figure, ...]], ...]  # by month, every row's total so far
    tornado: dict[str, Bar]
    drivers_intro: Sentence
    own_lists: tuple[str, ...]


def cost_page(costs: CostResult, typical: Sequence[str] = (), refused: Collection[str] = ()) -> CostPage:
    """The cost region of one result; `typical` names inputs that are a common task's and not the reader's own, and
    `refused` those that could not be read, which it stands without.
    """
    view, wide, says, totals = cost_view(costs, refused), chart(costs), Words(costs), shown(costs)
    text, names = words().say, {row: says.name(row).name for row in totals}
    ends = [text["chart_end"].format(row=names[k], amount=says.money(values[-1]).text) for k, values in totals.items()]
    payback = "" if costs.one_off or not view.break_even else plain(view.break_even[-1])
    months = count(costs.horizon, "months").text
    pair = [says.name(key).inline for key in costs.compared or ()]
    own = [key for key in costs.inputs.own if key not in typical and not key.endswith((HIGH, UNIT))]
    idle = (*OLD, "hours_per_piece") if "task_hours" in costs.inputs.own else ()  # the reader's own hours count
    usual = [key for key in typical if not key.endswith((HIGH, UNIT)) and key not in idle]
    own_lists = [
        text[name].format(list=", ".join(f"“{specification().inputs[key].label}”" for key in keys))
        for name, keys in (("own_list", own), ("typical_list", usual))
        if keys
    ]
    return CostPage(
        costs=costs,
        view=view,
        charts=(wide, chart(costs, NARROW)),
        chart_text=text["chart_text"].format(months=months, ends=", ".join(ends), payback=payback),
        amounts={tick.value: says.money(tick.value) for tick in wide.amounts},
        names=names,
        table=tuple(
            (month, tuple(says.money(value) for value in values))
            for month, values in enumerate(zip(*totals.values(), strict=True), 1)
        ),
        tornado={bar.parameter: bar for bar in tornado(costs)},
        drivers_intro=say(text["drivers_intro"], first=pair[0], second=pair[1]) if pair else (),
        own_lists=tuple(own_lists),
    )


def section(base: str, costs: CostResult) -> str:
    """The whole section, nothing entered, with an example's figures to keep the place; `base` leads to the root."""
    fields = cost_fields(Answers(), Inputs())
    units = {field.id: field for field in fields if field.inside}
    there = [field for field in fields if not field.inside]
    groups = dict.fromkeys(field.group for field in there if field.group != ASKED)
    by_id = {field.id: field for field in there}
    second = second_fields(Answers(), Inputs(), Second())
    return render(
        "costs/section.html",
        title=phrases().say["title"],
        words=words().say,
        group=words().group,
        first=[by_id[key] for key in FIRST],
        rest=[field for field in there if field.group == ASKED and field.id not in (*EARLY, *FIRST)],
        groups={group: [field for field in there if field.group == group] for group in groups},
        second=[field for field in second if not field.inside],
        second_ids=" ".join(field.id for field in second),
        second_words=words().say | {"not_said": what_if().say["as_before"]},
        what_if=what_if().say,
        units=units | {field.id: field for field in second if field.inside},
        field_note=field_note,
        log=render("costs/job_log.html", words=words().say, fields=log().field),
        base=base,
        body=region(costs, base),
    )


def early(base: str) -> str:
    """The few fields that are asked with the task's name: how much work it is, who does it, what kind of work."""
    fields = {field.id: field for field in cost_fields(Answers(), Inputs())}
    pieces = ("pieces_per_month", "hours_per_piece")
    return render(
        "costs/early.html",
        fields=[fields[key] for key in EARLY if key not in pieces],
        pieces=[fields[key] for key in pieces],
        units=fields,
        words=words().say,
        base=base,
        field_note=field_note,
    )


def side_by_side(comparison: Comparison | None) -> str:
    """Both sets of figures; nothing without a second one."""
    if comparison is None:
        return ""
    return render("costs/what_if.html", compared=comparison, say=what_if().say, colours=DASHED)


def region(
    costs: CostResult, base: str, typical: Sequence[str] = (), refused: Collection[str] = (), compared: str = ""
) -> str:
    """The inside of the cost region for one result; see `cost_page` for `typical` and `refused`.

    `compared` is the HTML of `side_by_side`.
    """
    return render(
        "costs/region.html",
        c=cost_page(costs, typical, refused),
        compared=compared,
        words=words().say,
        say=phrases().say,
        colours=DASHED,
        currency=costs.currency,
        base=base,
    )


def headline(costs: CostResult) -> str:
    """Hours and money for the result card: two figures to see, and the sentence to hear."""
    parts, text = Words(costs).headline(), words().say
    return render("costs/headline.html", card=card(costs), parts=parts, words=text, currency=costs.currency)


def status(costs: CostResult) -> str:
    """The same sentence as plain text, to be read out."""
    return plain(Words(costs).headline())
