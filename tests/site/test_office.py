"""LibreOffice is ended with all that it started where it takes too long."""

import os
import select
import subprocess
from pathlib import Path

import pytest

from tests import programs
from tests.site import office

# Its own process starts another, as LibreOffice does; both hold the pipe open.
HANGS = """#!/bin/sh
exec 3> "{pipe}"
sleep 900 &
wait
"""
PATIENCE = 20  # seconds


def test_nothing_is_left_of_a_program_that_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody holds the pipe any more once the limit is over."""
    program, pipe = tmp_path / "office", tmp_path / "pipe"
    program.write_text(HANGS.format(pipe=pipe))
    program.chmod(0o755)
    os.mkfifo(pipe)
    monkeypatch.setattr(programs, "office", lambda: str(program))
    monkeypatch.setattr(office, "LIMIT", 1)
    held = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            office.convert([], "pdf", tmp_path)
        assert select.select([held], [], [], PATIENCE)[0]
        assert os.read(held, 1) == b""
    finally:
        os.close(held)
