"""The decision model as its data files define it: questions, limits, scales, ways, settings and words, checked."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from calculator.load import DATA, DataError, Folder, checked, file_records, only, record, records, table


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
    wording: dict[str, str]
    errors: dict[str, str]


@cache
def model(folder: Folder = DATA) -> Model:
    """The whole decision model, checked."""
    raw = table("model/questions.toml", folder)
    only("model/questions.toml", raw, "question", "limit", "rule_out", "scale")
    words = table("model/words.toml", folder)
    errors = words.pop("errors", {})
    found = Model(
        questions=records(Question, raw["question"], "model/questions.toml: question"),
        limits=records(Limit, raw["limit"], "model/questions.toml: limit"),
        rule_out=record(RuleOut, raw["rule_out"], "model/questions.toml: rule_out"),
        scales={k: record(Scale, v, f"model/questions.toml: scale.{k}") for k, v in raw["scale"].items()},
        ways=file_records(Way, "model/ways.toml", "way", folder),
        settings=record(Settings, table("model/settings.toml", folder), "model/settings.toml"),
        wording=checked(dict[str, str], words, "model/words.toml"),
        errors=checked(dict[str, str], errors, "model/words.toml: errors"),
    )
    _check(found)
    return found


@cache
def validation(folder: Folder = DATA) -> dict[str, Any]:
    """How the model did on all published cases, as measured when it was made."""
    return table("model/validation.json", folder)


def _check(found: Model) -> None:
    """What types cannot say; each rule is a pair of a test and the key it speaks of."""
    ids = {**found.questions, **found.limits}
    for where, wrong in (*_question_rules(found), *_reference_rules(found, ids)):
        if wrong:
            raise DataError(where)


def _question_rules(found: Model) -> list[tuple[str, bool]]:
    rules = [
        (f"model/questions.toml: {q.id}.anchors: there must be five", len(q.anchors) != 5)
        for q in found.questions.values()
    ]
    for name, scale in found.scales.items():
        where = f"model/questions.toml: scale.{name}"
        rules += [(f"{where}.x: must rise over five levels", not _rises(scale.x))]
        rules += [(f"{where}.special.{k}: must rise", not _rises(x)) for k, x in scale.special.items()]
        rules += [(f"{where}.mean: {scale.mean!r}", scale.mean not in ("arithmetic", "geometric"))]
        rules += [(f"{where}.sources: missing", not scale.sources)]
    return rules


def _reference_rules(found: Model, ids: dict[str, Any]) -> list[tuple[str, bool]]:
    bounds = [f.from_ for f in found.settings.firmness]
    named = {
        "model/settings.toml: answer": (*found.settings.answer.needed, *found.settings.answer.first),
        "model/settings.toml: automate": found.settings.automate.questions,
        "model/settings.toml: drop": (found.settings.drop.question,),
        "model/questions.toml: rule_out": (found.rule_out.question,),
        **{f"model/questions.toml: scale.{k}": s.questions for k, s in found.scales.items()},
    }
    ways = {"model/questions.toml: rule_out": found.rule_out.ways}
    ways |= {f"model/settings.toml: variant.{k}": (v.way,) for k, v in found.settings.variant.items()}
    ways |= {f"model/questions.toml: {k}.factor": tuple(v.factor) for k, v in found.limits.items()}
    return [
        (
            "model/settings.toml: firmness.from: must fall to 0",
            bounds != sorted(bounds, reverse=True) or bounds[-1] != 0,
        ),
        (
            "model/questions.toml: an id is both question and limit",
            len(ids) < len(found.questions) + len(found.limits),
        ),
        *((f"{w}: {q!r} is no question", q not in found.questions) for w, qs in named.items() for q in qs),
        *((f"{w}: {name!r} is no way", name not in found.ways) for w, names in ways.items() for name in names),
    ]


def _rises(x: tuple[float, ...]) -> bool:
    return len(x) == 5 and list(x) == sorted(set(x)) and x[0] >= 0 and x[-1] <= 1
