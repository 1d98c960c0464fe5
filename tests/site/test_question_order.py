"""The order of the questions that the page has before Python comes, against the model."""

import json
from pathlib import Path
from random import Random
from string import ascii_lowercase
from urllib.parse import urlencode

import pytest

from calculator import bridge
from calculator.model import definition
from calculator.model.answers import LIMIT_WORDS, UNSURE
from calculator.page import words
from calculator.site.content import question_order, tasks
from calculator.tasks.library import library

MODEL = definition.model()
ORDER = question_order.order()
FIELDS = dict(zip(ascii_lowercase, ORDER["ids"], strict=False))
PATHS = 300


def reply(fields: dict[str, str]) -> dict:
    """What Python says to the page of these answers."""
    return json.loads(bridge.respond(json.dumps({"fragment": urlencode({"v": "1"} | fields), "card": True})))


def value(key: str, answer: int | bool | None) -> str:
    """An answer as the form has it."""
    if key in MODEL.limits:
        return LIMIT_WORDS[answer]  # type: ignore[index]
    return UNSURE if answer is None else str(answer)


class Tree:
    """The page's tree read as nested lists, by rules told again: [letter, what follows each answer]."""

    def __init__(self, paths: str) -> None:
        self.left = iter(paths)

    def read(self, above: str = "") -> list:
        """A node with all below it."""
        letter = next(self.left)
        key = FIELDS.get(letter.lower())
        ends = key is None or letter.lower() in above or len(above) + 1 == ORDER["deep"]
        answers = [] if ends else question_order.options(MODEL, key)
        return [letter, [self.read(above + letter.lower()) for _ in answers]]


def test_random_paths_are_asked_as_the_model_asks() -> None:
    """Question, and what is said of how far the reader is, at every step of random paths, "not sure" among them."""
    tree, told, random = Tree(ORDER["paths"]), question_order.told(), Random("paths")
    root = tree.read()
    assert next(tree.left, None) is None
    for _ in range(PATHS):
        (letter, after), fields = root, {}
        while True:
            said = reply(fields)
            kind = "enough" if letter == question_order.ENOUGH else "surer" if letter.isupper() else "first"
            assert said["next"] == FIELDS.get(letter.lower()), fields
            assert said["progress"] == told[kind][len(fields)], fields
            if not after:
                break
            place = random.randrange(len(after))
            key = FIELDS[letter.lower()]
            fields[key] = value(key, question_order.options(MODEL, key)[place])
            letter, after = after[place]


def test_every_common_task_is_asked_in_the_model_s_order() -> None:
    """Each task's own order, step by step as Python asks with its usual amount and marks, until that is enough."""
    assert ORDER["tasks"].keys() == library().tasks.keys()
    for task in list(library().tasks.values())[::7]:
        usual = dict(part.split("=") for part in tasks.fragment(task).split("&"))
        fields = {key: text for key, text in usual.items() if key not in (*MODEL.questions, *MODEL.limits)}
        for key in [FIELDS[letter] for letter in ORDER["tasks"][task.id]] + [None]:
            assert reply(fields)["next"] == key, (task.id, fields)
            fields |= {key: usual[key]} if key else {}


def test_beyond_the_tree_only_the_count_is_said() -> None:
    """For as many answers as there are questions, in a sentence that promises nothing."""
    told = question_order.told()[words.COUNTED]

    assert len(told) == len(MODEL.questions) + len(MODEL.limits) + 1
    assert told[0] == words.start(MODEL)
    assert told[-1] == words.words().say["counted"].format(count=len(told) - 1)


def test_made_once_for_a_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another build takes what is kept; a model or data that differ make it anew."""
    monkeypatch.setattr(question_order, "_made", lambda model: {"made": 1})
    kept, make = tmp_path / "order.json", question_order.order.__wrapped__
    assert make(kept) == {"made": 1}
    monkeypatch.setattr(question_order, "_made", lambda model: {"made": 2})
    assert make(kept) == {"made": 1}
    monkeypatch.setattr(question_order, "digest", lambda: "another model")
    assert make(kept) == {"made": 2}
    assert [path.name for path in tmp_path.iterdir()] == ["order.json"]
