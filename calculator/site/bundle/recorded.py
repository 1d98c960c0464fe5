"""Runs in Pyodide while it is recorded what is read: see `recording`."""

import json
import sys
import zipimport
from pathlib import Path


def modules() -> str:
    """The names of the modules that were read for the first requests, and behind an empty line those for the rest."""
    from calculator.bridge import respond

    asked = json.loads(Path("requests.json").read_text(encoding="utf-8"))
    count = json.loads(Path("first.json").read_text(encoding="utf-8"))
    for request in asked[:count]:
        respond(request)
    first = _read()
    for request in asked[count:]:
        respond(request)
    _read_a_long_list()
    first |= {name for name in _read() if name.rpartition(".")[0] in first}  # a package is in one place
    return "\n\n".join("\n".join(sorted(names)) for names in (first, _read() - first))


def _read_a_long_list() -> None:
    from calculator.tables import sheet

    table = sheet.read(["lifetime;contact\r\n", "3;=4\r\n", '3;"x"y\r\n'])
    sheet.Plan(table.header, table.form).score(list(table.rows))


def _read() -> set[str]:
    ours = {name for name in sys.modules if name.split(".")[0] in ("jinja2", "markupsafe")}
    loaders = {name: getattr(module, "__loader__", None) for name, module in sys.modules.items()}
    return ours | {name for name, loader in loaders.items() if isinstance(loader, zipimport.zipimporter)}
