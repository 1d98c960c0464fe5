"""A number's digits: which mark is for decimals, what groups thousands, and how a number is written in a field."""

import re
from math import isfinite

from calculator.formats import figure_words

SMALLEST, NOTHING = 1e-6, 1e-300  # below the first six decimals say nothing, below the second floats do not
OTHER = {",": ".", ".": ","}
BY_THREES = re.compile(r"[1-9]\d{0,2}(,\d{3})+")
BY_LAKHS = re.compile(r"[1-9]\d?(,\d{2})+,\d{3}")
EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
IN_TEXT = re.compile(r"(?<![\d.,])([1-9]\d{0,2})([.,])(\d{3})(?![\d.,]*\d)")


def decimal_mark(locale: str) -> str:
    """The decimal mark of a language tag ("de-AT") or of itself; empty where it is not known."""
    if locale in OTHER:
        return locale
    tag, marks = locale.lower().replace("_", "-"), figure_words.words().mark_by_tag
    while tag and tag not in marks:
        tag = tag.rpartition("-")[0]
    return marks.get(tag, "")


def either(digits: str) -> bool:
    """Whether its one mark may be for decimals or for thousands: "1.500", but not "0.500" or "1.50"."""
    return EITHER.fullmatch(digits) is not None


def settled(digits: str) -> str:
    """The decimal mark that these digits can only have been written with; empty where they fit both."""
    present = [mark for mark in digits if mark in OTHER]
    if not present or either(digits):
        return ""
    return OTHER[present[-1]] if present.count(present[-1]) > 1 else present[-1]


def value(digits: str, decimal: str = "") -> float | None:
    """The value of digits with marks in them and, perhaps, an exponent; None where the marks make no number.

    `decimal` says how to read what could be either; without it a point is for decimals, a comma for thousands.
    """
    body, _, exponent = digits.lower().partition("e")
    mark = decimal or "."
    if not either(body):
        mark = settled(body) or "."
    whole, _, part = body.partition(mark)
    groups = "".join({sign for sign in whole if not sign.isdecimal()})
    if not all(sign.isdecimal() for sign in part) or len(groups) > 1:
        return None
    if groups:
        commas = whole.replace(groups, ",")
        if not (BY_THREES.fullmatch(commas) or (groups == "," and BY_LAKHS.fullmatch(commas))):
            return None
        whole = commas.replace(",", "")
    return finite(f"{whole}.{part}e{exponent or 0}")


def with_points(text: str) -> str:
    """Text of a reader who writes decimals with a comma, with what could be either way as a point has it."""
    return IN_TEXT.sub(lambda found: found[1] + (found[3] if found[2] == "." else f".{found[3]}"), text)


def with_commas(text: str) -> str:
    """The same back again, for numbers without groups: "1.125" as "1,125"."""
    return IN_TEXT.sub(r"\1,\3", text)


def finite(raw: float | str) -> float | None:
    """A float, or None where it is none, or endless."""
    try:
        result = float(raw)
    except (ValueError, OverflowError):
        return None
    return result if isfinite(result) else None


def plain(value: float) -> str:
    """A number with a point and no more digits than needed; with an exponent where six digits would make it nothing."""
    if NOTHING < abs(value) < SMALLEST:
        return repr(float(value))
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def written(value: float, locale: str = "en") -> str:
    """A number as it stands in a field of a reader of `locale`; without grouped thousands, so that it reads back."""
    return plain(value).replace(".", decimal_mark(locale) or ".")
