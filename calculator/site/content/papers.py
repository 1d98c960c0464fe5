"""The document templates on the site: their files to download, and each shown on its page."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

from calculator.documents import forms
from calculator.documents import rules as documents_rules
from calculator.documents.forms import Template
from calculator.documents.markdown import markdown
from calculator.formats.html import render
from calculator.site.content.prose import one_line
from calculator.site.office import kpi, levels, owner_forms, packing, pilot, word

FOLDER = "assets/templates"
SHEETS: dict[str, Callable[[Template, bool], bytes]] = {
    "kpi-sheet": kpi.build,
    "service-levels": levels.build,
    "pilot-scorecard": pilot.build,
    **owner_forms.BUILT,
}
LABELS = {
    ".docx": "Word document, A4",
    "-us-letter.docx": "Word document, US Letter",
    ".xlsx": "Spreadsheet, A4",
    "-us-letter.xlsx": "Spreadsheet, US Letter",
    "-example.xlsx": "Spreadsheet, filled in as an example, A4",
    "-example-us-letter.xlsx": "Spreadsheet, filled in as an example, US Letter",
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
    form = template(key)
    contents = {".docx": word.build(form), "-us-letter.docx": word.build(form, word.LETTER)}
    if key in SHEETS:
        for shown, end in ((False, ""), (True, "-example")):
            sheets = SHEETS[key](form, shown)
            contents |= {f"{end}.xlsx": sheets, f"{end}-us-letter.xlsx": packing.on_letter(sheets)}
    fields = json.dumps(forms.content(key), ensure_ascii=False, separators=(",", ":"))
    return contents | {".md": markdown(form).encode(), ".json": fields.encode()}


def stage(out: Path, write: Callable[[Path, bytes], Path]) -> set[Path]:
    """Write all files of all templates below `out`."""
    keys = [paper.id for paper in documents_rules.papers().paper]
    return {write(out / f"{key}{stored(end)}", content) for key in keys for end, content in files(key).items()}


def stored(end: str) -> str:
    """What follows the id in the name of a stored file."""
    return PLAIN if end == ".md" else end


def downloads(key: str) -> str:
    """A list of links, as Markdown: each says what it gives, its kind and its size."""
    contents, links = files(key), []
    for end, label in LABELS.items():
        if end in contents:
            size = f"{max(1, round(len(contents[end]) / 1000))} kB"
            link = f"[{label} (.{end.rpartition('.')[2]}, {size})](../{FOLDER}/{key}{stored(end)})"
            links.append(f'- {link}{{ download="{key}{end}" }}')
    return "\n".join(links)


def shown(key: str) -> str:
    """The template as a paper with its worked example, as HTML on one line."""
    return one_line(render("site/document.html", document=template(key), chosen=CHOSEN))


def sources(key: str) -> str:
    """Footnote marks of all that the template rests on, each once."""
    named = (source for item in template(key).fields() for source in item.sources)
    return "".join(f"[^{source}]" for source in dict.fromkeys(named))
