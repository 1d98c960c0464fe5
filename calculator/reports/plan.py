"""The plan of a list as blocks, to print on one page or for Word: order, days, form, who, hours and money by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from calculator.documents.values import in_words
from calculator.formats.sentence import plain, say
from calculator.model.definition import Model
from calculator.portfolio.entries import entries, hours
from calculator.portfolio.plan import Plan, Step
from calculator.portfolio.plan_rules import plan_rules
from calculator.portfolio.plan_view import COLUMNS, PlanView, short_day
from calculator.portfolio.rules import words as list_words
from calculator.portfolio.view import MOST_NAMED, ListView, list_view
from calculator.portfolio.words import Line, amount, back
from calculator.reports.blocks import Block, Document, Heading, Part, Row, Strong, Table, Text
from calculator.reports.blocks import Cell as Shown
from calculator.reports.task import foot
from calculator.reports.words import words

WIDTHS = (22, 24, 10, 10, 10, 12, 12)
MONTH_WIDTHS = (17, 14, 14, 14, 12, 10, 8, 11)


@dataclass(frozen=True)
class Planned:
    """A list with its plan, and the words for both."""

    given: Plan
    shown: PlanView
    view: ListView
    day: date

    @property
    def currencies(self) -> list[str]:
        """The currencies of its amounts, each once."""
        return sorted({step.cost.currency for step in self.given.steps})

    @property
    def lines(self) -> dict[str, Line]:
        """Each task's row by its id."""
        return {line.entry.saved.id: line for line in self.view.lines}


def planned(model: Model, records: Sequence[object], have: object, start: object, day: date) -> Planned:
    """The plan of records as `portfolio.saved` has them; what is not worked out yet is worked out."""
    view = list_view(model, entries(model, records, whole=True), hours(have), day.isoformat(), start)
    return Planned(view.given, view.plan, view, day)


def document(model: Model, found: Planned, paper: bool) -> Document:
    """The plan as a document; on `paper` with as many months as have room on its page."""
    say_, rules = words().say, plan_rules()
    blocks: list[Block] = [
        Text((f"{say_['maker']} · {say_['plan_kind']}",), "kicker"),
        Heading(1, say_["plan_title"]),
        Text((made(model, found),), "note"),
    ]
    if found.given.steps or found.given.later:
        blocks += _sums(found)
        blocks += [Heading(3, say_["plan_tasks"]), _tasks(found, rules.most_rows)]
        rest = len(found.given.steps) + len(found.given.later) - rules.most_rows
        blocks += [Text((say_["plan_rest"].format(count=rest),), "note")] if rest > 0 else []
        blocks += [Heading(3, say_["plan_months_by_number" if paper else "plan_months"])]
        most = rules.most_paper if paper else rules.most_months
        blocks.append(_months(found, most, by_number=paper))
        more = len(found.given.months) - most
        blocks += [Text((list_words()["plan_more"].format(count=more),), "note")] if more > 0 else []
    else:
        blocks.append(Text(found.shown.said[0]))
    if left := left_out(found):
        blocks.append(Text((Strong(f"{say_['plan_out']}:"), f" {left}"), "note"))
    if found.given.steps:
        blocks.append(Text((say_["plan_method"], f" {say_['advice']}"), "note"))
    currencies = found.currencies
    return Document(
        title=say_["plan_title"],
        kind=say_["plan_kind"],
        day=found.day,
        currency=currencies[0] if len(currencies) == 1 else "",
        blocks=tuple(blocks),
        foot=foot(say_["plan_kind"], found.day, model.settings.version),
        name=file_name(found),
    )


def file_name(found: Planned) -> str:
    """The name of its files, without their endings."""
    return f"{words().say['file_plan']}-{found.day.isoformat()}"


def made(model: Model, found: Planned) -> str:
    """On which day, by which version of the model, and in which money."""
    text, currencies = words().say, found.currencies
    money = text["plan_money"].format(currencies=", ".join(currencies)) if currencies else ""
    return text["plan_made"].format(day=in_words(found.day), version=model.settings.version, money=money).strip()


def _sums(found: Planned) -> list[Block]:
    """What it adds up to, then what is said of the plan, each as one paragraph."""
    facts = [tuple(part for sentence, _ in fact for part in sentence) for fact in found.view.facts]
    paragraphs = (facts, (*found.view.have, *((text,) for text in found.view.rough), *found.shown.said))
    lead: list[Block] = [Text((Strong(plain(found.view.headline) + "."),))]
    return lead + [Text(tuple(_spaced(sentences))) for sentences in paragraphs if sentences]


def _spaced(sentences: Sequence[tuple[Part, ...]]) -> list[Part]:
    return [part for place, sentence in enumerate(sentences) for part in ((" ", *sentence) if place else sentence)]


def _tasks(found: Planned, most: int) -> Table:
    """A row a hand-over, in its order, then those without a date."""
    text, lines = words().say, found.lines
    head = tuple(text[f"plan_{key}"] for key in ("task", "goes", "begin", "start", "run", "back", "cost"))
    rows = [_task(step, lines[step.entry.saved.id], number) for number, step in enumerate(found.given.steps, 1)]
    for number, entry in enumerate(found.given.later, len(rows) + 1):
        line = lines[entry.saved.id]
        cells = [Shown((f"{number}. {line.name}",)), Shown((line.answer,)), Shown((text["plan_no_date"],))]
        rows.append(Row((*cells, *(Shown(()) for _ in head[len(cells) :])), line.way))
    return Table((), head, tuple(rows[:most]), WIDTHS, look="plan")


def _task(step: Step, line: Line, number: int) -> Row:
    """One hand-over's row."""
    text, cost = words().say, step.cost
    key = "plan_once" if cost.one_off else "plan_week"
    money = amount(cost.money * (cost.months if cost.one_off else 1), cost.currency)
    runs = text["plan_end"].format(day=short_day(step.ends)) if step.ends else short_day(step.runs)
    cells = (
        Shown((f"{number}. {line.name}",)),
        Shown((goes_to(step, line),), (f"{line.answer}. {line.firm}.",) if step.group.who else (f"{line.firm}.",)),
        Shown((short_day(step.begins),)),
        Shown((short_day(step.starts),)),
        Shown((runs,)),
        Shown(say(text[key], hours=back(cost))),
        Shown(say(text["plan_job_cost" if cost.one_off else "plan_month_cost"], money=money)),
    )
    return Row(cells, line.way)


def goes_to(step: Step, line: Line) -> str:
    """Who would do it; where nobody said, its form."""
    return step.group.name or line.answer


def _months(found: Planned, most: int, by_number: bool) -> Table:
    """A row a month; tasks by their numbers where a row is to take one line."""
    text, rows = list_words(), []
    numbers = {id(step): str(number) for number, step in enumerate(found.given.steps, 1)}
    for month, shown in zip(found.given.months[:most], found.shown.months, strict=False):
        told = [shown.begin, shown.starts, shown.trial, shown.runs]
        if by_number:
            parts = (month.begin, month.start, month.trial, month.run)
            told = [", ".join(numbers[id(step)] for step in part) for part in parts]
        cells = [Shown((part or text["plan_nothing"],)) for part in (shown.month, *told)]
        money = tuple(part for sentence, _ in shown.money for part in sentence)
        cells += [Shown(shown.asked), Shown(shown.freed), Shown(money or (text["plan_nothing"],))]
        rows.append(Row(tuple(cells)))
    head = tuple(text[f"plan_{key}"] for key in COLUMNS)
    return Table((), head, tuple(rows), MONTH_WIDTHS, look="plan")


def left_out(found: Planned) -> str:
    """The tasks that are not in the plan, by why."""
    told = []
    for title, group, more in found.view.waiting:
        names = [line.name for line in group[:MOST_NAMED]] + [more] * bool(more)
        told.append(f"{title}: {', '.join(names)}.")
    return " ".join(told)
