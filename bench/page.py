"""The real page: from a changed answer to the painted result, and what a page sends."""

from playwright.sync_api import Browser, Page

CHANGE = """
(step) => new Promise((done) => {
  const radios = [...document.querySelectorAll('#calculator input[value="0"], #calculator input[value="4"]')];
  const radio = radios.filter((input) => !input.checked)[(step * 7) % (radios.length / 2)];
  const started = performance.now();
  new MutationObserver((_, observer) => {
    observer.disconnect();
    const changed = performance.now() - started;
    requestAnimationFrame(() => setTimeout(() => done([changed, performance.now() - started])));
  }).observe(document.getElementById("result-body"), { childList: true });
  radio.click();
})
"""


def changes(browser: Browser, address: str, count: int) -> list[tuple[float, float]]:
    """Milliseconds from a click on an answer to the new headline and map in the page, and to their being painted."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}calculator/#v=1&lifetime=3&described=3&accepted=2")
    page.wait_for_selector("#result[data-state=ready]", timeout=60_000)
    page.locator("#show-all").evaluate("button => button.click()")
    found = [page.evaluate(CHANGE, step) for step in range(count)]
    context.close()
    return [(changed, painted) for changed, painted in found]


def sent(browser: Browser, address: str) -> int:
    """Bytes that a first visit to a page sends."""
    context = browser.new_context()
    page = context.new_page()
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(int(response.header_value("content-length") or 0)))
    _settle(page, address)
    context.close()
    return sum(sizes)


def _settle(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
