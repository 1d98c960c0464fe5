"""The scorecard on paper: its arithmetic, and its sheets."""

from dataclasses import dataclass
from functools import cache
from math import log

from calculator import load
from calculator.formats import html as formats_html
from calculator.load import DataError
from calculator.model import definition
from calculator.model.answers import Answers
from calculator.model.definition import Model, Question
from calculator.model.fit import MIDDLE, centroid_weights, filled


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
class Totals:
    """The four sums of a filled-in card."""

    process: int
    freelance: int
    bpo: int
    post: int


@cache
def rules() -> Rules:
    """The thresholds, checked."""
    return load.record(Rules, load.table("site/scorecard.toml"), "site/scorecard.toml")


def points(model: Model, scale: str, question: str) -> list[int]:
    """Points of a question's five answers: to be earned on an arithmetic scale, held back on a geometric one."""
    found = model.scales[scale]
    weight = centroid_weights(len(found.questions))[found.questions.index(question)]
    unit, arithmetic = rules().unit, found.mean == "arithmetic"
    worth = [round(unit * weight * (x if arithmetic else -log(x))) for x in found.levels_of(question)]
    rule = model.rule_out
    if question == rule.question and not arithmetic:
        worth[rule.level] = rules().ruled_out
    return worth


def unsure_points(model: Model, scale: str, question: str) -> int:
    """Points of "not sure": those of the middle answer."""
    return points(model, scale, question)[MIDDLE]


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
    for key, holds in answers.limits.items():
        sums["f"] += limit_points(model, key, "freelance") if holds else 0
        sums["b"] += limit_points(model, key, "bpo") if holds else 0
    return Totals(sums["p"], sums["f"], sums["b"], sums["e"])


def way(found: Totals) -> str:
    """The card's answer: the four lines at its foot, in order."""
    rule = rules()
    if found.process < rule.process_from:
        return "freelance" if found.freelance <= rule.freelance_to else "keep"
    if found.bpo <= rule.bpo_to:
        return "bpo"
    return "employee" if found.post >= rule.post_from else "keep"


FILE = "site/scorecard_sheet.toml"
WAY = {"f": "freelance", "b": "bpo"}  # whose hold-back points a limit adds to


@dataclass(frozen=True)
class Card:
    """One card: the scale that it sums."""

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
class Row:
    """A question with its five answers, each with its points."""

    question: Question
    answers: tuple[tuple[int, str], ...]


@cache
def words(folder: load.Folder = load.DATA) -> Words:
    """The words, checked; DataError names the scale that is missing or unknown."""
    found = load.record(Words, load.table(FILE, folder), FILE)
    for scale in {c.scale for c in found.card} ^ {*definition.model().scales}:
        raise DataError(f"{FILE}: card.{scale}: there must be one card for each scale")
    return found


def head() -> str:
    """The lines to write the task and the date on."""
    return formats_html.render("site/drawings/paper-head.html", words=words())


def card(scale: str) -> str:
    """One card as HTML."""
    model, found = definition.model(), next(c for c in words().card if c.scale == scale)
    return formats_html.render(
        "site/drawings/paper-card.html", card=found, rows=_rows(model, scale), extra=_extra(model, scale), words=words()
    )


def _rows(model: Model, scale: str) -> list[Row]:
    questions = model.scales[scale].questions
    return [
        Row(model.questions[q], tuple(zip(points(model, scale, q), model.questions[q].anchors, strict=True)))
        for q in questions
    ]


def _extra(model: Model, scale: str) -> list[str]:
    """What the limits add, in words."""
    say, way = words(), WAY.get(scale, "")
    what = {"onsite": say.onsite, "direct": say.direct}
    points = {key: limit_points(model, key, way) for key in what}
    return [say.extra.format(points=points[key], what=text) for key, text in what.items() if points[key]]
