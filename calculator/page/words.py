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

    say: dict[str, str]


@cache
def words(folder: load.Folder = load.DATA) -> Words:
    """The words; DataError names a key that does not fit."""
    return load.record(Words, load.table(FILE, folder), FILE)


def start(model: Model) -> str:
    """What stands above the questions before the first answer."""
    return _said(model, "none", 0)


def headway(model: Model, answers: Answers, found: Result) -> str:
    """How many are answered, and whether that is enough."""
    count = len(answers.levels) + len(answers.limits)
    if not count:
        return start(model)
    key = "first" if found.way is None else "surer" if found.ask_next else "enough"
    return _said(model, key, count)


def _said(model: Model, key: str, count: int) -> str:
    least = max(model.settings.answer.least, count + 1) if key == "first" else model.settings.answer.least
    return words().say[key].format(count=count, least=least)
