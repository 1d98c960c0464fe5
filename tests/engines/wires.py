"""The W3C's WebDriver commands, sent to Firefox through its own port and to WebKit through its driver."""

import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from tests import programs
from tests.engines import PAUSE

START = 120  # seconds that a browser may take to start
SCREEN = "-screen 0 1400x1000x24"


class WebDriverError(Exception):
    """What a browser could not do, in its own words."""


class Wire(ABC):
    """A running browser that takes commands; its profile and what comes down are in a folder."""

    def __init__(self, folder: Path) -> None:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True}
        self.process = subprocess.Popen(self._command(folder), **quiet)
        try:
            self._connect(folder)
        except BaseException:
            self.close()
            raise

    @abstractmethod
    def _command(self, folder: Path) -> list[str]:
        """What starts the browser, or its driver, with this folder."""

    @abstractmethod
    def _connect(self, folder: Path) -> None:
        """Begin a session, once it is there."""

    @abstractmethod
    def __call__(self, command: str, **given: Any) -> Any:
        """Send a command by its name in the standard; gives what the browser answers."""

    def close(self) -> None:
        """End the browser and all that came with it."""
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(START)


class Marionette(Wire):
    """Firefox: a command and its answer are JSON with its length before it."""

    def _command(self, folder: Path) -> list[str]:
        settings = {
            "marionette.port": 0,
            "browser.download.folderList": 2,
            "browser.download.dir": str(folder / "downloads"),
            "browser.shell.checkDefaultBrowser": False,
            "datareporting.policy.dataSubmissionEnabled": False,
            "ui.prefersReducedMotion": 1,
        }
        lines = (f"user_pref({json.dumps(key)}, {json.dumps(value)});\n" for key, value in settings.items())
        (folder / "user.js").write_text("".join(lines), encoding="utf-8")
        return [str(programs.firefox()), "--headless", "--marionette", "--no-remote", "--profile", str(folder)]

    def _connect(self, folder: Path) -> None:
        port = awaited(lambda: int((folder / "MarionetteActivePort").read_text()))
        self.socket = awaited(lambda: socket.create_connection(("127.0.0.1", port), timeout=START))
        self.answers = self.socket.makefile("rb")
        self.count = 0
        self._read()
        self("NewSession")

    def __call__(self, command: str, **given: Any) -> Any:
        """Send a command by its name in the standard; gives what Firefox answers."""
        self.count += 1
        page = {"sandbox": None} if "script" in given and "args" in given else {}  # a script of the page, not beside it
        sent = json.dumps([0, self.count, f"WebDriver:{command}", given | page]).encode()
        self.socket.sendall(b"%d:%s" % (len(sent), sent))
        _, _, error, result = self._read()
        if error:
            raise WebDriverError(f"{error['error']}: {error['message']}")
        return result["value"] if result and "value" in result else result

    def _read(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self.answers.read(1)
        return json.loads(self.answers.read(int(length[:-1])))


class Driver(Wire):
    """WebKit: a command is a request to its driver, which runs on a screen that nobody sees."""

    PATHS: ClassVar = {
        "Navigate": ("POST", "/url"),
        "GetCurrentURL": ("GET", "/url"),
        "Refresh": ("POST", "/refresh"),
        "Back": ("POST", "/back"),
        "ExecuteAsyncScript": ("POST", "/execute/async"),
        "SetTimeouts": ("POST", "/timeouts"),
        "FindElement": ("POST", "/element"),
        "ElementClick": ("POST", "/element/{id}/click"),
        "ElementSendKeys": ("POST", "/element/{id}/value"),
        "PerformActions": ("POST", "/actions"),
        "GetWindowHandle": ("GET", "/window"),
        "NewWindow": ("POST", "/window/new"),
        "SwitchToWindow": ("POST", "/window"),
        "SwitchToFrame": ("POST", "/frame"),
        "CloseWindow": ("DELETE", "/window"),
        "SetWindowRect": ("POST", "/window/rect"),
    }

    def _command(self, folder: Path) -> list[str]:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        (folder / "user-dirs.dirs").write_text('XDG_DOWNLOAD_DIR="$HOME/downloads"\n', encoding="utf-8")
        still = folder / "gtk-3.0" / "settings.ini"  # no animations
        still.parent.mkdir()
        still.write_text("[Settings]\ngtk-enable-animations=false\n", encoding="utf-8")
        home = ["env", f"HOME={folder}", f"XDG_CONFIG_HOME={folder}"]
        screen = ["xvfb-run", "--auto-servernum", f"--server-args={SCREEN}"]
        return [*home, *screen, str(programs.webkit()), f"--port={self.port}"]

    def _connect(self, folder: Path) -> None:
        self.root = f"http://127.0.0.1:{self.port}/session"
        session = awaited(lambda: self._send("POST", "", {"capabilities": {}}))
        self.root += f"/{session['sessionId']}"

    def __call__(self, command: str, **given: Any) -> Any:
        """Send a command by its name in the standard; gives what WebKit answers."""
        method, path = self.PATHS[command]
        return self._send(method, path.format(**given), given)

    def _send(self, method: str, path: str, given: dict[str, Any]) -> Any:
        body = json.dumps(given).encode() if method == "POST" else None
        try:
            with urllib.request.urlopen(urllib.request.Request(self.root + path, body, method=method)) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            said = json.load(error)["value"]
            raise WebDriverError(f"{said['error']}: {said['message']}") from None


def awaited[Made](make: Callable[[], Made]) -> Made:
    """What is made once the browser is there for it."""
    end = time.monotonic() + START
    while True:
        try:
            return make()
        except (OSError, ValueError, WebDriverError):
            if time.monotonic() > end:
                raise
            time.sleep(PAUSE)
