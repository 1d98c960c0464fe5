"""The plan of a list as a workbook: every task, every month, who, what is left out, and what the days rest on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from calculator.formats.formula import Formula
from calculator.formats.spreadsheet import letters
from calculator.formats.workbook import Content, Look, Sheet, Workbook, span
from calculator.model.definition import Model
from calculator.portfolio.entries import in_all, why_out
from calculator.portfolio.plan import Step
from calculator.portfolio.plan_formulas import WEEK
from calculator.portfolio.plan_rules import plan_rules
from calculator.portfolio.plan_view import names
from calculator.portfolio.rules import words as list_words
from calculator.portfolio.words import Line
from calculator.reports.plan import Planned, file_name, goes_to, made
from calculator.reports.words import words

TOP = 5  # the row of the headings
DAY, MONTH, HOURS, MONEY = "d mmm yyyy", "mmmm yyyy", "#,##0.0", "#,##0"
CENTS = 2  # decimals that are stored
HOURS_CELL = "$B$3"
FIRST_SUM = 7  # column of the months with hours or money in it
INK, SOFT, EDGE, TINT = "1F1B16", "5D564B", "CFC6B6", "EBE7DD"
TITLE, PLAIN = Look("Georgia", 18, colour=INK), Look(colour=INK)
QUIET = Look(size=10, colour=SOFT)
CELL = replace(PLAIN, border=EDGE, wrap=True)
HEAD = replace(CELL, bold=True, fill=TINT)
SUM = replace(CELL, bold=True)
PLAN_KEYS = (
    *("number", "task", "group", "goes", "form", "firm", "begin", "start", "run", "setup", "week", "once", "money"),
    *("money_once", "currency"),
)
COLUMN = {key: letters(place) for place, key in enumerate(PLAN_KEYS, 1)}
PLAN_WIDTHS = (6, 34, 8, 28, 26, 13, 13, 13, 13, 10, 10, 10, 12, 12, 10)
FORMS = {
    **dict.fromkeys(("begin", "start", "run"), DAY),
    **dict.fromkeys(("setup", "week", "once"), HOURS),
    **dict.fromkeys(("money", "money_once"), MONEY),
}


@dataclass(frozen=True)
class Book:
    """What the sheets are made from; `name` is the first sheet's, which the others look at."""

    model: Model
    found: Planned

    @property
    def last(self) -> int:
        """The last row of tasks on the first sheet."""
        return TOP + max(1, len(self.found.given.steps) + len(self.found.given.later))

    def of_plan(self, key: str) -> str:
        """A column of the first sheet's tasks, as the other sheets name it."""
        column = COLUMN[key]
        return f"{words().say['sheet_plan']}!${column}${TOP + 1}:${column}${self.last}"


def workbook(model: Model, found: Planned) -> bytes:
    """The file's bytes; every sum is a formula with its value beside it."""
    text, book = words().say, Book(model, found)
    made_of = Workbook(text["plan_title"], text["plan_kind"], text["maker"], text["advice"], found.day)
    made_of.sheets = [_plan(book), _months(book), _who(book), _left(book), _about(book)]
    return made_of.file()


def name(found: Planned) -> str:
    """The file's name."""
    return f"{file_name(found)}.xlsx"


def _sheet(book: Book, key: str, widths: Sequence[float], heads: Sequence[str], row: int = TOP) -> Sheet:
    """A sheet with its title, when it was made, a line of help, and headings that stay."""
    text = words().say
    sheet = Sheet(text[f"sheet_{key}"], widths, heading=row, frozen=f"A{row + 1}")
    sheet.put(1, 1, f"{text['plan_title']}: {text[f'sheet_{key}']}", TITLE)
    sheet.put(2, 1, made(book.model, book.found), QUIET)
    sheet.put(4, 1, text[f"sheet_{key}_help"], QUIET)
    sheet.heights[1] = 28
    for column, head in enumerate(heads, 1):
        sheet.put(row, column, head, HEAD)
    return sheet


def _row(sheet: Sheet, row: int, contents: Sequence[Content], looks: Sequence[Look]) -> None:
    for column, (content, look) in enumerate(zip(contents, looks, strict=True), 1):
        held = round(content, CENTS) if isinstance(content, float) else content
        sheet.put(row, column, held or None if isinstance(held, str) else held, look)


def _plan(book: Book) -> Sheet:
    """A row a task in its order; below, the sums, money by currency."""
    text, found = words().say, book.found
    heads = [text[_head(key)] for key in PLAN_KEYS]
    sheet = _sheet(book, "plan", PLAN_WIDTHS, heads)
    looks = [replace(CELL, form=FORMS.get(key, Look.form)) for key in PLAN_KEYS]
    numbers = {id(group): number for number, group in enumerate(found.given.groups, 1)}
    groups = {e.saved.id: numbers[id(group)] for group in found.given.groups for e in group.entries}
    dated = {step.entry.saved.id: step for step in found.given.steps}
    order = [*(step.entry for step in found.given.steps), *found.given.later]
    for number, entry in enumerate(order, 1):
        key = entry.saved.id
        _row(sheet, TOP + number, [number, *_task(found.lines[key], groups[key], dated.get(key))], looks)
    first, last = TOP + 1, book.last
    _sums(sheet, last + 1, text["sheet_all"], ("setup", "week", "once"), first, last)
    for place, currency in enumerate(found.currencies, 2):
        row = last + place
        sheet.put(row, 2, text["sheet_in"].format(currency=currency), SUM)
        where = span(_at("currency"), first, last)
        for key in ("money", "money_once"):
            formula = f'SUMIF({where},"{currency}",{span(_at(key), first, last)})'
            sheet.put(row, _at(key), Formula(formula), replace(SUM, form=MONEY))
    return sheet


def _head(key: str) -> str:
    return f"plan_{key}" if key in ("task", "goes", "begin", "start", "run") else f"sheet_{key}"


def _at(key: str) -> int:
    return PLAN_KEYS.index(key) + 1


def _task(line: Line, group: int, step: Step | None) -> list[Content]:
    """A task's cells but for its number; without a step it has no days."""
    cost = line.entry.cost
    assert cost is not None
    days: list[Content] = [words().say["plan_no_date"], "", ""]
    if step:
        days = [step.begins, step.starts, step.ends or step.runs]
    who = goes_to(step, line) if step else line.answer
    once = in_all(cost, cost.back) if cost.one_off else None
    paid_once = cost.setup_money + (cost.money * cost.months if cost.one_off else 0.0)
    week, money = (None, None) if cost.one_off else (cost.back, cost.money)
    figures: list[Content] = [cost.setup_hours, week, once, money, paid_once, cost.currency]
    return [line.name, group, who, line.answer, line.firm, *days, *figures]


def _sums(sheet: Sheet, row: int, label: str, keys: Sequence[str], first: int, last: int) -> None:
    """A row of sums under some columns of the first sheet."""
    sheet.put(row, 2, label, SUM)
    for key in keys:
        sheet.put(row, _at(key), Formula(f"SUM({span(_at(key), first, last)})"), replace(SUM, form=HOURS))


def _months(book: Book) -> Sheet:
    """A row a month; hours at hand and what is left follow from the hours a week."""
    text, found, currencies = words().say, book.found, book.found.currencies
    heads = [
        text["sheet_month"],
        text["sheet_days"],
        *(list_words()[f"plan_{key}"] for key in ("begin", "starts", "trial", "runs")),
    ]
    heads += [text[f"sheet_{key}"] for key in ("asked", "hand", "left", "freed")]
    heads += [text["sheet_paid"].format(currency=currency) for currency in currencies]
    sheet = _sheet(book, "months", (18, 8, 30, 30, 30, 30, 11, 11, 11, 11, *[14] * len(currencies)), heads)
    sheet.put(3, 1, text["sheet_hours"], PLAIN)
    sheet.put(3, 2, found.given.hours, replace(CELL, form="General"))
    looks = [replace(CELL, form=MONTH), *[CELL] * 5, *[replace(CELL, form=HOURS)] * 4]
    looks += [replace(CELL, form=MONEY)] * len(currencies)
    for row, month in enumerate(found.given.months, TOP + 1):
        have, left = Formula(f"{HOURS_CELL}*B{row}/{WEEK}"), Formula(f"H{row}-G{row}")
        money = [month.money.get(currency, 0.0) for currency in currencies]
        told = [names(part) for part in (month.begin, month.start, month.trial, month.run)]
        days = (month.following - month.first).days
        _row(sheet, row, [month.first, days, *told, month.asked, have, left, month.freed, *money], looks)
    first, last = TOP + 1, TOP + max(1, len(found.given.months))
    sheet.put(last + 1, 1, text["sheet_all"], SUM)
    for column in range(FIRST_SUM, len(heads) + 1):
        form = HOURS if column < FIRST_SUM + 4 else MONEY
        sheet.put(last + 1, column, Formula(f"SUM({span(column, first, last)})"), replace(SUM, form=form))
    return sheet


def _who(book: Book) -> Sheet:
    """A row a group, its sums taken from the first sheet by its number."""
    text = words().say
    keys = ("sheet_group", "plan_goes", "sheet_form", "sheet_count", "sheet_week", "sheet_once", "sheet_money")
    heads = [text[key] for key in (*keys, "sheet_money_once", "sheet_currency", "sheet_ask")]
    sheet = _sheet(book, "who", (8, 28, 34, 8, 10, 10, 12, 12, 10, 70), heads)
    looks = [CELL, CELL, CELL, CELL, *[replace(CELL, form=HOURS)] * 2, *[replace(CELL, form=MONEY)] * 2, CELL, CELL]
    for number, group in enumerate(book.found.given.groups, 1):
        row = TOP + number
        sums = [
            Formula(f"SUMIF({book.of_plan('group')},A{row},{book.of_plan(k)})")
            for k in ("week", "once", "money", "money_once")
        ]
        lines = [book.found.lines[entry.saved.id] for entry in group.entries]
        told = [
            group.name or lines[0].answer,
            ", ".join(dict.fromkeys(line.answer for line in lines)),
        ]
        count = Formula(f"COUNTIF({book.of_plan('group')},A{row})")
        ask = group.who.ask if group.who else ""
        _row(sheet, row, [number, *told, count, *sums, lines[0].currency, ask], looks)
    return sheet


def _left(book: Book) -> Sheet:
    """The tasks that are in no sum, and why."""
    text = words().say
    sheet = _sheet(book, "out", (40, 30, 34), [text[key] for key in ("plan_task", "sheet_answer", "sheet_why")])
    for row, entry in enumerate(book.found.given.stay, TOP + 1):
        line = book.found.lines[entry.saved.id]
        _row(sheet, row, [line.name, line.answer, text[f"why_{why_out(entry)}"]], [CELL] * 3)
    return sheet


def _about(book: Book) -> Sheet:
    """What the days rest on: each figure with its range, unit and note; then what this is not."""
    text, rules = words().say, plan_rules()
    heads = [text[f"sheet_{key}"] for key in ("figure", "low", "typical", "high", "unit", "note")]
    sheet = _sheet(book, "about", (52, 8, 8, 8, 14, 70), heads)
    starts = dict.fromkeys(weeks.start for weeks in rules.forms.values())
    figures = [*map(rules.named, starts), *(one for one in rules.figure if one.id not in starts)]
    for row, one in enumerate(figures, TOP + 1):
        _row(sheet, row, [one.label, one.low, one.typical, one.high, one.unit, one.note], [CELL] * 6)
    last = TOP + len(figures)
    for place, said in enumerate((text["plan_method"], text["advice"]), 2):
        sheet.put(last + place, 1, said, QUIET)
    return sheet
