"""The rules of many tasks and of decisions, their words, and the limits and words of links and files that hold them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from calculator import load
from calculator.costs.evaluation import GIVEN
from calculator.costs.parameters import parameters
from calculator.load import DataError
from calculator.model import definition, forms
from calculator.model.definition import LEVELS, Model

RULES, WORDS, FILES = "portfolio/rules.toml", "portfolio/words.toml", "portfolio/files.toml"
DECISIONS = "portfolio/decided.toml"


@dataclass(frozen=True)
class Share:
    """When tasks could share one partner or one employee, and which of their figures then add up."""

    forms: tuple[str, ...]
    limits: tuple[str, ...]
    summed: tuple[str, ...]
    bands: dict[str, tuple[int, ...]]


@dataclass(frozen=True)
class Rules:
    """Everything in portfolio/rules.toml."""

    draws: int
    least_setup: float
    most_compared: int
    most_numbered: int
    rows_at_once: int
    most_in_order: int
    most_in_group: int
    risk: dict[str, tuple[float, ...]]
    share: Share


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
    say: load.Texts
    wrong: load.Texts


@dataclass(frozen=True)
class Decisions:
    """Everything in portfolio/decided.toml; `review_days` after a decision a review is proposed."""

    review_days: int
    say: load.Texts
    wrong: load.Texts


@cache
def rules(folder: load.Folder = load.DATA) -> Rules:
    """Read and check portfolio/rules.toml; DataError names the key."""
    checked = load.record(Rules, load.table(RULES, folder), RULES)
    for where, wrong in _checks(checked, definition.model(folder)):
        if wrong:
            raise DataError(f"{RULES}: {where}")
    return checked


def _checks(given: Rules, model: Model) -> list[tuple[str, bool]]:
    """What could be wrong, and whether it is."""
    known = {*GIVEN, *parameters().by_id}
    levels = {f"risk.{question}": (question, shares) for question, shares in given.risk.items()}
    bands = {f"share.bands.{question}": (question, band) for question, band in given.share.bands.items()}
    return [
        *((f"{where}: no question", q not in model.questions) for where, (q, _) in (levels | bands).items()),
        *((f"{where}: there must be {LEVELS}", len(row) != LEVELS) for where, (_, row) in (levels | bands).items()),
        *((f"{where}: between 0 and 1", not all(0 < x <= 1 for x in row)) for where, (_, row) in levels.items()),
        *((f"share.forms: {form!r} is no form", form not in forms.forms().form) for form in given.share.forms),
        *((f"share.limits: {key!r} is no limit", key not in model.limits) for key in given.share.limits),
        *((f"share.summed: {key!r} is no figure", key not in known) for key in given.share.summed),
    ]


@cache
def words(folder: load.Folder = load.DATA) -> load.Texts:
    """The list's words; DataError names a key that is no text."""
    return load.texts(WORDS, folder)


@cache
def files(folder: load.Folder = load.DATA) -> Files:
    """The limits and words of links and files; DataError names the key that is wrong."""
    return load.record(Files, load.table(FILES, folder), FILES)


def first(lines: Sequence[str]) -> list[str]:
    """As many lines as are listed of a file, and how many more there are."""
    most = files().most_listed
    more = len(lines) - most
    return [*lines[:most], *([files().say["more"].format(count=more)] if more > 0 else [])]


@cache
def decisions(folder: load.Folder = load.DATA) -> Decisions:
    """When decisions are reviewed, and the words of it; DataError names the key that is wrong."""
    checked = load.record(Decisions, load.table(DECISIONS, folder), DECISIONS)
    if checked.review_days < 1:
        raise DataError(f"{DECISIONS}: review_days: at least 1")
    return checked
