"""What common tasks cost by themselves, and the figures of one as the cost lens takes them."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from calculator import load
from calculator.costs.parameters import parameters
from calculator.costs.setting import COUNTED, CommonTask, OwnExtra, OwnPrice
from calculator.costs.trades import GRADES
from calculator.load import DataError
from calculator.tasks.library import library

FILE = "tasks/prices.toml"
KINDS = ("freelancer", "firm", "wage", "smallest", "software")
UNITS = ("hour", "day", "piece", "week", "month", "year", "job", *COUNTED)
EXTRA_UNITS = ("month", "year", "job")


@dataclass(frozen=True)
class TaskPrice(OwnPrice):
    """A price with the task that it is of."""

    task: str = ""


@dataclass(frozen=True)
class TaskExtra(OwnExtra):
    """Fees or materials with the task that they are of."""

    task: str = ""


@dataclass(frozen=True)
class TaskPrices:
    """All of tasks/prices.toml."""

    price: tuple[TaskPrice, ...]
    extra: tuple[TaskExtra, ...]


@cache
def prices(folder: load.Folder = load.DATA) -> TaskPrices:
    """Read and check tasks/prices.toml; DataError names the key."""
    result = load.record(TaskPrices, load.table(FILE, folder), FILE)
    for mistake in _mistakes(result):
        raise DataError(f"{FILE}: {mistake}")
    return result


def _mistakes(result: TaskPrices) -> Iterator[str]:
    """What types cannot say."""
    regions = {key: region.currency for key, region in parameters().regions.items()}
    main = [(p.task, p.kind, p.currency) for p in result.price if p.main]
    rows: tuple[TaskPrice | TaskExtra, ...] = (*result.price, *result.extra)
    for one in rows:
        at = one.task
        if one.task not in library().tasks:
            yield f"{at}: no such task"
        if regions.get(one.region) != one.currency:
            yield f"{at}.currency: {one.currency!r} is not that of {one.region!r}"
        if not 0 <= one.low <= one.typical <= one.high:
            yield f"{at}.low: must not be above typical, nor typical above high"
        if one.grade not in GRADES or (one.grade == "none") == bool(one.sources):
            yield f"{at}.grade: one of {', '.join(GRADES)}; a grade needs a source, and a source a grade"
    for price in result.price:
        at = f"{price.task}.{price.kind}"
        if price.kind not in KINDS or price.unit not in UNITS:
            yield f"{at}.unit: {price.kind!r} and {price.unit!r} are not among {KINDS}, {UNITS}"
        if price.main and (price.unit in COUNTED) != bool(price.count):
            yield f"{at}.count: a {price.unit} has a count, other units have none"
        if main.count((price.task, price.kind, price.currency)) > 1:
            yield f"{at}.main: stands twice for {price.currency}"
    for extra in result.extra:
        if extra.unit not in EXTRA_UNITS:
            yield f"{extra.task}.unit: {extra.unit!r} is none of {EXTRA_UNITS}"


@cache
def common_task(task_id: str) -> CommonTask | None:
    """The figures of a common task; None for an unknown one."""
    task = library().tasks.get(task_id)
    if task is None:
        return None
    known = prices()
    return CommonTask(
        id=task_id,
        trade=task.work,
        amount=(task.hours_low, task.hours, task.hours_high),
        pieces_per_month=task.pieces_per_month,
        prices=tuple(_plain(OwnPrice, price) for price in known.price if price.task == task_id),
        extras=tuple(_plain(OwnExtra, extra) for extra in known.extra if extra.task == task_id),
    )


def _plain[T](kind: type[T], row: Any) -> T:
    """The record without the task's name."""
    return kind(**{part.name: getattr(row, part.name) for part in fields(kind)})  # type: ignore[arg-type]
