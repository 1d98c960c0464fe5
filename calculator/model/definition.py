"""The decision model as its data files define it: questions, limits, scales, ways, settings and words, checked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, Self, cast

from calculator.load import DATA, DataError, Folder, Texts, checked, file_records, only, record, records, table


@dataclass(frozen=True)
class Question:
    """A scale question; `anchors` are the five answers, level 0 first."""

    id: str
    text: str
    why: str
    anchors: tuple[str, ...]
    short: str


@dataclass(frozen=True)
class Limit:
    """A yes-or-no question; `factor` multiplies what a way's scale is worth when it holds."""

    id: str
    text: str
    why: str
    answers: dict[str, str]
    short: str
    factor: dict[str, float]
    effect: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class RuleOut:
    """An answer, given and never drawn, that takes the fit of some ways to nothing."""

    question: str
    level: int
    ways: tuple[str, ...]
    effect: str


@dataclass(frozen=True)
class Scale:
    """One scale of the handover map; `questions` stand in order of importance."""

    label: str
    questions: tuple[str, ...]
    mean: str
    x: tuple[float, ...]
    sources: tuple[str, ...]
    special: dict[str, tuple[float, ...]] = field(default_factory=dict)
    hours: tuple[float, ...] = ()

    def levels_of(self, question: str) -> tuple[float, ...]:
        """What each of the five levels of a question is worth on this scale."""
        return self.special.get(question, self.x)


@dataclass(frozen=True)
class Way:
    """One of the four ways of getting a task done."""

    id: str
    name: str
    kind: str
    headline: str
    five_words: str
    summary: str
    first_step: str
    article: str


@dataclass(frozen=True)
class Draws:
    """How the fixed draws of the confidence are made."""

    count: int
    seed: str
    concentration: float
    shift: float
    sources: tuple[str, ...]


@dataclass(frozen=True)
class AnswerRule:
    """When there are enough answers for a result, and what is asked first."""

    least: int
    needed: tuple[str, ...]
    first: tuple[str, ...]


@dataclass(frozen=True)
class AskNext:
    """When a further question is still worth asking."""

    least_bits: float
    enough: tuple[str, ...]


@dataclass(frozen=True)
class Automate:
    """Advice given when all `questions` stand at `level` or more."""

    questions: tuple[str, ...]
    level: int
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Drop:
    """Advice given when `question` stands at `level` or less."""

    question: str
    level: int
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Variant:
    """An everyday variant of a way, named while volume and running stay at these levels or less."""

    way: str
    name: str
    volume: int
    running: int
    text: str


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
    automate: Automate
    drop: Drop
    variant: dict[str, Variant]
    firmness: tuple[Firmness, ...]


@dataclass(frozen=True)
class Model:
    """All that the decision needs, read once."""

    questions: dict[str, Question]
    limits: dict[str, Limit]
    rule_out: RuleOut
    scales: dict[str, Scale]
    ways: dict[str, Way]
    settings: Settings
    wording: Texts
    errors: Texts

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
    only("model/questions.toml", raw, "question", "limit", "rule_out", "scale")
    words = table("model/words.toml", folder)
    errors = words.pop("errors", {})
    whole = Model(
        questions=records(Question, raw["question"], "model/questions.toml: question"),
        limits=records(Limit, raw["limit"], "model/questions.toml: limit"),
        rule_out=record(RuleOut, raw["rule_out"], "model/questions.toml: rule_out"),
        scales={k: record(Scale, v, f"model/questions.toml: scale.{k}") for k, v in raw["scale"].items()},
        ways=file_records(Way, "model/ways.toml", "way", folder),
        settings=record(Settings, table("model/settings.toml", folder), "model/settings.toml"),
        wording=checked(Texts, words, "model/words.toml"),
        errors=checked(Texts, errors, "model/words.toml.errors"),
    )
    if mistakes := [*_wrong_scales(whole), *_wrong_names(whole)]:
        raise DataError(mistakes[0])
    return whole


@cache
def validation(folder: Folder = DATA) -> dict[str, Any]:
    """How the shipped model did on all published cases, as measured when it was made."""
    return table("model/validation.json", folder)


def _wrong_scales(model: Model) -> Iterator[str]:
    """Scales and bounds that types cannot tell from right ones; each by file and key."""
    for question in model.questions.values():
        if len(question.anchors) != 5:
            yield f"model/questions.toml: {question.id}.anchors: there must be five"
    for name, scale in model.scales.items():
        where = f"model/questions.toml: scale.{name}"
        if not _rises(scale.x):
            yield f"{where}.x: must rise over five levels"
        for key, x in scale.special.items():
            if not _rises(x):
                yield f"{where}.special.{key}: must rise"
        if scale.mean not in ("arithmetic", "geometric"):
            yield f"{where}.mean: {scale.mean!r}"
        if not scale.sources:
            yield f"{where}.sources: missing"
    bounds = [firmness.from_ for firmness in model.settings.firmness]
    if bounds != sorted(bounds, reverse=True) or bounds[-1] != 0:
        yield "model/settings.toml: firmness.from: must fall to 0"


def _rises(x: tuple[float, ...]) -> bool:
    return len(x) == 5 and list(x) == sorted(set(x)) and x[0] >= 0 and x[-1] <= 1


def _wrong_names(model: Model) -> Iterator[str]:
    """Questions and ways that are named but are none; each by file and key."""
    settings = model.settings
    if not model.questions.keys().isdisjoint(model.limits):
        yield "model/questions.toml: an id is both question and limit"
    questions = {
        "model/settings.toml: answer": (*settings.answer.needed, *settings.answer.first),
        "model/settings.toml: automate": settings.automate.questions,
        "model/settings.toml: drop": (settings.drop.question,),
        "model/questions.toml: rule_out": (model.rule_out.question,),
        **{f"model/questions.toml: scale.{key}": scale.questions for key, scale in model.scales.items()},
    }
    ways = {
        "model/questions.toml: rule_out": model.rule_out.ways,
        **{f"model/settings.toml: variant.{key}": (variant.way,) for key, variant in settings.variant.items()},
        **{f"model/questions.toml: {key}.factor": tuple(limit.factor) for key, limit in model.limits.items()},
    }
    for where, names in questions.items():
        yield from (f"{where}: {name!r} is no question" for name in names if name not in model.questions)
    for where, names in ways.items():
        yield from (f"{where}: {name!r} is no way" for name in names if name not in model.ways)
