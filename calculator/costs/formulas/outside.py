"""A freelancer each time or one who stays, a firm for one job, a first step, and a partner."""

from math import sqrt

from calculator.costs.formulas.base import quantity


@quantity("freelance")
def assignments(pieces: float, weeks: float, one_off: float) -> float:
    """G: jobs given out; small pieces go out together, at most one job a week. [assignments]"""
    return 1.0 if one_off else max(1.0, min(pieces, weeks))


@quantity("freelance")
def job(work_hours: float, assignments: float) -> float:
    """J: one job. [hours]"""
    return work_hours / assignments


@quantity("freelance")
def job_size(job: float, reference_job: float) -> float:
    """q(J): what a job takes of the owner against one of the reference size. [times]"""
    return sqrt(job / reference_job)


@quantity("freelance")
def whole_size(work_hours: float, reference_job: float) -> float:
    """q(H): the same for all of the work as one. [times]"""
    return sqrt(work_hours / reference_job)


@quantity("freelance")
def known_times(known: float, known_share: float) -> float:
    """What someone you know takes of the hours for choosing, briefing and checking. [share]"""
    return known_share if known else 1.0


@quantity("freelance")
def start_hours(select: float, brief: float, known_times: float) -> float:
    """Choosing and briefing for a job of the reference size. [owner's hours]"""
    return (select + brief) * known_times


@quantity("freelance")
def freelance_changes(assignments: float, assignments_per_freelancer: float) -> float:
    """Freelancers hired after the first, N - 1. [people]"""
    return (assignments - 1) / assignments_per_freelancer


@quantity("freelance")
def person_hours(start_hours: float, job_size: float, learn: float, learn_most: float, job: float) -> float:
    """Finding, briefing and teaching one freelancer. [owner's hours]"""
    return start_hours * job_size + min(learn, learn_most * job)


@quantity("freelance")
def repeat_hours(brief: float, repeat_brief: float, job_size: float, known_times: float) -> float:
    """A brief to someone who did it before. [owner's hours]"""
    return brief * known_times * repeat_brief * job_size


@quantity("freelance")
def freelance_money(freelance_price: float, fee: float, fee_applies: float) -> float:
    """The work, with the platform's fee where the price is no quote. [money]"""
    return freelance_price * (1 + fee_applies * fee)


@quantity("freelance")
def freelance_setup_hours(person_hours: float, repeat_hours: float) -> float:
    """The first freelancer, beyond what a job takes by someone who did it before. [owner's hours]"""
    return person_hours - repeat_hours


@quantity("freelance")
def freelance_hours(
    freelance_changes: float,
    person_hours: float,
    assignments: float,
    repeat_hours: float,
    review: float,
    known_times: float,
    job_size: float,
    work_hours: float,
    steer: float,
    rework: float,
    rework_share: float,
    running: float,
    freelance_running: float,
) -> float:
    """Further freelancers, repeated briefs, checking, steering, what is done again, and a part of the running.
    [owner's hours]
    """
    repeats = (assignments - freelance_changes) * repeat_hours
    checking, steering = assignments * review * known_times * job_size, work_hours * steer
    again = rework * (checking + steering * rework_share)
    return freelance_changes * person_hours + repeats + checking + steering + again + freelance_running * running


@quantity("freelance")
def regular_money(freelance_price: float, fee: float, fee_applies: float, regular_fee: float) -> float:
    """The work, with a part of the platform's fee. [money]"""
    return freelance_price * (1 + fee_applies * regular_fee * fee)


@quantity("freelance")
def regular_setup_hours(start_hours: float, whole_size: float, learned: float) -> float:
    """Finding, briefing and teaching the one who stays. [owner's hours]"""
    return start_hours * whole_size + learned


@quantity("freelance")
def regular_hours(
    freelancer_turnover: float,
    months: float,
    regular_setup_hours: float,
    review: float,
    known_times: float,
    monthly_hours: float,
    reference_job: float,
    work_hours: float,
    steer: float,
    running: float,
    regular_review: float,
    regular_steer: float,
    regular_running: float,
) -> float:
    """Those who follow when one leaves, a check a month, a part of the steering and of the running. [owner's hours]"""
    changes = freelancer_turnover * months / 12 * regular_setup_hours
    checking = months * regular_review * review * known_times * sqrt(monthly_hours / reference_job)
    return changes + checking + regular_steer * work_hours * steer + regular_running * running


@quantity("freelance")
def agency_money(partner_price: float) -> float:
    """A firm's price for the one job. [money]"""
    return partner_price


@quantity("freelance")
def agency_setup_hours(
    select: float, brief: float, known_times: float, agency_choose: float, whole_size: float, learned: float
) -> float:
    """Choosing, briefing and teaching the firm. [owner's hours]"""
    return (agency_choose * select + brief) * known_times * whole_size + learned


@quantity("freelance")
def agency_hours(
    review: float,
    known_times: float,
    whole_size: float,
    work_hours: float,
    steer: float,
    rework: float,
    rework_share: float,
    running: float,
    freelance_running: float,
) -> float:
    """Checking, steering, what is done again, and a part of the running. [owner's hours]"""
    checking, steering = review * known_times * whole_size, work_hours * steer
    return checking + steering + rework * (checking + steering * rework_share) + freelance_running * running


@quantity("freelance")
def step_hours(work_hours: float, first_step_share: float, first_step_most: float) -> float:
    """A first step: an expert writes the brief with the owner. [hours]"""
    return min(first_step_share * work_hours, first_step_most)


@quantity("freelance")
def first_step_money(
    freelance_money: float, work_hours: float, step_hours: float, first_step_share: float, freelance_by_hour: float
) -> float:
    """Its hours at the price of one, or its share of another price. [money]"""
    return freelance_money * (step_hours / work_hours if freelance_by_hour else first_step_share)


@quantity("freelance")
def first_step_hours(
    start_hours: float,
    review: float,
    known_times: float,
    step_hours: float,
    reference_job: float,
    learn: float,
    learn_most: float,
    steer: float,
    rework: float,
    rework_share: float,
) -> float:
    """Choosing, briefing, checking and steering, as for a freelancer's job of that size. [owner's hours]"""
    size = sqrt(step_hours / reference_job)
    checking, steering = review * known_times * size, step_hours * steer
    again = rework * (checking + steering * rework_share)
    return start_hours * size + min(learn, learn_most * step_hours) + checking + steering + again


@quantity("partner")
def partner_month(
    partner_price: float, months: float, smallest_bill: float, pieces: float, least_applies: float, firm_tax: float
) -> float:
    """s: what a month costs; a firm's smallest bill at least, or its share where less than a piece comes up a month.
    [money a month]
    """
    least = least_applies * smallest_bill * min(1, pieces / months) * (1 + firm_tax)
    return max(partner_price / months, least)


@quantity("partner")
def partner_end(months: float, early_end: float, early_end_months: float) -> float:
    """How likely the contract is to end early in the period. [share]"""
    return months / early_end_months * early_end


@quantity("partner")
def partner_size(monthly_hours: float, firm_year: float) -> float:
    """k: what a contract takes of the owner against one of the reference size. [times]"""
    return sqrt(12 * monthly_hours / firm_year)


@quantity("partner")
def partner_start(choose_firm: float, hand_over: float, partner_size: float) -> float:
    """Choosing a partner and handing over. [owner's hours]"""
    return (choose_firm + hand_over) * partner_size


@quantity("partner")
def partner_setup_money(
    setup_fee: float,
    monthly_hours: float,
    firm_year: float,
    firm_tax: float,
    partner_month: float,
    dip: float,
    dip_months: float,
    months: float,
) -> float:
    """The set-up fee, in proportion for a small contract, and what the first months cost more. [money]"""
    fee = setup_fee * min(1, 12 * monthly_hours / firm_year) * (1 + firm_tax)
    return fee + partner_month * dip * min(dip_months, months)


@quantity("partner")
def partner_money(partner_month: float, months: float, partner_end: float, switch_share: float) -> float:
    """The months, and changing the partner as often as contracts end early. [money]"""
    return partner_month * (months + partner_end * switch_share * 12)


@quantity("partner")
def partner_setup_hours(
    partner_start: float,
    documenting: float,
    partner_size: float,
    parallel_share: float,
    parallel_weeks: float,
    monthly_hours: float,
    weeks_per_month: float,
) -> float:
    """Choosing, handing over, writing down, and a part of the work while both do it. [owner's hours]"""
    parallel = parallel_share * parallel_weeks * monthly_hours / weeks_per_month
    return partner_start + documenting * partner_size + parallel


@quantity("partner")
def partner_hours(
    months: float,
    govern: float,
    govern_floor: float,
    monthly_hours: float,
    govern_month: float,
    partner_end: float,
    partner_start: float,
) -> float:
    """Reading the numbers and steering, and starting again as often as contracts end early. [owner's hours]"""
    return months * max(govern_floor, govern * sqrt(monthly_hours / govern_month)) + partner_end * partner_start
