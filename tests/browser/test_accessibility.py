"""axe on every page, light and dark, and on a scored calculator."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SCORED = (
    "calculator/#v=1&separate=2&bears=3&price=3&firms=3&lifetime=3&contact=3&running=2&continuity=3&volume=4&procedure=3"
    "&direct=yes&task=Books"
)
SOURCES = sorted(path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md"))
PAGES = [path.with_suffix("").as_posix().removesuffix("index") for path in SOURCES if path.parts[0] != "decisions"]
SCHEMES = {"light": "default", "dark": "slate"}
RULES = {
    "light": {"rules": {"target-size": {"enabled": True}}},
    "dark": {"runOnly": ["color-contrast", "link-in-text-block"]},  # a scheme changes colours and nothing else
}
# What no rule finds at fault is not written up, nor are style sheets read again for one that axe leaves switched off.
RUN = """async (o) => {
  const found = await axe.run({ resultTypes: ["violations"], preload: { assets: ["media"] }, ...o });
  return found.violations.map(v => [v.id, v.nodes.map(n => n.target.join(" "))]);
}"""
# What is not drawn never ends its motion.
STILL = """() => {
  const drawn = document.getAnimations().filter(({ effect }) => effect.target.checkVisibility());
  return Promise.allSettled(drawn.map(({ finished }) => finished)).then(() => null);
}"""
KINDS = ("", "guide/partner/", "calculator/", "my-tasks/", "tasks/", "tasks/payroll/", "templates/pilot-scorecard/")
PHONE = """() => new Promise(requestAnimationFrame).then(() => {
  const all = (what) => [...document.querySelectorAll(what)].filter((one) => one.checkVisibility());
  const told = (some) => some.map((one) => one.outerHTML.slice(0, 100));
  const moves = (one) => one.scrollWidth > one.clientWidth + 1;
  const boxes = all(".md-typeset__scrollwrap, .cost-scroll, .compare-scroll, .paper-table").filter(moves);
  const small = ({ width, height }) => width < 23.9 || height < 23.9;
  const levels = all("h1, h2, h3, h4, h5, h6").filter((one) => !one.closest(".md-sidebar, .md-search"));
  return {
    wide: document.documentElement.scrollWidth > innerWidth,
    unsaid: told(boxes.filter((one) => getComputedStyle(one).backgroundImage === "none")),
    unreached: told(boxes.filter((one) => one.tabIndex < 0)),
    small: told(all(".footnote-backref, article button").filter((one) => small(one.getBoundingClientRect()))),
    skipped: told(levels.filter(({ tagName }, at) => at && tagName[1] - levels[at - 1].tagName[1] > 1)),
  };
})"""
SPACING = """() => document.head.append(Object.assign(document.createElement("style"), { textContent: `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }` }))"""
CLIPPED = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const { overflowX, overflowY, clipPath } = getComputedStyle(one);
  if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || clipPath !== "none") return false;
  const [clips, cut] = [/hidden|clip/, (whole, shown) => shown > 1 && whole > shown + 1];
  const across = clips.test(overflowX) && cut(one.scrollWidth, one.clientWidth);
  return one.textContent.trim() && (across || (clips.test(overflowY) && cut(one.scrollHeight, one.clientHeight)));
}).map((one) => one.outerHTML.slice(0, 100))"""


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """One page for all that is read: nothing that a page keeps is asked about."""
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def opened(request: pytest.FixtureRequest, reader: Page, base: str) -> Page:
    """A page of the site with axe in it, loaded once for both schemes."""
    path = request.param
    reader.goto(base + (path if path == SCORED or not path else path.rstrip("/") + "/"))
    if "#" in path:
        reader.wait_for_selector("#result[data-state=ready][data-way=bpo]", state="attached")
        reader.wait_for_selector("#cost[data-state=ready]", state="attached")
        reader.wait_for_selector("#cases .cases-list")
        reader.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    reader.evaluate(AXE.read_text(encoding="utf-8"))
    return reader


def show(page: Page, scheme: str) -> None:
    """Change to a scheme as a reader does, on a page that has two, and wait until every colour has changed."""
    page.emulate_media(color_scheme=scheme)
    switch = page.locator(f".md-option[data-md-color-scheme={SCHEMES[scheme]}]")
    if switch.count():
        switch.dispatch_event("click")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
        expect(page.locator("body")).not_to_have_attribute("data-md-color-switching", "")
    page.evaluate(STILL)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("opened", [*PAGES, SCORED], indirect=True)
def test_axe_finds_nothing(opened: Page, scheme: str) -> None:
    """No finding, in either scheme."""
    show(opened, scheme)

    assert opened.evaluate(RUN, RULES[scheme]) == []


@pytest.mark.parametrize("opened", PAGES, indirect=True)
def test_a_phone_shows_where_there_is_more(opened: Page) -> None:
    """No page is wider than the screen; what scrolls in its own box shows so, and can be reached by keyboard.

    What is pressed is large enough, and no heading leaves out a level.
    """
    opened.set_viewport_size({"width": 360, "height": 740})
    found = opened.evaluate(PHONE)
    opened.set_viewport_size({"width": 1280, "height": 720})

    assert {what: which for what, which in found.items() if which} == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_wide_spacing_clips_nothing(reader: Page, base: str, width: int) -> None:
    """With the spacing of WCAG 1.4.12 no text is cut off, and no page is wider than the screen."""
    reader.set_viewport_size({"width": width, "height": 800})
    clipped = {}
    for path in KINDS:
        reader.goto(base + path)
        reader.evaluate(SPACING)
        clipped[path] = [*reader.evaluate(CLIPPED)]
        if reader.evaluate("document.documentElement.scrollWidth > innerWidth"):
            clipped[path].append("wider than the screen")

    assert {path: found for path, found in clipped.items() if found} == {}
