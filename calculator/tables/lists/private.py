"""Private life among the tasks of a firm: no common task is guessed for it; what is surely private is not ticked."""

from collections.abc import Iterator, Sequence
from functools import cache

from calculator.tables.lists.words import words
from calculator.tasks import spelling

LONGEST = 4  # words of a phrase


def is_private(name: str, phrase: str) -> bool:
    """Whether a name has words of private life that the phrase does not have, or is nothing but such words."""
    told, meant = spelling.words(name), set(spelling.words(phrase))
    found = [part for _, part in _parts(told) if part in words().private]
    return any(len(part) == len(told) or not meant.issuperset(part) for part in found)


def surely(name: str) -> bool:
    """Whether a name is private life and nothing else: "pick up the kids", but not "kids' party, balloons"."""
    told = spelling.words(name)
    found = [(start, part) for start, part in _parts(told) if part in words().private]
    covered = {start + step for start, part in found for step in range(len(part))}
    whole = all(place in covered or word in words().cells["private_small"] for place, word in enumerate(told))
    return whole and any(part not in _of_trades() for _, part in found)


@cache
def _of_trades() -> frozenset[tuple[str, ...]]:
    """Phrases that are the work of some trade as well."""
    return frozenset(tuple(spelling.words(phrase)) for phrase in words().cells["private_or_trade"])


def _parts(told: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """All runs of words, with where each begins."""
    for size in range(1, LONGEST + 1):
        for place in range(len(told) - size + 1):
            yield place, tuple(told[place : place + size])
