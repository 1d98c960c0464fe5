"""Finds common tasks by what an owner types: in any order of words, unfinished, or with a slip of the finger."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from calculator.tasks.library import Library, Task, library

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
class Found:
    """A task, and the other words by which it was found; empty where its name did."""

    task: Task
    via: str


@dataclass(frozen=True)
class _Phrase:
    task: Task
    text: str
    size: int
    forms: frozenset[str]
    worth: float


def find(text: str, most: int = MOST) -> list[Found]:
    """The tasks that fit best, best first; all of them, group by group, where nothing is typed."""
    if not (typed := words(text)):
        return [Found(task, "") for task in library().tasks.values()]
    best: dict[str, tuple[float, _Phrase]] = {}
    readings = [(reading, [_alike(word) for word in reading]) for reading in _readings(typed)]
    for phrase in _phrases():
        score = max(_score(phrase, *reading) for reading in readings)
        if score > best.get(phrase.task.id, (LEAST, None))[0]:
            best[phrase.task.id] = score, phrase
    ranked = sorted(best.values(), key=lambda found: (-found[0], found[1].task.name))[:most]
    return [Found(p.task, p.text) for score, p in ranked if score >= NEAR_BEST * ranked[0][0]]


def exact(text: str, found: Library) -> Task | None:
    """The task of just this name, whatever the case."""
    wanted = " ".join(text.casefold().split())
    return next((task for task in found.tasks.values() if task.name.casefold() == wanted), None)


def words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, without the small words where others remain."""
    found = "".join(c if c.isalnum() else " " for c in text.casefold().replace("'", "")).split()
    return tuple(w for w in found if w not in SMALL_WORDS) or tuple(found)


def _readings(typed: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words as typed, and with two neighbours written as one."""
    yield typed
    for place in range(len(typed) - 1):
        yield (*typed[:place], typed[place] + typed[place + 1], *typed[place + 2 :])


@cache
def _phrases() -> list[_Phrase]:
    return [phrase for task in library().tasks.values() for phrase in _phrases_of(task)]


def _phrases_of(task: Task) -> Iterator[_Phrase]:
    """Its name, each of its other words, and all of them together."""
    for text in (task.name, *task.also):
        found = words(text)
        forms = frozenset(found) | {a + b for a, b in pairwise(found)}
        yield _Phrase(task, "" if text == task.name else text, len(found), forms, NAME_BONUS * (text == task.name))
    yield _Phrase(task, "", 0, frozenset(words(" ".join((task.name, *task.also)))), -SCATTERED)


@cache
def _vocabulary() -> dict[str, frozenset[str]]:
    """Every word to compare with, and its pairs of letters."""
    return {form: _letter_pairs(form) for phrase in _phrases() for form in phrase.forms}


def _letter_pairs(word: str) -> frozenset[str]:
    return frozenset(a + b for a, b in pairwise(word))


@lru_cache(maxsize=64)
def _alike(typed: str) -> dict[str, float]:
    """How much each known word is like a typed one, where it is at all."""
    pairs, found = _letter_pairs(typed), {}
    enough = max(1, len(typed) // 3)
    for known, known_pairs in _vocabulary().items():
        score = _same(typed, known)
        if not score and len(typed) >= TYPO_FROM and len(pairs & known_pairs) >= enough:
            score = _slip(typed, known)
        if score:
            found[known] = score
    return found


def _same(typed: str, known: str) -> float:
    """Equal, begun, or one within the other."""
    if known.startswith(typed):
        return 0.9 + 0.1 * len(typed) / len(known)
    if len(known) >= TYPO_FROM and typed.startswith(known):
        return 0.85
    return 0.8 if len(typed) >= TYPO_FROM and typed in known else 0.0


def _slip(typed: str, known: str) -> float:
    """Nearly the same letters in nearly the same order, as a whole or as far as typed."""
    whole = len(known) <= len(typed) + 2
    alike = _in_common(typed, known if whole else known[: len(typed) + 1])
    return (0.95 if whole else 0.9) * alike if alike >= ALIKE else 0.0


def _in_common(a: str, b: str) -> float:
    """Twice the longest common subsequence, as a share of both lengths."""
    row = [0] * (len(b) + 1)
    for letter in a:
        before = 0
        for place, other in enumerate(b, 1):
            before, row[place] = row[place], before + 1 if letter == other else max(row[place], row[place - 1])
    return 2 * row[-1] / (len(a) + len(b))


def _score(phrase: _Phrase, reading: tuple[str, ...], alike: list[dict[str, float]]) -> float:
    """Mean likeness of the typed words, long ones counting more."""
    sums = sum(
        len(word) * max((known.get(form, 0.0) for form in phrase.forms), default=0.0)
        for word, known in zip(reading, alike, strict=True)
    )
    mean = sums / sum(map(len, reading))
    return mean - LEFT_OUT * max(phrase.size - len(reading), 0) + phrase.worth
