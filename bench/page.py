"""The real page: from a changed answer to the painted result, and what a page sends."""

from dataclasses import dataclass

from playwright.sync_api import Browser

CHANGE = """
(step) => new Promise((done) => {
  const changed = (id, then) => new MutationObserver((_, observer) => {
    observer.disconnect();
    then();
  }).observe(document.getElementById(id), { childList: true });
  const radios = [...document.querySelectorAll('#calculator input[value="0"], #calculator input[value="4"]')];
  const radio = radios.filter((input) => !input.checked)[(step * 7) % (radios.length / 2)];
  const started = performance.now();
  let answered;
  changed("result-body", () => (answered = performance.now()));
  changed("cost-body", () => {
    const costed = performance.now();
    requestAnimationFrame(() => setTimeout(() => done({
      answer: answered - started, cost: costed - answered, everything: performance.now() - started,
    })));
  });
  radio.click();
})
"""


@dataclass(frozen=True)
class Change:
    """Milliseconds from a click: to headline and map in the page, from there to the cost, to everything painted."""

    answer: float
    cost: float
    everything: float


def changes(browser: Browser, address: str, count: int) -> list[Change]:
    """One change after another on the real page, the first left out: it starts the cost lens."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(
        f"{address}calculator/#v=1&separate=1&bears=3&price=2&lifetime=3&trade=office&task_hours=10&task_hours_unit=month"
    )
    page.wait_for_selector("#cost[data-state=ready]", state="attached", timeout=60_000)
    page.locator("#show-all").evaluate("button => button.click()")
    results = [Change(**page.evaluate(CHANGE, step)) for step in range(count + 1)]
    context.close()
    return results[1:]


def sent(browser: Browser, address: str) -> int:
    """Bytes that a first visit to a page sends; what is asked for twice comes from the cache the second time."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    sizes: dict[str, int] = {}
    page.on("response", lambda reply: sizes.update({reply.url: int(reply.header_value("content-length") or 0)}))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    context.close()
    return sum(sizes.values())
