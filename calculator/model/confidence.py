"""How firm is the answer? Stochastic multicriteria acceptability analysis over fixed draws (source M02)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from math import exp, log, log2
from operator import mul
from random import Random

from calculator.model.answers import Answers
from calculator.model.definition import Model
from calculator.model.fit import HandoverMap, centroid_weights, ruled_out, share_of_post

Column = list[float]
DIGITS = 9  # beyond any difference between two machines' mathematical functions
CUTS = 64  # kept: an answer changed leaves most cuts, and a limit all, as they were


class Fixed:
    """The fixed draws of one model, and what they make of answers.

    Columns have one number a draw: `uniform` by id, `weights` by scale, a column for each of its questions.
    What `levels` and `cut` return is kept for the next call: never to be written to.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self.uniform = {key: self._uniform(key) for key in (*model.questions, *model.limits)}
        self.weights = {name: self._weights(name) for name in model.scales}
        self.levels = cache(self._levels)
        self.cut = lru_cache(CUTS)(self._cut)
        self._terms: dict[tuple[str, str, int | None], Column] = {}

    def _uniform(self, key: str) -> Column:
        """Numbers from 0 up to 1; each id has its own stream, so that a new question shifts no other."""
        settings = self.model.settings.draws
        draw = Random(f"{settings.seed}:{key}").random
        return [draw() for _ in range(settings.count)]

    def _weights(self, name: str) -> list[Column]:
        """Dirichlet weights with the base weights as mean: a column for each question of a scale."""
        settings = self.model.settings.draws
        random = Random(f"{settings.seed}:weights:{name}")
        alphas = [settings.concentration * w for w in centroid_weights(len(self.model.scales[name].questions))]
        draws = []
        for _ in range(settings.count):
            parts = [random.gammavariate(alpha, 1.0) for alpha in alphas]
            total = sum(parts)
            draws.append([round(part / total, DIGITS) for part in parts])
        return [list(column) for column in zip(*draws, strict=True)]

    def _levels(self, question: str, answer: int | None) -> list[int]:
        """A level a draw: near the one answered, else any of the five."""
        uniform, shift = self.uniform[question], self.model.settings.draws.shift
        if answer is None:
            return [int(5 * u) for u in uniform]
        low, high = shift, 1 - shift
        down, up = max(answer - 1, 0), min(answer + 1, 4)
        return [down if u < low else up if u >= high else answer for u in uniform]

    def _cut(self, name: str, answers: tuple[int | None, ...]) -> Column:
        """A cut of the map in every draw, before limits, from the answers to the questions of its scale."""
        scale, terms = self.model.scales[name], []
        geometric = scale.mean == "geometric"
        for question, weights, answer in zip(scale.questions, self.weights[name], answers, strict=True):
            key = name, question, answer
            if key not in self._terms:
                x = scale.levels_of(question)
                worth = tuple(map(log, x)) if geometric else x
                self._terms[key] = list(map(mul, weights, map(worth.__getitem__, self.levels(question, answer))))
            terms.append(self._terms[key])
        sums = map(sum, zip(*terms, strict=True))
        return list(map(exp, sums) if geometric else sums)


def fixed(model: Model) -> Fixed:
    """The draws of a model, made once and kept with it."""
    return model.once(Fixed)


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
        first = Counter(self.best)
        return {way: first[place] for place, way in enumerate(self.ways)}

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


def acceptability(model: Model, answers: Answers) -> Acceptability:
    """Fit of the four ways in every draw, and which is first."""
    asked = {name: model.scales[name].questions for name in HandoverMap._fields}
    p, f, b, e = (fixed(model).cut(name, tuple(map(answers.levels.get, asked[name]))) for name in asked)
    f, b = _limited(model, answers, "freelance", f), _limited(model, answers, "bpo", b)
    if (known := share_of_post(model, answers)) is not None:
        e = [known] * len(e)
    freelance = [(1 - p1) * f1 for p1, f1 in zip(p, f, strict=True)]
    bpo = list(map(mul, p, b))
    employee = [p1 * (1 - b1) * e1 for p1, b1, e1 in zip(p, b, e, strict=True)]
    keep = [1 - x - y - z for x, y, z in zip(freelance, bpo, employee, strict=True)]
    fits = (freelance, bpo, employee, keep)
    best = [draw.index(max(draw)) for draw in zip(*fits, strict=True)]
    return Acceptability(tuple(model.ways), best, {"p": p, "f": f, "b": b, "e": e}, fits)


def _limited(model: Model, answers: Answers, way: str, cut: Column) -> Column:
    """What the limits and the rule-out leave of a way's cut in every draw; one not sure holds in half of them."""
    if way in model.rule_out.ways and ruled_out(model, answers):
        return [0.0] * len(cut)
    factors: Column = []
    for key, limit in model.limits.items():
        holds = answers.limits.get(key, False)
        if holds is False or way not in limit.factor:
            continue
        factor, factors = limit.factor[way], factors or [1.0] * len(cut)
        if holds:
            factors = [f * factor for f in factors]
        else:
            uniform = fixed(model).uniform[key]
            factors = [f * factor if u < 0.5 else f for f, u in zip(factors, uniform, strict=True)]
    return list(map(mul, cut, factors)) if factors else cut


def entropy(counts: Sequence[int]) -> float:
    """Entropy of counts, in bits."""
    total = sum(counts)
    return -sum(k / total * log2(k / total) for k in counts if k)


def expected_drop(model: Model, draws: Acceptability, question: str) -> float:
    """Bits of doubt that an answer to an unanswered question takes away, on average."""
    total = len(draws.best)
    groups = Counter(zip(fixed(model).levels(question, None), draws.best, strict=True))
    after = 0.0
    for level in range(5):
        counts = [groups[level, place] for place in range(len(draws.ways))]
        after += sum(counts) / total * entropy(counts) if sum(counts) else 0.0
    return entropy(list(draws.count.values())) - after
