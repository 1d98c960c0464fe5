"""The report of a list of tasks as blocks: a summary, then a page for each task in brief."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from calculator.costs.fields import cost_fields
from calculator.documents.values import in_words
from calculator.model.definition import Model
from calculator.model.view import View
from calculator.page.link import Link, encode, read
from calculator.page.scored import PageTask, of_link
from calculator.portfolio.entries import entries, hours
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
)
from calculator.reports.blocks import Cell as Shown
from calculator.reports.blocks import Link as Address
from calculator.reports.task import answer, foot, why
from calculator.reports.task_cost import cost_table, plain_parts
from calculator.reports.task_figures import value
from calculator.reports.words import words

WIDTHS = (27, 15, 12, 12, 12, 11, 11)
COLUMNS = ("task", "answer", "firm", "back", "money", "payback", "setup")
STEPS = 3  # of a task's own, on its page


def list_report(model: Model, records: Sequence[object], have: object, day: date, page: str) -> Document:
    """The whole report of records as `portfolio.saved` has them; `have` is the reader's hours a week as text.

    A pure function: the day comes in, `page` is the calculator's address. What is not worked out yet is worked out.
    """
    say, given = words().say, hours(have)
    found = entries(model, records, whole=True)
    listed = list_view(model, found, given)
    currencies = {line.currency for line in listed.lines if line.currency}
    blocks: list[Block] = [Text((f"{say['maker']} · {say['kind_list']}",), "kicker"), Heading(1, say["list_title"])]
    made = say["made"].format(day=in_words(day), version=model.settings.version)
    blocks.append(Text((f"{made} {say['advice']}",), "note"))
    blocks += _summary(model, listed) if found else [Text((say["list_empty"],))]
    for line in listed.lines[: words().most_pages]:
        blocks += _task(model, line, page)
    return Document(
        title=say["list_title"],
        kind=say["kind_list"],
        day=day,
        currency=currencies.pop() if len(currencies) == 1 else "",
        blocks=tuple(blocks),
        foot=foot(say["kind_list"], day, model.settings.version),
        name=f"{say['file_list']}-{day.isoformat()}",
    )


def _summary(model: Model, listed: ListView) -> list[Block]:
    """The sums beside the map, the order, the table, and what could be shared."""
    text, say = list_words(), words().say
    sums: list[Block] = [Heading(2, _text(listed.headline))]
    sums += [Text(tuple(part for sentence, _ in fact for part in sentence)) for fact in listed.facts]
    sums += [Text(sentence) for sentence in listed.have]
    sums += [Text((note,), "note") for note in (*listed.notes, listed.moved) if note]
    many = len(listed.lines) > words().most_pages
    pages = say["list_pages"].format(count=words().most_pages)
    return [
        Beside(tuple(sums), (_map(model, listed),), "answer"),
        *_order(listed),
        Heading(2, text["table_title"]),
        _table(listed),
        Text((f"{text['figures'].format(count=rules().draws)} {say['list_figures']}",), "note"),
        *([Text((pages,), "note")] if many else []),
        *_shared(listed),
    ]


def _text(parts: Sequence[Any]) -> str:
    return "".join(part if isinstance(part, str) else part.text for part in parts)


def _map(model: Model, listed: ListView) -> ManyMap:
    text, say = list_words(), model.wording
    axis = (say["axis_left"], say["axis_right"], text["axis_low"], text["axis_high"])
    return ManyMap(listed.picture, text["map_title"], listed.description, axis, listed.legend)


def _order(listed: ListView) -> list[Block]:
    """What to hand over first, by the rule, and what waits and why."""
    text, say = list_words(), words().say
    items = tuple(
        Item(
            (say["list_steps"].format(name=step.line.name, answer=step.line.answer),),
            (*step.text, *((", ", *step.ready) if step.ready else ()), "."),
        )
        for step in listed.steps
    )
    steps: list[Block] = [Text((text["order_intro"],), "note"), Items(items, "number")] if items else []
    waiting = [f"{title}: {', '.join(line.name for line in found)}." for title, found, _ in listed.waiting]
    return [
        Heading(2, text["order_title"]),
        *(steps or [Text((text["order_none"],))]),
        *([Text((listed.more,), "note")] if listed.more else []),
        *([Items(lines(*waiting))] if waiting else []),
    ]


def _table(listed: ListView) -> Table:
    """Every task with its answer and figures."""
    text = list_words()
    rows = tuple(
        Row(
            (
                Shown((f"{line.number}. {line.name}",), mark=line.moved),
                Shown((line.answer,)),
                Shown((line.firm,)),
                *(
                    Shown(cell.shown or (text["nothing"],))
                    for cell in (line.back, line.money, line.payback, line.setup)
                ),
            ),
            line.way if line.way != "open" else "",
        )
        for line in listed.lines
    )
    return Table((), tuple(text[f"column_{key}"] for key in COLUMNS), rows, WIDTHS, look="list")


def _shared(listed: ListView) -> list[Block]:
    text = list_words()
    if not listed.groups:
        return []
    items = tuple(Item((group.title,), (*group.cost, " ", *group.saves)) for group in listed.groups)
    return [Heading(2, text["share_title"]), Text((text["share_intro"],), "note"), Items(items)]


def _task(model: Model, line: Line, page: str) -> list[Block]:
    """One task in brief, on a page of its own."""
    say = words().say
    task = of_link(model, _link(model, line))
    shown, costs = task.scored.view, task.scored.cost_view
    address = f"{page}#{encode(task.link.answers, task.link.inputs, task.link.marks)}"
    return [
        Heading(2, say["list_page"].format(number=line.number, name=line.name), own_page=True),
        *answer(shown, task, f"report-map-{line.number}", brief=True),
        *_notes(line),
        *why(model, shown, brief=True),
        *([cost_table(costs, costs.first, costs.first_title, back=True)] if shown.way else []),
        *_own(task),
        *_steps(shown),
        Text((say["list_link"], " ", Address(address, address)), "link"),
    ]


def _notes(line: Line) -> list[Block]:
    notes = [part for part in line.entry.saved.notes.splitlines() if part.strip()]
    return [Heading(3, words().say["list_notes"]), *(Text((part,)) for part in notes)] if notes else []


def _link(model: Model, line: Line) -> Link:
    form = line.entry.saved.form
    return read(model, form if form.get("task") else {**form, "task": line.entry.saved.name})


def _own(task: PageTask) -> list[Block]:
    """The reader's own figures in a line."""
    own = [
        field
        for field in cost_fields(task.link.answers, task.link.inputs)
        if field.own and field.id not in task.typical_inputs
    ]
    pairs = [f"{field.label} {plain_parts(value(field, field.value))}" for field in own]
    return [Text((Strong(f"{words().say['title_own']}:"), f" {'; '.join(pairs)}."))] if own else []


def _steps(shown: View) -> list[Block]:
    steps = lines(*(step.text for step in shown.next_steps[:STEPS]))
    return [Heading(3, shown.next_title), Items(steps, "box")] if steps else []
