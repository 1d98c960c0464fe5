"""The page of a common task in a browser: without scripts, its text to copy, its way to the calculator and back."""

from playwright.sync_api import Browser, Page, expect

from calculator.page import picker
from calculator.site.content import tasks
from calculator.tasks.library import library

TASK = library().tasks["payroll"]
ADDRESS = f"tasks/{TASK.id}/"
MESSAGE = "do/choose/"
REFUSED = "void (navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')))"


def test_it_reads_without_scripts_on_a_narrow_page(browser: Browser, base: str) -> None:
    """Answer, costs, steps and the form are there; nothing has to be moved sideways but a table in its box."""
    context = browser.new_context(viewport={"width": 320, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}{ADDRESS}")

    expect(page.locator(".task-answer .headline")).to_have_text(tasks.scored(TASK.id).view.headline)
    for part in ("#costs + .task-costs table >> nth=0", "#first + ol", "#paper + .task-paper pre", "#wrong + ul"):
        expect(page.locator(part)).to_be_visible()
    expect(page.locator(".copy")).to_have_count(0)
    wide = [
        part.bounding_box()["x"] + part.bounding_box()["width"] for part in page.locator("article > *:visible").all()
    ]
    assert max(wide) <= 320
    context.close()


def test_the_form_is_copied_and_the_task_is_scored(browser: Browser, base: str) -> None:
    """By keyboard; what became of it is said, and where the browser refuses the text is selected instead."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{base}{ADDRESS}")
    button, said = page.locator(".copy button"), page.locator(".copy [role=status]")
    text = page.locator("[data-copy] pre").text_content()

    button.focus()
    page.keyboard.press("Enter")
    expect(said).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == text

    page.evaluate(REFUSED)
    page.keyboard.press("Enter")
    expect(said).to_contain_text("did not let us copy")
    assert page.evaluate("getSelection().toString()").strip() == text

    page.locator(".task-answer .button").click()
    expect(page.locator("#result[data-state=ready] .headline")).to_have_text(tasks.scored(TASK.id).view.headline)
    back = page.locator(".typical-note a")
    expect(back).to_have_text(picker.words().page.format(task=TASK.name))
    back.click()
    page.wait_for_url(f"{base}{ADDRESS}")
    context.close()


def test_a_message_of_the_guide_is_copied_as_it_is_sent(browser: Browser, base: str) -> None:
    """Paragraphs apart, the numbers of a list kept, and nothing of the page around it."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page: Page = context.new_page()
    page.goto(f"{base}{MESSAGE}")
    page.locator(".copy button").first.click()
    expect(page.locator(".copy [role=status]").first).to_have_text("Copied")
    lines = page.evaluate("navigator.clipboard.readText()").split("\n")
    blocks = page.locator("[data-copy]").first.locator("p, li").all_inner_texts()

    assert lines[:3] == [blocks[0], "", f"1. {blocks[1]}"]
    assert lines[-2:] == ["", blocks[-1]]
    context.close()
