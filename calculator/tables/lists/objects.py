"""Lists as programs give them in JSON: the objects that have a name, one a row, with the list that each is in."""

import json
from collections.abc import Iterator
from typing import Any

from calculator.tables.lists.records import Record
from calculator.tables.lists.words import HUMP, among, heading_of, headings

SECTION, YES = "section", "yes"
DEEPEST = 20


def records(text: str) -> list[Record]:
    """The rows of a list in JSON, headings first; none where it is no JSON, or nothing in it has a name."""
    if text.lstrip()[:1] not in ("[", "{"):
        return []
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return []
    groups: dict[str, list[dict[str, str]]] = {}
    names = dict(_names(content))
    for group, item in list(_items(content, "", "", 0)) or _logged(content):
        row = {HUMP.sub(" ", key): told for key, value in item.items() if (told := _cell(value, names))}
        groups.setdefault(group, []).append(row)
    if not groups:
        return []
    rows = max(groups.items(), key=lambda pair: (among(pair[0], "collections"), len(pair[1])))[1]
    keys = list(dict.fromkeys(key for row in rows for key in row))
    cells = [keys, *([row.get(key, "") for key in keys] for row in rows)]
    return [Record(number, tuple(row)) for number, row in enumerate(cells, 1)]


def _items(value: Any, group: str, section: str, depth: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects with a name that hold no others of their kind, by the list that they stand in."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for inner in value:
            yield from _items(inner, group, section, depth + 1)
    elif isinstance(value, dict):
        name = _name(value)
        within = [(key, inner) for key, inner in value.items() if isinstance(inner, list) and _has_objects(inner)]
        if name and not any(among(key, "collections") for key, _ in within):
            yield group, value | ({SECTION: section} if section and SECTION not in value else {})
        else:
            for key, inner in within:
                yield from _items(inner, key, name or section, depth + 1)
            for inner in value.values():
                if isinstance(inner, dict):
                    yield from _items(inner, group, name or section, depth + 1)


def _logged(content: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """The entries of a time log, which say what was done in a description and have no name."""
    entries = content if isinstance(content, list) else next(filter(_has_objects, _lists(content)), [])
    for item in entries:
        if isinstance(item, dict) and any(_role(key) == "description" for key in item):
            yield "", item


def _lists(content: Any) -> Iterator[list[Any]]:
    for value in content.values() if isinstance(content, dict) else ():
        if isinstance(value, list):
            yield value


def _has_objects(value: list[Any]) -> bool:
    return any(isinstance(inner, dict | list) for inner in value)


def _role(key: str) -> str:
    return headings().exact.get(heading_of(key), ("",))[0]


def _name(value: dict[str, Any]) -> str:
    """An object's name; empty where it has none."""
    return next((told for key, told in value.items() if _role(key) == "name" and isinstance(told, str)), "")


def _names(value: Any, depth: int = 0) -> Iterator[tuple[str, str]]:
    """What the ids in it stand for."""
    if isinstance(value, dict):
        name = _name(value)
        if name and isinstance(value.get("id"), str):
            yield value["id"], name
    if isinstance(value, dict | list) and depth <= DEEPEST:
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _names(inner, depth + 1)


def _cell(value: Any, names: dict[str, str]) -> str:
    """A value as a cell of a table has it; an id as the name that it stands for."""
    if isinstance(value, bool):
        return YES if value else ""
    if isinstance(value, list):
        return ", ".join(filter(None, (_cell(inner, names) for inner in value)))
    if isinstance(value, dict):
        return _name(value)
    return "" if value is None else names.get(str(value), str(value))
