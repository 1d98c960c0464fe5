"""Is a task ready to be handed over? The tests of each way, met or not yet, each with the step that mends it."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from calculator import load
from calculator.load import DataError, Folder
from calculator.model import definition
from calculator.model.answers import Answers
from calculator.model.definition import LEVELS

FILE = "model/readiness.toml"
STATES = ("met", "not_yet", "open", "check")


@dataclass(frozen=True)
class Test:
    """One test of readiness: met from `least` on, and up to `most`; without a question it is put to the reader."""

    id: str
    ways: tuple[str, ...]
    text: str
    step: str
    question: str = ""
    least: int = 0
    most: int = LEVELS - 1


@dataclass(frozen=True)
class Rules:
    """Everything in model/readiness.toml."""

    title: str
    met: str
    not_yet: str
    open: str
    check: str
    test: tuple[Test, ...]

    def label(self, state: str) -> str:
        """The word for a state."""
        return {"met": self.met, "not_yet": self.not_yet, "open": self.open, "check": self.check}[state]


class Tested(NamedTuple):
    """A test with its state, one of `STATES`; `step` mends it and is empty where it is met."""

    id: str
    state: str
    text: str
    step: str


@cache
def rules(folder: Folder = load.DATA) -> Rules:
    """The tests, checked against the questions and the ways; DataError names the test."""
    whole, model = load.record(Rules, load.table(FILE, folder), FILE), definition.model(folder)
    for test in whole.test:
        wrong = [way for way in test.ways if way not in model.ways]
        if wrong or (test.question and test.question not in model.questions):
            raise DataError(f"{FILE}: test {test.id}: {(*wrong, test.question)[0]!r} is not known")
    return whole


def readiness(answers: Answers, way: str) -> tuple[Tested, ...]:
    """The tests of a way on these answers, in the order of the data; none for a way that keeps the task."""
    return tuple(_tested(test, answers) for test in rules().test if way in test.ways)


def _tested(test: Test, answers: Answers) -> Tested:
    if not test.question:
        return Tested(test.id, "check", test.text, test.step)
    level = answers.given.get(test.question)
    if level is None:
        return Tested(test.id, "open", test.text, test.step)
    met = test.least <= level <= test.most
    return Tested(test.id, "met" if met else "not_yet", test.text, "" if met else test.step)
