"""Bringing a list in as its owner keeps it: pasted, dropped or chosen, shown, changed, taken, undone, given back."""

import csv
import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from calculator import load
from calculator.portfolio.rules import files
from calculator.tables.lists.read import read
from calculator.tasks.library import library
from tests.browser import PATIENCE
from tests.browser.test_accessibility import AXE, RULES, RUN, SCHEMES, show
from tests.browser.test_files import ALL, export, give, names
from tests.tables.lists.samples import SAMPLES

BRING, FILES = load.texts("site/bring.toml"), load.texts("site/files.toml")
SAY = load.table("portfolio/lists.toml")["say"]
LISTED = "Task,How often,How long,Prio\nPayroll,weekly,90 min,high\nFrobnicate,monthly,3 h,\nOld one,weekly,1 h,done\n"
PASTE = """([target, text]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  document.querySelector(target).dispatchEvent(event);
}"""
SMALL = """{
  const set = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, text) {
    if (text.length > 1000) throw new DOMException("full", "QuotaExceededError");
    set.call(this, key, text);
  };
  globalThis.small = true;
}"""  # a browser has little room for what is kept in a tab
DROP = """([name, bytes]) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([Uint8Array.from(bytes)], name));
  for (const type of ["dragover", "drop"])
    document.querySelector("h1").dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
}"""


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """Python has to start on each page, and what reads lists to come."""
    expect.set_options(timeout=2 * PATIENCE)
    yield
    expect.set_options(timeout=PATIENCE)


def rows(page: Page) -> Locator:
    """The rows that are shown."""
    return page.locator(".brought-rows tbody tr")


def ready(page: Page, count: int) -> None:
    """All rows are matched, and so many are ticked."""
    key = "take_one" if count == 1 else "take_many"
    expect(page.locator("[data-bring=take]")).to_have_text(BRING[key].format(count=count))
    expect(page.locator("[data-bring=take]")).to_be_enabled()


def test_a_pasted_list_is_shown_changed_taken_undone_and_given_back(page: Page, base: str) -> None:
    """All the way: nothing is kept before the reader says so, the same list is known again, and its columns return."""
    page.goto(f"{base}my-tasks/")
    expect(page.locator("#bring")).to_be_visible()
    page.evaluate(PASTE, ["body", LISTED])
    expect(rows(page)).to_have_count(3)
    ready(page, 3)
    expect(page.locator("#brought")).to_be_focused()
    expect(page.locator("#bring-text")).to_have_value(LISTED)
    expect(page.locator("#bring-said")).to_have_text(
        BRING["done"].format(rows=SAY["counted_many"].format(count=3), ticked=BRING["ticked_many"].format(count=3))
    )
    assert names(page) == []

    expect(rows(page).nth(0).locator("select")).to_have_value("payroll")
    page.focus("[data-column='3']")
    page.select_option("[data-column='3']", "done")
    ready(page, 2)
    expect(rows(page).nth(2)).to_contain_text("Old one")
    expect(rows(page).nth(2).locator("[type=checkbox]")).not_to_be_checked()
    expect(page.locator("[data-column='3']")).to_be_focused()
    page.select_option("[data-column='3']", "own")
    ready(page, 3)
    rows(page).nth(2).locator("[type=checkbox]").uncheck()
    ready(page, 2)
    page.select_option("[data-column='2']", "out")
    ready(page, 2)  # a row that the reader unticked stays so
    page.select_option("[data-choice=head]", "2")
    expect(rows(page)).to_have_count(2)
    expect(page.locator("[data-column='2']")).to_have_value("out")  # other headings, the same columns
    page.select_option("[data-choice=head]", "1")
    expect(rows(page)).to_have_count(3)
    page.select_option("[data-column='2']", "hours")
    ready(page, 2)

    page.click("[data-bring=take]")
    expect(page.locator("[data-notice=brought]")).to_contain_text(FILES["imported_many"].format(count=2))
    expect(page.locator("[data-notice=brought] [data-file=undo]")).to_be_focused()
    expect(page.locator(".tasks tbody tr")).to_have_count(2)
    expect(page.locator("#brought")).to_be_hidden()
    assert names(page) == ["Frobnicate", "Payroll"]
    stored = {record["name"]: record for record in page.evaluate(ALL)}
    assert stored["Payroll"]["form"]["typical"] == "payroll"
    assert set(stored["Frobnicate"]["form"]) == {"task", "task_hours", "task_hours_unit"}

    _, text = export(page, "export")
    assert {task["own"].get("Prio") for task in json.loads(text)["tasks"]} == {"high", None}
    _, text = export(page, "table")
    head, *lines = csv.reader(StringIO(text.lstrip("\ufeff")))
    assert [line[head.index("How long")] for line in sorted(lines)] == ["3 h", "90 min"]

    page.click("#bring summary")
    page.fill("#bring-text", LISTED)
    page.click("[data-bring=paste]")
    ready(page, 3)
    page.click("[data-bring=take]")
    expect(page.locator("#import-each li")).to_have_count(2)
    expect(page.locator("#import-each")).to_contain_text(files().say["twin_same"].format(name="Payroll"))
    page.click("#import-yes")
    expect(page.locator("[data-notice=brought]")).to_contain_text(FILES["imported_one"])
    assert names(page) == ["Frobnicate", "Old one", "Payroll"]
    page.click("[data-notice=brought] [data-file=undo]")
    expect(page.locator("#file-said")).to_have_text(FILES["undone_import"])
    assert names(page) == ["Frobnicate", "Payroll"]


def test_a_dropped_workbook_is_read_and_its_rows_can_be_matched_otherwise(page: Page, base: str) -> None:
    """Another sheet, another task, none of these, words of the reader's; with the keyboard as well."""
    page.goto(f"{base}my-tasks/")
    expect(page.locator("#bring")).to_be_visible()
    page.evaluate(DROP, ["week.xlsx", list(SAMPLES["week"].data)])
    ready(page, 5)
    expect(page.locator(".file-name").first).to_have_text(SAY["name_of"].format(name="week.xlsx"))
    row = page.locator("[data-key='8']")
    usual = row.locator("select").input_value()
    assert usual
    row.locator("select").focus()
    row.locator("select").select_option("")
    expect(row).to_contain_text(SAY["amount_none"])
    expect(row.locator("select")).to_be_focused()
    row.locator("select").select_option("?")
    expect(row.locator("[type=search]")).to_be_focused()
    page.keyboard.type("payrol")
    expect(row.locator("select")).to_have_value("payroll")
    expect(page.locator("#bring-said")).to_contain_text(library().tasks["payroll"].name)
    page.select_option("[data-choice=sheet]", "Ideas")
    expect(rows(page)).not_to_have_count(7)
    page.select_option("[data-choice=sheet]", "Week")
    ready(page, 5)
    expect(page.locator("[data-key='8'] select")).to_have_value("payroll")
    row.locator("[type=checkbox]").uncheck()
    page.goto(f"{base}about/")
    page.go_back()  # what was read, and what was said of its rows, is there again
    ready(page, 4)
    expect(page.locator("[data-choice=sheet]")).to_have_value("Week")
    expect(row.locator("select")).to_have_value("payroll")
    expect(row.locator("[type=checkbox]")).not_to_be_checked()
    page.click("#brought [data-bring=cancel]")
    expect(page.locator("#brought")).to_be_hidden()
    expect(page.locator("#bring-text")).to_be_focused()
    assert names(page) == []

    page.evaluate(SMALL)
    give(page, "week.xlsx", SAMPLES["week"].data)
    ready(page, 5)
    page.reload()
    expect(page.locator("#bring-said")).to_have_text(BRING["too_large"].format(name="week.xlsx"))
    page.reload()
    expect(page.locator("#bring-said")).to_be_empty()
    expect(page.locator("#brought")).to_be_hidden()


def test_letters_marks_and_files_of_all_kinds_come_in_by_one_door(page: Page, base: str) -> None:
    """Windows letters, UTF-16, a ZIP, notes; what is none is refused in words; ours is imported as before."""
    page.goto(f"{base}my-tasks/")
    expect(page.locator("#bring")).to_be_visible()
    for name, sample in ((name, SAMPLES[name]) for name in ("german", "utf-16", "notion zip", "notes")):
        give(page, f"{name}.bin", sample.data)
        ready(page, sum(task.ticked for task in read(sample.data).tasks))
        page.click("#brought [data-bring=cancel]")
    for content, said in ((b"%PDF-1.7", "pdf"), (b"\x89PNG\0\0", "picture"), (b"PK\x03\x04 and so on", "zip_broken")):
        give(page, "list.csv", content)
        expect(page.locator("#bring-said")).to_have_text(load.texts("tables/lists/say.toml")[said])
        expect(page.locator("#brought")).to_be_hidden()
    page.click("[data-bring=paste]")
    expect(page.locator("#bring-said")).to_have_text(BRING["empty"])
    give(page, "ours.csv", "task,lifetime,contact\nMine,3,3\n")
    expect(page.locator(".tasks tbody tr")).to_have_count(1)


def test_without_what_reads_lists_nothing_is_lost(page: Page, base: str) -> None:
    """The network fails, is asked again, and then it goes on; before, no page has fetched it."""
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "lists.packed" in request.url else None)
    page.route("**/lists.packed", lambda route: route.abort())
    page.goto(f"{base}my-tasks/")
    give(page, "mine.csv", "task,lifetime,contact\nMine,3,3\n")
    expect(page.locator(".tasks tbody tr")).to_have_count(1)
    assert asked == []
    page.fill("#bring-text", LISTED)
    page.click("[data-bring=paste]")
    expect(page.locator("#bring-said")).to_have_text(BRING["away"])
    expect(page.locator("#bring-text")).to_have_value(LISTED)
    expect(page.locator(".tasks tbody tr")).to_have_count(1)
    page.unroute("**/lists.packed")
    held: list[Route] = []
    page.route("**/lists.packed", lambda route: held.append(route))
    page.click("[data-bring=again]")
    expect(page.locator("#bring-progress")).to_be_visible()
    expect(page.locator("#bring-progress span")).to_have_text(BRING["reading"])
    page.fill("#have", "many")  # Python goes on meanwhile
    expect(page.locator("#have-error")).not_to_be_empty()
    for route in held:
        route.continue_()
    ready(page, 3)


def test_without_webassembly_it_is_said(browser: Browser, base: str) -> None:
    """And what was pasted stays."""
    context = browser.new_context()
    context.add_init_script("delete globalThis.WebAssembly")
    page = context.new_page()
    page.goto(f"{base}my-tasks/")
    page.fill("#bring-text", LISTED)
    page.click("[data-bring=paste]")
    expect(page.locator("#bring-said")).to_have_text(FILES["failed"])
    expect(page.locator("#bring-text")).to_have_value(LISTED)
    context.close()


def test_on_a_phone_and_for_those_who_cannot_see_it(browser: Browser, base: str) -> None:
    """Nothing is wider than the page, and axe has nothing to say, light and dark, of any part of it."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{base}my-tasks/")
    expect(page.locator("#bring")).to_be_visible()
    give(page, "week.xlsx", SAMPLES["week"].data)
    ready(page, 5)
    page.locator("[data-key='8'] select").select_option("?")
    page.evaluate(Path(AXE).read_text(encoding="utf-8"))
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for scheme in SCHEMES:
            show(page, scheme)
            assert page.evaluate(RUN, RULES[scheme]) == [], (width, scheme)
    page.emulate_media(media="print")
    assert page.locator("[data-bring=take]").is_hidden()
    context.close()
