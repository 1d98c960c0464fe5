"""LibreOffice for the tests: one that is installed, else Debian's package where this user may install it."""

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
    """Install LibreOffice's two programs where there is none and this user may; else say what is missing."""
    if executable():
        return
    rights = _rights()
    if not shutil.which("apt-get") or rights is None:
        raise SystemExit(MISSING)
    subprocess.run([*rights, "apt-get", "update", "-qq"], check=True)
    subprocess.run([*rights, "apt-get", "install", "-qq", "-y", "--no-install-recommends", *PACKAGES], check=True)


def _rights() -> list[str] | None:
    """What to put before a command that only root may run: nothing for root, sudo where it asks for no password."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    allowed = sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0
    return [str(sudo), "-n"] if allowed else None


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
