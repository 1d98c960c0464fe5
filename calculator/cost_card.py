"""The two figures of an answer, hours and money, each with a few words: what a result shows before any sentence."""

from dataclasses import dataclass
from functools import cache

from calculator import load
from calculator.cost_result import CostResult
from calculator.cost_words import Words
from calculator.sentence import Figure

FILE = "card.toml"


@dataclass(frozen=True)
class Labels:
    """All of card.toml: by the headline's key, the words under each of its figures."""

    label: dict[str, dict[str, str]]


@cache
def labels(folder: load.Folder = load.DATA) -> Labels:
    """The words; DataError names a key that does not fit."""
    return load.record(Labels, load.table(FILE, folder), FILE)


def card(found: CostResult) -> tuple[tuple[Figure, str], ...]:
    """The figures of the headline with their words, hours before money; none while there is no answer."""
    key, _, values = Words(found).head()
    return tuple((values[name], text) for name, text in labels().label[key].items())
