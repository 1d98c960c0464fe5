"""The server that `make serve` starts: what it says when it cannot."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from calculator.site.server import running

ROOT = Path(__file__).parents[2]


def serve(port: str) -> subprocess.CompletedProcess[str]:
    """Start the server on a port that it cannot have."""
    command = [sys.executable, "-m", "calculator.site.server", "--port", port]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_a_taken_port_is_said_in_one_line(tmp_path: Path) -> None:
    """Someone who serves another site already reads how to choose another port."""
    with running(tmp_path) as address:
        port = address.rstrip("/").rpartition(":")[2]
        done = serve(port)

    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert f"Port {port}" in done.stderr
    assert "make serve PORT=" in done.stderr


def test_a_port_that_is_none_is_said_in_one_line() -> None:
    """So does someone who types a figure too many."""
    assert len(serve("80000").stderr.splitlines()) == 1


@pytest.mark.parametrize(("asked", "expected"), [([], "--port 8000"), (["PORT=8001"], "--port 8001")])
def test_another_port_can_be_asked_for(asked: list[str], expected: str) -> None:
    """`make serve PORT=8001` serves there."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "PORT"))}
    planned = subprocess.run(
        ["make", "--dry-run", "serve", *asked], cwd=ROOT, env=settings, capture_output=True, text=True, check=True
    )

    assert expected in planned.stdout
