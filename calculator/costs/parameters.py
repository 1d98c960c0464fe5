"""The parameters and prices of the cost lens: unit, range, source, grade and date of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import isqrt
from typing import NamedTuple

from calculator import load
from calculator.load import DataError
from calculator.model import definition

GROUPS = ("work", "owner", "freelance", "partner", "employee")
GRADES = ("P", "O", "A", "V", "B", "none")
HOME = "home"
BASE = "us"
SMALLEST = 1e-6


class Triangle(NamedTuple):
    """A triangular distribution: its ends and its mode."""

    low: float
    typical: float
    high: float

    def times(self, factor: float) -> "Triangle":
        """The same shape, everything multiplied."""
        return Triangle(*(round(x * factor, 4) for x in self))


@dataclass(frozen=True)
class Price:
    """A parameter's own values for a region and a sourcing."""

    region: str
    sourcing: str
    low: float
    typical: float
    high: float
    sources: tuple[str, ...]
    grade: str
    note: str
    recheck: str = ""


@dataclass(frozen=True)
class Parameter:
    """One assumption. Without sources it is ours; `drawn` says whether it varies over its range.

    Every one can be given by its id; `in_form` says whether the page has a field for it.
    """

    id: str
    label: str
    unit: str
    low: float
    typical: float
    high: float
    sources: tuple[str, ...]
    grade: str
    date: str
    recheck: str
    note: str
    drawn: bool = True
    in_form: bool = True
    question: str = ""
    levels: tuple[float, ...] = ()
    least: float | None = None
    most: float | None = None
    price: tuple[Price, ...] = ()

    @property
    def triangle(self) -> Triangle:
        """Low, typical and high of the base region, at home."""
        return Triangle(self.low, self.typical, self.high)

    @property
    def is_price(self) -> bool:
        """Whether it is an amount of money."""
        return self.unit.startswith("money")

    @property
    def fixed(self) -> bool:
        """Whether it has one value only."""
        return self.low == self.high

    @property
    def varies(self) -> bool:
        """Whether it takes another value in every draw."""
        return self.drawn and not self.fixed


@dataclass(frozen=True)
class Region:
    """A price set; `asks` are the prices that it has none of its own for."""

    label: str
    currency: str
    sign: str
    exchange: float
    recheck: str
    asks: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Sourcing:
    """Where freelancers and partners are looked for."""

    label: str


@dataclass(frozen=True)
class Narrowing:
    """A question whose answer leaves a part of some parameters' distributions."""

    question: str
    parameters: tuple[str, ...]
    window: str


@dataclass(frozen=True)
class Draws:
    """What the fixed draws are made from: an array with `side` levels a parameter, a seed, and a `step` by id."""

    side: int
    seed: str
    step: dict[str, int]

    @property
    def count(self) -> int:
        """How many draws there are."""
        return self.side**2


@dataclass(frozen=True)
class Parameters:
    """All of `data/costs/parameters/`."""

    draws: Draws
    groups: dict[str, tuple[str, ...]]
    by_id: dict[str, Parameter]
    regions: dict[str, Region]
    sourcing: dict[str, Sourcing]
    windows: dict[str, tuple[tuple[float, ...], ...]]
    narrowing: tuple[Narrowing, ...]


@cache
def parameters(folder: load.Folder = load.DATA) -> Parameters:
    """Read and check them all; DataError names the file and the key."""
    groups = {group: _group(group, folder) for group in GROUPS}
    by_id = {key: p for group in groups.values() for key, p in group.items()}
    places = load.table("costs/parameters/regions.toml", folder)
    load.only("costs/parameters/regions.toml", places, "region", "sourcing")
    rules = load.table("costs/parameters/narrowing.toml", folder)
    load.only("costs/parameters/narrowing.toml", rules, "windows", "narrowing")
    where = "costs/parameters/narrowing.toml: narrowing"
    found = Parameters(
        draws=load.record(Draws, load.table("costs/parameters/draws.toml", folder), "costs/parameters/draws.toml"),
        groups={group: tuple(rows) for group, rows in groups.items()},
        by_id=by_id,
        regions={
            k: load.record(Region, r, f"costs/parameters/regions.toml: region.{k}") for k, r in places["region"].items()
        },
        sourcing={
            k: load.record(Sourcing, r, f"costs/parameters/regions.toml: sourcing.{k}")
            for k, r in places["sourcing"].items()
        },
        windows={k: tuple(tuple(map(float, w)) for w in rows) for k, rows in rules["windows"].items()},
        narrowing=tuple(load.record(Narrowing, row, f"{where}[{n}]") for n, row in enumerate(rules["narrowing"], 1)),
    )
    _check(found, sum(map(len, groups.values())), definition.model(folder).questions)
    return found


def _group(group: str, folder: load.Folder) -> dict[str, Parameter]:
    name = f"costs/parameters/{group}.toml"
    raw = load.table(name, folder)
    load.only(name, raw, "parameter")
    rows = load.records(Parameter, raw["parameter"], f"{name}: parameter")
    for key, row in rows.items():
        for wrong, what in _row_rules(row):
            if wrong:
                raise DataError(f"{name}: {key}.{what}")
    return rows


def _row_rules(row: Parameter) -> list[tuple[bool, str]]:
    """What types cannot say about one parameter."""
    sets = [
        (row.triangle, ""),
        *((Triangle(p.low, p.typical, p.high), f" ({p.region}, {p.sourcing})") for p in row.price),
    ]
    grades = [(row.grade, row.sources), *((p.grade, p.sources) for p in row.price)]
    return [
        *(
            (not t.low <= t.typical <= t.high, f"low: must not be above typical, nor typical above high{at}")
            for t, at in sets
        ),
        *((grade not in GRADES, f"grade: {grade!r} is none of {', '.join(GRADES)}") for grade, _ in grades),
        *(
            ((grade == "none") == bool(s), "sources: a grade needs a source, and a source a grade")
            for grade, s in grades
        ),
        (bool(row.question) != (len(row.levels) == 5), "levels: there must be five, with a question"),
        (not row.date, "date: missing"),
    ]


def _check(found: Parameters, rows: int, questions: Mapping[str, object]) -> None:
    """What only the whole can show."""
    prices = [(p.id, place) for p in found.by_id.values() for place in p.price]
    named = [(n.question, key) for n in found.narrowing for key in n.parameters]
    asked = [(key, q) for key, q in ((p.id, p.question) for p in found.by_id.values()) if q]
    rules = [
        (rows != len(found.by_id), "parameters: an id stands in two files"),
        (not _prime(found.draws.side), "costs/parameters/draws.toml: side: must be a prime"),
        *(
            (key not in found.draws.step, f"costs/parameters/draws.toml: step.{key}: missing")
            for key, p in found.by_id.items()
            if p.varies
        ),
        *(
            (key not in found.by_id, f"costs/parameters/draws.toml: step.{key}: no such parameter")
            for key in found.draws.step
        ),
        *(
            (not 0 <= step < found.draws.side, f"costs/parameters/draws.toml: step.{key}: must be below side")
            for key, step in found.draws.step.items()
        ),
        *(
            (list(found.draws.step.values()).count(step) > 1, f"costs/parameters/draws.toml: step.{key}: stands twice")
            for key, step in found.draws.step.items()
        ),
        *((p.region not in found.regions, f"parameters: {key}.price: no region {p.region!r}") for key, p in prices),
        *(
            (p.sourcing not in found.sourcing, f"parameters: {key}.price: no sourcing {p.sourcing!r}")
            for key, p in prices
        ),
        *((q not in questions, f"costs/parameters/narrowing.toml: {q!r} is no question") for q, _ in named),
        *((key not in found.by_id, f"costs/parameters/narrowing.toml: {key!r} is no parameter") for _, key in named),
        *(
            (n.window not in found.windows, f"costs/parameters/narrowing.toml: no window {n.window!r}")
            for n in found.narrowing
        ),
        *((q not in questions, f"parameters: {key}.question: {q!r} is no question") for key, q in asked),
        *(
            (k not in found.by_id, f"costs/parameters/regions.toml: asks: {k!r}")
            for r in found.regions.values()
            for k in r.asks
        ),
        *((not _windows(w), f"costs/parameters/narrowing.toml: windows.{key}") for key, w in found.windows.items()),
    ]
    for wrong, what in rules:
        if wrong:
            raise DataError(what)


def _prime(number: int) -> bool:
    return number > 1 and all(number % part for part in range(2, isqrt(number) + 1))


def _windows(rows: tuple[tuple[float, ...], ...]) -> bool:
    return len(rows) == 5 and all(len(w) == 2 and 0 <= w[0] < w[1] <= 1 for w in rows)


def price_set(found: Parameters, key: str, region: str, sourcing: str) -> tuple[Triangle, Price | None, float]:
    """A parameter's values for a place, the row they come from (None: the base row), and the exchange rate used.

    A region without a row of its own takes the base region's row for the same sourcing, times its
    exchange rate where it is money.
    """
    row = found.by_id[key]
    rows = {(p.region, p.sourcing): p for p in row.price}
    abroad_differs = sourcing != HOME and (BASE, sourcing) in rows
    own = rows.get((region, sourcing)) or (None if abroad_differs else rows.get((region, HOME)))
    price = own or rows.get((BASE, sourcing))
    rate = found.regions[region].exchange if own is None and row.is_price else 1.0
    triangle = Triangle(price.low, price.typical, price.high) if price else row.triangle
    return (triangle.times(rate) if rate != 1.0 else triangle), price, rate


def stale(found: Parameters, today: str) -> list[str]:
    """A line for each parameter and region whose re-check date is over; `today` is an ISO date."""
    dated = [(p.id, p.recheck) for p in found.by_id.values()]
    dated += [(f"{p.id} ({price.region})", price.recheck) for p in found.by_id.values() for price in p.price]
    dated += [(f"region {key}", region.recheck) for key, region in found.regions.items()]
    return [f"{key}: to be checked again since {recheck}" for key, recheck in dated if recheck and recheck < today]
