"""Geometry of the cost lens's pictures: the totals month by month, and the tornado. No wording, no markup."""

from dataclasses import dataclass
from math import floor, log10

from calculator.costs.result import CostResult

APART = 17.0  # least distance between two labels at the right edge
TICKS = 4
STEPS = (1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10)
DASHED = {
    "staff": "employee",
    "regular": "freelance",
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


def chart(found: CostResult, frame: Frame = WIDE) -> Chart:
    """Where everything of the month-by-month picture stands."""
    highest = max((v for values in found.cumulative.values() for v in values), default=0.0) or 1.0
    top = _round_up(highest)
    curves = [_curve(frame, row, values, top) for row, values in found.cumulative.items()]
    return Chart(
        width=frame.width,
        height=frame.height,
        left=frame.left,
        right=frame.width - frame.right,
        top=frame.top,
        bottom=frame.height - frame.bottom,
        curves=_spaced(curves, frame.top),
        months=tuple(Tick(frame.x(m, found.horizon), m) for m in _months(found.horizon)),
        amounts=tuple(Tick(frame.y(top * k / TICKS, top), top * k / TICKS) for k in range(TICKS + 1)),
        payback=_payback(frame, found, top),
    )


def _round_up(value: float) -> float:
    """The next number whose quarters are easy to read."""
    power = 10.0 ** floor(log10(value))
    return next(step * power for step in STEPS if step * power >= value * 0.999)


def _months(last: int) -> list[int]:
    step = max(1, -(-last // 6))
    return list(range(0, last + 1, step))


def _curve(frame: Frame, row: str, values: tuple[float, ...], top: float) -> Curve:
    points = tuple((frame.x(m, len(values)), frame.y(v, top)) for m, v in enumerate(values, 1))
    start = (frame.left, points[0][1]) if len(points) == 1 else None
    shown = (start, *points) if start else points
    return Curve(row, DASHED.get(row, row), row in DASHED, shown, shown[-1][1], shown[-1][1])


def _spaced(curves: list[Curve], top: float) -> tuple[Curve, ...]:
    """Labels pushed apart, from the lowest line up, and none outside of the picture."""
    found: list[Curve] = []
    for curve in sorted(curves, key=lambda c: -c.end):
        place = min(curve.end, found[-1].label - APART) if found else curve.end
        found.append(Curve(curve.row, curve.colour, curve.dashed, curve.points, curve.end, place))
    lift = max(0.0, top - found[-1].label) if found else 0.0
    return tuple(Curve(c.row, c.colour, c.dashed, c.points, c.end, round(c.label + lift, 1)) for c in found)


def _payback(frame: Frame, found: CostResult, top: float) -> tuple[float, float] | None:
    month = found.break_even.payback_month
    if not month or found.one_off or "bpo" not in found.cumulative:
        return None
    return frame.x(month, found.horizon), frame.y(found.cumulative["bpo"][month - 1], top)


def tornado(found: CostResult) -> tuple[Bar, ...]:
    """Each driver's bar about the middle, where the two compared ways cost the same."""
    widest = max((abs(v) for d in found.drivers for v in (d.at_low, d.at_high)), default=0.0) or 1.0
    return tuple(_bar(d.parameter, (d.at_low, d.at_high), widest) for d in found.drivers)


def _bar(parameter: str, ends: tuple[float, float], widest: float) -> Bar:
    low, high = min(ends), max(ends)
    x = HALF + HALF * low / widest
    return Bar(parameter, round(x, 1), max(round(HALF * (high - low) / widest, 1), 0.5), low < 0 < high)
