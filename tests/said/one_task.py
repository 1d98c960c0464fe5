"""What is said of one task, part by part: its result, its costs, its record, and what the command line prints."""

import csv
import io
import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

from calculator.costs.second import PREFIX
from tests.said.doors import DAY, PAGE, ask, command, form, saved
from tests.said.markup import Sections, first, parsed, rows, sections, spoken, text, texts, word_file

BLANK = ["task", "date", "risks", "knowhow", "checkable", "pieces_per_month", "hours_per_piece"]  # what a form fills in


class Task:
    """One task. Each reply is asked for when a part of it is wanted, and once."""

    def __init__(self, case: Mapping[str, Any]) -> None:
        self.case = case
        self.fragment = case["link"] if "link" in case else urlencode({"v": "1"} | form(case))

    @cached_property
    def reply(self) -> dict[str, Any]:
        """The page's reply to the answers."""
        return ask(fragment=self.fragment)

    @cached_property
    def page(self) -> Any:
        """Its card, and what stands below it."""
        return parsed(self.reply["html"] + "".join(self.reply["answer"].values()))

    @cached_property
    def notes(self) -> Any:
        """What stands beside it: about the link, and about typical answers."""
        return parsed(self.reply["notices_html"] + self.reply["typical"]["note_html"])

    def firmness(self) -> str:
        """What the firmness is said to mean, without its label."""
        return first(self.page, ".firmness").removeprefix(first(self.page, ".firmness strong")).strip()

    def change(self) -> str:
        """What would change the answer: the paragraph before the next question."""
        following = self.page.select_one(".next-question")
        return text(following.find_previous_sibling("p")) if following else ""

    @cached_property
    def costs(self) -> dict[str, Any]:
        """The page's reply about money and hours."""
        return ask(cost=self.fragment)

    @cached_property
    def cost(self) -> Any:
        """Its cost region."""
        return parsed(self.costs["html"])

    @cached_property
    def card(self) -> Any:
        """The head of the costs, in the result."""
        return parsed(self.costs["head"])

    def table(self, selector: str) -> list[str]:
        """A table of the cost region."""
        return rows(self.cost.select_one(selector))

    def under(self, heading: str) -> list[str]:
        """The points of the list under a heading of the cost region."""
        title = self.cost.find(["h3", "summary"], string=heading)
        following = title.find_next_siblings(["h3", "ul"], limit=1) if title else []
        return [line for part in following if part.name == "ul" for line in texts(part, "li")]

    def beside(self) -> list[str]:
        """What is said beside fields that cannot be read."""
        return [f"{key}: {field['error']}" for key, field in self.costs["fields"].items() if field["error"]]

    def usual(self) -> dict[str, str]:
        """What stands below each field of the first set, by its id."""
        fields = {key: field for key, field in self.costs["fields"].items() if not key.startswith(PREFIX)}
        return {key: field["note"] for key, field in fields.items() if field["note"]}

    def asked(self, **request: str) -> dict[str, Any]:
        """A reply to a request for a record."""
        return ask(record=self.fragment, date=DAY, page=PAGE, **request)

    @cached_property
    def record(self) -> Sections:
        """The printed record by its headings."""
        return sections(parsed(self.asked(kind="html")["html"]))

    @cached_property
    def word(self) -> tuple[list[str], list[str]]:
        """The lines of the record as a Word file, and the labels of its map."""
        return word_file(b64decode(self.asked(kind="docx")["content"]))

    @cached_property
    def terminal(self) -> Sections:
        """What `python -m calculator score` prints, by its headings, each point on one line."""
        given = {"answers": self.case.get("answers", {}), "task": self.case.get("task", "")}
        with TemporaryDirectory() as folder:
            file = Path(folder) / "task.json"
            file.write_text(json.dumps(given | {"inputs": self.case.get("inputs", {})}), encoding="utf-8")
            printed = command("score", str(file))
        blocks = [block.split("\n") for block in printed.split("\n\n")]
        return {title: _points(lines) for title, *lines in blocks if lines}

    @cached_property
    def batch(self) -> dict[str, str]:
        """The row that `python -m calculator batch` makes of it, by column; empty cells are left out."""
        given = {"lifetime": ""} | form(self.case)  # a table names one question at least
        with TemporaryDirectory() as folder:
            source, target = Path(folder) / "tasks.csv", Path(folder) / "scored.csv"
            with source.open("w", encoding="utf-8", newline="") as out:
                csv.writer(out).writerows([given.keys(), given.values()])
            command("batch", str(source), "-o", str(target), "--jobs", "1")
            scored = next(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8"))), {})
        return {key: value for key, value in scored.items() if value and key not in given}

    def scored(self) -> list[str]:
        """What `batch --answer-only` prints about a table, and the table that it makes."""
        if "csv" not in self.case:
            return []
        with TemporaryDirectory() as folder:
            source, target = Path(folder) / "tasks.csv", Path(folder) / "scored.csv"
            source.write_text(self.case["csv"], encoding="utf-8")
            printed = command("batch", str(source), "-o", str(target), "--jobs", "1", "--answer-only")
            return [*printed.splitlines(), *target.read_text(encoding="utf-8").splitlines()]

    def document(self) -> list[str]:
        """A form of a few fields filled in as Markdown, with the page for the reader's own file."""
        fields = [{"id": key, "label": key, "kind": "line", "example": "-", "fill": key} for key in BLANK]
        blank: dict[str, Any] = {"id": "form", "title": "A form", "lead": "To fill in.", "way": "bpo", "example": "-"}
        blank["section"] = [{"id": "part", "heading": "A part", "field": fields}]
        content = b64encode(json.dumps(blank).encode()).decode()
        made = ask(template="form", kind="md", content=content, fragment=self.fragment, date=DAY)
        return [made["name"], *filter(None, b64decode(made["content"]).decode().splitlines())]

    def picked(self) -> list[str]:
        """What is said when a common task is picked on top of these answers, and the answers after it."""
        if "pick" not in self.case:
            return []
        made = ask(pick=self.case["pick"], fragment=self.fragment)
        return [made["say"], urlencode(made["form"])]

    def found(self) -> list[str]:
        """What is said of a search among the common tasks, and the tasks that it gives."""
        if "find" not in self.case:
            return []
        made = ask(find=self.case["find"])
        return [made["say"], *(spoken(option) for option in parsed(made["options_html"]).select("[data-task]"))]

    def log(self) -> list[str]:
        """The figures that a log of jobs gives, and what is wrong in it."""
        if "jobs" not in self.case:
            return []
        made = ask(log=self.case["jobs"])
        return [*(f"{key}: {value}" for key, value in made["values"].items()), *made["messages"]]

    def moved(self) -> list[str]:
        """The notice on a task that was kept under an older version of the model."""
        if "saved" not in self.case:
            return []
        notice = parsed(ask(moved=saved(self.case | self.case["saved"]))["moved_html"])
        return texts(notice, "h2, p, button")


def _points(lines: list[str]) -> list[str]:
    """Wrapped lines joined to the points that they belong to."""
    points: list[str] = []
    for line in lines:
        if points and line.startswith("  ") and points[-1].startswith(("- ", "[ ] ")):
            points[-1] += f" {line.strip()}"
        else:
            points.append(line)
    return points


PARTS: dict[str, Callable[[Task], Any]] = {
    "way": lambda t: t.reply["attributes"]["data-way"],
    "confidence": lambda t: int(t.reply["attributes"]["data-confidence"] or 0),
    "tag": lambda t: first(t.page, "p.tag"),
    "headline": lambda t: first(t.page, ".headline"),
    "firm": lambda t: first(t.page, ".firmness strong"),
    "firm_text": Task.firmness,
    "bar": lambda t: " | ".join(filter(None, texts(t.page, ".result-bar strong, .result-bar .when-scored"))),
    "settles": lambda t: texts(t.page, ".settles li"),
    "read_out": lambda t: t.reply["status"],
    "progress": lambda t: t.reply["progress"],
    "missing": lambda t: texts(t.page, ".missing li"),
    "opens": lambda t: t.reply["next"] or "",
    "limits": lambda t: texts(t.page, ".limits p"),
    "first_step": lambda t: first(t.page, ".first-step"),
    "readiness": lambda t: texts(t.page, ".readiness li"),
    "advice": lambda t: texts(t.page, ".advice"),
    "speaks_for": lambda t: texts(t.page, ".reasons.for li"),
    "speaks_against": lambda t: texts(t.page, ".reasons.against li"),
    "change": Task.change,
    "next": lambda t: first(t.page, ".next-question"),
    "steps": lambda t: texts(t.page, ".ticks li"),
    "documents": lambda t: texts(t.page, ".papers li a"),
    "bars": lambda t: rows(t.page.select_one("table.bars")),
    "map": lambda t: texts(t.page, ".map-figure title, .map-figure desc"),
    "map_labels": lambda t: [spoken(part) for part in t.page.select(".map-figure .label, .map-figure .axis text")],
    "notices": lambda t: texts(t.notes, ".notice li"),
    "link": lambda t: t.reply["fragment"],
    "typical": lambda t: texts(t.notes, ".typical-note p"),
    "typical_result": lambda t: texts(t.page, ".typical-result p, .typical-result li"),
    "picked": Task.picked,
    "found": Task.found,
    "log": Task.log,
    "scored": Task.scored,
    "moved": Task.moved,
    "cost": lambda t: first(t.cost, ".cost-headline"),
    "card": lambda t: texts(t.card, ".card-figure"),
    "heard": lambda t: first(t.card, "p:not(.card-figure)"),
    "range": lambda t: first(t.cost, ".cost-range"),
    "own": lambda t: texts(t.cost, ".own-list"),
    "notes": lambda t: texts(t.cost, ".cost-note, .cost-quote, .cost-extras, .cost-refused"),
    "prices": lambda t: t.table("table.prices"),
    "table": lambda t: first(t.cost, "table.costs caption"),
    "rows": lambda t: t.table("table.costs"),
    "later": lambda t: t.table("details table.costs:has(caption)"),
    "carry": lambda t: texts(t.cost, ".cost-warning"),
    "back": lambda t: t.table("table.back"),
    "wrong_table": lambda t: t.table("table.wrong"),
    "wrong": lambda t: t.under("The cost of the wrong choice"),
    "chart": lambda t: first(t.cost, ".chart desc"),
    "months": lambda t: t.table("table.months"),
    "even": lambda t: t.under("Which way is cheapest at which amount"),
    "drivers_intro": lambda t: first(t.cost, "details.how .note"),
    "drivers": lambda t: t.table("table.drivers"),
    "beside": Task.beside,
    "word_map": lambda t: t.word[1],
    "what_if": lambda t: t.table("table.what-if-table"),
    "what_if_said": lambda t: first(t.cost, ".what-if-said"),
    "columns": lambda t: [*t.batch],
    "document": Task.document,
}
TABLES: dict[str, Callable[[Task], Mapping[str, Any]]] = {
    "usual": Task.usual,
    "record": lambda t: t.record,
    "terminal": lambda t: t.terminal,
    "batch": lambda t: t.batch,
}
