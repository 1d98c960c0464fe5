"""Sentences whose numbers stay numbers, so that a page can format them for its reader; plain text for all else."""

import re
from dataclasses import dataclass
from math import floor, log10

from calculator.load import unfilled

FIELD = re.compile(r"\{(\w+)\}")
DIGITS = 2


@dataclass(frozen=True)
class Figure:
    """A number with its unit (money, hours, months, pieces, job_hours, ...) and how it reads in plain English."""

    value: float
    unit: str
    text: str


Sentence = tuple["str | Figure", ...]


def say(template: str, **values: "str | Figure | Sentence") -> Sentence:
    """The template with its {names} filled in; DataError where there is nothing for one."""
    parts: list[str | Figure] = []
    for place, part in enumerate(FIELD.split(template)):
        if place % 2 and part not in values:
            raise unfilled(template, part)
        value = values[part] if place % 2 else part
        parts += value if isinstance(value, tuple) else [value]
    return tuple(part for part in parts if part != "")


def plain(sentence: Sentence) -> str:
    """The sentence as text."""
    return "".join(part.text if isinstance(part, Figure) else part for part in sentence)


def significant(value: float, digits: int = DIGITS) -> float:
    """The value to so many significant figures; small change under a tenth is nothing."""
    if abs(value) < 0.05:
        return 0.0
    return float(round(value, digits - 1 - floor(log10(abs(value)))))


def grouped(value: float) -> str:
    """A number with commas between thousands and no needless decimals."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0")


def counted(value: float, unit: str, one: str, many: str) -> Figure:
    """So many of something, to two significant figures."""
    shown = significant(value)
    return Figure(shown, unit, f"{grouped(shown)} {one if shown == 1 else many}")


def money(value: float, sign: str, digits: int = DIGITS) -> Figure:
    """An amount of money, to two significant figures."""
    shown = significant(value, digits)
    text = grouped(abs(shown)) if shown.is_integer() else f"{abs(shown):,.2f}"
    return Figure(shown, "money", f"{'-' if shown < 0 else ''}{sign}{text}")
