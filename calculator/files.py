"""Limits and wording of lists that leave this machine or come to it. Reads files.toml."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from calculator import load


@dataclass(frozen=True)
class Files:
    """Everything in files.toml; sizes are in characters where no unit is named."""

    format: str
    version: int
    most_link: int
    most_unpacked: int
    most_linked: int
    most_bytes: int
    most_tasks: int
    most_jobs: int
    most_ticks: int
    most_listed: int
    say: dict[str, str]
    wrong: dict[str, str]


@cache
def files(folder: load.Folder = load.DATA) -> Files:
    """The content of files.toml; DataError names the key that is wrong."""
    return load.record(Files, load.table("files.toml", folder), "files.toml")


def listed(problems: Sequence[str]) -> list[str]:
    """The first of some problems, and how many more there are."""
    most = files().most_listed
    rest = len(problems) - most
    return [*problems[:most], files().say["more"].format(count=rest)] if rest > 0 else list(problems)
