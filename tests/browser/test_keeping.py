"""Nothing that a reader types is lost: left at once, two tabs, storage that fails, two copies of the site, and undo.

Keeping needs no Python, so that most of these pages have none.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from calculator.model.definition import model
from calculator.portfolio import replies
from calculator.portfolio.rules import words
from calculator.portfolio.saved import LONGEST_NAME
from calculator.site.server import running
from tests.browser import DATABASE, STORED, profile
from tests.browser.test_my_tasks import READ, WRITE, listed, task, until

SAY, FORM = words(), model().wording
BOOKS = "v=1&lifetime=3&contact=3&task=Books"
WITHOUT_PYTHON = "delete globalThis.WebAssembly"
NOTE = """(text) => {
  const notes = document.getElementById("keep-notes");
  notes.value = text;
  notes.dispatchEvent(new Event("input", { bubbles: true }));
}"""
ENTER = """(field, text) => {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}"""
# No write of the page's own ends, as if the page ended first.
STUCK = """
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...given) {
  if (!globalThis.stuck) return put.apply(this, given);
  return new Promise((done) => {
    const spin = () => {
      try {
        if (globalThis.stuck) this.count().onsuccess = spin;
        else put.apply(this, given).onsuccess = done;
      } catch {} // the page has given it up
    };
    spin();
  });
};
"""
SILENT = """
const open = indexedDB.open;
IDBFactory.prototype.open = function (...given) {
  const asked = open.apply(this, given);
  if (globalThis.silent ?? true) asked.addEventListener = () => {};
  return asked;
};
"""
CLOSED = """
const open = indexedDB.open;
globalThis.opened = [];
IDBFactory.prototype.open = function (...given) {
  if (globalThis.lost) throw new DOMException("Connection lost", "UnknownError");
  const asked = open.apply(this, given);
  asked.addEventListener("success", () => globalThis.opened.push(asked.result));
  return asked;
};
"""
BUSY = """
for (const name of ["replaceState", "pushState"]) {
  const change = History.prototype[name];
  History.prototype[name] = function (...given) {
    if (globalThis.busy) throw new DOMException("more than 100 times", "SecurityError");
    return change.apply(this, given);
  };
}
"""
NEWER = """name => new Promise((done) => {
  const asked = indexedDB.open(name, 2);
  asked.onupgradeneeded = () => asked.result.createObjectStore("tasks", { keyPath: "id" });
  asked.onsuccess = () => { asked.result.close(); done(); };
})"""
TWICE = "(button) => { button.click(); button.click(); }"
JOBS = """start => {
  const kept = Object.entries(localStorage).filter(([key]) => key.startsWith(start));
  return kept.sort().map(([, text]) => text);
}"""
OLD_SAFARI = "delete Crypto.prototype.randomUUID; delete Navigator.prototype.locks; delete Navigator.prototype.storage;"
PERSIST = """
globalThis.asked = 0;
navigator.storage.persist = async () => ++globalThis.asked > 0;
navigator.storage.persisted = async () => location.search === "?lasting";
"""
OLD_TASKS = """(records) => new Promise((done) => {
  const asked = indexedDB.open("handover", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("tasks", { keyPath: "id" });
  asked.onsuccess = () => {
    const writing = asked.result.transaction("tasks", "readwrite");
    for (const record of records) writing.objectStore("tasks").put(record);
    writing.oncomplete = () => { asked.result.close(); done(); };
  };
})"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One profile for several tabs, without Python; an error on a page fails the test."""
    with profile(browser, WITHOUT_PYTHON) as context:
        yield context


def opened(context: BrowserContext, address: str, *scripts: str) -> Page:
    """A tab with the calculator."""
    page = context.new_page()
    for script in scripts:
        page.add_init_script(script)
    page.goto(address)
    page.wait_for_selector("#calculator[data-enhanced]")
    return page


def kept(context: BrowserContext, base: str, *scripts: str) -> Page:
    """A tab with a task that is kept."""
    page = opened(context, f"{base}calculator/#{BOOKS}", *scripts)
    page.click("#keep-task")
    expect(page.locator("#keep-state")).to_have_text(SAY["kept"])
    page.click("#keep-more summary")
    return page


def names(page: Page) -> list[str]:
    """The tasks of the list, where Python has not made a table of them."""
    expect(page.locator("#list-names li").first).to_be_visible()
    return sorted(page.locator("#list-names li").all_text_contents())


def notes(page: Page) -> list[str]:
    """The notes of every kept task."""
    return sorted(record["notes"] for record in page.evaluate(READ))


def note(page: Page, key: str, record: dict, changes: dict, **more: object) -> None:
    """Leave a note of changes as a tab does that ended before it could write them."""
    text = json.dumps({"base": record, "changes": changes, "time": 0} | more)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"{STORED}unsaved {key}", text])


def left_by_a_link(context: BrowserContext, base: str) -> Page:
    """The list, come to from a task that was changed in the same moment and could not be written."""
    page = kept(context, base, STUCK)
    page.evaluate("globalThis.stuck = true")
    page.evaluate(f"""({NOTE})("By a link"); document.querySelector(".keep-line a").click()""")
    page.wait_for_url("**/my-tasks/")
    assert names(page) == ["Books"]
    assert notes(page) == ["By a link"]
    return page


def test_left_in_the_same_moment(context: BrowserContext, base: str) -> None:
    """A change is kept although the page is left before it could write: by a link, and by closing the tab."""
    page = left_by_a_link(context, base)
    page.go_back()
    expect(page.locator("#keep-notes")).to_have_value("By a link")

    page.evaluate("globalThis.stuck = true")
    page.fill("#keep-notes", "By closing")
    page.fill("#task", "Ledger")
    page.close()
    other = context.new_page()
    other.goto(f"{base}my-tasks/")
    assert names(other) == ["Ledger"]
    assert notes(other) == ["By closing"]
    assert other.evaluate("Object.keys(localStorage).filter(key => key.includes('unsaved'))") == []


def test_a_figure_half_typed_is_kept(context: BrowserContext, base: str) -> None:
    """What stands in a field when the tab is killed comes back."""
    page = kept(context, base, STUCK)
    page.evaluate("globalThis.stuck = true")
    page.locator("#field-owner_hour_value").evaluate(ENTER, "95")
    page.close()
    other = context.new_page()
    other.goto(f"{base}my-tasks/")
    assert names(other) == ["Books"]

    assert [record["form"]["owner_hour_value"] for record in other.evaluate(READ)] == ["95"]


def test_left_for_another_task_on_the_same_page(context: BrowserContext, base: str) -> None:
    """A note typed just before a task is opened by its address stays with its own; a tab that hides writes."""
    page = kept(context, base)
    (record,) = page.evaluate(READ)
    page.evaluate(WRITE, [task("other", "Other")])
    page.evaluate(f"""({NOTE})("Mine"); location.hash = "saved=other" """)
    expect(page.locator("#task")).to_have_value("Other")
    page.evaluate(f"""({NOTE})("Yours"); location.hash = "saved={record["id"]}" """)
    expect(page.locator("#keep-notes")).to_have_value("Mine")
    page.evaluate(f"""({NOTE})("Mine too"); location.hash = "saved={record["id"]}" """)
    expect(page.locator("#keep-notes")).to_have_value("Mine too")
    expect(page.locator("#keep-notice")).to_be_empty()
    assert notes(page) == ["Mine too", "Yours"]

    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))  # no timer runs
    page.evaluate(NOTE, "Hidden")
    page.evaluate(
        """Object.defineProperty(document, "visibilityState", { value: "hidden" });
        document.dispatchEvent(new Event("visibilitychange"))"""
    )
    until(page, lambda records: {record["notes"] for record in records} == {"Hidden", "Yours"})


def test_what_tabs_left_behind_comes_together(context: BrowserContext, base: str) -> None:
    """By record and field; where both changed the same, both stay, and the list says so. What was deleted stays so."""
    page = context.new_page()
    page.goto(f"{base}about/")
    name = "N" * LONGEST_NAME
    rows = [task("a", "Apart", notes="old", revision=3), task("b", name, notes="new", revision=3), task("c", "Same")]
    page.evaluate(WRITE, rows)
    apart = rows[0] | {"revision": 2, "form": rows[0]["form"] | {"lifetime": "1"}}
    note(page, "one a", apart, {"notes": "new"})
    note(page, "two a", apart, {"form": apart["form"] | {"people": "4"}, "seen": {}})
    note(page, "one b", rows[1] | {"notes": "old", "revision": 2}, {"notes": "mine"})
    note(page, "one c", rows[2], {"notes": "next"})
    for page_left, text in (("one a0", "{"), ("three e", "null"), ("four f", '{"base": null}')):  # they stop no other
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"{STORED}unsaved {page_left}", text])
    note(page, "one d", task("d", "Begun") | {"revision": 0}, {"notes": "first"})
    page.goto(f"{base}my-tasks/")
    copy = SAY["copy_of"].format(name="N" * (LONGEST_NAME - len(SAY["copy_of"].format(name=""))))
    expect(page.locator("#list-offer")).to_contain_text(SAY["copied"].format(name=copy))
    assert names(page) == sorted(["Apart", name, copy, "Same", "Begun"])

    found = {record["name"]: record for record in page.evaluate(READ)}
    assert {one["name"]: one["notes"] for one in found.values()} == {
        "Apart": "new",
        name: "new",
        copy: "mine",
        "Same": "next",
        "Begun": "first",
    }
    assert (found["Apart"]["form"]["lifetime"], found["Apart"]["form"]["people"]) == ("3", "4")
    assert found["Begun"]["revision"] == 1


def test_two_tabs_bring_a_note_once(context: BrowserContext, base: str) -> None:
    """Both opened while a tab is on its way out: what cannot be brought together with the task is copied once."""
    page = context.new_page()
    page.goto(f"{base}about/")
    row = task("a", "Books", notes="new", revision=3)
    page.evaluate(WRITE, [row])
    note(page, "one a", row | {"notes": "old", "revision": 2}, {"notes": "mine"}, hasLeft=True, copy=str(UUID(int=1)))
    note(page, "two a", row | {"notes": "old", "revision": 2}, {"kind": "money"}, hasLeft=True)
    tabs = [context.new_page(), context.new_page()]
    tabs[0].add_init_script(f"{STUCK} globalThis.stuck = true;")
    for tab in tabs:
        tab.goto(f"{base}my-tasks/")
        expect(tab.locator("#list-reading")).to_be_visible()
    tabs[0].evaluate("globalThis.stuck = false")
    for tab in tabs:
        expect(tab.locator("#list-names li")).to_have_count(2)
        assert names(tab) == sorted(["Books", SAY["copy_of"].format(name="Books")])

    assert notes(page) == ["mine", "new"]
    assert [record["revision"] for record in page.evaluate(READ) if record["notes"] == "new"] == [4]


def test_keep_once_and_say_so(context: BrowserContext, base: str) -> None:
    """Pressed twice at once one task is kept; it is announced, and the browser is asked once to let it stay."""
    page = opened(context, f"{base}calculator/#{BOOKS}", PERSIST)
    page.evaluate("const keep = document.getElementById('keep-task'); keep.click(); keep.click()")
    expect(page.locator("#keep-status[role=status]")).to_have_text(SAY["kept"])
    page.click("#calculator [type=reset]")
    page.fill("#task", "Second")
    page.click("#keep-task")
    expect(page.locator("#keep-state")).to_have_text(SAY["kept"])
    assert [record["name"] for record in page.evaluate(READ)].count("Books") == 1
    assert page.evaluate("globalThis.asked") == 1

    page.goto(f"{base}my-tasks/")
    assert names(page) == ["Books", "Second"]
    expect(page.locator("#list-lasting")).to_have_text(SAY["lasting"])
    page.goto(f"{base}my-tasks/?lasting")
    assert names(page) == ["Books", "Second"]
    expect(page.locator("#list-lasting")).to_be_hidden()


def test_saving_is_said_until_it_is_saved(context: BrowserContext, base: str) -> None:
    """A write that takes long is no "kept"; one that does not end is told of, and goes in with the next try."""
    context.clock.install()
    page = kept(context, base, STUCK)
    page.evaluate("globalThis.stuck = true")
    page.fill("#keep-notes", "Slow")
    expect(page.locator("#keep-state")).to_have_text(SAY["saving"])
    page.clock.fast_forward(1_000)
    page.clock.fast_forward(5_000)
    expect(page.locator("#keep-notice h2")).to_have_text(SAY["slow_title"])
    expect(page.locator("#keep-state")).to_be_empty()
    page.clock.fast_forward(10_000)
    expect(page.locator("#keep-notice")).to_contain_text(SAY["silent"])
    page.evaluate("globalThis.stuck = false")
    page.click("[data-action=again]")
    expect(page.locator("#keep-state")).to_have_text(SAY["kept"])
    expect(page.locator("#keep-notice")).to_be_empty()

    assert notes(page) == ["Slow"]
    (before,) = page.evaluate(READ)
    page.locator("#field-owner_hour_value").evaluate(ENTER, "95")
    for _ in range(3):
        page.clock.fast_forward(600)  # until it is saved, counts, and would be saved again
        expect(page.locator("#keep-state")).to_have_text(SAY["kept"])
    (after,) = page.evaluate(READ)
    assert (after["form"]["owner_hour_value"], after["revision"]) == ("95", before["revision"] + 1)


def test_a_connection_that_the_browser_closed(context: BrowserContext, base: str) -> None:
    """It is opened anew and the change is written; where it cannot be, the true reason is said."""
    page = kept(context, base, CLOSED)
    page.evaluate("globalThis.opened.forEach(db => db.close())")
    page.fill("#keep-notes", "Again")
    until(page, lambda records: records[0]["notes"] == "Again")
    expect(page.locator("#keep-state")).to_have_text(SAY["kept"])
    expect(page.locator("#keep-notice")).to_be_empty()
    page.evaluate("globalThis.lost = true; globalThis.opened.forEach(db => db.close())")
    page.fill("#keep-notes", "Lost")
    expect(page.locator("#keep-notice")).to_contain_text(SAY["lost"])
    page.evaluate("globalThis.lost = false")
    page.click("[data-action=again]")
    expect(page.locator("#keep-state")).to_have_text(SAY["kept"])

    assert notes(page) == ["Lost"]


def test_storage_that_never_answers(context: BrowserContext, base: str) -> None:
    """Ten seconds later the list and Keep say so, and try again."""
    kept(context, base).close()
    page = context.new_page()
    page.add_init_script(SILENT)
    page.clock.install()
    page.goto(f"{base}my-tasks/")
    expect(page.locator("#list-reading")).to_be_visible()
    page.clock.fast_forward(11_000)
    expect(page.locator("#list-notice")).to_contain_text(SAY["silent_list"])
    expect(page.locator("#list-reading")).to_be_hidden()
    page.evaluate("globalThis.silent = false")
    page.click("[data-action=read-again]")
    assert names(page) == ["Books"]

    page.goto(f"{base}calculator/#{BOOKS}")
    page.click("#keep-task")
    page.wait_for_timeout(0)
    page.clock.fast_forward(1_000)
    page.clock.fast_forward(11_000)
    expect(page.locator("#keep-notice")).to_contain_text(SAY["silent"])
    expect(page.locator("#keep-task")).to_be_visible()
    page.evaluate("globalThis.silent = false")
    page.click("[data-action=again]")
    expect(page.locator("#keep-state")).to_have_text(SAY["kept"])


def test_a_browser_without_names_and_locks(browser: Browser, base: str) -> None:
    """Plain http on a local name, or an older Safari: tasks are kept and taken over, and a linked list shows."""
    context = browser.new_context()
    context.add_init_script(OLD_SAFARI)
    context.add_init_script(WITHOUT_PYTHON)
    left_by_a_link(context, base)
    context.close()

    context = browser.new_context()
    context.add_init_script(OLD_SAFARI)
    page = context.new_page()
    page.goto(f"{base}my-tasks/#{shared()}")
    expect(page.locator(".tasks tbody tr")).to_have_count(1)
    context.close()


def shared() -> str:
    """The fragment of a link to a list of one task."""
    return str(replies.share_reply(model(), {"share": [task("a", "Linked")], "have": ""})["fragment"])


def test_the_job_log_in_two_tabs(context: BrowserContext, base: str) -> None:
    """A job entered in each stays, in both, and one that is removed goes from both."""
    one, two = (opened(context, f"{base}calculator/#{BOOKS}") for _ in range(2))
    for page, minutes in ((one, "30"), (two, "45")):
        page.evaluate("document.getElementById('log-add').click()")
        enter(page, "brief", 0, minutes, "fieldset:not([data-kept])")
    for page in (one, two):
        jobs = page.locator("[data-log=brief]")
        expect(jobs).to_have_count(2)
        assert sorted(job.input_value() for job in jobs.all()) == ["30", "45"]
    enter(one, "steering", 0, "5")
    enter(one, "checking", 0, "6")
    expect(two.locator("[data-log=checking]").first).to_have_value("6")
    enter(two, "brief", 0, "31")
    two.reload()
    parts = {part: two.locator(f"[data-log={part}]").first.input_value() for part in ("brief", "steering", "checking")}
    assert parts == {"brief": "31", "steering": "5", "checking": "6"}
    two.evaluate("document.querySelector('[data-remove]').click()")
    expect(one.locator("#log-jobs fieldset")).to_have_count(1)


def enter(page: Page, part: str, place: int, text: str, job: str = "fieldset") -> None:
    """Type into the job log, which is shown where there are costs."""
    script = "(field, text) => { field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); }"
    page.locator(f"#log {job} [data-log={part}]").nth(place).evaluate(script, text)


def test_a_tab_of_the_former_release(context: BrowserContext, base: str) -> None:
    """What it goes on keeping, in its own place, comes over with the next page; where both changed it, both stay."""
    page = context.new_page()
    page.goto(f"{base}about/")

    def former(revision: int, hours: str, jobs: list[str], *tasks: str) -> None:
        page.evaluate(OLD_TASKS, [task(name[0].lower(), name, revision=revision) for name in tasks])
        log = json.dumps([{"brief": minutes} for minutes in jobs])
        for key, text in {"handover-have": hours, "handover-log": log, f"tick:brief/{hours}": "1"}.items():
            page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])

    former(1, "7", ["30", "40"], "Alpha", "Beta", "Gamma")
    page.goto(f"{base}my-tasks/")
    assert names(page) == ["Alpha", "Beta", "Gamma"]
    page.evaluate(WRITE, [task("a", "Alpha here", revision=2)])
    former(2, "8", ["30", "45", "50"], "Alpha there", "Beta there", "Late")
    page.reload()
    copy = SAY["copy_of"].format(name="Alpha there")
    expect(page.locator("#list-names li")).to_have_count(5)
    assert names(page) == sorted(["Alpha here", copy, "Beta there", "Gamma", "Late"])
    assert page.input_value("#have") == "8"
    page.reload()
    expect(page.locator("#list-names li")).to_have_count(5)
    jobs = page.evaluate(JOBS, f"{STORED}job ")
    assert jobs == ['{"brief":"30"}', '{"brief":"45"}', '{"brief":"50"}']
    page.fill("#have", "5")
    former(3, "9", ["30"], "Beta again")
    page.click("[data-action=ask-all]")
    page.click("#delete-all [value=yes]")
    expect(page.locator("#list-empty")).to_be_visible()
    page.reload()
    expect(page.locator("#list-empty")).to_be_visible()
    assert page.input_value("#have") == ""


def test_a_history_that_takes_no_more(context: BrowserContext, base: str) -> None:
    """WebKit refuses the hundredth change of the address in half a minute: what is typed is kept, and it follows."""
    page = kept(context, base, BUSY)
    page.evaluate("globalThis.busy = true")
    page.fill("#task", "Ledger")
    until(page, lambda records: records[0]["name"] == "Ledger")
    assert "task=Books" in page.url
    page.click("#calculator [type=reset]")
    expect(page.locator("#task")).to_have_value("")
    page.click("#emptied button")
    expect(page.locator("#task")).to_have_value("Ledger")
    expect(page.locator("#keep-state")).to_have_text(SAY["kept"])
    page.click("#calculator [type=reset]")
    page.evaluate("globalThis.busy = false")
    expect(page).to_have_url(re.compile("#$"))
    page.reload()
    page.click("#emptied button")
    expect(page).to_have_url(re.compile("task=Ledger"))


def test_two_copies_of_the_site(context: BrowserContext, site: Path) -> None:
    """On one host each has its own tasks, log and hours, and takes over once what both shared before."""
    with running(site, "/one/") as one:
        host = one.removesuffix("one/")
        context.route(
            "**/two/**", lambda way: way.fulfill(response=way.fetch(url=way.request.url.replace("/two/", "/one/")))
        )
        page = context.new_page()
        page.goto(f"{host}one/about/")
        page.evaluate("localStorage.clear()")
        page.evaluate(OLD_TASKS, [task("old", "Before")])
        old = {"handover-log": '[{"brief":"30"},{"brief":"40"}]', "handover-have": "7", "tick:brief/one-page": "1"}
        for key, text in (old | {"tick:brief": "foreign"}).items():
            page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])
        for name in ("one", "two"):
            page.goto(f"{host}{name}/my-tasks/")
            assert names(page) == ["Before"]
            assert page.input_value("#have") == "7"
        page.goto(f"{host}one/calculator/")
        assert [field.input_value() for field in page.locator("[data-log=brief]").all()] == ["30", "40"]
        page.fill("#task", "Mine")
        page.click("#keep-task")
        expect(page.locator("#keep-state")).to_have_text(SAY["kept"])

        page.goto(f"{host}two/my-tasks/")
        assert names(page) == ["Before"]
        page.click("[data-action=ask-all]")
        page.click("#delete-all [value=yes]")
        expect(page.locator("#list-empty")).to_be_visible()
        page.reload()
        expect(page.locator("#list-empty")).to_be_visible()
        assert page.input_value("#have") == ""
        page.goto(f"{host}one/my-tasks/")
        assert names(page) == ["Before", "Mine"]
        assert page.input_value("#have") == "7"
        page.goto(f"{host}one/calculator/")
        assert page.locator("[data-log=brief]").count() == 2
        assert page.evaluate("localStorage.getItem('handover-log')") is None


def test_start_again_can_be_undone(context: BrowserContext, base: str) -> None:
    """By the button, after a reload too, and by Back, with its notes. No address says less than the form holds."""
    page = kept(context, base)
    page.evaluate(f"""({NOTE})("Mine"); document.querySelector("#calculator [type=reset]").click()""")
    expect(page.locator("#emptied")).to_contain_text(FORM["emptied"])
    expect(page.locator("#keep-task")).to_be_visible()
    assert page.input_value("#task") == ""
    page.reload()
    page.click("#emptied button")
    for _ in range(2):
        expect(page.locator("#task")).to_have_value("Books")
        expect(page.locator("#keep-notes")).to_have_value("Mine")
        expect(page.locator("#keep-state")).to_have_text(SAY["kept"])
        expect(page.locator("#keep-notice")).to_be_empty()
        expect(page.locator("#emptied")).to_be_empty()
        page.click("#calculator [type=reset]")
        expect(page.locator("#emptied")).to_contain_text(FORM["emptied"])
        page.go_back()

    expect(page.locator("#task")).to_have_value("Books")
    page.go_forward()
    expect(page).to_have_url(re.compile("task=Books"))
    page.reload()
    expect(page.locator("#task")).to_have_value("Books")
    expect(page.locator("#keep-state")).to_have_text(SAY["kept"])
    assert [(record["name"], record["notes"]) for record in page.evaluate(READ)] == [("Books", "Mine")]


def test_start_again_pressed_twice(context: BrowserContext, base: str) -> None:
    """What was there comes back all the same, after a new task was begun and the page loaded again too."""
    page = opened(context, f"{base}calculator/#{BOOKS}")
    page.dblclick("#calculator [type=reset]")
    page.fill("#task", "New")
    page.reload()
    expect(page.locator("#task")).to_have_value("New")
    page.click("#emptied button")
    expect(page.locator("#task")).to_have_value("Books")
    expect(page.locator("#emptied")).to_be_empty()
    page.go_back()
    expect(page.locator("#task")).to_have_value("New")


def test_a_list_kept_by_pressing_twice(context: BrowserContext, base: str) -> None:
    """Its tasks are kept once; the list is read again where it comes back as it was left."""
    page = context.new_page()
    page.goto(f"{base}my-tasks/")
    page.click("[data-action=examples]")
    page.locator("[data-action=keep-list]").evaluate(TWICE)
    expect(page.locator("[data-action=keep-list]")).to_have_count(0)
    kept = names(page)
    assert len(kept) == len(set(kept)) == len(page.evaluate(READ))

    page.evaluate(WRITE, [task("z", "Zeta")])  # by a page that came after this one, which the reader comes back to
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("#list-names li", has_text="Zeta")).to_have_count(1)


def test_a_list_that_was_pasted(context: BrowserContext, base: str) -> None:
    """It is there after a reload, and after a look at another page."""
    page = context.new_page()
    page.goto(f"{base}my-tasks/")
    page.fill("#bring-text", "Books\nPayroll")
    page.reload()
    expect(page.locator("#bring-text")).to_have_value("Books\nPayroll")
    page.goto(f"{base}about/")
    page.goto(f"{base}my-tasks/")
    expect(page.locator("#bring-text")).to_have_value("Books\nPayroll")


def test_tasks_of_a_later_release(context: BrowserContext, base: str) -> None:
    """The true reason is told, and what is there stays."""
    page = context.new_page()
    page.goto(f"{base}about/")
    page.evaluate(NEWER, DATABASE)
    page.goto(f"{base}my-tasks/")
    expect(page.locator("#list-notice")).to_contain_text(SAY["newer"])
    page = opened(context, f"{base}calculator/#{BOOKS}")
    page.click("#keep-task")
    expect(page.locator("#keep-notice")).to_contain_text(SAY["newer"])


def test_a_deleted_task_comes_back_after_a_reload(context: BrowserContext, base: str) -> None:
    """On its own page with the last change, and on the list; not once the offer was closed."""
    page = kept(context, base)
    page.evaluate(f"""({NOTE})("Mine"); document.getElementById("keep-delete").click()""")
    expect(page.locator("#keep-notice")).to_contain_text(SAY["deleted"].format(name="Books"))
    page.reload()
    expect(page.locator("#keep-notice")).to_contain_text(SAY["deleted"].format(name="Books"))
    page.click("#keep-notice [data-action=undo]")
    expect(page.locator("#keep-notes")).to_have_value("Mine")
    page.click("#keep-delete")
    expect(page.locator("#keep-notice")).to_contain_text(SAY["deleted"].format(name="Books"))

    page.goto(f"{base}my-tasks/")
    expect(page.locator("#list-offer")).to_contain_text(SAY["deleted"].format(name="Books"))
    page.click("#list-offer [data-action=undo]")
    assert names(page) == ["Books"]
    assert notes(page) == ["Mine"]
    page.click("#list-names a")
    page.click("#keep-delete")
    page.locator("#keep-notice [data-action=dismiss]").wait_for()
    with page.expect_navigation():  # the page is left before the database has heard of it
        page.evaluate(
            f"""document.querySelector("#keep-notice [data-action=dismiss]").click(); location = "{base}my-tasks/" """
        )
    expect(page.locator("#list-empty")).to_be_visible()
    expect(page.locator("#list-offer")).to_be_empty()


def test_everything_can_come_back(page: Page, base: str) -> None:
    """Until the page is left, beside what came since; before, the dialog offers the file."""
    page.goto(f"{base}about/")
    page.evaluate(WRITE, [task("a", "Alpha"), task("b", "Beta")])
    listed(page, base)
    page.fill("#have", "8")
    page.click("[data-action=ask-all]")
    with page.expect_download() as download:
        page.click("#delete-all [data-file=export]")
    tasks = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))["tasks"]
    assert sorted(task["name"] for task in tasks) == ["Alpha", "Beta"]
    page.click("#delete-all [value=yes]")
    expect(page.locator("#list-empty")).to_be_visible()
    assert page.input_value("#have") == ""
    page.click("[data-action=undo-all]")
    page.wait_for_selector(".tasks tbody tr")

    assert page.input_value("#have") == "8"
    assert sorted(record["name"] for record in page.evaluate(READ)) == ["Alpha", "Beta"]

    page.click("[data-action=ask-all]")
    page.click("#delete-all [value=yes]")
    expect(page.locator("#list-empty")).to_be_visible()
    page.evaluate(WRITE, [task("a", "Newer")])  # from a file, before that is undone
    page.fill("#have", "3")
    page.click("[data-action=undo-all]")
    page.wait_for_selector(".tasks tbody tr:nth-child(3)")
    expect(page.locator("#have")).to_have_value("3")
    names = sorted(record["name"] for record in page.evaluate(READ))
    assert names == [SAY["copy_of"].format(name="Alpha"), "Beta", "Newer"]


def test_a_database_of_another_site(context: BrowserContext, base: str) -> None:
    """One that only has the old name is left alone."""
    page = context.new_page()
    page.goto(f"{base}about/")
    page.evaluate(
        """new Promise((done) => {
          const asked = indexedDB.open("handover", 4);
          asked.onupgradeneeded = () => asked.result.createObjectStore("rooms");
          asked.onsuccess = () => { asked.result.close(); done(); };
        })"""
    )
    page.goto(f"{base}my-tasks/")
    expect(page.locator("#list-empty")).to_be_visible()

    found = page.evaluate("indexedDB.databases().then(all => all.map(({ name, version }) => [name, version]))")
    assert sorted(found) == [["handover", 4], [DATABASE, 1]]
