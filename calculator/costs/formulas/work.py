"""How much work it is, what it is paid by, and what it takes as it is done today."""

from calculator.costs.formulas.base import quantity


@quantity("work")
def weeks(months: float, weeks_per_month: float) -> float:
    """Length of the period. [weeks]"""
    return months * weeks_per_month


@quantity("work")
def grown_months(months: float, growth_per_year: float, one_off: float) -> float:
    """Months of today's amount in the period, growing evenly from the first on; a job is one amount. [months]"""
    if one_off:
        return 1.0
    whole, rest = int(months), months - int(months)
    parts = [max(0.0, 1 + growth_per_year * m / 12) for m in range(whole + 1)]
    return sum(parts[:whole]) + rest * parts[whole]


@quantity("work")
def taken(
    told_hours: float,
    amount_told: float,
    drawn_hours: float,
    drawn_job_hours: float,
    one_off: float,
    amount_times: float,
    grown_months: float,
) -> float:
    """T: hours in the period as they were told, of whoever they were told of; else as they are drawn. [hours]"""
    drawn = drawn_job_hours if one_off else drawn_hours
    return (told_hours if amount_told else drawn) * amount_times * grown_months


@quantity("work")
def work_hours(taken: float, slow: float, running_share: float, told_slow: float, told_running: float) -> float:
    """H: hours of someone trained; who told their own hours is slower, runs it too, or both. [hours]"""
    return taken / (1 + told_slow * (slow - 1) + told_running * running_share)


@quantity("work")
def monthly_hours(work_hours: float, months: float) -> float:
    """h: hours of someone trained in a month. [hours a month]"""
    return work_hours / months


@quantity("work")
def pieces(pieces_per_month: float, amount_times: float, grown_months: float, months: float, one_off: float) -> float:
    """Pieces in the period. [pieces]"""
    return pieces_per_month * amount_times * (months if one_off else grown_months)


@quantity("work")
def running(work_hours: float, running_share: float) -> float:
    """R: planning, assigning and chasing in the period, which somebody must do. [hours]"""
    return work_hours * running_share


@quantity("work")
def learned(learn: float, work_hours: float, learn_most: float) -> float:
    """Teaching someone new, at most a part of the work. [owner's hours]"""
    return min(learn, learn_most * work_hours)


@quantity("work")
def capacity(weeks: float, owner_hours_per_week: float) -> float:
    """Hours that the owner can spare in the period; endless where nobody said. [hours]"""
    return weeks * owner_hours_per_week


def fixed_times(hours: float, price_for: float, falls: float, amount_times: float) -> float:
    """How many times a price for a month or a job is due; it is for `price_for` hours, or for the amount as told."""
    times = hours / price_for if price_for else amount_times
    return times if falls else max(1, times)


@quantity("price")
def freelance_price(
    work_hours: float,
    pieces: float,
    months: float,
    one_off: float,
    amount_times: float,
    freelance_rate: float,
    freelance_by_hour: float,
    freelance_by_piece: float,
    freelance_by_month: float,
    freelance_for: float,
    freelance_falls: float,
    freelance_tax: float,
) -> float:
    """What a freelancer's work costs, by the hour, by the piece, or as a price for a month or a job. [money]

    A price for a month or a job is for so many hours: beyond them it goes on by the hour, and it falls below them
    where it is no quote.
    """
    hours = work_hours if one_off else work_hours / months
    times = fixed_times(hours, freelance_for, freelance_falls, amount_times) if freelance_by_month else 0
    by_month = freelance_by_month * (1 if one_off else months) * times
    counted = freelance_by_hour * work_hours + freelance_by_piece * pieces + by_month
    return freelance_rate * counted * (1 + freelance_tax)


@quantity("price")
def partner_price(
    work_hours: float,
    pieces: float,
    months: float,
    one_off: float,
    amount_times: float,
    partner_rate: float,
    partner_by_hour: float,
    partner_by_piece: float,
    partner_by_month: float,
    partner_for: float,
    partner_falls: float,
    firm_tax: float,
) -> float:
    """What a firm's work costs, in the same way. [money]"""
    hours = work_hours if one_off else work_hours / months
    times = fixed_times(hours, partner_for, partner_falls, amount_times) if partner_by_month else 0
    by_month = partner_by_month * (1 if one_off else months) * times
    counted = partner_by_hour * work_hours + partner_by_piece * pieces + by_month
    return partner_rate * counted * (1 + firm_tax)


@quantity("price")
def paid_hour(wage: float, on_cost: float) -> float:
    """An hour of an employee with all its costs. [money an hour]"""
    return wage * on_cost


@quantity("keep")
def keep_money(
    work_hours: float,
    running: float,
    paid_hour: float,
    freelance_price: float,
    partner_price: float,
    kept_by_staff: float,
    kept_by_freelancer: float,
    kept_by_firm: float,
) -> float:
    """The staff's paid time, or the price of who does it outside; nothing where the owner or nobody does it. [money]"""
    staff = kept_by_staff * (work_hours + running) * paid_hour
    return staff + kept_by_freelancer * freelance_price + kept_by_firm * partner_price


@quantity("keep")
def keep_hours(work_hours: float, slow: float, running: float, kept_by_owner: float, undone: float) -> float:
    """The work at the owner's own pace where the owner does it, and the running; nothing while it stays undone.
    [owner's hours]
    """
    return 0.0 if undone else kept_by_owner * work_hours * slow + running


@quantity("keep")
def staff_money(work_hours: float, slow: float, paid_hour: float) -> float:
    """Paid time of someone already employed; it is no extra cash. [money]"""
    return work_hours * slow * paid_hour


@quantity("keep")
def staff_setup_hours(learned: float, staff_learn: float) -> float:
    """Teaching them. [owner's hours]"""
    return staff_learn * learned


@quantity("keep")
def staff_hours(work_hours: float, running: float, steer: float, staff_running: float, staff_steer: float) -> float:
    """A part of the running, and a part of the steering that an outsider needs. [owner's hours]"""
    return staff_running * running + staff_steer * work_hours * steer
