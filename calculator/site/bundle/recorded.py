"""Runs in Pyodide while it is recorded what is read: see `recording`."""

import json
import sys
import zipimport
from pathlib import Path

PACKAGES = ("jinja2", "markupsafe", "openpyxl", "et_xmlfile")  # which are no part of the library


def modules() -> str:
    """The names of the modules that were read for the requests of each archive; an empty line between."""
    from calculator.bridge import ARCHIVES, OPENED, respond

    asked = json.loads(Path("requests.json").read_text(encoding="utf-8"))
    stages: list[set[str]] = []
    for part in asked:
        for request in part:
            respond(request)
        if len(stages) == 1 + ARCHIVES.index(OPENED):
            _read_a_long_list()
        stages.append(_read() - set().union(*stages))
    for number, stage in enumerate(stages):
        for behind in stages[number + 1 :]:
            inner = {name for name in behind if name.rpartition(".")[0] in stage}
            stage |= inner  # a package is in one place
            behind -= inner
    return "\n\n".join("\n".join(sorted(names)) for names in stages)


def _read_a_long_list() -> None:
    from calculator.tables import sheet

    table = sheet.read(["lifetime;contact\r\n", "3;=4\r\n", '3;"x"y\r\n'])
    sheet.Plan(table.header, table.form).score(list(table.rows))


def _read() -> set[str]:
    ours = {name for name in sys.modules if name.split(".")[0] in PACKAGES}
    loaders = {name: getattr(module, "__loader__", None) for name, module in sys.modules.items()}
    return ours | {name for name, loader in loaders.items() if isinstance(loader, zipimport.zipimporter)}
