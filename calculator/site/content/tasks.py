"""The page of common tasks: each with the model's answer, worked out at every build."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from calculator import load
from calculator.costs.market import PERCENT
from calculator.costs.parameters import parameters
from calculator.costs.phrases import exact, phrases
from calculator.costs.setting import OwnExtra, OwnPrice
from calculator.formats.html import render
from calculator.model import definition, forms
from calculator.model.answers import Answers, Inputs
from calculator.model.decision import UNKNOWN
from calculator.page import link as page_link
from calculator.page import scored as page_scored
from calculator.scoring import Scored
from calculator.tasks import spelling, typical
from calculator.tasks import words as find_words
from calculator.tasks.library import Task, library
from calculator.tasks.prices import common_task
from calculator.tasks.typical import Marks

FILE = "site/tasks.toml"


@dataclass(frozen=True)
class Words:
    """The wording of site/tasks.toml."""

    task: str
    answer: str
    hours: str
    open: str
    price: str
    price_one: str
    share: str
    also: str
    by_trade: str
    by_answer: str
    any_trade: str
    unknown: str
    between: str
    close: str
    same: str
    hours_job: str
    hours_month: str
    hours_year: str
    count: str
    filter: str
    filter_trade: str
    filter_answer: str
    every_trade: str
    every_answer: str
    shown: str
    clear: str
    nothing: str
    elsewhere: str


@dataclass(frozen=True)
class Priced:
    """A price of a task on the market as it is shown, with where it is from."""

    text: str
    note: str
    grade: str
    date: str
    sources: tuple[str, ...]


@cache
def words() -> Words:
    """The wording, checked."""
    return load.record(Words, load.table(FILE), FILE)


def names() -> list[str]:
    """The names of all tasks, for a list that needs no Python."""
    return sorted((task.name for task in library().tasks.values()), key=str.casefold)


@cache
def scored(key: str) -> Scored:
    """A task scored as the calculator scores the link that opens it."""
    return page_scored.of_fragment(definition.model(), fragment(library().tasks[key])).scored


def amount(task: Task) -> Inputs:
    """The task's typical amount of work."""
    return Inputs(dict(typical.hours(task)))


def answers(task: Task) -> Answers:
    """The task's typical answers, with its name."""
    model = definition.model()
    levels: dict[str, int | None] = {q: int(task.answers[q]) for q in model.questions}
    marks = tuple(mark for mark in model.marks if mark in task.marks)
    return Answers(levels, {key: bool(task.answers[key]) for key in model.limits}, task.name, marks)


def fragment(task: Task) -> str:
    """The part of the calculator's address that holds a task's answers, marked as typical."""
    return page_link.encode(answers(task), amount(task), Marks(task.id))


def table(group: str, base: str) -> str:
    """The table of one group; `base` leads to the site's root."""
    rows = [_row(task) for task in library().tasks.values() if task.group == group]
    return render("site/tasks.html", group=library().groups[group], rows=rows, base=base, say=words())


def lists(base: str) -> str:
    """All tasks by trade, and by the form of the answer."""
    tasks = library().tasks.values()
    trades = {trade.name: [task for task in tasks if trade.id in task.trades] for trade in library().trades.values()}
    trades[words().any_trade] = [task for task in tasks if not task.trades]
    by = {"by-trade": (words().by_trade, trades), "by-answer": (words().by_answer, by_answer())}
    return render("site/tasks_lists.html", by=by, base=base)


def by_answer() -> dict[str, list[Task]]:
    """The tasks by the name of the form that their usual answers give."""
    answers = {name: list[Task]() for name in (*forms.names(), words().unknown)}
    for task in library().tasks.values():
        answers[scored(task.id).view.tag or words().unknown].append(task)
    return answers


def filters() -> str:
    """The fields that narrow the tables, hidden until a script can use them."""
    little = sorted(find_words.rules().small | find_words.rules().weak)
    return render(
        "site/tasks_filter.html",
        library=library(),
        answers=[name for name, tasks in by_answer().items() if tasks],
        say=words(),
        little=little,
        endings=spelling.TAKEN_OFF,
    )


def found_by(task: Task, trades: list[str]) -> str:
    """The phrases by which a task stays in the table, as the task field reads them: its own as one; what means it."""
    texts = [" ".join((task.name, *task.also, *trades))]
    texts += [text for one in find_words.rules().find if task.id in one.tasks for text in one.typed]
    return "|".join(" ".join(_forms(spelling.words(text))) for text in texts)


def _forms(words: list[str]) -> list[str]:
    """The words, and those stems that are no beginning of one, such as American ones."""
    return words + [stem for word in words if not word.startswith(stem := spelling.stem(word))]


def _row(task: Task) -> dict[str, Any]:
    """A task with the form of the model's answer, and how firm it is or between which two it lies."""
    model, result, say = definition.model(), scored(task.id).result, words()
    trades = [library().trades[trade].name for trade in task.trades]
    way = result.way or ""
    first, second = (forms.taken(result.answers, one).form.name for one in (way, result.runner_up))
    tag, firm = first, next(f.label for f in model.settings.firmness if f.id == result.firmness)
    if result.firmness == UNKNOWN:
        way, tag, firm = "", say.unknown, say.between.format(first=first, second=second[0].lower() + second[1:])
    elif result.firmness == "close":
        firm = say.same if second == first else say.close.format(second=second[0].lower() + second[1:])
    return {
        "task": task,
        "trades": trades,
        "words": found_by(task, trades),
        "way": way,
        "tag": tag,
        "firm": firm,
        "hours": hours(task),
        "fragment": fragment(task),
    }


def hours(task: Task) -> tuple[str, str]:
    """The task's typical hours, and what they are counted from."""
    say = words()
    said = {"job": say.hours_job, "year": say.hours_year, "month": say.hours_month}[task.period]
    whole = said.format(hours=f"{task.hours * task.periods:.0f}")
    if task.pieces_per_month <= 1:
        return whole, ""
    return whole, say.count.format(count=f"{task.pieces_per_month:g}", pieces=task.pieces)


def has_prices(task: Task) -> bool:
    """Whether somebody has published a price of just this task, wages apart."""
    known = common_task(task.id)
    return known is not None and any(_published(price) for price in known.prices)


def _published(price: OwnPrice) -> bool:
    """Whether it is a price of the market, and neither a wage nor our assumption."""
    return price.main and price.kind != "wage" and price.grade != "none"


def market(task: Task) -> list[Priced]:
    """The published prices of just this task, but for wages, and its fees."""
    known = common_task(task.id)
    if known is None:
        return []
    prices = [price for price in known.prices if _published(price)]
    fees = [_priced(extra.label, extra) for extra in known.extras]
    return [_priced(phrases().kind[price.kind], price) for price in prices] + fees


def _priced(whose: str, price: OwnPrice | OwnExtra) -> Priced:
    say, (low, high, per) = words(), ends(price)
    text = (say.price_one if low == high else say.price).format(whose=whose, low=low, high=high, per=per)
    return Priced(text, price.note, price.grade, price.date, price.sources)


def ends(price: OwnPrice | OwnExtra) -> tuple[str, str, str]:
    """Both ends of a price in its own currency, and what it is for."""
    sign = parameters().regions[price.region].sign
    low, high = (in_figures(end, price.unit, sign) for end in (price.low, price.high))
    return low, high, phrases().per[price.unit]


def in_figures(value: float, unit: str, sign: str) -> str:
    """A price as it is given: money, or a share of it."""
    return words().share.format(value=f"{value:g}") if unit == PERCENT else exact(value, sign).text
