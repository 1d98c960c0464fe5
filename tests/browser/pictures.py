"""Takes the screenshot, the social card and the icons from the built site: python -m tests.browser.pictures."""

from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from calculator.model import definition
from calculator.page import html as page_html
from calculator.page import link as page_link
from calculator.site.content import examples
from calculator.site.server import running
from tests import programs

ROOT = Path(__file__).parents[2]
PICTURES = {"card": ROOT / "docs" / "assets" / "social-card.png", "screenshot": ROOT / ".github" / "screenshot.png"}
PAPER = "#fbf8f2"
ICONS = (("icon-180", 180, 100), ("icon-192", 192, 100), ("icon-512", 512, 100), ("maskable-512", 512, 70))
ICON_STYLE = f"body {{ margin: 0; display: grid; place-items: center; height: 100vh; background: {PAPER} }}"
CARD = {"width": 1200, "height": 630}
EXAMPLES = {"card": "newsletter", "screenshot": "customer-email"}
CARD_PAGE = """
document.body.innerHTML = `<main class="md-typeset card"><h1>Is it a job, or is it a process?</h1>
<p class="lead">For each task: freelancer, partner, employee, or keep it for now.</p>${map}</main>`;
"""
CARD_STYLE = """
body { background: var(--paper); }
.card { display: grid; grid-template-columns: 1.25fr 1fr; gap: 1rem 3rem; padding: 3rem; height: 630px; }
.card { align-content: center; }
.card h1 { font-size: 3.4rem !important; grid-row: 1; align-self: end; }
.card .lead { font-size: 1.5rem !important; grid-row: 2; }
.card svg { grid-column: 2; grid-row: 1 / span 2; }
"""


def card(browser: Browser, base: str) -> None:
    """The name and the map, as other sites show a link."""
    page = browser.new_page(viewport=CARD)
    page.goto(base)
    svg = page_html.handover_map(definition.model(), examples.scored(EXAMPLES["card"]).view, "card")
    page.evaluate(f"map => {{ {CARD_PAGE} }}", svg)
    page.add_style_tag(content=CARD_STYLE)
    page.screenshot(path=PICTURES["card"])
    page.close()


def screenshot(browser: Browser, base: str) -> None:
    """The calculator with an answer, for the README."""
    page = browser.new_page(viewport={"width": 1280, "height": 860})
    task = examples.examples()[EXAMPLES["screenshot"]]
    page.goto(f"{base}calculator/#{page_link.encode(examples.scored(task.id).answers)}&task_hours=25&trade=office")
    page.wait_for_selector("#result[data-state=ready]", state="attached")
    page.wait_for_timeout(400)
    page.screenshot(path=PICTURES["screenshot"])
    page.close()


def icons(browser: Browser) -> None:
    """The favicon as PNG for home screens; the maskable one has the room that a round mask needs."""
    svg = (ROOT / "docs" / "assets" / "favicon.svg").read_text(encoding="utf-8")
    folder = ROOT / "docs" / "assets" / "icons"
    folder.mkdir(exist_ok=True)
    for name, size, inner in (
        ("icon-180", 180, 100),
        ("icon-192", 192, 100),
        ("icon-512", 512, 100),
        ("maskable-512", 512, 70),
    ):
        page = browser.new_page(viewport={"width": size, "height": size})
        page.set_content(
            f"<style>body{{margin:0;display:grid;place-items:center;height:100vh;background:{PAPER}}}svg{{width:{inner}%}}</style>{svg}"
        )
        page.screenshot(path=folder / f"{name}.png")
        page.close()


def main() -> None:
    """All pictures, from site/."""
    with sync_playwright() as playwright, running(ROOT / "site") as base:
        browser = playwright.chromium.launch(executable_path=programs.browser(), args=programs.BROWSER_FLAGS)
        card(browser, base)
        screenshot(browser, base)
        icons(browser)
        browser.close()


if __name__ == "__main__":
    main()
