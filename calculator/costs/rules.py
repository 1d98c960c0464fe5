"""What the cost lens notices: fit and cost at odds, tasks in disguise, variants that cost less. Rules are data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from calculator import load
from calculator.costs.result import BreakEven, RowCost
from calculator.load import DataError
from calculator.model import definition
from calculator.model.answers import Answers
from calculator.model.definition import Model


@dataclass(frozen=True)
class Disguise:
    """A task that looks like another kind: named when the answers given lie within these levels."""

    id: str
    at_least: dict[str, int]
    at_most: dict[str, int]
    ways: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Disagreement:
    """Why fit and cost name different ways: named when both ways fit and every fact in `when` holds."""

    id: str
    fit: tuple[str, ...]
    cheapest: tuple[str, ...]
    when: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Variant:
    """An everyday variant, named where it costs less than the way it stands beside."""

    id: str
    way: str
    text: str


@dataclass(frozen=True)
class Typical:
    """A typical task, to show a wrong choice by."""

    id: str
    label: str
    answers: dict[str, int | bool | None]
    inputs: dict[str, float | str]


@dataclass(frozen=True)
class Settings:
    """Everything in costs/rules.toml."""

    margin: float
    many_assignments: float
    typical: tuple[Typical, ...]
    disguise: tuple[Disguise, ...]
    disagreement: tuple[Disagreement, ...]
    variant: tuple[Variant, ...]
    rows: dict[str, str]
    treated: dict[str, str]
    say: dict[str, str]
    unit: dict[str, str]


class Seen(NamedTuple):
    """What the facts are read from."""

    names: Mapping[str, float]
    break_even: BreakEven
    many_assignments: float


FACTS: dict[str, Callable[[Seen], bool]] = {
    "minimum_binds": lambda s: s.names["monthly_hours"] * s.names["effort"] < s.names["minimum_hours"],
    "post_not_filled": lambda s: s.names["paid_hours"] > s.names["work_hours"] / s.names["utilisation"],
    "many_assignments": lambda s: s.names["assignments"] >= s.many_assignments,
    "not_paid_back": lambda s: s.break_even.payback_month is None,
    "ends": lambda s: bool(s.names["one_off"]),
}


@cache
def settings(folder: load.Folder = load.DATA) -> Settings:
    """Read and check costs/rules.toml; DataError names the key."""
    found = load.record(Settings, load.table("costs/rules.toml", folder), "costs/rules.toml")
    _check(found, definition.model(folder))
    return found


def _check(found: Settings, model: Model) -> None:
    ids = {*model.questions, *model.limits}
    asked = [(f"disguise {d.id}", q) for d in found.disguise for q in (*d.at_least, *d.at_most)]
    asked += [(f"typical {t.id}", q) for t in found.typical for q in t.answers]
    ways = [(f"disagreement {d.id}", w) for d in found.disagreement for w in (*d.fit, *d.cheapest)]
    ways += [(f"disguise {d.id}", w) for d in found.disguise for w in d.ways]
    ways += [(f"variant {v.id}", v.way) for v in found.variant]
    facts = [(d.id, fact) for d in found.disagreement for fact in d.when]
    ids_seen = [
        (kind, row.id) for kind in ("typical", "disguise", "disagreement", "variant") for row in getattr(found, kind)
    ]
    twice = {pair for pair in ids_seen if ids_seen.count(pair) > 1}
    rules = [
        *((f"costs/rules.toml: {kind}: {key!r} stands twice", True) for kind, key in twice),
        *(
            (f"costs/rules.toml: variant {v.id!r} is none of model/settings.toml", v.id not in model.settings.variant)
            for v in found.variant
        ),
        *((f"costs/rules.toml: {where}: {q!r} is no question", q not in ids) for where, q in asked),
        *((f"costs/rules.toml: {where}: {w!r} is no way", w not in model.ways) for where, w in ways),
        *((f"costs/rules.toml: disagreement {where}.when: {f!r} is no fact", f not in FACTS) for where, f in facts),
    ]
    for what, wrong in rules:
        if wrong:
            raise DataError(what)


def disguise(answers: Answers, way: str | None) -> str | None:
    """The first disguise whose levels the answers given lie in."""
    given = answers.given
    for rule in settings().disguise:
        low = all(given.get(q, -1) >= level for q, level in rule.at_least.items())
        high = all(given.get(q, 9) <= level for q, level in rule.at_most.items())
        if low and high and way in rule.ways:
            return rule.id
    return None


def disagreement(way: str, totals: Mapping[str, float], seen: Seen) -> str | None:
    """Why the cheapest way is not the one recommended; None while they agree, or differ by little."""
    cheapest = min(totals, key=totals.__getitem__)
    if way not in totals or totals[cheapest] >= (1 - settings().margin) * totals[way]:
        return None
    for rule in settings().disagreement:
        if way in rule.fit and cheapest in rule.cheapest and all(FACTS[fact](seen) for fact in rule.when):
            return rule.id
    return None


def variant(model: Model, answers: Answers, way: str | None, rows: Mapping[str, RowCost]) -> str | None:
    """The everyday variant of the recommended way that costs less, where the work is small and steady."""
    for row in settings().variant:
        key, small = row.id, model.settings.variant[row.id]
        levels = answers.given
        fits = levels.get("volume", 9) <= small.volume and levels.get("running", 9) <= small.running
        if row.way == way and key in rows and fits and rows[key].total.p50 < rows[row.way].total.p50:
            return key
    return None
