"""What was understood of a list, for the page: how it was read, what each column was taken for, and its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from calculator.formats.characters import cut
from calculator.formats.html import render
from calculator.model.definition import Model
from calculator.portfolio.bringing.rows import Row, amount, mistakes, text
from calculator.portfolio.bringing.words import words
from calculator.tables.lists import scored
from calculator.tables.lists.choices import Choices
from calculator.tables.lists.read import Understood, named, near
from calculator.tasks.library import library
from calculator.tasks.search import Match

MARKS = (("", "mark_found"), (".", "mark_point"), (",", "mark_comma"))


@dataclass(frozen=True)
class Option:
    """Something that can be chosen."""

    value: str
    text: str
    chosen: bool = False


@dataclass(frozen=True)
class Asked:
    """A column with what it can be taken for."""

    place: int
    heading: str
    label: str
    examples: tuple[str, ...]
    options: tuple[Option, ...]


def screen(found: Understood, choices: Choices, name: str) -> str:
    """How a list was read, and what can be changed of that; its rows come after."""
    say = words().say
    return str(
        render(
            "portfolio/brought.html",
            say=say,
            name=say["name_of"].format(name=name) if name else "",
            said=found.said,
            sheets=[Option(sheet, sheet, sheet == found.sheet) for sheet in found.sheets if len(found.sheets) > 1],
            heads=_heads(found) if found.columns else [],
            marks=[Option(mark, say[key], mark == choices.mark) for mark, key in MARKS if found.figures],
            columns=[] if found.ours else _columns(found),
        )
    )


def _heads(found: Understood) -> list[Option]:
    """The rows that the headings may be in."""
    say, taken = words().say, found.heading_rows
    result = [Option("0", say["heading_none"], not taken)]
    for number, cells in list(found.cells.items())[: words().rows_offered]:
        if number in taken[1:]:
            continue
        told = "heading_two" if len(taken) > 1 and number == taken[0] else "heading_row"
        rows = "-".join(map(str, taken)) if told == "heading_two" else str(number)
        shown = cut(" | ".join(filter(None, cells)), words().longest_example)
        result.append(Option(str(number), say[told].format(row=rows, cells=shown), number in taken))
    return result


def _columns(found: Understood) -> list[Asked]:
    say, start = words().say, found.heading_rows[-1] if found.heading_rows else 0
    below = [cells for number, cells in found.cells.items() if number > start]
    result = []
    for place, (column, heading) in enumerate(zip(found.columns, scored.headings(found), strict=True)):
        filled = dict.fromkeys(cells[place] for cells in below if place < len(cells) and cells[place])
        examples = [cut(cell, words().longest_example) for cell in list(filled)[: words().examples]]
        if not filled and not column["heading"]:
            continue  # an empty column between others
        label = say["meaning_of"].format(heading=heading)
        result.append(Asked(place, heading, label, tuple(examples), tuple(_meanings(column))))
    return result


def _meanings(column: Mapping[str, Any]) -> list[Option]:
    """What a column can be taken for; where it was taken for something finer than can be chosen, that too."""
    role, per, unit = column["read_as"], column.get("per", ""), column.get("unit", "")
    unit = "" if unit == "hour" else unit
    options = [Option(one.id, one.text, (one.role, one.per, one.unit) == (role, per, unit)) for one in words().meaning]
    if not any(option.chosen for option in options):
        known = {one.role: one.text for one in reversed(words().meaning)} | words().found
        options.insert(0, Option("", words().say["another"].format(meaning=known[role]), True))
    return options


def matched(model: Model, rows: Sequence[Row], shown: bool) -> dict[str, Any]:
    """The common task that each row is taken for, and the rows as HTML where they are to be shown."""
    say, tasks, parts = words().say, [], []
    for row in rows:
        settled = row.get("chosen") is True or bool(row.get("answers"))
        found = near(text(row, "name"), text(row, "why")) if shown or not settled else []
        task = text(row, "task") if settled else named(text(row, "name"), found, text(row, "often")) or ""
        tasks.append(task)
        if shown:
            parts.append(_row(model, dict(row) | {"task": task}, found))
    html = str(render("portfolio/brought_rows.html", say=say, rows=parts)) if shown else ""
    return {"tasks": tasks, "rows_html": html}


def _row(model: Model, row: Row, found: Sequence[Match]) -> dict[str, Any]:
    say, name = words().say, text(row, "name") or words().say["unnamed"]
    place: Any = row.get("row")
    many = isinstance(place, list) and len(place) > 1
    asks = [*_texts(row, "asks"), *(say["wrong"].format(reason=reason) for reason in mistakes(model, row))]
    return {
        "key": text(row, "key"),
        "place": say["rows_of"].format(first=place[0], count=len(place) - 1) if many else text(row, "key"),
        "name": name,
        "ticked": row.get("tick", row.get("ticked")) is True,
        "why": say["not_ticked"].format(why=row["why"]) if row.get("why") else "",
        "amount": amount(row),
        "asks": asks,
        "said": _texts(row, "said"),
        "tick_label": say["tick_of"].format(name=name),
        "label": say["common_of"].format(name=name),
        "look_label": say["look_of"].format(name=name),
        "options": options(found, text(row, "task")),
    }


def _texts(row: Row, key: str) -> list[str]:
    value = row.get(key)
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def options(found: Sequence[Match], chosen: str) -> list[Option]:
    """Common tasks to choose from, the chosen one among them."""
    say, tasks = words().say, {match.task.id: match for match in found}
    names = {
        key: say["via"].format(name=match.task.name, via=match.via) if match.via else match.task.name
        for key, match in tasks.items()
    }
    result = [Option(key, name, key == chosen) for key, name in names.items()]
    if chosen and chosen not in tasks and chosen in library().tasks:
        result.insert(0, Option(chosen, library().tasks[chosen].name, True))
    return result


def options_html(found: Sequence[Match], chosen: str) -> str:
    """The same as HTML, with what stands below them."""
    return str(render("portfolio/brought_options.html", say=words().say, options=options(found, chosen)))
