"""A new post or a temp, a program that does the routine, and when each way begins."""

from math import ceil, sqrt

from calculator.costs.formulas.base import between, quantity


@quantity("employee")
def posts(monthly_hours: float, full_time_hours: float, utilisation: float) -> float:
    """n: people needed. [posts]"""
    return max(1, ceil(monthly_hours / (full_time_hours * utilisation)))


@quantity("employee")
def paid_hours(work_hours: float, utilisation: float, posts: float, minimum_contract: float, months: float) -> float:
    """P: hours paid in the period; at least the smallest post that someone would take. [hours]"""
    return max(work_hours / utilisation, posts * minimum_contract * months)


@quantity("employee")
def hire_size(paid_hours: float, full_time_hours: float, posts: float, months: float, smallest_hire: float) -> float:
    """How full a post is, within what hiring makes of it. [share]"""
    return between(smallest_hire, paid_hours / (full_time_hours * posts * months), 1)


@quantity("employee")
def leavers(posts: float, turnover: float, months: float) -> float:
    """People replaced in the period. [people]"""
    return posts * turnover * months / 12


@quantity("employee")
def employee_setup_money(
    posts: float,
    cost_per_hire: float,
    hire_size: float,
    ramp_share: float,
    ramp_weeks: float,
    weeks: float,
    paid_hours: float,
    paid_hour: float,
) -> float:
    """The first hires, and a part of their pay until they work at full speed. [money]"""
    slow = ramp_share * min(ramp_weeks, weeks) / weeks
    return posts * cost_per_hire * hire_size + slow * paid_hours * paid_hour


@quantity("employee")
def employee_money(
    leavers: float, cost_per_hire: float, hire_size: float, paid_hours: float, paid_hour: float
) -> float:
    """Pay with all its costs, and replacing those who leave. [money]"""
    return leavers * cost_per_hire * hire_size + paid_hours * paid_hour


@quantity("employee")
def employee_setup_hours(
    posts: float, hire_hours: float, hire_size: float, learned: float, post_learn_most: float
) -> float:
    """The first hires, and teaching them. [owner's hours]"""
    return posts * (hire_hours * sqrt(hire_size) + min(learned, post_learn_most))


@quantity("employee")
def employee_hours(
    leavers: float,
    hire_hours: float,
    hire_size: float,
    paid_hours: float,
    manage: float,
    running: float,
    post_running: float,
) -> float:
    """Managing, replacing those who leave, and a part of the running. [owner's hours]"""
    return leavers * hire_hours * sqrt(hire_size) + paid_hours * manage + post_running * running


@quantity("employee")
def temp_money(work_hours: float, wage: float, temp_markup: float, firm_tax: float) -> float:
    """The hours that a temp works, at an agency's price with leave and illness in it; nothing for hiring. [money]"""
    return work_hours * wage * temp_markup * (1 + firm_tax)


@quantity("employee")
def temp_setup_hours(posts: float, learned: float, post_learn_most: float) -> float:
    """Teaching them. [owner's hours]"""
    return posts * min(learned, post_learn_most)


@quantity("employee")
def temp_hours(work_hours: float, manage: float, running: float, post_running: float) -> float:
    """Managing, and a part of the running. [owner's hours]"""
    return work_hours * manage + post_running * running


@quantity("software")
def software_money(
    software_fee: float,
    months: float,
    software_piece: float,
    software_by_piece: float,
    solved: float,
    pieces: float,
    keep_money: float,
    firm_tax: float,
) -> float:
    """The program, by the month or by the piece that it solves, and the rest as it is done today. [money]"""
    program = software_piece * solved * pieces if software_by_piece else software_fee * months
    return program * (1 + firm_tax) + (1 - solved) * keep_money


@quantity("software")
def software_setup_hours(software_setup: float) -> float:
    """Setting it up. [owner's hours]"""
    return software_setup


@quantity("software")
def software_hours(solved: float, keep_hours: float, work_hours: float, software_check: float) -> float:
    """The rest as it is done today, and checking what the program does. [owner's hours]"""
    return (1 - solved) * keep_hours + solved * work_hours * software_check


@quantity("start")
def freelance_begin(freelance_start_weeks: float, weeks_per_month: float) -> float:
    """Until a freelancer, or a firm for one job, begins. [months]"""
    return freelance_start_weeks / weeks_per_month


@quantity("start")
def regular_begin(regular_start_weeks: float, weeks_per_month: float) -> float:
    """Until one who stays begins. [months]"""
    return regular_start_weeks / weeks_per_month


@quantity("start")
def partner_begin(partner_start_weeks: float, parallel_weeks: float, weeks_per_month: float) -> float:
    """Until a partner runs it alone. [months]"""
    return (partner_start_weeks + parallel_weeks) / weeks_per_month


@quantity("start")
def employee_begin(post_start_weeks: float, ramp_share: float, ramp_weeks: float, weeks_per_month: float) -> float:
    """Until a post is filled, and what is lost before its holder works at full speed. [months]"""
    return (post_start_weeks + ramp_share * ramp_weeks) / weeks_per_month


@quantity("start")
def regular_fits(monthly_hours: float, regular_most: float) -> float:
    """Whether one person can do it: 1 for yes. [count]"""
    return float(monthly_hours <= regular_most)
