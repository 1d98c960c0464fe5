"""What is said of a list of kept tasks, part by part: its page, its report, side by side, as a link and as a file."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from tests.said.doors import DAY, PAGE, ask, saved
from tests.said.markup import Sections, cell, first, parsed, rows, sections, texts


class List:
    """One list. Each reply is asked for when a part of it is wanted, and once."""

    def __init__(self, case: Mapping[str, Any]) -> None:
        self.have = case.get("have")
        self.records = [saved(task, place) for place, task in enumerate(case["tasks"], 1)]

    @cached_property
    def reply(self) -> dict[str, Any]:
        """The page's reply to the list."""
        return ask(list=self.records, have=self.have, today=DAY)

    @cached_property
    def page(self) -> Any:
        """The list's page."""
        return parsed(self.reply["list_html"])

    def order(self) -> list[str]:
        """What to hand over first: name, answer, and what it brings."""
        return [" | ".join(texts(step, "a, .tag, .step-text")) for step in self.page.select(".list-order ol li")]

    def table(self) -> list[str]:
        """The rows of the table, cells that are only to be pressed left out."""
        shown = [row.select("[data-column], th:has([data-sort])") for row in self.page.select("table.tasks tr")]
        return [" | ".join(cell(part) for part in row) for row in shown]

    def plan(self) -> list[str]:
        """The plan: what is said of it, and its months."""
        shown = self.page.select_one("table.plan-months")
        return [*texts(self.page, ".plan-said"), *(rows(shown) if shown else [])]

    @cached_property
    def report(self) -> Sections:
        """The printed report by its headings, a task's own after its name."""
        reply = ask(report=self.records, have=self.have, date=DAY, page=PAGE)
        return sections(parsed(reply["html"]), within="h2")

    def compared(self) -> list[str]:
        """The tasks side by side."""
        page = parsed(ask(compare=self.records)["compare_html"])
        return [*list(page.select_one("p").stripped_strings)[:1], *rows(page.select_one("table"))]  # type: ignore[union-attr]

    def link(self) -> list[str]:
        """What a link of the list brings back, or why there is none."""
        sent = ask(share=self.records, have=self.have)
        if "refused" in sent:
            return [sent["refused"]]
        back = ask(link=sent["fragment"])
        tasks = [f"{task['name']} | {task['kind']} | {urlencode(task['form'])}" for task in back["records"]]
        return [back["have"], *tasks, *back["messages"]]

    def file(self) -> list[str]:
        """The name and the lines of the list as a table for a spreadsheet."""
        sent = ask(export=self.records, time=f"{DAY}T09:00:00Z", **{"as": "csv"})["file"]
        return [sent["name"], *sent["text"].removeprefix("\ufeff").splitlines()]


PARTS: dict[str, Callable[[List], Any]] = {
    "headline": lambda v: first(v.page, ".list-headline"),
    "facts": lambda v: texts(v.page, ".list-sums p:not([class])"),
    "have": lambda v: texts(v.page, ".have-said"),
    "uncounted": lambda v: texts(v.page, ".list-sums .hint:not(.on-paper)"),
    "read_out": lambda v: v.reply["status"],
    "moved": lambda v: texts(v.page, ".moved p, .moved button"),
    "map": lambda v: first(v.page, "#list-map-text"),
    "points": lambda v: texts(v.page, "svg.points a title"),
    "legend": lambda v: texts(v.page, ".legend li"),
    "order": List.order,
    "order_more": lambda v: texts(v.page, ".list-order ol ~ .hint, .list-order > p:not([class])"),
    "waiting": lambda v: texts(v.page, ".waiting"),
    "rows": List.table,
    "figures": lambda v: texts(v.page, ".list-table > .hint"),
    "groups": lambda v: texts(v.page, ".list-groups > p, .group > *"),
    "plan": List.plan,
    "compared": List.compared,
    "link": List.link,
    "file": List.file,
}
TABLES: dict[str, Callable[[List], Mapping[str, Any]]] = {"report": lambda v: v.report}
