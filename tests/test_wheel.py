"""The wheel: built, installed into an empty environment without a network, and used."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
UV = ROOT / ".tools" / "bin" / "uv"  # Debian's Python makes no environments of its own


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheel: Path) -> Path:
    """The Python of a fresh environment that holds the wheel and nothing else."""
    folder = wheel.parent / "environment"
    python = folder / "bin" / "python"
    for command in (
        [UV, "venv", "--quiet", "--offline", "--python", sys.executable, folder],
        [UV, "pip", "install", "--quiet", "--offline", "--no-index", "--no-deps", "--python", python, wheel],
    ):
        subprocess.run(command, check=True, capture_output=True)
    return python


def run(python: Path, *arguments: str, text: str = "") -> str:
    """What a command prints, away from the source."""
    done = subprocess.run(
        [python, "-I", *arguments], input=text, capture_output=True, text=True, check=True, cwd=python.parent
    )
    return done.stdout


def test_the_wheel_holds_the_model_and_not_the_site(wheel: Path) -> None:
    """Data, templates and the mark of a typed package go in; what builds the site does not."""
    names = zipfile.ZipFile(wheel).namelist()
    package = ROOT / "calculator"
    needed = [path for folder in ("data", "templates") for path in (package / folder).rglob("*") if path.is_file()]

    assert {path.relative_to(ROOT).as_posix() for path in needed} <= set(names)
    assert "calculator/py.typed" in names
    assert not [name for name in names if name.startswith(("calculator/site", "tests", "docs"))]


def test_the_installed_library_scores_a_task(python: Path) -> None:
    """The public names work where nothing but the wheel is installed."""
    code = "from calculator import score, compare; import calculator, json; a = {'lifetime': 3, 'contact': 3, "
    code += "'running': 2, 'volume': 3}; print(json.dumps([calculator.__file__, score(a).way, compare([a])[0]['way']]))"
    place, way, again = json.loads(run(python, "-c", code))

    assert "site-packages" in place
    assert way == again == "bpo"


def test_the_installed_command_line_scores_a_list(python: Path) -> None:
    """So does the command line."""
    out = run(python, "-m", "calculator", "batch", "-", text="lifetime,contact,running,volume\n3,3,2,3\n")

    assert ",bpo," in out
