"""Works out the formulas of a workbook, so that their values can be stored beside them.

A viewer that does not calculate shows what is stored, and so does a program that reads the file. It knows as much of
the language as our workbooks use: sums and signs, texts, ranges, sheets, and the functions of `formula_functions`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from calculator.formats.formula_functions import (
    FUNCTIONS,
    SIGNS,
    FormulaError,
    Scalar,
    Value,
    compared,
    number,
    text,
    truth,
)
from calculator.formats.spreadsheet import column

TOKEN = re.compile(
    r"""\s*(?:
    (?P<text>"(?:[^"]|"")*")
    | (?P<number>\d+(?:\.\d+)?(?:E[+-]?\d+)?)
    | (?P<range>(?:(?:'(?:[^']|'')+'|[A-Za-z_]\w*)!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![\w(])
    | (?P<name>[A-Z]+)
    | (?P<sign><=|>=|<>|[-+*/&=<>(),])
    )""",
    re.VERBOSE,
)
CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")
LOOSE, TIGHT = 1, 4  # of the signs that join two values
JOINS = {**dict.fromkeys(SIGNS, LOOSE), "&": 2, "+": 3, "-": 3, "*": TIGHT, "/": TIGHT}

Cells = Mapping[tuple[int, int], "Scalar | Formula"]


@dataclass(frozen=True)
class Formula:
    """A formula as it stands in its cell, without the sign of equality before it."""

    text: str


def place(address: str) -> tuple[int, int]:
    """Row and column of a cell such as $B$3."""
    found = CELL.fullmatch(address)
    if not found:
        raise ValueError(f"{address}: no cell")
    return int(found[2]), column(found[1])


class Worksheets:
    """The cells of a workbook by sheet, row and column; each formula is worked out once, when it is first asked for."""

    def __init__(self, sheets: Mapping[str, Cells]) -> None:
        self.sheets = sheets
        self.known: dict[tuple[str, int, int], Scalar] = {}

    def stored(self, sheet: str, row: int, column_: int) -> Scalar:
        """What is to be stored in a cell with a formula: never nothing, but 0. FormulaError where it shows an error."""
        value = self.value(sheet, row, column_)
        return 0.0 if value is None else value

    def value(self, sheet: str, row: int, column_: int) -> Scalar:
        """A cell's value."""
        key = (sheet, row, column_)
        if key not in self.known:
            held = self.sheets[sheet].get((row, column_))
            found = _Reading(self, sheet, held.text).whole() if isinstance(held, Formula) else held
            self.known[key] = found[0] if isinstance(found, list) else found
        return self.known[key]

    def cells(self, sheet: str, address: str) -> Value:
        """A cell, or those of a range."""
        first, _, last = address.partition(":")
        top, left = place(first)
        if not last:
            return self.value(sheet, top, left)
        bottom, right = place(last)
        return [self.value(sheet, row, one) for row in range(top, bottom + 1) for one in range(left, right + 1)]


class _Reading:
    """One formula, read from left to right and worked out on the way; what a condition rules out is only read."""

    def __init__(self, sheets: Worksheets, sheet: str, formula: str) -> None:
        self.sheets, self.sheet, self.formula = sheets, sheet, formula
        self.tokens, at = [], 0
        while at < len(formula.rstrip()):
            token = TOKEN.match(formula, at)
            if not token:
                raise ValueError(f"{formula}: cannot be read from its {at + 1}. sign")
            self.tokens.append((str(token.lastgroup), token[str(token.lastgroup)]))
            at = token.end()
        self.at = 0

    def whole(self) -> Value:
        """The formula's value."""
        value = self._joined(LOOSE)()
        if self.at < len(self.tokens):
            raise ValueError(f"{self.formula}: {self.tokens[self.at][1]} was not expected")
        return value

    def _next(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def _take(self, wanted: str = "") -> tuple[str, str]:
        if self.at >= len(self.tokens) or (wanted and self._next() != wanted):
            raise ValueError(f"{self.formula}: expected {wanted or 'more'}")
        self.at += 1
        return self.tokens[self.at - 1]

    def _joined(self, tightness: int) -> Callable[[], Value]:
        """Values joined by signs that bind at least so tightly."""
        left = self._single()
        while self.tokens[self.at : self.at + 1] and JOINS.get(self._next(), 0) >= tightness:
            _, sign = self._take()
            left = _both(sign, left, self._joined(JOINS[sign] + 1))
        return left

    def _single(self) -> Callable[[], Value]:
        kind, token = self._take()
        if kind == "text":
            return lambda: token[1:-1].replace('""', '"')
        if kind == "number":
            return lambda: float(token)
        if kind == "range":
            sheet, _, address = token.rpartition("!")
            name = sheet.strip("'").replace("''", "'") or self.sheet
            return lambda: self.sheets.cells(name, address)
        if kind == "name":
            return self._call(token)
        if token == "(":
            inner = self._joined(LOOSE)
            self._take(")")
            return inner
        if token == "-":
            operand = self._joined(TIGHT + 1)
            return lambda: -number(operand())
        raise ValueError(f"{self.formula}: {token} was not expected")

    def _call(self, name: str) -> Callable[[], Value]:
        self._take("(")
        given: list[Callable[[], Value]] = []
        while self._next() != ")":
            given.append(self._joined(LOOSE))
            if self._next() != ")":
                self._take(",")
        self._take(")")
        if name == "IF":
            condition, yes, no = given
            return lambda: (yes if truth(condition()) else no)()
        if name == "IFERROR":
            return lambda: _instead(given[0], given[1])
        if name not in FUNCTIONS:
            raise ValueError(f"{self.formula}: {name} is no function that is known here")
        return lambda: FUNCTIONS[name](*(one() for one in given))


def _instead(wanted: Callable[[], Value], other: Callable[[], Value]) -> Value:
    try:
        return wanted()
    except FormulaError:
        return other()


def _both(sign: str, left: Callable[[], Value], right: Callable[[], Value]) -> Callable[[], Value]:
    """Two values joined; of ranges cell by cell."""

    def joined() -> Value:
        one, other = left(), right()
        if not isinstance(one, list) and not isinstance(other, list):
            return _join(sign, one, other)
        count = max(len(part) for part in (one, other) if isinstance(part, list))
        pairs = zip(*(part if isinstance(part, list) else [part] * count for part in (one, other)), strict=True)
        return [_join(sign, *pair) for pair in pairs]

    return joined


def _join(sign: str, left: Scalar, right: Scalar) -> Scalar:
    if sign in SIGNS:
        return SIGNS[sign](compared(left, right))
    if sign == "&":
        return text(left) + text(right)
    one, other = number(left), number(right)
    if sign == "/" and not other:
        raise FormulaError("#DIV/0!")
    return {"+": one + other, "-": one - other, "*": one * other}[sign] if sign != "/" else one / other
