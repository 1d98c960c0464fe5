"""How far the reader is with the questions, in words."""

from dataclasses import dataclass
from functools import cache

from calculator import load
from calculator.model.answers import Answers
from calculator.model.decision import Result
from calculator.model.definition import Model

FILE = "page/words.toml"


@dataclass(frozen=True)
class Words:
    """All of page/words.toml."""

    say: load.Texts


@cache
def words(folder: load.Folder = load.DATA) -> Words:
    """The words; DataError names a key that does not fit."""
    return load.record(Words, load.table(FILE, folder), FILE)


def start(model: Model) -> str:
    """What stands above the questions before the first answer."""
    return words().say["none"].format(least=model.settings.answer.least)


def headway(model: Model, answers: Answers, result: Result) -> str:
    """How many are answered, and whether that is enough."""
    count = len(answers.levels) + len(answers.limits)
    if not count:
        return start(model)
    if result.way is None:
        return words().say["first"].format(count=count, least=max(model.settings.answer.least, count + 1))
    return words().say["surer" if result.ask_next else "enough"].format(count=count)
