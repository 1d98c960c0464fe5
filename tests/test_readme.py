"""The commands in the README and on the pages: what a reader pastes works."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests import programs

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAPERS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
STYLE = (ROOT / "docs" / "decisions" / "0008-house-style.md").read_text(encoding="utf-8")
PLACE = re.compile(r"(?<![\w./-])(?:calculator|docs|tests|bench|overrides)/[\w./-]*\w")
BLOCKS = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
SCORES = [block for block in BLOCKS if "calculator" in block]
NAMED = re.compile(r"(?:`|^\$ |^)make ([a-z]+)(?: ([A-Z]+=\d+))?", re.MULTILINE)
COMMANDS = sorted({found.groups("") for path in PAPERS for found in NAMED.finditer(path.read_text(encoding="utf-8"))})
SETTINGS = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}


@pytest.mark.parametrize("block", SCORES)
def test_an_example_works_when_pasted(block: str) -> None:
    """Each call of the calculator in the README runs as it stands, and answers."""
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.stderr == ""
    assert done.returncode == 0
    assert any(way in done.stdout for way in ("freelance", "bpo", "employee", "keep"))


def test_the_examples_score_a_task_and_a_list() -> None:
    """The README shows both commands."""
    assert [any(f"calculator {command}" in block for block in SCORES) for command in ("score", "batch")] == [True, True]


def test_debian_s_line_brings_all_that_the_tests_need() -> None:
    """The line for Debian in the README names each package that `make test` asks for."""
    line = next(block for block in BLOCKS if "apt-get" in block)

    assert {package for need in programs.NEEDS for package in need.packages} <= set(line.split())


@pytest.mark.parametrize(("target", "setting"), COMMANDS)
def test_a_command_that_is_named_exists(target: str, setting: str) -> None:
    """`make` knows every target that a page names."""
    command = ["make", "--dry-run", target, *([setting] if setting else [])]
    subprocess.run(command, cwd=ROOT, env=SETTINGS, capture_output=True, check=True)


@pytest.mark.parametrize("text", [README, CONTRIBUTING, STYLE], ids=["README", "CONTRIBUTING", "0008"])
def test_a_place_that_is_named_exists(text: str) -> None:
    """Whoever follows the table of changes finds the files and the tests that it names."""
    assert sorted(place for place in set(PLACE.findall(text)) if not (ROOT / place).exists()) == []


def test_the_map_shows_the_house_as_it_stands() -> None:
    """Each room on the README's map is there, and no room of the package is left out."""
    lines = README.partition("## A map of the house")[2].split("```")[1].strip().splitlines()
    names, folder = [], ""
    for line in lines:
        name = line.split()[0]
        folder = folder if line.startswith("  ") else name
        names.append(folder + name if line.startswith("  ") else name)
    rooms = {f"calculator/{path.parent.name}/" for path in (ROOT / "calculator").glob("*/__init__.py")}

    assert [name for name in names if not (ROOT / name).exists()] == []
    assert rooms <= set(names)
