"""The sentences about a list, and about tasks that one employee could share."""

from dataclasses import dataclass
from datetime import date
from math import floor

from calculator.costs.parameters import parameters
from calculator.costs.phrases import below, count
from calculator.documents import values
from calculator.formats.sentence import Figure, Sentence, counted, money, say, significant
from calculator.model import forms
from calculator.model.definition import Model
from calculator.page import link as page_link
from calculator.portfolio.decided import Decided, choices
from calculator.portfolio.entries import Entry, in_all
from calculator.portfolio.map import OPEN
from calculator.portfolio.rules import decisions, words
from calculator.portfolio.saved import UNKNOWN, ShortCost, ShortResult
from calculator.portfolio.sharing import Shared

LAST = 1e6  # sorts after every month


@dataclass(frozen=True)
class Cell:
    """A cell of the table: what is shown, and what it is sorted by."""

    shown: Sentence
    value: float


@dataclass(frozen=True)
class Line:
    """One task's row."""

    number: int
    entry: Entry
    name: str
    way: str
    answer: str
    firm: str
    rank: int
    moved: str
    decided: str
    back: Cell
    money: Cell
    payback: Cell
    setup: Cell
    currency: str

    @property
    def link(self) -> str:
        """The task's address, worked out where it is asked for: a kept task is opened by its id."""
        return page_link.encode(self.entry.answers, self.entry.inputs, self.entry.marks, self.entry.second)


def hours(value: float) -> Figure:
    """So many hours."""
    return count(value, "hours")


def back(cost: ShortCost) -> Figure:
    """The owner's hours that come back: a week, or of a job in all; fewer than it takes where any are asked."""
    value, now = (in_all(cost, hours_) if cost.one_off else hours_ for hours_ in (cost.back, cost.now))
    return below(hours(value), now) if cost.then > 0 else hours(value)


def months(value: int) -> str:
    """So many months."""
    return count(value, "months").text


def weeks(value: float) -> Figure:
    """So many weeks, whole ones."""
    return counted(float(max(1, floor(value + 0.5))), "weeks", words()["week"], words()["weeks"])


def amount(value: float, currency: str) -> Figure:
    """So much money."""
    signs = {region.currency: region.sign for region in parameters().regions.values()}
    return money(value, signs.get(currency, ""))


def answer(model: Model, result: ShortResult | None) -> str:
    """The answer's name, or that there is none yet."""
    if result is None:
        return words()["not_yet"]
    if result.way is None:
        return words()["no_answer"]
    if result.firmness == UNKNOWN:
        return words()["map_open"]
    return forms.forms().form[result.takes].name if result.takes else model.ways[result.way].name


def firmness(model: Model, result: ShortResult) -> str:
    """How firm, in words."""
    return next(f.label for f in model.settings.firmness if f.id == result.firmness)


def in_full(model: Model, result: ShortResult) -> str:
    """Answer, firmness and confidence, as a notice tells what moved."""
    found = answer(model, result)
    if result.way is None or result.firmness == UNKNOWN:
        return found
    label = firmness(model, result).lower()
    return words()["moved_answer"].format(answer=found, firmness=label, confidence=result.confidence)


def line(model: Model, entry: Entry, number: int) -> Line:
    """A row of the table."""
    text, result, cost = words(), entry.seen, entry.cost if entry.way else None
    levels = [f.id for f in model.settings.firmness]
    given = costs = setup = Cell((), 0.0)
    if cost:
        once = cost.one_off and cost.back > 0
        given = Cell((back(cost), f" {text['in_all']}") if once else (back(cost),), significant(cost.back))
        money_ = amount(cost.money * (cost.months if cost.one_off else 1), cost.currency)
        costs = Cell((money_, f" {text['job']}") if cost.one_off and money_.value else (money_,), cost.money)
        setup = Cell((hours(cost.setup_hours),), cost.setup_hours)
    moved = ""
    if entry.before:
        before = in_full(model, entry.before)
        moved = text["moved_mark"].format(before=entry.saved.model_version, answer=before)
    return Line(
        number=number,
        entry=entry,
        name=entry.name or text["unnamed"],
        way=entry.way or OPEN,
        answer=answer(model, result),
        firm=firmness(model, result) if result and entry.way else "",
        rank=levels.index(result.firmness) if result else len(levels),
        moved=moved,
        decided=_decided(entry.saved.decided),
        back=given,
        money=costs,
        payback=_payback(entry),
        setup=setup,
        currency=cost.currency if cost else "",
    )


def day(text: str) -> str:
    """A day such as 2026-11-29 in words."""
    return values.in_words(date.fromisoformat(text))


def _decided(decided: Decided | None) -> str:
    """What was decided, and when it is looked at again, or was."""
    if decided is None:
        return ""
    found, name = decided.happened, choices()[decided.choice]
    if found:
        return decisions().say["list_done"].format(name=name, day=day(found.date))
    return decisions().say["list_row"].format(name=name, day=day(decided.review))


def _payback(entry: Entry) -> Cell:
    cost = entry.cost if entry.way else None
    if cost is None:
        return Cell((), LAST)
    if entry.seen and entry.seen.way == "keep":
        return Cell((words()["no_payback"],), LAST)
    if cost.payback is None:
        return Cell((words()["never"].format(months=months(cost.months)),), LAST - 1)
    return Cell((words()["month"].format(month=cost.payback),), float(cost.payback))


@dataclass(frozen=True)
class Group:
    """Tasks that could share, and what that saves."""

    way: str
    title: str
    cost: Sentence
    saves: Sentence
    unsaid: bool
    currency: str


def in_words(group: Shared) -> Group:
    """One group: its title, what it costs as one, and what that saves."""
    text = words()
    names = [entry.name or text["unnamed"] for entry in group.entries]
    title = text[f"share_{group.way}"].format(tasks=f"{', '.join(names[:-1])} {text['and']} {names[-1]}")
    assert group.entries[0].cost is not None
    currency = group.entries[0].cost.currency
    cost = say(text["share_cost"], money=amount(group.together.money, currency), hours=hours(group.together.hours))

    less_money, less_hours, _ = group.saved
    money_, hours_ = amount(abs(less_money), currency), hours(abs(less_hours))
    if not (money_.value and hours_.value):
        key = "share_money" if money_.value else "share_hours"
    elif less_money > 0:
        key = "share_both" if less_hours > 0 else "share_money_dear"
    else:
        key = "share_hours_dear"
    return Group(group.way, title, cost, say(text[key], money=money_, hours=hours_), not group.kind, currency)
