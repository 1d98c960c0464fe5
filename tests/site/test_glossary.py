"""Words are explained where they first stand, and nowhere that it would break something."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from calculator import load
from calculator.load import DataError
from calculator.site.content import glossary, law

SITE = Path(__file__).parents[2] / "site"
TERM = glossary.Term("sla", "SLA", "process", 'A "promise" & more.', "guide/partner.md", ("SLA", "service level"))
PLACES = [
    ("An SLA, and an SLA.", 1),
    ("Service level first, SLA after.", 1),
    ("An sla in small letters is another word.", 0),
    ("SLAs and pre-SLA are other words.", 0),
    ("# SLA\n\n## The SLA", 0),
    ("See [the SLA](x.md) and `SLA` and <a href='#'>SLA</a>.", 0),
    ("```\nSLA\n```", 0),
    ("| SLA | x |\n|---|---|\n| y | SLA |", 1),
    ("[^S1]: SLA", 0),
    ('!!! case "SLA"\n    The SLA here.', 1),
    ("<div>\nSLA\n</div>", 0),
    ("<div markdown>\nSLA\n</div>", 1),
    ("---\ntitle: SLA\n---\ntext", 0),
]


@pytest.mark.parametrize(("text", "count"), PLACES)
def test_a_term_is_marked_once_and_in_prose_only(text: str, count: int) -> None:
    """The first stand in running prose, never in headings, code, links, table heads, notes or front matter."""
    assert glossary.mark(text, [TERM], "g/").count('class="term"') == count


def test_a_note_leaves_the_rest_alone() -> None:
    """Without the notes the page is what it was; the meaning is escaped."""
    text = "# SLA\n\nThe **SLA** of `x` [y](z).\n\n| SLA |\n|---|\n| SLA |\n"
    marked = glossary.mark(text, [TERM], "../reference/glossary/")

    plain = re.sub(r'<span class="term-note".*?</span>', "", marked)
    assert re.sub(r'<a class="term"[^>]*>(.*?)</a>', r"\1", plain) == text
    assert "A &quot;promise&quot; &amp; more." in marked
    assert 'href="../reference/glossary/#sla"' in marked


def test_the_longest_form_wins() -> None:
    """A term inside a longer one is not marked in its place."""
    longer = glossary.Term("kpi", "x", "process", "M.", "guide/partner.md", ("service level sheet",))

    assert "#sla" not in glossary.mark("A service level sheet.", [TERM, longer], "")


@pytest.fixture(scope="module")
def shown() -> BeautifulSoup:
    """The page of the glossary."""
    return BeautifulSoup((SITE / "reference/glossary/index.html").read_text(encoding="utf-8"), "html5lib")


@pytest.mark.parametrize("term", glossary.glossary().by_name(), ids=lambda term: term.id)
def test_every_term_is_whole(shown: BeautifulSoup, term: glossary.Term) -> None:
    """One sentence of at most 30 words, a source or a word of our own, and its place on the built page."""
    assert term.meaning.endswith(".")
    assert len(term.meaning.split()) <= 30
    assert shown.find("h3", id=term.id)


def test_a_form_belongs_to_one_term() -> None:
    """No word is explained in two ways."""
    forms = [form.lower() for term in glossary.glossary().by_name() for form in term.marks]

    assert len(forms) == len(set(forms))


def test_a_term_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    """A missing page is named with its term."""
    text = (load.DATA / "site/glossary.toml").read_text(encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/glossary.toml").write_text(
        text.replace('"guide/partner.md"', '"guide/gone.md"', 1), encoding="utf-8"
    )

    with pytest.raises(DataError, match=r"glossary\.toml: partner: there is no page"):
        glossary.glossary(tmp_path)


def test_terms_stand_on_built_pages() -> None:
    """A term's link leads to the glossary, and its note says what the glossary says."""
    tree = BeautifulSoup((SITE / "guide/partner/index.html").read_text(encoding="utf-8"), "html5lib")
    link = tree.find("a", class_="term", attrs={"aria-describedby": "term-bpo"})

    assert link["href"] == "../../reference/glossary/#bpo"
    assert glossary.glossary().terms["bpo"].meaning in tree.find(id="term-bpo").text


def test_law_is_dated_on_every_statement() -> None:
    """Each rule says when it was checked and that it is no advice."""
    tree = BeautifulSoup((SITE / "reference/law/index.html").read_text(encoding="utf-8"), "html5lib")
    rules = [tag for tag in tree.find_all("h3") if tag.get("id")]

    assert len(rules) >= 20
    assert len(tree.find_all("p", class_="checked")) == len(rules)
    for tag, rule in zip(tree.find_all("p", class_="checked"), law.law().statements.values(), strict=True):
        said = f"Checked {rule.month}", law.law().ways[rule.read], "not advice", rule.day
        assert all(part in tag.text for part in said), rule.id
