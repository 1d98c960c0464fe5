"""The sentences about a list, and about tasks that one employee could share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from calculator.costs.inputs import specification
from calculator.costs.parameters import parameters
from calculator.costs.phrases import below, count, phrases, time
from calculator.documents import values
from calculator.formats.sentence import Figure, Sentence, money, say, significant
from calculator.model import forms
from calculator.model.decision import UNKNOWN
from calculator.model.definition import Model
from calculator.page import link as page_link
from calculator.portfolio.decided import Decided, choices
from calculator.portfolio.entries import Entry, Totals, in_all
from calculator.portfolio.map import OPEN
from calculator.portfolio.people import Group
from calculator.portfolio.rules import decisions, rules, words
from calculator.portfolio.saved import ShortCost, ShortResult
from calculator.portfolio.sharing import Shared

LAST = 1e6  # sorts after every month


@dataclass(frozen=True)
class Cell:
    """A cell of the table: what is shown, and what it is sorted by."""

    shown: Sentence
    value: float


@dataclass(frozen=True)
class Line:
    """One task's row; `without` says which figures could not be read, and that nobody told the amount."""

    number: int
    entry: Entry
    name: str
    way: str
    answer: str
    firm: str
    rank: int
    moved: str
    without: str
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
    now, then = (in_all(cost, part) if cost.one_off else part for part in (cost.now, cost.then))
    return less(hours(now - then), now, then)


def less(given: Figure, now: float, then: float) -> Figure:
    """Hours that come back: fewer than it takes now where any are asked `then`, however both are rounded."""
    return below(given, min(now, hours(now).value)) if then > 0 else given


def months(value: int) -> str:
    """So many months."""
    return count(value, "months").text


def week_back(sums: Totals) -> Figure:
    """The hours a week that come back, as today's and those of later differ where both are said."""
    apart = hours(sums.now).value - hours(sums.then).value
    return less(hours(apart if apart > 0 else sums.back), sums.now, sums.then)


def once_back(sums: Totals) -> Figure:
    """The hours that jobs that end give back."""
    return less(hours(sums.once), sums.once_now, sums.once_now - sums.once)


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
    form = forms.forms().form[result.takes].name if result.takes else model.ways[result.way].name
    return result.called or form


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


def _refused(entry: Entry) -> list[str]:
    """That a result stands without figures that could not be read, a sentence for each."""
    labels = specification().inputs
    found = [labels[key].label if key in labels else key for key in entry.refused]
    return [phrases().say["without"].format(label=label) for label in found]


def _rough(entry: Entry) -> list[str]:
    """That the figures of a row are not of an amount that was told, where it has any."""
    return [words()["rough_mark"]] if entry.way and entry.rough else []


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
        without=" ".join([*_refused(entry), *_rough(entry)]),
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
class GroupView:
    """Tasks that would go to the same one: who, what it takes and costs, whom to ask, what costing them as one saves.

    Each sentence stands with the currency of its amounts; `unsaid` is where nobody said who would do them.
    """

    way: str
    title: str
    named: tuple[Line, ...]
    more: str
    takes: tuple[tuple[Sentence, str], ...]
    ask: str
    saves: tuple[tuple[Sentence, str], ...]
    unsaid: bool


def group_view(group: Group, lines: Mapping[str, Line]) -> GroupView:
    """One group, of tasks that have a line each."""
    text, most = words(), rules().most_in_group
    own = [lines[entry.saved.id] for entry in group.entries]
    names = [forms.forms().form[form].name for form in group.forms]
    title = text["group_title"].format(who=group.name, forms=joined(lowered(names))) if group.who else joined(names)
    return GroupView(
        way=own[0].way,
        title=title,
        named=tuple(own[:most]),
        more=text["group_more"].format(count=len(own) - most) if len(own) > most else "",
        takes=tuple(_takes(group)),
        ask=group.who.ask if group.who else "",
        saves=tuple(in_words(one) for one in group.shares),
        unsaid=group.who is None,
    )


def lowered(names: Sequence[str]) -> list[str]:
    """Names within a sentence."""
    return [name[0].lower() + name[1:] for name in names]


def _takes(group: Group) -> Iterator[tuple[Sentence, str]]:
    """Hours and money of a group, jobs that end apart, each with its currency."""
    text, costs = words(), [entry.cost for entry in group.entries if entry.cost]
    running, ending = [c for c in costs if not c.one_off], [c for c in costs if c.one_off]
    currency = costs[0].currency
    if running:
        now, then = sum(c.now for c in running), sum(c.then for c in running)
        yield say(text["group_takes"], now=hours(now), then=time(then)), ""
    if ending:
        now, then = sum(in_all(c, c.now) for c in ending), sum(in_all(c, c.then) for c in ending)
        yield say(text["group_once"], hours=less(hours(now - then), now, then)), ""
    if money_ := sum(c.money for c in running):
        yield say(text["group_money"], money=amount(money_, currency)), currency
    if job := sum(c.money * c.months for c in ending):
        yield say(text["group_job"], money=amount(job, currency)), currency


def joined(names: Sequence[str]) -> str:
    """Names with a word before the last."""
    return f"{', '.join(names[:-1])} {words()['and']} {names[-1]}" if len(names) > 1 else "".join(names)


def in_words(group: Shared) -> tuple[Sentence, str]:
    """What tasks cost as one, and what that saves, with the currency."""
    text = words()
    title = text[f"share_{group.way}"].format(tasks=joined([entry.name or text["unnamed"] for entry in group.entries]))
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
    return (f"{title} ", *cost, " ", *say(text[key], money=money_, hours=hours_)), currency
