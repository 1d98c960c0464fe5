"""Stock Pyodide against ours on bare pages: bytes, and time from navigation to the first result."""

import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, Playwright, Response

from calculator.site.bundle import browser_jinja, recording, runtime, sent
from tests import programs

HERE = Path(__file__).parent / "start"
PACKAGE = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
WAIT = "window.milliseconds || window.failed"
BEHIND = 1000  # milliseconds for what is fetched behind the first result, which counts too


@dataclass(frozen=True)
class Start:
    """One start: milliseconds to the first result, and bytes as they were sent."""

    milliseconds: float
    sent: int


@contextmanager
def pages() -> Iterator[Path]:
    """A folder with `stock/` and `ours/`: the same page and request, two ways to start Python."""
    with TemporaryDirectory() as scratch:
        root = Path(scratch)
        _stock(root / "stock")
        shutil.copytree(runtime.TARGET / runtime.build().folder, root / "ours")
        for folder in ("stock", "ours"):
            shutil.copy(HERE / "index.html", root / folder)
            (root / folder / "request.json").write_text(recording.requests()[0], encoding="utf-8")
        yield root


def _stock(folder: Path) -> None:
    folder.mkdir()
    for name in PACKAGE:
        shutil.copy(runtime.PYODIDE / name, folder)
    shutil.copy(HERE / "stock.mjs", folder / "worker.mjs")
    files = [*sent.plain_files(), *browser_jinja.whole()]
    (folder / "calculator.zip").write_bytes(runtime.zipped(files, zipfile.ZIP_DEFLATED))


def cold_and_warm(playwright: Playwright, address: str) -> tuple[Start, Start]:
    """A fresh profile's first start, and its second."""
    with TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=programs.browser(), args=programs.BROWSER_FLAGS
        )
        starts = _start(context, address), _start(context, address)
        context.close()
    return starts


def _start(context: BrowserContext, address: str) -> Start:
    page, responses = context.new_page(), list[Response]()
    page.on("response", lambda response: responses.append(response))
    page.goto(address)
    page.wait_for_function(WAIT, timeout=60_000)
    if failed := page.evaluate("window.failed"):
        raise RuntimeError(f"{address}: {failed}")
    page.wait_for_timeout(BEHIND)
    size = sum(int(response.header_value("content-length") or 0) for response in responses)
    result = Start(page.evaluate("window.milliseconds"), size)
    page.close()
    return result
