"""The frozen records that the data files are read into. No reading, no arithmetic."""

from dataclasses import dataclass, field


class DataError(Exception):
    """A data file is wrong: the message names the file and the key."""


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
    """Everything in model.toml."""

    version: str
    draws: Draws
    answer: AnswerRule
    ask_next: AskNext
    automate: Automate
    drop: Drop
    variant: dict[str, Variant]
    firmness: tuple[Firmness, ...]


@dataclass(frozen=True)
class Example:
    """A worked example: a task with its answers, and figures for its cost where they help."""

    id: str
    task: str
    trade: str
    story: str
    answers: dict[str, int | bool | None]
    inputs: dict[str, float | str] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """A published source; `grade` is P, O, A, V or B."""

    title: str
    organisation: str
    year: str
    url: str
    grade: str
    note: str
    read: str


@dataclass(frozen=True)
class Case:
    """A published case of what a firm did, with two codings made without sight of the outcome."""

    id: str
    title: str
    description: str
    way: str
    hard: bool
    source_title: str
    url: str
    year: str
    source_kind: str
    strength: int
    coder_a: dict[str, int | bool | None]
    coder_b: dict[str, int | bool | None]


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
