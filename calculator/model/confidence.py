"""How firm is the answer? Stochastic multicriteria acceptability analysis over fixed draws (source M02)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache, reduce
from itertools import cycle
from math import log2, sumprod
from operator import add, mul, sub
from random import Random

from calculator.model.answers import Answers
from calculator.model.definition import AMOUNT, SUMS, Model
from calculator.model.fit import HandoverMap, answers_for_it, logistic, ruled_out
from calculator.model.fit import cuts as cuts_of

Column = list[float]
Given = float | bool | tuple[int, ...] | None  # a level, a limit, levels that are as likely, or open
PLACES = 3  # of a confidence, as it is reported
DIGITS = 9  # beyond any difference between two machines' mathematical functions
KEPT = 256  # an answer changed leaves most columns as they were
LEVELS = 5


class Fixed:
    """The fixed draws of one model, and what they make of answers.

    `uniform` has a column for each id, one number a draw. What `levels`, `chances` and `share` return is kept for
    the next call: never to be written to.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self.uniform = {key: self._uniform(key) for key in (*model.questions, *model.limits, AMOUNT)}
        self.levels = lru_cache(KEPT)(self._levels)
        self.share = lru_cache(KEPT)(self._share)
        self.chances = lru_cache(KEPT)(self._chances)
        self.moves = cache(self._moves)
        self.groups = cache(self._groups)

    def _uniform(self, key: str) -> Column:
        """Numbers from 0 up to 1; each id has its own stream, so that a new question shifts no other."""
        settings = self.model.settings.draws
        draw = Random(f"{settings.seed}:{key}").random
        return [draw() for _ in range(settings.count)]

    def _moves(self, key: str) -> list[int]:
        """In which draws an answer moves down (0), stays (1) or moves up (2)."""
        shift = self.model.settings.draws.shift
        return [(u >= shift) + (u >= 1 - shift) for u in self.uniform[key]]

    def _levels(self, key: str, given: Given, weight: float = 1.0) -> Column:
        """A level a draw, times a weight: near the one given, else any; a limit is 1 where it holds."""
        uniform = self.uniform[key]
        if key in self.model.limits:
            return [weight * (u < 0.5 if given is None else bool(given)) for u in uniform]
        if given is None:
            return [weight * int(LEVELS * u) for u in uniform]
        likely = given if isinstance(given, tuple) else (given,)
        near = [tuple(weight * moved for moved in around(level)) for level in likely]
        if len(near) == 1:
            return list(map(near[0].__getitem__, self.moves(key)))
        return [levels[move] for levels, move in zip(cycle(near), self.moves(key), strict=False)]

    def _chances(self, key: str, given: Given) -> dict[float, float]:
        """How likely each level of an id is, by level."""
        shift = self.model.settings.draws.shift
        if key in self.model.limits:
            return {0.0: 0.5, 1.0: 0.5} if given is None else {float(bool(given)): 1.0}
        if given is None:
            return {float(level): 1 / LEVELS for level in range(LEVELS)}
        likely, chances = given if isinstance(given, tuple) else (given,), dict[float, float]()
        for level in likely:
            for near, chance in zip(around(level), (shift, 1 - 2 * shift, shift), strict=True):
                chances[near] = chances.get(near, 0.0) + chance / len(likely)
        return chances

    def _share(self, name: str, given: tuple[Given, ...]) -> Column:
        """A cut of the map in every draw, before any rule, from what was given for the terms of its sum."""
        one, slope = self.model.fit.sum[name], self.model.fit.slope
        by_key = dict(zip(keys(self.model, name), given, strict=True))
        totals = [one.constant] * self.model.settings.draws.count
        for key, weight in (*one.weights.items(), *one.limits.items()):
            totals = list(map(add, totals, self.levels(key, by_key[key], weight)))
        if one.best_of.questions:
            columns = (self.levels(key, by_key[key]) for key in one.best_of.questions)
            best: Iterable[float] = reduce(lambda some, more: list(map(max, some, more)), columns)
            totals = list(map(add, totals, map(one.best_of.weight.__mul__, best)))
        shares = {total: round(logistic(slope, total), DIGITS) for total in set(totals)}
        return list(map(shares.__getitem__, totals))

    def _groups(self, key: str) -> list[tuple[int, ...]]:
        """The draws of each level that an open question, or limit, takes."""
        levels = self.levels(key, None)
        return [tuple(n for n, at in enumerate(levels) if at == level) for level in sorted(set(levels))]


def around(level: float) -> tuple[float, float, float]:
    """A level moved down, as it is and moved up."""
    return max(level - 1.0, 0.0), float(level), min(level + 1.0, LEVELS - 1.0)


def keys(model: Model, name: str) -> tuple[str, ...]:
    """The ids whose answers stand in a sum."""
    one = model.fit.sum[name]
    return (*one.weights, *one.limits, *one.best_of.questions)


def fixed(model: Model) -> Fixed:
    """The draws of a model, made once and kept with it."""
    return model.once(Fixed)


def given(model: Model, answers: Answers, key: str) -> Given:
    """What is known of an id: the answer, else what the reader's figures tell of it, else None."""
    if key == AMOUNT:
        return answers.hours
    if key in model.limits:
        return answers.limits.get(key)
    level = answers.levels.get(key)
    return answers.figured.get(key) if level is None else level


@dataclass(frozen=True)
class Acceptability:
    """What the draws say: the three cuts of the map in every draw, and in which ones a profession rules keeping out.

    `unable` is empty where no profession answers for the work, else 1 in these draws.
    """

    ways: tuple[str, ...]
    cuts: tuple[Column, Column, Column]
    unable: Column
    drops: dict[str, float] = field(default_factory=dict, repr=False, compare=False)  # once worked out

    @cached_property
    def fits(self) -> tuple[Column, ...]:
        """How well each way suits in every draw, one column a way."""
        o, f, e = self.cuts
        bpo = list(map(mul, o, f))
        inside = [1 - outside for outside in o]
        employee = list(map(mul, inside, e))
        freelance, keep = list(map(sub, o, bpo)), list(map(sub, inside, employee))
        if not self.unable:
            return freelance, bpo, employee, keep
        moved = list(map(mul, keep, self.unable))
        to_firm = list(map(mul, moved, f))
        to_person = map(sub, moved, to_firm)
        return list(map(add, freelance, to_person)), list(map(add, bpo, to_firm)), employee, list(map(sub, keep, moved))

    @cached_property
    def areas(self) -> dict[str, float]:
        """The mean area of each way, which is its confidence; they add up to 1."""
        (o, f, e), count = self.cuts, len(self.cuts[0])
        if self.unable:
            return {way: sum(column) / count for way, column in zip(self.ways, self.fits, strict=True)}
        outside, bpo, employee = sum(o), sumprod(o, f), sum(e) - sumprod(o, e)
        sums = outside - bpo, bpo, employee, count - outside - employee
        return {way: area / count for way, area in zip(self.ways, sums, strict=True)}

    @cached_property
    def confidence(self) -> dict[str, float]:
        """The same to three decimals, equal on every machine."""
        return {way: round(area, PLACES) for way, area in self.areas.items()}

    @cached_property
    def ranking(self) -> list[str]:
        """The ways, most confident first; ties by the order of the ways."""
        return sorted(self.ways, key=lambda way: -self.confidence[way])

    @cached_property
    def map(self) -> HandoverMap:
        """The map of the mean areas."""
        return cuts_of(self.areas)

    def spread(self) -> tuple[float, float]:
        """The 10 and 90 % points, over the draws, of what could go outside."""
        outside = sorted(map(add, *self.fits[:2]) if self.unable else self.cuts[0])
        return outside[len(outside) // 10], outside[-len(outside) // 10]


def acceptability(model: Model, answers: Answers) -> Acceptability:
    """How well the four ways suit in every draw."""
    draws, rule = fixed(model), model.profession
    o, f, e = (draws.share(name, tuple(given(model, answers, key) for key in keys(model, name))) for name in SUMS)
    if ruled_out(model, answers):
        o = [0.0] * len(o)
    unable: Column = []
    if answers_for_it(model, answers):
        able = draws.levels(rule.question, given(model, answers, rule.question))
        unable = [float(level <= rule.most) for level in able]
    return Acceptability(tuple(model.ways), (o, f, e), unable)


def first_way(model: Model, answers: Answers) -> str:
    """The way that the draws put first."""
    return acceptability(model, answers).ranking[0]


def entropy(shares: Sequence[float]) -> float:
    """Entropy of shares that add up to 1, in bits."""
    return -sum(share * log2(share) for share in shares if share > 0)


def expected_drop(model: Model, draws: Acceptability, key: str) -> float:
    """Bits of doubt that an answer to an open question or limit takes away, on average."""
    if key in draws.drops:
        return draws.drops[key]
    after, count = 0.0, len(draws.cuts[0])
    for group in fixed(model).groups(key):
        areas = [sum(map(column.__getitem__, group)) / len(group) for column in draws.fits]
        after += len(group) / count * entropy(areas)
    draws.drops[key] = entropy(list(draws.areas.values())) - after
    return draws.drops[key]
