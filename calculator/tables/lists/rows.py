"""A row of a list as a task: its name, its hours a week, how often, who, what it costs, and what is open."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from calculator.formats.characters import cut
from calculator.formats.sentence import grouped
from calculator.formats.spreadsheet import columns_of, letters
from calculator.tables.lists import amounts, frequency, headings
from calculator.tables.lists.amounts import Context, Price, Time, shown
from calculator.tables.lists.frequency import ANNUAL, DAILY, ONCE, WEEKS, Often
from calculator.tables.lists.headings import IGNORED, OWN, Column
from calculator.tables.lists.layout import Layout, title
from calculator.tables.lists.records import Record
from calculator.tables.lists.words import among, english, say, words

DIGITS = 4
SHORT_NOTE, NOTE_PARTS = 60, re.compile(r"[,;]")  # "every Friday, 30 min"
SHORT = 1.0  # hours: so few may be those of a single piece
MEASURED = re.compile(r"\d+:\d{2}:\d{2}")  # a clock's time, which nobody estimates
KEPT = (
    OWN,
    IGNORED,
    "project",
    "start_time",
    "billable",
    "day",
    "status",
    "done",
    "done_at",
    "type",
    "indent",
    "parent",
    "period",
)
A_MONTH = {per: times / ANNUAL["month"] for per, times in ANNUAL.items()}


@dataclass
class Task:
    """A row understood. `why` says why it is not ticked; `asks` is what is open, `said` how something was read."""

    row: int | list[int]
    name: str
    ticked: bool = True
    why: str = ""
    task: str | None = None
    often: list[Often] = field(default_factory=list)
    hours: float | None = None
    per: str = ""
    hours_a_week: float | None = None
    asks: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    counted: bool = False  # its time is that of one turn for certain, as under "times a week"
    more: dict[str, Any] = field(default_factory=dict)
    block: range | None = None  # the columns of its table, where several stand side by side

    @property
    def key(self) -> str:
        """What no other task of the list has: its first row, and the first column of its table where several are."""
        return f"{self.first}{letters(self.block.start + 1) if self.block else ''}"

    @property
    def first(self) -> int:
        """Its row, or the first of them."""
        return self.row if isinstance(self.row, int) else self.row[0]

    def untick(self, why: str) -> None:
        """Leave it out unless the reader wants it; the first reason stays."""
        self.why = self.why or why
        self.ticked = False

    def to_json(self) -> dict[str, Any]:
        """The row as JSON has it; what was not there is left out, but for what every row has."""
        labels = [often.label for often in self.often if often.label]
        fixed = {
            "row": self.row,
            **({"columns": columns_of(self.block)} if self.block else {}),
            "name": self.name,
            "ticked": self.ticked,
            **({"why": self.why} if self.why else {}),
            "task": self.task,
            "often": labels[0] if len(labels) == 1 else labels or None,
            "hours": _rounded(self.hours),
            "per": self.per or None,
            "hours_a_week": _rounded(self.hours_a_week),
        }
        return fixed | self.more | {"asks": self.asks, "said": self.said}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)


def understood(record: Record, layout: Layout, group: Often | None = None) -> Task:
    """The task of a row, ticked until something speaks against it; `group` is how often its group comes up."""
    name = " ".join(record.cell(layout.place("name")).split())
    task = Task(record.number, name)
    _shorten(task)
    _frequency(task, record, layout, group)
    _notes(task, record, layout)
    _pieces(task, record, layout)
    _hours(task, record, layout)
    _money(task, record, layout)
    _who(task, record, layout)
    _own(task, record, layout)
    return task


def _shorten(task: Task) -> None:
    limit = words().name_longest
    if len(task.name) > limit:
        task.more["notes"], task.name = task.name, cut(task.name, limit)
        task.said.append(say()["long"].format(limit=limit))


def _frequency(task: Task, record: Record, layout: Layout, group: Often | None) -> None:
    """From its own column, else from the list, section or group that the row stands in."""
    column = next(iter(layout.of("often")), None)
    text, per = (record.cell(column.place), column.per) if column else ("", "")
    task.often, task.counted = [] if among(text, "empty") else frequency.of_cell(text, per), bool(per) or layout.each
    if not text and (often := frequency.of_group(record.cell(layout.place("section"))) or group):
        task.often = [often]
    if text and not task.often and not among(text, "empty") and not amounts.is_date(text):
        task.asks.append(say()["often_unread"].format(text=text))
    ask_often(task, text)


def ask_often(task: Task, text: str) -> None:
    """What is open in a frequency."""
    if len(task.often) > 1:
        task.asks.append(say()["often_two"].format(often=text))
    for often in task.often[:1]:
        if often.unclear:
            task.asks.append(say()["often_unclear"].format(text=text, meanings=often.unclear))
        if not often.label:
            task.asks.append(say()["often_open"].format(text=text))


def _notes(task: Task, record: Record, layout: Layout) -> None:
    texts = [
        text for column in layout.of("description") if (text := record.cell(column.place)) and not among(text, "empty")
    ]
    if before := task.more.get("notes"):
        texts.insert(0, before)
    if texts:
        task.more["notes"] = "\n\n".join(texts)
    if texts and not task.often and not task.asks:
        lines = [line for text in texts for line in text.splitlines()]
        lines += [part for line in lines if len(line) <= SHORT_NOTE for part in NOTE_PARTS.split(line)]
        parts = (line for line in lines if english(line.strip()) not in words().lengths)  # "half a day" is no frequency
        task.often = [often for part in parts if (often := frequency.whole(part)) and often.label][:1]


def _hours(task: Task, record: Record, layout: Layout) -> None:
    """From the column of hours; where that is empty, from a time with its unit in the notes."""
    column = next(iter(layout.of("hours")), None)
    read, per, estimated = Time(), "", False
    if column:
        context, text = _of_row(layout.contexts[column.place], record, layout), record.cell(column.place)
        high = record.cell(layout.place("high_hours"))
        text = f"{text} - {high}" if text and high and high != text else text or high
        odd = record.odd.get(column.place, "")
        read, per = amounts.time(text, context), column.per
        if odd in ("formula", "error"):
            read = Time(asks=(say()[f"hours_{odd}"],))
        estimates = not per and not MEASURED.fullmatch(text)
        estimated = estimates and any(word in column.heading.casefold() for word in words().cells["estimates"])
    for minutes in layout.of("minutes"):
        more = amounts.time(record.cell(minutes.place), Context(unit="minute"))
        read = replace(read, hours=(read.hours or 0.0) + more.hours) if more.hours else read
    if column and read.hours is None and not read.asks:
        read, per = _beside(record, layout, layout.contexts[column.place], per)
    if read.hours is None and not read.asks and (notes := task.more.get("notes")):
        read, per = amounts.within(notes, Context()), ""
        if read.hours is not None:
            task.more["from_text"] = True
    task.asks += read.asks
    weeks = _weeks(record, layout)
    if weeks is not None:
        task.more["weeks_a_year"] = weeks
    if read.hours is not None:
        settle(task, read, per, weeks, estimated)
    for other in layout.of("more_hours"):
        more = amounts.time(record.cell(other.place), Context())
        if more.hours is not None and other.per:
            task.more[f"hours_a_{other.per}"] = _rounded(more.hours)


def _beside(record: Record, layout: Layout, context: Context, per: str) -> tuple[Time, str]:
    """The time in another column: hours a week and hours a month may stand beside each other, one of them filled."""
    for other in layout.of("more_hours"):
        read = amounts.time(record.cell(other.place), replace(context, unit=other.unit or "hour"))
        if read.hours is not None and other.per in ANNUAL:
            return read, other.per
    return Time(), per


def _of_row(context: Context, record: Record, layout: Layout) -> Context:
    """The column's context with the unit that stands in a column of units."""
    unit = english(record.cell(layout.place("unit")))
    named = next((kind[:-1] for kind in ("minutes", "hours", "days") if among(unit, kind)), "")
    return Context(context.mark, context.sure, named or context.unit, context.currency, context.mixed and not named)


def _weeks(record: Record, layout: Layout) -> float | None:
    place = layout.place("weeks")
    return None if place is None else amounts.count(record.cell(place), layout.contexts[place])


def settle(task: Task, read: Time, column_per: str, weeks: float | None = None, estimated: bool = False) -> None:
    """Hours as hours a week, by what the cell, the heading and the frequency say; what does not agree is asked."""
    assert read.hours is not None
    if read.often and not task.often:
        task.often = [read.often]
        ask_often(task, read.often.label)
    often = next(iter(task.often), None)
    task.hours, task.per = read.hours, read.per or column_per
    if task.per in ANNUAL:
        _by_stretch(task, often, from_column=not read.per, weeks=weeks)
    elif task.per == "job":
        task.said.append(say()["hours_job"].format(hours=shown(read.hours)))
    elif often and often.label == ONCE:
        task.per = "job"
    elif not often and "pieces_a_month" in task.more and (column_per == "time" or read.hours <= SHORT):
        _by_pieces(task, sure=column_per == "time")
    elif often and often.a_year:
        _by_turns(task, often, bare=read.bare and not column_per)
    elif often:
        task.per = "time"  # as needed: nobody can say how many hours a week
    elif estimated:
        task.per = "job"
        task.said.append(say()["hours_job"].format(hours=shown(read.hours)))
    else:
        task.per = ""
        task.asks.append(say()["hours_per_open"].format(hours=shown(read.hours)))
    if task.hours_a_week and task.hours_a_week > words().most_a_week:
        task.asks.append(say()["hours_many"].format(hours=shown(task.hours_a_week)))


def _by_stretch(task: Task, often: Often | None, from_column: bool, weeks: float | None) -> None:
    """Hours a day, week, month, quarter or year."""
    assert task.hours is not None
    task.hours_a_week = task.hours * ANNUAL[task.per] / WEEKS
    if task.per == "week" and weeks is not None and weeks < words().whole_year:
        task.hours_a_week = task.hours * weeks / WEEKS
        if weeks == 1:
            task.per, task.often = "year", task.often or [Often("yearly", 1.0)]
        else:
            task.asks.append(say()["weeks_some"].format(hours=shown(task.hours), weeks=f"{weeks:g}"))
    elif often and from_column and (often.a_year or often.label == ONCE) and often.a_year < ANNUAL[task.per]:
        hours = shown(task.hours)
        task.asks.append(say()["hours_column_often"].format(hours=hours, per=task.per, often=often.label))
    if not often and not from_column and task.per == "day":
        task.often = [Often(DAILY, ANNUAL["day"])]


def _by_pieces(task: Task, sure: bool) -> None:
    """Hours for each of so many pieces a month."""
    assert task.hours is not None
    count = task.more["pieces_a_month"]
    if not sure:
        task.asks.append(say()["hours_pieces"].format(hours=shown(task.hours), count=grouped(count)))
    task.per, task.hours_a_week = "time", task.hours * count * ANNUAL["month"] / WEEKS


def _by_turns(task: Task, often: Often, bare: bool) -> None:
    """Hours each time, by how often that is."""
    assert task.hours is not None
    hours, per = shown(task.hours), task.per
    if often.per == "day" and task.hours > words().most_a_day:
        task.per, task.hours_a_week = "week", task.hours
        task.asks.append(say()["hours_too_many"].format(hours=hours, often=often.label))
        return
    task.per = per or often.per or "time"
    task.hours_a_week = task.hours * often.a_year / WEEKS
    if not per and often.per == "day" and bare and task.hours > words().hours_of_day / 2:
        task.asks.append(say()["hours_daily"].format(hours=hours))
    several = often.per == "time" and often.a_year > frequency.A_YEAR.get(often.label, often.a_year)
    if several and not per and not task.counted:
        times = f"{often.a_year / frequency.A_YEAR[often.label]:g} x {often.label}"
        task.asks.append(say()["hours_times"].format(hours=hours, often=times))


def _money(task: Task, record: Record, layout: Layout) -> None:
    once = any(often.label == ONCE for often in task.often[:1])
    period = next((often.per for often in frequency.of_cell(record.cell(layout.place("period")))), "")
    for column in layout.of("cost", "quote", "rate"):
        text = record.cell(column.place)
        per = column.per or (period if period in A_MONTH else "")
        price = amounts.price(text, layout.contexts[column.place], per)
        task.asks += price.asks
        if price.amount is None:
            continue
        amount = f"{grouped(price.amount)} {price.currency}".strip()
        if once and column.per in A_MONTH and price.per == column.per:
            task.asks.append(say()["money_once"].format(amount=amount, per=column.per))
            price = Price(price.amount, "", price.currency, price.covers)
            task.more["cost"] = price.to_json()
        else:
            take_price(task, price, cost=column.role == "cost")


def take_price(task: Task, price: Price, cost: bool = False) -> None:
    """A price as a part of the row: what is paid now a month, or what was quoted."""
    if cost and price.per in A_MONTH:
        task.more["cost_a_month"] = _rounded((price.amount or 0.0) * A_MONTH[price.per])
        if price.currency:
            task.more["currency"] = price.currency
    else:
        task.more["cost" if cost else "quote"] = price.to_json()
        if not price.per:
            amount = f"{grouped(price.amount or 0.0)} {price.currency}".strip()
            often = next((often.label for often in task.often if often.a_year and often.per != "month"), "")
            task.asks.append(say()["money_open_often" if often else "money_open"].format(amount=amount, often=often))


def _pieces(task: Task, record: Record, layout: Layout) -> None:
    for column in layout.of("pieces"):
        text = record.cell(column.place)
        if not text or among(text, "empty"):
            continue
        count = amounts.count(text, layout.contexts[column.place])
        if count is None:
            task.asks.append(say()["pieces_unread"].format(text=text))
        elif column.per in A_MONTH:
            context = layout.contexts[column.place]
            if not context.sure and amounts.either([text]):
                task.asks.append(say()["pieces_either"].format(text=text, count=grouped(count)))
            task.more["pieces_a_month"] = _rounded(count * A_MONTH[column.per])
        else:
            task.more["pieces"] = _rounded(count)


def _who(task: Task, record: Record, layout: Layout) -> None:
    texts = [text.strip("[] ") for column in layout.of("who") if (text := record.cell(column.place))]
    if texts and texts[0]:
        task.more["who"] = texts[0]
        if who := headings.done_by(texts[0]):
            task.more["done_by"] = who


def _own(task: Task, record: Record, layout: Layout) -> None:
    """What else stands in the row, under the reader's own headings, and beyond them."""
    own: dict[str, str] = {}
    for column in layout.of(*KEPT):
        if text := record.cell(column.place):
            own[_free(own, column)] = text
    if own:
        task.more["own"] = own
    beyond = [text for text in record.cells[len(layout.columns) :] if text]
    if beyond:
        task.more["beyond"] = beyond


def _free(own: dict[str, str], column: Column) -> str:
    """A name for an own column that no other has."""
    name = title(column)
    return name if name not in own else f"{name} ({column.place + 1})"
