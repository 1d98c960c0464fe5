"""The report of a list of tasks as blocks: a summary, then a page for each task in brief."""

from collections.abc import Sequence
from datetime import date

from calculator.documents.values import in_words
from calculator.formats.sentence import plain
from calculator.model.definition import Model
from calculator.page.link import encode, read
from calculator.page.scored import of_link
from calculator.portfolio.entries import entries, hours
from calculator.portfolio.map import OPEN
from calculator.portfolio.rules import rules
from calculator.portfolio.rules import words as list_words
from calculator.portfolio.view import ListView, list_view
from calculator.portfolio.words import Line
from calculator.reports.blocks import (
    Beside,
    Block,
    Document,
    Heading,
    Item,
    Items,
    ManyMap,
    Row,
    Strong,
    Table,
    Text,
    lines,
    plain_parts,
)
from calculator.reports.blocks import Cell as Shown
from calculator.reports.blocks import Link as Address
from calculator.reports.task import answer, foot, why
from calculator.reports.task_cost import cost_table
from calculator.reports.task_figures import value
from calculator.reports.words import words

WIDTHS = (27, 15, 12, 12, 12, 11, 11)
COLUMNS = ("task", "answer", "firm", "back", "money", "payback", "setup")
STEPS = 3  # of a task's own, on its page


def list_report(
    model: Model, records: Sequence[object], have: object, day: date, page: str, start: object = None
) -> Document:
    """The whole report of records as `portfolio.saved` has them.

    `have` is the reader's hours a week as text, `start` the day on which the plan begins.

    A pure function: the day comes in, `page` is the calculator's address. What is not worked out yet is worked out.
    """
    say = words().say
    view = list_view(model, entries(model, records, whole=True), hours(have), day.isoformat(), start)
    note = f"{say['made'].format(day=in_words(day), version=model.settings.version)} {say['advice']}"
    blocks: list[Block] = [
        Text((f"{say['maker']} · {say['kind_list']}",), "kicker"),
        Heading(1, say["list_title"]),
        Text((note,), "note"),
        *(_summary(model, view) if view.lines else [Text((say["list_empty"],))]),
    ]
    for line in view.lines[: words().most_pages]:
        blocks += _task(model, line, page)
    currencies = {line.currency for line in view.lines if line.currency}
    return Document(
        title=say["list_title"],
        kind=say["kind_list"],
        day=day,
        currency=currencies.pop() if len(currencies) == 1 else "",
        blocks=tuple(blocks),
        foot=foot(say["kind_list"], day, model.settings.version),
        name=f"{say['file_list']}-{day.isoformat()}",
    )


def _summary(model: Model, view: ListView) -> list[Block]:
    """The sums beside the map, the order, the table, and what could be shared."""
    text, say, terms = list_words(), words().say, model.wording
    sums: list[Block] = [Heading(2, plain(view.headline))]
    sums += [Text(tuple(part for sentence, _ in fact for part in sentence)) for fact in view.facts]
    sums += [Text(sentence) for sentence in view.have]
    sums += [Text((note,), "note") for note in (*view.rough, *view.notes, view.moved) if note]
    axis = (terms["axis_left"], terms["axis_right"], text["axis_low"], text["axis_high"])
    picture = ManyMap(view.picture, text["map_title"], view.description, axis, view.legend)
    blocks: list[Block] = [Beside(tuple(sums), (picture,), "answer"), *_order(view)]
    blocks += [Heading(2, text["table_title"]), _table(view)]
    blocks.append(Text((f"{text['figures'].format(count=rules().draws)} {say['list_figures']}",), "note"))
    if len(view.lines) > words().most_pages:
        blocks.append(Text((say["list_pages"].format(count=words().most_pages),), "note"))
    return [*blocks, *_groups(view)]


def _groups(view: ListView) -> list[Block]:
    """Who would do it: tasks that go to the same one, what they take and cost, whom to ask."""
    text, items = list_words(), []
    for group in view.groups:
        sentences = [part for part, _ in (*group.takes, *group.saves)] + [(group.ask,)] * bool(group.ask)
        detail = tuple(part for place, said in enumerate(sentences) for part in ((" ", *said) if place else said))
        named = ", ".join(line.name for line in group.named) + (f", {group.more}" if group.more else "")
        items.append(Item((Strong(group.title), f" {named}"), detail))
    if not items:
        return []
    return [Heading(2, text["groups_title"]), Text((text["groups_intro"],), "note"), Items(tuple(items))]


def _order(view: ListView) -> list[Block]:
    """What to hand over first, by the rule, and what waits and why."""
    text, say, items = list_words(), words().say, []
    for step in view.steps:
        ready = (", ", *step.ready) if step.ready else ()
        title = say["list_steps"].format(name=step.line.name, answer=step.line.answer)
        items.append(Item((title,), (*step.text, *ready, ".")))
    blocks: list[Block] = [Heading(2, text["order_title"])]
    if items:
        blocks += [Text((text["order_intro"],), "note"), Items(tuple(items), "number")]
    else:
        blocks.append(Text((text["order_none"],)))
    if view.more:
        blocks.append(Text((view.more,), "note"))
    waiting = [f"{title}: {', '.join(line.name for line in group)}." for title, group, _ in view.waiting]
    return [*blocks, *([Items(lines(*waiting))] if waiting else [])]


def _table(view: ListView) -> Table:
    """Every task with its answer and figures."""
    text, rows = list_words(), []
    for line in view.lines:
        cells = [
            Shown((f"{line.number}. {line.name}",), mark=" ".join(filter(None, [line.moved, line.without]))),
            Shown((line.answer,)),
            Shown((line.firm,)),
        ]
        figures = (line.back, line.money, line.payback, line.setup)
        cells += [Shown(figure.shown or (text["nothing"],)) for figure in figures]
        rows.append(Row(tuple(cells), "" if line.way == OPEN else line.way))
    return Table((), tuple(text[f"column_{key}"] for key in COLUMNS), tuple(rows), WIDTHS, look="list")


def _task(model: Model, line: Line, page: str) -> list[Block]:
    """One task in brief, on a page of its own: answer, notes, why, costs, own figures, first steps, its link."""
    say, record = words().say, line.entry.saved
    named = record.form if record.form.get("task") else {**record.form, "task": record.name}
    task = of_link(model, read(model, named))
    link, view, costs = task.link, task.scored.view, task.scored.cost_view
    blocks: list[Block] = [Heading(2, say["list_page"].format(number=line.number, name=line.name), own_page=True)]
    blocks += answer(model, task, f"report-map-{line.number}", brief=True)
    if notes := [part for part in record.notes.splitlines() if part.strip()]:
        blocks += [Heading(3, say["list_notes"]), *(Text((part,)) for part in notes)]
    blocks += why(model, view, brief=True)
    if view.way:
        blocks.append(cost_table(costs, costs.first, costs.first_title, back=True))
    fields = [f for f in task.fields if f.own and f.id not in task.typical_inputs]
    if own := "; ".join(f"{f.label} {plain_parts(value(f, f.value))}" for f in fields):
        blocks.append(Text((Strong(f"{say['title_own']}:"), f" {own}.")))
    if steps := lines(*(step.text for step in view.next_steps[:STEPS])):
        blocks += [Heading(3, view.next_title), Items(steps, "box")]
    address = f"{page}#{encode(link.answers, link.inputs, link.marks, link.second)}"
    return [*blocks, Text((say["list_link"], " ", Address(address, address)), "link")]
