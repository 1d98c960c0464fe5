"""The sentences about a list, and about tasks that one hire could share."""

from dataclasses import dataclass

from calculator.costs.parameters import parameters
from calculator.costs.rules import settings
from calculator.formats.sentence import Figure, Sentence, counted, money, say, significant
from calculator.model.definition import Model
from calculator.page import link as page_link
from calculator.portfolio.entries import Entry
from calculator.portfolio.map import OPEN
from calculator.portfolio.rules import words
from calculator.portfolio.saved import Seen
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
    back: Cell
    money: Cell
    payback: Cell
    setup: Cell
    currency: str

    @property
    def link(self) -> str:
        """The task's address, worked out where it is asked for: a kept task is opened by its id."""
        return page_link.encode(self.entry.answers, self.entry.inputs)


def hours(value: float) -> Figure:
    """So many hours."""
    unit = settings().unit
    return counted(value, "hours", unit["hour"], unit["hours"])


def months(value: int) -> str:
    """So many months."""
    unit = settings().unit
    return counted(float(value), "months", unit["month"], unit["months"]).text


def weeks(value: float) -> Figure:
    """So many weeks, whole ones."""
    return counted(float(max(1, round(value))), "weeks", words()["week"], words()["weeks"])


def amount(value: float, currency: str) -> Figure:
    """So much money."""
    signs = {region.currency: region.sign for region in parameters().regions.values()}
    return money(value, signs.get(currency, ""))


def answer(model: Model, seen: Seen | None) -> str:
    """The answer's name, or that there is none yet."""
    if seen is None:
        return words()["not_yet"]
    if seen.way is None:
        return words()["no_answer"]
    return model.ways[seen.way].name if seen.firmness != "unknown" else words()["map_open"]


def firmness(model: Model, seen: Seen) -> str:
    """How firm, in words."""
    return next(f.label for f in model.settings.firmness if f.id == seen.firmness)


def in_full(model: Model, seen: Seen) -> str:
    """Answer, firmness and confidence, as a notice tells what moved."""
    if seen.way not in model.ways:
        return words()["no_answer"]
    label = firmness(model, seen).lower()
    return words()["moved_answer"].format(way=model.ways[seen.way].name, firmness=label, confidence=seen.confidence)


def line(model: Model, entry: Entry, number: int) -> Line:
    """A row of the table."""
    seen, cost = entry.seen, entry.cost
    none = Cell((), 0.0)
    levels = [f.id for f in model.settings.firmness]
    before = entry.before and words()["moved_mark"].format(
        before=entry.saved.model_version, answer=in_full(model, entry.before)
    )
    return Line(
        number=number,
        entry=entry,
        name=entry.name or words()["unnamed"],
        way=entry.way or OPEN,
        answer=answer(model, seen),
        firm=firmness(model, seen) if seen and entry.way else "",
        rank=levels.index(seen.firmness) if seen else len(levels),
        moved=before or "",
        back=Cell((hours(cost.back),), significant(cost.back)) if cost else none,
        money=Cell(_money(entry), cost.money) if cost else none,
        payback=_payback(entry),
        setup=Cell((hours(cost.setup_hours),), cost.setup_hours) if cost else none,
        currency=cost.currency if cost else "",
    )


def _money(entry: Entry) -> Sentence:
    assert entry.cost is not None
    sum_ = amount(entry.cost.money, entry.cost.currency)
    return (sum_, f" {words()['job']}") if entry.cost.one_off and entry.cost.months == 1 else (sum_,)


def _payback(entry: Entry) -> Cell:
    cost, last = entry.cost, LAST
    if cost is None:
        return Cell((), last)
    if entry.seen and entry.seen.way == "keep":
        return Cell((words()["no_payback"],), last)
    if cost.payback is None:
        return Cell((words()["never"].format(months=months(cost.months)),), last - 1)
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
    named = f"{', '.join(names[:-1])} {text['and']} {names[-1]}"
    assert group.entries[0].cost is not None
    currency = group.entries[0].cost.currency
    sizes = {"money": amount(abs(group.saved.money), currency), "hours": hours(abs(group.saved.hours))}
    whole = {"money": amount(group.together.money, currency), "hours": hours(group.together.hours)}
    title = text[f"share_{group.way}"].format(tasks=named)
    saves = say(text[_saves(sizes, group)], **sizes)
    return Group(group.way, title, say(text["share_cost"], **whole), saves, not group.kind, currency)


def _saves(sizes: dict[str, Figure], group: Shared) -> str:
    """Which sentence says what sharing saves."""
    money_, hours_ = group.saved
    if sizes["money"].value and sizes["hours"].value:
        return "share_both" if money_ > 0 and hours_ > 0 else "share_money_dear" if money_ > 0 else "share_hours_dear"
    return "share_money" if sizes["money"].value else "share_hours"
