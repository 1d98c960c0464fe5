"""What a count of checked cases says of all the others: exact bounds of a share, after Clopper and Pearson."""

from math import comb

SURE = 0.95
HALVINGS = 50


def up_to(most: int, of: int, share: float) -> float:
    """The chance that at most so many cases are found when that share of all cases is of the kind looked for."""
    return sum(comb(of, found) * share**found * (1 - share) ** (of - found) for found in range(most + 1))


def at_most(found: int, of: int, sure: float = SURE) -> float:
    """The largest share of all cases that agrees with so many found."""
    if found >= of:
        return 1.0
    low, high = found / of, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if up_to(found, of, middle) < 1 - sure else (middle, high)
    return high


def at_least(found: int, of: int, sure: float = SURE) -> float:
    """The smallest share of all cases that agrees with so many found."""
    return 1 - at_most(of - found, of, sure)


def between(found: int, of: int, sure: float = SURE) -> tuple[float, float]:
    """The smallest and the largest share, with the doubt divided between both ends."""
    each = (1 + sure) / 2
    return at_least(found, of, each), at_most(found, of, each)
