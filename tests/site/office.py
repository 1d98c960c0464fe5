"""LibreOffice for the tests: one that is installed, else Debian's package for root."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

NAMES = ("soffice", "libreoffice")
MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
PACKAGES = ("libreoffice-writer", "libreoffice-calc", "fonts-crosextra-carlito", "fonts-liberation")
MISSING = "The tests open the templates in LibreOffice, and there is none: install it so that `soffice` is found."


def executable() -> str | None:
    """The installed LibreOffice's path, if there is one."""
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in found if path), MAC if os.path.exists(MAC) else None)


def install() -> None:
    """Install LibreOffice's two programs where there is none; only root on Debian can."""
    if executable():
        return
    if not shutil.which("apt-get") or os.geteuid() != 0:
        raise SystemExit(MISSING)
    subprocess.run(["apt-get", "update", "-qq"], check=True)
    subprocess.run(["apt-get", "install", "-qq", "-y", "--no-install-recommends", *PACKAGES], check=True)


def convert(files: Sequence[Path], kind: str, folder: Path) -> dict[str, Path]:
    """All files as `kind` in one go, by their name without its ending; a fresh profile keeps runs apart."""
    program = executable()
    assert program, MISSING
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [program, profile, "--headless", "--convert-to", kind, "--outdir", folder, *files]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    made = {path.stem: folder / f"{path.stem}.{kind}" for path in files}
    assert all(path.exists() for path in made.values()), done.stdout + done.stderr
    return made


if __name__ == "__main__":
    install()
