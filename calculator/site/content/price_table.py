"""What common tasks cost, as a table: by the tasks' own prices where there are any, else by the price of such work."""

from dataclasses import dataclass
from functools import cache

from calculator import load, scoring
from calculator.costs.parameters import parameters
from calculator.costs.phrases import phrases
from calculator.costs.prices import MarketPrice
from calculator.costs.result import CostResult
from calculator.costs.trades import trades
from calculator.formats.sentence import grouped
from calculator.load import DataError
from calculator.model import definition
from calculator.site.content import tasks
from calculator.tasks.library import library

FILE = "site/price_table.toml"
WHO = ("freelancer", "firm")
# of the costs, for each the first row that a task has
ROWS = {"freelancer": ("regular", "freelance"), "firm": ("bpo", "agency")}
UNGRADED, OWN = "none", "task"


@dataclass(frozen=True)
class Row:
    """A task's price by one of two, each figure as it is shown; `own` tells a price of the task itself."""

    task: str
    name: str
    who: str
    unit: str
    low: str
    typical: str
    high: str
    hours: str
    grade: str
    date: str
    note: str
    sources: tuple[str, ...]
    own: bool


@dataclass(frozen=True)
class Table:
    """All of site/price_table.toml."""

    tasks: tuple[str, ...]
    words: load.Texts


@cache
def table(folder: load.Folder = load.DATA) -> Table:
    """The tasks of the table in its order, and its words; DataError names a task that does not exist."""
    result = load.record(Table, load.table(FILE, folder), FILE)
    if unknown := sorted(set(result.tasks) - library().tasks.keys()):
        raise DataError(f"{FILE}: tasks: no task is called {', '.join(unknown)}")
    return result


@cache
def rows(region: str) -> tuple[Row, ...]:
    """A row for each task and each of two whom it could be paid to, in a region's currency."""
    return tuple(_row(task, who, _costs(task, region), region) for task in table().tasks for who in WHO)


@cache
def _costs(task: str, region: str) -> CostResult:
    scored, _ = scoring.read(definition.model(), {}, "", {"region": region}, task)
    return scored.costs


def _row(task: str, who: str, costs: CostResult, region: str) -> Row:
    price, say = used(costs, who), table().words
    sign = parameters().regions[region].sign
    low, typical, high = (tasks.in_figures(end, price.unit, sign) for end in (price.low, price.typical, price.high))
    own, per = price.origin == OWN, phrases().per[price.unit]
    trade = trades().trade[costs.trade].label.partition(":")[0]
    graded = say["assumed" if price.grade == UNGRADED else "graded"]
    return Row(
        task=task,
        name=library().tasks[task].name,
        who=say[who],
        unit=per if own else say["kind_of_work"].format(per=per, trade=trade[0].lower() + trade[1:]),
        low=low,
        typical=typical,
        high=high,
        hours=_hours(costs, who),
        grade=graded.format(letter=price.grade, date=price.date),
        date=price.date,
        note=price.note,
        sources=price.sources,
        own=own,
    )


def used(costs: CostResult, who: str) -> MarketPrice:
    """The price that the costs are worked out with."""
    return next(price for price in costs.prices if price.used and price.kind == who)


def price(task: str, who: str, region: str) -> MarketPrice:
    """A price of the table as figures, for a sum on the page."""
    return used(_costs(task, region), who)


def _hours(costs: CostResult, who: str) -> str:
    """The owner's hours, in the middle of the draws."""
    say = table().words
    row = next(key for key in ROWS[who] if key in costs.year_one)
    hours = grouped(round(costs.year_one[row].hours.p50))
    return say["for_job" if costs.one_off else "first_year"].format(hours=hours)


def counted(region: str) -> dict[str, int]:
    """How many rows there are, and how many of them rest on a price of the task itself, and on our assumption."""
    all_rows = rows(region)
    return {
        "rows": len(all_rows),
        "own": sum(row.own for row in all_rows),
        "assumed": sum(not row.sources for row in all_rows),
    }
