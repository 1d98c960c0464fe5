"""The reader's own log of freelance jobs: medians that take the place of the owner's hours nobody has published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from typing import Any

from calculator import load
from calculator.costs.inputs import bounds, specification
from calculator.costs.parameters import parameters
from calculator.formats.figure import number
from calculator.formats.numerals import plain
from calculator.load import DataError
from calculator.model.answers import LONGEST_SHOWN

MINUTES = 60


@dataclass(frozen=True)
class Field:
    """One thing noted for a job; `per_hour` ones are divided by the freelancer's hours."""

    id: str
    label: str
    unit: str
    parameter: str
    per_hour: bool


@dataclass(frozen=True)
class Log:
    """Everything in costs/job_log.toml."""

    least: int
    hours: str
    field: tuple[Field, ...]
    errors: load.Texts
    most: dict[str, float]

    @property
    def parameters(self) -> list[str]:
        """The figures that the log replaces, in its order."""
        return [field.parameter for field in self.field if field.parameter]


@cache
def log(folder: load.Folder = load.DATA) -> Log:
    """Read and check costs/job_log.toml; DataError names the key."""
    found = load.record(Log, load.table("costs/job_log.toml", folder), "costs/job_log.toml")
    for field in found.field:
        if field.parameter not in ("", *parameters(folder).by_id):
            raise DataError(f"costs/job_log.toml: {field.id}.parameter: {field.parameter!r} is no parameter")
        if field.unit not in found.most:
            raise DataError(f"costs/job_log.toml: {field.id}.unit: {field.unit!r} has no most")
    return found


def own_figures(jobs: Sequence[object]) -> tuple[dict[str, float], list[str]]:
    """Inputs for the cost lens from logged jobs, by parameter id, and a message for each entry that is wrong.

    A job is `{"brief": 45, "choosing": 60, "steering": 30, "checking": 20, "hours": 12}`: minutes of the
    owner, hours of the freelancer, as numbers or text; what is missing or empty is left out. The result is for a job
    of the reference size, which one without hours is taken to be. It goes into `assumptions.read` with the reader's
    other inputs, so it is marked as the reader's own.
    """
    rules, messages = log(), []
    rows = []
    for place, job in enumerate(jobs, 1):
        row, wrong = _job(job, place)
        rows.append(row)
        messages += wrong
    found = {field.parameter: _values(field, rows) for field in rules.field if field.parameter}
    medians = {key: _within(key, median(values)) for key, values in found.items() if len(values) >= rules.least}
    return medians, messages


def _job(job: object, place: int) -> tuple[dict[str, float], list[str]]:
    """The numbers of one job, and what is wrong with the others."""
    rules = log()
    if not isinstance(job, Mapping):
        return {}, [rules.errors["job"].format(job=place)]
    known = {field.id for field in rules.field}
    messages = [
        rules.errors["unknown"].format(job=place, id=str(key)[:LONGEST_SHOWN]) for key in job if key not in known
    ]
    row = {}
    for field in rules.field:
        raw = job.get(field.id)
        if raw is None or (isinstance(raw, str) and not raw.strip()):
            continue
        value = _number(field, raw)
        if value is None:
            messages.append(_wrong(field, raw, place))
        else:
            row[field.id] = value
    if any(field.per_hour and field.id in row for field in rules.field) and not row.get(rules.hours):
        messages.append(rules.errors["hours"].format(job=place))
    return row, messages


def _number(field: Field, raw: Any) -> float | None:
    value = number(raw, units=(field.unit.removesuffix("s"),))
    return value if value is not None and 0 <= value <= log().most[field.unit] else None


def _wrong(field: Field, raw: Any, place: int) -> str:
    most, value = plain(log().most[field.unit]), str(raw)[:LONGEST_SHOWN]
    return log().errors["number"].format(job=place, label=field.label, value=value, unit=field.unit, most=most)


def _values(field: Field, rows: Sequence[Mapping[str, float]]) -> list[float]:
    """Hours of the owner for each job of the reference size, or for each hour of the freelancer.

    The formulas let what a job takes grow with the root of its size, so that it is taken out here.
    """
    hours, reference = log().hours, parameters().by_id["reference_job"].typical
    if not field.per_hour:
        found = [row for row in rows if field.id in row]
        return [row[field.id] / MINUTES / sqrt((row.get(hours) or reference) / reference) for row in found]
    return [row[field.id] / MINUTES / row[hours] for row in rows if field.id in row and row.get(hours)]


def _within(key: str, value: float) -> float:
    low, high = bounds(specification().inputs[key])
    return round(min(max(value, low), high), 4)


def median(values: Sequence[float]) -> float:
    """The middle value, or the mean of the two in the middle."""
    ordered, middle = sorted(values), len(values) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
