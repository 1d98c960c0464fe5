"""The second set of figures, as a reader uses it: in the fields, beside the first, in the address, by keyboard."""

from playwright.sync_api import Page, expect

from calculator.costs.second import what_if

SAY = what_if().say
TASK = (
    "v=1&separate=2&bears=3&price=3&lifetime=3&contact=3&judgement=3&people=3&firms=3&presence=3&running=1&able=3"
    "&definable=3&checkable=3&exposure=2&growth=2&direct=no&task=Books&task_hours=8&task_hours_unit=month&trade=office"
)


def open_task(page: Page, url: str) -> None:
    """Open a link and wait for its figures."""
    page.goto(url)
    page.wait_for_selector("#cost[data-state=ready]", state="attached", timeout=60_000)


def unfold(page: Page) -> None:
    """Open the part of the form with the second set."""
    page.locator("details.what-if-fields > summary").click()


def test_what_if_it_were_more(page: Page, base: str) -> None:
    """Both sets stand side by side, each difference in words; the first set and its answer stay.

    The message on a wrong one stands beside its field; the result stays, and so do the other changes. Nothing sticks
    out at 320 pixels.
    """
    open_task(page, f"{base}calculator/#{TASK}")
    before = page.inner_text("#result .headline")
    expect(page.locator(".what-if")).to_have_count(0)
    unfold(page)
    page.fill("#field-if_task_hours", "20")

    expect(page.locator(".what-if-said")).to_contain_text("20 hours a month instead of 8")
    assert "if_task_hours=20" in page.url
    assert page.locator(".what-if td.differs").count() > 2
    assert page.locator(".what-if td.differs:not(:has(.mark))").count() == 0
    assert page.inner_text("#result .headline") == before
    assert page.input_value("#field-task_hours") == "8"

    page.select_option("#field-if_trade", "craft")
    expect(page.locator(".what-if-said")).to_contain_text("craft work")
    page.fill("#field-if_task_hours", "many")
    expect(page.locator("#error-if_task_hours")).to_contain_text("many")
    expect(page.locator("#error-task_hours")).to_be_empty()
    expect(page.locator(".what-if-said")).to_contain_text("craft work")
    assert page.locator("#cost .stale").first.is_hidden()
    page.fill("#field-if_task_hours", "20")
    expect(page.locator("#error-if_task_hours")).to_be_empty()
    page.set_viewport_size({"width": 320, "height": 640})
    expect(page.locator(".what-if")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1280, "height": 800})
    it_is_kept_with_the_task_and_can_be_emptied(page, base)


def it_is_kept_with_the_task_and_can_be_emptied(page: Page, base: str) -> None:
    """The address holds it, choices too; a kept task opens with it; one button takes all of it away.

    The first set stays.
    """
    page.reload()
    expect(page.locator(".what-if-said")).to_contain_text("20 hours", timeout=60_000)
    page.click("#keep-task")
    expect(page.locator("#keep-task")).to_be_hidden()
    page.goto(f"{base}my-tasks/")
    page.locator(".tasks tbody").get_by_role("link", name="Books").click()
    expect(page.locator(".what-if-said")).to_contain_text("20 hours", timeout=60_000)
    unfold(page)

    assert page.input_value("#field-if_task_hours") == "20"
    assert page.input_value("#field-if_trade") == "craft"
    page.get_by_role("button", name=SAY["empty_fields"]).click()
    expect(page.locator(".what-if")).to_have_count(0)
    assert "if_" not in page.url
    assert page.input_value("#field-task_hours") == "8"
