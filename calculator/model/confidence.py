"""How firm is the answer? Stochastic multicriteria acceptability analysis over fixed draws (source M02)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from math import exp, log, log2
from operator import mul
from random import Random

from calculator.model import definition
from calculator.model.answers import Answers
from calculator.model.definition import Draws, Model
from calculator.model.fit import centroid_weights, ruled_out, share_of_post

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


@dataclass(frozen=True)
class Acceptability:
    """What the draws say. Columns have one entry a draw; `best` holds the place of a way in `ways`."""

    ways: tuple[str, ...]
    best: list[int]
    columns: dict[str, Column]
    fits: tuple[Column, ...]

    @cached_property
    def count(self) -> dict[str, int]:
        """In how many draws each way is first."""
        found = Counter(self.best)
        return {way: found[place] for place, way in enumerate(self.ways)}

    @cached_property
    def confidence(self) -> dict[str, float]:
        """The share of draws in which each way is first: its rank acceptability."""
        return {way: k / len(self.best) for way, k in self.count.items()}

    @cached_property
    def fit(self) -> dict[str, float]:
        """Mean fit of each way over the draws."""
        return {way: sum(c) / len(c) for way, c in zip(self.ways, self.fits, strict=True)}

    @cached_property
    def ranking(self) -> list[str]:
        """The ways, most confident first; ties by mean fit, then by the order of the ways."""
        confidence, fit = self.confidence, self.fit
        return sorted(self.ways, key=lambda way: (-confidence[way], -fit[way]))

    def spread(self, name: str) -> tuple[float, float]:
        """The 10 and 90 % points of a cut of the map over the draws."""
        ordered = sorted(self.columns[name])
        return ordered[len(ordered) // 10], ordered[-len(ordered) // 10]


@cache
def fixed() -> Fixed:
    """The draws of the shipped model."""
    return make(definition.model())


@lru_cache(maxsize=512)
def _term(scale: str, place: int, answer: int | None) -> Column:
    """One question's weighted part of a scale, a number a draw; kept, since most answers stay."""
    model = definition.model()
    question = model.scales[scale].questions[place]
    x = model.scales[scale].levels_of(question)
    if model.scales[scale].mean == "geometric":
        x = tuple(map(log, x))
    levels = _levels(question, answer)
    return list(map(mul, fixed().weights[scale][place], map(x.__getitem__, levels)))


@lru_cache(maxsize=128)
def _levels(question: str, answer: int | None) -> list[int]:
    shift = definition.model().settings.draws.shift
    return drawn_levels(fixed().uniform[question], answer, shift)


def _cut(model: Model, name: str, answers: Answers) -> Column:
    """A cut of the map in every draw, before limits."""
    return _kept_cut(name, tuple(map(answers.levels.get, model.scales[name].questions)))


@lru_cache(maxsize=64)
def _kept_cut(name: str, levels: tuple[int | None, ...]) -> Column:
    """Kept, since an answer changed leaves most cuts, and a limit all, as they were; never to be written to."""
    terms = [_term(name, place, level) for place, level in enumerate(levels)]
    sums = map(sum, zip(*terms, strict=True))
    return list(map(exp, sums) if definition.model().scales[name].mean == "geometric" else sums)


def _limited(model: Model, answers: Answers, way: str, cut: Column) -> Column:
    """A cut after limits."""
    limits = [key for key, limit in model.limits.items() if way in limit.factor and _may_hold(answers, key)]
    if not limits and not ruled_out(model, answers):
        return cut
    return list(map(mul, cut, _factor(model, answers, way)))


def _factor(model: Model, answers: Answers, way: str) -> Column:
    """What the limits leave of a way in every draw; one not sure holds in half of them."""
    factors = [1.0] * model.settings.draws.count
    for key, limit in model.limits.items():
        cut = limit.factor.get(way, 1.0)
        if cut == 1.0 or not _may_hold(answers, key):
            continue
        held = _held(key, answers.limits[key])
        factors = [f * cut if h else f for f, h in zip(factors, held, strict=True)]
    if way in model.rule_out.ways and ruled_out(model, answers):
        return [0.0] * len(factors)
    return factors


def _may_hold(answers: Answers, key: str) -> bool:
    return answers.limits.get(key, False) is not False


def _held(key: str, holds: bool | None) -> list[bool]:
    return [True if holds else u < 0.5 for u in fixed().uniform[key]]


def acceptability(model: Model, answers: Answers) -> Acceptability:
    """Fit of the four ways in every draw, and which is first."""
    p, f, b, e = (_cut(model, name, answers) for name in ("p", "f", "b", "e"))
    if (known := share_of_post(model, answers)) is not None:
        e = [known] * len(e)
    f, b = _limited(model, answers, "freelance", f), _limited(model, answers, "bpo", b)
    fits, best = _fits(p, f, b, e)
    return Acceptability(tuple(model.ways), best, {"p": p, "f": f, "b": b, "e": e}, fits)


def _fits(p: Column, f: Column, b: Column, e: Column) -> tuple[tuple[Column, ...], list[int]]:
    """The areas of the map in every draw, a column a way, and the place of the first; this is the inner loop."""
    freelance = [(1 - p1) * f1 for p1, f1 in zip(p, f, strict=True)]
    bpo = list(map(mul, p, b))
    employee = [p1 * (1 - b1) * e1 for p1, b1, e1 in zip(p, b, e, strict=True)]
    keep = [1 - x - y - z for x, y, z in zip(freelance, bpo, employee, strict=True)]
    fits = (freelance, bpo, employee, keep)
    return fits, [row.index(max(row)) for row in zip(*fits, strict=True)]


def entropy(counts: Sequence[int]) -> float:
    """Entropy of counts, in bits."""
    total = sum(counts)
    return -sum(k / total * log2(k / total) for k in counts if k)


def expected_drop(found: Acceptability, question: str) -> float:
    """Bits of doubt that an answer to an unanswered question takes away, on average."""
    total = len(found.best)
    groups = Counter(zip(_levels(question, None), found.best, strict=True))
    after = 0.0
    for level in range(5):
        counts = [groups[level, place] for place in range(len(found.ways))]
        after += sum(counts) / total * entropy(counts) if sum(counts) else 0.0
    return entropy(list(found.count.values())) - after
