"""Numbers as people write them: decimals with comma or point, thousands grouped, a unit beside them."""

import re
from collections.abc import Collection
from math import isfinite

SPACES = dict.fromkeys(map(ord, " \t\n\u00a0\u2009\u202f'\u2019_"))
MINUS = str.maketrans("\u2212\u2013", "--")
PARTS = re.compile(r"([^\d.,+-]*)([+-]?[\d.,]+)([^\d.,]*)")
GROUPED = re.compile(r"[1-9]\d{0,2}(,\d{3})+")
EXPONENT = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)[eE][+-]?\d+")


def number(raw: object, words: Collection[str] = (), percent: bool = False) -> float | None:
    """A finite number, or None for anything that is none; with `percent`, the text "5" or "5 %" is 0.05.

    Only `words` may stand before and after it. A single comma followed by three digits groups thousands
    ("1,500" is fifteen hundred), any other single comma is a decimal one ("12,5"); a single point is always
    a decimal one.
    """
    if isinstance(raw, bool):
        return None
    if isinstance(raw, (int, float)):
        return _finite(raw)
    if not isinstance(raw, str) or len(raw) > 100:
        return None
    text = raw.translate(SPACES).translate(MINUS)
    if not EXPONENT.fullmatch(text):
        parts, beside = PARTS.fullmatch(text), {"", *words} | ({"%"} if percent else set())
        if parts is None or not {parts[1].lower(), parts[3].lower()} <= beside:
            return None
        text = _pointed(parts[2])
    value = _finite(text)
    return value / 100 if value is not None and percent else value


def _finite(raw: float | str) -> float | None:
    try:
        value = float(raw)
    except (ValueError, OverflowError):
        return None
    return value if isfinite(value) else None


def _pointed(text: str) -> str:
    """The digits with a point for decimals and nothing between thousands; unreadable text stays so."""
    comma, point = text.rfind(","), text.rfind(".")
    if comma >= 0 and point >= 0:
        group, decimal = (",", ".") if point > comma else (".", ",")
        whole, _, part = text.rpartition(decimal)
        return whole.replace(group, "") + "." + part if _in_groups(whole, group) else "?"
    if text.count(".") > 1:
        return text.replace(".", "") if _in_groups(text, ".") else "?"
    if comma >= 0:
        bare = text.lstrip("+-")
        return text.replace(",", "") if GROUPED.fullmatch(bare) else text.replace(",", ".")
    return text


def _in_groups(text: str, mark: str) -> bool:
    return GROUPED.fullmatch(text.lstrip("+-").replace(mark, ",")) is not None


def plain(value: float) -> str:
    """A number with a point and no more digits than needed."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
