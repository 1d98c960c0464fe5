"""Finds common tasks by what an owner types: in any order of words, unfinished, or with a slip of the finger."""

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from operator import mul

from calculator.tasks.library import Task, library

MOST = 8
LEAST = 0.7  # a worse match is none
TYPO_FROM = 4  # letters a word needs before a slip is forgiven
ALIKE = 0.75  # share of letters in common, in order, for a slip
NEAR_BEST = 0.85  # share of the best match that the others must reach
NAME_BONUS, LEFT_OUT, SCATTERED = 0.03, 0.01, 0.1  # a name first; few words left over; words of one phrase
SMALL_WORDS = frozenset(
    {"a", "an", "and", "at", "by", "do", "doing", "for", "from", "in", "my", "new", "of"}
    | {"on", "or", "our", "the", "to", "with", "your"}
)


@dataclass(frozen=True)
class Match:
    """A task, and the other words by which it was found; empty where its name did."""

    task: Task
    via: str


@dataclass(frozen=True)
class Phrase:
    """Words by which a task can be found.

    `text` is empty for its name. `forms` are the words, and neighbours written as one; `size` is how many words they
    are; `worth` is added to how well they match.
    """

    task: Task
    text: str
    size: int
    forms: frozenset[str]
    worth: float


def find(text: str, most: int = MOST) -> list[Match]:
    """The tasks that fit best, best first; all of them, group by group, where nothing is typed.

    A phrase is as good as the mean likeness of the typed words to its own, long words counting more. The words are
    read as typed, and with each two neighbours written as one.
    """
    typed = words(text)
    if not typed:
        return [Match(task, "") for task in library().tasks.values()]
    joined = [(*typed[:n], typed[n] + typed[n + 1], *typed[n + 2 :]) for n in range(len(typed) - 1)]
    readings = [[(word, alike(word)) for word in reading] for reading in (typed, *joined)]
    best: dict[str, tuple[float, Phrase]] = {}
    for phrase in phrases():
        for reading in readings:
            likest = [max((known.get(form, 0.0) for form in phrase.forms), default=0.0) for _, known in reading]
            lengths = [len(word) for word, _ in reading]
            mean = sum(map(mul, lengths, likest)) / sum(lengths)
            score = mean - LEFT_OUT * max(phrase.size - len(reading), 0) + phrase.worth
            if score > best.get(phrase.task.id, (LEAST, None))[0]:
                best[phrase.task.id] = score, phrase
    ranked = sorted(best.values(), key=lambda match: (-match[0], match[1].task.name))[:most]
    return [Match(phrase.task, phrase.text) for score, phrase in ranked if score >= NEAR_BEST * ranked[0][0]]


def exact(text: str) -> Task | None:
    """The task of just this name, whatever the case."""
    wanted = " ".join(text.casefold().split())
    return next((task for task in library().tasks.values() if task.name.casefold() == wanted), None)


def words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, without the small words where others remain."""
    all_words = "".join(c if c.isalnum() else " " for c in text.casefold().replace("'", "")).split()
    return tuple(word for word in all_words if word not in SMALL_WORDS) or tuple(all_words)


@cache
def phrases() -> list[Phrase]:
    """Of every task its name, each of its other words, and all of them together."""
    result = []
    for task in library().tasks.values():
        for text in (task.name, *task.also):
            named, parts = text == task.name, words(text)
            forms = frozenset(parts) | {a + b for a, b in pairwise(parts)}
            result.append(Phrase(task, "" if named else text, len(parts), forms, NAME_BONUS * named))
        scattered = frozenset(words(" ".join((task.name, *task.also))))
        result.append(Phrase(task, "", 0, scattered, -SCATTERED))
    return result


@lru_cache(maxsize=64)
def alike(word: str) -> dict[str, float]:
    """How much each word of the phrases is like a typed one, where it is at all; kept while the reader types on."""
    return {form: score for form in vocabulary() if (score := likeness(word, form))}


@cache
def vocabulary() -> frozenset[str]:
    """Every word to compare with."""
    return frozenset(form for phrase in phrases() for form in phrase.forms)


def likeness(word: str, other: str) -> float:
    """How much a typed word is like another, from 0 to 1: equal, begun, one within the other, or a slip away.

    A slip leaves nearly the same letters in nearly the same order, as a whole or as far as typed: letters in common
    are the longest common subsequence, twice, as a share of both lengths.
    """
    if other.startswith(word):
        return 0.9 + 0.1 * len(word) / len(other)
    if len(other) >= TYPO_FROM and word.startswith(other):
        return 0.85
    if len(word) < TYPO_FROM:
        return 0.0
    if word in other:
        return 0.8
    pairs = {a + b for a, b in pairwise(word)}
    if sum(pair in other for pair in pairs) < max(1, len(word) // 3):
        return 0.0  # few neighbours in common: too far apart for the slow comparison
    whole = len(other) <= len(word) + 2
    compared = other if whole else other[: len(word) + 1]
    lengths = [0] * (len(compared) + 1)  # of the longest common subsequence with each beginning of it
    for letter in word:
        before = 0
        for place, against in enumerate(compared, 1):
            longest = before + 1 if letter == against else max(lengths[place], lengths[place - 1])
            before, lengths[place] = lengths[place], longest
    common = 2 * lengths[-1] / (len(word) + len(compared))
    return (0.95 if whole else 0.9) * common if common >= ALIKE else 0.0
