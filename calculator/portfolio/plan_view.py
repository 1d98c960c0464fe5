"""What is shown of a plan: its sentences, its months and its hand-overs. No HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from calculator.costs.phrases import halved
from calculator.documents.values import in_words as day
from calculator.formats.sentence import Figure, Sentence, grouped, say, significant
from calculator.portfolio.entries import Totals
from calculator.portfolio.plan import Month, Plan, Step
from calculator.portfolio.plan_rules import plan_rules
from calculator.portfolio.rules import words
from calculator.portfolio.words import amount, hours, joined, week_back

MOST_HELD = 3  # tasks named
Cell = tuple[tuple[Sentence, str], ...]  # parts, each with the currency of its amounts
COLUMNS = ("month", "begin", "starts", "trial", "runs", "asked", "freed", "money")


@dataclass(frozen=True)
class MonthView:
    """One month's row: names of tasks, hours and money."""

    month: str
    begin: str
    starts: str
    runs: str
    trial: str
    asked: Sentence
    freed: Sentence
    money: Cell


@dataclass(frozen=True)
class PlanView:
    """What the page and the files say of a plan; `wrong` is what is wrong with its first day."""

    start: str
    wrong: str
    said: tuple[Sentence, ...]
    months: tuple[MonthView, ...]
    more: str


def plan_view(plan: Plan, sums: Totals, wrong: bool, most: int) -> PlanView:
    """The plan with at most so many months; with `wrong` the day that was asked for is none."""
    text, more = words(), len(plan.months) - most
    return PlanView(
        start=plan.start.isoformat(),
        wrong=text["plan_start_wrong"].format(years=plan_rules().most_years) if wrong else "",
        said=tuple(_said(plan, sums)) if plan.steps or plan.later else ((text["plan_none"],),),
        months=tuple(_month(month, first=place == 0) for place, month in enumerate(plan.months[:most])),
        more=text["plan_more"].format(count=more) if more > 0 else "",
    )


def _said(plan: Plan, sums: Totals) -> list[Sentence]:
    """Whose hours it takes, when it is done, and where they are too few."""
    text = words()
    said = [say(text["plan_said" if plan.said else "plan_unsaid"], hours=hours(plan.hours))]
    if plan.steps and not plan.later:
        last = day(max(step.runs for step in plan.steps))
        key = "plan_last" if significant(sums.back) > 0 else "plan_jobs"
        said.append(say(text[key], day=last, hours=week_back(sums)))
    if held := [name(step) for step in plan.steps if step.held]:
        rest = len(held) - MOST_HELD
        more = f"{', '.join(held[:MOST_HELD])} {text['group_more'].format(count=rest)}" if rest > 0 else joined(held)
        said.append((text["plan_held"].format(tasks=more),))
    if plan.later:
        key = "plan_later_one" if len(plan.later) == 1 else "plan_later"
        said.append((text[key].format(count=len(plan.later), years=plan_rules().most_years),))
    return said


def _month(month: Month, first: bool) -> MonthView:
    """One row; the first month begins with the plan."""
    text = words()
    asked, hand = number(month.asked), number(month.at_hand)
    title = f"{month.first:%B} {month.first.year}"
    if first and month.first.day > 1:
        title = text["plan_from"].format(day=day(month.first))
    return MonthView(
        month=title,
        begin=names(month.begin),
        starts=names(month.start),
        runs=names(month.run),
        trial=names(month.trial),
        asked=say(text["plan_of"], asked=asked, hand=hand),
        freed=(number(month.freed),),
        money=money(month.money),
    )


def money(sums: dict[str, float]) -> Cell:
    """Amounts by currency."""
    found = [((amount(value, currency),), currency) for currency, value in sums.items() if significant(value)]
    return tuple((("; ", *part) if place else part, currency) for place, (part, currency) in enumerate(found))


def name(step: Step) -> str:
    """A task's name."""
    return step.entry.name or words()["unnamed"]


def names(steps: Sequence[Step]) -> str:
    """Names of tasks; nothing where there are none."""
    return ", ".join(map(name, steps))


def number(value: float) -> Figure:
    """Hours without their word."""
    shown = halved(value)
    return Figure(shown, "number", grouped(shown))


def short_day(when: date) -> str:
    """4 Jan 2027."""
    return f"{when.day} {when:%b} {when.year}"
