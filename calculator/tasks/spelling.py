"""Words as owners type them: split, brought to their stem, and how much one is like another."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

TYPO_FROM = 4  # letters a word needs before a slip is forgiven
WHOLE, BEGUN = 0.95, 0.9  # how like: a slip of the whole word, of its beginning
SWAPPED = 0.97  # share of letters in common where two neighbours have changed places
ALIKE = 0.75  # share of letters in common, in order, for a slip
LEAST_STEM = 3
DOUBLED, VOWEL = re.compile(r"([bdgmnprt])\1$"), re.compile("[aeiouy]")
ACCENTS = str.maketrans(
    "àáâãäåāăąçćčďèéêëēėęěğìíîïīıłñńňòóôõöøōőřśşšťùúûüūůűýÿźżž",
    "aaaaaaaaacccdeeeeeeeegiiiiiilnnnoooooooorssstuuuuuuuyyzzz",
)
ODD = re.compile("[\u0300-\u036f\u2018\u2019\u00b4\u00ad\u200b]")  # accents of their own, apostrophes, no space
WORD, NO_LETTER = re.compile(r"[^\W_]+"), re.compile(r"\W")
INITIALS = re.compile(r"(?<!\w)\w(?:[&/.\-]\w)+(?!\w)")  # P&L, A/P, R&D
ENDINGS = (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("s", ""))
DERIVED = frozenset(
    (
        *("er", "ers", "or", "ors", "ion", "ions", "ation", "ations", "ment", "ments", "al", "als", "ance", "ances"),
        *("ant", "ants", "ist", "ists", "ative"),
    )
)  # endings that make another word of a stem
TAKEN_OFF = ("s", "es", "ing", "ed", "e")  # endings without which a word is still looked for
SINGULAR = ("ss", "us", "is")
AMERICAN = (("tre", "ter"), ("mme", "m"), ("ogue", "og"), ("isation", "ization"))
AMERICAN_ROOTS = (("our", "or"), ("is", "iz"), ("ys", "yz"))


def words(text: str) -> list[str]:
    """The words of a text in small letters without accents; apostrophes fall out, initials become one word."""
    plain = text.casefold()
    if not plain.isascii():
        plain = ODD.sub("", plain.translate(ACCENTS))
    plain = INITIALS.sub(_as_one, plain.replace("'", "").replace("`", ""))
    return WORD.findall(plain)


def initials(text: str) -> set[str]:
    """The words of a text that are initials with signs between them."""
    return {_as_one(match) for match in INITIALS.finditer(text.casefold())}


def _as_one(match: re.Match[str]) -> str:
    return NO_LETTER.sub("", match[0])


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its plural, `-ing`, `-ed` or last `e`, in American spelling: the same for all its forms."""
    if len(word) <= LEAST_STEM and not (len(word) == LEAST_STEM and word.endswith("s")):
        return word
    if not word.endswith(SINGULAR):
        word = next((word.removesuffix(old) + new for old, new in ENDINGS if word.endswith(old)), word)
    word = _exchanged(word, AMERICAN)
    for ending in ("ing", "ed"):
        short = word.removesuffix(ending)
        if short != word and len(short) >= LEAST_STEM and VOWEL.search(short):
            word = DOUBLED.sub(r"\1", short)
            break
    return _exchanged(word.removesuffix("e") if len(word) > LEAST_STEM else word, AMERICAN_ROOTS)


def _exchanged(word: str, pairs: tuple[tuple[str, str], ...]) -> str:
    """A word with the first of the endings that it has exchanged, where enough of it is left."""
    for old, new in pairs:
        if word.endswith(old) and len(word) >= len(old) + LEAST_STEM:
            return word.removesuffix(old) + new
    return word


def slip(word: str, other: str) -> float:
    """How much a typed word is like another that it may be a slip of, from 0 to 1.

    A slip leaves nearly the same letters in nearly the same order, as a whole or as far as typed: letters in common
    are the longest common subsequence, twice, as a share of both lengths.
    """
    if 2 * len(other) < ALIKE * (len(word) + len(other)):
        return 0.0
    whole = len(other) <= len(word) + 2
    compared = other if whole else other[: len(word) + 1]
    if 2 * sum([letter in compared for letter in word]) < ALIKE * (len(word) + len(compared)):
        return 0.0  # not even in another order
    common = 2 * _in_common(word, compared) / (len(word) + len(compared))
    if len(word) == len(other) and common >= 1 - 1 / len(word) and sorted(word) == sorted(other):
        common = max(common, SWAPPED)  # two neighbours changed places
    return (WHOLE if whole else BEGUN) * common if common >= ALIKE else 0.0


def _in_common(word: str, other: str) -> int:
    """The length of the longest common subsequence.

    A bit for each letter of the word is cleared where the sequence grows by one: the algorithm of Crochemore and
    others, "A fast and practical bit-vector algorithm for the longest common subsequence problem", 2001.
    """
    places: dict[str, int] = {}
    for place, letter in enumerate(word):
        places[letter] = places.get(letter, 0) | 1 << place
    whole = left = (1 << len(word)) - 1
    for letter in other:
        met = left & places.get(letter, 0)
        left = (left + met) | (left - met)
    return len(word) - (left & whole).bit_count()


def at_least(least: int, sets: Iterable[int]) -> Iterator[int]:
    """The bits, lowest first, that are set in so many numbers: counted for all bits at once, digit by digit."""
    digits: list[int] = []  # of the counts, in base 2, the lowest first
    for carry in sets:
        for place, digit in enumerate(digits):
            digits[place], carry = digit ^ carry, digit & carry
        if carry:
            digits.append(carry)
    if least >> len(digits):
        return
    more, same = 0, -1
    for place, digit in reversed([*enumerate(digits)]):
        if least >> place & 1:
            same &= digit
        else:
            more, same = more | same & digit, same & ~digit
    found = more | same
    while found:
        lowest = found & -found
        yield lowest.bit_length() - 1
        found ^= lowest


def neighbours(word: str) -> set[str]:
    """Each two letters that stand side by side."""
    return {a + b for a, b in pairwise(word)}
