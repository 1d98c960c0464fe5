"""Figures typed by hand that exist as a parameter: same value, same kind of unit, same source on the line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from calculator import load
from calculator.site.pages import MARK
from tests.prose import style
from tests.prose.text import DATA, DOCS, Finding, name

COUNTED = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
WORDS = {word: number for number, word in enumerate(COUNTED, 1)}
NUMBER = r"(?:\d[\d,]*(?:\.\d+)?|" + "|".join(WORDS) + ")"
MONEY = r"dollars?|pounds?|euros?"
FIGURE = re.compile(
    rf"(?P<sign>[$\u00a3\u20ac])?\b(?P<first>{NUMBER})"
    rf"(?:\s*(?:to|and|or|-|\u2013)\s*[$\u00a3\u20ac]?(?P<second>{NUMBER}))?"
    rf"\s*-?(?:(?P<unit>%|{MONEY}|hours?|weeks?|days?|times)|of (?:every )?(?P<share>100|hundred)\b)?",
    re.IGNORECASE,
)
KINDS = {"share": "share", "money": "money", "hours": "hours", "weeks": "weeks", "days": "days", "times": "times"}


@dataclass(frozen=True)
class Known:
    """A value of a parameter: which one, what kind of figure, and the sources that it comes from."""

    label: str
    kind: str
    value: float
    sources: frozenset[str]


def findings() -> Iterator[Finding]:
    """Each figure in docs/ that repeats a parameter's value on a line that cites one of its sources."""
    known = parameters()
    for path in sorted(DOCS.rglob("*.md")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            for match in repeated(line, known):
                if not is_allowed(path.relative_to(DOCS).as_posix(), line):
                    advice = "put it in by reference, or allow it in tests/prose/rules.toml with a reason"
                    yield Finding(name(path), number, "typed-figure", f"{match.label} is {match.value:g}: {advice}")


def repeated(line: str, known: list[Known]) -> list[Known]:
    """The parameters' values that a line of Markdown types by hand, one a parameter."""
    cites, figures = set(MARK.findall(line)), typed(re.sub(r"\{\{.*?\}\}|\[\^[^\]]+\]", " ", line))
    same = [k for k in known if cites & k.sources and any(_equal(k, *figure) for figure in figures)]
    return list({k.label: k for k in same}.values())


def _equal(known: Known, kind: str, value: float) -> bool:
    return kind == known.kind and abs(value - known.value) < 1e-9


def typed(text: str) -> list[tuple[str, float]]:
    """The figures of a text with their kind; a figure without a unit has none and is left out."""
    figures = []
    for match in FIGURE.finditer(text):
        kind = _kind(match)
        for part in filter(None, (match["first"], match["second"]) if kind else ()):
            value = float(WORDS.get(part.lower(), 0) or part.replace(",", ""))
            figures.append((kind, value / 100 if kind == "share" else value))
    return figures


def _kind(match: re.Match[str]) -> str:
    unit = (match["unit"] or "").lower()
    if match["sign"] or re.fullmatch(MONEY, unit):
        return "money"
    if unit == "%" or match["share"]:
        return "share"
    return f"{unit.rstrip('s')}s" if unit else ""


def is_allowed(page: str, line: str) -> bool:
    """Whether rules.toml lets this figure stand, with its reason."""
    allowed = style.rules().get("typed_figure", [])
    return any(rule["page"] == page and rule["text"] in line for rule in allowed)


def parameters() -> list[Known]:
    """The values of every parameter and of its prices."""
    files = sorted((DATA / "costs" / "parameters").glob("*.toml"))
    figures = [figure for path in files for figure in load.table(path.name, path.parent).get("parameter", [])]
    return [known for f in figures for known in _values(f, f["id"], f.get("unit", ""), f.get("sources", []))]


def _values(figure: dict[str, Any], label: str, unit: str, sources: list[str]) -> Iterator[Known]:
    kind = next((kind for part, kind in KINDS.items() if part in unit), "")
    for key in ("low", "typical", "high"):
        if kind and figure.get(key):
            yield Known(f"{label}.{key}", kind, float(figure[key]), frozenset(sources))
    for price in figure.get("price", []):
        where = f"{label}.{price.get('region', '')}.{price.get('sourcing', '')}"
        yield from _values(price, where, unit, price.get("sources", sources))
