"""Imports go one way, from room to room; only some modules open files; nothing outgrows its page."""

import ast
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import calculator

PACKAGE = Path(calculator.__file__).parent
ROOMS = (
    *("load", "formats", "model", "costs", "tasks", "documents", "scoring", "page", "tables", "portfolio", "reports"),
    *("doors", "site"),
)
DOORS = {"bridge", "api", "cli", "__main__", "calculator"}  # the package's own face is one of them
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)
SENT = [path for path in MODULES if "site" not in path.relative_to(PACKAGE).parts]
OPENS = {"load.py", "cli/files.py", "formats/html.py"}


def module(path: Path) -> str:
    """The module's full name."""
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


NAMES = {module(path) for path in MODULES}


def room(name: str) -> str:
    """The room of a module of the package."""
    first = [*name.split("."), "calculator"][1]
    return "doors" if first in DOORS else first


@cache
def tree(path: Path) -> ast.Module:
    """A module, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imported(path: Path) -> set[str]:
    """Everything a module imports, wherever in it, by its full name."""
    names = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            whole = {f"{node.module}.{alias.name}" for alias in node.names}
            names |= {name if name in NAMES else node.module for name in whole}
    return names


@pytest.mark.parametrize("path", MODULES, ids=module)
def test_imports_go_from_room_to_room_one_way(path: Path) -> None:
    """A module imports from its own room and from rooms before it."""
    own = {name for name in imported(path) if name in NAMES}

    assert {name for name in own if ROOMS.index(room(name)) > ROOMS.index(room(module(path)))} == set()


def test_no_two_modules_need_each_other() -> None:
    """Within a room too there is an order in which the modules can be read."""
    graph = {module(path): imported(path) & NAMES - {module(path)} for path in MODULES}
    try:
        order = [*TopologicalSorter(graph).static_order()]
    except CycleError as error:
        pytest.fail(f"a circle: {' > '.join(error.args[1])}")

    assert set(order) == NAMES


def test_every_room_is_in_the_order() -> None:
    """A new room says where it stands."""
    assert {room(name) for name in NAMES} == set(ROOMS)


@pytest.mark.parametrize("path", SENT, ids=module)
def test_only_one_module_knows_a_package(path: Path) -> None:
    """One imports Jinja2, one openpyxl, and none of the model the generator or the browser's runtime."""
    names = {name.split(".")[0] for name in imported(path)}

    assert not names & {"mkdocs", "material", "pyodide", "js"}
    assert ("openpyxl" in names) == (module(path) == "calculator.tables.lists.workbook")
    assert ("jinja2" in names) == (module(path) == "calculator.formats.html")


@pytest.mark.parametrize("path", SENT, ids=module)
def test_only_some_modules_open_files(path: Path) -> None:
    """Reading is for load and the command line; the templates' folder is named beside them."""
    assert ("pathlib" in imported(path)) <= (path.relative_to(PACKAGE).as_posix() in OPENS)


@pytest.mark.parametrize("path", MODULES, ids=module)
def test_modules_and_functions_can_be_taken_in(path: Path) -> None:
    """No module over 400 lines, no function over 60."""
    text = path.read_text(encoding="utf-8")
    functions = [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef)]

    assert len(text.splitlines()) <= 400
    assert [f.name for f in functions if (f.end_lineno or f.lineno) - f.lineno >= 60] == []
