"""A start that fails, stalls or is slow says so; what was asked is not lost; nothing leaves from the worker.

Playwright's clock turns the page's seconds at will, so that no test waits for a limit.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, Worker, expect

from calculator import load
from calculator.model import definition
from calculator.site.server import Handler, running
from tests.browser import LOGO, WATCH, answered
from tests.browser.hosts import hosted
from tests.conftest import SITE

MODEL = definition.model()
SAY = load.texts("site/start.toml")
WASM, PAGE, LIST = "pyodide.asm.wasm", "page.mjs", "list.mjs"
EMPTY_WASM = b"\0asm\1\0\0\0"  # a module that can be made, and holds nothing
# Milliseconds, each a little more than its limit.
BEHIND, UNSTYLED, DEAD, SLOW, NEVER = 2_500, 9_000, 11_000, 21_000, 61_000
READY = "#result[data-state=ready][data-way=freelance]"
TYPES = {".wasm": "application/wasm", ".mjs": "text/javascript", ".js": "text/javascript"}

# A worker dies, as often as `deaths` says, of a request for costs; `silently` as browsers let one go that they have no
# room for.
DYING = """{
  const post = Worker.prototype.postMessage;
  globalThis.deaths = 1;
  Worker.prototype.postMessage = function (message) {
    if (!("cost" in (message.request ?? {})) || globalThis.deaths-- <= 0) return post.call(this, message);
    if (globalThis.silently) return this.terminate();
    this.dispatchEvent(new ErrorEvent("error", { message: "gone" }));
  };
}"""

# A worker hears nothing of what is asked while it is `deaf`.
DEAF = """{
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message) {
    if (!(globalThis.deaf && message.request)) post.call(this, message);
  };
}"""

# Every way out of a worker, to another origin. Each answers, or is refused.
WAYS_OUT = """async (other) => {
  const events = (source, good) => new Promise((done, fail) => {
    source[good] = () => done();
    source.onerror = source.onclose = () => fail(new Error("closed"));
    setTimeout(() => fail(new Error("no answer")), 500);
  });
  const request = () => {
    const sent = new XMLHttpRequest();
    sent.open("GET", `${other}xhr`);
    sent.send();
    return events(sent, "onload");
  };
  const own = `fetch("${other}nested", { mode: "no-cors" }).then(() => postMessage(1), () => close())`;
  const ways = {
    fetch: () => fetch(`${other}fetch`),
    opaque: () => fetch(`${other}opaque`, { mode: "no-cors" }),
    xhr: request,
    socket: () => events(new WebSocket(`${other.replace("http", "ws")}socket`), "onopen"),
    events: () => events(new EventSource(`${other}events`), "onopen"),
    script: () => import(`${other}script.mjs`),
    text: () => import("data:text/javascript,1"),
    eval: () => (0, eval)("1"),
    worker: () => events(new Worker(`${other}worker.js`), "onmessage"),
    nested: () => events(new Worker(URL.createObjectURL(new Blob([own]))), "onmessage"),
  };
  const went = [];
  for (const [name, way] of Object.entries(ways)) {
    try {
      await way();
      went.push(name);
    } catch {}
  }
  return went;
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose clock a test turns; errors on it are what these tests are about."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.clock.install()
    yield page
    context.close()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that servers of the test are asked for: what a browser only meant to ask is not among them."""
    addresses: list[str] = []
    answer = Handler.do_GET

    def noted(handler: Handler) -> None:
        addresses.append(f"http://{handler.headers['Host']}{handler.path}")
        answer(handler)

    monkeypatch.setattr(Handler, "do_GET", noted)
    return addresses


def content_type(route: Route) -> str:
    """What the file should be sent as."""
    return TYPES.get(Path(route.request.url).suffix, "application/octet-stream")


def content(route: Route) -> bytes:
    """The file itself, from the disk: a page that is closed meanwhile takes nothing away."""
    return (SITE / urlsplit(route.request.url).path.lstrip("/")).read_bytes()


def missing(route: Route) -> None:
    """The file is not there."""
    route.fulfill(status=404, body="no")


def typed(route: Route) -> None:
    """The file is sent as text."""
    route.fulfill(body=content(route), content_type="text/plain")


def cut(route: Route) -> None:
    """Half of the file, without an error of the network's."""
    body = content(route)
    route.fulfill(body=body[: len(body) // 2], content_type=content_type(route))


def damaged(route: Route) -> None:
    """The file with other bytes in its middle."""
    body = content(route)
    middle = len(body) // 2
    route.fulfill(body=body[:middle] + bytes(99) + body[middle + 99 :], content_type=content_type(route))


def empty(route: Route) -> None:
    """A script without a word."""
    route.fulfill(body="", content_type=content_type(route))


def hold(held: list[Route]) -> Callable[[Route], None]:
    """No answer, until a test gives one."""
    return lambda route: held.append(route)


def said(page: Page, key: str) -> Locator:
    """The message under this title."""
    return page.locator("[data-start]").filter(has=page.get_by_role("heading", name=SAY[f"{key}_title"]))


def began(page: Page) -> None:
    """Wait until the page's own script has run, with the clock as it is."""
    page.wait_for_selector("#calculator[data-enhanced]")


def score(page: Page, base: str) -> None:
    """Open a task that is answered by its address."""
    page.goto(f"{base}calculator/#{LOGO}", wait_until="commit")


@pytest.mark.parametrize("name", [PAGE, "engine.mjs"])
@pytest.mark.parametrize("fault", [missing, typed])
def test_a_script_of_the_page_that_fails(page: Page, base: str, name: str, fault: Callable[[Route], None]) -> None:
    """The page says at once that it did not start, offers a reload and paper; the reload works."""
    page.route(f"**/{name}", fault)
    score(page, base)
    dead = said(page, "dead")
    expect(dead).to_contain_text(SAY["dead_text"])
    expect(dead.locator("a")).to_have_attribute("href", "../scorecard/")

    page.unroute(f"**/{name}")
    dead.get_by_role("button", name=SAY["reload"]).click()
    began(page)
    expect(dead).to_have_count(0)


@pytest.mark.parametrize("address", ["calculator/", "embed/", "embed-result/"])
def test_a_script_of_the_page_that_does_not_answer(page: Page, base: str, address: str) -> None:
    """After ten seconds the page says so; when the script comes after all, the message goes."""
    held = list[Route]()
    page.route(f"**/{PAGE}", hold(held))
    page.goto(f"{base}{address}", wait_until="commit")
    page.wait_for_selector("#message-dead", state="attached")
    expect(page.locator("[data-start]")).to_have_count(0)
    page.clock.run_for(DEAD)
    expect(said(page, "dead")).to_be_visible()

    held.pop().continue_()
    expect(page.locator("#calculator[data-enhanced]")).to_have_count(1)
    expect(said(page, "dead")).to_have_count(0)


def test_a_list_that_does_not_start(page: Page, base: str) -> None:
    """The same on My tasks, and that the tasks are safe: for either of its scripts."""
    for name in (LIST, "files.mjs"):
        page.route(f"**/{name}", missing)
        page.goto(f"{base}my-tasks/", wait_until="commit")
        expect(said(page, "dead")).to_contain_text(SAY["dead_list_text"])
        page.unroute(f"**/{name}")
    page.route(f"**/{LIST}", lambda route: route.fulfill(body="undefined.x;", content_type="text/javascript"))
    page.reload(wait_until="commit")
    expect(said(page, "dead")).to_be_visible()


def test_a_style_sheet_and_the_theme_that_do_not_come(page: Page, base: str) -> None:
    """A page of the calculator is no blank one: it works without them, and looks as it should when they come."""
    held = list[Route]()
    for name in ("site.css", "search.js", "bundle.*.js"):
        page.route(f"**/{name}", hold(held))
    score(page, base)
    page.wait_for_selector("link[href$='site.css']", state="attached")
    page.clock.run_for(UNSTYLED)
    page.wait_for_selector(READY, state="attached")
    expect(page.locator("[data-start]")).to_have_count(0)
    button = page.locator(".header-action")
    plain = button.evaluate("one => getComputedStyle(one).backgroundColor")

    page.unroute("**/site.css")
    for route in held:
        route.continue_()
    expect(button).not_to_have_css("background-color", plain)


def test_a_damaged_file_in_the_browsers_own_store(page: Page, site: Path) -> None:
    """What a network that wants a login sent in its place is asked for again: by Reload, and by Try again."""
    (folder,) = (site / "assets" / "runtime").iterdir()
    runtime = folder.relative_to(site).as_posix()
    with hosted(site, altered={f"{runtime}/page/{PAGE}"}) as host:
        page.add_init_script(WATCH)
        score(page, host.address)
        expect(said(page, "dead")).to_be_visible()
        host.altered = {f"{runtime}/lock.mjs"}
        said(page, "dead").get_by_role("button", name=SAY["reload"]).click()
        expect(said(page, "failed")).to_be_visible(timeout=60_000)
        host.altered = {f"{runtime}/later.packed"}
        page.click("[data-again]")
        page.wait_for_selector(READY, state="attached")
        expect(page.locator("#notices")).to_contain_text(SAY["away_title"])
        expect(page.locator("#cost-body")).to_be_hidden()
        expect(page.locator(".cost-missing")).to_be_visible()

        answered(page)  # nothing waits any more for what was asked for before
        host.altered = set()
        page.click("[data-missed]")
        page.wait_for_selector("#cost[data-state=ready]", state="attached")
        expect(page.locator("#cost-body table.costs").first).to_be_visible()
        expect(page.locator("#notices")).to_be_empty()

        held = list[Route]()
        page.route("**/*.docx", hold(held))
        form = page.locator("#answer section:has(button.fill)")
        form.locator("button.fill").first.click()
        while not held:
            page.wait_for_timeout(50)
        page.clock.run_for(SLOW)
        expect(form.locator("[role=status]").first).to_have_text(SAY["slow_title"])
        with page.expect_download():
            held.pop().continue_()


def test_a_search_that_does_not_come(page: Page, base: str) -> None:
    """It says that it is slow, and that it has failed."""
    held = list[Route]()
    page.route("**/search_index.json", hold(held))
    page.goto(f"{base}guide/signs/")
    place = page.locator(".md-search-result__meta")
    slow, failed = (place.get_attribute(f"data-{word}") or "" for word in ("slow", "failed"))
    page.click("input.md-search__input")
    while not held:
        page.wait_for_timeout(50)
    page.clock.run_for(SLOW)
    expect(place).to_have_text(slow)
    missing(held.pop())
    expect(place).to_have_text(failed)

    page.unroute("**/search_index.json")
    page.route("**/workers/search.*.js", hold(held))
    page.reload()
    with page.expect_response("**/search_index.json") as came:
        page.click("input.md-search__input")
    came.value.finished()
    page.clock.run_for(SLOW)
    expect(place).to_have_text(slow)  # and not that it has failed, while its worker is on its way
    missing(held.pop())
    expect(place).to_have_text(failed)
    page.unroute("**/workers/search.*.js")
    page.route("**/search_index.json", cut)
    page.reload()
    page.click("input.md-search__input")
    expect(place).to_have_text(failed)


def test_a_browser_that_keeps_nothing(browser: Browser, base: str) -> None:
    """One that throws where storage is named, or has none: the theme goes on, and ticks are said not to be kept."""
    for way in ("get() { throw new DOMException('no', 'SecurityError'); }", "value: null"):
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        for name in ("localStorage", "sessionStorage"):
            context.add_init_script(f"Object.defineProperty(window, '{name}', {{ configurable: true, {way} }})")
        page, errors = context.new_page(), []
        page.on("pageerror", lambda error, errors=errors: errors.append(str(error)))
        page.goto(f"{base}checklists/brief/")
        expect(page.locator("[data-ticks=refused]")).to_be_visible()
        page.click("input.md-search__input")
        page.keyboard.type("partner")
        expect(page.locator(".md-search-result__item").first).to_be_visible()
        assert errors == []
        context.close()


FAULTS = [
    (WASM, cut),
    ("python_stdlib.packed", cut),
    ("calculator.packed", damaged),
    ("pyodide.mjs", typed),
    ("pyodide.asm.js", cut),
    ("worker.mjs", typed),
    ("worker.mjs", empty),
]


@pytest.mark.parametrize(("name", "fault"), FAULTS, ids=[f"{name}-{fault.__name__}" for name, fault in FAULTS])
def test_a_part_of_python_that_fails(page: Page, base: str, name: str, fault: Callable[[Route], None]) -> None:
    """The message comes, and no result that is another's stands as the reader's."""
    page.route(f"**/{name}", fault)
    score(page, base)
    expect(said(page, "failed")).to_contain_text(SAY["failed_text"])

    expect(page.locator("#result")).to_have_attribute("data-state", "failed")
    expect(page.locator("#result .headline")).to_have_text(SAY["no_answer"])
    expect(page.locator("#result svg")).to_have_count(0)
    expect(page.locator("#answer")).to_be_hidden()


def test_a_failure_is_over_with_the_first_reply(page: Page, base: str) -> None:
    """What was asked is asked again by Try again, and by the next answer; then the message is gone."""
    page.route(f"**/{WASM}", missing)
    score(page, base)
    page.click(f"[data-again]:has-text('{SAY['again']}')")
    expect(page.locator("#result")).to_have_attribute("data-state", "failed")
    expect(said(page, "failed")).to_be_visible()

    page.unroute(f"**/{WASM}")
    page.route(f"**/{WASM}", typed)  # of the wrong type it still serves
    page.click("[data-again]")
    page.wait_for_selector(READY, state="attached")
    expect(page.locator("[data-start]")).to_have_count(0)
    expect(page.locator("#answer")).to_be_visible()


@pytest.mark.parametrize("name", [WASM, "calculator.packed", "worker.mjs"])
def test_a_file_that_stalls(page: Page, base: str, name: str) -> None:
    """After twenty quiet seconds it is called slow, where the stage stood; it goes on when the file comes."""
    held = list[Route]()
    page.route(f"**/{name}", hold(held))
    score(page, base)
    began(page)
    while not held:
        page.wait_for_timeout(50)
    if name == WASM:
        left = SAY["left"].partition("{left}")
        expect(page.locator("#result-full .stage")).to_contain_text(left[0])
        expect(page.locator("#result-full .stage")).to_contain_text(left[2])
    page.clock.run_for(SLOW)
    expect(said(page, "slow").locator("a")).to_have_attribute("href", "../scorecard/")
    expect(page.locator("#result-full .stage")).to_have_text(SAY["slow_title"])

    for route in held:
        route.continue_()
    page.wait_for_selector(READY, state="attached")
    expect(page.locator("[data-start]")).to_have_count(0)


def test_try_again_while_it_is_slow(page: Page, base: str) -> None:
    """A fresh worker is asked what the reader asked; what comes behind the answer is waited for in the same way."""
    stalled, held = list[Route](), list[Route]()
    page.route("**/worker.mjs", lambda route: route.continue_() if stalled else stalled.append(route))
    page.route("**/later.packed", hold(held))
    score(page, base)
    began(page)
    page.clock.run_for(SLOW)
    page.click("[data-again]")
    page.wait_for_selector(READY, state="attached")
    expect(page.locator("#why-body")).not_to_be_empty()
    expect(page.locator("[data-start]")).to_have_count(0)

    page.clock.run_for(SLOW)
    expect(said(page, "slow")).to_be_visible()
    held.pop().continue_()
    page.wait_for_selector("#cost[data-state=ready]", state="attached")
    expect(page.locator("[data-start]")).to_have_count(0)


def test_python_that_never_starts(page: Page, base: str) -> None:
    """WebAssembly that can be made and does nothing is a failure, and no wait for ever."""
    page.route(f"**/{WASM}", lambda route: route.fulfill(body=EMPTY_WASM, content_type="application/wasm"))
    score(page, base)
    expect(page.locator("#result-full .stage")).to_have_text(SAY["starting"])
    page.clock.run_for(NEVER)

    expect(said(page, "failed")).to_be_visible()


def test_a_list_of_tasks_waits_as_well(page: Page, base: str) -> None:
    """Names first; a stall is told with a way on, a failure too, and Try again brings the list."""
    held = list[Route]()
    page.route(f"**/{WASM}", hold(held))
    page.goto(f"{base}my-tasks/")
    page.click("[data-action=examples]")
    expect(page.locator("#list-names li").first).to_be_visible()
    expect(page.locator(".list-stage")).to_contain_text(SAY["left"].partition("{left}")[0])
    page.clock.run_for(SLOW)
    expect(said(page, "slow")).to_be_visible()
    missing(held.pop())
    expect(said(page, "failed_list")).to_be_visible()
    expect(page.locator("#list-names li").first).to_be_visible()

    page.unroute(f"**/{WASM}")
    page.click("[data-again]")
    page.wait_for_selector(".tasks tbody tr")
    expect(page.locator("[data-start]")).to_have_count(0)


def test_what_the_worker_asks_for(page: Page, base: str, tmp_path: Path, asked: list[str]) -> None:
    """The server sends each file once, though the page asks ahead; another origin is never asked, whatever is tried."""
    with page.expect_event("worker", lambda worker: worker.url.startswith("blob:")) as started:
        score(page, base)
    page.wait_for_selector("#cost[data-state=ready]", state="attached")
    runtime = sorted(address for address in asked if "/runtime/" in address)
    assert runtime == sorted(set(runtime))
    assert any(address.endswith(WASM) for address in runtime)

    worker: Worker = started.value
    with running(tmp_path) as other:
        assert worker.evaluate(WAYS_OUT, other) == []
    assert not [address for address in asked if address.startswith(other)]


def test_what_belongs_to_the_answers_before(page: Page, base: str) -> None:
    """It says so long before the wait is called slow, and only until the new one has come; a list does the same."""
    page.add_init_script(DEAF)
    score(page, base)
    page.wait_for_selector("#cost[data-state=ready]", state="attached")
    page.wait_for_selector("#why-body > *", state="attached")
    marks = page.locator(".behind-mark")
    page.clock.run_for(BEHIND)
    expect(marks).to_have_count(0)
    page.evaluate("globalThis.deaf = true")
    page.click("#bears .change")
    page.check("input[name=bears][value='0']")
    page.clock.run_for(BEHIND)
    for place in ("#result", "#answer"):
        expect(page.locator(place).locator(marks)).to_have_text(SAY["behind"])
    expect(page.locator("#status")).to_have_text(SAY["behind"])
    page.clock.run_for(SLOW)
    expect(said(page, "slow")).to_be_visible()
    page.evaluate("globalThis.deaf = false")
    said(page, "slow").get_by_role("button", name=SAY["again"]).click()
    page.wait_for_selector("#result[data-state=ready]:not([data-way=freelance])", state="attached")
    expect(marks).to_have_count(0)

    page.goto(f"{base}my-tasks/")
    page.click("[data-action=examples]")
    page.wait_for_selector(".tasks tbody tr")
    page.wait_for_selector("html:not([data-working])")
    page.evaluate("globalThis.deaf = true")
    page.fill("#have", "3")
    page.clock.run_for(BEHIND)
    expect(page.locator("#list-body").locator(marks)).to_be_visible()


def until_dead(page: Page) -> None:
    """Wait until the last death has come."""
    while page.evaluate("globalThis.deaths > 0"):
        page.wait_for_timeout(50)


def test_a_worker_that_dies(page: Page, base: str) -> None:
    """It is started anew and asked again; if that ends it too, the request was the reason, and fails alone."""
    page.add_init_script(DYING)
    workers: list[str] = []
    page.on("worker", lambda worker: workers.append(worker.url) if worker.url.startswith("blob:") else None)
    score(page, base)
    page.wait_for_selector("#cost[data-state=ready]", state="attached")
    expect(page.locator("#notices")).to_be_empty()
    assert len(workers) == 2

    page.evaluate("globalThis.deaths = 2")
    page.click("#bears .change")
    page.check("input[name=bears][value='0']")
    expect(page.locator("#notices")).to_contain_text(MODEL.wording["undone_title"])
    page.wait_for_selector("#result[data-state=ready]:not([data-way=freelance])", state="attached")
    page.wait_for_selector("#cases:not([data-state=old])", state="attached")

    page.evaluate("globalThis.deaths = 1; globalThis.silently = true")
    page.fill("#task", "Logos")
    page.wait_for_selector("#cost-head[data-state=old]", state="attached")
    until_dead(page)
    page.clock.run_for(SLOW)
    said(page, "slow").get_by_role("button", name=SAY["again"]).click()
    page.wait_for_selector("#cases:not([data-state=old])", state="attached")
    expect(page.locator("[data-start]")).to_have_count(0)
