"""The site in a real browser."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page

# A job for a freelancer, clearly: nothing more is asked.
LOGO = (
    "v=1&separate=4&bears=4&price=3&people=4&contact=3&presence=4&lifetime=0&checkable=4&exposure=4&direct=no&task=Logo"
)
DATABASE = "handover /"  # of a site at the root of its host
STORED = f"{DATABASE} "  # what names in localStorage begin with there
PATIENCE = 30_000  # milliseconds: Python may start slowly on a busy machine

# Counts the requests that Python has not answered yet. While `spoil` names one by its key, Python gets none in its
# place, which it cannot read: an exception of its own. `delayed`, a list, holds them back.
WATCH = """{
  const post = Worker.prototype.postMessage;
  const watched = new WeakSet();
  globalThis.spoil = globalThis.delayed = null;
  globalThis.unanswered = 0;
  Worker.prototype.postMessage = function (message) {
    if (!message.request) return post.call(this, message);
    const count = ({ data }) => (globalThis.unanswered -= "id" in data && !data.waits);
    if (!watched.has(this)) this.addEventListener("message", count);
    watched.add(this);
    globalThis.unanswered += 1;
    const send = () => post.call(this, globalThis.spoil in message.request ? { id: message.id } : message);
    globalThis.delayed ? globalThis.delayed.push(send) : send();
  };
}"""


@contextmanager
def profile(browser: Browser, script: str) -> Iterator[BrowserContext]:
    """One profile for several tabs, each of which begins with a script; an error on a page fails the test."""
    context, errors = browser.new_context(viewport={"width": 1280, "height": 900}), []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    context.set_default_timeout(60_000)
    context.add_init_script(script)
    yield context
    context.close()
    assert errors == []


def come_true(page: Page, script: str) -> None:
    """Wait for what a script gives; the page's policy forbids what a waiting script of Playwright's does."""
    for _ in range(PATIENCE // 50):
        if page.evaluate(script):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"this did not come true: {script}")


def answered(page: Page) -> None:
    """Wait until Python has answered all."""
    come_true(page, "globalThis.unanswered === 0")
