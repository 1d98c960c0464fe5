"""After one visit the site works without a network; a new release is offered and never mixed with the old."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from calculator.site import offline
from calculator.site.server import running
from tests.browser import LOGO

KEPT = """async () => {
    const names = await caches.keys();
    return Boolean(navigator.serviceWorker.controller) && names.length
        ? (await (await caches.open(names[0])).keys()).length : 0;
}"""


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


def visited(context: BrowserContext, url: str, site: Path) -> Page:
    """A page after whose visit every file is kept."""
    files = len(offline.listed(site))
    page = context.new_page()
    page.goto(url)
    for _ in range(600):
        if page.evaluate(KEPT) == files:
            return page
        page.wait_for_timeout(100)
    raise AssertionError("the site was not kept within a minute")


def test_the_whole_site_works_offline(context: BrowserContext, site: Path, base: str) -> None:
    """One visit to Home; then, without a network, an article, a task's link and a page that does not exist."""
    page = visited(context, base, site)
    context.set_offline(True)

    page.goto(f"{base}guide/partner/")
    expect(page.locator("h1")).to_contain_text("partner")
    page.goto(f"{base}calculator/#{LOGO}")
    page.wait_for_selector("#result[data-state=ready][data-way=freelance]", state="attached")
    page.goto(f"{base}guide/partner")
    assert page.url == f"{base}guide/partner/"
    page.goto(f"{base}no/such/page/")
    expect(page.locator("h1")).to_have_text("This page is not here")


def test_a_second_visit_takes_nothing_from_the_network(context: BrowserContext, site: Path) -> None:
    """The first result of a second visit comes with the server gone."""
    with running(site) as base:
        visited(context, f"{base}calculator/", site).close()
    page = context.new_page()
    page.goto(f"{base}calculator/#{LOGO}")

    page.wait_for_selector("#result[data-state=ready][data-way=freelance]", state="attached")


def test_a_new_release_is_offered(context: BrowserContext, copy: Path) -> None:
    """The old release stays until the reader takes the new one; the answers stay through it."""
    with running(copy, "/some/path/") as base:
        page = visited(context, f"{base}calculator/#{LOGO}", copy)
        home = copy / "index.html"
        home.write_text(home.read_text(encoding="utf-8").replace("</h1>", " New</h1>", 1), encoding="utf-8")
        offline.write(copy)
        page.reload()
        expect(page.locator(".new-release")).to_be_visible()
        other = context.new_page()
        other.goto(base)
        expect(other.locator("h1")).not_to_contain_text("New")

        page.click(".new-release .accept")
        expect(other.locator("h1")).to_contain_text("New")
        assert LOGO in page.url
        assert len(page.evaluate("caches.keys()")) == 1


def test_a_file_of_another_release_is_refused(context: BrowserContext, copy: Path) -> None:
    """When a file does not have the hash of its release, nothing of that release is used."""
    with running(copy) as base:
        page = visited(context, base, copy)
        about = copy / "about" / "index.html"
        about.write_text(about.read_text(encoding="utf-8") + "<!-- next -->", encoding="utf-8")
        offline.write(copy)
        about.write_text(about.read_text(encoding="utf-8") + "<!-- the one after -->", encoding="utf-8")
        page.reload()
        page.wait_for_timeout(1500)

        expect(page.locator(".new-release")).to_have_count(0)
        page.goto(f"{base}about/")
        assert "<!-- next -->" not in page.content()


def test_it_can_be_installed(page: Page, base: str) -> None:
    """The manifest names icons that are there, and starts at the calculator."""
    page.goto(base)
    manifest = page.evaluate("async () => (await fetch(document.querySelector('link[rel=manifest]').href)).json()")
    for icon in manifest["icons"]:
        assert page.request.get(base + icon["src"]).ok
    assert page.request.get(base + manifest["start_url"].removeprefix("./")).ok
