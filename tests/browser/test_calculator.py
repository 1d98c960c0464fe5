"""The calculator page in a real browser, as a reader uses it."""

import json
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from calculator import bridge, load
from calculator.model import agreement, definition, forms
from calculator.model.answers import Answers, form_values, parse
from calculator.model.decision import decide
from calculator.page.words import words
from calculator.site.server import running
from tests.browser import LOGO, WATCH, answered
from tests.wording import pattern

MODEL = definition.model()
START = load.texts("site/start.toml")
FIRST, SECOND = MODEL.settings.answer.first
WIDTH = "document.documentElement.scrollWidth"


def ready(page: Page) -> None:
    """Wait for a scored result."""
    page.wait_for_selector("#result[data-state=ready]", state="attached")


def way(page: Page) -> str | None:
    """The recommended way's id."""
    return page.get_attribute("#result", "data-way")


def test_score_a_task_by_keyboard_alone(page: Page, base: str) -> None:
    """Enter leads from the name to the amount, from question to question, and to the answer when that is enough."""
    page.add_init_script(WATCH)
    page.goto(f"{base}calculator/")
    page.focus("#task")
    page.keyboard.type("A logo")
    page.keyboard.press("Enter")
    expect(page.locator("#field-task_hours")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#asked input:focus")).to_be_visible()
    for _ in range(12):
        focused = page.evaluate("document.activeElement.name")
        level = {"lifetime": "0", "contact": "3"}.get(focused, "4")
        page.keyboard.press("Space")
        for _ in range(int(level)):
            page.keyboard.press("ArrowDown")
        ready(page)
        answered(page)
        page.keyboard.press("Enter")
        if page.get_attribute("#calculator", "data-enough") is not None:
            break

    assert way(page) == "freelance"
    assert "A+logo" in page.url
    expect(page.locator("#enough a")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#answer .answer-index").first).to_be_in_viewport()
    assert "A+logo" in page.url


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_jumps_when_the_page_comes_to_life(page: Page, base: str, width: int) -> None:
    """The first question stands where it stood before any script of the calculator came."""
    page.set_viewport_size({"width": width, "height": 800})
    scripts = "**/assets/runtime/**/*.mjs"
    page.route(scripts, lambda route: route.fulfill(content_type="text/javascript", body=""))
    page.goto(f"{base}calculator/")
    before = _places(page)
    expect(page.locator("#calculator")).not_to_have_attribute("data-enhanced", "")
    page.unroute(scripts)
    page.reload()
    page.wait_for_selector("#calculator[data-enhanced]")

    assert _places(page) == before


def _places(page: Page) -> list[object]:
    return [page.locator(f"#{FIRST} {part}").bounding_box() for part in ("legend", ".choices", ".why")]


def test_a_pointer_opens_the_next_question(page: Page, base: str) -> None:
    """After a click on an answer the next question stands open, and the answered one folds to a line."""
    page.goto(f"{base}calculator/")
    page.click(f"#{FIRST} label:has(input[value='0'])")

    expect(page.locator(f"#{FIRST}")).to_have_attribute("data-state", "answered")
    expect(page.locator(f"#{SECOND}")).to_have_attribute("data-state", "current")
    expect(page.locator(f"#{FIRST} .chosen")).to_have_text(MODEL.questions[FIRST].anchors[0])


def test_answers_before_python_is_ready_are_scored(page: Page, base: str) -> None:
    """Clicks at once are kept, and scored when Python has started."""
    page.goto(f"{base}calculator/", wait_until="commit")
    page.check(f"input[name={FIRST}][value='4']")
    for name, value in parse_qsl(LOGO):
        page.evaluate(
            "([name, value]) => {"
            "const i = document.querySelector(`input[type=radio][name=${name}][value='${value}']`);"
            "if (i) { i.checked = true; i.dispatchEvent(new Event('input', {bubbles: true})); } }",
            [name, value],
        )
    page.wait_for_selector("#result[data-way=freelance]", state="attached")

    assert "checkable=4" in page.url


def test_a_damaged_link_says_so(page: Page, base: str) -> None:
    """A damaged link gives a message and what could be read."""
    page.goto(f"{base}calculator/#v=1&lifetime=3&contact=%F&volume=99&huge={'x' * 6000}")
    ready(page)

    expect(page.locator("#notices")).to_contain_text(pattern(MODEL.errors["damaged"]))
    assert page.is_checked("input[name=lifetime][value='3']")


def test_the_questions_are_counted(page: Page, base: str) -> None:
    """The progress is said in words, and the next question has the next number, below the answered ones.

    "Skip to content" and the list of missing questions move the focus and lose no answer: they are no links to a task.
    """
    page.goto(f"{base}calculator/#v=1&separate=4&people=4&contact=3&bears=4")
    ready(page)
    expect(page.locator("#progress")).to_contain_text(words().say["surer"].format(count=4))
    order = page.eval_on_selector_all(
        "#calculator :is([data-state=answered], [data-state=current])", "fields => fields.map(f => f.dataset.state)"
    )
    assert order == ["answered"] * 4 + ["current"]
    expect(page.locator("#enough")).to_be_hidden()

    page.goto(f"{base}calculator/#v=1&lifetime=0&contact=3")
    expect(page.locator(".missing [data-open-question]").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.click(".missing [data-open-question]")
    assert page.evaluate("document.activeElement.type") == "radio"
    assert page.is_checked("input[name=contact][value='3']")
    assert "contact=3" in page.url

    page.goto(f"{base}calculator/#{LOGO}")
    expect(page.locator("#progress")).to_contain_text(words().say["enough"].format(count=10))
    expect(page.locator("#calculator [data-state=current]")).to_have_count(0)
    expect(page.locator("#enough")).to_be_visible()


def test_a_link_is_changed_and_emptied(page: Page, base: str) -> None:
    """A link fills the form and is scored; the confidence is a whole percentage.

    Another answer gives another result, and the rest stays. Starting again empties the form, and so the address.
    """
    page.goto(f"{base}calculator/#{LOGO}")
    ready(page)
    assert page.is_checked("input[name=checkable][value='4']")
    assert 0 <= int(page.get_attribute("#result", "data-confidence") or "") <= 100
    expect(page.locator("#status")).to_contain_text(forms.forms().form["job"].headline)
    assert way(page) == "freelance"

    page.click("#bears .change")
    page.check("input[name=bears][value='0']")
    page.wait_for_selector("#result:not([data-way=freelance])", state="attached")
    assert "bears=0" in page.url
    assert "checkable=4" in page.url
    assert page.input_value("#task") == "Logo"

    page.click(".clear")
    page.wait_for_selector("#result[data-way='']", state="attached")
    assert page.url.endswith("#")
    assert page.locator("#calculator input:checked").count() == 0


def test_no_sideways_scroll_at_320(browser: Browser, base: str) -> None:
    """Nothing runs over the edge of the narrowest phone."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    for path in ("", "calculator/", f"calculator/#{LOGO}", "scorecard/", "method/", "method/how-good/", "sources/"):
        page.goto(base + path)
        if "#" in path:
            ready(page)
            page.click(".see-why")
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert page.evaluate(WIDTH) <= 320, path
    context.close()


def test_the_bar_on_a_phone(browser: Browser, base: str) -> None:
    """On a phone the answer is a bar; nobody takes it for one before there is one, and "See why" opens the reasons."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{base}calculator/")
    bar, called = page.locator(".result-bar"), MODEL.wording["example_label"]
    expect(bar.get_by_text(called)).to_be_visible()
    page.goto(f"{base}calculator/#{LOGO}")
    ready(page)
    expect(bar.get_by_text(called)).to_be_hidden()
    expect(bar.locator(".when-scored")).to_be_visible()

    expect(page.locator("#result-full")).to_be_hidden()
    page.click(".see-why")
    expect(page.locator("#result-full")).to_be_visible()
    context.close()


def test_without_script(browser: Browser, base: str) -> None:
    """With scripts off the questions can be read, and the paper scorecard is offered."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}calculator/")

    expect(page.locator("fieldset").nth(10)).to_be_visible()
    expect(page.locator("noscript a").first).to_have_attribute("href", "../scorecard/")
    said, first = page.locator("noscript p").first.bounding_box(), page.locator("fieldset").first.bounding_box()
    assert said["y"] < first["y"]  # before anything is filled in for nothing
    context.close()


@pytest.mark.parametrize("broken", ["worker.mjs", "pyodide.asm.wasm", "python_stdlib.packed", "calculator.packed"])
def test_a_part_that_fails_to_load(browser: Browser, base: str, broken: str) -> None:
    """The message says so, the form and the address keep the answers, and paper is offered."""
    context = browser.new_context()
    context.route(f"**/{broken}", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{base}calculator/#{LOGO}")
    page.wait_for_selector("#result[data-state=failed]", state="attached")

    expect(page.locator("#notices")).to_contain_text(START["failed_title"])
    assert page.is_checked("input[name=checkable][value='4']")
    assert "checkable=4" in page.url
    context.close()


def test_answers_wait_for_nothing_that_comes_behind_them(browser: Browser, base: str) -> None:
    """While the later archive is on its way answers change at once; the costs come with it, and no example's before.

    They do not wait for what is made of a result.
    """
    context, held, opened = browser.new_context(), list[Route](), list[Route]()
    context.route("**/later.packed", lambda route: held.append(route))
    context.route("**/opened.packed", lambda route: opened.append(route))
    page = context.new_page()
    page.goto(f"{base}calculator/#{LOGO}")
    ready(page)
    before = page.locator("#result").get_attribute("data-confidence") or ""
    page.click("#lifetime .change")
    page.check("input[name=lifetime][value='4']")
    expect(page.locator("#result")).not_to_have_attribute("data-confidence", before)
    expect(page.locator("#cost[data-state=ready]")).to_have_count(0)
    expect(page.locator("#cost-body")).to_be_hidden()
    expect(page.locator(".cost-waits")).to_be_visible()

    with page.expect_request("**/opened.packed"):
        held.pop().continue_()
        page.wait_for_selector("#cost[data-state=ready]", state="attached")
        assert not held
        assert not opened
    expect(page.locator("#decide-body form")).to_have_count(0)
    opened.pop().continue_()
    expect(page.locator("#decide-body form")).to_have_count(1)
    expect(page.locator("#notices")).to_be_empty()
    context.close()


def test_a_later_archive_that_fails_is_fetched_again(browser: Browser, base: str) -> None:
    """The request that needs it fails alone, and says so; the next one has it."""
    context = browser.new_context()
    context.route("**/later.packed", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{base}calculator/#{LOGO}")
    ready(page)
    expect(page.locator("#notices")).to_contain_text(START["away_title"])
    expect(page.locator("#cost-head")).to_be_hidden()
    expect(page.locator("#cost-body")).to_be_hidden()

    context.unroute("**/later.packed")
    page.click("#lifetime .change")
    page.check("input[name=lifetime][value='4']")
    page.wait_for_selector("#cost[data-state=ready]", state="attached")
    expect(page.locator("#notices")).to_be_empty()
    context.close()


def test_without_webassembly(browser: Browser, base: str) -> None:
    """A browser without WebAssembly gets the message too."""
    context = browser.new_context()
    context.add_init_script("delete globalThis.WebAssembly")
    page = context.new_page()
    page.goto(f"{base}calculator/#{LOGO}")
    page.wait_for_selector("#result[data-state=failed]", state="attached")

    expect(page.locator("#notices a")).to_have_attribute("href", "../scorecard/")
    context.close()


def test_a_request_that_fails_ends_alone(page: Page, base: str) -> None:
    """The message says so, the answers stay, and the next one is worked out by the same Python.

    Where it was of the costs the answer is there, and no headline of costs that belong to other answers. What Python
    said stands in the console, for whoever looks into it.
    """
    page.add_init_script(WATCH)
    workers, told = list[str](), list[str]()
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("worker", lambda worker: workers.append(worker.url))
    page.goto(f"{base}calculator/#{LOGO}")
    page.wait_for_selector("#cost[data-state=ready]", state="attached")
    page.evaluate("globalThis.spoil = 'fragment'")
    page.click("#bears .change")
    page.check("input[name=bears][value='1']")
    expect(page.locator("#notices")).to_contain_text(MODEL.wording["undone_title"])

    expect(page.locator("#status")).to_contain_text(MODEL.wording["undone_text"])
    expect(page.locator("#result")).to_have_attribute("data-state", "failed")
    assert [text for text in told if "in respond" in text]
    assert page.is_checked("input[name=checkable][value='4']")
    assert "bears=1" in page.url
    page.evaluate("globalThis.spoil = null")
    page.check("input[name=bears][value='0']")
    ready(page)
    expect(page.locator("#notices")).to_be_empty()
    assert way(page) != "freelance"
    assert len([url for url in workers if url.startswith("blob:")]) == 1

    page.evaluate("globalThis.spoil = 'cost'")
    page.click("#bears .change")
    page.check("input[name=bears][value='4']")
    expect(page.locator("#notices")).to_contain_text(MODEL.wording["undone_title"])
    page.wait_for_selector("#result[data-state=ready][data-way=freelance]", state="attached")
    expect(page.locator("#cost-head")).to_be_hidden()


def test_under_a_path(browser: Browser, site: Path) -> None:
    """A project site under a sub-path scores a task."""
    with running(site, "/some/path/") as base:
        page = browser.new_page()
        page.goto(f"{base}calculator/#{LOGO}")
        ready(page)
        assert way(page) == "freelance"
        page.close()


def test_no_other_host_is_asked(browser: Browser, base: str) -> None:
    """Home, an article and a scored task ask only this site; articles load no Python."""
    context = browser.new_context()
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(base)
    page.goto(f"{base}guide/partner/")
    assert not [url for url in asked if "/runtime/" in url]
    page.goto(f"{base}calculator/#{LOGO}")
    ready(page)

    assert all(url.startswith((base, "data:", "blob:")) for url in asked)
    assert not [url for url in asked if "lock" in url and url.endswith(".json")]
    context.close()


def test_the_paper_card_prints_on_two_pages(page: Page, base: str) -> None:
    """Two sheets of A4, and of US letter."""
    page.goto(f"{base}scorecard/")
    for size in ("A4", "Letter"):
        assert page.pdf(format=size).count(b"/Type /Page\n") == 2, size


def test_search_finds_a_page(page: Page, base: str) -> None:
    """Search works under the page's own policy; the page stays where it is, and no page's text fills the screen."""
    page.goto(base)
    bar = page.locator(".md-header").bounding_box()
    page.click("[data-opens=search]") if not page.is_visible("input.md-search__input") else None
    page.focus("input.md-search__input")
    page.keyboard.type("scorecard")
    page.wait_for_selector(".md-search-result__item a")

    assert "scorecard" in (page.get_attribute(".md-search-result__item a", "href") or "")
    assert page.locator(".md-header").bounding_box() == bar
    page.fill("input.md-search__input", "payroll")
    first = page.locator(".md-search-result__item").first
    expect(first.locator(".md-tags mark").first).to_be_visible()
    assert first.locator("a").first.bounding_box()["height"] < 300


def test_same_result_in_the_browser(page: Page, base: str) -> None:
    """All published cases give the same JSON and the same words in CPython and in the browser."""
    page.goto(f"{base}calculator/")
    worker = page.evaluate(
        "document.querySelector('script[type=module][src*=runtime]').src.replace(/page\\/[^/]*$/, 'worker.mjs')"
    )
    forms, expected = [], []
    for case in agreement.cases().values():
        for raw in (case.coder_a, case.coder_b):
            answers: Answers = parse(MODEL, raw, case.title)[0]
            forms.append({"form": form_values(answers)})
            reply = json.loads(bridge.respond(json.dumps(forms[-1])))
            assert reply["result"] == json.loads(json.dumps(decide(MODEL, answers).to_json()))
            expected.append([reply["result"], reply["html"]])
    got = page.evaluate(
        """([url, requests]) => new Promise((resolve, reject) => {
            const worker = new Worker(url, { type: "module" });
            const replies = [];
            worker.onmessage = ({ data }) => {
                if (data.failed) reject(new Error(data.failed));
                if (!data.reply) return;
                replies.push([data.reply.result, data.reply.html]);
                if (replies.length === requests.length) resolve(replies);
            };
            requests.forEach((request, id) => worker.postMessage({ id, request }));
        })""",
        [worker, forms],
    )

    assert got == expected
