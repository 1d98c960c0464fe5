"""What the guide leans on without having read it whole: sources by page, for the page on what we could not check."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from calculator import load
from calculator.model import steps
from calculator.site.content import law
from calculator.site.content.prose import MARK
from calculator.site.places import DOCS

LAW = "reference/law.md"
CHECKLISTS = "checklists/"
LEFT_OUT = ("decisions/",)


@dataclass(frozen=True)
class Page:
    """A page, its title, and the sources it cites by how they were read."""

    path: str
    title: str
    keys: tuple[str, ...]

    def read(self, seen: str) -> list[str]:
        """Its sources that were read in this way, in order."""
        return [key for key in self.keys if load.sources()[key].seen == seen]

    @property
    def whole(self) -> int:
        """How many of its sources were read as they were published."""
        return len(self.read("original"))


def _title(path: str, text: str) -> str:
    if path.startswith(CHECKLISTS):
        return f"Checklist: {steps.checked()[Path(path).stem].head.title}"
    line = next(line for line in text.split("\n") if line.startswith("title:"))
    return line.removeprefix("title:").strip().strip('"')


def _cited(path: str, text: str) -> list[str]:
    """The footnotes that stand in a page, and those that its data bring along."""
    marks = MARK.findall(text)
    if path == LAW:
        marks += [key for rule in law.law().statements.values() for key in rule.cited]
    if path.startswith(CHECKLISTS):
        items = steps.checked().get(Path(path).stem)
        marks += [key for item in items.items.values() for key in item.sources] if items else []
    return marks


@cache
def _citing() -> list[Page]:
    """Every page that cites a source, by path."""
    found = []
    for file in sorted(DOCS.rglob("*.md")):
        path, text = file.relative_to(DOCS).as_posix(), file.read_text(encoding="utf-8")
        keys = tuple(key for key in dict.fromkeys(_cited(path, text)) if key in load.sources())
        if keys and not path.startswith(LEFT_OUT):
            found.append(Page(path, _title(path, text), keys))
    return found


def pages() -> list[Page]:
    """The pages that cite at least one source that was not read whole, by path."""
    return [page for page in _citing() if page.whole < len(page.keys)]


def cited_by(keys: list[str]) -> set[str]:
    """The pages that cite one of these sources."""
    return {page.path for page in _citing() if set(keys) & set(page.keys)}


def counted() -> Counter[str]:
    """How many sources were read in each way."""
    return Counter(source.seen for source in load.sources().values())
