"""A result closed by a decision, and come back to, as a reader does it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from calculator.portfolio.decided import choices
from calculator.portfolio.rules import decisions, words
from tests.browser import WATCH, answered, profile
from tests.browser.test_accessibility import AXE, RULES, RUN, SCHEMES, show
from tests.browser.test_my_tasks import REFUSED, WRITE, kept, listed, scored, task, until
from tests.portfolio.test_entries import example_form
from tests.wording import pattern

SAY = decisions().say
ANSWERS = urlencode({key: value for key, value in example_form("customer-email").items() if key != "task"})
TODAY = date.today()
RUN_HERE = RUN.replace("axe.run(", "axe.run('#decide', ")
BEFORE, LATER = str(TODAY - timedelta(days=91)), str(TODAY + timedelta(days=30))
MADE = {
    "choice": "partner",
    "date": BEFORE,
    "review": str(TODAY),
    "reason": "No time",
    "expected": {
        "choice": "partner",
        "firmness": "likely",
        "back": 3.5,
        "hours": 0.5,
        "money": 310.0,
        "currency": "USD",
    },
}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One profile for several tabs; an error on a page fails the test."""
    with profile(browser, WATCH) as context:
        yield context


def opened(context: BrowserContext, base: str) -> Page:
    """A task that is worked out, with the section ready."""
    page = scored(context, f"{base}calculator/#v=1&{ANSWERS}&task=Books")
    page.wait_for_selector("#decide-choice")
    return page


def test_decide_and_take_the_day_along(context: BrowserContext, base: str, tmp_path: Path) -> None:
    """A decision keeps the task; it stands there after a reload, and its day goes into a calendar."""
    page = opened(context, base)
    address = page.url
    page.fill("#decide-reason", "It comes every day")
    page.fill("#decide-review", LATER)
    page.click("#decide button[value=keep]")
    expect(page.locator("#decide-status")).to_have_text(SAY["kept"])
    expect(page.locator("#decide-body")).to_be_focused()
    expect(page.locator("#keep-state")).to_contain_text(words()["kept"])
    (record,) = kept(page, 1)
    assert (record["decided"]["reason"], record["decided"]["review"]) == ("It comes every day", LATER)
    assert record["decided"]["choice"] == record["decided"]["expected"]["choice"]
    assert page.url == address

    with page.expect_download() as download:
        page.click("#decide button[value=calendar]")
    file = tmp_path / "x.ics"
    download.value.save_as(file)
    assert download.value.suggested_filename == f"review-{LATER}.ics"
    assert f"DTSTART;VALUE=DATE:{LATER.replace('-', '')}\r\n".encode() in file.read_bytes()

    page.reload()
    expect(page.locator("#decide-body")).to_contain_text("It comes every day")
    page.click("#decide button[value=remove]")
    until(page, lambda records: records[0]["decided"] == {})
    page.click("#decide button[value=undo]")
    until(page, lambda records: records[0]["decided"].get("reason") == "It comes every day")


def test_what_is_typed_stays_while_answers_change(context: BrowserContext, base: str) -> None:
    """A result that changes does not take the reader's words away, nor does leaving; a mistake is said at its field."""
    page = opened(context, base)
    page.fill("#decide-reason", "Half a sentence")
    page.select_option("#decide-choice", "")
    page.fill("#task", "Ledger")
    answered(page)
    page.wait_for_timeout(1500)
    assert page.input_value("#decide-reason") == "Half a sentence"
    page.click("#decide button[value=keep]")
    expect(page.locator("#decide-choice-wrong")).to_have_text(decisions().wrong["choice"])
    expect(page.locator("#decide-choice")).to_be_focused()
    assert page.input_value("#decide-reason") == "Half a sentence"

    page.reload()
    expect(page.locator("#decide-reason")).to_have_value("Half a sentence")
    page.click("#keep-task")
    (record,) = until(page, lambda records: len(records) == 1 and "draft" in records[0])
    page.fill("#decide-reason", "A sentence")
    page.goto(f"{base}about/")
    page.goto(f"{base}calculator/#saved={record['id']}")
    expect(page.locator("#decide-reason")).to_have_value("A sentence")
    page.select_option("#decide-choice", "partner")
    page.click("#decide button[value=keep]")
    expect(page.locator("#decide-status")).to_have_text(SAY["kept"])
    until(page, lambda records: records[0]["draft"] == {} and records[0]["decided"]["reason"] == "A sentence")
    page.click("#decide button[value=early]")
    page.fill("#decide-note", "Sooner")
    page.reload()
    expect(page.locator("#decide-note")).to_have_value("Sooner")
    page.click("#decide button[value=change]")
    page.click("#decide button[value=leave]")
    until(page, lambda records: records[0]["draft"] == {})


def test_come_back(context: BrowserContext, base: str) -> None:
    """My tasks names what is due; the page asks what happened and sets it beside what was expected."""
    page = context.new_page()
    page.goto(f"{base}my-tasks/")
    page.evaluate(WRITE, [task("a", "Books", decided=MADE), task("b", "Post")])
    listed(page, base)
    page.reload()
    expect(page.locator(".due h2")).to_have_text(SAY["list_one"])
    page.click(".due a")
    page.wait_for_selector("#decide-hours")
    page.check("#decide input[value=partly]")
    page.fill("#decide-hours", "2")
    page.fill("#decide-money", "300")
    page.fill("#decide-note", "Begin sooner")
    page.click("#decide button[value=happened]")
    expect(page.locator("#decide-status")).to_have_text(SAY["kept_review"])
    rows = page.locator(".decide-beside tbody tr")
    expect(rows.nth(0).locator("td")).to_have_text([choices()["partner"], SAY["done_partly"]])
    expect(rows.nth(1).locator("td")).to_have_text(["0.5 hours", "2 hours"])
    expect(rows.nth(2).locator("td")).to_have_text(["$310", "$300"])
    until(page, lambda records: "happened" in records[0].get("decided", {}))

    listed(page, base)
    assert page.locator(".due").count() == 0
    expect(page.locator(".decided-mark")).to_have_text(pattern(SAY["list_done"], name=choices()["partner"]))


def test_another_task_does_not_get_the_words(context: BrowserContext, base: str) -> None:
    """Starting again empties the section; the kept task has its decision still."""
    page = opened(context, base)
    page.fill("#decide-reason", "Only for books")
    page.click("#decide button[value=keep]")
    expect(page.locator("#decide-status")).to_have_text(SAY["kept"])
    until(page, lambda records: len(records) == 1 and "decided" in records[0])
    page.goto(f"{base}calculator/#v=1&{ANSWERS}&task=Post")
    expect(page.locator("#decide-reason")).to_have_value("")
    until(page, lambda records: records[0]["decided"]["reason"] == "Only for books")


def test_where_nothing_can_be_kept_the_day_still_can(context: BrowserContext, base: str) -> None:
    """A browser that refuses storage says so; decision and calendar file stay as long as the page."""
    context.add_init_script(REFUSED)
    page = opened(context, base)
    page.fill("#decide-reason", "No storage here")
    page.click("#decide button[value=keep]")
    expect(page.locator("#keep-notice")).to_contain_text(words()["refused"])
    expect(page.locator("#decide-body")).to_contain_text("No storage here")
    with page.expect_download() as download:
        page.click("#decide button[value=calendar]")
    assert download.value.suggested_filename.endswith(".ics")


def test_axe_finds_nothing(browser: Browser, base: str) -> None:
    """In the section: deciding with a mistake, decided, at the review, and afterwards, in both schemes.

    Nothing of it is wider than 320 pixels.
    """
    context = browser.new_context(bypass_csp=True)
    page = opened(context, base)
    page.set_viewport_size({"width": 320, "height": 640})
    wide = "document.querySelector('#decide').scrollWidth > document.querySelector('#decide').clientWidth"
    assert not page.evaluate(wide)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = []

    def look() -> None:
        for scheme in SCHEMES:
            show(page, scheme)
            found.extend(page.evaluate(RUN_HERE, RULES[scheme]))

    page.fill("#decide-review", str(TODAY))
    for act, shown in (("keep", "#decide-review-wrong"), ("keep", "[value=calendar]"), ("early", "#decide-hours")):
        page.click(f"#decide button[value={act}]")
        page.wait_for_selector(f"#decide {shown}")
        look()
        page.evaluate("day => (document.querySelector('#decide-review') ?? {}).value = day", LATER)
    page.check("#decide input[value=yes]")
    page.click("#decide button[value=happened]")
    page.wait_for_selector("#decide .decide-beside")
    look()
    context.close()

    assert found == []
