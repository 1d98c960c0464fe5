"""axe on every page, light and dark, and on a scored calculator."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SCORED = "calculator/#v=1&lifetime=3&contact=3&running=2&continuity=3&volume=4&procedure=3&direct=yes&task=Books"
SOURCES = sorted(path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md"))
PAGES = [path.with_suffix("").as_posix().removesuffix("index") for path in SOURCES if path.parts[0] != "decisions"]
RUN = "async () => (await axe.run()).violations.map(v => [v.id, v.nodes.map(n => n.target.join(' '))])"


@pytest.fixture(scope="module", params=["light", "dark"])
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """One page for all that is read in a scheme: nothing that a page keeps is asked about."""
    context = browser.new_context(color_scheme=request.param, bypass_csp=True)
    yield context.new_page()
    context.close()


def violations(page: Page, url: str) -> list[object]:
    """What axe finds on a page."""
    page.goto(url)
    if "#" in url:
        page.wait_for_selector("#result[data-state=ready]", state="attached")
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return list(page.evaluate(RUN))


@pytest.mark.parametrize("path", [*PAGES, SCORED])
def test_axe_finds_nothing(reader: Page, base: str, path: str) -> None:
    """No finding, in either scheme."""
    assert violations(reader, base + (path if path == SCORED or not path else path.rstrip("/") + "/")) == []
