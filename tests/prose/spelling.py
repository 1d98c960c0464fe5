"""Spelling, British: a Hunspell dictionary and the project's own word list."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from spylls.hunspell import Dictionary

from tests.prose.text import ROOT, Finding, Line

DICTIONARY = ROOT / "node_modules" / "dictionary-en-gb" / "index"
OWN = Path(__file__).with_name("words.txt")
WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
NO_WORD = re.compile(r"\S*\d\S*|\b[\w-]+(?:\.[\w-]+)+\b|\b\w+_\w+\b|\b\w+\(\)")  # figures, file and field names


@cache
def dictionary() -> Dictionary:
    """British English."""
    return Dictionary.from_files(str(DICTIONARY))


@cache
def own_words() -> frozenset[str]:
    """The words of words.txt; those in small letters may be written large."""
    lines = OWN.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def is_right(word: str) -> bool:
    """Whether a word is in one of the two lists, with or without an 's."""
    word = word.replace("\u2019", "'")
    forms = {word, re.sub(r"'s$|'$", "", word)}
    return any(form in own_words() or form.lower() in own_words() or dictionary().lookup(form) for form in forms)


def findings(lines: Iterable[Line]) -> Iterator[Finding]:
    """Each misspelt word, once a file."""
    listed = set()
    for line in lines:
        for word in WORD.findall(NO_WORD.sub(" ", line.text)):
            if (line.file, word) not in listed and not is_right(word):
                listed.add((line.file, word))
                yield Finding(line.file, line.number, "spelling", f"{word!r}: {advice(word)}")


@cache
def advice(word: str) -> str:
    """What was probably meant."""
    meant = [suggestion for suggestion, _ in zip(dictionary().suggest(word), range(3), strict=False)]
    near = f"{' or '.join(meant)}? " if meant else ""
    return f"{near}If it is right, add it to tests/prose/words.txt."
