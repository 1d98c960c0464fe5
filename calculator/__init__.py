"""Freelancer, partner, employee or keep it: a decision model for the tasks of a small firm.

>>> from calculator import score
>>> score({"separate": 1, "bears": 3, "price": 3, "lifetime": 3}).way
'bpo'
"""

from typing import Any

__all__ = ["COLUMNS", "CostResult", "InputError", "Result", "compare", "cost", "find", "score"]


def __getattr__(name: str) -> Any:
    """Import the library when it is asked for, so that the page, which does not use it, starts as fast without it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from calculator import api

    return getattr(api, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
