"""Between which amounts of work each way is cheapest: totals are piecewise linear, and each piece is solved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from calculator.costs import evaluation
from calculator.costs.assumptions import YEAR
from calculator.costs.result import Interval

MOST_POSTS = 3
ROOM = 1.25
TINY = 1e-9
Line = tuple[float, float]


@dataclass(frozen=True)
class Case:
    """Values with every parameter at its median; `ways` with a factor each, and what is varied."""

    values: Mapping[str, float]
    factors: Mapping[str, float]
    variable: str

    def at(self, amount: float) -> dict[str, float]:
        """All quantities at another amount of work."""
        return evaluation.numbers({**self.values, self.variable: amount})

    @property
    def hours_of_one(self) -> float:
        """Hours of work a month that an amount of one comes to."""
        return self.at(1.0)["monthly_hours"]


def limit(case: Case) -> float:
    """How far to look: some more than there is now, or work for a few posts."""
    post = case.values["full_time_hours"] * case.values["utilisation"]
    return max(ROOM * case.values[case.variable], MOST_POSTS * post / case.hours_of_one)


def intervals(case: Case) -> tuple[Interval, ...]:
    """From nothing to the limit, which way is cheapest; neighbours with the same way are one."""
    found: list[Interval] = []
    for start, end, way in _cheapest(case):
        if found and found[-1].way == way:
            start = found.pop().from_
        found.append(Interval(start, end, way))
    last = found.pop()
    return (*found, Interval(last.from_, None, last.way))


def _cheapest(case: Case) -> Iterator[tuple[float, float, str]]:
    for start, end in pairwise(bends(case)):
        for left, right in pairwise(_with_overload(case, start, end)):
            lines = {way: line for way, (line, _) in _lines(case, left, right).items()}
            for a, b in pairwise(_crossings(list(lines.values()), left, right)):
                middle = (a + b) / 2
                yield a, b, min(lines, key=lambda way: _on(lines[way], middle))


def bends(case: Case) -> list[float]:
    """The amounts at which a quantity bends or jumps, from nothing to the limit."""
    end, one = limit(case), case.hours_of_one
    inside = {hours / one for hours in (*_partner_bends(case), *_employee_bends(case, end * one))}
    if case.variable == "pieces_per_month":
        now = case.at(1.0)
        inside |= {1 / now["pieces"], now["weeks"] / now["pieces"]} if now["pieces"] else set()
    return [0.0, *sorted(x for x in inside if TINY < x < end * (1 - TINY)), end]


def _partner_bends(case: Case) -> list[float]:
    """Hours a month at the partner's minimum, and at the floors and ceilings of the owner's hours."""
    v = case.values
    months = v["months"] if v["one_off"] else YEAR
    hour = v["effort"] * v["partner_rate"]
    year = hour * months
    part = v["reference_hour"]
    floors = [
        (v["select_floor"] * part, v["select_share"] * year),
        (v["select_ceiling"] * part, v["select_share"] * year),
        (v["transition_floor"] * v["transition_year"] * part, v["transition"] * year),
        (v["transition_ceiling"] * v["transition_year"] * part, v["transition"] * year),
        (v["govern_floor"] * part, v["govern_share"] * hour),
        (v["govern_ceiling"] * part, v["govern_share"] * hour),
    ]
    return [v["minimum_hours"] / v["effort"], *(up / down for up, down in floors if down)]


def _employee_bends(case: Case, most: float) -> list[float]:
    """Hours a month at each further post, at its smallest contract, and at its least managing."""
    v = case.values
    post, smallest = v["full_time_hours"] * v["utilisation"], v["minimum_contract"] * v["utilisation"]
    posts = range(1, int(most / post) + 2)
    return [hours for n in posts for hours in (n * post, n * smallest, n * post / v["smallest_posts"])]


def _with_overload(case: Case, start: float, end: float) -> list[float]:
    """The piece, cut where a way's hours pass what the owner has."""
    capacity = case.at(end)["capacity"]
    cuts = [_where(hours, capacity) for _, hours in _lines(case, start, end).values()]
    return [start, *sorted(x for x in cuts if x is not None and start < x < end), end]


def _lines(case: Case, start: float, end: float) -> dict[str, tuple[Line, Line]]:
    """Total and hours of each way as lines, from two points inside the piece, for its ends may jump."""
    points = start + (end - start) / 3, end - (end - start) / 3
    seen = [case.at(x) for x in points]
    found = {}
    for way, factor in case.factors.items():
        figures = [evaluation.figures(names, way) for names in seen]
        totals, hours = [factor * total for total, _ in figures], [hours for _, hours in figures]
        found[way] = (_line(points, totals), _line(points, hours))
    return found


def _line(x: Sequence[float], y: Sequence[float]) -> Line:
    """Height at nothing, and slope."""
    slope = (y[1] - y[0]) / (x[1] - x[0])
    return y[0] - slope * x[0], slope


def _on(line: Line, x: float) -> float:
    return line[0] + line[1] * x


def _where(line: Line, height: float) -> float | None:
    return (height - line[0]) / line[1] if line[1] else None


def _crossings(lines: Sequence[Line], start: float, end: float) -> list[float]:
    """The piece's ends, and where two lines cross inside it."""
    found = [_where((a[0] - b[0], a[1] - b[1]), 0.0) for a, b in combinations(lines, 2)]
    return [start, *sorted(x for x in found if x is not None and start < x < end), end]
