"""Cost: a freelancer for each assignment, or one freelancer who stays."""


def assignments(pieces: float, weeks: float) -> float:
    """G: jobs given out; small pieces go out together, at most one job a week. [assignments]"""
    return max(1.0, min(pieces, weeks))


def freelance_changes(assignments: float, assignments_per_freelancer: float) -> float:
    """Freelancers hired after the first, N - 1. [people]"""
    return (assignments - 1) / assignments_per_freelancer


def freelance_hour(freelance_rate: float, fee: float, rework: float, rework_share: float) -> float:
    """An hour of work, with the platform's fee and what is done again. [money an hour]"""
    return freelance_rate * (1 + fee) * (1 + rework * rework_share)


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


def person_hours(select: float, brief: float, training: float) -> float:
    """Finding, briefing and teaching one freelancer. [owner's hours]"""
    return select + brief + training


def freelance_setup_hours(person_hours: float) -> float:
    """The first freelancer. [owner's hours]"""
    return person_hours


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


def regular_money(work_hours: float, freelance_rate: float, fee: float) -> float:
    """The work, with half the platform's fee. [money]"""
    return work_hours * freelance_rate * (1 + 0.5 * fee)


def regular_setup_hours(person_hours: float) -> float:
    """Finding, briefing and teaching the one who stays. [owner's hours]"""
    return person_hours


def regular_hours(
    freelancer_turnover: float,
    months: float,
    person_hours: float,
    review: float,
    work_hours: float,
    steer: float,
    running: float,
) -> float:
    """Those who follow when one leaves, a check a month, half of the steering and of the running. [owner's hours]"""
    changes = freelancer_turnover * months / 12
    return changes * person_hours + months * review + 0.5 * work_hours * steer + 0.5 * running


QUANTITIES = (
    assignments,
    freelance_changes,
    freelance_hour,
    freelance_money,
    person_hours,
    freelance_setup_hours,
    freelance_hours,
    regular_money,
    regular_setup_hours,
    regular_hours,
)
