"""The formulas of the plan, each with its unit: how long each part of a hand-over takes, what falls into a month.

Work is planned in whole weeks, so that everything begins on the same day of the week.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil

WEEK = 7  # days
ROUNDING = 1e-9  # so that 3.0000000001 weeks are 3
LONGEST = 32  # days, which lead from the first of any month into the next


def setup_weeks(start_weeks: float, setup_hours: float, hours: float, same: bool) -> int:
    """From your first hour of set-up until they start: as long as they need, or your hours need. [weeks]

    Who does another task of yours already needs no search and no notice. At least a week.
    """
    search = 0.0 if same else start_weeks
    return max(1, ceil(max(search, setup_hours / hours) - ROUNDING))


def held_up(start_weeks: float, setup_hours: float, hours: float, same: bool) -> bool:
    """Whether your hours are what makes it take so long. [yes or no]"""
    return setup_weeks(start_weeks, setup_hours, hours, same) > setup_weeks(start_weeks, 0.0, hours, same)


def trial_length(trial_weeks: float) -> int:
    """From their start until it runs by itself. [weeks]"""
    return ceil(trial_weeks - ROUNDING)


def job_length(months: float, weeks_per_month: float) -> int:
    """How long a job that ends goes on. [weeks]"""
    return max(1, round(months * weeks_per_month))


def asked(setup_hours: float, days: int, of: int) -> float:
    """Hours of set-up in so many days of the set-up, which are the same every day. [hours]"""
    return setup_hours * days / of


def at_hand(hours: float, days: int) -> float:
    """Your hours in so many days. [hours]"""
    return hours * days / WEEK


def freed(back: float, trial_days: int, running_days: int, trial_share: float) -> float:
    """Hours of yours that come back in so many days of the trial, and after it. [hours]"""
    return back * (trial_days * trial_share + running_days) / WEEK


def paid(money: float, days: int, of: int, setup_money: float) -> float:
    """Money in so many days of a month, and what is paid once at the start. [money]"""
    return money * days / of + setup_money


def next_monday(day: date) -> date:
    """The next Monday, never today. [day]"""
    return day + timedelta(days=WEEK - day.weekday())


def months(begin: date, end: date) -> Iterator[tuple[date, date]]:
    """Each month from one day to another, as its first day and the first of the next; the first begins with `begin`."""
    first = begin
    while first <= end:
        following = (first.replace(day=1) + timedelta(days=LONGEST)).replace(day=1)
        yield first, following
        first = following


def overlap(begin: date, end: date | None, first: date, following: date) -> int:
    """Days from `begin` to before `end`, or without an end, that lie in a month. [days]"""
    last = following if end is None else min(end, following)
    return max(0, (last - max(begin, first)).days)
