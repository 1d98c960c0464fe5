"""The spreadsheet functions that our workbooks use, as spreadsheets mean them; see `formula`."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import zip_longest

from calculator.formats.spreadsheet import DAY_0

Scalar = float | str | bool | None  # None is an empty cell
Value = Scalar | list[Scalar]  # a list holds the cells of a range, row by row

DIGITS = 15  # that a spreadsheet shows of a number in a text
CRITERION = re.compile(r"(<=|>=|<>|<|>|=)?(.*)", re.DOTALL)
NUMBER = re.compile(r"-?\d+(\.\d+)?")


class FormulaError(Exception):
    """A value that cannot be worked out, by the sign that a spreadsheet shows, such as #N/A."""


def serial(day: date) -> float:
    """A day as spreadsheets count it."""
    return float((date(day.year, day.month, day.day) - DAY_0).days)


def cells(*values: Value) -> Iterable[Scalar]:
    """All cells of some values."""
    for value in values:
        yield from value if isinstance(value, list) else [value]


def is_number(value: Value) -> bool:
    """Whether it is a number, and no text, truth or nothing."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def number(value: Value) -> float:
    """A value to calculate with: nothing is 0, a truth 1 or 0."""
    if value is None:
        return 0.0
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, str) and NUMBER.fullmatch(value):
        return float(value)
    raise FormulaError("#VALUE!")


def text(value: Value) -> str:
    """A value as part of a text."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return f"{value:.{DIGITS}g}"
    return "" if value is None else str(value)


def truth(value: Value) -> bool:
    """A value as a condition."""
    if isinstance(value, str):
        raise FormulaError("#VALUE!")
    return bool(value)


def compared(left: Scalar, right: Scalar) -> int:
    """-1, 0 or 1: numbers come before texts, texts before truths; nothing is what it stands beside."""
    one, other = (_filled(left, right), _filled(right, left))
    ranks = [2 if isinstance(v, bool) else 1 if isinstance(v, str) else 0 for v in (one, other)]
    if ranks[0] != ranks[1]:
        return -1 if ranks[0] < ranks[1] else 1
    pair = [v.casefold() if isinstance(v, str) else float(v) for v in (one, other)]
    return (pair[0] > pair[1]) - (pair[0] < pair[1])  # type: ignore[operator]


def _filled(value: Scalar, beside: Scalar) -> float | str | bool:
    if value is not None:
        return value
    return "" if isinstance(beside, str) else False if isinstance(beside, bool) else 0.0


SIGNS: dict[str, Callable[[int], bool]] = {
    "=": lambda order: order == 0,
    "<>": lambda order: order != 0,
    "<": lambda order: order < 0,
    ">": lambda order: order > 0,
    "<=": lambda order: order <= 0,
    ">=": lambda order: order >= 0,
}


def meets(value: Scalar, criterion: Value) -> bool:
    """Whether a cell meets a criterion such as ">=3", "Yes" or "<>"; a number is met by numbers alone."""
    sign, wanted = CRITERION.fullmatch(text(criterion)).groups()  # type: ignore[union-attr]  # it takes any text
    if sign == "<>" and wanted:
        return not meets(value, wanted)
    if NUMBER.fullmatch(wanted):
        return is_number(value) and SIGNS[sign or "="](compared(value, float(wanted)))
    if sign and not wanted:
        return (value is None) is (sign == "=")
    return isinstance(value, str) and SIGNS[sign or "="](compared(value, wanted))


def _numbers(*values: Value) -> list[float]:
    return [float(cell) for cell in cells(*values) if is_number(cell)]  # type: ignore[arg-type]


def _average(*values: Value) -> float:
    found = _numbers(*values)
    if not found:
        raise FormulaError("#DIV/0!")
    return sum(found) / len(found)


def _met(*pairs: Value) -> list[bool]:
    """For each cell of the ranges whether it meets its criterion."""
    ranges = [(list(cells(where)), criterion) for where, criterion in zip(pairs[::2], pairs[1::2], strict=True)]
    rows = zip(*([meets(cell, criterion) for cell in where] for where, criterion in ranges), strict=True)
    return [all(row) for row in rows]


def _sum_if(where: Value, criterion: Value, summed: Value) -> float:
    pairs = zip(_met(where, criterion), cells(summed), strict=True)
    return sum(_numbers([cell for met, cell in pairs if met]))


def _product(*ranges: Value) -> float:
    total = 0.0
    for row in zip_longest(*(list(cells(one)) for one in ranges)):
        part = 1.0
        for cell in row:
            part *= number(cell) if is_number(cell) else 0.0
        total += part
    return total


def _place(wanted: Value, where: Value, exact: Value) -> float:
    if exact not in (0, 0.0, False):
        raise NotImplementedError("MATCH finds equal cells only")
    for place, cell in enumerate(cells(where), 1):
        if wanted is not None and cell is not None and compared(cell, wanted) == 0:  # type: ignore[arg-type]
            return float(place)
    raise FormulaError("#N/A")


def _at(where: Value, place: Value) -> Scalar:
    column, at = list(cells(where)), int(number(place))
    if not 1 <= at <= len(column):
        raise FormulaError("#REF!" if at > 0 else "#VALUE!")
    return column[at - 1]


def _months_on(day: Value, months: Value) -> float:
    begin = DAY_0 + timedelta(days=int(number(day)))
    year, month = divmod(begin.year * 12 + begin.month - 1 + int(number(months)), 12)
    first = date(year, month + 1, 1)
    longest = ((first + timedelta(days=31)).replace(day=1) - first).days
    return serial(first + timedelta(days=min(begin.day, longest) - 1))


def _rounded(value: Value, digits: Value = 0.0) -> float:
    """Halves go away from nothing, as in a spreadsheet."""
    factor = 10.0 ** int(number(digits))
    scaled = abs(number(value)) * factor
    return (1 if number(value) >= 0 else -1) * float(int(scaled + 0.5)) / factor


def _extreme(pick: Callable[[Sequence[float]], float]) -> Callable[..., float]:
    return lambda *values: pick(_numbers(*values) or [0.0])


FUNCTIONS: dict[str, Callable[..., Value]] = {
    "AND": lambda *values: all(truth(value) for value in cells(*values)),
    "AVERAGE": _average,
    "COUNT": lambda *values: float(len(_numbers(*values))),
    "COUNTA": lambda *values: float(sum(cell is not None for cell in cells(*values))),
    "COUNTIF": lambda where, criterion: float(sum(_met(where, criterion))),
    "COUNTIFS": lambda *pairs: float(sum(_met(*pairs))),
    "EDATE": _months_on,
    "INDEX": _at,
    "ISNUMBER": is_number,
    "MATCH": _place,
    "MAX": _extreme(max),
    "MIN": _extreme(min),
    "N": lambda value: number(value) if not isinstance(value, str) else 0.0,
    "NOT": lambda value: not truth(value),
    "OR": lambda *values: any(truth(value) for value in cells(*values)),
    "ROUND": _rounded,
    "SUM": lambda *values: sum(_numbers(*values)),
    "SUMIF": _sum_if,
    "SUMPRODUCT": _product,
}
