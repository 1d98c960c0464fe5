"""Our costs of common tasks beside the market's: how many are believable, and every figure."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import sqrt

from calculator import load
from calculator.costs.assumptions import read
from calculator.costs.parameters import parameters
from calculator.costs.phrases import count, exact, phrases
from calculator.costs.result import RowCost
from calculator.costs.setting import NOTHING, OwnPrice, Setting
from calculator.costs.task import Task
from calculator.formats.sentence import Figure, money
from calculator.load import DataError
from calculator.model import definition
from calculator.model.agreement import Share
from calculator.model.answers import Answers
from calculator.tasks.library import library
from calculator.tasks.prices import common_task

FILE = "site/market.toml"
TIMES = 2.0  # a figure is believable up to so many times beyond the market's ends, near up to so many from its middle
ENDS = 1  # a task whose `lifetime` is at this level or less ends
YEAR = 12
MONEY, HOURS = "money", "hours"
PRICED = {"freelance": "freelancer", "regular": "freelancer", "agency": "firm", "bpo": "firm", "employee": "wage"}


@dataclass(frozen=True)
class Range:
    """The market's money, or the owner's hours, of one row in one region: a month, or for the job."""

    row: str
    region: str
    part: str
    low: float
    high: float


@dataclass(frozen=True)
class Priced:
    """A common task with the hours of someone trained, a month or for the job, that its ranges are for."""

    id: str
    trade: str
    lifetime: int
    hours: float
    figures: tuple[Range, ...]
    pieces: float = 0.0

    @property
    def ends(self) -> bool:
        """Whether its figures are for the whole job rather than a month."""
        return self.lifetime <= ENDS


@dataclass(frozen=True)
class Beside:
    """One figure of the market with ours: by trade prices alone, and with the task's own prices."""

    task: Priced
    market: Range
    by_trade: float
    own: float

    @property
    def ours(self) -> tuple[float, float]:
        """Both of our figures."""
        return self.by_trade, self.own

    def believable(self, ours: float) -> bool:
        """Whether a figure of ours lies between half of the market's low and twice its high."""
        return self.market.low / TIMES <= ours <= self.market.high * TIMES

    def off(self, ours: float) -> str:
        """Whether a figure of ours is too "low" or too "high" to be believable; empty where it is."""
        return "" if self.believable(ours) else "low" if ours < self.market.low else "high"

    def near(self, ours: float) -> bool:
        """Whether a figure of ours is within two times of the market's middle, the geometric one."""
        middle = sqrt(self.market.low * self.market.high)
        return middle / TIMES <= ours <= middle * TIMES

    @property
    def name(self) -> str:
        """The task's name."""
        return library().tasks[self.task.id].name

    @property
    def whose(self) -> str:
        """What the row is called."""
        job = self.task.ends and self.market.row == "freelance"
        return (phrases().form["job"] if job else phrases().row[self.market.row]).name

    def shown(self, value: float) -> str:
        """A figure of ours as it is said."""
        return self._figure(value).text

    @property
    def range(self) -> str:
        """The market's low and high."""
        low, high = (self._market(value) for value in (self.market.low, self.market.high))
        return f"{low.text.partition(' ')[0] if self.market.part == HOURS else low.text} \N{EN DASH} {high.text}"

    @property
    def price(self) -> OwnPrice | None:
        """The published price that the market's money is of; None for the owner's hours."""
        if self.market.part == HOURS:
            return None
        currency, kind = parameters().regions[self.market.region].currency, PRICED[self.market.row]
        known = common_task(self.task.id)
        assert known is not None
        there = [p for p in known.prices if (p.kind, p.currency) == (kind, currency)]
        found = next((p for p in there if p.main), there[0] if there else None)
        if found is None:
            raise DataError(f"{FILE}: {self.task.id}.{self.market.row}: no price of a {kind} in {currency}")
        return found

    def _figure(self, value: float) -> Figure:
        if self.market.part == HOURS:
            return count(value, "hours")
        return money(value, parameters().regions[self.market.region].sign)

    def _market(self, value: float) -> Figure:
        if self.market.part == HOURS:
            return Figure(value, HOURS, f"{round(value, 1):g} hours")
        return exact(float(round(value)), parameters().regions[self.market.region].sign)


@cache
def market() -> tuple[Priced, ...]:
    """The tasks of site/market.toml; DataError names the key that is wrong."""
    tasks = load.file_records(Priced, FILE, "task", load.DATA)
    for task in tasks.values():
        if task.id not in library().tasks:
            raise DataError(f"{FILE}: {task.id}: no such common task")
        for figure in task.figures:
            if figure.part not in (MONEY, HOURS) or figure.row not in PRICED or not 0 < figure.low <= figure.high:
                raise DataError(f"{FILE}: {task.id}.{figure.row}: {figure.part} from {figure.low} to {figure.high}")
    return tuple(tasks.values())


@cache
def figures() -> tuple[Beside, ...]:
    """Every figure of the market with ours."""
    return tuple(
        Beside(task, figure, *(_ours(task, figure, own) for own in (False, True)))
        for task in market()
        for figure in task.figures
    )


def _ours(task: Priced, figure: Range, own: bool) -> float:
    """Our median, a month or for the job. Hours are the first year's: nobody tells the start from the rest of them."""
    costs = _costs(task.id, figure.region, own)[figure.part][figure.row]
    return (costs.money if figure.part == MONEY else costs.hours).p50 / (1 if task.ends else YEAR)


@cache
def _costs(key: str, region: str, own: bool) -> dict[str, dict[str, RowCost]]:
    """The rows that a task's money, which is that of a later year, and its hours are taken from."""
    task = next(one for one in market() if one.id == key)
    usual = library().tasks[key].answers
    levels: dict[str, int | None] = {q: level for q, level in usual.items() if not isinstance(level, bool)}
    answers = Answers({q: level for q, level in levels.items() if q != "volume"} | {"lifetime": task.lifetime})
    told: dict[str, float | str] = {"task_hours": task.hours, "task_hours_of": "trained", "trade": task.trade}
    told |= {"task_hours_unit": "all" if task.ends else "month", "region": region}
    told |= {"pieces_per_month": task.pieces} if task.pieces else {}
    inputs, wrong = read(told, answers)
    if wrong:
        raise DataError(f"{FILE}: {key}: {wrong}")
    found = Task(definition.model(), answers, inputs, setting=Setting(common_task(key)) if own else NOTHING)
    return {MONEY: found.later or found.first, HOURS: found.first}


def chosen(region: str = "", part: str = "") -> list[Beside]:
    """The figures of a region, of money or of hours; of all where none is named."""
    return [one for one in figures() if region in ("", one.market.region) and part in ("", one.market.part)]


def believable(region: str = "", part: str = "", own: bool = True) -> Share:
    """How many of our figures lie between half of the market's low and twice its high."""
    return _count(one.believable(one.ours[own]) for one in chosen(region, part))


def near(part: str) -> Share:
    """How many of our figures with the task's own prices are within two times of the market's middle."""
    return _count(one.near(one.own) for one in chosen(part=part))


def _count(right: Iterable[bool]) -> Share:
    held = list(right)
    return Share(sum(held), len(held))
