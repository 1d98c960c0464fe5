"""Reading grade of each page, as Flesch and Kincaid reckon it."""

import re
from collections.abc import Iterator
from statistics import median

import textstat

from calculator.site import pages
from calculator.site.content import prose
from tests.prose import style
from tests.prose.text import DOCS, Finding, Line

ENDS = re.compile(r"[.?!:;]['\"\u201d)*]*$")
STAND_IN = "job"


def running_text(markdown: str) -> str:
    """Paragraphs and list items as sentences; no headings, tables, code, notes or front matter."""
    rows = markdown.split("\n")
    texts = [Line("", 0, rows[number]).text for number in prose.prose_lines(rows) if "|" not in rows[number]]
    return " ".join(text if ENDS.search(text) else f"{text}." for text in texts if text)


def grade(text: str) -> float:
    """The grade, with each exempt term counted as one short word."""
    for term in style.rules()["grade"]["exempt_terms"]:
        text = re.sub(rf"\b{re.escape(term)}\b", STAND_IN, text, flags=re.IGNORECASE)
    return float(textstat.flesch_kincaid_grade(text))


def grades() -> dict[str, float]:
    """The grade of every page that is text, figures put in."""
    exempt = style.rules()["grade"]["exempt_pages"]
    names = [path.relative_to(DOCS).as_posix() for path in sorted(DOCS.rglob("*.md"))]
    wanted = [page for page in names if page not in exempt and not page.startswith("decisions/")]
    return {page: grade(running_text(pages.markdown(page))) for page in wanted}


def findings() -> Iterator[Finding]:
    """Pages over the highest grade, and a median over its limit."""
    limits, values = style.rules()["grade"], grades()
    for page, value in values.items():
        if value > limits["highest"]:
            advice = "shorter sentences and shorter words; begin with the longest sentence"
            yield Finding(f"docs/{page}", 1, "grade", f"{value:.1f}, {limits['highest']} at most: {advice}")
    if (middle := median(values.values())) > limits["median"]:
        yield Finding("docs", 1, "grade", f"the median is {middle:.1f}, {limits['median']} at most")
