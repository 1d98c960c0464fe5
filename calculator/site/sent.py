"""What the browser gets of the calculator: its modules, its data as JSON, its templates compiled."""

import json
from pathlib import Path

from calculator import checklists, load, render, tasks
from calculator.site import browser_jinja, record_sources

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "calculator"
NOT_SENT = (
    *("site", "__pycache__", "validate.py", "__main__.py", "cost_report.py", "py.typed"),
    *("batch.py", "progress.py", "library.py", "mistakes.py"),
    *("cases.jsonl", "sources.toml", "examples.toml", "glossary.toml", "law.toml"),
    *("drawings", "tree.toml", "process_example.toml", "home.toml", "pictures.toml", "paper.toml"),
    *("keep.html", "list_page.html"),  # built into their pages
    *("files_page.toml", "files.html"),
    *("checklists", "checklist.html"),  # the browser gets an extract of the lists
    *(tasks.FILE, "tasks_page.toml", "picker.html", "tasks.html", "tasks_filter.html"),  # and the tasks packed
    "paper.html",
)
LATER = ("calculator/data/templates/",)  # the page fetches one when it is asked for


def paths() -> list[Path]:
    """The calculator's own files that go to the browser in some form."""
    files = (path for path in sorted(PACKAGE.rglob("*")) if path.is_file() and not _later(path))
    return [path for path in files if not set(path.relative_to(PACKAGE).parts) & set(NOT_SENT)]


def _later(path: Path) -> bool:
    return path.relative_to(ROOT).as_posix().startswith(LATER)


def files() -> list[tuple[str, bytes]]:
    """The calculator as the browser gets it, by name in the archive."""
    return [_sent(path, compiled=True) for path in paths()] + made()


def plain_files() -> list[tuple[str, bytes]]:
    """The same with the templates as they were written, for a runtime that has the whole of Jinja2."""
    return [_sent(path, compiled=False) for path in paths()] + made()


def _sent(path: Path, compiled: bool) -> tuple[str, bytes]:
    """TOML as JSON, which is read in a fraction of the time; a template as a module."""
    name = path.relative_to(ROOT).as_posix()
    if path.suffix == ".toml":
        return name.removesuffix(".toml") + ".json", _json(load.table(path.name, path.parent))
    if compiled and path.is_relative_to(render.TEMPLATES):
        module, source = browser_jinja.template(path)
        return f"calculator/{module}", source
    return name, path.read_bytes()


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def made() -> list[tuple[str, bytes]]:
    """Data in a form made for the browser: items that can be offered, sources that can be named, the tasks packed."""
    checklists.checked()
    first = checklists.rules().first.values()
    lists = load.tables(checklists.FOLDER)
    for name, raw in lists.items():
        kept = [item for item in raw["item"] if "when" in item or checklists.Place(name, item["id"]) in first]
        raw["item"] = kept
    found = {f"{checklists.FOLDER}.json": lists, "sources.json": record_sources.extract()}
    found[tasks.PACKED] = tasks.pack(tasks.library())
    return [(f"calculator/data/{name}", _json(content)) for name, content in found.items()]
