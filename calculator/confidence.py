"""How firm is the answer? Stochastic multicriteria acceptability analysis over fixed draws (source M02)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp, log, log2
from operator import mul

from calculator import draws, load
from calculator.answers import Answers
from calculator.draws import Column
from calculator.fit import ruled_out, share_of_post
from calculator.schema import Model


@dataclass(frozen=True)
class Acceptability:
    """What the draws say. Columns have one entry a draw; `best` holds the place of a way in `ways`."""

    ways: tuple[str, ...]
    best: list[int]
    columns: dict[str, Column]
    fits: tuple[Column, ...]

    @property
    def count(self) -> dict[str, int]:
        """In how many draws each way is first."""
        found = Counter(self.best)
        return {way: found[place] for place, way in enumerate(self.ways)}

    @property
    def confidence(self) -> dict[str, float]:
        """The share of draws in which each way is first: its rank acceptability."""
        return {way: k / len(self.best) for way, k in self.count.items()}

    @property
    def fit(self) -> dict[str, float]:
        """Mean fit of each way over the draws."""
        return {way: sum(c) / len(c) for way, c in zip(self.ways, self.fits, strict=True)}

    @property
    def ranking(self) -> list[str]:
        """The ways, most confident first; ties by mean fit, then by the order of the ways."""
        confidence, fit = self.confidence, self.fit
        return sorted(self.ways, key=lambda way: (-confidence[way], -fit[way]))

    def spread(self, name: str) -> tuple[float, float]:
        """The 10 and 90 % points of a cut of the map over the draws."""
        ordered = sorted(self.columns[name])
        return ordered[len(ordered) // 10], ordered[-len(ordered) // 10]


@cache
def fixed() -> draws.Fixed:
    """The draws of the shipped model."""
    return draws.make(load.model())


@lru_cache(maxsize=512)
def _term(scale: str, place: int, answer: int | None) -> Column:
    """One question's weighted part of a scale, a number a draw; kept, since most answers stay."""
    model = load.model()
    question = model.scales[scale].questions[place]
    x = model.scales[scale].levels_of(question)
    if model.scales[scale].mean == "geometric":
        x = tuple(map(log, x))
    levels = _levels(question, answer)
    return list(map(mul, fixed().weights[scale][place], map(x.__getitem__, levels)))


@lru_cache(maxsize=128)
def _levels(question: str, answer: int | None) -> list[int]:
    shift = load.model().settings.draws.shift
    return draws.drawn_levels(fixed().uniform[question], answer, shift)


def _cut(model: Model, name: str, answers: Answers) -> Column:
    """A cut of the map in every draw, before limits."""
    scale = model.scales[name]
    terms = [_term(name, place, answers.levels.get(q)) for place, q in enumerate(scale.questions)]
    sums = map(sum, zip(*terms, strict=True))
    return list(map(exp, sums) if scale.mean == "geometric" else sums)


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
    f = list(map(mul, f, _factor(model, answers, "freelance")))
    b = list(map(mul, b, _factor(model, answers, "bpo")))
    fits, best = _fits(p, f, b, e)
    return Acceptability(tuple(model.ways), best, {"p": p, "f": f, "b": b, "e": e}, fits)


def _fits(p: Column, f: Column, b: Column, e: Column) -> tuple[tuple[Column, ...], list[int]]:
    """The areas of the map in every draw; written out, for it is the inner loop."""
    rows, best = [], []
    for p1, f1, b1, e1 in zip(p, f, b, e, strict=True):
        freelance, bpo, employee = (1 - p1) * f1, p1 * b1, p1 * (1 - b1) * e1
        row = (freelance, bpo, employee, 1 - freelance - bpo - employee)
        rows.append(row)
        best.append(row.index(max(row)))
    return tuple(list(column) for column in zip(*rows, strict=True)), best


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
