"""Cost: the amount of work, and what everybody pays with. One function a quantity; arguments are named by id."""


def weeks(months: float, weeks_per_month: float) -> float:
    """Length of the period. [weeks]"""
    return months * weeks_per_month


def pieces(pieces_per_month: float, months: float, growth_per_year: float, one_off: float) -> float:
    """Pieces in the period: today's number in the first month, growing evenly from there. [pieces]"""
    if one_off:
        return pieces_per_month * months
    whole, rest = int(months), months - int(months)
    parts = [max(0.0, 1 + growth_per_year * m / 12) for m in range(whole + 1)]
    return pieces_per_month * (sum(parts[:whole]) + rest * parts[whole])


def work_hours(pieces: float, hours_per_piece: float, job_hours: float, one_off: float) -> float:
    """H: hours of a skilled person in the period. [hours]"""
    return job_hours if one_off else pieces * hours_per_piece


def monthly_hours(work_hours: float, months: float) -> float:
    """h: hours of work in a month. [hours a month]"""
    return work_hours / months


def running(weeks: float, running_hours: float) -> float:
    """R: planning, assigning and chasing in the period, which somebody must do. [hours]"""
    return weeks * running_hours


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


QUANTITIES = (weeks, pieces, work_hours, monthly_hours, running, capacity)
