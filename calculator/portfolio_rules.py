"""The rules for a list of tasks, and its words: portfolio.toml and portfolio_page.toml. Data only."""

from dataclasses import dataclass
from functools import cache

from calculator import load
from calculator.cost_rows import GIVEN
from calculator.parameters import parameters
from calculator.schema import DataError, Model

FILE, PAGE = "portfolio.toml", "portfolio_page.toml"


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
    """Everything in portfolio.toml."""

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
    """Read and check portfolio.toml; DataError names the key."""
    found = load.record(Rules, load.table(FILE, folder), FILE)
    for where, wrong in _checks(found, load.model(folder)):
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
