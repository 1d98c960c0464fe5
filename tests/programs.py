"""What the tests need from the machine: found, named, and on Debian installed for root. Any Python 3 runs it."""

from __future__ import annotations  # a machine's own Python may be older than the project's

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from typing import NamedTuple

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER_ON_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FIREFOXES = ("firefox-esr", "firefox")
FIREFOX_ON_MAC = "/Applications/Firefox.app/Contents/MacOS/firefox"
WEBKIT_DRIVER = "WebKitWebDriver"
SCREEN = "Xvfb"
OFFICES = ("soffice", "libreoffice")
OFFICE_ON_MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
FONTS = ("Carlito", "DejaVu Serif")
LIBRARY = "libatomic.so.1"
INSTALL = ["apt-get", "install", "--no-install-recommends"]


class Need(NamedTuple):
    """Something that the tests need: its name, whether it is there, Debian's packages, and the one engine it is for."""

    name: str
    there: Callable[[], bool]
    packages: tuple[str, ...]
    engine: str = ""


def browser() -> str | None:
    """The path of an installed Chromium or Chrome, if there is one."""
    return _program(BROWSERS, BROWSER_ON_MAC)


def firefox() -> str | None:
    """The path of an installed Firefox, if there is one."""
    return _program(FIREFOXES, FIREFOX_ON_MAC)


def webkit() -> str | None:
    """The path of WebKit's driver, if there is one."""
    return shutil.which(WEBKIT_DRIVER)


def screen() -> str | None:
    """The path of a screen that nobody sees, if there is one: WebKit has no way to run without a screen."""
    return shutil.which(SCREEN)


def office() -> str | None:
    """The path of an installed LibreOffice, if there is one."""
    return _program(OFFICES, OFFICE_ON_MAC)


def _program(names: tuple[str, ...], on_mac: str) -> str | None:
    paths = (shutil.which(name) for name in names)
    return next((path for path in paths if path), on_mac if os.path.exists(on_mac) else None)


def fonts() -> bool:
    """Whether the fonts are there that pages are counted with; LibreOffice brings them but for Linux."""
    if not sys.platform.startswith("linux"):
        return True
    if not shutil.which("fc-list"):
        return False
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=False).stdout
    return all(name in listed for name in FONTS)


def library() -> bool:
    """Whether the library is there without which Playwright's own node does not start on Linux."""
    if not sys.platform.startswith("linux"):
        return True
    try:
        ctypes.CDLL(LIBRARY)
    except OSError:
        return False
    return True


NEEDS = (
    Need("a browser (Chromium or Chrome)", lambda: browser() is not None, ("chromium",)),
    Need("LibreOffice (soffice)", lambda: office() is not None, ("libreoffice-writer", "libreoffice-calc")),
    Need(
        f"fonts to count pages with ({', '.join(FONTS)})",
        fonts,
        ("fonts-crosextra-carlito", "fonts-dejavu-core", "fonts-liberation"),
    ),
    Need(f"a library that Playwright starts with ({LIBRARY})", library, ("libatomic1",)),
    Need("Firefox", lambda: firefox() is not None, ("firefox-esr",), "firefox"),
    Need(f"WebKit and its driver ({WEBKIT_DRIVER})", lambda: webkit() is not None, ("webkit2gtk-driver",), "webkit"),
    Need(f"a screen that nobody sees, for WebKit ({SCREEN})", lambda: screen() is not None, ("xvfb",), "webkit"),
)


def missing() -> list[Need]:
    """What is not there."""
    return [need for need in NEEDS if not need.there()]


def missing_and_to_be_had() -> list[Need]:
    """What is not there and can be got: the driver of WebKit that the tests know comes with Linux alone."""
    return [need for need in missing() if need.engine != "webkit" or sys.platform.startswith("linux")]


def advice(needs: list[Need]) -> str:
    """A line for each thing that is missing, and Debian's line for all of it."""
    lines = [f"Missing for the tests: {need.name}." for need in needs]
    return "\n".join([*lines, f"On Debian, as root: {' '.join([*INSTALL, *_packages(needs)])}"])


def _packages(needs: list[Need]) -> list[str]:
    return [package for need in needs for package in need.packages]


def install(needs: list[Need]) -> None:
    """Say what Debian's packages are and how big, then install them: for root."""
    settings = {**os.environ, "LC_ALL": "C", "DEBIAN_FRONTEND": "noninteractive"}
    command = [*INSTALL, *_packages(needs)]
    print(f"You are root, so the tests' programs are installed now: {' '.join(command)}", flush=True)
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=settings)
    plan = subprocess.run([*command, "--print-uris"], check=False, env=settings, capture_output=True, text=True)
    sizes = [line for line in plan.stdout.splitlines() if "Need to get" in line or "disk space" in line]
    print("\n".join(sizes), flush=True)
    subprocess.run([*command, "-qq", "-y"], check=False, env=settings)


def main() -> None:
    """End with what is missing, if anything is."""
    needs = missing_and_to_be_had()
    if needs and os.geteuid() == 0 and shutil.which("apt-get"):
        install(needs)
        needs = missing_and_to_be_had()
    if needs:
        raise SystemExit(advice(needs))


if __name__ == "__main__":
    main()
