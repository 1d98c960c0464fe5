"""What stands on a page stays where it is while the rest comes."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import WATCH, answered
from tests.browser.test_my_tasks import WRITE, task

SHIFTS = """globalThis.shifted = 0;
new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (globalThis.shifted += value)))
  .observe({ type: "layout-shift", buffered: true });"""


@pytest.mark.parametrize("count", [0, 1, 8])
def test_my_tasks_does_not_jump(browser: Browser, base: str, count: int) -> None:
    """What stands below the list waits for it: on a phone and on a wide page nothing moves while it comes."""
    for width in (390, 1280):
        context = browser.new_context(viewport={"width": width, "height": 800})
        page = context.new_page()
        page.add_init_script(WATCH)
        page.goto(f"{base}about/")
        page.evaluate(WRITE, [task(str(number), f"Task {number}") for number in range(count)])
        page.add_init_script(SHIFTS)
        page.goto(f"{base}my-tasks/")
        page.wait_for_selector(".tasks tbody tr" if count else "#list-empty:not([hidden])")
        answered(page)
        expect(page.locator("#files")).to_be_visible()

        assert page.evaluate("shifted") < 0.05
        context.close()
