"""Measures the README's figures: `make bench` prints a table and fails if a target is missed."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Playwright, sync_playwright

from bench import brought, lighthouse, lists, page, slow, start
from calculator import bridge
from calculator.costs import estimate
from calculator.site.bundle import recording, runtime
from calculator.site.content import examples
from calculator.site.server import running
from tests import programs

SITE = Path(__file__).parents[1] / "site"
ROUNDS, CHANGES, SLOW_ROUNDS = 9, 60, 3
LEAST_MARK = {"home": 90, "article": 90, "calculator": 75, "my tasks": 75}
MOST_SHIFT = 0.05
MOST_BYTES, MOST_TIME = 0.65, {"First result, cold": 0.40, "First result, warm": 0.35}  # shares of stock


@dataclass(frozen=True)
class Row:
    """A line of the table; `met` is None where there is no target."""

    what: str
    stock: str
    ours: str
    target: str = ""
    met: bool | None = None

    def __str__(self) -> str:
        """The line in Markdown."""
        verdict = {None: "", True: " ✓", False: " **missed**"}[self.met]
        return f"| {self.what} | {self.stock} | {self.ours} | {self.target}{verdict} |"


def compared(what: str, unit: str, stock: float, ours: float, most: float) -> Row:
    """Stock against ours, as a share."""
    shown = f"{ours:.2f} {unit} ({ours / stock:.2f})"
    return Row(what, f"{stock:.2f} {unit}", shown, f"at most {most:.2f} of stock", ours / stock <= most)


def starts(playwright: Playwright) -> list[Row]:
    """Stock and ours by turns, so that what else the machine does hits both alike."""
    with start.pages() as folder, running(folder) as address:
        runs = {name: [] for name in ("stock", "ours")}
        for _ in range(ROUNDS):
            for name, measured in runs.items():
                measured.append(start.cold_and_warm(playwright, f"{address}{name}/"))
    rows = [compared("Bytes on the first visit", "MB", *(runs[n][0][0].sent / 1e6 for n in runs), MOST_BYTES)]
    for place, (what, most) in enumerate(MOST_TIME.items()):
        times = (median(run[place].milliseconds for run in runs[n]) / 1000 for n in runs)
        rows.append(compared(what, "s", *times, most))
    return rows


def archives() -> Row:
    """The calculator as it is sent: for a first answer, for the rest of a result, for what is made of it, for lists."""
    folder = runtime.TARGET / runtime.build().folder
    *sizes, lists = (f"{(folder / name).stat().st_size / 1e6:.2f}" for name in runtime.ARCHIVES.values())
    what = "The calculator's archives: for a first answer, the rest of a result, what is made of it, and lists"
    return Row(what, "", f"{', '.join(sizes)} and {lists} MB")


def answers(playwright: Playwright) -> list[Row]:
    """The real page, and a page that only reads."""
    browser = playwright.chromium.launch(executable_path=programs.browser(), args=programs.BROWSER_FLAGS)
    with running(SITE) as address:
        changes = page.changes(browser, address, CHANGES)
        pages = page.sent(browser, address), page.sent(browser, f"{address}calculator/")
    browser.close()
    answer, cost = median(c.answer for c in changes), median(c.cost for c in changes)
    everything = median(c.everything for c in changes)
    return [
        Row("Answer to headline and map, median", "", f"{answer:.0f} ms", "at most 10 ms", answer <= 10),
        Row("The whole cost result, median", "", f"{cost:.0f} ms", "at most 80 ms", cost <= 80),
        Row("Answer to everything painted, median", "", f"{everything:.0f} ms", "under 200 ms", everything < 200),
        Row("Answer to everything painted, slowest", "", f"{max(c.everything for c in changes):.0f} ms"),
        Row("Home page, first visit", "", f"{pages[0] / 1e6:.2f} MB"),
        Row("Calculator page, first visit", "", f"{pages[1] / 1e6:.2f} MB"),
    ]


def slow_line(playwright: Playwright) -> list[Row]:
    """A phone on a slow line: the first result, cold and fetched ahead, and the questions until then."""
    browser = playwright.chromium.launch(executable_path=programs.browser(), args=programs.BROWSER_FLAGS)
    with start.pages() as folder:
        stock = slow.bare(browser, folder / "stock")
    firsts = [slow.first_result(browser, SITE) for _ in range(SLOW_ROUNDS)]
    reads = [slow.after_reading(browser, SITE) for _ in range(SLOW_ROUNDS)]
    questions = slow.next_questions(browser, SITE)
    browser.close()
    first, read = median(run.seconds for run in firsts), median(run.seconds for run in reads)
    sent, slowest = median(run.sent for run in firsts) / 1e6, max(questions)
    return [
        Row("1.6 Mbit/s: first result", f"{stock.seconds:.1f} s", f"{first:.1f} s", "at most 23 s", first <= 23),
        Row("1.6 Mbit/s: sent by then", f"{stock.sent / 1e6:.2f} MB", f"{sent:.2f} MB"),
        Row("1.6 Mbit/s: first result, link pointed at 15 s before", "", f"{read:.1f} s", "at most 9 s", read <= 9),
        Row("1.6 Mbit/s: next question, slowest of six", "", f"{slowest:.0f} ms", "under 100 ms", slowest < 100),
    ]


def brought_in(playwright: Playwright) -> list[Row]:
    """A list of its owner's: read and matched, its ways, and its costs."""
    browser = playwright.chromium.launch(executable_path=programs.browser(), args=programs.BROWSER_FLAGS)
    with running(SITE) as address:
        runs = [brought.times(browser, address) for _ in range(SLOW_ROUNDS)]
    browser.close()
    read, ways, costs = (median(times) for times in zip(*runs, strict=True))
    what = f"A list of {brought.ROWS} rows"
    return [
        Row(f"{what}: read and matched", "", f"{read:.1f} s", "at most 2 s", read <= brought.MOST_READ),
        Row(f"{what}: its ways", "", f"{ways:.1f} s", "at most 10 s", ways <= brought.MOST_WAYS),
        Row(f"{what}: its costs, after that", "", f"{costs:.1f} s"),
    ]


def seen_by_lighthouse() -> list[Row]:
    """The page kinds that a reader meets first."""
    return [_lighthouse(name, marks) for name, marks in lighthouse.marks(SITE).items()]


def _lighthouse(name: str, marks: lighthouse.Marks) -> Row:
    least = LEAST_MARK[name]
    met = marks.performance >= least and set(marks.others) == {100} and marks.shift < MOST_SHIFT
    ours = f"{marks.performance:.0f}, others {min(marks.others):.0f}, shift {marks.shift:.2f}"
    return Row(f"Lighthouse, {name}", "", ours, f"at least {least}, 100, under {MOST_SHIFT}", met)


def native() -> Row:
    """The same Python outside the browser."""
    requests = recording.requests()
    for request in requests:
        bridge.respond(request)
    times = []
    for request in requests * 5:
        began = perf_counter()
        bridge.respond(request)
        times.append(perf_counter() - began)
    return Row("One score in CPython, median", "", f"{1000 * median(times):.1f} ms")


def list_of_tasks() -> Row:
    """Many tasks on the command line."""
    cores, speed = os.process_cpu_count(), lists.rows_a_second()
    what = f"Tasks of a list, answers only, {cores} cores"
    return Row(what, "", f"{speed:,.0f} a second", f"at least {lists.LEAST}", speed >= lists.LEAST)


def cost() -> Row:
    """The whole cost lens outside the browser, for every worked example."""
    scored = [examples.scored(key) for key in examples.examples()]
    tasks = [(task.model, task.answers, task.inputs, task.result, task.setting) for task in scored]
    for task in tasks:
        estimate.cost(*task)
    times = []
    for task in tasks * 5:
        began = perf_counter()
        estimate.cost(*task)
        times.append(perf_counter() - began)
    return Row("Whole cost result in CPython, median", "", f"{1000 * median(times):.1f} ms")


def main() -> int:
    """Print the table; 1 if a target is missed."""
    with sync_playwright() as playwright:
        browser = [
            *starts(playwright),
            archives(),
            *answers(playwright),
            *slow_line(playwright),
            *brought_in(playwright),
        ]
    rows = [*browser, *seen_by_lighthouse(), native(), cost(), list_of_tasks()]
    print("| What | Stock Pyodide | This site | Target |", "|---|---|---|---|", *rows, sep="\n")
    return int(any(row.met is False for row in rows))


if __name__ == "__main__":
    sys.exit(main())
