"""The decision as a tree: a few yes-or-no questions, what they lead to, and how often the model agrees."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from calculator import load, validate
from calculator.answers import Answers
from calculator.fit import filled
from calculator.schema import DataError, Model
from calculator.validate import Share

NAME = "tree.toml"


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
    for message in _faults(found, load.model()):
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
    model = load.model()
    named = [(way(model, coding.result.answers), coding) for coding in validate.published()]
    return {
        "model": Share(sum(w == coding.result.way for w, coding in named), len(named)),
        "taken": Share(sum(w == coding.case.way for w, coding in named), len(named)),
    }
