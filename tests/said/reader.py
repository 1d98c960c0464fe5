"""The worked cases, and what is said of them today."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tests.said import one_list, one_task
from tests.said.one_list import List
from tests.said.one_task import Task

CASES = Path(__file__).parent / "cases"
KEYS = {"id", "pins", "says", "known_wrong", "task", "answers", "inputs", "link", "typical", "saved", "have", "tasks"}
KEYS |= {"pick", "find", "jobs", "csv"}
TASK_KEYS = {"task", "answers", "inputs", "kind", "notes", "version", "seen"}
Part = str | int | list[str]


class CaseError(ValueError):
    """A case that cannot be read; the message names it and what is wrong with it."""


@cache
def cases() -> dict[str, dict[str, Any]]:
    """Every case by id, in the order of the files; CaseError names one that is not written as it should be."""
    found: dict[str, dict[str, Any]] = {}
    for file in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]:
            where = f"{file.name}: {case.get('id', 'a case without an id')}"
            unknown = {*case} - KEYS | {key for task in case.get("tasks", []) for key in {*task} - TASK_KEYS}
            if unknown:
                raise CaseError(f"{where}: {', '.join(sorted(unknown))}: no such key")
            if not (case.get("id") and case.get("pins") and case.get("says")) or case["id"] in found:
                raise CaseError(f"{where}: needs an id of its own, pins and says")
            found[case["id"]] = case
    return found


def expected(key: str) -> dict[str, Part]:
    """What a case pins, by part; a part of a table has its name and a dot before its own."""
    pinned: dict[str, Part] = {}
    for name, part in cases()[key]["says"].items():
        pinned |= {f"{name}.{inner}": text for inner, text in part.items()} if isinstance(part, dict) else {name: part}
    return pinned


@cache
def reading(key: str) -> Task | List:
    """A case as it is read, so that nothing is asked for twice."""
    case = cases()[key]
    return List(case) if "tasks" in case else Task(case)


def told(found: Task | List, wanted: Iterable[str]) -> dict[str, Part | None]:
    """What is said today, of these parts; empty where nothing is said, None where there is no such part."""
    return {name: _part(found, name) for name in wanted}


def every_part(found: Task | List) -> dict[str, Part | None]:
    """All that is said today, by part."""
    parts, tables = _kind(found)
    inner = [f"{table}.{name}" for table, read in tables.items() for name in read(found)]
    return {name: part for name, part in told(found, [*parts, *inner]).items() if part not in ("", [])}


def _part(found: Task | List, name: str) -> Part | None:
    parts, tables = _kind(found)
    table, _, key = name.partition(".")
    return parts[name](found) if name in parts else tables[table](found).get(key, "") if table in tables else None


def _kind(found: Task | List) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    module = one_list if isinstance(found, List) else one_task
    return module.PARTS, module.TABLES
