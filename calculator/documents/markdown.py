"""A document template as Markdown: empty, or filled in."""

import re
from collections.abc import Iterable, Mapping, Sequence

from calculator.documents.forms import Blank, Field, Template
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
        parts.append(f"## {place}. {section.heading}")
        parts += [section.intro] if section.intro else []
        for item in section.field:
            number = section.number(item)
            parts += [_clause(item, f"{place}.{number}", known)] if item.kind == "clause" else _field(item, known)
    if notes:
        parts += ["---", f"## {notes.title}", notes.intro]
        for heading, lines in notes.lists:
            parts += [f"### {heading}", _list(lines)]
        parts += [f"### {notes.table_title}", _table(notes.columns, notes.rows)]
    return "\n\n".join(parts) + "\n"


def outline(template: Template, values: Mapping[str, str]) -> str:
    """What is filled in, and what is left to write, tick and enter: without hints, short enough for a message."""
    parts = [f"# {template.title}: {escaped(values['task'])}" if "task" in values else f"# {template.title}"]
    for place, section in enumerate(template.section, 1):
        lines = [_in_short(item, values) for item in section.field if item.kind != "note"]
        parts.append("\n".join([f"## {place}. {section.heading}", *lines]))
    return "\n\n".join(parts) + "\n"


def _in_short(item: Field, values: Mapping[str, str]) -> str:
    """A field on one line, but for a list that fills it in, what is to be ticked and the rows of a table."""
    if item.kind == "choice":
        return "\n".join([f"- {item.label}:", *(f"  - [ ] {option}" for option in item.options)])
    if item.kind == "table":
        return f"- {item.label}:\n\n{_table([column.label for column in item.columns], item.lines())}\n"
    lines = values.get(item.fill, "").splitlines()
    if len(lines) > 1:
        return "\n".join([f"- {item.label}:", *(f"  - {escaped(line)}" for line in lines)])
    return f"- {item.label}: {escaped(lines[0]) if lines else BLANK}"


def escaped(text: str) -> str:
    """A reader's text that stays text."""
    return ENTITY.sub(r"\&", SPECIAL.sub(r"\\\1", text))


def _field(item: Field, values: Mapping[str, str]) -> list[str]:
    """Its label, and the value that fills it in: a list where that has several lines, its hint where there is none."""
    label, hint = f"**{item.label}**", f"*{item.hint}*" if item.hint else ""
    if item.kind == "note":
        return [item.label]
    if item.kind == "table":
        table = _table([column.label for column in item.columns], item.lines())
        return [label, hint, table] if hint else [label, table]
    if item.kind == "choice":
        options = "\n".join(f"- [ ] {option}" for option in item.options)
        return [f"{label} {hint}".rstrip(), options]
    lines = values.get(item.fill, "").splitlines()
    if len(lines) > 1:
        return [f"{label}: \n\n{_list(lines)}"]
    return [f"{label}: {escaped(lines[0])}" if lines else f"{label}: {BLANK} *{item.hint}*"]


def _clause(item: Field, number: str, values: Mapping[str, str]) -> str:
    """A sentence to agree, each gap with what fills it in."""
    text = "".join(part if isinstance(part, str) else _blank(part, values) for part in item.parts())
    return f"**{number} {item.label}.** {text}" if item.label else text


def _blank(blank: Blank, values: Mapping[str, str]) -> str:
    lines = values.get(blank.fill, "").splitlines()
    return escaped(", ".join(lines)) if lines else f"{BLANK} *({blank.hint})*"


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {escaped(line)}" for line in lines)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    body = ([escaped(cell) or " " for cell in row] for row in rows)
    lines = [header, ["---"] * len(header), *body]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
