"""The scorecard on paper: the three sums in whole points, how far it agrees with the model, and its sheets."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from calculator import load
from calculator.formats.html import render
from calculator.load import DataError
from calculator.model import agreement as model_agreement
from calculator.model import definition
from calculator.model.answers import Answers
from calculator.model.confidence import acceptability
from calculator.model.definition import AMOUNT, SUMS, Model
from calculator.model.fit import answers_for_it, filled, ruled_out

RULES, SHEET = "site/scorecard.toml", "site/scorecard_sheet.toml"
BEST_OF = "best_of"  # the row that takes the best of several questions
TOP = 4  # the highest level
RANDOM_SEED, RANDOM_SETS = "scorecard", 1000
OUTSIDE, INSIDE = ("freelance", "bpo"), ("keep", "employee")  # what the line of card 2, and of card 3, decides between


@dataclass(frozen=True)
class Rules:
    """Points for 1 of a sum, and how near to 0, in a sum, is close; see site/scorecard.toml."""

    unit: int
    near: float


@dataclass(frozen=True)
class Card:
    """The head of one card, and the sum that it adds up."""

    sum: str
    title: str
    lead: str


@dataclass(frozen=True)
class BestOf:
    """The row that stands for the best of several questions."""

    text: str
    anchors: tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """All of site/scorecard_sheet.toml."""

    write_in: tuple[str, ...]
    ring: str
    total: str
    unsure: str
    least: str
    about: str
    most: str
    best_of: BestOf
    card: tuple[Card, ...]


@dataclass(frozen=True)
class Row:
    """A question with its answers, each with its points."""

    text: str
    answers: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Line:
    """Where a card decides, in points: no up to `even`, yes above; sure of it up to `no` and from `yes` on."""

    no: int
    even: int
    yes: int


@dataclass(frozen=True)
class Verdict:
    """The card's way, and where it is close the other one."""

    way: str
    other: str | None


@cache
def rules() -> Rules:
    """Points and nearness."""
    return load.record(Rules, load.table(RULES), RULES)


@cache
def words(folder: load.Folder = load.DATA) -> Words:
    """The words, checked; DataError names the sum that is missing or unknown."""
    whole = load.record(Words, load.table(SHEET, folder), SHEET)
    for name in {c.sum for c in whole.card} ^ {*SUMS}:
        raise DataError(f"{SHEET}: card.{name}: there must be one card for each sum")
    return whole


def terms(model: Model, name: str) -> dict[str, float]:
    """What a card has a row for, with its weight: questions, the amount, the best of several, limits."""
    one = model.fit.sum[name]
    best = {BEST_OF: one.best_of.weight} if one.best_of.questions else {}
    return one.weights | best | one.limits


def points(model: Model, name: str, key: str) -> list[int]:
    """Points of a row's answers, the worst one none; of a limit for no and yes. DataError where they are not whole."""
    weight = terms(model, name)[key]
    levels = range(2) if key in model.limits else range(TOP + 1)
    exact = [rules().unit * weight * (level if weight > 0 else level - max(levels)) for level in levels]
    if any(point != int(point) for point in exact):
        raise DataError(f"{RULES}: unit: {rules().unit} makes no whole points of the weight of {key}")
    return [int(point) for point in exact]


def line(name: str) -> Line:
    """Where a card decides. What negative weights take away is given to everybody beforehand."""
    model, unit = definition.model(), rules().unit
    tops = {key: 1 if key in model.limits else TOP for key in terms(model, name)}
    given = sum(-weight * tops[key] for key, weight in terms(model, name).items() if weight < 0)
    even, near = round(unit * (given - model.fit.sum[name].constant)), round(unit * rules().near)
    return Line(even - near, even, even + near)


def total(model: Model, name: str, answers: Answers) -> int:
    """What a person would write at the foot of a card; the amount stands at its nearest level."""
    levels, one = filled(model, answers), model.fit.sum[name]
    place = {key: int(levels[key] + 0.5) for key in one.weights}
    if one.best_of.questions:
        place[BEST_OF] = int(max(levels[key] for key in one.best_of.questions) + 0.5)
    place |= {key: int(bool(answers.limits.get(key))) for key in one.limits}
    return sum(points(model, name, key)[at] for key, at in place.items())


def verdict(model: Model, answers: Answers) -> Verdict:
    """The card's answer: its lines in order; close where a line that decides is near."""
    beyond = {name: total(model, name, answers) - line(name).even for name in SUMS}
    outside = beyond["outside"] > 0 and not ruled_out(model, answers)
    firm, post = OUTSIDE[beyond["firm"] > 0], INSIDE[beyond["post"] > 0]
    rule = model.profession
    if answers_for_it(model, answers) and post == rule.way and filled(model, answers)[rule.question] <= rule.most:
        post = firm
    way, second = (firm, "firm") if outside else (post, "post")
    across, along = abs(beyond["outside"]), abs(beyond[second])
    if ruled_out(model, answers):
        across = along + 1
    if min(across, along) >= rules().unit * rules().near:
        return Verdict(way, None)
    if across <= along:
        return Verdict(way, post if outside else firm)
    pair = OUTSIDE if outside else INSIDE
    return Verdict(way, next(other for other in pair if other != way))


@cache
def agreement() -> dict[str, float]:
    """How often the card names the model's way first, by kind of answers; `sure`: how often it is not close."""
    model, random = definition.model(), Random(RANDOM_SEED)
    sets = {
        "cases": [coding.result.answers for coding in model_agreement.published()],
        "random": [random_answers(model, random) for _ in range(RANDOM_SETS)],
    }
    found = {}
    for name, answers in sets.items():
        said = [(verdict(model, a), acceptability(model, a).ranking[0]) for a in answers]
        found[name] = sum(card.way == way for card, way in said) / len(said)
        found[f"{name}_sure"] = sum(card.other is None for card, _ in said) / len(said)
    return found


def random_answers(model: Model, random: Random) -> Answers:
    """Every question and the amount at any level; each limit holds in a quarter of the sets."""
    levels: dict[str, int | None] = {q: random.randrange(TOP + 1) for q in model.questions}
    hours = float(random.randrange(TOP + 1))
    return Answers(levels, {key: random.random() < 0.25 for key in model.limits}, hours=hours)


def head() -> str:
    """The lines to write the task and the date on, as HTML."""
    return render("site/drawings/paper-head.html", words=words())


def card(name: str) -> str:
    """One card as HTML: a row for each term of its sum."""
    heading = next(c for c in words().card if c.sum == name)
    return render("site/drawings/paper-card.html", card=heading, rows=list(rows(name)), words=words())


def rows(name: str) -> Iterator[Row]:
    """The rows of a card."""
    model, say = definition.model(), words()
    for key in terms(model, name):
        worth = points(model, name, key)
        if key in model.limits:
            limit = model.limits[key]
            yield Row(limit.text, tuple(zip(worth, (limit.answers["no"], limit.answers["yes"]), strict=True)))
        elif key == BEST_OF:
            yield Row(say.best_of.text, tuple(zip(worth, say.best_of.anchors, strict=True)))
        elif key == AMOUNT:
            yield Row(model.fit.hours.text, tuple(zip(worth, _amounts(model), strict=True)))
        else:
            question = model.questions[key]
            yield Row(question.text, tuple(zip(worth, question.anchors, strict=True)))


def _amounts(model: Model) -> tuple[str, ...]:
    """The hours a week of each level, in words."""
    say, week = words(), [f"{hours:g}" for hours in model.fit.hours.week]
    between = [say.about.format(hours=hours) for hours in week[1:-1]]
    return (say.least.format(hours=week[0]), *between, say.most.format(hours=week[-1]))
