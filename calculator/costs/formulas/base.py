"""What all formulas share: how one is put into its group, and how money and hours make a total."""

from collections.abc import Callable

Quantity = Callable[..., float]
GROUPS: dict[str, list[Quantity]] = {}
"""The formulas by what they are about, both in the order of this file."""


def quantity[F: Quantity](group: str) -> Callable[[F], F]:
    """Put a formula into its group; it stays the plain function that it is."""

    def put(formula: F) -> F:
        GROUPS.setdefault(group, []).append(formula)
        return formula

    return put


def hours_over(hours: float, capacity: float) -> float:
    """Hours that the owner does not have. [hours]"""
    return hours - capacity if hours > capacity else 0.0


def total(money: float, hours: float, owner_hour_value: float, capacity: float, overload_factor: float) -> float:
    """Money and hours together; hours the owner does not have count `overload_factor` times. [money]"""
    over = hours - capacity if hours > capacity else 0.0
    return money + owner_hour_value * (hours + (overload_factor - 1) * over)


def between(low: float, value: float, high: float) -> float:
    """The value, kept within its floor and its ceiling."""
    return low if value < low else high if value > high else value
