"""Documents filled in on the reader's machine, in a real browser."""

from pathlib import Path

from playwright.sync_api import Browser, Download, Page, expect

from calculator.documents.rules import papers
from tests.browser import LOGO as SURE
from tests.strategies import MODEL
from tests.wording import pattern, says
from tests.words import text_of

SAY = papers().words

TASK = "Logo & <sign> für Müller"
LOGO = SURE.replace("exposure=4", "exposure=unsure").replace("Logo", "Logo+%26+%3Csign%3E+f%C3%BCr+M%C3%BCller")


def fill(page: Page, kind: str) -> Download:
    """Click, and wait for the file."""
    with page.expect_download() as found:
        page.click(f"button.fill[data-template=freelance-brief][data-kind={kind}]")
    return found.value


def test_a_brief_from_the_readers_answers(page: Page, base: str, tmp_path: Path) -> None:
    """A scored task gives a brief as Word and as Markdown, with the task's name, answers and risks in it."""
    page.goto(f"{base}calculator/#{LOGO}")
    page.wait_for_selector("#result[data-state=ready]", state="attached")

    made = fill(page, "docx")
    made.save_as(tmp_path / "brief.docx")
    text = text_of((tmp_path / "brief.docx").read_bytes())
    assert made.suggested_filename == "freelance-brief-logo-sign-für-müller.docx"
    assert TASK in text
    assert MODEL.questions["lifetime"].anchors[0] in text
    assert says(SAY["unsure"], text)
    expect(page.locator(".paper-status")).to_contain_text(pattern(SAY["made"]))

    made = fill(page, "md")
    made.save_as(tmp_path / "brief.md")
    assert "Logo & \\<sign> für Müller" in (tmp_path / "brief.md").read_text(encoding="utf-8")


def test_scoring_goes_on_while_a_document_is_made(page: Page, base: str) -> None:
    """An answer given while a document is made is scored, and the document comes too."""
    page.goto(f"{base}calculator/#{LOGO}")
    page.wait_for_selector("#result[data-state=ready]", state="attached")
    page.wait_for_selector("button.fill", state="attached")
    with page.expect_download():
        page.evaluate(
            "document.querySelector('button.fill').click();"
            "const i = document.querySelector('input[name=bears][value=\"0\"]');"
            "i.checked = true; i.dispatchEvent(new Event('input', {bubbles: true}));"
        )

    page.wait_for_selector("#result:not([data-way=freelance])", state="attached")


def test_a_file_that_does_not_come(browser: Browser, base: str) -> None:
    """The message says so and names the way out; the answers stay."""
    context = browser.new_context()
    context.route("**/assets/templates/**", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{base}calculator/#{LOGO}")
    page.wait_for_selector("#result[data-state=ready]", state="attached")
    page.click("button.fill[data-kind=docx]")

    expect(page.locator(".paper-status")).to_contain_text(SAY["failed"])
    assert page.is_checked("input[name=checkable][value='4']")
    context.close()


def test_nothing_is_fetched_before_it_is_asked_for(browser: Browser, base: str) -> None:
    """Scoring a task loads no template."""
    context = browser.new_context()
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{base}calculator/#{LOGO}")
    page.wait_for_selector("#result[data-state=ready]", state="attached")

    assert not [url for url in asked if "/assets/templates/" in url]
    context.close()


def test_the_example_offers_no_document(page: Page, base: str) -> None:
    """Before the reader has answered there is nothing to fill in."""
    page.goto(f"{base}calculator/")

    expect(page.locator(".papers")).to_be_hidden()


def test_no_sideways_scroll_on_a_phone(browser: Browser, base: str) -> None:
    """Wide tables scroll inside the paper, never the page."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    for path in ("", "freelance-brief/", "process-document/", "pilot-scorecard/", "service-levels/", "kpi-sheet/"):
        page.goto(f"{base}templates/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    context.close()
