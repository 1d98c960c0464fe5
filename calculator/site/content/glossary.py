"""The words of the guide, and the notes that explain them where they first stand on a page."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from calculator import load
from calculator.load import DataError
from calculator.site.content import prose
from calculator.site.places import DOCS
from calculator.tasks import words as find_words
from calculator.tasks.library import library
from calculator.tasks.spelling import stem

FILE = "site/glossary.toml"
PAGE = "reference/glossary.md"
UNMARKED = (PAGE, "calculator/index.md", "sources.md", "scorecard.md", "method/how-good.md")
END = "\n## What next\n"
BOOST = "---\nsearch:\n  boost: 2.6\n"  # the page that a word is about before those that only use it; more hides tasks
HYPHEN = "\u2011"  # no break: to the search it parts no words
TITLE = re.compile(r"^title: (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Term:
    """One word: what it means in a sentence, what else people call it, where to read on.

    `marks` are the forms that get a note on other pages; `words_on` names the page that shows the synonyms.
    """

    id: str
    term: str
    topic: str
    meaning: str
    see: str
    marks: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    words_on: str = ""

    @property
    def notes(self) -> str:
        """Its footnote marks."""
        return "".join(f"[^{key}]" for key in self.sources)


@dataclass(frozen=True)
class Glossary:
    """All terms by id, and the topics they stand under."""

    topics: dict[str, str]
    terms: dict[str, Term]

    def under(self, topic: str) -> list[Term]:
        """The terms of one topic, by name."""
        return sorted((t for t in self.terms.values() if t.topic == topic), key=lambda t: t.term.lower())

    def by_name(self) -> list[Term]:
        """All terms in the order of the alphabet."""
        return sorted(self.terms.values(), key=lambda t: t.term.lower())


@cache
def glossary(folder: Path = load.DATA) -> Glossary:
    """The glossary, checked; DataError names what is wrong."""
    raw = load.table(FILE, folder)
    load.only(FILE, raw, "topics", "term")
    topics, terms = dict(raw["topics"]), load.records(Term, raw["term"], f"{FILE}: term")
    for term in terms.values():
        where = f"{FILE}: {term.id}"
        if term.topic not in topics:
            raise DataError(f"{where}.topic: {term.topic!r} is no topic")
        for key in term.sources:
            if key not in load.sources():
                raise DataError(f"{where}.sources: {key!r} is not in sources.toml")
        for page in filter(None, (term.see, term.words_on)):
            if not (DOCS / page.partition("#")[0]).exists():
                raise DataError(f"{where}: there is no page docs/{page}")
        if set("|<>\n") & set(term.meaning):
            raise DataError(f"{where}.meaning: plain words only, no markup")
    return Glossary(topics, terms)


def names() -> dict[str, Any]:
    """What pages may put in by reference."""
    return {"glossary": glossary(), "page_title": page_title}


def page_title(page: str) -> str:
    """The title of a page of docs/, from its front matter."""
    path = DOCS / page.partition("#")[0]
    title = TITLE.search(path.read_text(encoding="utf-8"))
    if not title:
        raise DataError(f"docs/{page}: no title in the front matter")
    return title[1].strip("\"'")


def explained(text: str, page: str, base: str) -> str:
    """The page with a note at the first stand of each term, and the other words for what it is about."""
    if page not in UNMARKED:
        text = mark(text, glossary().terms.values(), f"{base}{PAGE.removesuffix('.md')}/")
    return with_other_words(text, page)


def with_other_words(text: str, page: str) -> str:
    """The page with a line of the words that people search for it by, above its last heading."""
    terms = (term for term in glossary().terms.values() if term.words_on == page)
    words = list(dict.fromkeys(word for term in terms for word in term.synonyms))
    if not words:
        return text
    if END not in text:
        raise DataError(f"docs/{page}: no heading What next for its other words to stand above")
    line = f"\nOther words people use: {', '.join(words)}.\n{{ .other-words }}\n"
    tags = f"tags: {json.dumps(sought(words))}\n"  # search looks at tags before anything else
    return BOOST + tags + text.replace(END, line + END, 1).removeprefix("---\n")


def sought(words: list[str]) -> list[str]:
    """The words by which search finds the page. What a common task is called, such as payroll, leads to the task's:
    it is left out, or kept together where it is only part of a word.
    """
    names = {_telling(task.name) for task in library().tasks.values()} - {frozenset()}
    kept = [word.replace("-", HYPHEN) if _telling(word) in names else word for word in words]
    return [one for one, word in zip(kept, words, strict=True) if one != word or _telling(word) not in names]


def _telling(text: str) -> frozenset[str]:
    """What a name says: its words but those that say little."""
    rules = find_words.rules()
    return frozenset(stem(word) for word in rules.told(text) if not rules.says_little(word))


def mark(text: str, terms: Iterable[Term], address: str) -> str:
    """Markdown with a note at the first stand of each term in running prose; `address` is the glossary's."""
    waiting = {form.lower(): term for term in terms for form in term.marks}
    if not waiting:
        return text
    forms = "|".join(re.escape(form) for form in sorted(waiting, key=len, reverse=True))
    pattern, done = re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", re.IGNORECASE), set[str]()

    def note(match: re.Match[str]) -> str:
        words, term = match[0], waiting[match[0].lower()]
        # small words may be written large; abbreviations only as they are
        same = any(words == form or (form.islower() and words.lower() == form) for form in term.marks)
        if term.id in done or not same:
            return words
        done.add(term.id)
        return marked(term, words, address)

    return prose.replaced(text, lambda part: pattern.sub(note, part))


def marked(term: Term, words: str, address: str) -> str:
    """A link to the glossary and, hidden until asked for, its meaning; without script it is just the link."""
    link = f"{address}#{term.id}"
    return (
        f'<a class="term" href="{link}" aria-describedby="term-{term.id}">{words}</a>'
        f'<span class="term-note" id="term-{term.id}" popover hidden data-search-exclude>'
        f'{escape(term.meaning)} <a href="{link}" aria-label="{escape(term.term)} in the glossary">Glossary</a></span>'
    )
