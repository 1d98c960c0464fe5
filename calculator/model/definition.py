"""The decision model as its data files define it: questions, sums, ways, settings and words, checked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, Self, cast

from calculator.load import DATA, DataError, Folder, Texts, checked, file_records, only, record, records, table

SUMS = ("outside", "firm", "post")
AMOUNT = "hours"
"""The amount of work counts like a question, but is told in figures."""
LEVELS = 5
"""Every question has so many answers, from level 0 to `LEVELS` - 1."""
PARTS = 4
"""Weights are whole quarters: sums of them are exact, and can be added up on paper."""
MOST_STEPS = 256
"""A draw's sum, in quarters above its lowest, is held in a byte."""


@dataclass(frozen=True)
class Question:
    """A question with five anchored answers, level 0 first; `part` is "fit" where the answer counts for the way.

    `yours` says what the owner can do to move the answer up, or with `yours_down` down, as far as `yours_to`; where
    it is empty the answer is a fact.
    """

    id: str
    text: str
    why: str
    anchors: tuple[str, ...]
    short: str
    part: str
    yours: str = ""
    yours_down: bool = False
    yours_to: int = LEVELS - 1


@dataclass(frozen=True)
class Limit:
    """A yes-or-no question; `open` and `open_same` say what it would do if it held, while it is not answered.

    `without` says what to do so that it holds no more, and what the work would look like then.
    """

    id: str
    text: str
    why: str
    answers: dict[str, str]
    short: str
    effect: str
    open: str
    open_same: str
    without: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class RuleOut:
    """An answer, given and never drawn, that rules some ways out."""

    question: str
    level: int
    ways: tuple[str, ...]
    effect: str


@dataclass(frozen=True)
class Profession:
    """With `mark`, the draws in which `question` is at `most` give the area of `way` to the ways outside."""

    mark: str
    question: str
    most: int
    way: str
    effect: str


@dataclass(frozen=True)
class Mark:
    """What a common task, or the reader by a tick, says of the work besides the answers."""

    id: str
    text: str
    hint: str


@dataclass(frozen=True)
class Former:
    """A question of version 1 that is asked no more; its answers by word are read as levels of `question`."""

    question: str
    answers: dict[str, int]
    text: str


@dataclass(frozen=True)
class BestOf:
    """The highest level of several questions, weighed."""

    questions: tuple[str, ...]
    weight: float


@dataclass(frozen=True)
class Sum:
    """One of the three sums that decide; above 0 the answer to `text` is yes."""

    text: str
    constant: float
    weights: dict[str, float]
    best_of: BestOf = BestOf((), 0.0)
    limits: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Hours:
    """The level of the amount: `week` holds the hours a week of the five levels, straight between."""

    week: tuple[float, ...]
    text: str
    short: str


@dataclass(frozen=True)
class FitRule:
    """Everything in model/fit.toml: the sums, and how steeply a sum becomes a share."""

    slope: float
    sources: tuple[str, ...]
    sum: dict[str, Sum]
    hours: Hours


@dataclass(frozen=True)
class Way:
    """One of the four ways of getting a task done."""

    id: str
    name: str
    kind: str
    summary: str
    article: str


@dataclass(frozen=True)
class Draws:
    """How the fixed draws of the confidence are made; `shift` is the chance of one level down, and of one up."""

    count: int
    seed: str
    shift: float
    sources: tuple[str, ...]


@dataclass(frozen=True)
class AnswerRule:
    """When there are enough answers for a result: so many, `needed` and one of `one_of` among them.

    Where none of these is answered, as in a record of version 1, so many of any are enough. `before_enough` are
    asked before the page says that it is enough, where an answer to them would change the first place.
    """

    least: int
    needed: tuple[str, ...]
    one_of: tuple[str, ...]
    first: tuple[str, ...]
    before_enough: tuple[str, ...]


@dataclass(frozen=True)
class AskNext:
    """The bits of doubt from which an open question is still worth asking, by firmness; 0 for never."""

    least_bits: dict[str, float]


@dataclass(frozen=True)
class ChangeRule:
    """How many levels a fact, in all, and an answer of the owner's may move to be named as what would change it.

    Of hours of work a month, `amounts` are tried that are up to `most_times` as many or as few; a way is named with
    such an amount, or for work that comes back, from `least_share` of the map on. What only brings a way nearer is
    named from `least_gain` on. `seeks` are the questions whose answer rises when someone outside is found.
    """

    fact_levels: int
    own_levels: int
    seeks: tuple[str, ...]
    amounts: tuple[float, ...]
    most_times: float
    least_share: float
    least_gain: float


@dataclass(frozen=True)
class Firmness:
    """A word for the confidence, from a whole percentage up."""

    id: str
    from_: int
    label: str
    text: str


@dataclass(frozen=True)
class Settings:
    """Everything in model/settings.toml."""

    version: str
    draws: Draws
    answer: AnswerRule
    ask_next: AskNext
    change: ChangeRule
    firmness: tuple[Firmness, ...]


@dataclass(frozen=True)
class Model:
    """All that the decision needs, read once."""

    questions: dict[str, Question]
    limits: dict[str, Limit]
    rule_out: RuleOut
    profession: Profession
    marks: dict[str, Mark]
    former: dict[str, Former]
    fit: FitRule
    ways: dict[str, Way]
    settings: Settings
    wording: Texts
    errors: Texts

    @cached_property
    def scored(self) -> tuple[str, ...]:
        """The questions that count for the way, in their order."""
        return tuple(key for key, question in self.questions.items() if question.part == "fit")

    @cached_property
    def _kept(self) -> dict[object, Any]:
        return {}

    def once[T](self, make: Callable[[Self], T]) -> T:
        """What `make` makes of this model: made when first asked for, then kept with the model."""
        if make not in self._kept:
            self._kept[make] = make(self)
        return cast(T, self._kept[make])


@cache
def model(folder: Folder = DATA) -> Model:
    """The whole decision model, checked."""
    raw = table("model/questions.toml", folder)
    only("model/questions.toml", raw, "question", "limit", "rule_out", "profession", "mark", "former")
    words = table("model/words.toml", folder)
    errors = words.pop("errors", {})
    whole = Model(
        questions=records(Question, raw["question"], "model/questions.toml: question"),
        limits=records(Limit, raw["limit"], "model/questions.toml: limit"),
        rule_out=record(RuleOut, raw["rule_out"], "model/questions.toml: rule_out"),
        profession=record(Profession, raw["profession"], "model/questions.toml: profession"),
        marks=records(Mark, raw["mark"], "model/questions.toml: mark"),
        former={k: record(Former, v, f"model/questions.toml: former.{k}") for k, v in raw["former"].items()},
        fit=record(FitRule, table("model/fit.toml", folder), "model/fit.toml"),
        ways=file_records(Way, "model/ways.toml", "way", folder),
        settings=record(Settings, table("model/settings.toml", folder), "model/settings.toml"),
        wording=checked(Texts, words, "model/words.toml"),
        errors=checked(Texts, errors, "model/words.toml.errors"),
    )
    if mistakes := [*_wrong_values(whole), *_wrong_names(whole)]:
        raise DataError(mistakes[0])
    return whole


@cache
def validation(folder: Folder = DATA) -> dict[str, Any]:
    """How the shipped model did on all published cases, as measured when it was made."""
    return table("model/validation.json", folder)


def _wrong_values(model: Model) -> Iterator[str]:
    """Sums and bounds that types cannot tell from right ones; each by file and key."""
    for question in model.questions.values():
        where = f"model/questions.toml: {question.id}"
        if len(question.anchors) != LEVELS:
            yield f"{where}.anchors: there must be {LEVELS}"
        if question.part not in ("fit", "plan"):
            yield f"{where}.part: {question.part!r} is neither fit nor plan"
    if not model.fit.sources:
        yield "model/fit.toml: sources: missing"
    if model.fit.slope <= 0:
        yield "model/fit.toml: slope: must be above 0"
    for key, one in model.fit.sum.items():
        questions = (*(weight for name, weight in one.weights.items() if name != AMOUNT), one.best_of.weight)
        weights = (one.constant, *one.weights.values(), *one.limits.values(), one.best_of.weight)
        if not all((PARTS * weight).is_integer() for weight in weights):
            yield f"model/fit.toml: sum.{key}: weights must be whole quarters"
        span = sum(map(abs, (*((LEVELS - 1) * weight for weight in questions), *one.limits.values())))
        if (PARTS * span + 1) * (LEVELS if AMOUNT in one.weights else 1) > MOST_STEPS:
            yield f"model/fit.toml: sum.{key}: its weights are too large together"
    week = list(model.fit.hours.week)
    if len(week) != LEVELS or week != sorted(set(week)) or week[0] <= 0:
        yield f"model/fit.toml: hours.week: must rise over {LEVELS} levels"
    bounds = [firmness.from_ for firmness in model.settings.firmness]
    if bounds != sorted(bounds, reverse=True) or bounds[-1] != 0:
        yield "model/settings.toml: firmness.from: must fall to 0"
    words = [firmness.id for firmness in model.settings.firmness]
    if list(model.settings.ask_next.least_bits) != words:
        yield f"model/settings.toml: ask_next.least_bits: must be {', '.join(words)}"


def _wrong_names(model: Model) -> Iterator[str]:
    """Questions, ways, marks and sums that are named but are none; each by file and key."""
    settings, fit = model.settings, model.fit
    if not model.questions.keys().isdisjoint({*model.limits, *model.marks}):
        yield "model/questions.toml: an id stands twice"
    if tuple(fit.sum) != SUMS:
        yield f"model/fit.toml: sum: must be {', '.join(SUMS)}"
    for key, one in fit.sum.items():
        wrong = [name for name in one.weights if name not in (*model.scored, AMOUNT)]
        wrong += [name for name in one.best_of.questions if name not in model.scored]
        yield from (f"model/fit.toml: sum.{key}: {name!r} counts for no way" for name in wrong)
        yield from (
            f"model/fit.toml: sum.{key}: {name!r} is no limit" for name in one.limits if name not in model.limits
        )
    rule, profession = settings.answer, model.profession
    asked = (*model.questions, *model.limits)
    for name in (*rule.needed, *rule.one_of, *rule.first, *rule.before_enough):
        if name not in asked:
            yield f"model/settings.toml: answer: {name!r} is no question"
    for name in (model.rule_out.question, profession.question, *(old.question for old in model.former.values())):
        if name not in model.questions:
            yield f"model/questions.toml: {name!r} is no question"
    for name in (*model.rule_out.ways, profession.way):
        if name not in model.ways:
            yield f"model/questions.toml: {name!r} is no way"
    if profession.mark not in model.marks:
        yield f"model/questions.toml: profession: {profession.mark!r} is no mark"
