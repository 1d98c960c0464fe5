"""The formulas of the cost lens: each quantity one pure function, its arguments named by id, its unit in brackets.

They stand in the order in which they are worked out and explained. Hours of the owner for one job, one choice or one
contract grow with the square root of its size.
"""

from calculator.costs.formulas import base, work, outside, inside  # isort: skip  # in the order of the groups
from calculator.costs.formulas.base import GROUPS, Quantity, hours_over, total

MODULES = (base, work, outside, inside)

__all__ = ["GROUPS", "MODULES", "Quantity", "hours_over", "total"]
