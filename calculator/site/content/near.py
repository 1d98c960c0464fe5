"""Which common tasks are near another: those that the same words may mean, and those most like it."""

from collections import Counter
from functools import cache

from calculator.tasks import words as find_words
from calculator.tasks.library import Task, library
from calculator.tasks.spelling import stem

MOST = 6
MEANT, SAME_GROUP, SAME_WORK = 4.0, 2.0, 0.25
SAME_TRADE, ANY_TRADE, OTHER_TRADE = 2.5, 1.0, -2.0  # at most, as much of the other's trades are the task's
PAIR, MOST_MEANT = 2, 1.5  # words that mean two tasks tie them wholly, words that may mean more of them less
COMMON = 12  # tasks; a word that more of them have says nothing of two


def near(task: Task) -> list[Task]:
    """The nearest tasks, the best first; the library's order decides between equals."""
    worth = {other.id: _worth(task, other) for other in library().tasks.values() if other.id != task.id}
    return [library().tasks[key] for key in sorted(worth, key=lambda key: -worth[key])[:MOST]]


def _worth(task: Task, other: Task) -> float:
    shared = sum(1 / _told()[word] for word in _stems(task.id) & _stems(other.id) if _told()[word] <= COMMON)
    return (
        MEANT * min(MOST_MEANT, sum(_ties(place) for place in _meant(task.id) & _meant(other.id)))
        + MEANT * shared
        + SAME_GROUP * (task.group == other.group)
        + SAME_WORK * (task.work == other.work)
        + _by_trade(task, other)
    )


def _by_trade(task: Task, other: Task) -> float:
    """What is any firm's is near to all; what is of other trades alone is no neighbour of the task."""
    if not other.trades:
        return ANY_TRADE
    shared = {*task.trades} & {*other.trades}
    return SAME_TRADE * len(shared) / len(other.trades) if shared else OTHER_TRADE


@cache
def _meant(key: str) -> frozenset[int]:
    """The places of the rules of finding that name a task."""
    return frozenset(place for place, one in enumerate(find_words.rules().find) if key in one.tasks)


def _ties(place: int) -> float:
    """How much a rule of finding ties the tasks that it names."""
    return PAIR / len(find_words.rules().find[place].tasks)


@cache
def _stems(key: str) -> frozenset[str]:
    little, task = find_words.rules(), library().tasks[key]
    texts = (task.name, *task.also)
    return frozenset(stem(word) for text in texts for word in little.told(text) if not little.says_little(word))


@cache
def _told() -> Counter[str]:
    """How many tasks have a word."""
    return Counter(word for task in library().tasks.values() for word in _stems(task.id))
