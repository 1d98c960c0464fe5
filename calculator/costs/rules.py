"""What the cost lens notices: fit and cost at odds, tasks in disguise, variants that cost less. Rules are data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from calculator import load
from calculator.costs.evaluation import ROWS
from calculator.costs.result import BreakEven, RowCost
from calculator.load import DataError
from calculator.model import definition
from calculator.model.answers import Answers
from calculator.model.definition import Model

FILE = "costs/rules.toml"


@dataclass(frozen=True)
class Disguise:
    """A task that looks like another kind: named when the answers given lie within these levels, but in `no_forms`."""

    id: str
    at_least: dict[str, int]
    at_most: dict[str, int]
    ways: tuple[str, ...]
    text: str
    untold: str
    no_forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Disagreement:
    """Why fit and cost name different ways: named when both ways fit and every fact in `when` holds.

    One of `any_row` is true of every row that stands for a way, the others of its usual row alone.
    """

    id: str
    fit: tuple[str, ...]
    cheapest: tuple[str, ...]
    when: tuple[str, ...]
    text: str
    any_row: bool = False


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
    way: str
    answers: dict[str, int | bool | None]
    inputs: dict[str, float | str]


@dataclass(frozen=True)
class Settings:
    """Everything in costs/rules.toml, which says what each bound is for; but for `many_assignments` they are shares."""

    near: float
    margin: float
    many_assignments: float
    quote_near: float
    quote_low: float
    typical: tuple[Typical, ...]
    disguise: tuple[Disguise, ...]
    disagreement: tuple[Disagreement, ...]
    variant: tuple[Variant, ...]


class Basis(NamedTuple):
    """What the facts are read from."""

    names: Mapping[str, float]
    break_even: BreakEven | None
    many_assignments: float
    by: str
    gains_later: bool
    usual_row: bool


FACTS: dict[str, Callable[[Basis], bool]] = {
    "minimum_binds": lambda b: b.names["partner_month"] > b.names["partner_price"] / b.names["months"],
    "post_not_filled": lambda b: b.names["paid_hours"] > b.names["work_hours"] / b.names["utilisation"],
    "many_assignments": lambda b: b.names["assignments"] >= b.many_assignments,
    "not_paid_back": lambda b: b.break_even is not None and b.break_even.payback_month is None,
    "ends": lambda b: bool(b.names["one_off"]),
    "gains_later": lambda b: b.gains_later,
    "by_owner": lambda b: b.by == "owner",
    "by_staff": lambda b: b.by == "staff",
    "by_outside": lambda b: b.by == "outside",
    "by_volunteer": lambda b: b.by == "volunteer",
}


@cache
def settings(folder: load.Folder = load.DATA) -> Settings:
    """Read and check costs/rules.toml; DataError names the key."""
    rules = load.record(Settings, load.table(FILE, folder), FILE)
    for what, wrong in _checks(rules, definition.model(folder)):
        if wrong:
            raise DataError(f"{FILE}: {what}")
    return rules


def _checks(rules: Settings, model: Model) -> list[tuple[str, bool]]:
    """What types cannot say: how it is said, and whether it is wrong."""
    kinds = ("typical", "disguise", "disagreement", "variant")
    ids = [(kind, rule.id) for kind in kinds for rule in getattr(rules, kind)]
    asked = [(f"disguise {d.id}", q) for d in rules.disguise for q in (*d.at_least, *d.at_most)]
    asked += [(f"typical {t.id}", q) for t in rules.typical for q in t.answers]
    ways = [(f"disagreement {d.id}", w) for d in rules.disagreement for w in (*d.fit, *d.cheapest)]
    ways += [(f"disguise {d.id}", w) for d in rules.disguise for w in d.ways]
    ways += [(f"variant {v.id}", v.way) for v in rules.variant]
    ways += [(f"typical {t.id}", t.way) for t in rules.typical]
    facts = [(d.id, fact) for d in rules.disagreement for fact in d.when]
    return [
        *((f"{kind}: {key!r} stands twice", ids.count((kind, key)) > 1) for kind, key in ids),
        *((f"variant {v.id!r} is no row", v.id not in ROWS) for v in rules.variant),
        *((f"{where}: {q!r} is no question", q not in {*model.questions, *model.limits}) for where, q in asked),
        *((f"{where}: {w!r} is no way", w not in model.ways) for where, w in ways),
        *((f"disagreement {where}.when: {f!r} is no fact", f not in FACTS) for where, f in facts),
    ]


def disguise(answers: Answers, way: str | None, form: str) -> str | None:
    """The id of the first disguise that fits the way, with an answer given and within its levels for each question.

    None where there is none, and where that one is not said of the form.
    """
    given = answers.given
    for rule in settings().disguise:
        low = all(q in given and given[q] >= level for q, level in rule.at_least.items())
        high = all(q in given and given[q] <= level for q, level in rule.at_most.items())
        if low and high and way in rule.ways:
            return None if form in rule.no_forms else rule.id
    return None


def disagreement(way: str, totals: Mapping[str, float], basis: Basis) -> str | None:
    """Why the cheapest way is not the one recommended; None while they agree, or differ by little."""
    if way not in totals:
        return None
    cheapest = min(totals, key=totals.__getitem__)
    if totals[cheapest] >= (1 - settings().margin) * totals[way]:
        return None
    for rule in settings().disagreement:
        here = way in rule.fit and cheapest in rule.cheapest and (rule.any_row or basis.usual_row)
        if here and all(FACTS[fact](basis) for fact in rule.when):
            return rule.id
    return None


def variant(way: str | None, row: str | None, rows: Mapping[str, RowCost], closed: Mapping[str, str]) -> str | None:
    """The everyday variant of the recommended way that costs less, where it is open and not what is recommended."""
    for rule in settings().variant:
        if rule.way != way or row != way or rule.id not in rows or rule.id in closed or row not in rows:
            continue
        if rows[rule.id].total.p50 < (1 - settings().margin) * rows[row].total.p50:
            return rule.id
    return None
