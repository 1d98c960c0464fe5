"""Drawings of a process and of its hand-over: what goes where; the templates in drawings/ hold the markup."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from calculator.formats.html import render
from calculator.site.content.process.example import Shop, Stage, shop
from calculator.site.content.process.sheet import curve
from calculator.site.content.prose import one_line

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


def wide(example: Shop) -> list[Drawn]:
    """The time line from left to right."""
    cut, drawn, foot = list(parts(example.stage)), [], HOURS_TOP + HOURS_HIGH
    unit = HOURS_HIGH / max(part.hours for part in cut)
    for part in cut:
        x, width, high = LEFT + part.start * WEEK, part.weeks * WEEK, part.share / 100 * SHARE_HIGH
        doing, handing = part.doing * unit, part.handing * unit
        share = Bar(x, SHARE_TOP + SHARE_HIGH - high, width, high)
        answering, handover = Bar(x, foot - doing, width, doing), Bar(x, foot - doing - handing, width, handing)
        drawn.append(Drawn(part, share, answering, handover))
    return drawn


def tall(example: Shop) -> list[Drawn]:
    """The time line from top to bottom, for a narrow page."""
    cut, drawn = list(parts(example.stage)), []
    unit = TALL_BAR / max(part.hours for part in cut)
    for part in cut:
        y, height = TALL_TOP + part.start * TALL_WEEK, part.weeks * TALL_WEEK
        bar, doing, handing = y + min(height - 9, 50), part.doing * unit, part.handing * unit
        share = Bar(TALL_LEFT, y, part.share / 100 * TALL_SHARE, height)
        answering, handover = Bar(TALL_TEXT, bar, doing, 7), Bar(TALL_TEXT + doing, bar, handing, 7)
        drawn.append(Drawn(part, share, answering, handover))
    return drawn


def timeline() -> str:
    """The hand-over in weeks, twice: one for wide pages, one for narrow ones; CSS shows one of them."""
    example = shop()
    weeks = sum(stage.weeks for stage in example.stage)
    foot, ruler = TALL_TOP + weeks * TALL_WEEK, HOURS_TOP + HOURS_HIGH + 18
    return render(
        "site/drawings/timeline.html",
        words=example.timeline,
        wide=wide(example),
        tall=tall(example),
        ticks=[(week, LEFT + week * WEEK, TALL_TOP + week * TALL_WEEK) for week in range(0, weeks + 1, 2)],
        size={"width": LEFT * 2 + weeks * WEEK, "height": ruler + 14, "tall_height": foot + 48},
        floor={"share": SHARE_TOP + SHARE_HIGH, "hours": HOURS_TOP + HOURS_HIGH, "ruler": ruler, "tall": foot},
        description=" ".join(
            f"{part.stage.name}, week {part.start + 1:g} to {part.start + part.weeks:g}: "
            f"partner {part.share} %, {part.hours} hours a week."
            for part in parts(example.stage)
        ),
    )


def sipoc() -> str:
    """The process on one page, as five lists that fold under each other."""
    return render("site/drawings/sipoc.html", sipoc=shop().sipoc)


def raci() -> str:
    """Who does what, as a table of letters."""
    return render("site/drawings/raci.html", raci=shop().raci, people=shop().people)


def kpi_sheet() -> str:
    """The weekly sheet filled in, with a small curve for each number."""
    sheet = shop().sheet
    return render("site/drawings/kpi-sheet.html", sheet=sheet, rows=[(kpi, curve(kpi)) for kpi in sheet.kpi])


DRAWINGS: dict[str, Callable[[], str]] = {
    "handover_timeline": timeline,
    "sipoc_picture": sipoc,
    "raci_table": raci,
    "kpi_sheet": kpi_sheet,
}


def context() -> dict[str, Any]:
    """Names for the pages: the example, and each drawing as one line of HTML."""

    def put(draw: Callable[[], str]) -> Callable[[], str]:
        return lambda: one_line(draw())

    return {"shop": shop(), **{name: put(draw) for name, draw in DRAWINGS.items()}}
