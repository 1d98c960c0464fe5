"""The decision as a tree: where its branches lead, its picture, and how often the model agrees."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from calculator import load
from calculator.model import definition
from calculator.model.answers import parse
from calculator.site.bundle import own_files
from calculator.site.content import tree
from tests.wrong import refused

SITE = Path(__file__).parents[2] / "site"
MODEL = definition.model()
FOUND = tree.tree()
DRAWN = tree.tree_drawing(FOUND)
WRONG = [
    ('yes = "inside"', 'yes = "outside"', "missed: leads to 'outside'"),
    ("when = { hours = [2, 4],", "when = { hour = [2, 4],", "week.when: 'hour'"),
    ("when = { hours = [2, 4], running = [3, 4], presence = [0, 3] }", "", "week: needs either when, above or assume"),
    ('above = { people = "firms" }', 'above = { people = "firm" }', "person.above: 'firm'"),
    ('limits = ["direct"]', 'limits = ["directed"]', "inside.limits: 'directed'"),
    ('way = "employee"', 'way = "staff"', "employee.way: 'staff'"),
    ('note = "a post"', "", "note: missing"),
]


def ending(hours: float | None = None, **answers: int | bool) -> str:
    """The way that the tree ends at; what is not given stands at the middle level."""
    return tree.way(MODEL, replace(parse(MODEL, answers, "")[0], hours=hours))


def test_it_agrees_with_the_model() -> None:
    """On nine of ten published descriptions; and with what was done in eight of ten."""
    assert tree.agreement()["model"].percent >= 90
    assert tree.agreement()["taken"].percent >= 80


def test_it_ends_where_a_reader_expects() -> None:
    """A logo, the monthly books, a foreman, a feel for colour, what the licence keeps in."""
    assert ending(people=4, firms=3, bears=3) == "freelance"
    assert ending(people=2, firms=3, bears=3) == "bpo"
    assert ending(hours=4.0, people=2, firms=2, running=4, direct=True) == "employee"
    assert ending(hours=1.0, bears=0) == "keep"
    assert ending(hours=4.0, running=3, people=4, exposure=0) == "employee"


def test_every_question_and_every_end_is_reached() -> None:
    """Nothing stands in the file that no branch leads to."""
    led_to = {t for q in FOUND.questions.values() for t in (q.yes, q.no)} | {FOUND.start}

    assert led_to == FOUND.questions.keys() | FOUND.ends.keys()


@pytest.mark.parametrize(("old", "new", "message"), WRONG, ids=[w[2] for w in WRONG])
def test_a_wrong_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, message: str
) -> None:
    """One tiny mistake: the error names the file and the key."""

    def read(folder: Path) -> tree.Tree:
        raw = load.table(tree.NAME, folder)
        monkeypatch.setattr(load, "table", lambda name: raw)
        return tree.tree.__wrapped__()

    error = refused(read, tmp_path / "data", tree.NAME, old, new)

    assert tree.NAME in error
    assert message in error


def test_nothing_overlaps_or_leaves_the_picture() -> None:
    """Boxes lie apart and inside; words stand inside their boxes."""
    boxes = [*DRAWN.questions, *DRAWN.ends]
    for box in boxes:
        assert 0 <= box.x <= box.x + box.width <= DRAWN.width
        assert 0 <= box.y <= box.y + box.height <= DRAWN.height
        assert all(box.y < y < box.y + box.height for y, _ in box.lines)
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            apart = a.x + a.width <= b.x or b.x + b.width <= a.x
            assert apart or a.y + a.height <= b.y or b.y + b.height <= a.y


def test_the_picture_says_what_it_shows() -> None:
    """Title and description are there, every question and end stands in both picture and words."""
    figure = ElementTree.fromstring(tree.decision_tree())
    svg = figure.find("svg")
    assert svg is not None
    shown = " ".join("".join(text.itertext()).strip() for text in svg.iter("text"))

    assert svg.findtext("title") == FOUND.title
    assert svg.findtext("desc") == FOUND.words
    for words in [*(q.text for q in FOUND.questions.values()), *(e.name for e in FOUND.ends.values())]:
        assert words in shown
        assert words in FOUND.words


@pytest.mark.parametrize("page", ["guide/neither", "guide/job-or-process"])
def test_it_stands_on_its_pages(page: str) -> None:
    """Once, as a picture with a name."""
    soup = BeautifulSoup((SITE / page / "index.html").read_text(encoding="utf-8"), "html5lib")

    assert len(soup.select("figure.tree-figure svg[role=img] title")) == 1


def test_it_is_not_sent_to_the_browser() -> None:
    """The calculator does not draw the tree."""
    names = [path.as_posix() for path in own_files.paths()]

    assert not [name for name in names if "tree" in name or "drawings" in name]
