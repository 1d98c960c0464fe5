"""Every footnote has its source, every source is cited somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from calculator import load
from calculator.site.pages import MARK
from tests.prose.text import DATA, DOCS, Finding, name

OWN_NOTE = re.compile(r"^\[\^[^\]]+\]:")


def findings() -> Iterator[Finding]:
    """Unknown sources, definitions written by hand, and sources that nothing cites."""
    known, used = load.sources(), set[str]()
    for path in sorted(DOCS.rglob("*.md")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            used |= set(MARK.findall(line))
            for key in MARK.findall(line):
                if key not in known and "{" not in line:
                    yield Finding(name(path), number, "sources", f"[^{key}] is not in calculator/data/sources.toml")
            if OWN_NOTE.match(line):
                yield Finding(name(path), number, "sources", "the definition of a note is made from sources.toml")
    used |= {key for path in DATA.rglob("*.toml") if path.name != "sources.toml" for key in cited(_read(path))}
    yield from unused(known.keys() - used)


def cited(raw: Any) -> Iterator[str]:
    """Every string of a data file that could be a source's id, and every footnote in its texts."""
    if isinstance(raw, dict):
        raw = list(raw.values())
    if isinstance(raw, list):
        for item in raw:
            yield from cited(item)
    elif isinstance(raw, str):
        yield raw
        yield from MARK.findall(raw)


def _read(path: Path) -> dict[str, Any]:
    return load.table(path.name, path.parent)


def unused(keys: set[str]) -> Iterator[Finding]:
    """A finding for each source that no page, parameter, checklist, term or rule cites."""
    rows = (DATA / "sources.toml").read_text(encoding="utf-8").split("\n")
    for key in sorted(keys):
        title = load.sources()[key].title
        advice = "cite it where its fact stands, or take it out"
        yield Finding(
            "calculator/data/sources.toml", rows.index(f"[{key}]") + 1, "unused", f"{key} ({title}): {advice}"
        )
