"""The built site and a real browser, once for all tests."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from calculator.site.server import running
from tests import programs
from tests.browser import PATIENCE

SITE = Path(__file__).parents[1] / "site"
# A page of a test is gone before code is worth optimising: Python is compiled once, quickly, and so are scripts.
QUICK = "--js-flags=--liftoff-only --no-turbofan"
# Chromium would set up two pages for its own address bar with each profile. The last list counts, so that
# Playwright's has to be in it.
UNUSED = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    *("AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"),
    *("DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay"),
    *("MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch"),
    "ThirdPartyStoragePartitioning",
)
expect.set_options(timeout=PATIENCE)
gc.set_threshold(50_000)  # trees of pages and thousands of tests are looked through for garbage less often


def pytest_collection_finish() -> None:
    """What was collected stays to the end: it is no garbage, and is not looked through again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site; `make test` builds it first."""
    assert (SITE / "index.html").exists(), "run make build first"
    return SITE


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """The address of the served site."""
    with running(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """An installed Chromium or Chrome."""
    with sync_playwright() as playwright:
        flags = [*programs.BROWSER_FLAGS, QUICK, f"--disable-features={','.join(UNUSED)}"]
        browser = playwright.chromium.launch(executable_path=programs.browser(), args=flags)
        _without_service_workers(browser)
        yield browser
        browser.close()


def _without_service_workers(browser: Browser) -> None:
    """A test asks for the service worker by name: each new profile would fetch the whole site for it."""
    for name in ("new_context", "new_page"):
        made = getattr(browser, name)
        setattr(browser, name, lambda made=made, **options: made(**{"service_workers": "block"} | options))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page of a fresh profile; an error on the page fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page, errors = context.new_page(), []
    page.set_default_timeout(60_000)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []
