"""JSON from a page or a file, whoever wrote it: read without harm, and written so that it can be sent."""

import json
import re
from math import isfinite
from typing import Any

from calculator.formats.characters import without_halves

DEEPEST = 50  # ten times what a list of tasks has; a browser's Python ends for good on what is far deeper
STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
BRACKET = re.compile(r"[\[\]{}]")
HALF = re.compile(r"\\u[dD][89a-fA-F]")  # as JSON has it
LONGEST = 308  # digits of the greatest number that there is here
ENDLESS = re.compile(rf"[eE]\+?\d{{3}}|\d{{{LONGEST + 1}}}")


class TooDeepError(ValueError):
    """The text is nested far deeper than anything of this site."""


def read(text: str) -> Any:
    """The value of a text; ValueError for one that is no JSON, TooDeepError for one that must not be read.

    Halves of characters are left out. A figure beyond all numbers stays the text that it is, and so does one that is
    none.
    """
    check(text)
    figures: dict[str, Any] = {"parse_float": _figure, "parse_int": _integer} if ENDLESS.search(text) else {}
    value = json.loads(text, parse_constant=str, **figures)
    return _whole(value) if HALF.search(text) or without_halves(text) != text else value


def check(text: str) -> None:
    """TooDeepError for a text that must not be read."""
    if text.count("[") + text.count("{") <= DEEPEST:
        return
    depth = 0
    for bracket in BRACKET.findall(STRING.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > DEEPEST:
            raise TooDeepError


def write(value: object) -> str:
    """A value as JSON; ValueError for a figure that is none."""
    return without_halves(json.dumps(value, ensure_ascii=False, allow_nan=False))


def _figure(text: str) -> float | str:
    value = float(text)
    return value if isfinite(value) else text


def _integer(text: str) -> int | str:
    return int(text) if len(text.lstrip("-")) <= LONGEST else text


def _whole(value: Any) -> Any:
    """The same without halves of characters, in names of keys too."""
    if isinstance(value, str):
        return without_halves(value)
    if isinstance(value, list):
        return [_whole(part) for part in value]
    if isinstance(value, dict):
        return {without_halves(key): _whole(part) for key, part in value.items()}
    return value
