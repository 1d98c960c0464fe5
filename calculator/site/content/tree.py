"""The decision tree: its rules, how far it agrees with the model, and its drawing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from textwrap import wrap

from calculator import load
from calculator.formats import html as formats_html
from calculator.load import DataError
from calculator.model import agreement as model_agreement
from calculator.model import definition
from calculator.model.agreement import Share
from calculator.model.answers import Answers
from calculator.model.definition import Model
from calculator.model.fit import filled

NAME = "site/tree.toml"


@dataclass(frozen=True)
class Question:
    """A fork: `yes` and `no` name what comes next; `when` holds the levels of the model's answers that mean yes."""

    id: str
    text: str
    yes: str
    no: str
    when: dict[str, tuple[int, ...]] = field(default_factory=dict)
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


@cache
def tree() -> Tree:
    """The tree, checked; DataError where a branch leads nowhere or names what the model does not know."""
    raw = load.table(NAME)
    load.only(NAME, raw, "title", "intro", "start", "labels", "question", "end")
    found = Tree(
        title=raw["title"],
        intro=raw["intro"],
        start=raw["start"],
        labels=load.record(Labels, raw["labels"], f"{NAME}: labels"),
        questions=load.records(Question, raw["question"], f"{NAME}: question"),
        ends=load.records(End, raw["end"], f"{NAME}: end"),
    )
    for message in _faults(found, definition.model()):
        raise DataError(f"{NAME}: {message}")
    return found


def _faults(found: Tree, model: Model) -> Iterator[str]:
    known = found.questions.keys() | found.ends.keys()
    for q in found.questions.values():
        yield from (f"{q.id}: leads to {t!r}, which is not there" for t in (q.yes, q.no) if t not in known)
        yield from (f"{q.id}.when: {w!r} is no question" for w in q.when if w not in model.questions)
        yield from (f"{q.id}.limits: {x!r} is no limit" for x in q.limits if x not in model.limits)
        if (not q.when) != (q.assume in ("yes", "no")):
            yield f"{q.id}: needs either when or assume"
    yield from (f"{e.id}.way: {e.way!r} is no way" for e in found.ends.values() if e.way not in model.ways)


def way(model: Model, answers: Answers) -> str:
    """The way that the tree ends at for a set of answers to the model's questions."""
    found, levels = tree(), filled(model, answers)
    place = found.start
    while place in found.questions:
        question = found.questions[place]
        place = question.yes if _is_yes(question, levels, answers.limits) else question.no
    return found.ends[place].way


def _is_yes(question: Question, levels: dict[str, int], limits: dict[str, bool | None]) -> bool:
    if question.assume:
        return question.assume == "yes"
    held = [low <= levels[key] <= high for key, (low, high) in question.when.items()]
    held += [bool(limits.get(key)) for key in question.limits]
    return any(held) if question.any else all(held)


@cache
def agreement() -> dict[str, Share]:
    """Codings of the published cases in which the tree names the model's way, and the way that was taken."""
    model = definition.model()
    named = [(way(model, coding.result.answers), coding) for coding in model_agreement.published()]
    return {
        "model": Share(sum(w == coding.result.way for w, coding in named), len(named)),
        "taken": Share(sum(w == coding.case.way for w, coding in named), len(named)),
    }


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
    return formats_html.render("site/drawings/decision-tree.svg.html", tree=found, drawing=tree_drawing(found))


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
