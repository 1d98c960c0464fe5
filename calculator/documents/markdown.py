"""A document template as Markdown: empty, or filled in."""

import re
from collections.abc import Iterable, Mapping

from calculator.documents.forms import Field, Section, Template
from calculator.documents.values import Notes

SPECIAL = re.compile(r"([\\`*_\[\]<|])")
ENTITY = re.compile(r"&(?=#?\w+;)")
BLANK = "\u2026"


def markdown(template: Template, values: Mapping[str, str] | None = None, notes: Notes | None = None) -> str:
    """The whole document; `values` fill in the fields that name them, `notes` come last."""
    known = values or {}
    title = f"{template.title}: {escaped(known['task'])}" if "task" in known else template.title
    parts = [f"# {title}", template.lead]
    for place, section in enumerate(template.section, 1):
        parts += _section(place, section, known)
    return "\n\n".join(parts + (_notes(notes) if notes else [])) + "\n"


def escaped(text: str) -> str:
    """A reader's text that stays text."""
    return ENTITY.sub(r"\&", SPECIAL.sub(r"\\\1", text))


def _section(place: int, section: Section, values: Mapping[str, str]) -> list[str]:
    parts = [f"## {place}. {section.heading}"]
    if section.intro:
        parts.append(section.intro)
    return parts + [part for item in section.field for part in _field(item, values)]


def _field(item: Field, values: Mapping[str, str]) -> list[str]:
    if item.kind == "note":
        return [item.label]
    label = f"**{item.label}**"
    if item.kind == "table":
        rows = ([_cell(cell) for cell in row] for row in item.lines())
        hints = [f"*{item.hint}*"] if item.hint else []
        return [label, *hints, _table([column.label for column in item.columns], rows)]
    if item.kind == "choice":
        hint = f" *{item.hint}*" if item.hint else ""
        return [label + hint, "\n".join(f"- [ ] {option}" for option in item.options)]
    return [f"{label}: {_filled(item, values)}"]


def _filled(item: Field, values: Mapping[str, str]) -> str:
    """The value, a list where it has several lines, or the hint."""
    lines = [escaped(line) for line in values.get(item.fill, "").splitlines()]
    if len(lines) > 1:
        return "\n\n" + _list(lines)
    return lines[0] if lines else f"{BLANK} *{item.hint}*"


def _notes(notes: Notes) -> list[str]:
    parts = ["---", f"## {notes.title}", notes.intro]
    for heading, lines in notes.lists:
        parts += [f"### {heading}", _list(escaped(line) for line in lines)]
    rows = ([_cell(cell) for cell in row] for row in notes.rows)
    return [*parts, f"### {notes.table_title}", _table(notes.columns, rows)]


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _cell(text: str) -> str:
    return escaped(text) or " "


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(header)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
