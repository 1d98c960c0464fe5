"""The rules and the wording of many tasks, and of the files that hold them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from calculator import load
from calculator.costs.evaluation import GIVEN
from calculator.costs.parameters import parameters
from calculator.load import DataError
from calculator.model import definition
from calculator.model.definition import Model

FILE, PAGE = "portfolio/rules.toml", "portfolio/words.toml"


@dataclass(frozen=True)
class Share:
    """When tasks could share one partner or one hire, and which of their figures then add up."""

    ways: tuple[str, ...]
    limits: tuple[str, ...]
    summed: tuple[str, ...]
    bands: dict[str, tuple[int, ...]]


@dataclass(frozen=True)
class Kind:
    """A kind of work; kinds with the same `together` go together."""

    id: str
    name: str
    together: str


@dataclass(frozen=True)
class Rules:
    """Everything in portfolio/rules.toml."""

    draws: int
    least_setup: float
    most_compared: int
    most_numbered: int
    rows_at_once: int
    risk: dict[str, tuple[float, ...]]
    share: Share
    kind: tuple[Kind, ...]

    @property
    def kinds(self) -> dict[str, Kind]:
        """The kinds of work by id."""
        return {kind.id: kind for kind in self.kind}


@cache
def rules(folder: load.Folder = load.DATA) -> Rules:
    """Read and check portfolio/rules.toml; DataError names the key."""
    found = load.record(Rules, load.table(FILE, folder), FILE)
    for where, wrong in _checks(found, definition.model(folder)):
        if wrong:
            raise DataError(f"{FILE}: {where}")
    return found


def _checks(found: Rules, model: Model) -> list[tuple[str, bool]]:
    known = {*GIVEN, *parameters().by_id}
    levels = [(f"risk.{q}", q, len(row)) for q, row in found.risk.items()]
    levels += [(f"share.bands.{q}", q, len(row)) for q, row in found.share.bands.items()]
    ids = [kind.id for kind in found.kind]
    return [
        *((f"{where}: no question", question not in model.questions) for where, question, _ in levels),
        *((f"{where}: there must be five", count != 5) for where, _, count in levels),
        *((f"risk.{q}: between 0 and 1", not all(0 < x <= 1 for x in row)) for q, row in found.risk.items()),
        *((f"share.ways: {way!r} is no way", way not in model.ways) for way in found.share.ways),
        *((f"share.limits: {key!r} is no limit", key not in model.limits) for key in found.share.limits),
        *((f"share.summed: {key!r} is no figure", key not in known) for key in found.share.summed),
        *((f"kind: {key!r} stands twice", ids.count(key) > 1) for key in ids),
    ]


@cache
def words(folder: load.Folder = load.DATA) -> dict[str, str]:
    """The list's words; DataError names a key that is no text."""
    return load.record(_Words, {"say": load.table(PAGE, folder)}, PAGE).say


@dataclass(frozen=True)
class _Words:
    say: dict[str, str]


@dataclass(frozen=True)
class Files:
    """Everything in portfolio/files.toml; sizes are in characters where no unit is named."""

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
    """The content of portfolio/files.toml; DataError names the key that is wrong."""
    return load.record(Files, load.table("portfolio/files.toml", folder), "portfolio/files.toml")


def listed(problems: Sequence[str]) -> list[str]:
    """The first of some problems, and how many more there are."""
    most = files().most_listed
    rest = len(problems) - most
    return [*problems[:most], files().say["more"].format(count=rest)] if rest > 0 else list(problems)
