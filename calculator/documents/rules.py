"""Which document templates fit a result, with the words and risks that fill them in."""

from dataclasses import dataclass
from functools import cache

from calculator import load
from calculator.model.decision import Result

FILE = "documents/rules.toml"


@dataclass(frozen=True)
class Paper:
    """A template as it is offered with the result: for these ways and, where any are named, forms; under this name.

    One without ways is taken from its own page alone.
    """

    id: str
    name: str
    ways: tuple[str, ...]
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Risk:
    """What to look out for where a question or limit has one of these form values; `ways` empty means all.

    One that is `lasting` is none of a job that ends.
    """

    question: str
    values: tuple[str, ...]
    text: str
    ways: tuple[str, ...] = ()
    lasting: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A figure given to the cost part, as it fills in a document.

    `per` is the input whose choice says what it is for, `most` the one that makes it a range, which fills in nothing.
    """

    input: str
    fills: str
    text: str
    per: str = ""
    most: str = ""


@dataclass(frozen=True)
class Papers:
    """Everything in documents/rules.toml."""

    paper: tuple[Paper, ...]
    risk: tuple[Risk, ...]
    figure: tuple[Figure, ...]
    open: dict[str, tuple[str, ...]]
    words: load.Texts


@cache
def papers() -> Papers:
    """The offers, risks and words, checked."""
    return load.record(Papers, load.table(FILE), FILE)


def offers(result: Result) -> list[Paper]:
    """The templates that fit the recommended way and its form; none while answers are missing."""
    fits = [paper for paper in papers().paper if result.way in paper.ways]
    return [paper for paper in fits if not paper.forms or result.form in paper.forms]
