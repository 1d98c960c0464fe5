"""The formulas of the cost lens: each quantity one pure function, its arguments named by id, its unit in brackets.

They stand in the order in which they are worked out and explained.
"""

from collections.abc import Callable
from math import ceil

Quantity = Callable[..., float]
GROUPS: dict[str, list[Quantity]] = {}
"""The formulas by what they are about, both in the order of this file."""


def quantity[F: Quantity](group: str) -> Callable[[F], F]:
    """Put a formula into its group; it stays the plain function that it is."""

    def put(formula: F) -> F:
        GROUPS.setdefault(group, []).append(formula)
        return formula

    return put


@quantity("work")
def weeks(months: float, weeks_per_month: float) -> float:
    """Length of the period. [weeks]"""
    return months * weeks_per_month


@quantity("work")
def pieces(pieces_per_month: float, months: float, growth_per_year: float, one_off: float) -> float:
    """Pieces in the period: today's number in the first month, growing evenly from there. [pieces]"""
    if one_off:
        return pieces_per_month * months
    whole, rest = int(months), months - int(months)
    parts = [max(0.0, 1 + growth_per_year * m / 12) for m in range(whole + 1)]
    return pieces_per_month * (sum(parts[:whole]) + rest * parts[whole])


@quantity("work")
def work_hours(pieces: float, hours_per_piece: float, job_hours: float, one_off: float) -> float:
    """H: hours of a skilled person in the period. [hours]"""
    return job_hours if one_off else pieces * hours_per_piece


@quantity("work")
def monthly_hours(work_hours: float, months: float) -> float:
    """h: hours of work in a month. [hours a month]"""
    return work_hours / months


@quantity("work")
def running(weeks: float, running_hours: float) -> float:
    """R: planning, assigning and chasing in the period, which somebody must do. [hours]"""
    return weeks * running_hours


@quantity("work")
def capacity(weeks: float, owner_hours_per_week: float) -> float:
    """Hours that the owner can spare in the period. [hours]"""
    return weeks * owner_hours_per_week


def hours_over(hours: float, capacity: float) -> float:
    """Hours that the owner does not have. [hours]"""
    return hours - capacity if hours > capacity else 0.0


def total(money: float, hours: float, owner_hour_value: float, capacity: float, overload_factor: float) -> float:
    """Money and hours together; hours the owner does not have count `overload_factor` times. [money]"""
    over = hours - capacity if hours > capacity else 0.0
    return money + owner_hour_value * (hours + (overload_factor - 1) * over)


@quantity("keep")
def keep_money(work_hours: float, wage: float, on_cost: float, owner_does: float) -> float:
    """Nothing where the owner does it; the staff's paid time where they do. [money]"""
    return 0.0 if owner_does else work_hours * wage * on_cost


@quantity("keep")
def keep_hours(work_hours: float, running: float, owner_does: float) -> float:
    """The work itself, unless staff do it, and the running of it. [owner's hours]"""
    return (work_hours if owner_does else 0.0) + running


@quantity("keep")
def staff_money(work_hours: float, wage: float, on_cost: float) -> float:
    """Paid time of someone already employed; it is no extra cash. [money]"""
    return work_hours * wage * on_cost


@quantity("keep")
def staff_setup_hours(training: float) -> float:
    """Teaching them. [owner's hours]"""
    return training


@quantity("keep")
def staff_hours(work_hours: float, running: float, steer: float, staff_running: float, staff_steer: float) -> float:
    """A part of the running, and a part of the steering that an outsider needs. [owner's hours]"""
    return staff_running * running + staff_steer * work_hours * steer


@quantity("freelance")
def assignments(pieces: float, weeks: float) -> float:
    """G: jobs given out; small pieces go out together, at most one job a week. [assignments]"""
    return max(1.0, min(pieces, weeks))


@quantity("freelance")
def freelance_changes(assignments: float, assignments_per_freelancer: float) -> float:
    """Freelancers hired after the first, N - 1. [people]"""
    return (assignments - 1) / assignments_per_freelancer


@quantity("freelance")
def freelance_hour(freelance_rate: float, fee: float, rework: float, rework_share: float) -> float:
    """An hour of work, with the platform's fee and what is done again. [money an hour]"""
    return freelance_rate * (1 + fee) * (1 + rework * rework_share)


@quantity("freelance")
def freelance_money(
    work_hours: float,
    freelance_hour: float,
    new_client_premium: float,
    freelance_rate: float,
    assignments: float,
    contract_fee: float,
    freelance_changes: float,
) -> float:
    """The work, a new client's premium on the first assignment, and a fee for each contract. [money]"""
    premium = new_client_premium * freelance_rate * work_hours / assignments
    return work_hours * freelance_hour + premium + contract_fee * (1 + freelance_changes)


@quantity("freelance")
def person_hours(select: float, brief: float, training: float) -> float:
    """Finding, briefing and teaching one freelancer. [owner's hours]"""
    return select + brief + training


@quantity("freelance")
def freelance_setup_hours(person_hours: float) -> float:
    """The first freelancer. [owner's hours]"""
    return person_hours


@quantity("freelance")
def freelance_hours(
    freelance_changes: float,
    person_hours: float,
    assignments: float,
    brief: float,
    repeat_brief: float,
    review: float,
    work_hours: float,
    steer: float,
    rework: float,
    rework_share: float,
    running: float,
) -> float:
    """Further freelancers, repeated briefs, checking, steering, what is done again, and the running. [owner's hours]"""
    repeats = (assignments - 1 - freelance_changes) * brief * repeat_brief
    checking, steering = assignments * review, work_hours * steer
    again = rework * (checking + steering * rework_share)
    return freelance_changes * person_hours + repeats + checking + steering + again + running


@quantity("freelance")
def regular_money(work_hours: float, freelance_rate: float, fee: float, regular_fee: float) -> float:
    """The work, with a part of the platform's fee. [money]"""
    return work_hours * freelance_rate * (1 + regular_fee * fee)


@quantity("freelance")
def regular_setup_hours(person_hours: float) -> float:
    """Finding, briefing and teaching the one who stays. [owner's hours]"""
    return person_hours


@quantity("freelance")
def regular_hours(
    freelancer_turnover: float,
    months: float,
    person_hours: float,
    review: float,
    work_hours: float,
    steer: float,
    running: float,
    regular_steer: float,
    regular_running: float,
) -> float:
    """Those who follow when one leaves, a check a month, a part of the steering and of the running. [owner's hours]"""
    changes = freelancer_turnover * months / 12
    steering = regular_steer * work_hours * steer
    return changes * person_hours + months * review + steering + regular_running * running


def between(low: float, value: float, high: float) -> float:
    """The value, kept within its floor and its ceiling."""
    return low if value < low else high if value > high else value


@quantity("partner")
def partner_month(monthly_hours: float, effort: float, minimum_hours: float, partner_rate: float) -> float:
    """s: what a month costs; at least the partner's minimum. [money a month]"""
    hours = monthly_hours * effort
    return (hours if hours > minimum_hours else minimum_hours) * partner_rate


@quantity("partner")
def partner_year(partner_month: float, months: float, one_off: float) -> float:
    """S: what a year costs, or the whole of a one-off. [money a year]"""
    return partner_month * (months if one_off else 12)


@quantity("partner")
def partner_select(
    select_share: float, partner_year: float, reference_hour: float, select_floor: float, select_ceiling: float
) -> float:
    """Choosing a partner: a share of a year's spend, within bounds. [owner's hours]"""
    return between(select_floor, select_share * partner_year / reference_hour, select_ceiling)


@quantity("partner")
def partner_transition(
    transition: float,
    partner_year: float,
    transition_year: float,
    reference_hour: float,
    transition_floor: float,
    transition_ceiling: float,
) -> float:
    """Handing over, in proportion to a year's spend, within bounds. [owner's hours]"""
    share = partner_year / (transition_year * reference_hour)
    return between(transition_floor, transition * share, transition_ceiling)


@quantity("partner")
def partner_govern(
    govern_share: float, partner_month: float, reference_hour: float, govern_floor: float, govern_ceiling: float
) -> float:
    """Reading the numbers and steering the partner, within bounds. [owner's hours a month]"""
    return between(govern_floor, govern_share * partner_month / reference_hour, govern_ceiling)


@quantity("partner")
def partner_parallel(
    parallel_share: float, parallel_weeks: float, monthly_hours: float, weeks_per_month: float, one_off: float
) -> float:
    """A part of the work while both do it; a one-off has no such time. [owner's hours]"""
    return 0.0 if one_off else parallel_share * parallel_weeks * monthly_hours / weeks_per_month


@quantity("partner")
def partner_end(months: float, early_end: float, early_end_months: float) -> float:
    """How likely the contract is to end early in the period. [share]"""
    return months / early_end_months * early_end


@quantity("partner")
def partner_setup_money(setup_fee: float, partner_month: float, dip: float, dip_months: float, months: float) -> float:
    """The set-up fee, and what the first months cost more. [money]"""
    return setup_fee + partner_month * dip * min(dip_months, months)


@quantity("partner")
def partner_money(
    partner_month: float, months: float, partner_end: float, switch_share: float, partner_year: float
) -> float:
    """The months, and changing the partner as often as contracts end early. [money]"""
    return partner_month * months + partner_end * switch_share * partner_year


@quantity("partner")
def partner_setup_hours(
    partner_select: float, documenting: float, partner_transition: float, partner_parallel: float
) -> float:
    """Choosing, writing down, handing over, and doing it side by side. [owner's hours]"""
    return partner_select + documenting + partner_transition + partner_parallel


@quantity("partner")
def partner_hours(
    months: float,
    partner_govern: float,
    partner_end: float,
    partner_select: float,
    partner_transition: float,
    one_off: float,
    brief: float,
    review: float,
    work_hours: float,
    steer: float,
) -> float:
    """Governing, and starting again as often as contracts end early; a one-off is also briefed, checked and steered,
    for steering only goes away once there is a process. [owner's hours]
    """
    job = brief + review + work_hours * steer if one_off else 0.0
    return months * partner_govern + partner_end * (partner_select + partner_transition) + job


@quantity("employee")
def posts(monthly_hours: float, full_time_hours: float, utilisation: float) -> float:
    """n: people needed. [posts]"""
    return max(1, ceil(monthly_hours / (full_time_hours * utilisation)))


@quantity("employee")
def paid_hours(work_hours: float, utilisation: float, posts: float, minimum_contract: float, months: float) -> float:
    """P: hours paid in the period; at least the smallest post that someone would take. [hours]"""
    return max(work_hours / utilisation, posts * minimum_contract * months)


@quantity("employee")
def leavers(posts: float, turnover: float, months: float) -> float:
    """People replaced in the period. [people]"""
    return posts * turnover * months / 12


@quantity("employee")
def employee_setup_money(
    posts: float,
    cost_per_hire: float,
    ramp_share: float,
    ramp_weeks: float,
    paid_hours: float,
    weeks: float,
    wage: float,
    on_cost: float,
) -> float:
    """The first hires, and a part of their pay until they work at full speed. [money]"""
    return posts * cost_per_hire + ramp_share * ramp_weeks * paid_hours / weeks * wage * on_cost


@quantity("employee")
def employee_money(leavers: float, cost_per_hire: float, paid_hours: float, wage: float, on_cost: float) -> float:
    """Pay with all its costs, and replacing those who leave. [money]"""
    return leavers * cost_per_hire + paid_hours * wage * on_cost


@quantity("employee")
def employee_setup_hours(
    posts: float,
    hire_hours: float,
    weeks_to_fill: float,
    monthly_hours: float,
    weeks_per_month: float,
    fill_share: float,
    work_hours: float,
) -> float:
    """The first hires, and doing the work until the post is filled, at most a part of it. [owner's hours]"""
    return posts * hire_hours + min(weeks_to_fill * monthly_hours / weeks_per_month, fill_share * work_hours)


@quantity("employee")
def employee_hours(
    leavers: float,
    hire_hours: float,
    weeks: float,
    manage: float,
    posts: float,
    smallest_posts: float,
    paid_hours: float,
    full_time_hours: float,
    months: float,
) -> float:
    """Managing, in proportion to the post but no less than the smallest takes, and replacing leavers. [owner's hours]

    `smallest_posts` of the smallest take as much managing as a full one.
    """
    full = min(max(posts / smallest_posts, paid_hours / (full_time_hours * months)), posts)
    return leavers * hire_hours + weeks * manage * full
