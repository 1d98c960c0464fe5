"""Drawings of the guide: where things stand on the picture, and the picture as SVG."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from textwrap import wrap

from calculator import render
from calculator.site.tree import End, Question, Tree, tree

WIDTH = 344.0  # in the picture's own units, near a phone's pixels
INDENT, ASK, END, END_HEIGHT = 24.0, 186.0, 126.0, 44.0
PAD, LINE, GAP, SPLIT, LETTER = 11.0, 18.0, 26.0, 8.0, 7.4


@dataclass(frozen=True)
class Box:
    """A question's or an end's rectangle; `lines` are its words and where each stands."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[tuple[float, str], ...]
    way: str = ""

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.y + self.height / 2


@dataclass(frozen=True)
class Branch:
    """A line through some points, and its word."""

    points: tuple[tuple[float, float], ...]
    word: str
    x: float
    y: float


@dataclass(frozen=True)
class TreeDrawing:
    """The whole picture."""

    width: float
    height: float
    questions: tuple[Box, ...]
    ends: tuple[Box, ...]
    branches: tuple[Branch, ...]


def decision_tree() -> str:
    """The tree as a figure: one column of questions, the ends at their side."""
    found = tree()
    return render.render("drawings/decision-tree.svg.html", tree=found, drawing=tree_drawing(found))


def tree_drawing(found: Tree) -> TreeDrawing:
    """Questions from top to bottom; where both answers lead on, the first branch is set in."""
    asked = {key: (q, depth) for key, depth in _order(found, found.start, 0) for q in [found.questions[key]]}
    boxes: dict[str, Box] = {}
    y = 1.0
    for key, (question, depth) in asked.items():
        boxes[key] = _question(question, depth, y, sum(t in found.ends for t in (question.yes, question.no)))
        y = boxes[key].y + boxes[key].height + GAP
    ends, branches = [], []
    for key, (question, _) in asked.items():
        beside = count()
        for word, target in ((found.labels.yes, question.yes), (found.labels.no, question.no)):
            if target in found.ends:
                alone = {question.yes, question.no} & boxes.keys()
                ends.append(_end(found.ends[target], boxes[key], None if alone else next(beside)))
                branches.append(_across(boxes[key], ends[-1], word))
            else:
                branches.append(_down(boxes[key], boxes[target], word))
    return TreeDrawing(WIDTH, y - GAP + 1, tuple(boxes.values()), tuple(ends), tuple(branches))


def _order(found: Tree, key: str, depth: int) -> Iterator[tuple[str, int]]:
    question = found.questions[key]
    on = [target for target in (question.yes, question.no) if target in found.questions]
    yield key, depth
    for place, target in enumerate(on):
        yield from _order(found, target, depth + (place < len(on) - 1))


def _question(question: Question, depth: int, y: float, ends: int) -> Box:
    width = ASK - depth * INDENT
    words = wrap(question.text, int((width - 2 * PAD) / LETTER))
    height = max(len(words) * LINE + 2 * PAD, ends * END_HEIGHT + (ends - 1) * SPLIT)
    top = y + (height - len(words) * LINE) / 2 + LINE * 0.76
    return Box(depth * INDENT + 1, y, width, height, tuple((top + i * LINE, w) for i, w in enumerate(words)))


def _end(end: End, asked: Box, place: int | None) -> Box:
    y = asked.middle - END_HEIGHT / 2 if place is None else asked.y + place * (END_HEIGHT + SPLIT)
    return Box(WIDTH - END - 1, y, END, END_HEIGHT, ((y + 19, end.name), (y + 35, end.note)), end.way)


def _across(asked: Box, end: Box, word: str) -> Branch:
    start = asked.x + asked.width
    return Branch(((start, end.middle), (end.x, end.middle)), word, (start + end.x) / 2, end.middle - 5)


def _down(asked: Box, below: Box, word: str) -> Branch:
    x = (asked.x if below.x == asked.x else below.x) + INDENT / 2
    return Branch(((x, asked.y + asked.height), (x, below.y)), word, x + 17, below.y - 9)
