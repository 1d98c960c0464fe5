"""Tasks kept on this machine, and the list of them, as a reader uses both."""

import io
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import openpyxl
import pypdf
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from calculator import load
from calculator.model import forms
from calculator.portfolio.people import people
from calculator.portfolio.rules import rules, words
from calculator.reports.words import words as record_words
from calculator.tasks.library import library
from tests.browser import DATABASE, STORED, WATCH, answered, come_true, profile
from tests.browser.test_accessibility import AXE, RULES, RUN, SCHEMES, show
from tests.strategies import MODEL
from tests.wording import pattern

SAY = words()
OLDER = "1.0.0"  # a version of the model that links and lists are kept from
PARTNER = forms.forms().form["partner"].name
LIKELY = next(firmness.label for firmness in MODEL.settings.firmness if firmness.id == "likely").lower()
WAS = SAY["moved_answer"].format(answer=MODEL.ways["employee"].name, firmness=LIKELY, confidence=74)

ANSWERS = (
    "separate=1&bears=3&price=3&lifetime=3&contact=3&judgement=3&people=2&firms=3&presence=2&running=2&able=3"
    "&definable=3&checkable=3&knowhow=3&procedure=3&visible=3&continuity=3&exposure=2&growth=2&volume=3&direct=no"
)
BOOKS = f"v=1&{ANSWERS}&task=Books"
NAMELESS = "A task without a name"
PARTS = {*("id", "name", "form", "notes", "kind", "created", "saved", "model_version", "revision", "seen")}
READ = """() => new Promise((done) => {
  const asked = indexedDB.open(DATABASE);
  asked.onsuccess = () => {
    const all = asked.result.transaction("tasks").objectStore("tasks").getAll();
    all.onsuccess = () => { asked.result.close(); done(all.result); };
  };
})""".replace("DATABASE", repr(DATABASE))
WRITE = """(records) => new Promise((done) => {
  const asked = indexedDB.open(DATABASE, 1);
  const make = (name) => asked.result.createObjectStore(name, { keyPath: "id" });
  asked.onupgradeneeded = () => ["tasks", "deleted", "taken"].forEach(make);
  asked.onsuccess = () => {
    const writing = asked.result.transaction("tasks", "readwrite");
    for (const record of records) writing.objectStore("tasks").put(record);
    writing.oncomplete = () => { asked.result.close(); done(); };
  };
})""".replace("DATABASE", repr(DATABASE))
HOLD = """() => new Promise((held) => {
  const asked = indexedDB.open(DATABASE);
  asked.onsuccess = () => {
    const tasks = asked.result.transaction("tasks", "readwrite").objectStore("tasks");
    const next = () => (globalThis.released ? asked.result.close() : (tasks.count().onsuccess = next));
    next();
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode) {
      globalThis.begun ||= mode === "readwrite";
      return begin.call(this, stores, mode);
    };
    held();
  };
})""".replace("DATABASE", repr(DATABASE))
# When a task was deleted; with a day, as if it was then.
DELETED_AT = """([name, id, day]) => new Promise((done) => {
  const asked = indexedDB.open(name);
  asked.onsuccess = () => {
    const store = asked.result.transaction("deleted", "readwrite").objectStore("deleted");
    store.get(id).onsuccess = ({ target: { result } }) => {
      if (day) store.put({ ...result, time: Date.parse(day) });
      store.transaction.oncomplete = () => {
        asked.result.close();
        done(result.time);
      };
    };
  };
})"""
FULL = """
const put = IDBObjectStore.prototype.put;
const refuse = () => { throw new DOMException("no room", "QuotaExceededError"); };
IDBObjectStore.prototype.add = function (...given) { return globalThis.roomy ? put.apply(this, given) : refuse(); };
IDBObjectStore.prototype.put = function (...given) { return globalThis.roomy ? put.apply(this, given) : refuse(); };
"""
REFUSED = """
indexedDB.open = () => { throw new DOMException("not here", "SecurityError"); };
Storage.prototype.setItem = () => { throw new DOMException("not here", "SecurityError"); };
"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One profile for several tabs; an error on a page fails the test."""
    with profile(browser, WATCH) as context:
        yield context


def kept(page: Page, count: int, part: str = "way") -> list[dict]:
    """The records in storage, once there are so many and each has been worked out."""
    return until(page, lambda records: len(records) == count and all(part in record["seen"] for record in records))


def until(page: Page, wanted: Callable[[list[dict]], bool], pause: int = 100) -> list[dict]:
    """The records in storage, once they are as wanted."""
    for _ in range(300):
        records = page.evaluate(READ)
        if wanted(records):
            return records
        page.wait_for_timeout(pause)
    raise AssertionError(records)


def scored(context: BrowserContext, url: str) -> Page:
    """A tab with a task's page, worked out."""
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector("#cost[data-state=ready]", state="attached")
    return page


def keep(context: BrowserContext, base: str, name: str = "Books", more: str = "") -> Page:
    """A tab with a task that is kept."""
    page = scored(context, f"{base}calculator/#v=1&{ANSWERS}{more}&task={name}")
    page.click("#keep-task")
    expect(page.locator("#keep-state")).to_contain_text(SAY["kept"])
    until(page, lambda records: any(record["name"] == name and "way" in record["seen"] for record in records))
    return page


def listed(page: Page, base: str) -> None:
    """The list, shown."""
    page.goto(f"{base}my-tasks/")
    page.wait_for_selector(".tasks tbody tr")


def names(page: Page) -> list[str]:
    """The tasks in the order of the table."""
    return page.locator(".tasks tbody th a").all_text_contents()


def task(key: str, name: str, **more: object) -> dict:
    """A record as it is stored, not worked out."""
    form = dict(pair.split("=") for pair in ANSWERS.split("&")) | {"task": name}
    base = {"id": key, "name": name, "form": form, "notes": "", "kind": "", "revision": 1, "seen": {}}
    return (
        base
        | {"created": "2026-06-01T00:00:00Z", "saved": "2026-06-01T00:00:00Z", "model_version": MODEL.settings.version}
        | more
    )


def test_keep_change_reload(context: BrowserContext, base: str) -> None:
    """A kept task is saved with every change, counted in the header, and goes on being saved after a reload.

    Its record has the parts of the schema and no others. Only what the reader does makes a new revision, so that two
    tabs do not stop one another; what is worked out is kept with its change, however long the saving takes.
    """
    page = keep(context, base)
    expect(page.locator(".header-tasks [data-task-count]")).to_have_text(" (1)")
    (record,) = kept(page, 1)
    assert set(record) == PARTS
    assert record["revision"] == 1
    page.fill("#task", "Journal")
    (record,) = until(page, lambda records: records[0]["name"] == "Journal" and "way" in records[0]["seen"])
    assert record["revision"] == 2

    page.evaluate(HOLD)
    page.evaluate("globalThis.delayed = []")
    page.fill("#task", "Ledger")
    come_true(page, "globalThis.begun && globalThis.delayed.length > 0")
    page.evaluate("globalThis.delayed.splice(0).map(send => send()) && (globalThis.delayed = null)")
    answered(page)
    page.evaluate("globalThis.released = true")
    until(page, lambda records: records[0]["name"] == "Ledger" and "way" in records[0]["seen"])

    page.click("#keep-more summary")
    page.fill("#keep-notes", "Ask Ann")
    until(page, lambda records: (records[0]["name"], records[0]["notes"]) == ("Ledger", "Ask Ann"))
    page.reload()
    page.wait_for_selector("#cost[data-state=ready]", state="attached")
    expect(page.locator("#keep-state")).to_contain_text(SAY["kept"])
    assert page.input_value("#keep-notes") == "Ask Ann"
    page.fill("#field-owner_hour_value", "90")
    until(page, lambda records: records[0]["form"].get("owner_hour_value") == "90")

    (record,) = kept(page, 1)
    assert (record["name"], record["notes"], record["form"]["owner_hour_value"]) == ("Ledger", "Ask Ann", "90")
    assert record["seen"]["way"] == "bpo"
    assert "owner_hour_value=90" in page.url
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_one_page_shows_one_task_after_another(context: BrowserContext, base: str) -> None:
    """After starting again, or opening a link, changes belong to another task, and so do notes.

    Nothing to keep says so; one answer is enough, and it gets a name. A note typed just before starting again is kept
    with its task, although the page has turned to another.
    """
    page = context.new_page()
    page.goto(f"{base}calculator/")
    page.click("#keep-task")
    expect(page.locator("#keep-state")).to_contain_text(SAY["keep_first"])
    page.check(f"#{MODEL.settings.answer.first[0]} input[value='3']")
    page.click("#keep-task")
    expect(page.locator("#keep-state")).to_contain_text(SAY["kept"])
    (record,) = kept(page, 1)
    assert record["name"] == NAMELESS

    page.evaluate(
        """() => {
          const notes = document.getElementById("keep-notes");
          notes.value = "Ask Ann";
          notes.dispatchEvent(new Event("input", { bubbles: true }));
          setTimeout(() => document.querySelector("#calculator [type=reset]").click(), 150);
        }"""
    )
    expect(page.locator("#keep-task")).to_be_visible()
    until(page, lambda records: [record["notes"] for record in records] == ["Ask Ann"])
    assert page.input_value("#task") == ""
    page.fill("#task", "Other")
    page.evaluate("location.hash = 'v=1&lifetime=0&contact=4&task=Linked'")
    expect(page.locator("#task")).to_have_value("Linked")
    page.fill("#task", "Changed")
    page.wait_for_timeout(1000)
    assert [(record["name"], record["notes"]) for record in kept(page, 1)] == [(NAMELESS, "Ask Ann")]

    page.evaluate("id => { location.hash = `saved=${id}` }", record["id"])
    expect(page.locator("#keep-notes")).to_have_value("Ask Ann")
    page.fill("#keep-notes", "Ask Bob")
    page.evaluate("location.hash = 'v=1&lifetime=0&contact=4&task=Linked'")
    expect(page.locator("#keep-task")).to_be_visible()
    page.click("#keep-task")
    records = until(page, lambda records: len(records) == 2)
    assert {record["name"]: record["notes"] for record in records} == {NAMELESS: "Ask Bob", "Linked": ""}


def test_a_task_goes_and_comes_back_on_its_own_page(context: BrowserContext, base: str) -> None:
    """Deleted, with Undo; or emptied elsewhere: the page says so, keeps what it shows, and can keep it again."""
    page = keep(context, base)
    page.click("#keep-more summary")
    page.click("#keep-delete")
    expect(page.locator("#keep-notice")).to_contain_text(SAY["deleted"].format(name="Books"))
    assert page.evaluate(READ) == []
    page.click("#keep-notice [data-action=undo]")
    expect(page.locator("#keep-state")).to_contain_text(SAY["kept"])
    assert [record["name"] for record in kept(page, 1)] == ["Books"]

    page.evaluate("name => new Promise(done => (indexedDB.deleteDatabase(name).onsuccess = done))", DATABASE)
    page.fill("#task", "Still here")
    expect(page.locator("#keep-notice")).to_contain_text(SAY["gone"])
    assert page.input_value("#task") == "Still here"
    page.click("[data-action=anew]")
    assert kept(page, 1)[0]["name"] == "Still here"


def test_delete_from_the_list(context: BrowserContext, base: str) -> None:
    """A deleted task comes back with Undo. What is kept with the records is not asked for again."""
    page = context.new_page()
    page.goto(f"{base}about/")
    page.evaluate(WRITE, [task("a", "Books")])
    listed(page, base)
    kept(page, 1, "cost")
    page.reload()
    page.wait_for_selector(".tasks tbody tr")
    assert page.locator(".tasks tbody tr").first.locator("[data-column=back]").text_content() != ""
    assert page.evaluate(READ)[0]["revision"] == kept(page, 1)[0]["revision"]

    page.evaluate("globalThis.delayed = []")  # Python is at something else
    page.evaluate("globalThis.button = document.querySelector('[data-delete]'); button.click()")
    expect(page.locator("#list-offer")).to_contain_text(SAY["deleted"].format(name="Books"))
    expect(page.locator(".tasks tbody tr")).to_have_count(0)
    page.evaluate("document.querySelector('#task-list').append(button); button.click()")
    page.evaluate("button.remove(); globalThis.delayed.forEach((send) => send()); globalThis.delayed = null")
    expect(page.locator("#list-empty")).to_be_visible()
    expect(page.locator("#list-notice")).to_be_empty()
    assert page.evaluate("document.activeElement.dataset.action") == "undo"
    page.keyboard.press("Enter")
    page.wait_for_selector(".tasks tbody tr")
    assert names(page) == ["Books"]
    assert kept(page, 1)
    everything_goes(page)
    the_way_back_is_in_sight(page)
    a_clock_that_is_set(page)


def the_way_back_is_in_sight(page: Page) -> None:
    """The offer to undo has the focus and can be seen, however far down in the list a task was deleted."""
    page.evaluate(WRITE, [task(str(number), f"Task {number}") for number in range(12)])
    page.reload()
    page.wait_for_selector(".tasks tbody tr:nth-child(12)")
    page.locator("[data-delete]").last.click()
    undo = page.locator("#list-offer [data-action=undo]")
    expect(undo).to_be_focused()
    expect(undo).to_be_in_viewport()
    offer = page.locator("#list-offer .notice")
    expect(offer).to_be_in_viewport(ratio=1)
    assert page.evaluate("one => getComputedStyle(one).backgroundColor", offer.element_handle()) != "rgba(0, 0, 0, 0)"
    expect(offer).to_have_css("text-decoration-line", "none")  # it is no link


def a_clock_that_is_set(page: Page) -> None:
    """Undo is offered for as long where the machine's clock is set forward, and no longer where it is set back."""
    button = page.locator("[data-delete]").first
    gone = [DATABASE, button.get_attribute("data-delete")]
    button.click()
    expect(page.locator("[data-delete]")).to_have_count(10)
    offer = page.locator("#list-offer").text_content() or ""
    page.evaluate("{ const now = Date.now; Date.now = () => now() + 3600e3; }")
    page.evaluate(WRITE, [task("z", "Zeta")])
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    page.wait_for_selector("[data-delete=z]")
    page.evaluate(DELETED_AT, [*gone, "2999-01-01"])
    expect(page.locator("#list-offer")).to_have_text(offer)
    page.reload()
    expect(page.locator("#list-offer")).to_have_text(offer)
    assert page.evaluate(DELETED_AT, [*gone, None]) <= page.evaluate("Date.now()")


def everything_goes(page: Page) -> None:
    """After asking: tasks, log, ticks and hours; with no, nothing."""
    page.fill("#have", "8")
    for key, text in {"tick brief/x": "1", "job 1": "{}"}.items():
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [STORED + key, text])
    page.click("[data-action=ask-all]")
    page.click("#delete-all [value=no]")
    assert len(page.evaluate(READ)) == 1
    page.click("[data-action=ask-all]")
    page.keyboard.press("Escape")
    assert len(page.evaluate(READ)) == 1
    page.click("[data-action=ask-all]")
    page.click("#delete-all [value=yes]")
    expect(page.locator("#list-notice")).to_contain_text(SAY["delete_all_done"])

    assert page.evaluate(READ) == []
    assert page.evaluate("start => Object.keys(localStorage).filter(key => key.startsWith(start))", STORED) == []
    expect(page.locator("#list-empty")).to_be_visible()


PRESSED = """async () => {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const { Table } = await import(loaded.find((name) => name.endsWith("/portfolio/table.mjs")));
  const place = document.createElement("div");
  const table = new Table(place, "");
  await table.released();
  place.dispatchEvent(new PointerEvent("pointerdown"));
  const order = [];
  const shown = table.released().then(() => order.push("shown"));
  place.addEventListener("click", () => order.push("clicked"));
  dispatchEvent(new PointerEvent("pointerup"));
  place.click();
  await shown;
  return order;
}"""


def test_a_press_is_not_taken_away_by_the_list_that_comes(page: Page, base: str) -> None:
    """What comes while a button of the mouse is down is shown after the click."""
    page.goto(f"{base}my-tasks/")
    expect(page.locator("#list-empty")).to_be_visible()

    assert page.evaluate(PRESSED) == ["clicked", "shown"]


def test_two_tabs(context: BrowserContext, base: str) -> None:
    """A task opens by its address in a second tab, whose address then holds the answers.

    The second tab is told of a change in the first, overwrites nothing, and can keep what it shows as a second task;
    or it takes what the other tab kept, and goes on from there.
    """
    one = keep(context, base, more="&owner_hour_value=90")
    key = kept(one, 1)[0]["id"]
    two = scored(context, f"{base}calculator/#saved={key}")
    assert two.input_value("#task") == "Books"
    assert two.input_value("#field-owner_hour_value") == "90"
    assert "lifetime=3" in two.url
    one.fill("#task", "First tab")
    expect(two.locator("#keep-notice")).to_contain_text(SAY["conflict"])
    two.fill("#task", "Second tab")
    two.wait_for_timeout(1000)
    assert [record["name"] for record in kept(one, 1)] == ["First tab"]
    two.click("[data-action=both]")
    assert {record["name"] for record in kept(one, 2)} == {"First tab", "Second tab (copy)"}

    two.evaluate("key => { location.hash = `saved=${key}` }", key)
    expect(two.locator("#task")).to_have_value("First tab")
    expect(two.locator("#keep-notice")).to_be_empty()
    one.fill("#task", "Again")
    expect(two.locator("#keep-notice")).to_contain_text(SAY["conflict"])
    two.click("[data-action=other]")
    expect(two.locator("#task")).to_have_value("Again")
    answered(two)  # the first answer to an opened task fills the form once more
    two.fill("#task", "Third")
    until(one, lambda records: {record["name"] for record in records} == {"Third", "Second tab (copy)"})


def test_a_task_that_is_not_kept_here(page: Page, base: str) -> None:
    """Its address says so."""
    page.goto(f"{base}calculator/#saved=nothing")

    expect(page.locator("#keep-notice")).to_contain_text(SAY["missing"])


def test_two_tabs_without_a_word_between_them(browser: Browser, base: str) -> None:
    """Where tabs cannot tell one another, the save itself notices."""
    context = browser.new_context()
    context.add_init_script("delete globalThis.BroadcastChannel")
    one = keep(context, base)
    two = context.new_page()
    two.goto(f"{base}calculator/#saved={kept(one, 1)[0]['id']}")
    expect(two.locator("#task")).to_have_value("Books")
    one.fill("#task", "First tab")
    until(one, lambda records: records[0]["name"] == "First tab")
    two.fill("#task", "Second tab")
    expect(two.locator("#keep-notice")).to_contain_text(SAY["conflict"])

    assert [record["name"] for record in kept(one, 1)] == ["First tab"]
    context.close()


def test_storage_full(page: Page, base: str) -> None:
    """No room: said, nothing lost on the page, and kept once there is room."""
    page.add_init_script(FULL)
    page.goto(f"{base}calculator/#{BOOKS}")
    page.wait_for_selector("#cost[data-state=ready]", state="attached")
    page.click("#keep-task")
    expect(page.locator("#keep-notice")).to_contain_text(SAY["full"])
    assert page.input_value("#task") == "Books"
    page.evaluate("globalThis.roomy = true")
    page.click("[data-action=again]")
    expect(page.locator("#keep-state")).to_contain_text(SAY["kept"])
    kept(page, 1)
    page.evaluate("globalThis.roomy = false")
    page.fill("#task", "Changed")
    expect(page.locator("#keep-notice")).to_contain_text(SAY["full"])
    page.evaluate("globalThis.roomy = true")
    page.click("[data-action=again]")
    expect(page.locator("#keep-notice .notice")).to_have_count(0)

    assert page.evaluate(READ)[0]["name"] == "Changed"


def test_storage_refused(page: Page, base: str) -> None:
    """The calculator works, keeping says why it cannot, and the list says so too and still shows the example."""
    page.add_init_script(REFUSED)
    page.goto(f"{base}calculator/#{BOOKS}")
    page.wait_for_selector("#cost[data-state=ready]", state="attached")
    page.click("#keep-task")
    expect(page.locator("#keep-notice")).to_contain_text(SAY["refused"])
    assert "task=Books" in page.url
    page.goto(f"{base}my-tasks/")
    expect(page.locator("#list-notice")).to_contain_text(SAY["refused_list"])


def test_without_webassembly_the_names_are_there(page: Page, base: str) -> None:
    """The list cannot be worked out, but no task is lost."""
    page.goto(f"{base}about/")
    page.evaluate(WRITE, [task("a", "Alpha"), task("b", "Beta")])
    page.add_init_script("delete globalThis.WebAssembly")
    page.goto(f"{base}my-tasks/")
    expect(page.locator("#list-notice")).to_contain_text(load.texts("site/start.toml")["failed_list_text"])
    expect(page.locator("#list-names a")).to_have_count(2)

    assert sorted(page.locator("#list-names a").all_text_contents()) == ["Alpha", "Beta"]


def test_a_list_that_fails(page: Page, base: str) -> None:
    """The names are there, as links, and the message; Python goes on, and the list comes with the next change.

    Of an example list that failed, that is said beside what the list is; each message goes by itself, and the way back
    stays.
    """
    page.goto(f"{base}about/")
    page.evaluate(WRITE, [task("a", "Alpha"), task("b", "Beta")])
    page.add_init_script(f"{WATCH}; globalThis.spoil = 'list'")
    page.goto(f"{base}my-tasks/")
    undone = page.locator("[data-notice=undone]")
    expect(page.locator("#list-notice")).to_contain_text(SAY["undone"])
    assert sorted(page.locator("#list-names a").all_text_contents()) == ["Alpha", "Beta"]
    kept(page, 2)

    page.evaluate("globalThis.spoil = null")
    page.fill("#have", "8")
    page.wait_for_selector(".tasks tbody tr")
    assert sorted(names(page)) == ["Alpha", "Beta"]
    expect(page.locator("#list-names")).to_be_hidden()
    expect(undone).to_have_count(0)

    page.click("[data-action=ask-all]")
    page.click("#delete-all [value=yes]")
    expect(page.locator("#list-empty")).to_be_visible()
    page.evaluate("globalThis.spoil = 'list'")
    page.click("[data-action=examples]")
    expect(undone).to_contain_text(SAY["undone"])
    expect(page.locator("[data-notice=example]")).to_be_visible()
    undone.locator("[data-action=dismiss]").click()
    expect(undone).to_have_count(0)
    page.click("[data-notice=example] [data-action=own]")
    expect(page.locator("#list-empty")).to_be_visible()


def is_worked_out(record: dict) -> bool:
    """Whether a record has a result, its costs too."""
    return isinstance(record.get("seen"), dict) and bool(record["seen"].get("cost"))


def test_tasks_that_cannot_be_worked_out(page: Page, base: str) -> None:
    """They stand in the list, the message says so, and a reload tries again.

    What is kept with a task and is no result is worked out anew, and kept.
    """
    page.goto(f"{base}about/")
    page.evaluate(WRITE, [task("a", "Alpha"), task("b", "Beta")])
    page.add_init_script(f"{WATCH}; globalThis.spoil = location.hash ? 'score' : null")
    page.goto(f"{base}my-tasks/#spoil")
    expect(page.locator("#list-notice")).to_contain_text(SAY["undone"])
    expect(page.locator(".tasks")).to_contain_text("Alpha")
    seen = {"way": "robot", "runner_up": "bpo", "firmness": "clear", "confidence": 90, "p": 5, "share": -3}
    page.evaluate(WRITE, [task("c", "Gamma", seen=seen), task("d", "Delta", seen="?", notes=3)])
    page.evaluate(WRITE, [{"id": "e", "form": None, "name": 7}])
    listed(page, base)
    page.wait_for_selector(".tasks tbody tr:nth-child(5)")
    seen = until(page, lambda records: [is_worked_out(record) for record in records] == [True] * 4 + [False])

    assert {record["seen"]["way"] for record in seen[:4]} == {"bpo"}
    assert page.locator(".tasks tbody [data-column=answer]").all_text_contents().count(PARTNER) == 4


def test_an_older_version(context: BrowserContext, base: str) -> None:
    """It opens, says what moved, stays as it was until the reader takes the new answer; the list the same."""
    seen = {"way": "employee", "runner_up": "bpo", "firmness": "likely", "confidence": 74, "p": 0.7, "share": 0.4}
    old = [task(key, key.upper(), model_version=OLDER, seen=seen | {"cost": None}) for key in "ab"]
    page = context.new_page()
    page.goto(f"{base}about/")
    page.evaluate(WRITE, old)
    page = scored(context, f"{base}calculator/#saved=a")
    moved = page.locator("#keep-moved")
    expect(moved).to_contain_text(SAY["moved_title"].format(before=OLDER))
    expect(moved).to_contain_text(pattern(SAY["moved_was"], answer=WAS))
    expect(moved).to_contain_text(pattern(SAY["moved_now"].partition("{")[0] + PARTNER))
    assert {record["model_version"] for record in page.evaluate(READ)} == {OLDER}
    moved.locator("[data-action=accept]").click()
    records = until(
        page, lambda records: records[0]["model_version"] == MODEL.settings.version and "way" in records[0]["seen"]
    )
    assert (records[0]["id"], records[0]["seen"]["way"]) == ("a", "bpo")
    listed(page, base)
    expect(page.locator("#list-body")).to_contain_text(SAY["moved_mark"].format(before=OLDER, answer=WAS))
    assert {r["id"]: r["model_version"] for r in page.evaluate(READ)} == {"a": MODEL.settings.version, "b": OLDER}
    page.click("[data-action=accept]")
    expect(page.locator(".moved-mark")).to_have_count(0)

    assert {record["seen"]["way"] for record in kept(page, 2)} == {"bpo"}


def example_list(page: Page, base: str) -> None:
    """The example list, shown."""
    page.goto(f"{base}my-tasks/")
    page.click("#list-empty [data-action=examples]")
    page.wait_for_selector(".tasks tbody tr")


def test_the_example_list(page: Page, base: str) -> None:
    """It is shown without being kept, until the reader says so; until then it is as good as a list of one's own."""
    example_list(page, base)
    count = len(names(page))
    assert page.evaluate(READ) == []
    assert page.locator("[data-delete]").count() == 0
    the_map_leads_to_the_rows(page)
    sort_by_every_heading(page)
    compare_by_keyboard(page)
    nothing_is_wider_than_a_small_phone(page)
    page.click("[data-action=own]")
    expect(page.locator("#list-empty")).to_be_visible()
    page.click("[data-action=examples]")
    hours_that_there_are(page)
    page.click("[data-action=keep-list]")
    page.wait_for_selector("[data-delete]")

    assert len(page.evaluate(READ)) == count == len(names(page))
    page.reload()
    assert page.input_value("#have") == "9"


def nothing_is_wider_than_a_small_phone(page: Page) -> None:
    """At 320 px the list, side by side, stays within the page."""
    size = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.locator("[data-compare]:checked").count() > 1
    page.click("[data-action=compare]")
    page.wait_for_selector("#compare:not([hidden])")
    page.uncheck("#compare-only")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click("[data-action=close-compare]")
    page.set_viewport_size(size)


def sort_by_every_heading(page: Page) -> None:
    """Up, then down, and the heading says so; numbers sort as numbers."""
    for button in page.locator("[data-sort]").all():
        key = button.get_attribute("data-sort")
        cells = page.locator(f".tasks tbody [data-column={key}]")
        button.click()
        state = page.locator(f"th:has([data-sort={key}])")
        first = state.get_attribute("aria-sort")
        up = [cell.get_attribute("data-number") or cell.get_attribute("data-text") for cell in cells.all()]
        button.click()
        down = [cell.get_attribute("data-number") or cell.get_attribute("data-text") for cell in cells.all()]

        assert {first, state.get_attribute("aria-sort")} == {"ascending", "descending"}
        as_read = (lambda v: float(v)) if cells.first.get_attribute("data-number") else str.casefold
        if first == "descending":
            up, down = down, up
        assert [as_read(v) for v in up] == sorted(map(as_read, up))
        assert [as_read(v) for v in down] == sorted(map(as_read, down), reverse=True)
    assert page.locator("th[aria-sort]:not([aria-sort=none])").count() == 1


def compare_by_keyboard(page: Page) -> None:
    """Boxes, button, table and back with the keyboard alone; one or five are not compared."""
    button = page.locator("[data-action=compare]")
    boxes = page.locator("[data-compare]")
    boxes.nth(0).focus()
    page.keyboard.press("Space")
    expect(button).to_be_disabled()
    for place in range(1, 5):
        boxes.nth(place).focus()
        page.keyboard.press("Space")
    expect(button).to_be_disabled()
    expect(page.locator("#compare-hint")).to_contain_text(SAY["compare_too_many"].format(most=4))
    page.keyboard.press("Space")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#compare")).to_be_focused()
    assert page.locator("#compare thead th").count() == 4
    assert page.locator("#compare .differs").count() > 3
    before = page.locator("#compare tbody tr:visible").count()
    page.check("#compare-only")
    assert page.locator("#compare tbody tr:visible").count() < before
    page.locator("[data-action=close-compare]").press("Enter")
    expect(page.locator("#compare")).to_be_hidden()
    expect(button).to_be_focused()


def the_map_leads_to_the_rows(page: Page) -> None:
    """Every point is a link with a name; following it puts the focus on its row."""
    links = page.locator(".points a")
    assert links.count() == len(names(page))
    assert all(link.get_attribute("aria-label") for link in links.all())
    links.nth(3).focus()
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == links.nth(3).get_attribute("href").removeprefix("#")


def hours_that_there_are(page: Page) -> None:
    """They are kept, set against the list, and a wrong entry gets a message beside the field."""
    page.fill("#have", "8,5")
    expect(page.locator(".list-sums")).to_contain_text(pattern(SAY["have_enough"].partition("{have}")[0] + "8.5 "))
    expect(page.locator(".list-order li").first).to_contain_text(pattern(SAY["order_ready"]))
    page.fill("#have", "lots")
    expect(page.locator("#have-error")).to_contain_text(SAY["have_wrong"])
    assert page.get_attribute("#have", "aria-invalid") == "true"
    page.fill("#have", "9")
    expect(page.locator("#have-error")).to_be_empty()


def test_a_task_moves_and_the_plan_follows(context: BrowserContext, base: str, tmp_path: Path) -> None:
    """Two partners' tasks stand together until one is moved; the plan's day is kept, and its files are made."""
    page = context.new_page()
    page.goto(f"{base}about/")
    page.evaluate(WRITE, [task("a", "Alpha"), task("b", "Beta")])
    listed(page, base)
    expect(page.locator(".group")).to_contain_text(pattern(SAY["share_bpo"]))
    page.click(".kinds summary")
    page.select_option("#move-task", "a")
    page.select_option("#move-to", "bookkeeper")
    page.locator(".kinds").evaluate("(shown) => (shown.id = 'shown-before')")
    page.fill("#have", "8")  # what is chosen stays when the list is shown anew
    expect(page.locator("#shown-before")).to_have_count(0)
    page.click("[data-action=move]")
    expect(page.locator(".group h3")).to_contain_text(people().by_id["bookkeeper"].firm)
    assert page.locator(".kinds").get_attribute("open") is not None
    assert {record["id"]: record["kind"] for record in page.evaluate(READ)} == {"a": "bookkeeper", "b": ""}

    the_plan_by_keyboard(page)
    page.fill("#plan-start", "2027-03-01")
    expect(page.locator(".plan-months tbody th").first).to_have_text("March 2027")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(RUN, RULES["light"]) == []
    with page.expect_download() as download:
        page.click("[data-plan=xlsx]")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    expect(page.locator("#plan-status")).to_contain_text(file.name)
    rows = openpyxl.load_workbook(file, data_only=True).worksheets[0]
    assert [rows[f"B{row}"].value for row in (6, 7, 8)] == ["Alpha", "Beta", record_words().say["sheet_all"]]
    assert rows["G6"].value == datetime(2027, 3, 1)

    page.evaluate("void (globalThis.print = () => dispatchEvent(new Event('beforeprint')))")
    page.click("[data-plan=html]")
    expect(page.locator("#record h1")).to_have_text(record_words().say["plan_title"])
    expect(page.locator("html")).to_have_attribute("data-record", pattern("{title}"))
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth <= 360")
    page.reload()
    expect(page.locator("#plan-start")).to_have_value("2027-03-01")


def the_plan_by_keyboard(page: Page) -> None:
    """A day can be typed whole, the plan follows at Enter, and the focus stays where it was, at a link too."""
    page.focus(".list-plan > p a")
    page.keyboard.press("Tab")
    page.keyboard.type("04052027")  # month, day and year, as the browser's language has them
    page.keyboard.press("Enter")
    expect(page.locator(".plan-months tbody th").first).to_contain_text("April 2027")
    expect(page.locator("#plan-start")).to_have_value("2027-04-05")
    expect(page.locator("#plan-start")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+Tab")  # what was typed counts when the field is left
    expect(page.locator(".plan-months tbody th").first).not_to_contain_text("April 2027")
    expect(page.locator(".list-plan > p a").first).to_be_focused()


def test_a_plan_of_twelve_fits_one_page(context: BrowserContext, base: str) -> None:
    """On A4 and on Letter, with its day, the model's version and its currency."""
    page = context.new_page()
    page.goto(f"{base}about/")
    rows = [task(str(n), list(library().tasks.values())[n].name) for n in range(12)]
    for n, row in enumerate(rows):
        row["form"]["task_hours_per_week"] = str(2 + n / 2)
    page.evaluate(WRITE, rows)
    listed(page, base)
    kept(page, 12)
    page.fill("#have", "4")
    expect(page.locator(".plan-said").first).to_contain_text("4 hours")
    for paper in ("A4", "Letter"):
        page.evaluate("void (globalThis.print = () => (document.documentElement.dataset.printed = 'yes'))")
        page.click("[data-plan=html]")
        page.wait_for_selector("[data-printed]")
        page.evaluate("delete document.documentElement.dataset.printed")
        sheets = pypdf.PdfReader(io.BytesIO(page.pdf(format=paper))).pages
        text = sheets[0].extract_text()

        assert len(sheets) == 1, paper
        assert all(row["name"] in " ".join(text.split()) for row in rows)
        assert MODEL.settings.version in text
        assert "USD" in text


def test_a_long_list(context: BrowserContext, base: str) -> None:
    """They show a part at a time, and are worked out with a bar that can be stopped and gone on with.

    The page answers meanwhile.
    """
    page = context.new_page()
    page.goto(f"{base}about/")
    rows = [task(str(n), f"Task {n:03}") for n in range(rules().rows_at_once + 20)]
    for n, row in enumerate(rows):
        row["form"]["task_hours_per_week"] = str(1 + n / 10)
    page.evaluate(WRITE, rows)
    listed(page, base)
    expect(page.locator("#list-progress")).to_be_visible()
    page.fill("#have", "12")
    page.click("[data-action=stop]")
    expect(page.locator("#list-notice")).to_contain_text(pattern(SAY["stopped"]))
    a_long_table_comes_in_parts(page, len(rows))
    page.click("[data-action=go-on]")
    # The bar goes for a moment between the answers and the costs.
    until(page, lambda records: all("cost" in record.get("seen", {}) for record in records), pause=500)
    expect(page.locator("#list-progress")).to_be_hidden(timeout=120_000)

    assert all(record["seen"]["cost"] and record["revision"] == 1 for record in page.evaluate(READ))
    expect(page.locator("#list-body")).not_to_contain_text(SAY["not_yet"])


def a_long_table_comes_in_parts(page: Page, count: int) -> None:
    """A part is laid out at a time; sorting counts all rows, the keyboard gets to the rest, paper has them all."""
    step = rules().rows_at_once
    rows, shown = page.locator(".tasks tbody tr"), page.locator(".tasks tbody tr:visible")
    expect(page.locator(".more-rows")).to_contain_text(SAY["rows_shown"].format(shown=step, count=count))
    assert (rows.count(), shown.count()) == (count, step)

    page.click("[data-sort=task]")
    page.click("[data-sort=task]")
    expect(shown.first).to_contain_text(f"Task {count - 1}")
    page.emulate_media(media="print")
    assert shown.count() == count
    page.emulate_media(media="screen")

    page.focus("[data-rows=more]")
    page.keyboard.press("Enter")
    expect(rows.nth(step)).to_be_focused()
    expect(page.locator(".more-rows")).to_be_hidden()
    assert shown.count() == count


def test_axe_finds_nothing(browser: Browser, base: str) -> None:
    """The list with everything open, its notices and side by side, on a wide and on a narrow page, in both schemes."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    example_list(page, base)
    page.click("[data-action=keep-list]")
    page.wait_for_selector("[data-delete]")
    page.locator("[data-delete]").first.click()
    expect(page.locator("#list-offer")).to_contain_text(pattern(SAY["deleted"]))
    for place in range(4):
        page.locator("[data-compare]").nth(place).check()
    page.click("[data-action=compare]")
    page.wait_for_selector("#compare:not([hidden])")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = {}

    def look(place: str) -> None:
        for scheme in SCHEMES:
            show(page, scheme)
            found[place, scheme] = page.evaluate(RUN, RULES[scheme])

    look("wide")
    page.set_viewport_size({"width": 360, "height": 800})
    look("narrow")
    page.click("[data-action=ask-all]")
    look("dialog")

    context.close()
    assert {place: faults for place, faults in found.items() if faults} == {}


def test_axe_on_a_kept_task(browser: Browser, base: str) -> None:
    """The row that keeps a task, open, with a notice."""
    context = browser.new_context(bypass_csp=True)
    page = keep(context, base)
    page.click("#keep-more summary")
    page.evaluate("document.querySelector('#keep-notice').append(document.querySelector('#notice-conflict').content)")
    page.evaluate(AXE.read_text(encoding="utf-8"))

    found = page.evaluate(RUN, RULES["light"])
    context.close()
    assert found == []


def test_the_header_does_not_move(context: BrowserContext, base: str) -> None:
    """The count comes into room that was left for it."""
    page = context.new_page()
    page.goto(f"{base}about/")
    before = page.locator(".header-action").bounding_box()
    page.evaluate("key => localStorage.setItem(key, '12')", f"{STORED}count")
    page.reload()
    expect(page.locator(".header-tasks")).to_contain_text("(12)")

    assert page.locator(".header-action").bounding_box() == before
