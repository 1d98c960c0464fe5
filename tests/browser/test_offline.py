"""What is kept for reading without a network, when it is fetched, and how releases and hosts change under it."""

import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from calculator.site import csp, offline
from tests.browser import LOGO, PATIENCE
from tests.browser.hosts import Host, hosted

ARTICLE, OTHER = "guide/signs/", "guide/partner/"
STATE = """async () => {
    const { active } = (await navigator.serviceWorker.getRegistration()) ?? {};
    if (!active || !navigator.serviceWorker.controller) return { kept: 0 };
    const { port1, port2 } = new MessageChannel();
    const told = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
    active.postMessage({ order: "state" }, [port2]);
    return told;
}"""
LOST = """async (address) => {
  const store = await caches.open("site /some/path/");
  await store.delete(address, { ignoreSearch: true });
  fetch(address, { cache: "no-cache" });
}"""  # asks the host for a page that the browser has thrown away
SAVES = "Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } })"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A profile that allows the service worker."""
    context = browser.new_context(service_workers="allow")
    yield context
    context.close()


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    """A copy of the site that a test may change."""
    return Path(shutil.copytree(site, tmp_path / "site"))


def state(page: Page) -> dict[str, Any]:
    """What the service worker says of what is kept."""
    return page.evaluate(STATE)


def until_kept(page: Page, files: int) -> None:
    """Wait until so many files are kept."""
    for _ in range(PATIENCE // 50):
        if state(page)["kept"] >= files:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{state(page)}, not {files}")


def read(context: BrowserContext, url: str) -> Page:
    """A page whose own files are kept."""
    page = context.new_page()
    page.goto(url)
    until_kept(page, page.evaluate("performance.getEntriesByType('resource').length") // 2)
    return page


def ready(context: BrowserContext, host: Host) -> Page:
    """The page that tells of it, where the reader has asked for all and all has come."""
    page = context.new_page()
    page.goto(f"{host.address}about/")
    page.locator(".ready-offline button").click()
    expect(page.locator(".ready-offline")).to_have_attribute("data-ready", "")
    return page


def scored(page: Page) -> None:
    """Wait for a freelancer's result."""
    page.wait_for_selector("#result[data-state=ready][data-way=freelance]", state="attached")


def release(folder: Path, *, runtime: bool = False, page: str = "index.html", word: str = "New") -> None:
    """Another release: one page says a word more, one template differs, and the runtime may have another name."""
    changed = folder / page
    changed.write_text(changed.read_text(encoding="utf-8").replace("</h1>", f" {word}</h1>", 1), encoding="utf-8")
    template = folder / template_of(folder)
    template.write_bytes(template.read_bytes() + word.encode())
    if runtime:
        (old,) = (folder / "assets" / "runtime").iterdir()
        old.rename(old.with_name("of-the-next"))
        for html in folder.rglob("*.html"):
            text = html.read_text(encoding="utf-8")
            html.write_text(text.replace(old.name, "of-the-next"), encoding="utf-8")
    written(folder)


def written(folder: Path) -> None:
    """Write anew what a changed site says of its files."""
    csp.apply(folder)
    offline.write_ahead(folder)
    offline.write(folder)


def template_of(folder: Path) -> str:
    """The address of one that is downloaded as it is."""
    first = min((folder / "assets" / "templates").rglob("*.docx"))
    return first.relative_to(folder).as_posix()


def of_runtime(host: Host) -> list[str]:
    """What was asked for of the calculator's runtime."""
    return [name for name in host.asked if name.startswith(offline.RUNTIME)]


def test_a_copy_below_another(context: BrowserContext, copy: Path) -> None:
    """Its first page goes on as it is when its own worker takes the place of the one above."""
    shutil.copytree(copy, copy / "below")
    with hosted(copy) as host:
        read(context, f"{host.address}{ARTICLE}").close()
        page = context.new_page()
        page.goto(f"{host.address}below/{ARTICLE}", wait_until="commit")
        page.evaluate("globalThis.goesOn = true")
        for _ in range(PATIENCE // 50):
            if page.evaluate("navigator.serviceWorker.controller?.scriptURL.includes('/below/')"):
                break
            page.wait_for_timeout(50)
        until_kept(page, 1)
        assert page.evaluate("globalThis.goesOn")


def test_an_article_costs_little(context: BrowserContext, site: Path) -> None:
    """It is kept, but nothing else is; without a network another page says so, and asks to come back."""
    with hosted(site) as host:
        page = read(context, f"{host.address}{ARTICLE}")
        assert of_runtime(host) == []
        assert "search/search_index.json" not in host.asked
        assert host.sent < 450_000
        assert len(set(host.asked)) == len(host.asked)

        context.set_offline(True)
        page.goto(f"{host.address}{ARTICLE}")
        expect(page.locator("h1")).to_be_visible()
        page.goto(f"{host.address}{OTHER}")
        expect(page.locator("h1 .not-kept")).to_be_visible()
        expect(page.locator("h1 .not-here")).to_be_hidden()
        page.goto(f"{host.address}no/such/page/")
        expect(page.locator("h1")).to_have_text("We cannot find this page", use_inner_text=True)


def test_all_is_kept_behind_the_first_result(context: BrowserContext, site: Path) -> None:
    """Nothing is fetched twice, and the other languages of the search never; then all of it works offline."""
    with hosted(site) as host:
        page = context.new_page()
        page.goto(f"{host.address}calculator/#{LOGO}")
        scored(page)
        assert "about/" not in host.asked
        expect(page.locator(".ready-offline")).to_have_attribute("data-ready", "", timeout=PATIENCE)
        assert len(of_runtime(host)) == len(set(of_runtime(host)))
        assert not [name for name in host.asked if "/lunr/" in name]

        context.set_offline(True)
        page.reload()
        scored(page)
        page.goto(f"{host.address}{OTHER.rstrip('/')}")
        assert page.url == f"{host.address}{OTHER}"
        page.click("input.md-search__input")
        page.keyboard.type("freelancer")
        expect(page.locator(".md-search-result__item").first).to_be_attached()
        page.goto(f"{host.address}calculator/%23v=1")
        page.wait_for_url(f"{host.address}calculator/#v=1")


def test_pages_of_tasks_are_kept_where_they_are_asked_for(context: BrowserContext, site: Path) -> None:
    """Using the calculator keeps the guide page by page and no task that was not read; a button keeps all the rest."""
    with hosted(site) as host:
        page = read(context, f"{host.address}tasks/payroll/")
        page.goto(f"{host.address}calculator/#{LOGO}")
        scored(page)
        control = page.locator(".ready-offline")
        expect(control).to_have_attribute("data-ready", "", timeout=PATIENCE)
        assert [name for name in host.asked if name.startswith("tasks/")] == ["tasks/payroll/", "tasks/"]
        assert not [name for name in host.asked if name.startswith(offline.WHOLE)]
        expect(control.locator("button")).to_have_text("Keep the common tasks and the whole guide in one too")

        context.set_offline(True)
        page.goto(f"{host.address}tasks/payroll/")
        expect(page.locator(".task-answer")).to_be_visible()
        page.goto(f"{host.address}tasks/vehicles/")
        expect(page.locator("h1 .not-kept")).to_be_visible()
        context.set_offline(False)
        page.goto(f"{host.address}about/")
        page.locator(".ready-offline button").click()
        until_kept(page, len(offline.listed(site)))
        expect(page.locator(".ready-offline button")).to_be_hidden()
        context.set_offline(True)
        page.goto(f"{host.address}guide/whole/")
        book = page.locator("a[download]").get_attribute("href")
        assert page.evaluate("address => fetch(address).then(({ ok }) => ok)", book)


def test_ready_offline_is_asked_for_and_told(context: BrowserContext, site: Path) -> None:
    """Who saves data has nothing kept unasked; asked for, it comes, with its size before and a tick after it."""
    context.add_init_script(SAVES)
    with hosted(site) as host:
        page = read(context, f"{host.address}about/")
        size = round(state(page)["bytes"] / 1e6)
        expect(page.locator(".ready-offline .about")).to_contain_text(f"{size} MB")
        expect(page.locator(".ready-offline .going")).to_be_hidden()
        host.held = ("tasks/",)
        page.locator(".ready-offline button").click()
        expect(page.locator(".ready-offline .going")).to_contain_text(f"of {len(offline.listed(site))} files")
        expect(page.locator(".ready-offline button")).to_be_disabled()
        host.go.set()
        expect(page.locator(".ready-offline [role=status]")).to_be_focused()
        expect(page.locator(".ready-offline[data-ready] [role=status]")).to_contain_text("Ready offline")
        assert state(page)["kept"] == len(offline.listed(site))


def test_a_pass_that_was_left_goes_on(context: BrowserContext, site: Path) -> None:
    """The next page, whichever it is, has the rest fetched, and nothing again."""
    with hosted(site, held=("tasks/",)) as host:
        page = read(context, f"{host.address}about/")
        page.locator(".ready-offline button").click()
        expect(page.locator(".ready-offline .going")).to_be_visible()
        until_kept(page, sum(address.startswith(offline.CORE) for address in offline.listed(site)))
        page.close()
        host.go.set()
        page = context.new_page()
        page.goto(f"{host.address}{ARTICLE}")
        until_kept(page, len(offline.listed(site)))

        twice = {name for name in host.asked if host.asked.count(name) > 1} - {offline.NAME}
        assert twice <= {ARTICLE, "tasks/"}


def asked_anew(page: Page, host: Host, name: str) -> None:
    """Load the page again until it asks for a file once more: each time it is given longer, for a busy machine.

    A page that is loaded again too early waits for the same answer.
    """
    for pauses in (10, 20, 40, 80, 160, 320):
        with suppress(Error):  # the page before may be going just now
            page.reload(wait_until="commit")
        for _ in range(pauses):
            if host.asked.count(name) > 1:
                return
            page.wait_for_timeout(50)
    raise AssertionError(f"{name} was not asked for again")


def test_a_connection_that_goes_silent(context: BrowserContext, copy: Path) -> None:
    """The file is asked for anew where somebody wants it, and a page that is kept comes although the host is silent."""
    text = (copy / "sw.js").read_text(encoding="utf-8")
    for limit in ("STALLED = 15_000", "PATIENCE = 8_000"):
        assert limit in text
        text = text.replace(limit, limit.partition(" =")[0] + " = 200")
    text = f"Date.now = () => 0;\n{text}"  # the machine's clock may be set meanwhile
    (copy / "sw.js").write_text(text, encoding="utf-8")
    with hosted(copy) as host:
        page = read(context, f"{host.address}{ARTICLE}")
        (runtime,) = (path.name for path in (copy / "assets" / "runtime").iterdir())
        script = f"{offline.RUNTIME}{runtime}/page/page.mjs"
        host.held = (script,)
        page.goto(f"{host.address}calculator/#{LOGO}", wait_until="commit")
        while script not in host.asked:
            page.wait_for_timeout(50)
        host.held = ()
        asked_anew(page, host, script)
        scored(page)

        host.held = (ARTICLE,)
        page.goto(f"{host.address}{ARTICLE}")
        expect(page.locator("h1")).to_be_visible()


def test_one_file_stops_nothing(context: BrowserContext, site: Path) -> None:
    """A script that is refused, a page altered on the way: the rest is kept and used, and those two are tried again."""
    with hosted(site, refused={"assets/js/count.mjs"}, altered={"changes/"}) as host:
        page = read(context, f"{host.address}about/")
        page.locator(".ready-offline button").click()
        expect(page.locator(".ready-offline [role=status]")).to_contain_text("Files missing: 2")
        context.set_offline(True)
        page.goto(f"{host.address}calculator/#{LOGO}")
        scored(page)
        context.set_offline(False)

        host.refused, host.altered, host.asked = set(), set(), []
        page.goto(f"{host.address}{OTHER}")
        until_kept(page, len(offline.listed(site)))
        assert set(host.asked) <= {"assets/js/count.mjs", "changes/", OTHER, offline.NAME}


def test_a_new_release_is_offered(context: BrowserContext, copy: Path) -> None:
    """The old release stays until the reader takes the new one; what it leaves as it was is not fetched again.

    A page that waits for a file of the old one, which never comes, keeps nothing up.
    """
    for page_of_a_task in (copy / "tasks").glob("*/index.html"):  # hundreds, of which no more is asked than of others
        page_of_a_task.unlink()
    written(copy)
    with hosted(copy, "/some/path/") as host:
        page = ready(context, host)
        page.goto(f"{host.address}calculator/#{LOGO}")
        release(copy)
        host.asked = []
        page.reload()
        expect(page.locator(".new-release")).to_be_visible()
        assert of_runtime(host) == []
        assert "index.html" not in host.asked
        other = context.new_page()
        other.goto(host.address)
        expect(other.locator("h1")).not_to_contain_text("New")

        host.held = (ARTICLE,)
        other.evaluate(LOST, f"{host.address}{ARTICLE}")
        while ARTICLE not in host.asked:
            other.wait_for_timeout(50)
        host.asked = []
        page.click(".new-release .accept")
        expect(other.locator("h1")).to_contain_text("New")
        assert set(host.asked) <= {offline.NAME, ARTICLE}
        assert LOGO in page.url
        assert page.evaluate("caches.keys()") == ["site /some/path/", "site /some/path/ wanted"]


def test_an_old_page_meets_a_new_release(context: BrowserContext, copy: Path) -> None:
    """Only the calculator's page is kept, its runtime is gone from the host: it works at once, and so does a template.

    So does every page where the browser has thrown away what was kept.
    """
    with hosted(copy) as host:
        (runtime,) = (path.name for path in (copy / "assets" / "runtime").iterdir())
        host.refused = {f"{offline.RUNTIME}{runtime}/worker.mjs"}
        page = read(context, f"{host.address}{ARTICLE}")
        page.goto(f"{host.address}calculator/#{LOGO}")
        article = context.new_page()
        article.goto(f"{host.address}{ARTICLE}")
        release(copy, runtime=True, page="guide/signs/index.html")
        assert article.evaluate("async (url) => (await fetch(url)).status", f"/{template_of(copy)}") == 200

        page.reload()
        scored(page)
        page.evaluate("async () => { for (const name of await caches.keys()) await caches.delete(name); }")
        page.goto(f"{host.address}{ARTICLE}")
        expect(page.locator("h1")).to_contain_text("New")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Three copies of a site of two pages, one of them in the folder of another."""
    for name in ("one", "one/inner", "two"):
        folder = tmp_path / "small" / name
        folder.mkdir(parents=True)
        script = "<script>navigator.serviceWorker.register('sw.js')</script>"
        (folder / "index.html").write_text(f"<!doctype html><title>{name}</title>{script}", encoding="utf-8")
        (folder / "404.html").write_text(f"<!doctype html><title>None in {name}</title>", encoding="utf-8")
    for name in ("one", "one/inner", "two"):
        offline.write(tmp_path / "small" / name)
    return tmp_path / "small"


def test_other_copies_and_sites_keep_theirs(context: BrowserContext, small: Path) -> None:
    """Only what is surely of this copy is taken away: not another's, not one's below it, not an unrelated site's."""
    former = ("site-0123456789ab", ["one/", "one/404.html", "one/inner/", "one/inner/404.html"])
    strange = ("site-ba9876543210", ["one/", "one/shop/404.html"])
    with hosted(small) as host:
        page = context.new_page()
        page.goto(f"{host.address}two/404.html")
        for name, addresses in (former, strange, ("site-shop", ["one/"])):
            put = "async ([n, all]) => { for (const a of all) await (await caches.open(n)).put(a, new Response('')); }"
            page.evaluate(put, [name, [host.address + address for address in addresses]])
        for name in ("two", "one"):
            page.goto(f"{host.address}{name}/")
            page.evaluate("navigator.serviceWorker.ready.then(() => null)")
            until_kept(page, 1)

        names = page.evaluate("caches.keys()")
        assert {"site /one/", "site /two/", "site-shop", strange[0], former[0]} <= set(names)
        held = page.evaluate("async (n) => (await (await caches.open(n)).keys()).map(({ url }) => url)", former[0])
        assert held == [f"{host.address}one/inner/", f"{host.address}one/inner/404.html"]


def test_a_host_that_takes_slashes_off(context: BrowserContext, site: Path) -> None:
    """Pages open, at once and when they are kept."""
    with hosted(site, slashes_off=True) as host:
        page = read(context, f"{host.address}{ARTICLE.rstrip('/')}")
        for _ in range(2):
            page.goto(f"{host.address}{OTHER.rstrip('/')}")
            expect(page.locator("h1")).to_contain_text("partner")
            page.goto(f"{host.address}{ARTICLE}")
            expect(page.locator("h1")).to_be_visible()


def test_a_link_whose_hash_was_encoded(page: Page, site: Path) -> None:
    """It leads to the task, under a path too, and never to another site."""
    with hosted(site, "/some/path/") as host:
        page.goto(f"{host.address}calculator/%23{LOGO}")
        page.wait_for_url(f"{host.address}calculator/#{LOGO.replace(' ', '%20')}")
        page.goto(f"{host.address}my-tasks/%2523v=1&list=x")
        page.wait_for_url(f"{host.address}my-tasks/#v=1&list=x")
        page.goto(f"{host.address}no/such/%23page")
        page.wait_for_url(f"{host.address}no/such/#page")
        expect(page.locator("h1")).to_have_text("We cannot find this page", use_inner_text=True)
    with hosted(site) as host:
        page.goto(f"{host.address}/example.org/%23v=1")
        page.wait_for_url(f"{host.address}/example.org/#v=1")


def test_the_calculator_is_fetched_ahead(context: BrowserContext, site: Path) -> None:
    """A link pointed at begins it, unless data is saved; what was on its way when the page is left is not lost."""
    with hosted(site) as host:
        page = read(context, f"{host.address}{ARTICLE}")
        page.evaluate(SAVES)
        link = page.locator(".header-action")
        link.hover()
        link.focus()
        page.locator("h1").hover()
        page.evaluate("navigator.connection.saveData = false")
        host.held = (f"{offline.RUNTIME}",)
        with page.expect_request("**/*.mjs"):
            link.hover()
        assert host.asked.count("assets/ahead.json") == 1

        page.goto(f"{host.address}calculator/#{LOGO}", wait_until="commit")
        host.go.set()
        scored(page)
        assert len(of_runtime(host)) == len(set(of_runtime(host)))
        listed = json.loads((site / "assets" / "ahead.json").read_text(encoding="utf-8"))
        assert listed[-1].endswith(".wasm")


def test_a_page_of_tasks_begins_it_too(page: Page, base: str, site: Path) -> None:
    """All that the calculator asks for before its first answer is on the list, and is fetched once the page is read."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(base)))
    page.goto(f"{base}calculator/#{LOGO}")
    scored(page)
    needed = {name for name in asked if name.startswith(offline.RUNTIME)}
    listed = set(json.loads((site / "assets" / "ahead.json").read_text(encoding="utf-8")))
    assert {name for name in needed - listed if "later" not in name} == set()

    with page.expect_request("**/*.wasm"):
        page.goto(f"{base}tasks/")


def test_the_search_index_waits_for_the_search(page: Page, base: str) -> None:
    """Its field brings it, and so does a page that was found, for its marks."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{base}{ARTICLE}", wait_until="networkidle")
    assert not [url for url in asked if url.endswith("search_index.json")]
    page.click("input.md-search__input")
    page.keyboard.type("freelancer")
    expect(page.locator(".md-search-result__item").first).to_be_visible()

    page.goto(f"{base}{ARTICLE}?h=partner")
    expect(page.locator("mark").first).to_be_attached()


def test_it_can_be_installed(page: Page, base: str) -> None:
    """The manifest names icons that are there, and starts at the calculator."""
    page.goto(base)
    manifest = page.evaluate("async () => (await fetch(document.querySelector('link[rel=manifest]').href)).json()")
    for icon in manifest["icons"]:
        assert page.request.get(base + icon["src"]).ok
    assert page.request.get(base + manifest["start_url"].removeprefix("./")).ok
