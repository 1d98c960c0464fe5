"""LibreOffice: what it makes of the templates' files."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests import programs


def convert(files: Sequence[Path], kind: str, folder: Path) -> dict[str, Path]:
    """All files as `kind` in one go, by their name without its ending; a fresh profile keeps runs apart."""
    program = programs.office()
    assert program, programs.advice(programs.missing())
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [program, profile, "--headless", "--convert-to", kind, "--outdir", folder, *files]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    converted = {path.stem: folder / f"{path.stem}.{kind}" for path in files}
    assert all(path.exists() for path in converted.values()), done.stdout + done.stderr
    return converted
