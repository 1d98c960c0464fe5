"""Imports go one way, and only some modules open files."""

import ast
from pathlib import Path

import pytest

import calculator

PACKAGE = Path(calculator.__file__).parent
ORDER = [
    ["schema"],
    ["load"],
    ["answers", "checklists", "files", "forms", "given", "record_words", "saved", "tasks"],
    ["finding", "typical"],
    ["fit"],
    ["draws"],
    ["confidence"],
    ["advice", "steps"],
    ["result"],
    ["decision"],
    ["parameters", "numerals", "sentence"],
    ["prices", "uncertainty", "inputs", "cost_work", "cost_keep", "cost_freelance", "cost_partner", "cost_employee"],
    ["cost_rows", "assumptions", "own_figures"],
    ["cost_result", "cost_form", "portfolio_rules"],
    ["break_even", "cost_rules"],
    ["costing", "cost_words"],
    ["cost_view", "cost_drawing", "cost_card"],
    ["cost_report", "cost_page"],
    ["drawing", "scorecard", "validate"],
    ["view"],
    ["address", "headway"],
    ["papers", "subject"],
    ["entries"],
    ["fill", "markdown"],
    ["documents"],
    ["portfolio"],
    ["sharing", "portfolio_drawing", "side_by_side"],
    ["portfolio_words", "blocks"],
    ["sharing_words"],
    ["portfolio_view"],
    ["render", "report", "mistakes", "progress", "columns", "spreadsheet", "saved_check"],
    ["record_cost", "record_figures", "record_render", "word_map"],
    ["record", "wordfile"],
    ["list_report"],
    ["cost_render", "portfolio_render", "table", "picker", "list_link", "record_bridge"],
    ["sheet"],
    ["files_out"],
    ["files_in"],
    ["cost_bridge", "portfolio_bridge", "files_bridge"],
    ["bridge", "library", "batch"],
    ["__main__"],
]
RANK = {name: place for place, names in enumerate(ORDER) for name in names}
MODULES = sorted(path for path in PACKAGE.glob("*.py") if path.stem != "__init__")
OPENS = {"load", "__main__", "batch", "render"}


def imported(path: Path) -> set[str]:
    """Everything a module imports, by its full name."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.stem)
def test_imports_go_one_way(path: Path) -> None:
    """A module imports only from rooms before its own."""
    own = {name.split(".")[1] for name in imported(path) if name.startswith("calculator.")}

    assert all(RANK[other] < RANK[path.stem] for other in own if other in RANK)
    assert "site" not in own


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.stem)
def test_only_render_knows_jinja(path: Path) -> None:
    """No other module of the model imports Jinja2, the generator or the browser's runtime."""
    names = {name.split(".")[0] for name in imported(path)}

    assert not names & {"mkdocs", "material", "pyodide", "js"}
    assert ("jinja2" in names) == (path.stem == "render")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.stem)
def test_only_some_modules_open_files(path: Path) -> None:
    """Reading is for load and the command line; render names its templates' folder."""
    assert ("pathlib" in imported(path)) <= (path.stem in OPENS)


@pytest.mark.parametrize("path", [*MODULES, *sorted((PACKAGE / "site").glob("*.py"))], ids=lambda p: p.stem)
def test_modules_stay_small(path: Path) -> None:
    """No module over 250 lines, no function over 40."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    longest = [n.end_lineno - n.lineno for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]

    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250
    assert max(longest, default=0) <= 40
