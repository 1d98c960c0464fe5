"""The calculator's own files that go to the browser, and those that stay here."""

from pathlib import Path

from calculator.site.places import PACKAGE

NOT_SENT = (
    *("site/", "cli/", "api.py", "__main__.py", "py.typed", "model/agreement.py"),
    *("data/site/", "data/model/cases.jsonl", "data/tasks/advice/"),
    *(
        "data/sources.toml",
        "data/model/checklists/",
        "data/tasks/library.toml",
        "data/tasks/prices.toml",
    ),  # see `extracts`
    "data/documents/forms/",  # the page fetches one when it is asked for, with its figures put in:
    *("documents/agreed.py", "documents/chances.py", "data/documents/agreed.toml"),
    *("templates/site/", "templates/page/picker.html"),  # built into their pages
    *(f"templates/page/{name}.html" for name in ("example", "form", "page", "record_tools")),
    *(f"templates/costs/{name}.html" for name in ("early", "field", "job_log", "section")),
    *(f"templates/portfolio/{name}.html" for name in ("decide", "bring", "files", "keep", "list_page")),
    "templates/reports/plan_page.html",
)
PRIVATE = "__pycache__"


def paths() -> list[Path]:
    """The calculator's own files that go to the browser in some form."""
    files = (path for path in sorted(PACKAGE.rglob("*")) if path.is_file() and PRIVATE not in path.parts)
    return [path for path in files if not path.relative_to(PACKAGE).as_posix().startswith(NOT_SENT)]
