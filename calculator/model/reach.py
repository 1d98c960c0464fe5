"""Is a published case within reach of the reader's answers? Where none is, an answer is not called clear.

Small, for the first answer needs it: the cases as numbers alone. What they tell is in `neighbours`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import inf
from typing import Any

from calculator import load
from calculator.load import DataError, Folder
from calculator.model import definition
from calculator.model.answers import Answers
from calculator.model.definition import AMOUNT, Model

FILE, CASES, PACKED = "model/neighbours.toml", "model/cases.jsonl", "model/codings.json"
STEP = 0.5  # of a level: two codings averaged
KEPT = 256  # columns of distances: an answer changed leaves the others as they were
NONE = "-"  # a digit's place where no coder saw ground to choose


@dataclass(frozen=True)
class Near:
    """What is said of a case up to so many levels away."""

    up_to: float
    text: str


@dataclass(frozen=True)
class Numbers:
    """Small numbers as words, none first."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Rules:
    """Everything in model/neighbours.toml; distances in levels."""

    nearest: int
    asked: int
    within: float
    most: str
    differs_from: float
    near: tuple[Near, ...]
    say: load.Texts
    numbers: Numbers


@cache
def rules(folder: Folder = load.DATA) -> Rules:
    """The rules, checked against the model; DataError names the key."""
    whole, model = load.record(Rules, load.table(FILE, folder), FILE), definition.model(folder)
    bounds = [near.up_to for near in whole.near]
    if bounds != sorted(bounds):
        raise DataError(f"{FILE}: near.up_to: must rise")
    if whole.most not in {firmness.id for firmness in model.settings.firmness}:
        raise DataError(f"{FILE}: most: {whole.most!r} is no firmness")
    if len(whole.numbers.words) <= whole.asked:
        raise DataError(f"{FILE}: numbers.words: must go up to {whole.asked}")
    return whole


@cache
def codings() -> dict[str, dict[str, float]]:
    """The level of every question and of the amount, by case: both codings averaged, in the order of the cases."""
    return _unpack(load.table(PACKED)) if load.exists(PACKED) else _read(definition.model())


def _read(model: Model) -> dict[str, dict[str, float]]:
    cases = {}
    for case in load.lines(CASES):
        both = (case["coder_a"], case["coder_b"])
        given = {key: [one[key] for one in both if one[key] is not None] for key in (*model.questions, AMOUNT)}
        cases[case["id"]] = {key: sum(levels) / len(levels) for key, levels in given.items() if levels}
    return cases


def pack() -> dict[str, Any]:
    """The codings as rows of digits, for the browser: each digit is a number of half levels."""
    keys = [*definition.model().questions, AMOUNT]
    digits = {
        case: "".join(str(round(levels[key] / STEP)) if key in levels else NONE for key in keys)
        for case, levels in codings().items()
    }
    return {"keys": keys, "cases": digits}


def _unpack(packed: Mapping[str, Any]) -> dict[str, dict[str, float]]:
    keys = packed["keys"]
    return {
        case: {key: int(digit) * STEP for key, digit in zip(keys, digits, strict=True) if digit != NONE}
        for case, digits in packed["cases"].items()
    }


def levels(answers: Answers) -> dict[str, float]:
    """What is known of a task as levels: what was answered, what the figures tell, and the amount."""
    known: dict[str, float] = {key: sum(likely) / len(likely) for key, likely in answers.figured.items()}
    known |= answers.given
    return known if answers.hours is None else known | {AMOUNT: answers.hours}


def distance(known: Mapping[str, float], case: Mapping[str, float]) -> float:
    """By how many levels two tasks differ on average, where both have one; infinite where there is nothing."""
    apart = [abs(level - case[key]) for key, level in known.items() if key in case]
    return sum(apart) / len(apart) if apart else inf


def within_reach(answers: Answers) -> bool:
    """Whether any published case is near enough to say that it is like this task; all cases at once."""
    columns = [column(key, level) for key, level in levels(answers).items()]
    if not columns:
        return False
    counts, bound = map(sum, zip(*(counted for counted, _ in columns), strict=True)), rules().within
    apart = map(sum, zip(*(away for _, away in columns), strict=True))
    return any(count and far / count <= bound for far, count in zip(apart, counts, strict=True))


@lru_cache(KEPT)
def column(key: str, level: float) -> tuple[tuple[bool, ...], tuple[float, ...]]:
    """Of every case whether it has a level of a question, or an amount, and how far that is away."""
    cases = codings().values()
    return tuple(key in case for case in cases), tuple(abs(level - case.get(key, level)) for case in cases)


def held(model: Model, answers: Answers, firmness: str) -> str:
    """The firmness that answers may have: the one of their draws, or the highest without a case within reach."""
    words = [one.id for one in model.settings.firmness]  # highest first
    most = rules().most
    return firmness if words.index(firmness) >= words.index(most) or within_reach(answers) else most
