"""What would change an answer: the smallest change of one answer, else of two, that makes another way first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import combinations, groupby, islice, product
from math import pi, sqrt
from typing import NamedTuple

from calculator.model import forms
from calculator.model.answers import Answers
from calculator.model.confidence import KEPT, Acceptability, Given, first_way, fixed, given
from calculator.model.definition import LEVELS, SUMS, Model
from calculator.model.fit import HandoverMap, answers_for_it, logistic, ruled_out, shares

LEAD = 0.85  # of the lead in the draws: a change that makes up as much by the estimate is tried on the draws
MOST_TRIED = 8  # changes of a kind


class Step(NamedTuple):
    """One answer moved from a level to another."""

    question: str
    old: int
    new: int


class Change(NamedTuple):
    """The smallest change of answers that makes another way first; `yours` where the owner can bring it about."""

    way: str
    steps: tuple[Step, ...]
    yours: bool = True


class Moments(NamedTuple):
    """The mean of a sum over the draws, and its variance; or by how much a step moves them."""

    mean: float
    variance: float


class Term(NamedTuple):
    """A weight in one of the three sums (by place), and the questions whose best level it weighs."""

    place: int
    weight: float
    questions: tuple[str, ...]


class Move(NamedTuple):
    """A step, by how many levels it moves, and what it adds to the moments of the three sums."""

    step: Step
    levels: int
    adds: tuple[Moments, ...]


class Likely(NamedTuple):
    """A change, and the other ways that may be ahead of the present one after it, each by how much."""

    moves: tuple[Move, ...]
    ahead: dict[str, float]


def change(model: Model, answers: Answers, draws: Acceptability) -> Change | None:
    """The smallest change that makes another way, in another form, first in the draws than is first in these.

    What the owner can bring about comes first, one answer before two; then facts, which may move by few levels only.
    None where there is no such change.
    """
    way = draws.ranking[0]
    form = forms.taken(answers, way).form.id
    estimate = Estimate(model, answers, draws)
    for yours, size in product((True, False), (1, 2)):
        for steps in islice(_promising(model, estimate.likely(yours, size), answers, form), MOST_TRIED):
            moved = with_steps(answers, steps)
            now = first_way(model, moved)
            if now != way and may_be_named(model, answers, steps, now) and forms.taken(moved, now).form.id != form:
                return Change(now, steps, yours)
    return None


def to_be_had(model: Model, answers: Answers, way: str) -> bool:
    """Whether a way may be named as what the answer could become: none outside while a limit forbids it."""
    held = any(answers.limits.get(key) for key in model.fit.sum["outside"].limits)
    return not (held and way in model.rule_out.ways)


def may_be_named(model: Model, answers: Answers, steps: tuple[Step, ...], way: str) -> bool:
    """Whether steps and the way they lead to make sense together: who finds someone outside is not told to hire."""
    found = any(step.question in model.settings.change.seeks and step.new > step.old for step in steps)
    return to_be_had(model, answers, way) and (way in model.rule_out.ways or not found)


def _promising(model: Model, likely: Iterable[Likely], answers: Answers, form: str) -> Iterator[tuple[Step, ...]]:
    """The changes after which a way that may be ahead takes another form than the present one."""
    for one in likely:
        steps = tuple(move.step for move in one.moves)
        moved = with_steps(answers, steps)
        ahead = (way for way in one.ahead if may_be_named(model, answers, steps, way))
        if any(forms.taken(moved, way).form.id != form for way in ahead):
            yield steps


def with_steps(answers: Answers, steps: Iterable[Step]) -> Answers:
    """The answers once some of them are moved."""
    return replace(answers, levels=answers.levels | {step.question: step.new for step in steps})


def can_be_chosen(model: Model, step: Step) -> bool:
    """Whether the owner can bring a step about: in the direction, and as far, as the question and the settings say."""
    question, by = model.questions[step.question], step.new - step.old
    if not question.yours or abs(by) > model.settings.change.own_levels:
        return False
    return question.yours_to <= step.new < step.old if question.yours_down else step.old < step.new <= question.yours_to


class Estimate:
    """The mean areas after a change: those of the draws, moved as the moments of the three sums say.

    A logistic over a normal spread is near a logistic of the mean with a lower slope: see `_mean_share`. The three
    cuts count as independent of each other.
    """

    def __init__(self, model: Model, answers: Answers, draws: Acceptability) -> None:
        self.model, self.answers, self.way = model, answers, draws.ranking[0]
        self.outside = not ruled_out(model, answers)
        self.sums = model.once(_Sums)
        self.given = {key: given(model, answers, key) for key in self.sums.keys}
        self.moments = [self._moments(term, self.given) for term in self.sums.terms]
        self.base = [Moments(model.fit.sum[name].constant, 0.0) for name in SUMS]
        for term, moments in zip(self.sums.terms, self.moments, strict=True):
            self.base[term.place] = _added(self.base[term.place], moments)
        self.unable = self._unable() if answers_for_it(model, answers) else 0.0
        before = self._areas(())
        self.off = {way: area * LEAD - before[way] for way, area in draws.areas.items()}
        moves = [list(self._moves(q, old)) for q, old in answers.given.items() if q in self.given]
        most = model.settings.change.fact_levels
        self.yours = [[move for move in each if can_be_chosen(model, move.step)] for each in moves]
        self.near = [[move for move in each if move.levels <= most] for each in moves]

    def _unable(self) -> float:
        """The share of the draws in which a profession takes the place of keeping the work."""
        rule = self.model.profession
        able = fixed(self.model).chances(rule.question, given(self.model, self.answers, rule.question))
        return sum(chance for level, chance in able.items() if level <= rule.most)

    def _moments(self, term: Term, given: Mapping[str, Given]) -> Moments:
        return self.sums.moments(term, tuple(given[key] for key in term.questions))

    def _moves(self, question: str, old: int) -> Iterator[Move]:
        """Each other level of a question."""
        with_it = [pair for pair in zip(self.sums.terms, self.moments, strict=True) if question in pair[0].questions]
        for new in range(LEVELS):
            if new != old:
                now, adds = self.given | {question: new}, [Moments(0.0, 0.0)] * len(SUMS)
                for term, before in with_it:
                    after = self._moments(term, now)
                    more = Moments(after.mean - before.mean, after.variance - before.variance)
                    adds[term.place] = _added(adds[term.place], more)
                yield Move(Step(question, old, new), abs(new - old), tuple(adds))

    def likely(self, yours: bool, size: int) -> Iterator[Likely]:
        """The changes of `size` answers after which another way may well be first; the smallest and surest first."""
        for _, same in groupby(sorted(self._changes(yours, size), key=_moved), _moved):
            found = [Likely(moves, ahead) for moves in same if (ahead := self._ahead(moves))]
            yield from sorted(found, key=lambda one: -max(one.ahead.values()))

    def _changes(self, yours: bool, size: int) -> Iterator[tuple[Move, ...]]:
        """The changes of `size` answers that the owner can choose; else those that move no further than is of use."""
        most = self.model.settings.change.fact_levels
        for chosen in combinations(self.yours if yours else self.near, size):
            yield from (moves for moves in product(*chosen) if yours or _moved(moves) <= most)

    def nearest(self) -> tuple[Step | None, str]:
        """The one step of the owner's that adds most to a way that may be named instead, and that way."""
        before = self._areas(())
        best: tuple[float, Step | None, str] = (0.0, None, "")
        for move in (move for each in self.yours for move in each):
            after = self._areas((move,))
            for way in after:
                gain = after[way] - before[way]
                if way != self.way and gain > best[0] and may_be_named(self.model, self.answers, (move.step,), way):
                    best = (gain, move.step, way)
        return best[1], best[2]

    def _ahead(self, moves: tuple[Move, ...]) -> dict[str, float]:
        """The ways that may be ahead of the present one after some moves."""
        areas, off = self._areas(moves), self.off
        bound = areas[self.way] + off[self.way]
        return {way: ahead for way, area in areas.items() if (ahead := area + off[way] - bound) > 0}

    def _areas(self, moves: tuple[Move, ...]) -> dict[str, float]:
        """The four areas after some moves, by the moments alone."""
        cuts = []
        for place, (mean, variance) in enumerate(self.base):
            for move in moves:
                mean += move.adds[place].mean
                variance += move.adds[place].variance
            cuts.append(_mean_share(self.model.fit.slope, mean, variance))
        o, f, e = cuts
        areas = shares(HandoverMap(o if self.outside else 0.0, f, e))
        if self.unable:
            kept = areas["keep"] * self.unable
            areas |= {"keep": areas["keep"] - kept, "freelance": areas["freelance"] + kept * (1 - f)}
            areas["bpo"] += kept * f
        return areas


def _moved(moves: tuple[Move, ...]) -> int:
    """Levels moved in all."""
    return sum(move.levels for move in moves)


class _Sums:
    """All that the three sums of a model add up; `moments` are kept for the next call."""

    def __init__(self, model: Model) -> None:
        self.draws = fixed(model)
        terms = []
        for place, name in enumerate(SUMS):
            one = model.fit.sum[name]
            terms += [Term(place, weight, (key,)) for key, weight in (*one.weights.items(), *one.limits.items())]
            if one.best_of.questions:
                terms.append(Term(place, one.best_of.weight, one.best_of.questions))
        self.terms = tuple(terms)
        self.keys = tuple(dict.fromkeys(key for term in terms for key in term.questions))
        self.moments = lru_cache(KEPT)(self._moments)

    def _moments(self, term: Term, given: tuple[Given, ...]) -> Moments:
        """Of a term over the draws, from what was given for each of its questions."""
        chances = [self.draws.chances(key, one) for key, one in zip(term.questions, given, strict=True)]
        best = chances[0]
        for more in chances[1:]:
            pairs, best = product(best.items(), more.items()), {}
            for (level, chance), (other, by) in pairs:
                top = max(level, other)
                best[top] = best.get(top, 0.0) + chance * by
        mean = square = 0.0
        for level, chance in best.items():
            mean += level * chance
            square += level * level * chance
        return Moments(term.weight * mean, term.weight**2 * (square - mean * mean))


def _added(one: Moments, other: Moments) -> Moments:
    return Moments(one.mean + other.mean, one.variance + other.variance)


def _mean_share(slope: float, mean: float, variance: float) -> float:
    """The mean of a logistic share over a normal spread (MacKay's approximation)."""
    return logistic(slope / sqrt(1 + pi / 8 * slope**2 * variance), mean)
