"""Parameters of the cost lens: every assumption with its range, source and date, by region and sourcing."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import isqrt
from typing import NamedTuple

from calculator import load
from calculator.schema import DataError

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
    """One assumption. Without sources it is ours; `drawn` says whether it varies over its range."""

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
    """What the fixed draws are made from: an array with `side` levels a parameter, and a seed."""

    side: int
    seed: str

    @property
    def count(self) -> int:
        """How many draws there are."""
        return self.side**2


@dataclass(frozen=True)
class Parameters:
    """All of `data/parameters/`."""

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
    places = load.table("parameters/regions.toml", folder)
    load.only("parameters/regions.toml", places, "region", "sourcing")
    rules = load.table("parameters/narrowing.toml", folder)
    load.only("parameters/narrowing.toml", rules, "windows", "narrowing")
    where = "parameters/narrowing.toml: narrowing"
    found = Parameters(
        draws=load.record(Draws, load.table("parameters/draws.toml", folder), "parameters/draws.toml"),
        groups={group: tuple(rows) for group, rows in groups.items()},
        by_id=by_id,
        regions={
            k: load.record(Region, r, f"parameters/regions.toml: region.{k}") for k, r in places["region"].items()
        },
        sourcing={
            k: load.record(Sourcing, r, f"parameters/regions.toml: sourcing.{k}") for k, r in places["sourcing"].items()
        },
        windows={k: tuple(tuple(map(float, w)) for w in rows) for k, rows in rules["windows"].items()},
        narrowing=tuple(load.record(Narrowing, row, f"{where}[{n}]") for n, row in enumerate(rules["narrowing"], 1)),
    )
    _check(found, sum(map(len, groups.values())), load.model(folder).questions)
    return found


def _group(group: str, folder: load.Folder) -> dict[str, Parameter]:
    name = f"parameters/{group}.toml"
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
        (not _prime(found.draws.side), "parameters/draws.toml: side: must be a prime"),
        (found.draws.side < rows, "parameters/draws.toml: side: must not be less than the number of parameters"),
        *((p.region not in found.regions, f"parameters: {key}.price: no region {p.region!r}") for key, p in prices),
        *(
            (p.sourcing not in found.sourcing, f"parameters: {key}.price: no sourcing {p.sourcing!r}")
            for key, p in prices
        ),
        *((q not in questions, f"parameters/narrowing.toml: {q!r} is no question") for q, _ in named),
        *((key not in found.by_id, f"parameters/narrowing.toml: {key!r} is no parameter") for _, key in named),
        *(
            (n.window not in found.windows, f"parameters/narrowing.toml: no window {n.window!r}")
            for n in found.narrowing
        ),
        *((q not in questions, f"parameters: {key}.question: {q!r} is no question") for key, q in asked),
        *(
            (k not in found.by_id, f"parameters/regions.toml: asks: {k!r}")
            for r in found.regions.values()
            for k in r.asks
        ),
        *((not _windows(w), f"parameters/narrowing.toml: windows.{key}") for key, w in found.windows.items()),
    ]
    for wrong, what in rules:
        if wrong:
            raise DataError(what)


def _prime(number: int) -> bool:
    return number > 1 and all(number % part for part in range(2, isqrt(number) + 1))


def _windows(rows: tuple[tuple[float, ...], ...]) -> bool:
    return len(rows) == 5 and all(len(w) == 2 and 0 <= w[0] < w[1] <= 1 for w in rows)
