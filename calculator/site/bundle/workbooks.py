"""The reader of workbooks as the browser gets it: pure Python, but for a few lines that ask for a whole library."""

from functools import cache
from importlib.metadata import distribution
from pathlib import Path

PACKAGES = ("openpyxl", "et_xmlfile")
NOTICE = "LICENCE"
CHANGED = {
    "openpyxl/worksheet/worksheet.py": ("from inspect import isgenerator\n", ""),
    "openpyxl/worksheet/_write_only.py": ("from inspect import isgenerator\n", ""),
    "openpyxl/compat/__init__.py": ("inspect.isclass(func1)", "isinstance(func1, type)"),
}  # our stand-ins for the library have none of these


@cache
def slim() -> tuple[tuple[str, bytes], ...]:
    """All its modules and its licence notices; ValueError where a release has other lines than are changed."""
    files = [file for package in PACKAGES for file in distribution(package).files or []]
    wanted = [file for file in files if file.suffix == ".py" or NOTICE in file.name]
    found = {file.as_posix(): Path(str(file.locate())).read_bytes() for file in wanted}
    for name, (line, instead) in CHANGED.items():
        before, after = found[name].split(line.encode())
        found[name] = before + instead.encode() + after
    return tuple(found.items())
