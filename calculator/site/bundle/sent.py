"""What the browser gets of the calculator: its modules, its data as JSON, its templates compiled."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from calculator import bridge, load
from calculator.formats.html import COMPILED, TEMPLATES
from calculator.model import forms, neighbours, reach, steps
from calculator.site.bundle import browser_jinja, sources
from calculator.site.bundle.own_files import paths
from calculator.site.places import ROOT
from calculator.tasks import library
from calculator.tasks import prices as tasks_prices

PLACES = {
    bridge.LISTS: (
        *("tables/lists/", "portfolio/bringing/", "data/tables/lists/", "data/portfolio/lists."),
        *("templates/portfolio/brought", "tasks/sure.py"),
    ),
    bridge.OPENED: (
        *("portfolio/", "reports/", "tables/", "data/portfolio/", "data/reports/", "data/tables/"),
        *(f"documents/{name}.py" for name in ("forms", "markdown", "replies", "values", "word")),
        *("formats/formula", "formats/letters.py", "formats/spreadsheet.py", "formats/workbook.py"),
        *("data/sources.", "templates/formats/", "templates/portfolio/", "templates/reports/"),
    ),
    bridge.LATER: (
        *("page/cost_replies.py", "page/cases.py", "page/picker.py", "model/neighbours.py", "formats/fragment.py"),
        *(f"tasks/{name}.py" for name in ("library", "prices", "search", "software", "spelling", "words")),
        *(f"costs/{name}.py" for name in ("break_even", "charts", "entered", "estimate", "fields", "headline", "html")),
        *(f"costs/{name}.py" for name in ("job_log", "market", "phrases", "readings", "result", "rules", "task")),
        *("costs/view.py", "costs/what_if.py", "costs/words.py"),
        *("data/model/told.", "data/tasks/", "data/page/picker."),
        *(f"data/costs/{name}." for name in ("card", "fields", "job_log", "rules", "words")),
        *("templates/costs/", "templates/macros.html"),
        *(f"templates/page/{name}.html" for name in ("cases", "offer", "options", "typical_note", "typical_result")),
    ),
}
"""What comes in an archive behind the first: a file is in the first place here that names it. The first answer has the
reader's own amounts and figures in it."""
NAMES = {"": (bridge.LATER, bridge.OPENED), bridge.OPENED: (bridge.LISTS,)}  # whose modules an archive names


def files() -> list[tuple[str, bytes]]:
    """The calculator as the browser gets it, by name in the archive."""
    return [file for name in ("", *bridge.ARCHIVES) for file in archive(name, {})]


def archive(name: str, besides: Mapping[str, Iterable[str]]) -> list[tuple[str, bytes]]:
    """What comes in an archive, the first has no name; and of others the modules, some of the library's `besides`."""
    return [*_part(name), *(_named(other, besides.get(other, ())) for other in NAMES.get(name, ()))]


def _named(archive: str, besides: Iterable[str]) -> tuple[str, bytes]:
    """The list of the modules of an archive, some of the library's `besides`."""
    modules = [*(_module(name) for name, _ in _part(archive) if name.endswith(".py")), *sorted(besides)]
    return f"calculator/data/{archive}.json", _json({"modules": modules})


def _part(archive: str) -> list[tuple[str, bytes]]:
    written = [_sent(path, compiled=True) for path in paths() if _archive(path.relative_to(ROOT).as_posix()) == archive]
    return written + [(name, content) for name, content in extracts() if _archive(name) == archive]


def _archive(name: str) -> str:
    """The archive that a file comes in; empty for the first."""
    place = name.removeprefix("calculator/")
    return next((archive for archive, files in PLACES.items() if place.startswith(files)), "")


def _module(name: str) -> str:
    """A file's module as Python asks for it; Jinja2 asks for a template's by the last part of its name alone."""
    module = name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return module.removeprefix(f"calculator.{COMPILED.name}.")


def plain_files() -> list[tuple[str, bytes]]:
    """The same but for lists, with the templates as they were written, for a runtime that has all of Jinja2."""
    named = [path for path in paths() if _archive(path.relative_to(ROOT).as_posix()) != bridge.LISTS]
    return [_sent(path, compiled=False) for path in named] + extracts()


def _sent(path: Path, compiled: bool) -> tuple[str, bytes]:
    """TOML as JSON, which is read in a fraction of the time; a template as a module."""
    name = path.relative_to(ROOT).as_posix()
    if path.suffix == ".toml":
        return name.removesuffix(".toml") + ".json", _json(load.table(path.name, path.parent))
    if compiled and path.is_relative_to(TEMPLATES):
        module, source = browser_jinja.template(path)
        return f"calculator/{module}", source
    return name, path.read_bytes()


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def extracts() -> list[tuple[str, bytes]]:
    """Data in a form made for the browser: items that can be offered, sources that can be named, tasks packed."""
    steps.checked()
    offered = {form.first for form in forms.forms().form.values()}
    lists = load.tables(steps.FOLDER)
    for name, raw in lists.items():
        raw["item"] = [item for item in raw["item"] if "when" in item or forms.Place(name, item["id"]) in offered]
    prices = load.table(tasks_prices.FILE)
    files = {
        f"{steps.FOLDER}.json": lists,
        "sources.json": sources.extract(),
        library.PACKED: library.pack(library.library()),
        "tasks/prices.json": prices | {"price": [price for price in prices["price"] if price.get("main", True)]},
        reach.PACKED: reach.pack(),
        neighbours.PACKED: neighbours.pack(),
    }
    return [(f"calculator/data/{name}", _json(content)) for name, content in files.items()]
