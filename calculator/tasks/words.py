"""The words by which tasks are found besides their own: what means which task, and what says little or the same."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any

from calculator import load
from calculator.load import DataError
from calculator.tasks.library import Library, library
from calculator.tasks.spelling import stem, words

FILE = "tasks/typed.toml"


@dataclass(frozen=True)
class Find:
    """What is typed, and the ids of the tasks that it means, the best first."""

    typed: tuple[str, ...]
    tasks: tuple[str, ...]


@dataclass(frozen=True)
class Rules:
    """The content of tasks/typed.toml.

    `small` words are left out where others remain; `weak` ones find no task by themselves; those of a list in `same`
    mean the same.
    """

    small: frozenset[str]
    weak: frozenset[str]
    same: tuple[tuple[str, ...], ...]
    find: tuple[Find, ...]

    def says_little(self, word: str) -> bool:
        """Whether a word is weak, or a letter by itself."""
        return len(word) == 1 or stem(word) in self.weak

    def told(self, text: str) -> list[str]:
        """The words of a text, without the small ones where others remain."""
        whole = words(text)
        return [word for word in whole if word not in self.small] or whole


@cache
def rules() -> Rules:
    """The rules, checked against the library."""
    return read(library(), load.table(FILE))


def read(library: Library, raw: dict[str, Any]) -> Rules:
    """The checked rules from the content of tasks/typed.toml; DataError names the file and the key."""
    load.only(FILE, raw, "small", "weak", "same", "find")
    found = tuple(load.record(Find, one, f"{FILE}: find[{number}]") for number, one in enumerate(raw["find"], 1))
    for number, one in enumerate(found, 1):
        if unknown := [key for key in one.tasks if key not in library.tasks]:
            raise DataError(f"{FILE}: find[{number}].tasks: {unknown[0]!r} is no task")
    forms = [" ".join(words(text)) for one in found for text in one.typed]
    for form, count in Counter(forms).items():
        if count > 1:
            raise DataError(f"{FILE}: find.typed: {form!r} stands twice")
    weak = frozenset(stem(word) for word in load.checked(tuple[str, ...], raw["weak"], f"{FILE}: weak"))
    small = frozenset(load.checked(tuple[str, ...], raw["small"], f"{FILE}: small"))
    same = load.checked(tuple[tuple[str, ...], ...], raw["same"], f"{FILE}: same")
    return Rules(small, weak, tuple(tuple(map(stem, one)) for one in same), found)
