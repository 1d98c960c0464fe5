"""Figures of somebody else's that more than one page gives: in one file, with what they count and a source."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from calculator import load
from calculator.load import DataError

FILE = "site/told.toml"


@dataclass(frozen=True)
class Figure:
    """A published figure: its `value` as a reader sees it, what it counts, and the sources that tell it."""

    id: str
    value: str
    what: str
    sources: tuple[str, ...]


@cache
def figures(folder: Path = load.DATA) -> dict[str, Figure]:
    """All of them by id, checked; DataError names one that rests on no source."""
    raw = load.table(FILE, folder)
    load.only(FILE, raw, "figure")
    found = load.records(Figure, raw["figure"], f"{FILE}: figure")
    known = load.sources(folder)
    for figure in found.values():
        if not figure.sources or not set(figure.sources) <= known.keys():
            raise DataError(f"{FILE}: {figure.id}.sources: must be in sources.toml")
    return found


def told() -> dict[str, str]:
    """The values by id, as pages put them in."""
    return {key: figure.value for key, figure in figures().items()}
