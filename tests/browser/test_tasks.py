"""Common tasks in a real browser: the list in the task field, typical answers, and the filtered table."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from calculator.page import picker
from calculator.tasks import library as tasks_library
from calculator.tasks import words as find_words
from tests.browser.test_accessibility import AXE, RULES, RUN, SCHEMES, show
from tests.browser.test_calculator import WIDTH, ready, way
from tests.strategies import MODEL
from tests.wording import pattern

SAY = picker.words()

BOOKS = tasks_library.library().tasks["monthly-bookkeeping"]
ALL = len(BOOKS.answers)
MARKED = "#calculator [data-typical]"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """The narrowest phone, with touch."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True, bypass_csp=True)
    yield context.new_page()
    context.close()


def type_task(page: Page, base: str, text: str, fragment: str = "") -> None:
    """Open the calculator and type a task's name until the list stands open."""
    page.goto(f"{base}calculator/#{fragment}")
    page.focus("#task")
    page.keyboard.type(text)
    expect(page.locator("#task-options")).to_be_visible()


def test_pick_a_task_by_keyboard_alone(page: Page, base: str) -> None:
    """Type with a slip, arrow down, Enter: the answers are there, marked, and the result says so."""
    type_task(page, base, "bookeeping")
    field = page.locator("#task")
    expect(page.locator("#task-status")).to_contain_text(pattern(SAY.found))
    expect(field).to_have_attribute("role", "combobox")
    expect(field).to_have_attribute("aria-expanded", "true")

    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", f"task-option-{BOOKS.id}")
    page.keyboard.press("Enter")
    expect(page.locator(MARKED)).to_have_count(ALL)

    expect(field).to_have_value(BOOKS.name)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-expanded", "false")
    assert way(page) == "bpo"
    assert f"typical={BOOKS.id}" in page.url
    expect(page.locator("#task-status")).to_contain_text(pattern(SAY.filled, count=ALL))
    expect(page.locator("#separate .typical-mark")).to_be_visible()
    expect(page.locator(".typical-result")).to_contain_text(SAY.result_all)


def test_escape_and_the_arrows(page: Page, base: str) -> None:
    """Escape closes the list and keeps the words; up goes to the last task, past it to none.

    Tab goes on to the next field, not into the list, which closes.
    """
    type_task(page, base, "website")
    page.keyboard.press("ArrowUp")
    last = page.locator("#task-options [role=option]").last
    expect(last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#task-options [aria-selected=true]")).to_have_count(0)

    page.keyboard.press("Escape")
    expect(page.locator("#task-options")).to_be_hidden()
    expect(page.locator("#task")).to_have_value("website")
    page.keyboard.press("Enter")
    assert page.locator("#calculator input:checked").count() == 0

    page.fill("#task", "")
    page.keyboard.type("a")
    expect(page.locator("#task-options")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#task-options")).to_be_hidden()
    assert page.evaluate("!!document.activeElement.name && document.activeElement.id !== 'task'")


def test_take_the_typical_answers_out_again(page: Page, base: str) -> None:
    """One press, and the form is as empty as before; the focus is not lost.

    After starting again nothing is typical either, in the form or the address.
    """
    type_task(page, base, "logo")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(MARKED)).to_have_count(ALL)
    page.focus("[data-take-out]")
    page.keyboard.press("Enter")
    expect(page.locator(MARKED)).to_have_count(0)

    assert page.locator("#calculator input:checked").count() == 0
    assert "typical" not in page.url
    expect(page.locator("#task")).to_be_focused()
    expect(page.locator("#separate")).to_have_attribute("data-state", "current")

    page.fill("#task", "")
    page.keyboard.type("logo")
    page.locator("#task-options [role=option]").first.click()
    expect(page.locator(MARKED)).to_have_count(ALL)
    page.click(".clear")
    page.wait_for_selector("#result[data-way='']", state="attached")
    expect(page.locator(".clear")).to_have_text(MODEL.wording["start_again"])
    expect(page.locator(MARKED)).to_have_count(0)
    expect(page.locator("#task-note")).to_be_empty()
    assert "typical" not in page.url


def test_own_answers_stay_until_the_reader_says_otherwise(page: Page, base: str) -> None:
    """Only gaps are filled; replacing is a second, spoken step, and taking out brings the own ones back."""
    type_task(page, base, "logo", "v=1&lifetime=4&contact=1")
    ready(page)
    page.locator("#task-options [role=option]").first.click()
    expect(page.locator(MARKED)).to_have_count(ALL - 2)
    assert page.is_checked("input[name=lifetime][value='4']")
    expect(page.locator("#task-note")).to_contain_text(SAY.own.format(count=2))

    page.click("[data-all]")
    expect(page.locator(MARKED)).to_have_count(ALL)
    assert page.is_checked("input[name=lifetime][value='0']")
    expect(page.locator("#task-status")).to_contain_text(SAY.replaced)

    page.click("[data-take-out]")
    expect(page.locator(MARKED)).to_have_count(0)
    assert page.is_checked("input[name=lifetime][value='4']")
    assert page.is_checked("input[name=contact][value='1']")
    assert page.locator("#calculator input:checked").count() == 2


def test_an_answer_is_typical_until_confirmed_or_changed(page: Page, base: str) -> None:
    """ "It fits" takes the mark off, and so does another answer; the address keeps both."""
    type_task(page, base, "logo")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(MARKED)).to_have_count(ALL)

    page.click("#presence .confirm")
    expect(page.locator(MARKED)).to_have_count(ALL - 1)
    expect(page.locator("#presence .change")).to_be_focused()
    page.click("#contact .change")
    page.check("input[name=contact][value='1']")
    expect(page.locator(MARKED)).to_have_count(ALL - 2)
    page.click("#plan > summary")
    page.click("#definable .change")
    page.click("#definable .next")
    expect(page.locator(MARKED)).to_have_count(ALL - 3)
    expect(page.locator(".typical-result")).to_contain_text(pattern(SAY.result_some, count=ALL - 3, all=ALL))

    page.reload()
    ready(page)
    expect(page.locator(MARKED)).to_have_count(ALL - 3)
    assert page.locator("#presence[data-typical], #contact[data-typical], #definable[data-typical]").count() == 0


def test_a_question_named_in_the_result_opens(page: Page, base: str) -> None:
    """A link to a question opens it, and the answers in the address stay."""
    page.goto(f"{base}calculator/#v=1&separate=4&bears=4&lifetime=0&contact=3&running=0&typical=logo")
    ready(page)
    page.locator(".typical-result [data-open-question]").first.click()

    assert "lifetime=0" in page.url
    assert page.locator("fieldset[data-state=current] input:focus").count() == 1


def test_browse_the_whole_list(page: Page, base: str) -> None:
    """Without a word typed the list holds every task, in groups."""
    page.goto(f"{base}calculator/")
    page.click("#task-browse")
    expect(page.locator("#task-options [role=option]")).to_have_count(len(tasks_library.library().tasks))
    expect(page.locator("#task")).to_be_focused()
    page.click("#task-option-payroll")

    expect(page.locator("#task")).to_have_value("Running payroll")
    expect(page.locator(MARKED)).to_have_count(ALL)


def test_while_python_is_slow(browser: Browser, base: str) -> None:
    """The field is a plain one with the browser's own list; what was typed is found when Python comes."""
    context, held = browser.new_context(), list[Route]()
    context.route("**/calculator.packed", lambda route: held.append(route))
    page = context.new_page()
    page.goto(f"{base}calculator/")
    page.fill("#task", "Running payroll")
    assert page.get_attribute("#task", "list") == "task-names"
    page.focus("input[name=separate]")
    page.click("#task-browse")
    expect(page.locator("#task-loading")).to_be_visible()
    page.focus("input[name=separate]")

    while held:
        held.pop().continue_()
        page.wait_for_timeout(200)
    expect(page.locator("#task-loading")).to_be_hidden()
    page.focus("#task")
    page.keyboard.type(" ")
    page.focus("input[name=separate]")
    expect(page.locator("#task-note")).to_contain_text(pattern(SAY.offer))
    page.click("#task-note [data-pick]")
    expect(page.locator(MARKED)).to_have_count(ALL)
    context.close()


def test_when_python_fails(browser: Browser, base: str) -> None:
    """The field still takes a name and keeps the browser's own list; nothing that needs Python is offered."""
    context = browser.new_context()
    context.route("**/calculator.packed", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{base}calculator/")
    page.fill("#task", "My own task")
    page.wait_for_selector("#result[data-state=failed]", state="attached")

    expect(page.locator("#task")).to_have_value("My own task")
    assert page.get_attribute("#task", "list") == "task-names"
    expect(page.locator("#task-browse")).to_be_hidden()
    assert "My+own+task" in page.url
    context.close()


def test_on_the_narrowest_phone(phone: Page, base: str) -> None:
    """Tap to browse, tap to pick; nothing runs over the edge, and axe finds nothing in any state."""
    phone.goto(f"{base}calculator/")
    phone.tap("#task-browse")
    expect(phone.locator("#task-options")).to_be_visible()
    phone.evaluate(AXE.read_text(encoding="utf-8"))
    assert phone.evaluate(WIDTH) <= 320
    assert phone.evaluate(RUN, RULES["light"]) == []
    phone.tap("#task-option-monthly-bookkeeping")
    expect(phone.locator(MARKED)).to_have_count(ALL)

    assert phone.evaluate(WIDTH) <= 320
    assert phone.evaluate(RUN, RULES["light"]) == []
    phone.goto(f"{base}tasks/")
    assert phone.evaluate(WIDTH) <= 320


def test_axe_finds_nothing_while_picking(browser: Browser, base: str) -> None:
    """The open list with an active option, and the filled form with an open question, in both schemes."""
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    type_task(page, base, "bookeeping")
    page.keyboard.press("ArrowDown")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for scheme in SCHEMES:
        show(page, scheme)
        assert page.evaluate(RUN, RULES[scheme]) == [], scheme
    expect(page.locator("#task")).to_have_attribute("aria-activedescendant", f"task-option-{BOOKS.id}")
    page.keyboard.press("Enter")
    expect(page.locator(MARKED)).to_have_count(ALL)
    page.click("#contact .change")
    for scheme in SCHEMES:
        show(page, scheme)
        assert page.evaluate(RUN, RULES[scheme]) == [], scheme
    context.close()


def test_the_table_narrows(page: Page, base: str) -> None:
    """Words, trade and answer narrow the rows; empty groups go; "Show all" brings everything back."""
    page.goto(f"{base}tasks/")
    rows = page.locator("table.common-tasks tbody tr:visible")
    count = len(tasks_library.library().tasks)
    expect(rows).to_have_count(count)

    page.fill("#filter-words", "cleaning office")
    expect(rows).to_have_count(1)
    expect(page.locator("#filter-count")).to_have_text("1")
    expect(page.locator("#money")).to_be_hidden()
    page.fill("#filter-words", "xqz")
    expect(page.locator("#filter-nothing")).to_be_visible()
    page.click("#task-filter button[type=reset]")
    expect(rows).to_have_count(count)
    page.select_option("#filter-answer", "A part-time post")
    page.select_option("#filter-trade", "farm")
    expect(rows.filter(has_text="Feeding and milking")).to_have_count(1)
    assert rows.count() < count
    assert {*rows.locator(".tag").all_inner_texts()} == {"A part-time post"}


def test_the_table_says_what_leaves_nothing_and_stays_narrow(page: Page, base: str) -> None:
    """Words that tasks have are not called unknown where trade or answer rule them out; Back brings all three again."""
    page.goto(f"{base}tasks/")
    rows = page.locator("table.common-tasks tbody tr:visible")
    page.select_option("#filter-trade", "farm")
    page.select_option("#filter-answer", "A post")
    expect(rows).to_have_count(1)
    page.fill("#filter-words", "milking")
    expect(page.locator("#filter-elsewhere")).to_be_visible()
    expect(page.locator("#filter-nothing")).to_be_hidden()
    page.fill("#filter-words", "farm")
    expect(page.locator("#filter-elsewhere")).to_be_hidden()
    expect(rows).to_have_count(1)

    rows.locator("a").first.click()
    expect(page.locator("#task-filter")).to_have_count(0)
    page.go_back()
    expect(page.locator("#filter-words")).to_have_value("farm")
    expect(page.locator("#filter-answer")).to_have_value("A post")
    expect(rows).to_have_count(1)


def test_the_table_narrows_from_the_keyboard(page: Page, base: str) -> None:
    """On a phone the field is at hand without a swipe; Enter goes on to the first task that was found."""
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{base}tasks/")
    field = page.locator("#filter-words")
    box = field.bounding_box()
    assert box
    assert box["y"] + box["height"] < 640
    field.fill("chasing late")
    field.press("Enter")
    expect(page.get_by_role("link", name="Chasing late payments", exact=True).first).to_be_focused()
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") < 640


FOUND = {
    "bookkeeping?": "monthly-bookkeeping",
    "book-keeping": "monthly-bookkeeping",
    "payroll?": "payroll",
    "social-media": "social-media",
    "socialmedia": "social-media",
    "insurer\u2019s claims": "insurance-claims",
    "the logos": "logo",
    "organizing volunteers": "volunteers",
    "QuickBooks": "monthly-bookkeeping",
    "P&L": "monthly-report",
    "cafe newsletters": None,
}


def test_the_table_is_found_by_any_form_of_a_word(page: Page, base: str) -> None:
    """Signs, hyphens, apostrophes, plurals and small words do not matter; programs and shorthand are known."""
    page.goto(f"{base}tasks/")
    for text, task in FOUND.items():
        page.fill("#filter-words", text)
        if task:
            expect(page.locator(f"#task-{task}")).to_be_visible()
            assert page.locator("table.common-tasks tbody tr:visible").count() < 20
        else:
            expect(page.locator("#filter-nothing")).to_be_visible()


def test_a_row_opens_in_the_calculator(page: Page, base: str) -> None:
    """The link fills the form, marked as typical, and gives the answer that the table gives."""
    page.goto(f"{base}tasks/")
    tag = page.locator("#task-payroll .tag").inner_text()
    page.click("#task-payroll a[href*='calculator/']")
    ready(page)

    expect(page.locator(MARKED)).to_have_count(ALL)
    expect(page.locator("#result .tag")).to_have_text(tag)


def test_the_table_without_script(browser: Browser, base: str) -> None:
    """Every row can be read; no filter that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}tasks/")

    expect(page.locator("table.common-tasks tbody tr:visible")).to_have_count(len(tasks_library.library().tasks))
    expect(page.locator("#task-filter")).to_be_hidden()
    context.close()


def test_site_search_finds_a_task(page: Page, base: str) -> None:
    """Search by a task's name, by another word for it, or by a program that does it, leads to its page."""
    meant = {"chasing late payments": "chasing-payments", "call centre": "answering-phone", "Gusto": "payroll"}
    for words, task in meant.items():
        page.goto(base)
        page.click("input.md-search__input")
        page.keyboard.type(words)
        expect(page.locator(f".md-search-result__item a[href*='/tasks/{task}/']").first).to_be_attached()


def test_site_search_hears_no_little_words(page: Page, base: str) -> None:
    """A question in whole words leads to the page, and is not asked for each word that begins like "a"."""
    page.goto(base)
    page.click("input.md-search__input")
    meant = {"who can evict a tenant for me": "eviction", "hire a chef": "kitchen", "sharing out tips": "sharing-tips"}
    for words, task in meant.items():
        page.fill("input.md-search__input", words)
        page.dispatch_event("input.md-search__input", "keyup")
        found = page.locator(".md-search-result__item > a").nth(1)
        first = page.locator(f".md-search-result__item:nth-child(-n+3) > a[href*='/tasks/{task}/']")
        expect(found).to_be_attached()
        expect(first).to_be_attached()


def test_little_words_are_those_of_the_task_field(page: Page, base: str) -> None:
    """What the site's search leaves out finds no task by itself; short names such as IT, HR and US stay."""
    page.goto(base)
    little = {*(page.get_attribute("script[data-little]", "data-little") or "").split(" ")}
    rules = find_words.rules()

    assert [word for word in little if word not in rules.small and not rules.says_little(word)] == []
    assert not little & {"it", "hr", "pr", "us", "uk", "ai", "vat"}


def test_site_search_reads_no_sign_as_an_order(page: Page, base: str) -> None:
    """A question mark, a colon, the apostrophe of phones: as many pages as without."""
    page.goto(base)
    page.click("input.md-search__input")
    said = page.locator(".md-search-result__meta")

    def count(words: str) -> str:
        for text, answer in (("violinist", "No matching"), (words, re.compile(r"\d+ matching"))):
            page.fill("input.md-search__input", text)
            page.dispatch_event("input.md-search__input", "keyup")  # one question, not one for each letter
            expect(said).to_contain_text(answer)
        return said.inner_text()

    assert count("bpo") == count("bpo?") == count("bpo:") == count("+bpo~")
    assert count("freelancer") == count("freelancer\u2019s") == count("freelancer's") == count("(freelancer)")
    assert count("contractor") == count("contractor?")
    assert count("c") == count("c++")


def test_printed(page: Page, base: str, tmp_path: Path) -> None:
    """On paper: a table without filter and links."""
    page.goto(f"{base}tasks/")
    page.emulate_media(media="print")

    expect(page.locator("#task-filter")).to_be_hidden()
    expect(page.locator("#task-payroll a[href*='calculator/']")).to_be_hidden()
    expect(page.locator("#task-payroll .tag")).to_be_visible()
