"""The page "Use it from Python": its code is run from top to bottom, and prints what the page says."""

import os
import re
from contextlib import chdir, redirect_stdout
from io import StringIO
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from calculator.site import pages

PAGE = Path("reference/library.md")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scratch folder, from which the package can still be found."""
    monkeypatch.setenv("PYTHONPATH", str(pages.ROOT), prepend=os.pathsep)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def blocks() -> list[tuple[str, str]]:
    """The page's blocks, language and text, as a reader sees them."""
    return BLOCK.findall(pages._content(PAGE).decode())


def run(code: str, names: dict[str, object]) -> str:
    """What a block prints."""
    with redirect_stdout(StringIO()) as printed:
        exec(compile(code, str(PAGE), "exec"), names)
    return printed.getvalue()


def test_the_tutorial_prints_what_it_shows(elsewhere: Path) -> None:
    """Each piece of code, in order, prints the block that follows it; `python -m tests.test_tutorial`
    writes what it prints now into the page.
    """
    names: dict[str, object] = {"__name__": "tutorial"}
    for (language, code), (next_language, shown) in pairwise(blocks()):
        if language == "python":
            assert next_language == "text"
            assert run(code, names) == shown


def test_the_tutorial_shows_every_public_name() -> None:
    """Nothing public is left without an example, but for the types that examples return."""
    import calculator

    code = "".join(text for language, text in blocks() if language == "python")

    assert {name for name in calculator.__all__ if name not in code} <= {"Result", "CostResult"}


def rewrite() -> None:
    """Put what the code prints now into the page."""
    names: dict[str, object] = {"__name__": "tutorial"}
    page, shown = (
        pages.DOCS / PAGE,
        re.compile(r"(^```python\n(.*?)^```\n\n```text\n).*?^```$", re.MULTILINE | re.DOTALL),
    )
    text = page.read_text(encoding="utf-8")
    with TemporaryDirectory() as scratch, chdir(scratch):
        text = shown.sub(lambda found: f"{found[1]}{run(found[2], names)}```", text)
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    os.environ["PYTHONPATH"] = str(pages.ROOT)
    rewrite()
