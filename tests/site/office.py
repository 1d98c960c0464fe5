"""LibreOffice: what it makes of the templates' files."""

import os
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from tests import programs

NO_JAVA = "failed to launch javaldx"  # it goes on without, and says so
LIMIT = 300  # seconds


def convert(files: Sequence[Path], kind: str, folder: Path) -> dict[str, Path]:
    """All files as `kind` in one go, by their name without its ending; a fresh profile keeps runs apart."""
    program = programs.office()
    assert program, programs.advice(programs.missing())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", kind, "--outdir", folder, *files]
    done = _run(command)
    said = [line for line in done.stderr.splitlines() if NO_JAVA not in line]
    assert not said, done.stderr
    converted = {path.stem: folder / f"{path.stem}.{kind}" for path in files}
    assert all(path.exists() for path in converted.values()), done.stdout + done.stderr
    return converted


def _run(command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    """The program and those that it starts, in a group of their own: whatever ends the wait ends them all."""
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, start_new_session=True, **streams) as run:
        try:
            out, err = run.communicate(timeout=LIMIT)
        except BaseException:
            with suppress(ProcessLookupError):
                os.killpg(run.pid, signal.SIGKILL)
            raise
    return subprocess.CompletedProcess(command, run.returncode, out, err)


def same(stored: object, counted: object) -> bool:
    """Whether two values of a cell are the same; an empty text is read as nothing."""
    if isinstance(stored, int | float) and isinstance(counted, int | float):
        return stored == pytest.approx(counted)
    return (stored or "") == (counted or "") and (stored == 0) == (counted == 0)
