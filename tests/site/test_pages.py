"""What staging does to a page's text."""

import re
from collections import Counter
from pathlib import Path

import pytest

from calculator.site import pages

FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
FORMS_OF_WAYS = ("abroad", "first-employee", "one-who-stays", "professional", "software-first", "other-offers", "keep")
ACTED_ON = sorted((pages.DOCS / "do").glob("*.md")) + [
    pages.DOCS / "guide" / f"{name}.md" for name in (*FORMS_OF_WAYS, "what-it-costs")
]
GUIDE = sorted(page for part in ("guide", "do", "templates") for page in (pages.DOCS / part).glob("*.md"))


@pytest.mark.parametrize("page", GUIDE, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_a_page_says_a_thing_once(page: Path) -> None:
    """No sentence stands twice on a page, and no second list of steps begins in the middle of the first."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    lines = [re.sub(r"^(?:\d+\.|[-*>]) +", "", line.strip()) for line in text.splitlines()]
    said = Counter(line for line in lines if len(line) >= 40 and not line.startswith(("|", "{", "<")))

    assert [line for line, times in said.items() if times > 1] == []
    assert re.findall(r"^[2-9]\. .*\n1\. .*", text, re.MULTILINE) == []


@pytest.mark.parametrize("page", ACTED_ON, ids=lambda page: page.stem)
def test_a_page_ends_with_questions_and_a_step(page: Path) -> None:
    """Whoever has to decide or sign something finds four key questions before what comes next."""
    end = page.read_text(encoding="utf-8").partition("\n## Key questions { data-search-exclude }\n")[2]
    questions, _, steps = end.partition("\n## What next\n")

    assert len(re.findall(r"^- .*\?$", questions, re.MULTILINE)) == 4
    assert re.match(r"\n1\. ", steps)


def test_marks_side_by_side_are_told_apart() -> None:
    """Notes 1 and 2 must not read as note 12; a link before a mark is left alone."""
    assert pages.typeset("Two.[^S01][^S-fix] One.[^S02]") == "Two.[^S01]<sup>, </sup>[^S-fix] One.[^S02]"
    assert pages.typeset("[a link](b.md)[^S01]") == "[a link](b.md)[^S01]"


def test_a_percent_sign_stays_with_its_figure() -> None:
    """A line never starts with a percent sign."""
    assert pages.typeset("10 % of 20") == "10\u00a0% of 20"


def test_a_name_in_a_table_breaks_at_its_underscores() -> None:
    """A narrow column breaks a long name of code after an underscore; outside of tables a name stays as it is."""
    assert pages.typeset("| A (`one_two_three`) |") == "| A (<code>one_<wbr>two_<wbr>three</code>) |"
    assert pages.typeset("Set `one_two`.") == "Set `one_two`."


def test_all_parts_make_one_stylesheet() -> None:
    """The one that pages load holds every other."""
    sheet = pages.stylesheet()
    for part in (pages.DOCS / pages.STYLES).rglob("*.css"):
        if part.name != pages.STYLESHEET.name:
            assert part.read_text(encoding="utf-8") in sheet
