"""How surely words mean a task: not by which task is nearest, but by how much of what is typed the task accounts for.

A list may have rows that no common task is for. There a word that no task has counts as much as any other, the
beginning of a word is none, and a slip is one only in a long word.
"""

from collections.abc import Sequence
from functools import lru_cache

from calculator.tasks.library import Task
from calculator.tasks.search import SAME, WEAK, Typed, index, readings, weights
from calculator.tasks.spelling import DERIVED, stem
from calculator.tasks.words import rules

MISSING = 0.7  # weight of a word that no task has
SPREAD = 0.55  # of a phrase, where the words are spread over several of one task
SLIP_FROM, SLIP = 7, 0.8  # letters of a word that may be a slip, and how like it must be
FOREIGN_FROM, FOREIGN = 6, ("n", "en", "e", "er", "nen")  # German plurals of words with so many letters


def sure(text: str, task: Task) -> tuple[float, float]:
    """How surely a text means a task, from 0 to 1, and how much of one of the task's phrases it has."""
    return max((_sure(forms, each, task) for forms, each in _weighed(text)), default=(0.0, 0.0))


@lru_cache(maxsize=64)
def _weighed(text: str) -> list[tuple[list[list[str]], list[float]]]:
    """Of each reading of a text the forms that its words surely are, and how much each word counts."""
    result = []
    for reading in readings(text):
        forms = [[form for form, like in typed.likes.items() if _is_word(typed.word, form, like)] for typed in reading]
        result.append((forms, [_weight(typed, found) for typed, found in zip(reading, forms, strict=True)]))
    return result


def _sure(forms: Sequence[Sequence[str]], each: Sequence[float], task: Task) -> tuple[float, float]:
    mine = index().of_task[task.id]
    by_phrase: dict[int, dict[int, tuple[int, ...]]] = {}
    for number, found in enumerate(forms):
        for form in found:
            for phrase, places in index().places[form]:
                if phrase in mine:
                    by_phrase.setdefault(phrase, {}).setdefault(number, places)
    best, said = (0.0, 0.0), set[int]()
    for phrase, had in by_phrase.items():
        told, whole = weights(phrase)
        own = sum(told[place] for place in {place for places in had.values() for place in places}) / whole
        best = max(best, (own * sum(each[number] for number in had) / sum(each), own))
        said |= had.keys()
    spread = SPREAD * sum(each[number] for number in said) / sum(each) if len(said) > 1 else 0.0
    return max(best, (spread, SPREAD))


def _weight(typed: Typed, found: Sequence[str]) -> float:
    if rules().says_little(typed.word) or (typed.word.isdecimal() and not found):
        return typed.share * WEAK
    return typed.share * (index().weight(found) if found else MISSING)


def _is_word(word: str, form: str, like: float) -> bool:
    """Whether a form is a typed word, or one that means the same; not what only begins or ends like it."""
    if stem(form) == stem(word) or form.removeprefix(stem(word)) in DERIVED:
        return True
    if word.startswith(form):
        return len(form) >= FOREIGN_FROM and word.removeprefix(form) in FOREIGN
    if like >= SAME and not form.startswith(word):
        return True
    begun = form.startswith(stem(word)) or word in form
    return not begun and len(word) >= SLIP_FROM and like >= SLIP
