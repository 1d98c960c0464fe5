"""How firm is the answer? Stochastic multicriteria acceptability analysis over fixed draws (source M02)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
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
    return _kept_cut(name, tuple(map(answers.levels.get, model.scales[name].questions)))


@lru_cache(maxsize=64)
def _kept_cut(name: str, levels: tuple[int | None, ...]) -> Column:
    """Kept, since an answer changed leaves most cuts, and a limit all, as they were; never to be written to."""
    terms = [_term(name, place, level) for place, level in enumerate(levels)]
    sums = map(sum, zip(*terms, strict=True))
    return list(map(exp, sums) if load.model().scales[name].mean == "geometric" else sums)


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
