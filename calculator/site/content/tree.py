"""The decision tree: its rules, how far it agrees with the model, and its drawing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from textwrap import wrap

from calculator import load
from calculator.formats.html import render
from calculator.load import DataError
from calculator.model import agreement as model_agreement
from calculator.model import definition
from calculator.model.agreement import Share
from calculator.model.answers import Answers
from calculator.model.definition import AMOUNT, Model
from calculator.model.fit import filled

NAME = "site/tree.toml"
WIDTH = 344.0  # in the picture's own units, near a phone's pixels
INDENT, ASK, END, END_HEIGHT = 24.0, 186.0, 126.0, 44.0
PAD, LINE, GAP, SPLIT, LETTER = 11.0, 18.0, 26.0, 8.0, 7.4


@dataclass(frozen=True)
class Question:
    """A fork: `yes` and `no` name what comes next.

    `when` holds the levels of the model's answers that mean yes, `above` questions that stand above another, `limits`
    what must hold; `assume` is taken where none of them is there.
    """

    id: str
    text: str
    yes: str
    no: str
    when: dict[str, tuple[int, ...]] = field(default_factory=dict)
    above: dict[str, str] = field(default_factory=dict)
    limits: tuple[str, ...] = ()
    any: bool = False
    assume: str = ""


@dataclass(frozen=True)
class End:
    """Where a branch ends; `way` is the model's way that it counts as."""

    id: str
    way: str
    name: str
    note: str


@dataclass(frozen=True)
class Labels:
    """The two words on the branches."""

    yes: str
    no: str


@dataclass(frozen=True)
class Tree:
    """The whole tree."""

    title: str
    intro: str
    start: str
    labels: Labels
    questions: dict[str, Question]
    ends: dict[str, End]

    def leads(self, target: str) -> str:
        """Where a branch leads, in words: an end, or the number of the next question."""
        if target in self.ends:
            return f"{self.ends[target].name}, {self.ends[target].note}."
        return f"go to {[*self.questions].index(target) + 1}."

    def step(self, question: Question) -> str:
        """A question with where its two answers lead, in words."""
        yes, no = self.labels.yes.capitalize(), self.labels.no.capitalize()
        return f"{question.text} {yes}: {self.leads(question.yes)} {no}: {self.leads(question.no)}"

    @property
    def words(self) -> str:
        """The tree for somebody who does not see the picture."""
        steps = (f"{number}. {self.step(q)}" for number, q in enumerate(self.questions.values(), 1))
        return " ".join([self.intro, *steps])


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


@cache
def tree() -> Tree:
    """The tree, checked; DataError where a branch leads nowhere or names what the model does not know."""
    raw = load.table(NAME)
    load.only(NAME, raw, "title", "intro", "start", "labels", "question", "end")
    whole = Tree(
        title=raw["title"],
        intro=raw["intro"],
        start=raw["start"],
        labels=load.record(Labels, raw["labels"], f"{NAME}: labels"),
        questions=load.records(Question, raw["question"], f"{NAME}: question"),
        ends=load.records(End, raw["end"], f"{NAME}: end"),
    )
    for message in _faults(whole, definition.model()):
        raise DataError(f"{NAME}: {message}")
    return whole


def _faults(whole: Tree, model: Model) -> Iterator[str]:
    """What types cannot say."""
    known = whole.questions.keys() | whole.ends.keys()
    for q in whole.questions.values():
        yield from (f"{q.id}: leads to {t!r}, which is not there" for t in (q.yes, q.no) if t not in known)
        asked = (*model.questions, AMOUNT)
        yield from (f"{q.id}.when: {w!r} is no question" for w in q.when if w not in asked)
        yield from (f"{q.id}.above: {w!r} is no question" for w in (*q.above, *q.above.values()) if w not in asked)
        yield from (f"{q.id}.limits: {x!r} is no limit" for x in q.limits if x not in model.limits)
        if bool(q.when or q.above) == (q.assume in ("yes", "no")):
            yield f"{q.id}: needs either when, above or assume"
    yield from (f"{e.id}.way: {e.way!r} is no way" for e in whole.ends.values() if e.way not in model.ways)


def way(model: Model, answers: Answers) -> str:
    """The way that the tree ends at for a set of answers to the model's questions."""
    whole, levels = tree(), filled(model, answers)
    place = whole.start
    while question := whole.questions.get(place):
        holds = [low <= levels[key] <= high for key, (low, high) in question.when.items()]
        holds += [levels[key] > levels[other] for key, other in question.above.items()]
        holds += [bool(answers.limits.get(key)) for key in question.limits]
        yes = any(holds) if question.any else all(holds)
        if question.assume:
            yes = question.assume == "yes"
        place = question.yes if yes else question.no
    return whole.ends[place].way


@cache
def agreement() -> dict[str, Share]:
    """Codings of the published cases in which the tree names the model's way, and the way that was taken."""
    model = definition.model()
    named = [(way(model, coding.result.answers), coding) for coding in model_agreement.published()]
    return {
        "model": Share(sum(w == coding.result.way for w, coding in named), len(named)),
        "taken": Share(sum(w == coding.case.way for w, coding in named), len(named)),
    }


def decision_tree() -> str:
    """The tree as a figure: one column of questions, the ends at their side."""
    return render("site/drawings/decision-tree.svg.html", tree=tree(), drawing=tree_drawing(tree()))


def tree_drawing(whole: Tree) -> TreeDrawing:
    """Questions from top to bottom; where both answers lead on, the first branch is set in."""
    boxes: dict[str, Box] = {}
    y = 1.0
    for key, depth in dict(_order(whole, whole.start, 0)).items():
        boxes[key] = _asked(whole, key, depth, y)
        y = y + boxes[key].height + GAP
    ends, branches = [], []
    for key, box in boxes.items():
        question, beside = whole.questions[key], count()
        alone = not {question.yes, question.no} <= whole.ends.keys()
        for word, target in ((whole.labels.yes, question.yes), (whole.labels.no, question.no)):
            if end := whole.ends.get(target):  # at the side: in the middle, or one below the other
                top = box.middle - END_HEIGHT / 2 if alone else box.y + next(beside) * (END_HEIGHT + SPLIT)
                lines = ((top + 19, end.name), (top + 35, end.note))
                ends.append(Box(WIDTH - END - 1, top, END, END_HEIGHT, lines, end.way))
                start, stop, height = box.x + box.width, ends[-1].x, ends[-1].middle
                branches.append(Branch(((start, height), (stop, height)), word, (start + stop) / 2, height - 5))
            else:  # straight down, to the left of a box that is set in
                below = boxes[target]
                x = (box.x if below.x == box.x else below.x) + INDENT / 2
                branches.append(Branch(((x, box.y + box.height), (x, below.y)), word, x + 17, below.y - 9))
    return TreeDrawing(WIDTH, y - GAP + 1, tuple(boxes.values()), tuple(ends), tuple(branches))


def _order(whole: Tree, key: str, depth: int) -> Iterator[tuple[str, int]]:
    """Questions as they stand below each other, and how far each is set in."""
    question = whole.questions[key]
    on = [target for target in (question.yes, question.no) if target in whole.questions]
    yield key, depth
    for place, target in enumerate(on):
        yield from _order(whole, target, depth + (place < len(on) - 1))


def _asked(whole: Tree, key: str, depth: int, y: float) -> Box:
    """A question's box, high enough for its words and for the ends at its side."""
    question = whole.questions[key]
    ends = sum(target in whole.ends for target in (question.yes, question.no))
    width = ASK - depth * INDENT
    words = wrap(question.text, int((width - 2 * PAD) / LETTER))
    height = max(len(words) * LINE + 2 * PAD, ends * END_HEIGHT + (ends - 1) * SPLIT)
    top = y + (height - len(words) * LINE) / 2 + LINE * 0.76
    return Box(depth * INDENT + 1, y, width, height, tuple((top + i * LINE, w) for i, w in enumerate(words)))
