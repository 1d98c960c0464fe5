"""Links and files of whole lists, as a reader uses them on the list's page."""

import csv
import json
import re
import tomllib
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from calculator import load
from calculator.portfolio import link as portfolio_link
from calculator.portfolio.rules import files
from calculator.portfolio.saved import check
from calculator.tables.rules import rules as table_rules
from tests.browser import PATIENCE, STORED, WATCH
from tests.browser.test_accessibility import AXE, RULES, RUN
from tests.strategies import MODEL
from tests.wording import pattern

PAGE, SAY = load.texts("site/files.toml"), files().say

IMPORTED = "|".join(pattern(PAGE[f"imported_{key}"]).pattern for key in ("none", "one", "many"))
ROOT = Path(__file__).parents[2]
LINKS = tomllib.loads((ROOT / "tests" / "portfolio" / "links.toml").read_text(encoding="utf-8"))
FORM = {"separate": "1", "bears": "3", "price": "3", "lifetime": "3", "contact": "3", "running": "2", "firms": "4"}
FORM |= {"task_hours": "5", "task_hours_unit": "week", "trade": "office"}
TABLE = "task;lifetime;contact;running;volume;pieces_per_month\nBücher;3;3;2;3;12,5\nLogo;0;3;0;0;\n"
ALL = """async () => {
  if (!(await indexedDB.databases()).length) return [];
  const open = indexedDB.open("handover /");
  const db = await new Promise((done) => (open.onsuccess = () => done(open.result)));
  const asked = db.transaction("tasks").objectStore("tasks").getAll();
  const found = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
  db.close();
  return found;
}"""
# How many are kept, and how many of them are worked out: to hand over thousands takes longer than to count them.
COUNTED = f"""async () => {{
  const found = await ({ALL})();
  return [found.length, found.filter(({{ seen }}) => Object.keys(seen).length).length];
}}"""


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """Python has to start on each page."""
    expect.set_options(timeout=2 * PATIENCE)
    yield
    expect.set_options(timeout=PATIENCE)


@pytest.fixture
def mine(page: Page, base: str) -> Page:
    """The list's page with two tasks kept."""
    page.goto(f"{base}my-tasks/")
    give(page, "mine.csv", "task,lifetime,contact,running,volume\nMine,3,3,2,3\nOther,0,3,0,0\n")
    expect(page.locator(".tasks tbody tr")).to_have_count(2)
    return page


def give(page: Page, name: str, content: str | bytes) -> None:
    """Choose a file."""
    data = content.encode() if isinstance(content, str) else content
    page.set_input_files("#file-chosen", {"name": name, "mimeType": "text/plain", "buffer": data})


def kept(page: Page) -> list[dict]:
    """What is kept, without what is worked out of it."""
    return [
        {key: record[key] for key in record if key not in ("seen", "model_version")} for record in page.evaluate(ALL)
    ]


def names(page: Page) -> list[str]:
    """The names of what is kept."""
    return sorted(record["name"] for record in page.evaluate(ALL))


def export(page: Page, act: str) -> tuple[str, str]:
    """The name and the text of an exported file."""
    with page.expect_download() as download:
        page.click(f"[data-file={act}]")
    return download.value.suggested_filename, Path(download.value.path()).read_text(encoding="utf-8")


def fragment(count: int = 3, hours: str = "") -> str:
    """A link to some tasks."""
    return portfolio_link.encode(MODEL, [check({"name": f"Theirs {n}", "form": FORM}) for n in range(count)], hours)


def test_a_link_leaves_saved_work_alone(mine: Page, base: str) -> None:
    """It is shown, and nothing of it is kept until the reader says so; hours are not taken over either.

    The link of one's own list opens as the same list, and stands in a field where the browser refuses the clipboard.
    """
    mine.click("[data-file=share]")
    expect(mine.locator("#file-link")).to_be_visible()
    link = mine.input_value("#file-link-text")
    assert link.startswith(f"{base}my-tasks/#v=1&list=")
    mine.fill("#have", "3")
    before = kept(mine)
    mine.goto("about:blank")
    mine.goto(link)
    expect(mine.locator("[data-notice=link]")).to_be_visible()
    expect(mine.locator(".tasks tbody tr")).to_have_count(2)

    mine.goto(f"{base}my-tasks/#{fragment(hours='7,5')}")
    expect(mine.locator("[data-notice=link]")).to_contain_text(PAGE["link_title"])
    expect(mine.locator(".tasks tbody tr")).to_have_count(3)
    expect(mine.locator("#have")).to_have_value("7,5")
    mine.fill("#have", "9")
    expect(mine.locator(".have-said").first).to_contain_text("9")
    assert kept(mine) == before
    assert mine.locator("[data-delete]").count() == 0
    mine.click("[data-file=own]")
    expect(mine.locator(".tasks tbody tr")).to_have_count(2)
    expect(mine.locator("#have")).to_have_value("3")
    assert kept(mine) == before
    assert "#" not in mine.url


def test_a_link_in_a_fresh_profile(page: Page, base: str) -> None:
    """Whoever gets it sees the list, and can keep it."""
    page.goto(f"{base}my-tasks/#{fragment()}")
    expect(page.locator(".tasks tbody tr")).to_have_count(3)
    assert names(page) == []
    page.locator("[data-file=keep]").evaluate("button => { button.click(); button.click(); }")
    expect(page.locator("[data-notice=kept]")).to_contain_text(PAGE["kept_many"].format(count=3))

    assert names(page) == ["Theirs 0", "Theirs 1", "Theirs 2"]
    assert page.evaluate("document.activeElement.dataset.action") == "dismiss"
    page.reload()
    expect(page.locator(".tasks tbody tr")).to_have_count(3)
    expect(page.locator("[data-notice=link]")).to_have_count(0)


def test_some_tasks_of_a_link(mine: Page, base: str) -> None:
    """The reader may choose, with the keyboard alone."""
    mine.goto(f"{base}my-tasks/#{fragment()}")
    expect(mine.locator(".tasks tbody tr")).to_have_count(3)
    mine.focus("[data-file=choose]")
    mine.keyboard.press("Enter")
    expect(mine.locator("#choose")).to_be_visible()
    mine.keyboard.press("Tab")
    mine.keyboard.press("Space")
    mine.keyboard.press("Tab")
    for _ in range(3):
        mine.keyboard.press("Tab")
    mine.keyboard.press("Enter")
    expect(mine.locator("[data-notice=kept]")).to_contain_text(PAGE["kept_many"].format(count=2))

    assert names(mine) == ["Mine", "Other", "Theirs 1", "Theirs 2"]


def test_a_link_without_its_sign_or_on_the_other_page_leads_where_it_belongs(page: Page, base: str) -> None:
    """With a ? for the #, and put behind the name of the other page; the address is then as it should be."""
    task, listed = LINKS["task-1"], LINKS["list-1"]
    for wrong in ("calculator/?", "my-tasks/#", "my-tasks/?"):
        page.goto(f"{base}{wrong}{task['fragment']}")
        expect(page).to_have_url(f"{base}calculator/#{task['fragment']}")
        expect(page.locator("#task")).to_have_value(task["form"]["task"])
    for wrong in ("my-tasks/?", "calculator/#"):
        page.goto(f"{base}{wrong}{listed['fragment']}")
        expect(page).to_have_url(f"{base}my-tasks/#{listed['fragment']}")
        expect(page.locator(".tasks tbody tr")).to_have_count(len(listed["forms"]))


@pytest.mark.parametrize("key", [key for key in LINKS if LINKS[key]["page"] == "my-tasks/"])
def test_old_links_of_lists_open(page: Page, base: str, key: str) -> None:
    """Every version of a list's link shows its tasks."""
    page.goto(f"{base}my-tasks/#{LINKS[key]['fragment']}")
    expect(page.locator(".tasks tbody tr")).to_have_count(len(LINKS[key]["forms"]))
    expect(page.locator(".tasks")).to_contain_text(LINKS[key]["forms"][0]["task"])


def test_a_damaged_link(mine: Page, base: str) -> None:
    """The message says what could be read; where that is nothing, the reader's own list is there."""
    mine.goto("about:blank")
    for damaged, said, rows in (
        (fragment(8)[:-12], "was cut off. Tasks that could be read", None),
        ("v=1&list=AAAA", SAY["link_nothing"], 2),
        ("v=2&list=AAAA", SAY["link_version"], 2),
    ):
        mine.goto(f"{base}my-tasks/#{damaged}")
        expect(mine.locator("#list-notice")).to_contain_text(said)

        if rows:
            expect(mine.locator(".tasks tbody tr")).to_have_count(rows)
        assert names(mine) == ["Mine", "Other"], said


def test_a_list_too_long_for_a_link(page: Page, base: str) -> None:
    """The message offers the file instead."""
    page.goto(f"{base}my-tasks/")
    give(page, "many.csv", "task,lifetime\n" + "".join(f"{n},9\n" if n == 3 else f"{n},3\n" for n in range(600)))
    page.click("#import-yes")
    expect(page.locator("#file-said")).to_contain_text(PAGE["imported_many"].format(count=599))
    page.click("[data-file=share]")
    expect(page.locator("#file-said")).to_contain_text(pattern(SAY["long"]))
    expect(page.locator("#file-link")).to_be_hidden()


def test_everything_goes_out_and_comes_back(mine: Page, browser: Browser, base: str) -> None:
    """To another machine: tasks, hours, log and ticks."""
    mine.fill("#have", "6")
    for key, text in {"tick brief/one-page": "1", "job 1": '{"brief": "30", "hours": "2"}'}.items():
        mine.evaluate("([key, text]) => localStorage.setItem(key, text)", [STORED + key, text])
    name, text = export(mine, "export")
    assert name.startswith("handover-tasks-20")
    assert name.endswith(".json")
    assert json.loads(text)["hours"] == "6"

    context = browser.new_context()
    other = context.new_page()
    other.goto(f"{base}my-tasks/")
    give(other, name, text)
    expect(other.locator("#import-ready")).to_have_text(SAY["ready_many"].format(count=2))
    expect(other.locator("#import-rest-too")).to_be_checked()
    other.click("#import-yes")
    expect(other.locator(".tasks tbody tr")).to_have_count(2)
    expect(other.locator("#have")).to_have_value("6")
    stored = other.evaluate("({...localStorage})")
    assert stored[f"{STORED}tick brief/one-page"] == "1"
    jobs = [json.loads(text) for key, text in stored.items() if key.startswith(f"{STORED}job ")]
    assert jobs == [{"brief": "30", "hours": "2"}]
    ids = {record["id"] for record in other.evaluate(ALL)}
    context.close()
    assert ids == {record["id"] for record in mine.evaluate(ALL)}


def test_a_file_is_named_by_the_readers_day(browser: Browser, base: str) -> None:
    """On the morning of 2 June in Auckland it is still the first in Greenwich."""
    context = browser.new_context(timezone_id="Pacific/Auckland")
    page = context.new_page()
    page.clock.set_fixed_time("2026-06-01T20:30:00Z")
    page.goto(f"{base}my-tasks/")
    names = [export(page, act)[0] for act in ("export", "table")]
    context.close()

    assert names == ["handover-tasks-2026-06-02.json", "handover-tasks-2026-06-02.csv"]


def test_tasks_that_are_here_already(mine: Page) -> None:
    """The newer one stays unless the reader says otherwise; every import can be undone, after a reload too."""
    _, text = export(mine, "export")
    before = kept(mine)
    older = re.sub(r'"saved": "[^"]+"', '"saved": "2024-06-01T10:00:00.000Z"', text).replace(
        '"name": "Mine"', '"name": "Old"'
    )
    older = older.replace('"task": "Mine"', '"task": "Old"')
    newer = older.replace("2024-06-01", "2124-06-01").replace("Old", "New")
    legend, each = mine.locator("#import-twins legend"), mine.locator("#import-each")
    for content, choice, after in (
        (older, "newer", ["Mine", "Other"]),
        (newer, "newer", ["New", "Other"]),
        (newer, "mine", ["Mine", "Other"]),
        (older, "file", ["Old", "Other"]),
        (text, "both", ["Mine", "Mine", "Other", "Other"]),
    ):
        give(mine, "backup.json", content)
        expect(legend).to_have_text(PAGE["dialog_twins"].format(count=2))
        word = {text: "twin_same", older: "twin_mine", newer: "twin_file"}[content]
        expect(each.locator("li").filter(has_text=pattern(SAY[word], name="Mine"))).to_have_count(1)
        expect(mine.locator("#import-twins :checked")).to_have_value("newer")
        mine.check(f"#import-twins [value={choice}]")
        mine.click("#import-yes")
        expect(mine.locator("#file-said")).to_have_text(re.compile(IMPORTED))
        assert names(mine) == after, choice
        if after == ["Mine", "Other"]:
            expect(mine.locator("#file-undo")).to_be_hidden()
            continue
        mine.reload()
        expect(mine.locator("#file-said")).to_have_text(re.compile(IMPORTED))
        mine.click("[data-file=undo]")
        expect(mine.locator("#file-said")).to_have_text(PAGE["undone_import"])
        expect(mine.locator("#file-undo")).to_be_hidden()
        expect(mine.locator(".tasks tbody tr")).to_have_count(2)
        assert kept(mine) == before, choice


def test_what_was_changed_since_an_import_stays(mine: Page) -> None:
    """Its undo takes away what the import brought, but never what the reader did after it."""
    theirs = json.loads(export(mine, "export")[1]) | {"hours": "9"}
    for task in theirs["tasks"]:
        task |= {"saved": "2124-06-01T10:00:00.000Z", "notes": "theirs"}
    theirs["tasks"][0]["form"] |= FORM
    mine.fill("#have", "3")
    give(mine, "backup.json", json.dumps(theirs))
    mine.check("#import-rest-too")
    mine.click("#import-yes")
    expect(mine.locator("#have")).to_have_value("9")
    expect(mine.locator(".row-notes")).to_have_count(2)
    mine.click(".kinds summary")
    mine.select_option("#move-to", "bookkeeper")
    mine.click("[data-action=move]")
    expect(mine.locator("#move-task option").first).to_have_attribute("data-said", "bookkeeper")
    mine.click("[data-file=undo]")
    expect(mine.locator("#file-said")).to_have_text(PAGE["undone_part"].format(count=1))
    expect(mine.locator(".row-notes")).to_have_count(1)

    assert sorted((record["notes"], record["kind"]) for record in mine.evaluate(ALL)) == [
        ("", ""),
        ("theirs", "bookkeeper"),
    ]
    expect(mine.locator("#have")).to_have_value("3")


def test_the_same_table_twice(mine: Page) -> None:
    """It has no ids: the tasks are known by name and answers, stay single unless wanted twice, and keep their order."""
    table = "task,lifetime,contact,running,volume\nMine,3,3,2,3\nNew,1,1,2,3\n"
    give(mine, "mine.csv", table)
    expect(mine.locator("#import-each li")).to_have_text([SAY["twin_same"].format(name="Mine")])
    mine.click("#import-yes")
    expect(mine.locator("#file-said")).to_have_text(PAGE["imported_one"])

    assert names(mine) == ["Mine", "New", "Other"]
    more = [f"More {place}" for place in range(8)]
    give(mine, "more.csv", "task,lifetime\n" + "".join(f"{name},3\n" for name in more))
    expect(mine.locator(".tasks tbody tr")).to_have_count(11)
    exported = json.loads(export(mine, "export")[1])["tasks"]
    assert [task["name"] for task in exported] == ["Mine", "Other", "New", *more]


def test_what_cannot_be_kept_is_refused(mine: Page) -> None:
    """With the reason and the line; nothing is kept and nothing lost.

    Of a file too large the most is said. What is wrong in a table is listed by row, and the rest is kept when the
    reader agrees.
    """
    for name, content, said in (
        ("list.csv", b"", SAY["empty"]),
        ("list.json", b'{"format": "handover-tasks",\n', pattern(SAY["json"], line=2, column=1)),
        ("list.json", b'{"format": "handover-tasks", "version": 9, "tasks": []}', pattern(SAY["newer"])),
        ("list.json", b'{"format": "handover-tasks", "version": 1, "tasks": ' + b"[" * 100_000, SAY["json_deep"]),
        ("list.json", b"[" * 100_000 + b"]" * 100_000, SAY["json_deep"]),
    ):
        give(mine, name, content)
        expect(mine.locator("#import-ready")).to_contain_text(said)
        expect(mine.locator("#import-yes")).to_be_hidden()
        mine.click("#import button[value=no]")
        expect(mine.locator("#import")).to_be_hidden()

        assert names(mine) == ["Mine", "Other"], said
    export(mine, "table")  # Python lives on

    give(mine, "list.csv", b"x" * 10_000_001)
    expect(mine.locator("#file-said")).to_contain_text(PAGE["big"].format(limit=10))
    a_file_in_part(mine)


def a_file_in_part(mine: Page) -> None:
    """What is wrong is listed by row, and the rest is kept when the reader agrees."""
    table = "task,lifetime,contact\nGood,3,3\nBad,7,3\nWide,3,3,3\n"
    give(mine, "list.csv", table)
    expect(mine.locator("#import-problems li")).to_have_count(1)
    expect(mine.locator("#import-notes")).to_contain_text(SAY["beyond"].format(row=4, cells="3"))
    expect(mine.locator("#import-problems li").first).to_contain_text(
        SAY["row"].format(row=3, reason=table_rules().say["level"].format(id="lifetime", value=7).rstrip("."))
    )
    mine.click("#import button[value=no]")
    assert names(mine) == ["Mine", "Other"]
    give(mine, "list.csv", table)
    mine.click("#import-yes")
    expect(mine.locator("#file-said")).to_have_text(PAGE["imported_many"].format(count=2))

    assert names(mine) == ["Good", "Mine", "Other", "Wide"]


def test_a_spreadsheet_of_another_country(browser: Browser, base: str) -> None:
    """Semicolons, decimal commas and Windows letters in; the reader's own marks out; and in again."""
    context = browser.new_context(locale="de-DE", accept_downloads=True)
    page = context.new_page()
    page.goto(f"{base}my-tasks/")
    give(page, "liste.csv", TABLE.encode("cp1252"))
    expect(page.locator("#import-notes")).to_contain_text(SAY["guessed"])
    page.click("#import-yes")
    expect(page.locator(".tasks tbody tr")).to_have_count(2)
    name, text = export(page, "table")
    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff")), delimiter=";"))

    assert name.endswith(".csv")
    assert sorted((row["task"], row["pieces_per_month"]) for row in rows) == [("Bücher", "12,5"), ("Logo", "")]
    give(page, name, text.replace("Logo", "Zeichen"))
    page.check("#import-twins [value=file]")
    page.click("#import-yes")
    expect(page.locator(".tasks")).to_contain_text("Zeichen")
    assert names(page) == ["Bücher", "Zeichen"]
    context.close()


def test_five_thousand_rows(page: Page, base: str) -> None:
    """They are kept before they are worked out; the page answers meanwhile, and the work can be stopped."""
    page.goto(f"{base}my-tasks/")
    rows = "".join(f"Task {n},{n % 5},{n % 4},{n % 3},3\n" for n in range(5000))
    give(page, "long.csv", "task,lifetime,contact,running,volume\n" + rows)
    expect(page.locator("#file-said")).to_have_text(PAGE["imported_many"].format(count=5000), timeout=180_000)
    until(page, "!document.querySelector('#list-progress').hidden")
    count, done = page.evaluate(COUNTED)
    assert count == 5000
    assert done < 5000

    page.fill("#have", "8")
    page.click("[data-action=stop]")
    until(page, "document.querySelector('[data-notice=stopped]') && document.querySelector('#list-progress').hidden")
    assert page.evaluate(COUNTED)[0] == 5000


def until(page: Page, script: str) -> None:
    """Wait for something on a page so long that looking for it with a locator would keep it busy."""
    for _ in range(360):
        if page.evaluate(script):
            return
        page.wait_for_timeout(500)
    raise AssertionError(script)


def test_storage_that_is_full_loses_nothing(mine: Page) -> None:
    """An import is kept whole or not at all, and says so, wherever the room ends."""
    whole = json.loads(export(mine, "export")[1]) | {"hours": "9", "log": [{"brief": "30"}, {"brief": "40"}]}
    whole["tasks"] = [{"name": "C", "form": {"lifetime": "3"}}]
    mine.fill("#have", "3")
    mine.evaluate("""() => {
      const set = Storage.prototype.setItem;
      Storage.prototype.setItem = function (key, text) {
        if (text.includes("40")) throw new DOMException("full", "QuotaExceededError");
        set.call(this, key, text);
      };
    }""")
    give(mine, "whole.json", json.dumps(whole))
    mine.check("#import-rest-too")
    mine.click("#import-yes")
    expect(mine.locator("#file-said")).to_contain_text(PAGE["full"])
    assert names(mine) == ["Mine", "Other"]
    assert (
        mine.evaluate("start => Object.keys(localStorage).filter(key => key.startsWith(start))", f"{STORED}job ") == []
    )
    assert mine.evaluate("key => localStorage.getItem(key)", f"{STORED}have") == "3"

    mine.evaluate("""() => {
      const put = IDBObjectStore.prototype.put;
      let left = 1;
      IDBObjectStore.prototype.put = function (...given) {
        if (left-- > 0) return put.apply(this, given);
        throw new DOMException("full", "QuotaExceededError");
      };
    }""")
    give(mine, "list.csv", "task,lifetime\nA,3\nB,3\n")
    expect(mine.locator("#file-said")).to_contain_text(PAGE["full"])

    assert names(mine) == ["Mine", "Other"]


def test_a_browser_that_keeps_nothing(browser: Browser, base: str) -> None:
    """A link's list is shown there too, and keeping it says that it cannot be."""
    context = browser.new_context()
    context.add_init_script(
        'for (const name of ["localStorage", "indexedDB"]) Object.defineProperty(globalThis, name,'
        ' { get() { throw new DOMException("no storage here", "SecurityError"); } });'
    )
    page = context.new_page()
    page.goto(f"{base}my-tasks/#{fragment()}")
    expect(page.locator(".tasks tbody tr")).to_have_count(3)
    page.click("[data-file=keep]")
    expect(page.locator("#file-said")).to_contain_text(PAGE["refused"])
    expect(page.locator(".tasks tbody tr")).to_have_count(3)
    context.close()


def test_without_webassembly(browser: Browser, base: str) -> None:
    """Files and links say that they cannot be made or read, and nothing hangs."""
    context = browser.new_context()
    context.add_init_script("delete globalThis.WebAssembly")
    page = context.new_page()
    page.goto(f"{base}my-tasks/")
    for _ in range(2):
        page.click("[data-file=export]")
        expect(page.locator("#file-said")).to_contain_text(PAGE["failed"])
        page.evaluate("document.getElementById('file-said').textContent = ''")
    context.close()


def test_a_request_that_fails(page: Page, base: str) -> None:
    """It says so and loses nothing; the next try works."""
    page.add_init_script(WATCH)
    page.goto(f"{base}my-tasks/")
    give(page, "mine.csv", "task,lifetime\nMine,3\n")
    expect(page.locator(".tasks tbody tr")).to_have_count(1)
    page.evaluate("globalThis.spoil = 'export'")
    page.click("[data-file=export]")
    expect(page.locator("#file-said")).to_contain_text(PAGE["undone"])

    page.evaluate("globalThis.spoil = null")
    name, text = export(page, "export")
    assert name.endswith(".json")
    assert "Mine" in text


@pytest.fixture(params=["light", "dark"])
def checked(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A narrow page that axe may run in."""
    context = browser.new_context(
        color_scheme=request.param, bypass_csp=True, viewport={"width": 320, "height": 700}, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def test_axe_and_narrow_screens(checked: Page, base: str) -> None:
    """The link's list and each dialog: no finding, and nothing to scroll sideways at 320 px."""

    def good() -> None:
        checked.evaluate(AXE.read_text(encoding="utf-8"))
        assert checked.evaluate(RUN, RULES["light"]) == []
        assert checked.evaluate("document.documentElement.scrollWidth") <= 320

    checked.goto(f"{base}my-tasks/#{fragment()}")
    expect(checked.locator(".tasks tbody tr")).to_have_count(3)
    good()
    checked.click("[data-file=choose]")
    good()
    checked.click("#choose button[value=yes]")
    expect(checked.locator("[data-notice=kept]")).to_be_visible()
    text = export(checked, "export")[1].replace('"tasks": [', '"hours": "5",\n "tasks": [\n  3,')
    give(checked, "a-file-with-a-very-long-name-that-goes-on-and-on-for-ever-and-ever.json", text)
    expect(checked.locator("#import-problems li")).to_have_count(1)
    expect(checked.locator("#import-twins")).to_be_visible()
    good()
