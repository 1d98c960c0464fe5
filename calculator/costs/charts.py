"""Geometry of the cost lens's pictures: the totals month by month, and the tornado. No wording, no markup."""

from dataclasses import dataclass, replace
from math import floor, log10

from calculator.costs.result import CostResult

APART = 17.0  # least distance between two labels at the right edge
TICKS = 4
MOST_MONTHS = 6  # on the axis, besides the start
STEPS = (1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10)
DASHED = {
    "staff": "employee",
    "temp": "employee",
    "regular": "freelance",
    "first_step": "freelance",
    "agency": "bpo",
    "software": "keep",
}  # a variant has its way's colour
HALF = 100.0  # half the width of the tornado's own units


@dataclass(frozen=True)
class Frame:
    """A picture's size and the margins of its plot; a frame of its own for a phone keeps the words readable."""

    width: float
    height: float
    left: float
    right: float
    top: float = 14.0
    bottom: float = 34.0

    def x(self, month: float, last: int) -> float:
        """Where a month of `last` months stands."""
        return round(self.left + (self.width - self.left - self.right) * month / max(last, 1), 1)

    def y(self, value: float, top: float) -> float:
        """Where an amount stands when the axis ends at `top`."""
        foot = self.height - self.bottom
        return round(foot - (foot - self.top) * value / top, 1)


WIDE = Frame(width=640.0, height=330.0, left=64.0, right=176.0)
NARROW = Frame(width=340.0, height=320.0, left=60.0, right=164.0)


@dataclass(frozen=True)
class Curve:
    """One row's total after each month; `label` is where its name stands."""

    row: str
    colour: str
    dashed: bool
    points: tuple[tuple[float, float], ...]
    end: float
    label: float


@dataclass(frozen=True)
class Tick:
    """A place on an axis, and the value that it stands for."""

    at: float
    value: float


@dataclass(frozen=True)
class Chart:
    """The totals month by month. `payback` is where a partner's set-up is paid back, or None."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    curves: tuple[Curve, ...]
    months: tuple[Tick, ...]
    amounts: tuple[Tick, ...]
    payback: tuple[float, float] | None


@dataclass(frozen=True)
class Bar:
    """One parameter's bar: from `x` so wide, in units of which 200 make the whole width; `turns` crosses the middle."""

    parameter: str
    x: float
    width: float
    turns: bool


def shown(costs: CostResult) -> dict[str, tuple[float, ...]]:
    """The totals month by month of the rows to choose from, and of the recommended one."""
    return {row: totals for row, totals in costs.cumulative.items() if row not in costs.closed or row == costs.row}


def chart(costs: CostResult, frame: Frame = WIDE) -> Chart:
    """Where everything of the month-by-month picture stands; its axis ends where quarters are easy to read."""
    highest = max((v for values in shown(costs).values() for v in values), default=0.0) or 1.0
    power = 10.0 ** floor(log10(highest))
    top = next(step * power for step in STEPS if step * power >= highest * 0.999)
    curves, last = [], costs.horizon
    for row, values in shown(costs).items():
        points = [(frame.x(month, len(values)), frame.y(value, top)) for month, value in enumerate(values, 1)]
        if len(points) == 1:
            points.insert(0, (frame.left, points[0][1]))
        curves.append(Curve(row, DASHED.get(row, row), row in DASHED, tuple(points), points[-1][1], points[-1][1]))
    even = costs.break_even
    payback, partner = (even.payback_month, shown(costs).get(even.pays or "")) if even else (None, None)
    there = None
    if payback and partner and not costs.one_off:
        there = frame.x(payback, last), frame.y(partner[payback - 1], top)
    return Chart(
        width=frame.width,
        height=frame.height,
        left=frame.left,
        right=frame.width - frame.right,
        top=frame.top,
        bottom=frame.height - frame.bottom,
        curves=_spaced(curves, frame.top),
        months=tuple(Tick(frame.x(m, last), m) for m in range(0, last + 1, max(1, -(-last // MOST_MONTHS)))),
        amounts=tuple(Tick(frame.y(top * k / TICKS, top), top * k / TICKS) for k in range(TICKS + 1)),
        payback=there,
    )


def _spaced(curves: list[Curve], top: float) -> tuple[Curve, ...]:
    """Labels pushed apart, from the lowest line up, and none outside of the picture."""
    spaced: list[Curve] = []
    for curve in sorted(curves, key=lambda c: -c.end):
        place = min(curve.end, spaced[-1].label - APART) if spaced else curve.end
        spaced.append(replace(curve, label=place))
    lift = max(0.0, top - spaced[-1].label) if spaced else 0.0
    return tuple(replace(curve, label=round(curve.label + lift, 1)) for curve in spaced)


def tornado(costs: CostResult) -> tuple[Bar, ...]:
    """Each driver's bar about the middle, where the two compared ways cost the same."""
    widest = max((abs(v) for d in costs.drivers for v in (d.at_low, d.at_high)), default=0.0) or 1.0
    bars = []
    for driver in costs.drivers:
        low, high = sorted((driver.at_low, driver.at_high))
        width = max(round(HALF * (high - low) / widest, 1), 0.5)
        bars.append(Bar(driver.parameter, round(HALF + HALF * low / widest, 1), width, low < 0 < high))
    return tuple(bars)
