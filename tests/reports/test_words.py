"""The words and colours of records agree with the rest of the site."""

import re
from pathlib import Path

from calculator import load
from calculator.costs.parameters import GRADES
from calculator.reports.words import words
from calculator.site.bundle import sources as bundle_sources
from tests.strategies import MODEL

COLOUR = re.compile(r"--([a-z]+-(?:ink|tint)): #(\w+);")
ROOT = Path(__file__).parents[2]


def test_the_colours_are_the_sites() -> None:
    """Ink and tint of each way are those of the light scheme, in Word and on paper."""
    folder = ROOT / "docs" / "assets" / "css"
    tokens, paper = ((folder / name).read_text(encoding="utf-8") for name in ("tokens.css", "reports/record.css"))
    light = dict(COLOUR.findall(tokens[: tokens.index("slate")]))

    assert {f"{way}-ink": colour for way, colour in words().ink.items()}.items() <= light.items()
    assert {f"{way}-tint": colour for way, colour in words().tint.items()}.items() <= light.items()
    assert dict(COLOUR.findall(paper)) == light
    assert words().ink.keys() == words().tint.keys() == MODEL.ways.keys()


def test_the_name_is_the_sites() -> None:
    """A record is signed with the site's name."""
    assert f"site_name: {words().say['maker']}\n" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def test_every_grade_has_words() -> None:
    """Each grade that a source can have is said in words."""
    assert words().grade.keys() == set(GRADES) - {"none"}
    assert {source.grade for source in load.sources().values()} <= words().grade.keys()


def test_the_browser_has_the_sources_that_a_record_names() -> None:
    """The extract is a part of the whole, row for row."""
    whole, part = load.table("sources.toml"), bundle_sources.extract()

    assert part.items() <= whole.items()
    assert {"S21", "S100", "S144", "M02"} <= part.keys()
    assert len(part) < len(whole)
