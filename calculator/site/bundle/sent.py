"""What the browser gets of the calculator: its modules, its data as JSON, its templates compiled."""

import json
from pathlib import Path

from calculator import load
from calculator.formats.html import TEMPLATES
from calculator.model import forms, neighbours, reach, steps
from calculator.site.bundle import browser_jinja, sources
from calculator.tasks import library

ROOT = Path(__file__).parents[3]
PACKAGE = ROOT / "calculator"
NOT_SENT = (
    *("site/", "cli/", "api.py", "__main__.py", "py.typed", "model/agreement.py"),
    *("data/site/", "data/model/cases.jsonl"),
    *("data/sources.toml", "data/model/checklists/", "data/tasks/library.toml"),  # see `extracts`
    "data/documents/forms/",  # the page fetches one when it is asked for
    *("templates/site/", "templates/page/picker.html"),  # built into their pages
    *(f"templates/portfolio/{name}.html" for name in ("decide", "files", "keep", "list_page")),
)
PRIVATE = "__pycache__"


def paths() -> list[Path]:
    """The calculator's own files that go to the browser in some form."""
    files = (path for path in sorted(PACKAGE.rglob("*")) if path.is_file() and PRIVATE not in path.parts)
    return [path for path in files if not path.relative_to(PACKAGE).as_posix().startswith(NOT_SENT)]


def files() -> list[tuple[str, bytes]]:
    """The calculator as the browser gets it, by name in the archive."""
    return [_sent(path, compiled=True) for path in paths()] + extracts()


def plain_files() -> list[tuple[str, bytes]]:
    """The same with the templates as they were written, for a runtime that has the whole of Jinja2."""
    return [_sent(path, compiled=False) for path in paths()] + extracts()


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
    """Data in a form made for the browser: items that can be offered, sources that can be named, the tasks packed."""
    steps.checked()
    first = {form.first for form in forms.forms().form.values()}
    lists = load.tables(steps.FOLDER)
    for name, raw in lists.items():
        raw["item"] = [item for item in raw["item"] if "when" in item or forms.Place(name, item["id"]) in first]
    files = {
        f"{steps.FOLDER}.json": lists,
        "sources.json": sources.extract(),
        library.PACKED: library.pack(library.library()),
        reach.PACKED: reach.pack(),
        neighbours.PACKED: neighbours.pack(),
    }
    return [(f"calculator/data/{name}", _json(content)) for name, content in files.items()]
