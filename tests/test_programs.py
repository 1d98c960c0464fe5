"""What the tests need from the machine: said in plain lines, before anything is built, and installed for root alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import programs

ROOT = Path(__file__).parents[1]
WRITES_DOWN = """#!/bin/sh
echo "${{0##*/}} $*" >> "{folder}/called"
case "$*" in *--print-uris*) echo "After this operation, 1217 MB of additional disk space will be used." ;; esac
"""


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine where nothing is installed but apt-get and sudo, which only write down that they were called."""
    for name in ("apt-get", "sudo"):
        (tmp_path / name).write_text(WRITES_DOWN.format(folder=tmp_path))
        (tmp_path / name).chmod(0o755)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    for place in ("BROWSER_ON_MAC", "FIREFOX_ON_MAC", "OFFICE_ON_MAC", "LIBRARY"):
        monkeypatch.setattr(programs, place, "libnot-on-this-machine.so")
    return tmp_path


def test_each_missing_program_has_a_line(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An ordinary user reads what is missing and what brings it on Debian; nothing is installed unasked."""
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit) as ended:
        programs.main()
    *lines, debian = str(ended.value).splitlines()

    assert [line for line in lines if not line.startswith("Missing for the tests: ")] == []
    for name in ("Chromium", "LibreOffice", "Carlito", "library", "Firefox", "WebKitWebDriver", "Xvfb"):
        assert [name in line for line in lines].count(True) == 1
    for package in (
        "chromium",
        "libreoffice-writer",
        "libreoffice-calc",
        "fonts-dejavu-core",
        "libatomic1",
        "firefox-esr",
        "xvfb",
    ):
        assert package in debian.split()
    assert not (bare / "called").exists()


def test_root_reads_what_is_installed_and_how_big_it_is(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Before Debian's packages are installed, their names and their size are on the screen."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(SystemExit, match="Missing for the tests"):
        programs.main()
    printed, called = capfd.readouterr().out, (bare / "called").read_text().splitlines()

    assert "chromium" in printed
    assert "1217 MB" in printed
    assert called[-1].startswith("apt-get install")
    assert "-y" in called[-1]
    assert [line for line in called if line.startswith("sudo")] == []


def test_nothing_is_built_before_programs_are_looked_for() -> None:
    """`make test` looks for them first, before it fetches a package."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    command = ["make", "--dry-run", "--always-make", "test"]
    planned = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=True)

    assert "tests/programs.py" in planned.stdout.splitlines()[0]
