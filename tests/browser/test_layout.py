"""What stands on a page stays where it is while the rest comes, and a phone shows all of it."""

import pytest
from playwright.sync_api import Browser, Page, expect

from calculator.model import forms
from calculator.site.content import price_table
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
        if count == 8:
            each_part_of_the_list_keeps_to_its_place(page)
        context.close()


def each_part_of_the_list_keeps_to_its_place(page: Page) -> None:
    """The longest name of an answer does not run into what stands beside it; the map's key begins with the map."""
    answer = page.locator(".tasks td:has(> .tag)").first
    name = max((form.name for form in forms.forms().form.values()), key=len)
    over = "(cell, name) => ((cell.firstElementChild.textContent = name), cell.scrollWidth - cell.clientWidth)"
    assert answer.evaluate(over, name) <= 0

    left = "(shown) => Math.round(shown.getBoundingClientRect().left)"
    assert page.locator(".legend").evaluate(left) == page.locator(".points").evaluate(left)
    assert page.locator("#bring").evaluate("(box) => getComputedStyle(box).borderLeftWidth") == "1px"


def test_a_phone_shows_each_price_without_scrolling_sideways(browser: Browser, base: str) -> None:
    """A row of the long table is a card, in the whole guide too: each figure under the head of its column."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    for address in ("guide/what-it-costs/", "guide/whole/"):
        page.goto(f"{base}{address}")
        rows, cells = page.locator(".price-rows tbody tr"), page.locator(".price-rows td")
        expect(rows.first).to_be_visible()
        edges = cells.evaluate_all("all => all.map((cell) => cell.getBoundingClientRect().right)")
        heads = page.locator(".price-rows").first.locator("th").all_text_contents()
        named = rows.first.locator("td").evaluate_all(
            "all => all.map((cell) => getComputedStyle(cell, '::before').content.replaceAll('\"', ''))"
        )

        assert rows.count() == 4 * len(price_table.table().tasks)
        assert max(edges) <= 360
        assert named[3:] == heads[3:]
        assert named[2].startswith(heads[2])
    context.close()


def test_a_drawing_has_the_colours_that_a_reader_chose(browser: Browser, base: str) -> None:
    """With colours of the reader's own, light on dark here, words and lines in it stand out as all words do."""
    context = browser.new_context(forced_colors="active", color_scheme="dark")
    page = context.new_page()
    page.goto(f"{base}do/pilot/")
    text = page.evaluate("getComputedStyle(document.querySelector('.lead')).color")
    colour = "all => [...new Set(all.map((shown) => getComputedStyle(shown)[%r]))]"

    assert page.locator(".timeline text").evaluate_all(colour % "fill") == [text]
    assert page.locator(".timeline :is(.axis, .tick)").evaluate_all(colour % "stroke") == [text]
    context.close()
