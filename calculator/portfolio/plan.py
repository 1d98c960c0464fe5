"""When each task of a list is handed over: one after the other, in the list's order, within the owner's hours."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from calculator.costs.parameters import parameters
from calculator.portfolio import plan_formulas as formulas
from calculator.portfolio.entries import Entry, handed, in_order
from calculator.portfolio.people import Group, grouped
from calculator.portfolio.plan_rules import HOURS, TRIAL_SHARE, plan_rules
from calculator.portfolio.saved import ShortCost

DAYS_A_YEAR = 365
AFTER = 5  # weeks, which hold a whole month


@dataclass(frozen=True)
class Step:
    """One hand-over: set-up begins, they start, it runs by itself, and where the work ends, it ends.

    `held` says that the owner's hours are what makes it take so long.
    """

    entry: Entry
    cost: ShortCost
    group: Group
    begins: date
    starts: date
    runs: date
    ends: date | None
    held: bool


@dataclass(frozen=True)
class Month:
    """What falls into a month, up to the day before `following`: what begins, starts and runs, hours and money."""

    first: date
    following: date
    begin: tuple[Step, ...]
    start: tuple[Step, ...]
    run: tuple[Step, ...]
    trial: tuple[Step, ...]
    asked: float
    at_hand: float
    freed: float
    money: dict[str, float]

    @property
    def left(self) -> float:
        """Hours that set-up leaves of those at hand."""
        return self.at_hand - self.asked


@dataclass(frozen=True)
class Plan:
    """The whole plan. `said` is whether the reader gave the hours a week; `later` begins too far away for a date."""

    start: date
    hours: float
    said: bool
    steps: tuple[Step, ...]
    months: tuple[Month, ...]
    later: tuple[Entry, ...]
    groups: tuple[Group, ...]
    stay: tuple[Entry, ...]


def first_day(raw: object, today: date) -> date | None:
    """The day on which the plan begins: as it is asked for, else next Monday; None for no day that could be."""
    if raw in (None, ""):
        return formulas.next_monday(today)
    try:
        day = date.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        return None
    return day if day and abs(day.year - today.year) <= plan_rules().most_years else None


def plan(listed: Sequence[Entry], start: date, hours: float | None) -> Plan:
    """The plan of a list from a day on, with so many hours a week of the owner's for handing over."""
    given = hours or plan_rules().named(HOURS).typical
    order = handed(listed)
    groups = grouped(order)
    steps, later = _steps(order, groups, start, given)
    return Plan(
        start=start,
        hours=given,
        said=hours is not None,
        steps=tuple(steps),
        months=tuple(_months(steps, given)),
        later=tuple(later),
        groups=tuple(groups),
        stay=tuple(entry for entry in in_order(listed) if not entry.score),
    )


def _steps(
    order: Sequence[Entry], groups: Sequence[Group], start: date, hours: float
) -> tuple[list[Step], list[Entry]]:
    """Each task's days: a set-up begins when the one before it has led to a start. What begins too late has none."""
    by_id = {entry.saved.id: group for group in groups for entry in group.entries}
    known, steps, day = set[int](), list[Step](), start
    most = DAYS_A_YEAR * plan_rules().most_years / formulas.WEEK
    for place, entry in enumerate(order):
        group = by_id[entry.saved.id]
        assert entry.cost is not None
        assert entry.seen is not None
        needs, trial = _weeks(entry, entry.seen.takes)
        given = (needs, entry.cost.setup_hours, hours, id(group) in known)
        weeks = formulas.setup_weeks(*given)
        most -= weeks
        if most < 0:
            return steps, list(order[place:])
        known.add(id(group))
        steps.append(_step(entry, entry.cost, group, day, weeks, trial, formulas.held_up(*given)))
        day = steps[-1].starts
    return steps, []


def _step(entry: Entry, cost: ShortCost, group: Group, day: date, weeks: int, trial: float, held: bool) -> Step:
    """One hand-over that begins on a day and takes so many weeks to start."""
    starts, per_month = day + timedelta(weeks=weeks), parameters().by_id["weeks_per_month"].typical
    return Step(
        entry=entry,
        cost=cost,
        group=group,
        begins=day,
        starts=starts,
        runs=starts + timedelta(weeks=formulas.trial_length(0.0 if cost.one_off else trial)),
        ends=starts + timedelta(weeks=formulas.job_length(cost.months, per_month)) if cost.one_off else None,
        held=held,
    )


def _weeks(entry: Entry, form: str) -> tuple[float, float]:
    """Weeks until it starts, and of trial: the reader's own figure, else the usual one."""
    weeks = plan_rules().forms[form]
    own = [entry.inputs.number(key) for key in (weeks.start, weeks.trial)]
    usual = [plan_rules().named(key).typical for key in (weeks.start, weeks.trial)]
    start, trial = (found if found is not None else figure for found, figure in zip(own, usual, strict=True))
    return start, trial


def _months(steps: Sequence[Step], hours: float) -> Iterator[Month]:
    """Each month up to the first whole one in which everything runs; what runs for good is added up as it comes."""
    if not steps:
        return
    active, back, money = list(steps), 0.0, dict[str, float]()
    last = max(step.runs for step in steps) + timedelta(weeks=AFTER)
    for first, following in formulas.months(steps[0].begins, last):
        for step in [step for step in active if step.runs <= first and step.ends is None]:
            active.remove(step)
            back += step.cost.back
            money[step.cost.currency] = money.get(step.cost.currency, 0.0) + step.cost.money
        now = [step for step in active if step.begins < following]
        yield _month(now, hours, first, following, back, money)


def _month(
    steps: Sequence[Step], hours: float, first: date, following: date, back: float, running: Mapping[str, float]
) -> Month:
    """What falls into one month, beside what runs for good: hours a week that come back, and money a month."""

    def within(days: Iterator[tuple[Step, date]]) -> tuple[Step, ...]:
        return tuple(step for step, day in days if first <= day < following)

    days, whole = (following - first).days, (following - first.replace(day=1)).days
    money = {currency: formulas.paid(sum_, days, whole, 0.0) for currency, sum_ in running.items()}
    for step in steps:
        money[step.cost.currency] = money.get(step.cost.currency, 0.0) + _paid(step, first, following)
    return Month(
        first=first,
        following=following,
        begin=within((step, step.begins) for step in steps),
        start=within((step, step.starts) for step in steps),
        run=within((step, step.runs) for step in steps if not step.ends),
        trial=tuple(step for step in steps if formulas.overlap(step.starts, step.runs, first, following)),
        asked=sum(_asked(step, first, following) for step in steps),
        at_hand=formulas.at_hand(hours, days),
        freed=sum((_freed(step, first, following) for step in steps), formulas.freed(back, 0, days, 0.0)),
        money=money,
    )


def _asked(step: Step, first: date, following: date) -> float:
    days = formulas.overlap(step.begins, step.starts, first, following)
    return formulas.asked(step.cost.setup_hours, days, (step.starts - step.begins).days)


def _freed(step: Step, first: date, following: date) -> float:
    trial = formulas.overlap(step.starts, step.runs, first, following)
    running = formulas.overlap(step.runs, step.ends, first, following)
    return formulas.freed(step.cost.back, trial, running, plan_rules().named(TRIAL_SHARE).typical)


def _paid(step: Step, first: date, following: date) -> float:
    days = formulas.overlap(step.starts, step.ends, first, following)
    once = step.cost.setup_money if first <= step.starts < following else 0.0
    whole = (following - first.replace(day=1)).days
    return formulas.paid(step.cost.money, days, whole, once)
