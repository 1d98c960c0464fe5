"""How much a number of checked cases tells: chances by counting. Each case is right or wrong by itself."""

from math import comb

STEPS = 60  # halvings: more than a float can hold


def at_least(right: int, cases: int, share: float) -> float:
    """The chance that `right` or more of `cases` are right, where this share of all is."""
    return sum(_exactly(count, cases, share) for count in range(right, cases + 1))


def fewer_than(right: int, cases: int, share: float) -> float:
    """The chance that fewer than `right` of `cases` are right, where this share of all is."""
    return sum(_exactly(count, cases, share) for count in range(right))


def most_wrong(wrong: int, cases: int, sure: float) -> float:
    """The largest share of all cases that may still be wrong after `wrong` of those checked were, `sure` being 0.95.

    With a larger share one would find more wrong ones, with this certainty.
    """
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        found = sum(_exactly(count, cases, middle) for count in range(wrong + 1))
        low, high = (middle, high) if found > 1 - sure else (low, middle)
    return low


def _exactly(count: int, cases: int, share: float) -> float:
    return comb(cases, count) * share**count * (1 - share) ** (cases - count)
