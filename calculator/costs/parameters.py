"""The parameters and prices of the cost lens: unit, range, source, grade and date of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import isqrt
from typing import NamedTuple

from calculator import load
from calculator.costs.trades import BASE, GRADES, HOME, trades
from calculator.load import DataError
from calculator.model import definition
from calculator.model.definition import LEVELS

FOLDER = "costs/parameters"
DRAWS = f"{FOLDER}/draws.toml"
REGIONS = f"{FOLDER}/regions.toml"
NARROWING = f"{FOLDER}/narrowing.toml"
GROUPS = ("work", "owner", "freelance", "partner", "employee", "software")
LATER_QUESTIONS = ("able",)  # asked for the plan
PICKS = ("trade", "volume")  # drawn while they are not told, though they are no parameters


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

    With a `question`, `levels` has low, typical and high for each answer, and its own three stand for an open one.
    With a `trade`, its figures are those of costs/trades.toml under that name, and its own three span all trades.
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
    levels: tuple[tuple[float, ...], ...] = ()
    trade: str = ""
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
        return self.drawn and not (self.fixed and not self.levels)

    def answered(self, level: int | None) -> Triangle:
        """Low, typical and high for an answer to its question; None for an open one."""
        return self.triangle if level is None or not self.levels else Triangle(*self.levels[level])


@dataclass(frozen=True)
class Region:
    """A price set; `asks` are the prices that it has none of its own for."""

    label: str
    currency: str
    sign: str
    exchange: float
    vat: float
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
    groups = {name: _group(f"{FOLDER}/{name}.toml", folder) for name in GROUPS}
    places = load.table(REGIONS, folder)
    load.only(REGIONS, places, "region", "sourcing")
    rules = load.table(NARROWING, folder)
    load.only(NARROWING, rules, "windows", "narrowing")
    shipped = Parameters(
        draws=load.record(Draws, load.table(DRAWS, folder), DRAWS),
        groups={name: tuple(group) for name, group in groups.items()},
        by_id={key: parameter for group in groups.values() for key, parameter in group.items()},
        regions={key: load.record(Region, raw, f"{REGIONS}: region.{key}") for key, raw in places["region"].items()},
        sourcing={
            key: load.record(Sourcing, raw, f"{REGIONS}: sourcing.{key}") for key, raw in places["sourcing"].items()
        },
        windows={key: tuple(tuple(map(float, ends)) for ends in levels) for key, levels in rules["windows"].items()},
        narrowing=tuple(
            load.record(Narrowing, raw, f"{NARROWING}: narrowing[{n}]") for n, raw in enumerate(rules["narrowing"], 1)
        ),
    )
    for wrong, what in _rules(shipped, definition.model(folder).questions):
        if wrong:
            raise DataError(what)
    return shipped


def _group(name: str, folder: load.Folder) -> dict[str, Parameter]:
    """The parameters of one file, each checked by itself."""
    raw = load.table(name, folder)
    load.only(name, raw, "parameter")
    rows = [row | _span(row["trade"], folder) if row.get("trade") else row for row in raw["parameter"]]
    group = load.records(Parameter, rows, f"{name}: parameter")
    for key, parameter in group.items():
        sets = [(parameter.triangle, "")]
        sets += [(Triangle(p.low, p.typical, p.high), f" ({p.region}, {p.sourcing})") for p in parameter.price]
        sets += [
            (Triangle(*t), f" (level {n})") for n, t in enumerate(parameter.levels) if len(t) == len(Triangle._fields)
        ]
        grades = [(parameter.grade, parameter.sources), *((p.grade, p.sources) for p in parameter.price)]
        rules = [
            *(
                (not t.low <= t.typical <= t.high, f"low: must not be above typical, nor typical above high{at}")
                for t, at in sets
            ),
            *((grade not in GRADES, f"grade: {grade!r} is none of {', '.join(GRADES)}") for grade, _ in grades),
            *(
                ((grade == "none") == bool(sources), "sources: a grade needs a source, and a source a grade")
                for grade, sources in grades
            ),
            (
                bool(parameter.question) != (len(parameter.levels) == LEVELS),
                f"levels: there must be {LEVELS}, with a question",
            ),
            (any(len(t) != len(Triangle._fields) for t in parameter.levels), "levels: low, typical and high for each"),
            (not parameter.date, "date: missing"),
        ]
        for wrong, what in rules:
            if wrong:
                raise DataError(f"{name}: {key}.{what}")
    return group


def _span(kind: str, folder: load.Folder) -> dict[str, float]:
    """The lowest, the middle and the highest price of a kind, over all trades at home in the base region."""
    known = trades(folder)
    found = [price for trade in known.trade if (price := known.find(trade, kind, BASE, HOME))]
    middle = sorted(price.typical for price, _ in found)[len(found) // 2]
    return {"low": min(p.low for p, _ in found), "typical": middle, "high": max(p.high for p, _ in found)}


def _rules(shipped: Parameters, questions: Mapping[str, object]) -> list[tuple[bool, str]]:
    """What only the whole can show: whether it is wrong, and how that is said."""
    by_id, side, step = shipped.by_id, shipped.draws.side, shipped.draws.step
    prices = [(key, price) for key, parameter in by_id.items() for price in parameter.price]
    named = [(rule.question, key) for rule in shipped.narrowing for key in rule.parameters]
    places = list(step.values())
    return [
        (sum(map(len, shipped.groups.values())) != len(by_id), "parameters: an id stands in two files"),
        (side < 2 or not all(side % part for part in range(2, isqrt(side) + 1)), f"{DRAWS}: side: must be a prime"),
        *((key not in step, f"{DRAWS}: step.{key}: missing") for key, parameter in by_id.items() if parameter.varies),
        *((key not in (*by_id, *PICKS), f"{DRAWS}: step.{key}: no such parameter") for key in step),
        *((key not in step, f"{DRAWS}: step.{key}: missing") for key in PICKS),
        *((not 0 <= place < side, f"{DRAWS}: step.{key}: must be below side") for key, place in step.items()),
        *((places.count(place) > 1, f"{DRAWS}: step.{key}: stands twice") for key, place in step.items()),
        *((p.region not in shipped.regions, f"parameters: {key}.price: no region {p.region!r}") for key, p in prices),
        *(
            (p.sourcing not in shipped.sourcing, f"parameters: {key}.price: no sourcing {p.sourcing!r}")
            for key, p in prices
        ),
        *((question not in questions, f"{NARROWING}: {question!r} is no question") for question, _ in named),
        *((key not in by_id, f"{NARROWING}: {key!r} is no parameter") for _, key in named),
        *((n.window not in shipped.windows, f"{NARROWING}: no window {n.window!r}") for n in shipped.narrowing),
        *(
            (
                p.question not in ("", *LATER_QUESTIONS, *questions),
                f"parameters: {key}.question: {p.question!r} is no question",
            )
            for key, p in by_id.items()
        ),
        *(
            (key not in by_id, f"{REGIONS}: asks: {key!r}")
            for region in shipped.regions.values()
            for key in region.asks
        ),
        *(
            (
                len(levels) != LEVELS or not all(len(ends) == 2 and 0 <= ends[0] < ends[1] <= 1 for ends in levels),
                f"{NARROWING}: windows.{key}",
            )
            for key, levels in shipped.windows.items()
        ),
    ]


def price_set(shipped: Parameters, key: str, region: str, sourcing: str) -> tuple[Triangle, Price | None, float]:
    """A parameter's values for a place, the price they come from (None: its own), and the exchange rate used.

    A region without a price of its own takes the base region's for the same sourcing, times its
    exchange rate where it is money.
    """
    parameter = shipped.by_id[key]
    prices = {(p.region, p.sourcing): p for p in parameter.price}
    abroad_differs = sourcing != HOME and (BASE, sourcing) in prices
    own = prices.get((region, sourcing)) or (None if abroad_differs else prices.get((region, HOME)))
    price = own or prices.get((BASE, sourcing))
    rate = shipped.regions[region].exchange if own is None and parameter.is_price else 1.0
    triangle = Triangle(price.low, price.typical, price.high) if price else parameter.triangle
    return (triangle.times(rate) if rate != 1.0 else triangle), price, rate


def stale(shipped: Parameters, today: str) -> list[str]:
    """A line for each parameter and region whose re-check date is over; `today` is an ISO date."""
    dated = [(key, parameter.recheck) for key, parameter in shipped.by_id.items()]
    dated += [(f"{key} ({p.region})", p.recheck) for key, parameter in shipped.by_id.items() for p in parameter.price]
    dated += [(f"{one.trade} ({one.region})", one.recheck) for one in trades().price]
    dated += [(f"region {key}", region.recheck) for key, region in shipped.regions.items()]
    return [f"{key}: to be checked again since {recheck}" for key, recheck in dated if recheck and recheck < today]
