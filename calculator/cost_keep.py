"""Cost: keeping the work, or giving it to someone already employed."""


def keep_money(work_hours: float, wage: float, on_cost: float, owner_does: float) -> float:
    """Nothing where the owner does it; the staff's paid time where they do. [money]"""
    return 0.0 if owner_does else work_hours * wage * on_cost


def keep_hours(work_hours: float, running: float, owner_does: float) -> float:
    """The work itself, unless staff do it, and the running of it. [owner's hours]"""
    return (work_hours if owner_does else 0.0) + running


def staff_money(work_hours: float, wage: float, on_cost: float) -> float:
    """Paid time of someone already employed; it is no extra cash. [money]"""
    return work_hours * wage * on_cost


def staff_setup_hours(training: float) -> float:
    """Teaching them. [owner's hours]"""
    return training


def staff_hours(work_hours: float, running: float, steer: float) -> float:
    """Half of the running, and half of the steering that an outsider needs. [owner's hours]"""
    return 0.5 * running + 0.5 * work_hours * steer


QUANTITIES = (keep_money, keep_hours, staff_money, staff_setup_hours, staff_hours)
