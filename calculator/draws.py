"""The fixed draws of the confidence: weights and uniform numbers, made once from the seed."""

from dataclasses import dataclass
from functools import cache
from random import Random

from calculator.fit import centroid_weights
from calculator.schema import Draws, Model

Column = list[float]
DIGITS = 9  # beyond any difference between two machines' mathematical functions


@dataclass(frozen=True)
class Fixed:
    """Columns of `count` numbers: `uniform` by id, `weights` by scale, a column a question."""

    uniform: dict[str, Column]
    weights: dict[str, list[Column]]


def make(model: Model) -> Fixed:
    """All draws, each id with its own stream, so that a new question shifts no other."""
    settings = model.settings.draws
    ids = (*model.questions, *model.limits)
    return Fixed(
        uniform={key: _uniform(settings, key) for key in ids},
        weights={name: _weights(settings, name, len(s.questions)) for name, s in model.scales.items()},
    )


def _uniform(settings: Draws, key: str) -> Column:
    draw = Random(f"{settings.seed}:{key}").random
    return [draw() for _ in range(settings.count)]


def _weights(settings: Draws, scale: str, n: int) -> list[Column]:
    """Dirichlet weights with the base weights as mean: a column for each question."""
    random = Random(f"{settings.seed}:weights:{scale}")
    alphas = [settings.concentration * w for w in centroid_weights(n)]
    rows = [_dirichlet(random, alphas) for _ in range(settings.count)]
    return [list(column) for column in zip(*rows, strict=True)]


def _dirichlet(random: Random, alphas: list[float]) -> list[float]:
    parts = [random.gammavariate(alpha, 1.0) for alpha in alphas]
    total = sum(parts)
    return [round(part / total, DIGITS) for part in parts]


@cache
def shifts(shift: float) -> tuple[float, float]:
    """The bounds of a uniform number below which a level moves down, and from which it moves up."""
    return shift, 1 - shift


def drawn_levels(uniform: Column, answer: int | None, shift: float) -> list[int]:
    """A level a draw: near the one answered, else any of the five."""
    if answer is None:
        return [int(5 * u) for u in uniform]
    low, high = shifts(shift)
    down, up = max(answer - 1, 0), min(answer + 1, 4)
    return [down if u < low else up if u >= high else answer for u in uniform]
