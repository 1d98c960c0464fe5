"""What there is to read: lines of docs/, of the theme and of the data files, stripped of all that is not prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from calculator.site.content.prose import front_matter

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
DATA = ROOT / "calculator" / "data"
SITE, THEME = ROOT / "mkdocs.yml", ROOT / "overrides"
TYPED = ("little",)  # words that readers type into the search
# titles and names as published; figures, headings and cells as people type them
NOT_PROSE = {"sources.toml", "figure.toml", "headings.toml", "typed.toml"}
PLAIN = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
NOT_WORDS = re.compile(
    r"""
      \{\#\#.*?\#\#\} | \{%.*?%\}                # Jinja
    | `[^`]*` | <!--.*?--> | </?[a-z][^>]*>      # code and tags
    | \[\^[^\]]+\] | \]\([^)]*\) | \]\[[^\]]*\]  # footnote marks and the addresses of links
    | \{[^{}]*\}                                 # attribute lists, and names that code fills in
    | https?://\S+ | \S+@\S+
    """,
    re.VERBOSE | re.IGNORECASE,
)
JINJA = re.compile(r"(?:\{\{.*?\}\})+")
FIGURES = re.compile(r"(?:\b12(?: |$)){2,}")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
READERS = re.compile(r"^\s*(?:also|synonyms)\s*=")  # words that readers type, not ours
KEY = re.compile(r"^\s*(?:id|url|see|words_on|sources?|official|coder|title_of|file|icon|pattern)\s*=")
NOT_SHOWN = re.compile(r"\{#.*?#\}|<(script|style)\b.*?</\1>", re.DOTALL)
MARKUP = re.compile(r"[*_#>\[\]]+|^\s*(?:[-+]|\d+\.)\s+|^\s*(?:!!!|\?\?\?)\+?\s+\w+")


@dataclass(frozen=True)
class Line:
    """A line of prose: where it stands, and as it stands there."""

    file: str
    number: int
    raw: str
    head: bool = False  # of the front matter
    readers: bool = False  # a word that readers type, of which there may be others than ours

    @property
    def text(self) -> str:
        """Words and punctuation alone; a figure put in by reference counts as one."""
        return FIGURES.sub("12 ", " ".join(MARKUP.sub(" ", words_only(self.raw)).split())).strip()


@dataclass(frozen=True)
class Finding:
    """Something to mend, and how."""

    file: str
    number: int
    check: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.number}: {self.check}: {self.message}"


def words_only(line: str) -> str:
    """A line without code, tags, addresses and Jinja."""
    return NOT_WORDS.sub(" ", JINJA.sub("12", line))


def articles() -> list[Path]:
    """The pages in docs/ and the project's own papers."""
    return sorted(DOCS.rglob("*.md")) + [ROOT / name for name in PLAIN if (ROOT / name).exists()]


def lines() -> list[Line]:
    """All prose, pages first."""
    prose = [line for path in articles() for line in page_lines(path)] + list(theme_lines())
    return prose + [line for path in sorted(DATA.rglob("*.toml")) for line in data_lines(path)]


def page_lines(path: Path) -> Iterator[Line]:
    """A page's lines but code; of the front matter the title and the description."""
    lines, fenced = path.read_text(encoding="utf-8").split("\n"), False
    start = front_matter(lines)
    for number, line in enumerate(lines, 1):
        fenced ^= line.lstrip().startswith(("```", "~~~"))
        key, _, value = line.partition(":")
        if number <= start and key in ("title", "description"):
            yield Line(name(path), number, value, head=True)
        elif number > start and line.strip() and not fenced:
            yield Line(name(path), number, line)


def theme_lines() -> Iterator[Line]:
    """What the theme says on every page: the words under `extra` in mkdocs.yml, and those of its templates."""
    extra = False
    for number, line in enumerate(SITE.read_text(encoding="utf-8").split("\n"), 1):
        extra = line.startswith("extra:") if line[:1].strip() else extra
        key, _, value = line.partition(": ")
        value = value.strip('"')
        if extra and " " in value and key.strip() not in TYPED:
            yield Line(name(SITE), number, value)
    for path in sorted(THEME.rglob("*.html")):
        shown = NOT_SHOWN.sub(lambda cut: "\n" * cut[0].count("\n"), path.read_text(encoding="utf-8"))
        for number, line in enumerate(shown.split("\n"), 1):
            if " " in words_only(line).strip():
                yield Line(name(path), number, line)


def data_lines(path: Path) -> Iterator[Line]:
    """The strings of more than one word in a data file, a line each."""
    if path.name in NOT_PROSE:
        return
    block = False
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if '"""' in line:
            block ^= line.count('"""') == 1
        elif block:
            yield Line(name(path), number, line)
        elif not line.lstrip().startswith("#") and not KEY.match(line):
            for string in STRING.findall(line):
                if " " in string.strip():
                    readers = bool(READERS.match(line))
                    yield Line(name(path), number, string.replace('\\"', '"'), readers=readers)


def name(path: Path) -> str:
    """A path as a finding shows it."""
    return path.relative_to(ROOT).as_posix()
