"""The calculator, and the answer for one link, inside another site's page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from calculator.site.server import running
from tests.browser import LOGO

NO_STORAGE = """
for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
    Object.defineProperty(globalThis, name, { get() { throw new DOMException("no storage here", "SecurityError"); } });
"""


@pytest.fixture
def host(browser: Browser, base: str, tmp_path: Path) -> Iterator[Page]:
    """A page of another origin that holds the documented snippet; the frame gets no storage."""
    for name in ("embed", "embed-result"):
        (tmp_path / f"{name}.html").write_text(
            "<!doctype html><title>Another site</title><body>"
            f'<iframe data-handover title="Task" width="100%" height="300" src="{base}{name}/#{LOGO}"></iframe>'
            f'<script src="{base}assets/js/embed.js" defer></script>',
            encoding="utf-8",
        )
    context = browser.new_context(viewport={"width": 800, "height": 600})
    context.add_init_script(f"if (window !== top) {{ {NO_STORAGE} }}")
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    with running(tmp_path) as other:
        page.goto(f"{other}embed.html")
        yield page
    context.close()
    assert errors == []


def test_the_calculator_in_another_page(host: Page) -> None:
    """It scores without storage, changes with an answer, and the frame is as high as what is in it."""
    frame = host.frame_locator("iframe")
    frame.locator("#result[data-state=ready][data-way=freelance]").wait_for()
    frame.locator("#bears .change").click()
    frame.locator("input[name=bears][value='0']").check()
    frame.locator("#result:not([data-way=freelance])").wait_for()

    inner = host.frames[1].evaluate("document.querySelector('.md-container').getBoundingClientRect().height")
    outer = host.evaluate("document.querySelector('iframe').getBoundingClientRect().height")
    assert abs(inner - outer) < 8
    assert host.frames[1].evaluate("document.documentElement.scrollWidth") <= 800


def test_the_answer_for_one_link(host: Page) -> None:
    """The answer alone, with a way to the whole calculator that keeps the answers."""
    host.goto(host.url.replace("embed.html", "embed-result.html"))
    frame = host.frame_locator("iframe")
    frame.locator("#result[data-state=ready][data-way=freelance]").wait_for()

    assert not frame.locator("fieldset").first.is_visible()
    with host.context.expect_page() as opened:
        frame.locator("a[data-with-answers]").click()
    assert opened.value.url.endswith(f"calculator/#{LOGO}")
