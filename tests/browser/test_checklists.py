"""Tick boxes in a real browser: kept, cleared, refused, printed."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from calculator.model import definition, steps

LISTS, SAY = steps.checked(), steps.rules().wording
BOOKS = (
    "calculator/#v=1&separate=2&bears=3&price=3&lifetime=3&contact=3&judgement=3&firms=3&running=2&continuity=3&volume=4"
    "&procedure=3&visible=3&exposure=2&task=Books"
)
REFUSE = "Object.defineProperty(globalThis, 'localStorage', { get() { throw new Error('refused'); } });"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"


def box(page: Page, key: str) -> object:
    """The box of list/item."""
    return page.locator(f"[data-tick='{key}']")


def ready(page: Page) -> None:
    """Wait for a scored result."""
    page.wait_for_selector("#result[data-state=ready]", state="attached")


def test_ticks_survive_a_reload(page: Page, base: str) -> None:
    """A tick by keyboard is kept in this browser, counted, and there again after a reload."""
    page.goto(f"{base}checklists/brief/")
    box(page, "brief/rights").focus()
    page.keyboard.press("Space")
    page.reload()

    expect(box(page, "brief/rights")).to_be_checked()
    expect(box(page, "brief/result")).not_to_be_checked()
    expect(page.locator(".ticks-count")).to_have_text(
        "1 " + SAY["ticked"].format(count=len(steps.lists()["brief"].items))
    )
    expect(page.get_by_text(SAY["kept"])).to_be_visible()


def test_clear_takes_this_list_only(page: Page, base: str) -> None:
    """ "Clear ticks" empties this list, says so, and leaves the others; it can be undone."""
    page.goto(f"{base}checklists/acceptance/")
    box(page, "acceptance/today").check()
    page.goto(f"{base}checklists/brief/")
    box(page, "brief/rights").check()
    page.get_by_role("button", name=SAY["clear_ticks"]).click()

    expect(box(page, "brief/rights")).not_to_be_checked()
    expect(page.get_by_role("status").get_by_text(SAY["cleared"])).to_be_visible()
    page.get_by_role("button", name=SAY["undo_clear"]).click()
    expect(box(page, "brief/rights")).to_be_checked()
    expect(page.get_by_role("button", name=SAY["undo_clear"])).to_be_hidden()
    page.get_by_role("button", name=SAY["clear_ticks"]).click()
    page.reload()
    expect(box(page, "brief/rights")).not_to_be_checked()
    page.goto(f"{base}checklists/acceptance/")
    expect(box(page, "acceptance/today")).to_be_checked()


def test_ticks_whose_script_does_not_come(page: Page, base: str) -> None:
    """It is said that they are not kept; not before the script may come, nor once it has."""
    away = page.locator("[data-ticks-away]")
    page.goto(f"{base}checklists/brief/")
    expect(page.get_by_text(SAY["kept"])).to_be_visible()
    expect(away).to_have_count(0)
    page.route("**/ticks.mjs", lambda route: route.fulfill(status=404))
    page.reload()
    expect(away).to_be_hidden()
    away.evaluate("one => one.getAnimations().forEach(each => each.finish())")
    expect(away).to_have_text(SAY["away"])
    expect(away).to_be_visible()


@pytest.mark.parametrize("broken", [REFUSE, FULL], ids=["refused", "full"])
def test_storage_off_or_full(browser: Browser, base: str, broken: str) -> None:
    """A message says that ticks are not kept; they stay on the page, also when the result is replaced."""
    context = browser.new_context()
    context.add_init_script(broken)
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(error.stack))
    page.goto(f"{base}checklists/brief/")
    box(page, "brief/rights").check()

    expect(page.get_by_text(SAY["refused"])).to_be_visible()
    expect(box(page, "brief/rights")).to_be_checked()

    page.goto(base + BOOKS)
    ready(page)
    box(page, "data-and-access/processor").check()
    page.fill("#task", "Our books")
    expect(page.get_by_role("heading", name=SAY["title_task"].format(task="Our books"))).to_be_visible()
    expect(box(page, "data-and-access/processor")).to_be_checked()
    expect(page.locator("#do").get_by_text(SAY["refused"])).to_be_visible()
    context.close()
    assert not [error for error in errors if "ticks.mjs" in error or "local.mjs" in error or "/runtime/" in error]


def test_without_script(browser: Browser, base: str) -> None:
    """Without scripts the boxes can be ticked and the page says that they are not kept."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}checklists/brief/")
    box(page, "brief/rights").check()

    expect(page.locator(".sheet noscript p")).to_be_visible()
    expect(page.locator(".sheet noscript p")).to_contain_text(SAY["no_script"])
    expect(page.get_by_role("button", name=SAY["clear_ticks"])).to_be_hidden()
    expect(page.get_by_text(SAY["kept"])).to_be_hidden()
    context.close()


def test_the_result_and_the_list_agree(page: Page, base: str) -> None:
    """A tick in the result is there on the list's page, and survives the next answer."""
    page.goto(base + BOOKS)
    ready(page)
    box(page, "choosing-a-partner/exit").check()
    reasons, anchors = page.locator("#why .reasons.for"), definition.model().questions["firms"].anchors
    expect(reasons).to_contain_text(anchors[3])
    page.click("#firms .change")
    page.check("input[name=firms][value='4']")
    expect(reasons).to_contain_text(anchors[4])
    expect(box(page, "choosing-a-partner/exit")).to_be_checked()

    page.locator("li", has=box(page, "choosing-a-partner/exit")).get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"checklists/choosing-a-partner/#exit$"))
    expect(box(page, "choosing-a-partner/exit")).to_be_checked()
    box(page, "choosing-a-partner/exit").uncheck()
    page.goto(base + BOOKS)
    ready(page)
    expect(box(page, "choosing-a-partner/exit")).not_to_be_checked()


def test_another_tab_follows(page: Page, base: str) -> None:
    """A tick in one tab shows in the other."""
    page.goto(f"{base}checklists/brief/")
    other = page.context.new_page()
    other.goto(f"{base}checklists/brief/")
    box(other, "brief/rights").check()

    expect(box(page, "brief/rights")).to_be_checked()


def test_the_list_changes_with_the_answers(page: Page, base: str) -> None:
    """Personal data brings data terms; without it they go; too few answers leave no list."""
    page.goto(base + BOOKS)
    ready(page)
    expect(box(page, "data-and-access/processor")).to_be_visible()

    page.goto(base + BOOKS.replace("exposure=2", "exposure=4"))
    expect(box(page, "data-and-access/processor")).to_have_count(0)
    expect(box(page, "choosing-a-partner/references")).to_be_visible()

    page.goto(f"{base}calculator/#v=1&lifetime=3")
    expect(page.locator("[data-tick]:visible")).to_have_count(0)


@pytest.mark.parametrize("key", LISTS)
def test_a_list_prints_on_two_sheets(page: Page, base: str, key: str) -> None:
    """On paper: every line with its box and reason, lines to fill in, nothing else, at most two sheets."""
    page.goto(f"{base}checklists/{key}/")
    page.emulate_media(media="print")
    for item in LISTS[key].items.values():
        expect(page.locator(f"#{item.id} .tick")).to_be_visible()
        expect(page.locator(f"#{item.id} .tick-why")).to_be_visible()
    expect(page.locator(".write-in")).to_be_visible()
    expect(page.locator("h1")).to_be_visible()
    for gone in ("#what-next", ".sheet-foot", ".sheet-head", ".md-header", ".when-to-use"):
        expect(page.locator(gone)).to_be_hidden()
    for size in ("A4", "Letter"):
        assert len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format=size))) <= 2


@pytest.mark.parametrize("key", LISTS)
def test_a_list_fits_a_narrow_phone(browser: Browser, base: str, key: str) -> None:
    """Nothing runs over the edge at 320 pixels."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{base}checklists/{key}/")

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
