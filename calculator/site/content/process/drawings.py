"""Drawings of a process and of its hand-over: what goes where; the templates in drawings/ hold the markup."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from calculator.formats.html import render
from calculator.site.content.process.example import Shop, Stage, shop
from calculator.site.content.process.sheet import curve

WEEK, LEFT, SHARE_TOP, SHARE_HIGH = 33.0, 2.0, 84.0, 96.0  # the wide time line, in its own units
HOURS_TOP, HOURS_HIGH = 232.0, 110.0
TALL_WEEK, TALL_TOP, TALL_LEFT, TALL_SHARE, TALL_TEXT = 31.0, 34.0, 34.0, 84.0, 132.0  # the narrow one
TALL_BAR, TALL_VALUE = 170.0, 42.0


@dataclass(frozen=True)
class Part:
    """A stretch of weeks of even share and hours; `first` marks the stage's name."""

    stage: Stage
    first: bool
    start: float
    weeks: float
    share: int
    doing: int
    handing: int

    @property
    def hours(self) -> int:
        """The owner's hours a week."""
        return self.doing + self.handing


@dataclass(frozen=True)
class Bar:
    """A rectangle in the drawing's units."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """Half way along."""
        return self.x + self.width / 2


@dataclass(frozen=True)
class Drawn:
    """A part with its three bars: share, hours answering, hours handing over."""

    part: Part
    share: Bar
    doing: Bar
    handing: Bar

    @property
    def beside(self) -> float:
        """Where the share's words stand in the tall picture: inside the bar, or beside one that is too narrow."""
        return 5 if self.share.width >= TALL_VALUE else self.share.width + 5


def parts(stages: tuple[Stage, ...]) -> Iterator[Part]:
    """The stages cut into their parts, one after the other."""
    week = 0.0
    for stage in stages:
        length = stage.weeks / len(stage.shares)
        for n, row in enumerate(zip(stage.shares, stage.doing, stage.handing, strict=True)):
            yield Part(stage, n == 0, week, length, *row)
            week += length


def wide(found: Shop) -> list[Drawn]:
    """The time line from left to right."""
    cut = list(parts(found.stage))
    most = max(part.hours for part in cut)
    return [_wide(part, HOURS_HIGH / most) for part in cut]


def _wide(part: Part, unit: float) -> Drawn:
    x, width = LEFT + part.start * WEEK, part.weeks * WEEK
    high = part.share / 100 * SHARE_HIGH
    doing, handing = part.doing * unit, part.handing * unit
    foot = HOURS_TOP + HOURS_HIGH
    return Drawn(
        part,
        Bar(x, SHARE_TOP + SHARE_HIGH - high, width, high),
        Bar(x, foot - doing, width, doing),
        Bar(x, foot - doing - handing, width, handing),
    )


def tall(found: Shop) -> list[Drawn]:
    """The time line from top to bottom, for a narrow page."""
    cut = list(parts(found.stage))
    most = max(part.hours for part in cut)
    return [_tall(part, TALL_BAR / most) for part in cut]


def _tall(part: Part, unit: float) -> Drawn:
    y, height = TALL_TOP + part.start * TALL_WEEK, part.weeks * TALL_WEEK
    bar = y + min(height - 9, 50)
    doing, handing = part.doing * unit, part.handing * unit
    return Drawn(
        part,
        Bar(TALL_LEFT, y, part.share / 100 * TALL_SHARE, height),
        Bar(TALL_TEXT, bar, doing, 7),
        Bar(TALL_TEXT + doing, bar, handing, 7),
    )


def timeline() -> str:
    """The hand-over in weeks, twice: one for wide pages, one for narrow ones; CSS shows one of them."""
    found = shop()
    weeks = sum(stage.weeks for stage in found.stage)
    foot, ruler = TALL_TOP + weeks * TALL_WEEK, HOURS_TOP + HOURS_HIGH + 18
    return render(
        "site/drawings/timeline.html",
        words=found.timeline,
        wide=wide(found),
        tall=tall(found),
        ticks=[(week, LEFT + week * WEEK, TALL_TOP + week * TALL_WEEK) for week in range(0, weeks + 1, 2)],
        size={"width": LEFT * 2 + weeks * WEEK, "height": ruler + 14, "tall_height": foot + 48},
        floor={"share": SHARE_TOP + SHARE_HIGH, "hours": HOURS_TOP + HOURS_HIGH, "ruler": ruler, "tall": foot},
        said=_said(found),
    )


def _said(found: Shop) -> str:
    """The time line in words."""
    return " ".join(
        f"{part.stage.name}, week {part.start + 1:g} to {part.start + part.weeks:g}: "
        f"partner {part.share} %, {part.hours} hours a week."
        for part in parts(found.stage)
    )


def sipoc() -> str:
    """The process on one page, as five lists that fold under each other."""
    return render("site/drawings/sipoc.html", sipoc=shop().sipoc)


def raci() -> str:
    """Who does what, as a table of letters."""
    found = shop()
    return render("site/drawings/raci.html", raci=found.raci, people=found.people)


def kpi_sheet() -> str:
    """The weekly sheet filled in, with a small curve for each number."""
    found = shop().sheet
    return render("site/drawings/kpi-sheet.html", sheet=found, rows=[(kpi, curve(kpi)) for kpi in found.kpi])


DRAWINGS: dict[str, Callable[[], str]] = {
    "handover_timeline": timeline,
    "sipoc_picture": sipoc,
    "raci_table": raci,
    "kpi_sheet": kpi_sheet,
}


def context(one_line: Callable[[str], str]) -> dict[str, Any]:
    """Names for the pages: the example, and each drawing as one line of HTML."""

    def put(draw: Callable[[], str]) -> Callable[[], str]:
        return lambda: one_line(draw())

    return {"shop": shop(), **{name: put(draw) for name, draw in DRAWINGS.items()}}
