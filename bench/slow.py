"""The real page on a slow phone line: 1.6 Mbit/s for all requests together, and 150 ms before each answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from time import monotonic, perf_counter, sleep
from typing import Any

from playwright.sync_api import Browser, Page

from calculator.site.server import Handler, running

BYTES_A_SECOND = 1.6e6 / 8
DELAY = 0.150  # seconds
CHUNK = 4096  # bytes that one request sends before another has its turn
LINK = "calculator/#v=1&separate=1&bears=3&price=2&lifetime=3"
READ = 15_000  # milliseconds that a reader stays before the click
PATIENCE = 120_000
QUESTIONS = 6


@dataclass
class Line:
    """One line that all requests share."""

    free: float = 0.0
    sent: int = 0
    lock: Lock = field(default_factory=Lock)

    def wait(self, size: int) -> None:
        """Until this many bytes have gone through."""
        with self.lock:
            self.free = max(self.free, monotonic()) + size / BYTES_A_SECOND
            self.sent += size
            until = self.free
        sleep(max(0.0, until - monotonic()))


class Slow:
    """A file to write to that passes what it is given to a line, a little at a time."""

    def __init__(self, file: Any, line: Line) -> None:
        self.file, self.line = file, line

    def write(self, body: bytes) -> int:
        """All of it, at the speed of the line."""
        for start in range(0, len(body), CHUNK):
            part = body[start : start + CHUNK]
            self.line.wait(len(part))
            self.file.write(part)
        return len(body)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)


@contextmanager
def line(site: Path) -> Iterator[tuple[str, Line]]:
    """Serve a folder over one slow line."""
    shared = Line()

    class SlowHandler(Handler):
        def setup(self) -> None:
            super().setup()
            self.wfile = Slow(self.wfile, shared)  # type: ignore[assignment]

        def do_GET(self) -> None:  # noqa: N802
            sleep(DELAY)
            super().do_GET()

    with running(site, handler=SlowHandler) as address:
        yield address, shared


@dataclass(frozen=True)
class First:
    """Seconds from the click to the first result, and bytes that had gone through the line by then."""

    seconds: float
    sent: int


def first_result(browser: Browser, site: Path) -> First:
    """A link to a task with four answers, in a fresh profile."""
    with line(site) as (address, shared), _page(browser) as page:
        began = perf_counter()
        page.goto(address + LINK, timeout=PATIENCE)
        _wait(page)
        return First(perf_counter() - began, shared.sent)


def after_reading(browser: Browser, site: Path) -> First:
    """The same, by a click on a link that was pointed at a while before."""
    with line(site) as (address, shared), _page(browser) as page:
        page.goto(f"{address}guide/signs/", timeout=PATIENCE)
        page.hover(".header-action")
        page.wait_for_timeout(READ)
        page.locator(".header-action").evaluate("(link, to) => (link.href = to)", address + LINK)
        began = perf_counter()
        page.click(".header-action")
        _wait(page)
        return First(perf_counter() - began, shared.sent)


def bare(browser: Browser, folder: Path) -> First:
    """A bare page that starts Python and asks for one score."""
    with line(folder) as (address, shared), _page(browser) as page:
        began = perf_counter()
        page.goto(address, timeout=PATIENCE)
        page.wait_for_function("window.milliseconds || window.failed", timeout=PATIENCE)
        return First(perf_counter() - began, shared.sent)


def next_questions(browser: Browser, site: Path) -> list[float]:
    """Milliseconds from an answer to the next question, one after the other, while Python is on its way."""
    with line(site) as (address, _), _page(browser) as page:
        page.goto(f"{address}calculator/", timeout=PATIENCE)
        page.wait_for_selector("#calculator[data-enhanced]")
        return [page.evaluate(ANSWER) for _ in range(QUESTIONS)]


ANSWER = """
() => new Promise((done) => {
  const form = document.getElementById("calculator");
  const current = document.getElementById(form.dataset.current);
  const began = performance.now();
  new MutationObserver((_, observer) => {
    if (!form.dataset.current || form.dataset.current === current.id) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
  }).observe(form, { attributeFilter: ["data-current"] });
  const radio = current.querySelector("input[value='2']"); // in the middle, so that more is asked
  radio.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
  radio.click();
})
"""


@contextmanager
def _page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def _wait(page: Page) -> None:
    page.wait_for_selector("#result[data-state=ready]", state="attached", timeout=PATIENCE)
