"""The rest of a record: every answer, every figure with where it is from, the sources, and about the record."""

from collections.abc import Collection, Iterable
from datetime import date

from calculator import load
from calculator.costs.fields import ASKED, CostField, amount, money_unit
from calculator.costs.fields import words as page_words
from calculator.costs.inputs import is_money
from calculator.documents.values import in_words
from calculator.formats.sentence import Figure, grouped
from calculator.load import Source
from calculator.model.answers import Answers
from calculator.model.decision import Result
from calculator.model.definition import Model
from calculator.model.view import View
from calculator.page.scored import PageTask
from calculator.reports.blocks import Block, Cell, Heading, Item, Items, Link, Part, Row, Strong, Table, Text
from calculator.reports.words import words

TIMES = "times"  # as long: no word that is one or many
SHOWN = 2  # decimals
WIDTHS = (38, 20, 20, 22)
BETWEEN = " - "  # the ends of a range, as the form has it


def answers(model: Model, given: Answers, typical: Collection[str] = ()) -> list[Block]:
    """Every question with the answer in its own words; not sure, not asked, and merely `typical` are said."""
    say, text = words().say, model.wording
    counted = len(given.levels) + len(given.limits)
    intro = say["asked"].format(given=counted, all=len(model.questions) + len(model.limits))
    rest = [q for q in model.questions if q not in model.scored]
    parts = {text["part_process"]: (*model.scored, *model.limits), text["part_letgo"]: rest}
    rows = {name: [_answer(model, given, key, key in typical) for key in keys] for name, keys in parts.items()}
    if given.marks:
        rows[text["marks_title"]] = [Row((Cell((model.marks[m].text,)), Cell((say["ticked"],)))) for m in given.marks]
    notes = [intro, say["answers_intro"], *([say["typical_intro"]] if typical else [])]
    table = _grouped((say["question"], say["answer"]), rows, (52, 48), "answers")
    return [Heading(2, say["title_answers"]), Text((" ".join(notes),), "note"), table]


def _answer(model: Model, given: Answers, key: str, typical: bool) -> Row:
    """A question or a limit, and what was answered."""
    limit = model.limits.get(key)
    text, asked = (limit.text, given.limits) if limit else (model.questions[key].text, given.levels)
    if key not in asked:
        return Row((Cell((text,)), Cell((), mark=words().say["not_asked"])))
    answer = asked[key]
    if answer is None:
        return Row((Cell((text,)), Cell((), mark=model.wording["not_sure"])))
    own_words = limit.answers["yes" if answer else "no"] if limit else model.questions[key].anchors[answer]
    return Row((Cell((text,)), Cell((own_words,), mark=words().say["typical"] if typical else "")))


def _grouped(head: tuple[str, ...], groups: dict[str, list[Row]], widths: tuple[int, ...], look: str) -> Table:
    """One table, a line over each group of rows."""
    rows = [row for name, group in groups.items() for row in (Row((Cell((name,)),), look="group"), *group)]
    return Table((), head, tuple(rows), widths, look=look)


def figures(task: PageTask) -> list[Block]:
    """The reader's own figures first, marked; then every usual one, and each that is typical, with range and source."""
    say, typical = words().say, task.typical_inputs
    units = {f.beside: f.id for f in task.fields if f.beside}
    idle = {unit for unit, key in units.items() if key not in task.link.inputs.own}  # of a figure that was not given
    used = [f for f in task.fields if f.own or (f.applies and f.default and f.id not in idle)]
    own = [f for f in used if f.own and f.id not in typical]
    usual = [f for f in used if f not in own]
    blocks: list[Block] = [Heading(2, say["title_figures"]), Heading(3, say["title_own"])]
    if own:
        rows = [
            (Cell((f.label,)), Cell(value(f, f.value), mark=say["own_mark"]), Cell(value(f, f.default))) for f in own
        ]
        head = (say["figure"], say["yours"], say["usual"])
        blocks.append(Table((), head, tuple(Row(row, look="own") for row in rows), (50, 25, 25), look="own"))
    else:
        blocks.append(Text((say["own_none"],)))
    groups: dict[str, list[Row]] = {}
    for f in usual:
        row = Row((Cell((f.label,)), Cell(value(f, f.value or f.default)), _range(f), _origin(f)))
        groups.setdefault(page_words().group[f.group], []).append(row)
    table = _grouped((say["figure"], say["value"], say["range"], say["source"]), groups, WIDTHS, "small")
    return [*blocks, Heading(3, say["title_usual"]), Text((say["usual_intro"],), "note"), table]


def value(field: CostField, text: str) -> tuple[Part, ...]:
    """A value with its unit, or a choice in words."""
    if not text:
        return (words().say["none"],)
    if field.kind == "choice":
        return (field.choices[text],)
    unit = money_unit(field.unit)[1] if is_money(field.id) else field.unit
    many, _, per = unit.partition(" ")
    if text == "1" and unit != TIMES and not is_money(field.id):
        unit = f"{many.removesuffix('s')} {per}".strip()
    low, *high = (_amount(field, end) for end in text.split(BETWEEN))
    return (low, *(part for end in high for part in (f" {words().say['to']} ", end)), f" {unit}".rstrip())


def _amount(field: CostField, text: str) -> Part:
    """A number that the page may write as its reader does; one with more decimals than the page shows stays text."""
    number = float(text)
    if is_money(field.id):
        return Figure(number, "money", amount(number, money_unit(field.unit)[0]))
    return Figure(number, "number", grouped(number)) if round(number, SHOWN) == number else text


def _range(field: CostField) -> Cell:
    """From what to what a usual figure varies; empty where it does not."""
    if not field.low or field.kind == "choice":
        return Cell(())
    return Cell((_amount(field, field.low), f" {words().say['to']} ", _amount(field, field.high)))


def _origin(field: CostField) -> Cell:
    """Where a figure is from."""
    say = words().say
    if field.own:
        return Cell((say["typical"],))
    if field.group == ASKED and not field.sources and not field.low:
        return Cell((say["assumption"],)) if field.kind == "number" else Cell(())
    text = ", ".join(field.sources) or say["assumption"]
    return Cell((text,), mark=say["borrowed"] if field.borrowed else "")


def cited(model: Model, fields: Iterable[CostField], more: Iterable[str]) -> list[Block]:
    """Every source named, in full, in the order of their marks."""
    say = words().say
    named = {s for f in fields if f.applies and not f.own for s in f.sources} | {*more}
    named |= {*model.fit.sources, *model.settings.draws.sources}
    items = tuple(Item(_source(key, source)) for key, source in load.sources().items() if key in named)
    return [Heading(2, say["title_sources"]), Text((say["sources_intro"],), "note"), Items(items, "source")]


def _source(key: str, source: Source) -> tuple[Part, ...]:
    """A source's mark, who published it, what and when, a note, and what kind of source it is."""
    title: Part = Link(source.title, source.url) if source.url else source.title
    note = f" {source.note[0].upper()}{source.note[1:].rstrip('.')}." if source.note else ""
    tail = f", {source.year}.{note} ({words().grade[source.grade].capitalize()}.)"
    return (Strong(key), f" {source.organisation}: ", title, tail)


def about(model: Model, result: Result, view: View, address: str, day: date) -> list[Block]:
    """How firm each way is, the link, the date and the version, and what this is not."""
    say, text = words().say, model.wording
    rows = tuple(Row((Cell((bar.name,)), Cell((f"{bar.confidence} %",))), bar.way) for bar in view.bars)
    how = Table((), (text["how_way"], text["how_confidence"]), rows, (60, 40), numbers=True)
    counted = text["how_text"].format(count=model.settings.draws.count)
    return [
        Heading(2, say["title_about"]),
        *((how, Text((counted,), "note")) if view.way else ()),
        Text((say["made"].format(day=in_words(day), version=result.model_version),)),
        Text((say["link_intro"], " ", Link(address, address)), "link"),
        Text((Strong(say["advice"]),)),
    ]
