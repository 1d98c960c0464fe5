"""Stages the page and the Word file of each common task: those that are there as they would be made are left alone."""

import json
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from hashlib import sha256
from pathlib import Path

from calculator.load import DATA
from calculator.site.content import advice, task_pages
from calculator.tasks.library import library

PACKAGE = DATA.parent
MADE_FROM = (".py", ".toml", ".html", ".json", ".jsonl", ".xml")
MADE = "task-pages.json"  # beside the staged files: of what each page was made
Finish = Callable[[str, str], bytes]


def stage(out: Path, finish: Finish, write: Callable[[Path, bytes], Path]) -> set[Path]:
    """Write all pages and files below `out`, pages as `finish(page, text)`; what is as it would be made stays."""
    known, now = out.parent / MADE, {key: made_of(key) for key in library().tasks}
    before = json.loads(known.read_text(encoding="utf-8")) if known.exists() else {}
    there = {key: [out / name for name in before[key][1]] for key in now if before.get(key, [""])[0] == now[key]}
    stale = [key for key in now if key not in there or not all(path.exists() for path in there[key])]
    if stale:
        with ProcessPoolExecutor() as pool:  # a page is a quarter of a tenth of a second's work, and there are hundreds
            for key, files in zip(stale, pool.map(made, stale, chunksize=4), strict=True):
                page = task_pages.name(library().tasks[key])
                contents = {page: finish(page, files.pop(page).decode())} | files
                there[key] = [write(out / name, content) for name, content in contents.items()]
    names = {key: [path.relative_to(out).as_posix() for path in there[key]] for key in now}
    write(known, json.dumps({key: [now[key], names[key]] for key in now}).encode())
    return {path for paths in there.values() for path in paths}


def made(key: str) -> dict[str, bytes]:
    """A task's page and its Word file, by their names below docs/."""
    task = library().tasks[key]
    files = {f"{task_pages.FILES}/{name}": content for name, content in task_pages.files(task).items()}
    return {task_pages.name(task): task_pages.page(task).encode()} | files


def made_of(key: str) -> str:
    """A name for all that a task's page is made of: the package, and of the texts for these pages just its own."""
    return sha256(f"{_package()}{advice.advice()[key]!r}".encode()).hexdigest()


@cache
def _package() -> str:
    """One for all of the package but those texts."""
    inputs = sha256()
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in MADE_FROM and not path.is_relative_to(DATA / advice.FOLDER):
            inputs.update(path.relative_to(PACKAGE).as_posix().encode() + sha256(path.read_bytes()).digest())
    return inputs.hexdigest()
