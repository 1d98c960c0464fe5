"""The scorecard on paper as a sheet to fill in: numbers to ring, boxes to write in, sums to make."""

from dataclasses import dataclass
from functools import cache

from calculator import load, render, scorecard
from calculator.schema import DataError, Model, Question

FILE = "paper.toml"
WAY = {"f": "freelance", "b": "bpo"}  # whose hold-back points a limit adds to


@dataclass(frozen=True)
class Card:
    """One card: the scale that it sums."""

    scale: str
    title: str
    lead: str


@dataclass(frozen=True)
class Words:
    """All of paper.toml."""

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
    for scale in {c.scale for c in found.card} ^ {*load.model().scales}:
        raise DataError(f"{FILE}: card.{scale}: there must be one card for each scale")
    return found


def head() -> str:
    """The lines to write the task and the date on."""
    return render.render("drawings/paper-head.html", words=words())


def card(scale: str) -> str:
    """One card as HTML."""
    model, found = load.model(), next(c for c in words().card if c.scale == scale)
    return render.render(
        "drawings/paper-card.html", card=found, rows=_rows(model, scale), extra=_extra(model, scale), words=words()
    )


def _rows(model: Model, scale: str) -> list[Row]:
    questions = model.scales[scale].questions
    return [
        Row(model.questions[q], tuple(zip(scorecard.points(model, scale, q), model.questions[q].anchors, strict=True)))
        for q in questions
    ]


def _extra(model: Model, scale: str) -> list[str]:
    """What the limits add, in words."""
    say, way = words(), WAY.get(scale, "")
    what = {"onsite": say.onsite, "direct": say.direct}
    points = {key: scorecard.limit_points(model, key, way) for key in what}
    return [say.extra.format(points=points[key], what=text) for key, text in what.items() if points[key]]
