"""One browser of each engine, and one server that can go away, for all tests of a file."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests import programs
from tests.engines import Engine
from tests.engines.chromium import Chromium
from tests.engines.webdriver import WebDriverEngine
from tests.engines.wires import Driver, Marionette, awaited

ENGINES = ("chromium", "firefox", "webkit")
WIRES = {"firefox": Marionette, "webkit": Driver}


class Served:
    """The site, from a process of its own: when that ends, no connection lives on."""

    def __init__(self, site: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "calculator.site.server", "--root", site, "--port", str(port)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        self.base = f"http://127.0.0.1:{port}/"
        awaited(lambda: socket.create_connection(("127.0.0.1", port)).close())

    def stop(self) -> None:
        """Go away, as a network does."""
        self.process.terminate()
        self.process.wait()


@pytest.fixture(scope="module")
def served(engine: Engine, site: Path) -> Iterator[Served]:
    """A server for each engine, since a test takes it away."""
    served = Served(site)
    yield served
    served.stop()


@pytest.fixture(scope="module")
def base(served: Served) -> str:
    """The address of the served site."""
    return served.base


@pytest.fixture(scope="module", params=ENGINES)
def engine(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """A browser with an empty profile; where it cannot be had, what is missing and what brings it."""
    missing = [need for need in programs.missing() if need.engine == request.param]
    if missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(programs.advice(missing))
    folder = tmp_path_factory.mktemp(request.param)
    (folder / "downloads").mkdir()
    wire = WIRES.get(request.param)
    engine = WebDriverEngine(request.param, wire(folder), folder / "downloads") if wire else Chromium(browser)
    yield engine
    engine.close()
