"""A list brought into My tasks: how long it takes until it is read and matched, has its ways, and has its costs."""

from random import Random

from playwright.sync_api import Browser, Page

from calculator.tasks.library import library

ROWS, MOST_READ, MOST_WAYS = 500, 2, 10
PATIENCE = 120_000
HEADINGS = "Task,How often,How long,Who,Cost"
OFTEN, LONG, WHO = (
    ("2x / week", "weekly", "monthly", "every other Friday"),
    ("1h", "45 min", "3-4 h", "2"),
    ("me", "Anna", ""),
)
ASIDE = ("", " for clients", " (Anna)", " at the shop")
BAR = """() => new Promise((done) => {
  const bar = document.getElementById("list-progress");
  const times = [];
  let most = 0;
  const began = performance.now();
  new MutationObserver((_, observer) => {
    const { value } = bar.querySelector("progress");
    if (value < most) times.push(performance.now() - began);
    most = value;
    if (!bar.hidden || times.length < 1) return;
    observer.disconnect();
    done([times[0], performance.now() - began - times[0]].map((time) => time / 1000));
  }).observe(bar, { attributes: true, subtree: true });
})"""


def times(browser: Browser, address: str) -> tuple[float, float, float]:
    """Seconds until such a list is read and matched, then until all ways are there, then until all costs are."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}my-tasks/")
    page.locator("#bring:not([hidden])").wait_for()
    _read(page, "- Payroll, 2 h a week\n")  # what reads lists has come
    page.click("#brought [data-bring=cancel]")
    read = _read(page, _listed())
    page.click("[data-bring=take]")
    ways, costs = page.evaluate(BAR)
    context.close()
    return read, ways, costs


def _read(page: Page, content: str) -> float:
    began = page.evaluate("performance.now()")
    page.set_input_files("#file-chosen", {"name": "list.csv", "mimeType": "text/csv", "buffer": content.encode()})
    page.locator("[data-bring=take]:enabled").wait_for()
    return float(page.evaluate("performance.now()") - began) / 1000


def _listed() -> str:
    """Rows that are named like common tasks, in the words that find them."""
    random, tasks = Random(1), [*library().tasks.values()]
    rows = [HEADINGS]
    for _ in range(ROWS):
        task = random.choice(tasks)
        name = random.choice([task.name, *task.also]).replace(",", "") + random.choice(ASIDE)
        rows.append(",".join([name, random.choice(OFTEN), random.choice(LONG), random.choice(WHO), ""]))
    return "\n".join(rows)
