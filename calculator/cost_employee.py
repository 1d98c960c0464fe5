"""Cost: a new post on the payroll."""

from math import ceil


def posts(monthly_hours: float, full_time_hours: float, utilisation: float) -> float:
    """n: people needed. [posts]"""
    return max(1, ceil(monthly_hours / (full_time_hours * utilisation)))


def paid_hours(work_hours: float, utilisation: float, posts: float, minimum_contract: float, months: float) -> float:
    """P: hours paid in the period; at least the smallest post that someone would take. [hours]"""
    return max(work_hours / utilisation, posts * minimum_contract * months)


def leavers(posts: float, turnover: float, months: float) -> float:
    """People replaced in the period. [people]"""
    return posts * turnover * months / 12


def employee_setup_money(
    posts: float,
    cost_per_hire: float,
    ramp_weeks: float,
    paid_hours: float,
    weeks: float,
    wage: float,
    on_cost: float,
) -> float:
    """The first hires, and half of their pay until they work at full speed. [money]"""
    return posts * cost_per_hire + 0.5 * ramp_weeks * paid_hours / weeks * wage * on_cost


def employee_money(leavers: float, cost_per_hire: float, paid_hours: float, wage: float, on_cost: float) -> float:
    """Pay with all its costs, and replacing those who leave. [money]"""
    return leavers * cost_per_hire + paid_hours * wage * on_cost


def employee_setup_hours(
    posts: float,
    hire_hours: float,
    weeks_to_fill: float,
    monthly_hours: float,
    weeks_per_month: float,
    work_hours: float,
) -> float:
    """The first hires, and doing the work until the post is filled, at most half of it. [owner's hours]"""
    return posts * hire_hours + min(weeks_to_fill * monthly_hours / weeks_per_month, 0.5 * work_hours)


def employee_hours(
    leavers: float,
    hire_hours: float,
    weeks: float,
    manage: float,
    posts: float,
    paid_hours: float,
    full_time_hours: float,
    months: float,
) -> float:
    """Managing, in proportion to the post but at least a third, and replacing those who leave. [owner's hours]"""
    full = min(max(posts / 3, paid_hours / (full_time_hours * months)), posts)
    return leavers * hire_hours + weeks * manage * full


QUANTITIES = (
    posts,
    paid_hours,
    leavers,
    employee_setup_money,
    employee_money,
    employee_setup_hours,
    employee_hours,
)
