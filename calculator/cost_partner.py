"""Cost: a partner who runs the process and its management."""


def between(low: float, value: float, high: float) -> float:
    """The value, kept within its floor and its ceiling."""
    return low if value < low else high if value > high else value


def partner_month(monthly_hours: float, effort: float, minimum_hours: float, partner_rate: float) -> float:
    """s: what a month costs; at least the partner's minimum. [money a month]"""
    hours = monthly_hours * effort
    return (hours if hours > minimum_hours else minimum_hours) * partner_rate


def partner_year(partner_month: float, months: float, one_off: float) -> float:
    """S: what a year costs, or the whole of a one-off. [money a year]"""
    return partner_month * (months if one_off else 12)


def partner_select(
    select_share: float, partner_year: float, reference_hour: float, select_floor: float, select_ceiling: float
) -> float:
    """Choosing a partner: a share of a year's spend, within bounds. [owner's hours]"""
    return between(select_floor, select_share * partner_year / reference_hour, select_ceiling)


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


def partner_govern(
    govern_share: float, partner_month: float, reference_hour: float, govern_floor: float, govern_ceiling: float
) -> float:
    """Reading the numbers and steering the partner, within bounds. [owner's hours a month]"""
    return between(govern_floor, govern_share * partner_month / reference_hour, govern_ceiling)


def partner_parallel(parallel_weeks: float, monthly_hours: float, weeks_per_month: float, one_off: float) -> float:
    """Half of the work while both do it; a one-off has no such time. [owner's hours]"""
    return 0.0 if one_off else 0.5 * parallel_weeks * monthly_hours / weeks_per_month


def partner_end(months: float, early_end: float, early_end_months: float) -> float:
    """How likely the contract is to end early in the period. [share]"""
    return months / early_end_months * early_end


def partner_setup_money(setup_fee: float, partner_month: float, dip: float, dip_months: float, months: float) -> float:
    """The set-up fee, and what the first months cost more. [money]"""
    return setup_fee + partner_month * dip * min(dip_months, months)


def partner_money(
    partner_month: float, months: float, partner_end: float, switch_share: float, partner_year: float
) -> float:
    """The months, and changing the partner as often as contracts end early. [money]"""
    return partner_month * months + partner_end * switch_share * partner_year


def partner_setup_hours(
    partner_select: float, documenting: float, partner_transition: float, partner_parallel: float
) -> float:
    """Choosing, writing down, handing over, and doing it side by side. [owner's hours]"""
    return partner_select + documenting + partner_transition + partner_parallel


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


QUANTITIES = (
    partner_month,
    partner_year,
    partner_select,
    partner_transition,
    partner_govern,
    partner_parallel,
    partner_end,
    partner_setup_money,
    partner_money,
    partner_setup_hours,
    partner_hours,
)
