"""What pages and forms ask for in one way: the gate of a trial, what cases tell, and notice by size of work, leaks."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from calculator import load
from calculator.documents import chances
from calculator.load import DataError
from calculator.model.decision import percent

FILE = "documents/agreed.toml"
PLACE = re.compile(r"\{(\w+)\.(\w+)\}")
BETTER = ("Higher", "Lower")
COUNTS = ("Sum", "Average", "Last week")


@dataclass(frozen=True)
class Row:
    """One thing that is looked at: `go` or better goes on, worse than `stop` ends it."""

    id: str
    name: str
    unit: str
    better: str
    count: str
    go: int
    stop: int


@dataclass(frozen=True)
class Gate:
    """When a trial goes on, is mended or ends: cases read each week, and the weeks that are read together."""

    sample: int
    weeks: int
    extra: int
    sure: float
    row: tuple[Row, ...]

    @property
    def cases(self) -> int:
        """All cases of the weeks read together."""
        return self.sample * self.weeks

    @property
    def rows(self) -> dict[str, Row]:
        """The rows by id."""
        return {row.id: row for row in self.row}

    def passes(self, share: float) -> float:
        """The chance that a partner of whose cases this share is right may go on, by its sample."""
        return chances.at_least(self.rows["right"].go, self.cases, share)

    def stopped(self, share: float) -> float:
        """The chance that such a partner is stopped by its sample."""
        return chances.fewer_than(self.rows["right"].stop, self.cases, share)

    def weekly(self, right: int, share: float, weeks: int = 1) -> float:
        """The chance that such a partner has this many right in each of so many single weeks."""
        return chances.at_least(right, self.sample, share) ** weeks

    def may_be_wrong(self, cases: int, wrong: int = 0) -> float:
        """The share of all cases that may still be wrong after so many were checked."""
        return chances.most_wrong(wrong, cases, self.sure)


@dataclass(frozen=True)
class CaseTest:
    """So many closed cases: under `drafts_below` right software writes drafts, above `alone_above` it answers."""

    cases: int
    drafts_below: int
    alone_above: int

    def most(self, found: int, cases: int = 0) -> float:
        """The largest share of all cases that may be of a kind found so often, in the test or in so many cases."""
        return chances.most_wrong(found, cases or self.cases, agreed().gate.sure)

    def between(self, found: int) -> tuple[float, float]:
        """The smallest and the largest share, with the doubt divided between both ends."""
        each = (1 + agreed().gate.sure) / 2
        low, high = self.cases - found, found
        return 1 - chances.most_wrong(low, self.cases, each), chances.most_wrong(high, self.cases, each)

    def alone(self, share: float) -> float:
        """The chance that software may answer alone after the test, where it is right in this share of all cases."""
        return chances.at_least(self.alone_above + 1, self.cases, share)


@dataclass(frozen=True)
class Size:
    """Notice for work of one size: what the client gives, what the other side gives."""

    id: str
    what: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class Notice:
    """The rule for ending: notice by size, and when either side may end at once."""

    reminder_days: int
    still_days: int
    size: tuple[Size, ...]

    @property
    def sizes(self) -> dict[str, Size]:
        """The sizes by id."""
        return {size.id: size for size in self.size}


@dataclass(frozen=True)
class Leak:
    """Hours within which a leak of data is told: to you, and to the authority where the law asks for it."""

    tell: int
    report: int


@dataclass(frozen=True)
class Written:
    """By state, from how many dollars in so many days a contract has to be in writing, and the years it is kept."""

    days: int
    dollars: dict[str, int]
    years: dict[str, int]


@dataclass(frozen=True)
class Agreed:
    """The whole file."""

    gate: Gate
    test: CaseTest
    leak: Leak
    written: Written
    notice: Notice


@cache
def agreed(folder: load.Folder = load.DATA) -> Agreed:
    """The rules, checked; DataError names the file and the row."""
    whole = load.record(Agreed, load.table(FILE, folder), FILE)
    for row in whole.gate.row:
        if row.better not in BETTER or row.count not in COUNTS:
            raise DataError(f"{FILE}: gate.{row.id}: better is one of {BETTER}, count one of {COUNTS}")
        if (row.go - row.stop) * (1 if row.better == "Higher" else -1) < 0:
            raise DataError(f"{FILE}: gate.{row.id}: go is worse than stop")
    return whole


def put_in(content: Any, where: str) -> Any:
    """The content of a form with its figures put in: `{go.right}`, `{gate.cases}`, `{ours.partner}`."""
    if isinstance(content, dict):
        return {key: put_in(value, f"{where}.{key}") for key, value in content.items()}
    if isinstance(content, list):
        return [put_in(value, where) for value in content]
    if not isinstance(content, str):
        return content
    values = _values()

    def put(place: re.Match[str]) -> str:
        if place[1] + "." + place[2] not in values:
            raise DataError(f"{where}: {place[0]}: nothing fills this in")
        return values[place[1] + "." + place[2]]

    return PLACE.sub(put, content)


@cache
def _values() -> dict[str, str]:
    gate, notice = agreed().gate, agreed().notice
    values = {f"gate.{key}": str(getattr(gate, key)) for key in ("sample", "weeks", "extra", "cases")}
    values |= {f"notice.{key}": str(getattr(notice, key)) for key in ("reminder_days", "still_days")}
    values |= {f"leak.{key}": str(getattr(agreed().leak, key)) for key in ("tell", "report")}
    for row in gate.row:
        unit = row.unit.format(cases=gate.cases)
        values |= {f"{key}.{row.id}": str(getattr(row, key)) for key in ("name", "better", "count", "go", "stop")}
        values[f"unit.{row.id}"] = unit
    written, test = agreed().written, agreed().test
    values |= {f"dollars.{state}": str(amount) for state, amount in written.dollars.items()}
    values |= {f"years.{state}": str(years) for state, years in written.years.items()}
    values["written.days"] = str(written.days)
    values |= {"test.cases": str(test.cases), "test.most": str(percent(test.most(0)))}
    for size in notice.size:
        values |= {f"ours.{size.id}": size.ours, f"theirs.{size.id}": size.theirs}
    return values
