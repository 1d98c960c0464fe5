"""One browser of each engine, and one server that can go away, for all tests of a file."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import programs
from tests.engines import PAUSE, Engine
from tests.engines.chromium import Chromium
from tests.engines.firefox import Firefox
from tests.engines.webdriver import START, WebDriverEngine
from tests.engines.webkit import WebKit

pytest.register_assert_rewrite("tests.engines.scenario", "tests.engines.keyboard")
DRIVERS = {"firefox": Firefox, "webkit": WebKit}


class Served:
    """The site, from a process of its own: when that ends, no connection lives on."""

    def __init__(self, site: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "calculator.site.server", "--root", site, "--port", str(port)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        self.base = f"http://127.0.0.1:{port}/"
        self._until_up(port)

    def _until_up(self, port: int) -> None:
        end = time.monotonic() + START
        while True:
            try:
                return socket.create_connection(("127.0.0.1", port)).close()
            except OSError:
                if time.monotonic() > end or self.process.poll() is not None:
                    raise
            time.sleep(PAUSE)

    def stop(self) -> None:
        """Go away, as a network does."""
        self.process.terminate()
        self.process.wait()


@pytest.fixture
def passing(site: Path) -> Iterator[Served]:
    """A server that a test may take away, at an address where nothing is kept yet."""
    served = Served(site)
    yield served
    served.stop()


@pytest.fixture(scope="module")
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The browser that a file of tests names, with an empty profile; or what is missing and what brings it."""
    name: str = request.module.NAME
    if missing := [need for need in programs.missing() if need.engine == name]:
        hard = os.environ.get("CI") or missing[0] in programs.missing_and_to_be_had()
        (pytest.fail if hard else pytest.skip)(programs.advice(missing))
    folder, driver = tmp_path_factory.mktemp(name), DRIVERS.get(name)
    engine = WebDriverEngine(name, driver, folder) if driver else Chromium(request.getfixturevalue("browser"))
    yield engine
    engine.close()
