"""The same mkdocs.yml builds with Zensical: the same pages, and the calculator page has its form."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from calculator.model import definition

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as Zensical builds it, in a folder of its own."""
    folder = tmp_path_factory.mktemp("zensical")
    for part in ("build/docs", "overrides"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    command = [str(Path(sys.executable).with_name("zensical")), "build", "--strict"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def pages(folder: Path) -> set[str]:
    """Every page by its path."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}


def test_the_same_pages(site: Path, other: Path) -> None:
    """No page is missing, and none is added."""
    assert pages(other) == pages(site)


def test_the_form_is_there(other: Path) -> None:
    """The calculator page has every question and the calculator's script."""
    tree = BeautifulSoup((other / "calculator" / "index.html").read_text(encoding="utf-8"), "html5lib")
    names = {tag["name"] for tag in tree.find("form", id="calculator").find_all("input", type="radio")}

    assert names == {*definition.model().questions, *definition.model().limits}
    assert tree.find("script", src=lambda src: src and "assets/runtime/" in src)
