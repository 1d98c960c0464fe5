"""How far the reader is with the questions, in words."""

from dataclasses import dataclass
from functools import cache

from calculator import load
from calculator.model.answers import Answers
from calculator.model.decision import Result
from calculator.model.definition import Model

FILE = "page/words.toml"
COUNTED = "counted"
KINDS = ("first", "surer", "enough", COUNTED)


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
    kind = "first" if result.way is None else "surer" if result.ask_next else "enough"
    return told(model, kind, len(answers.levels) + len(answers.limits))


def told(model: Model, kind: str, count: int) -> str:
    """How many are answered, in a sentence of one of the `KINDS`: the last says no more than that."""
    if not count:
        return start(model)
    say, least = words().say, max(model.settings.answer.least, count + 1)
    texts = {"first": say["first"], "surer": say["surer"], "enough": say["enough"], COUNTED: say["counted"]}
    return texts[kind].format(count=count, least=least)
