"""How firm is the answer? Stochastic multicriteria acceptability analysis over fixed draws (source M02)."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import accumulate, cycle, pairwise
from math import log2
from operator import add, itemgetter, mul
from random import Random

from calculator.model.answers import Answers
from calculator.model.definition import AMOUNT, LEVELS, PARTS, SUMS, Model
from calculator.model.fit import HandoverMap, answers_for_it, logistic, ruled_out
from calculator.model.fit import cuts as cuts_of

Column = Sequence[float]
Row = bytes  # a small whole number a draw: added, looked up and counted without a loop of Python's own
Given = float | bool | tuple[int, ...] | None  # a level, a limit, levels that are as likely, or open
PLACES = 3  # of a confidence, as it is reported
DIGITS = 9  # beyond any difference between two machines' mathematical functions
KEPT = 256  # an answer changed leaves most columns as they were
KEPT_SHARES = 4096
BYTE = 256


class Fixed:
    """The fixed draws of one model, and what they make of answers.

    `uniform` has a column for each id, one number a draw. What the other functions return is kept for the next call.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self.uniform = {key: self._uniform(key) for key in (*model.questions, *model.limits, AMOUNT)}
        self.places = lru_cache(KEPT)(self._places)
        self.best = lru_cache(KEPT)(self._best)
        self.share = lru_cache(KEPT)(self._share)
        self.share_of = lru_cache(KEPT_SHARES)(self._share_of)
        self.chances = lru_cache(KEPT)(self._chances)
        self.moves = cache(self._moves)
        self.groups = cache(self._groups)

    def _uniform(self, key: str) -> list[float]:
        """Numbers from 0 up to 1; each id has its own stream, so that a new question shifts no other."""
        settings = self.model.settings.draws
        draw = Random(f"{settings.seed}:{key}").random
        return [draw() for _ in range(settings.count)]

    def _moves(self, key: str) -> Row:
        """In which draws an answer moves down (0), stays (1) or moves up (2)."""
        shift = self.model.settings.draws.shift
        return bytes((u >= shift) + (u >= 1 - shift) for u in self.uniform[key])

    def _places(self, key: str, given: Given) -> tuple[Column, Row]:
        """The levels that an id can take, and in each draw the place of the one that it takes."""
        uniform = self.uniform[key]
        if key in self.model.limits:
            return (0.0, 1.0), bytes(u < 0.5 if given is None else bool(given) for u in uniform)
        if given is None:
            return ALL, bytes(int(LEVELS * u) for u in uniform)
        likely = given if isinstance(given, tuple) else (given,)
        if len(set(likely)) == 1:
            return around(likely[0]), self.moves(key)
        near = cycle([around(level) for level in likely])
        return ALL, bytes(int(levels[move]) for levels, move in zip(near, self.moves(key), strict=False))

    def _best(self, questions: tuple[str, ...], given: tuple[Given, ...]) -> Row:
        """The highest level of several questions in every draw."""
        return bytes(map(int, map(max, *(self.levels(q, one) for q, one in zip(questions, given, strict=True)))))

    def levels(self, key: str, given: Given) -> Column:
        """A level a draw: near the one given, else any; a limit is 1 where it holds."""
        return looked_up(*self.places(key, given))

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
        """A cut of the map in every draw, before any rule, from what was given for the terms of its sum.

        The sum of a draw is its lowest value and so many steps: see `terms`. The amount alone may lie between two
        steps, so the place of its level counts as many steps as the others have in all.
        """
        one, by_key = self.model.fit.sum[name], dict(zip(keys(self.model, name), given, strict=True))
        weighed = {key: weight for key, weight in (one.weights | one.limits).items() if key != AMOUNT}
        terms = [(weight, *self.places(key, by_key[key])) for key, weight in weighed.items()]
        if best := one.best_of.questions:
            terms.append((one.best_of.weight, ALL, self.best(best, tuple(by_key[key] for key in best))))
        low, span, steps = one.constant, 1, 0
        for weight, levels, places in terms:
            values = [weight * level for level in levels]
            above = [round(PARTS * (value - min(values))) for value in values]
            low, span, steps = low + min(values), span + max(above), steps + number(above, places)
        amounts: Column = (0.0,)
        if AMOUNT in one.weights:
            levels, places = self.places(AMOUNT, by_key[AMOUNT])
            amounts = [one.weights[AMOUNT] * level for level in levels]
            steps += number(range(0, span * len(levels), span), places)
        row = steps.to_bytes(self.model.settings.draws.count)
        shares = {step: self.share_of(low + step % span / PARTS + amounts[step // span]) for step in set(row)}
        return looked_up(shares, row)

    def _share_of(self, total: float) -> float:
        """A sum as a share, the same on every machine."""
        return round(logistic(self.model.fit.slope, total), DIGITS)

    def _groups(self, key: str) -> tuple[Callable[[Column], Column], tuple[slice, ...]]:
        """What puts the draws in the order of the levels that an open question or limit takes; where each level is."""
        levels, places = self.places(key, None)
        order = sorted(range(len(places)), key=places.__getitem__)
        ends = accumulate(map(places.count, range(len(levels))), initial=0)
        return itemgetter(*order), tuple(slice(*two) for two in pairwise(ends) if two[0] < two[1])


ALL = tuple(map(float, range(LEVELS)))


def number(values: Collection[int], places: Row) -> int:
    """A value for each draw, by its place, as the digits to the base 256 of one number, so that rows can be added."""
    return int.from_bytes(places.translate(bytes(values).ljust(BYTE)))


def looked_up(values: Column | Mapping[int, float], row: Row) -> Column:
    """The value of each draw, by its place."""
    column: Column = itemgetter(*row)(values)
    return column


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
    def columns(self) -> tuple[Column, Column, Column]:
        """In every draw what goes outside, what of it to a firm, and what to a post: the four areas follow."""
        o, f, e = self.cuts
        firm, post = tuple(map(mul, o, f)), [(1 - out) * share for out, share in zip(o, e, strict=True)]
        if not self.unable:
            return o, firm, post
        moved = [(1 - out - kept) * able for out, kept, able in zip(o, post, self.unable, strict=True)]
        return [*map(add, o, moved)], [*map(add, firm, map(mul, moved, f))], post

    @cached_property
    def areas(self) -> dict[str, float]:
        """The mean area of each way, which is its confidence; they add up to 1."""
        (o, f, e), count = self.cuts, len(self.cuts[0])
        if self.unable:
            outside, firm, post = (sum(column) for column in self.columns)
        else:
            outside, firm, post = sum(o), sum(map(mul, o, f)), sum(e) - sum(map(mul, o, e))
        sums = four(outside, firm, post, count)
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
        outside = sorted(self.columns[0] if self.unable else self.cuts[0])
        return outside[len(outside) // 10], outside[-len(outside) // 10]


def acceptability(model: Model, answers: Answers) -> Acceptability:
    """How well the four ways suit in every draw."""
    draws, rule = fixed(model), model.profession
    o, f, e = (draws.share(name, tuple(given(model, answers, key) for key in keys(model, name))) for name in SUMS)
    if ruled_out(model, answers):
        o = [0.0] * len(o)
    unable: Column = ()
    if answers_for_it(model, answers):
        able = draws.levels(rule.question, given(model, answers, rule.question))
        unable = [float(level <= rule.most) for level in able]
    return Acceptability(tuple(model.ways), (o, f, e), unable)


def first_way(model: Model, answers: Answers) -> str:
    """The way that the draws put first."""
    return acceptability(model, answers).ranking[0]


def four(outside: float, firm: float, post: float, count: int) -> tuple[float, float, float, float]:
    """The areas of the four ways over some draws, from the sums of what goes outside, to a firm and to a post."""
    return outside - firm, firm, post, max(count - outside - post, 0.0)  # where keeping is ruled out, nothing is left


def entropy(shares: Iterable[float], whole: float = 1.0) -> float:
    """Entropy of shares that add up to a whole, in bits."""
    return -sum(share / whole * log2(share / whole) for share in shares if share > 0)


def expected_drop(model: Model, draws: Acceptability, key: str) -> float:
    """Bits of doubt that an answer to an open question or limit takes away, on average."""
    if key not in draws.drops:
        order, levels = fixed(model).groups(key)
        sums, after = [order(column) for column in draws.columns], 0.0
        for level in levels:
            count = level.stop - level.start
            outside, firm, post = (sum(column[level]) for column in sums)
            after += count * entropy(four(outside, firm, post, count), count)
        draws.drops[key] = entropy(draws.areas.values()) - after / len(draws.cuts[0])
    return draws.drops[key]
