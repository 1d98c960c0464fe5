"""The document templates on the site: their files to download, and each shown on its page."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

from calculator import load
from calculator.documents import forms
from calculator.documents import rules as documents_rules
from calculator.documents.forms import Template
from calculator.documents.markdown import markdown
from calculator.formats import html as formats_html
from calculator.site.office import kpi, levels, pilot, word

FOLDER = "assets/templates"
SHEETS: dict[str, Callable[[Template, bool], bytes]] = {
    "kpi-sheet": kpi.build,
    "service-levels": levels.build,
    "pilot-scorecard": pilot.build,
}
LABELS = {
    ".docx": "Word document",
    ".xlsx": "Spreadsheet",
    "-example.xlsx": "Spreadsheet, filled in as an example",
    ".md": "Markdown",
}
PLAIN = ".txt"  # how the Markdown is stored: as .md, a site generator would make a page of it
CHOSEN = "chosen"


@cache
def template(key: str) -> Template:
    """A template of the package."""
    return forms.stored(key)


@cache
def files(key: str) -> dict[str, bytes]:
    """A template's files by what follows its id in their names; `.json` is its content, for the calculator page."""
    found = template(key)
    made = {".docx": word.build(found)}
    if key in SHEETS:
        made |= {".xlsx": SHEETS[key](found, False), "-example.xlsx": SHEETS[key](found, True)}
    content = json.dumps(load.table(forms.name(key)), ensure_ascii=False, separators=(",", ":"))
    return made | {".md": markdown(found).encode(), ".json": content.encode()}


def stage(out: Path, write: Callable[[Path, bytes], Path]) -> set[Path]:
    """Write all files of all templates below `out`."""
    keys = [paper.id for paper in documents_rules.papers().paper]
    return {write(out / f"{key}{stored(end)}", content) for key in keys for end, content in files(key).items()}


def stored(end: str) -> str:
    """What follows the id in the name of a stored file."""
    return PLAIN if end == ".md" else end


def downloads(key: str) -> str:
    """A list of links, as Markdown: each says what it gives, its kind and its size."""
    made = files(key)
    return "\n".join(_link(key, end, made[end]) for end in LABELS if end in made)


def _link(key: str, end: str, content: bytes) -> str:
    told = f"{LABELS[end]} (.{end.rpartition('.')[2]}, {size(content)})"
    return f'- [{told}](../{FOLDER}/{key}{stored(end)}){{ download="{key}{end}" }}'


def size(content: bytes) -> str:
    """In whole kilobytes, as a reader is told."""
    return f"{max(1, round(len(content) / 1000))} kB"


def shown(key: str) -> str:
    """The template as a paper with its worked example, as HTML on one line."""
    return " ".join(formats_html.render("site/document.html", document=template(key), chosen=CHOSEN).split())


def sources(key: str) -> str:
    """Footnote marks of all that the template rests on, each once."""
    named = (source for item in template(key).fields() for source in item.sources)
    return "".join(f"[^{source}]" for source in dict.fromkeys(named))
