"""The scorecard on paper: its points and where they decide, how far it agrees with the model, and its sheets."""

from dataclasses import dataclass
from functools import cache
from math import log
from random import Random

from calculator import load
from calculator.formats.html import render
from calculator.load import DataError
from calculator.model import agreement as model_agreement
from calculator.model import definition
from calculator.model.answers import Answers
from calculator.model.confidence import acceptability
from calculator.model.definition import Model, Question
from calculator.model.fit import centroid_weights, filled

RULES, SHEET = "site/scorecard.toml", "site/scorecard_sheet.toml"
HELD_BACK = {"f": "freelance", "b": "bpo"}  # the scales of hold-back points, and the ways that they hold back
RANDOM_SEED, RANDOM_SETS = "scorecard", 1000


@dataclass(frozen=True)
class Rules:
    """Where the points decide; see site/scorecard.toml."""

    unit: float
    process_from: int
    freelance_to: int
    bpo_to: int
    post_from: int
    ruled_out: int


@dataclass(frozen=True)
class Card:
    """The head of one card, and the scale that it sums."""

    scale: str
    title: str
    lead: str


@dataclass(frozen=True)
class Words:
    """All of site/scorecard_sheet.toml."""

    write_in: tuple[str, ...]
    ring: str
    total: str
    extra: str
    direct: str
    onsite: str
    unsure: str
    card: tuple[Card, ...]


@dataclass(frozen=True)
class Totals:
    """The four sums of a filled-in card."""

    process: int
    freelance: int
    bpo: int
    post: int


@dataclass(frozen=True)
class Row:
    """A question with its five answers, each with its points."""

    question: Question
    answers: tuple[tuple[int, str], ...]


@cache
def rules() -> Rules:
    """The thresholds, checked."""
    return load.record(Rules, load.table(RULES), RULES)


@cache
def words(folder: load.Folder = load.DATA) -> Words:
    """The words, checked; DataError names the scale that is missing or unknown."""
    whole = load.record(Words, load.table(SHEET, folder), SHEET)
    for scale in {c.scale for c in whole.card} ^ {*definition.model().scales}:
        raise DataError(f"{SHEET}: card.{scale}: there must be one card for each scale")
    return whole


def points(model: Model, scale: str, question: str) -> list[int]:
    """Points of a question's five answers: to be earned on an arithmetic scale, held back on a geometric one."""
    rule, asked = model.scales[scale], model.scales[scale].questions
    weight = centroid_weights(len(asked))[asked.index(question)]
    unit, arithmetic = rules().unit, rule.mean == "arithmetic"
    worth = [round(unit * weight * (x if arithmetic else -log(x))) for x in rule.levels_of(question)]
    if question == model.rule_out.question and not arithmetic:
        worth[model.rule_out.level] = rules().ruled_out
    return worth


def limit_points(model: Model, limit: str, way: str) -> int:
    """Hold-back points of a limit that holds."""
    factor = model.limits[limit].factor.get(way, 1.0)
    return round(-rules().unit * log(factor))


def totals(model: Model, answers: Answers) -> Totals:
    """The sums a person would write at the foot of the card."""
    levels = filled(model, answers)
    sums = {
        name: sum(points(model, name, q)[levels[q]] for q in scale.questions) for name, scale in model.scales.items()
    }
    for scale, way in HELD_BACK.items():
        sums[scale] += sum(limit_points(model, key, way) for key, holds in answers.limits.items() if holds)
    return Totals(sums["p"], sums["f"], sums["b"], sums["e"])


def way(sums: Totals) -> str:
    """The card's answer: the four lines at its foot, in order."""
    rule = rules()
    if sums.process < rule.process_from:
        return "freelance" if sums.freelance <= rule.freelance_to else "keep"
    if sums.bpo <= rule.bpo_to:
        return "bpo"
    return "employee" if sums.post >= rule.post_from else "keep"


@cache
def agreement() -> dict[str, float]:
    """How often the card names the model's way, as shares: published codings, and answers drawn at random."""
    model, random = definition.model(), Random(RANDOM_SEED)
    sets = {
        "cases": [coding.result.answers for coding in model_agreement.published()],
        "random": [random_answers(model, random) for _ in range(RANDOM_SETS)],
    }
    return {
        name: sum(way(totals(model, a)) == acceptability(model, a).ranking[0] for a in answers) / len(answers)
        for name, answers in sets.items()
    }


def random_answers(model: Model, random: Random) -> Answers:
    """Every question at any level; each limit holds in a quarter of the sets."""
    levels: dict[str, int | None] = {q: random.randrange(5) for q in model.questions}
    return Answers(levels, {key: random.random() < 0.25 for key in model.limits})


def head() -> str:
    """The lines to write the task and the date on, as HTML."""
    return render("site/drawings/paper-head.html", words=words())


def card(scale: str) -> str:
    """One card as HTML: a row for each question, and what the limits add."""
    model, say = definition.model(), words()
    questions = [model.questions[key] for key in model.scales[scale].questions]
    rows = [Row(q, tuple(zip(points(model, scale, q.id), q.anchors, strict=True))) for q in questions]
    extra = []
    for limit, what in (("onsite", say.onsite), ("direct", say.direct)):
        if added := limit_points(model, limit, HELD_BACK.get(scale, "")):
            extra.append(say.extra.format(points=added, what=what))
    heading = next(c for c in say.card if c.scale == scale)
    return render("site/drawings/paper-card.html", card=heading, rows=rows, extra=extra, words=say)
