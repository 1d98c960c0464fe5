"""The order of the questions for a page that Python has not reached yet, written by the model itself.

A path of answers leads to the question that the model asks next, five answers deep, where nothing else is told. A
common task has an order of its own: what the model would ask of it, from first to last.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from string import ascii_lowercase
from typing import Any, NamedTuple

from calculator.load import DATA
from calculator.model import decision, definition
from calculator.model.answers import LIMITS, Answers
from calculator.model.confidence import Acceptability, acceptability
from calculator.model.definition import Model
from calculator.page import words
from calculator.scoring import Scored
from calculator.site.content import tasks
from calculator.site.places import PACKAGE, ROOT
from calculator.tasks import typical
from calculator.tasks.library import Task, library

DEEP = 6  # questions: the page knows the next one after each of five answers
ENOUGH = "."
KEPT = ROOT / "build" / "question-order.json"
MADE_OF = ("load.py", "scoring.py", "formats", "model", "costs", "tasks")  # code, and data of the same names


class Node(NamedTuple):
    """After some answers: the question that is asked next, None where it is enough; whether there is an answer."""

    question: str | None
    has_answer: bool


@cache
def order(kept: Path = KEPT) -> dict[str, Any]:
    """The questions by letter (`ids`), the tree of paths (`paths`, `deep`) and each common task's own order (`tasks`).

    `paths` has each question before what follows each of its answers, in the form's order: a small letter where
    there is no answer yet, a capital where there is one, a stop where that is enough. It is made once for a model and
    its data, which takes ten seconds, and kept in a file.
    """
    made_of = digest()
    known = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    if known.get("made_of") != made_of:
        known = {"made_of": made_of, "order": _made(definition.model())}
        kept.parent.mkdir(parents=True, exist_ok=True)
        whole = kept.with_suffix(f".{os.getpid()}")
        whole.write_text(json.dumps(known), encoding="utf-8")
        whole.replace(kept)  # whoever builds at the same time reads a whole file
    result: dict[str, Any] = known["order"]
    return result


def digest() -> str:
    """A name for all that the order follows from."""
    found = sha256(Path(__file__).read_bytes())
    for name in MADE_OF:
        paths = [PACKAGE / name, *(PACKAGE / name).rglob("*.py"), *(DATA / name).rglob("*")]
        for path in sorted(path for path in paths if path.is_file()):
            found.update(path.relative_to(PACKAGE).as_posix().encode() + sha256(path.read_bytes()).digest())
    return found.hexdigest()


def written() -> str:
    """The order as the page holds it."""
    return json.dumps(order(), separators=(",", ":"))


def told() -> dict[str, list[str]]:
    """How far the reader is, by what the tree knows and by the number of answers; beyond the tree just the number."""
    model = definition.model()
    every = len(model.questions) + len(model.limits) + 1
    counts = {kind: every if kind == words.COUNTED else DEEP for kind in words.KINDS}
    return {kind: [words.told(model, kind, count) for count in range(most)] for kind, most in counts.items()}


def _made(model: Model) -> dict[str, Any]:
    nodes = list(tree(model, Answers()))
    own = {task.id: own_order(model, task) for task in library().tasks.values()}
    named = {node.question for node in nodes} | {key for keys in own.values() for key in keys}
    ids = [key for key in (*model.questions, *model.limits) if key in named]
    letter = dict(zip(ids, ascii_lowercase, strict=False))
    cased = {Node(key, sure): one.upper() if sure else one for key, one in letter.items() for sure in (True, False)}
    return {
        "ids": ids,
        "deep": DEEP,
        "paths": "".join(cased.get(node, ENOUGH) for node in nodes),
        "tasks": {task: "".join(letter[key] for key in keys) for task, keys in own.items()},
    }


def tree(model: Model, answers: Answers, draws: Acceptability | None = None) -> Iterator[Node]:
    """What is asked after these answers, then after each answer to that; `draws` where these are known already."""
    draws = draws or acceptability(model, answers)
    found, asked = decision.verdict(model, answers, draws), {*answers.levels, *answers.limits}
    key = found.ask_next
    yield Node(key, found.way is not None)
    if key and key not in asked and len(asked) + 1 < DEEP:
        for answer in options(model, key):
            yield from tree(model, _with(model, answers, key, answer), None if answer is not None else draws)


def options(model: Model, key: str) -> list[int | bool | None]:
    """The answers to a question in the order in which the form offers them, "not sure" last."""
    if key in model.limits:
        return [*(LIMITS[word] for word in model.limits[key].answers), None]
    return [*range(len(model.questions[key].anchors)), None]


def own_order(model: Model, task: Task) -> list[str]:
    """What the model asks of a common task, each question answered as is usual for it."""
    usual, asked = tasks.answers(task), list[str]()
    answers = Answers(task=usual.task, marks=usual.marks)
    while True:
        scored = Scored(model, answers, tasks.amount(task), task.id, frozenset(typical.hours(task)))
        key = scored.verdict.ask_next
        if key is None or key in asked:
            return asked
        asked.append(key)
        answers = _with(model, answers, key, task.answers[key])


def _with(model: Model, answers: Answers, key: str, answer: int | bool | None) -> Answers:
    if key in model.limits:
        return replace(answers, limits=answers.limits | {key: None if answer is None else bool(answer)})
    return replace(answers, levels=answers.levels | {key: answer})
