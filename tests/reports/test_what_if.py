"""The second set of figures in the record of a task: side by side, marked in words, and in its link."""

from bs4 import BeautifulSoup

from calculator.costs.second import what_if
from calculator.formats.sentence import plain
from calculator.page.link import decode
from calculator.page.scored import of_link
from calculator.reports import replies
from calculator.reports.blocks import Document, Table, Text, plain_parts
from calculator.reports.task import record
from calculator.reports.word import wordfile
from tests.reports.test_task import BARE, DAY, PAGE, flat
from tests.strategies import MODEL
from tests.words import text_of as word_text

SAY = what_if().say
FIRST = f"{BARE}&task_hours=8&task_hours_unit=month&trade=office"


def made(fragment: str) -> Document:
    """The record of an address."""
    return record(MODEL, of_link(MODEL, decode(MODEL, fragment)), DAY, PAGE)


def table(document: Document) -> Table:
    """The table with both sets."""
    return next(b for b in flat(document.blocks) if isinstance(b, Table) and SAY["column_second"] in b.head)


def test_both_sets_are_printed() -> None:
    """The sentence, each group and line, and what differs in words."""
    fragment = f"{FIRST}&if_task_hours=20"
    compared = of_link(MODEL, decode(MODEL, fragment)).comparison
    document = made(fragment)
    rows = table(document).rows
    groups = [plain_parts(row.cells[0].parts) for row in rows if row.look == "group"]

    assert plain(compared.said) in [plain_parts(b.parts) for b in flat(document.blocks) if isinstance(b, Text)]
    assert groups == [group.title for group in compared.groups]
    for line, row in zip((x for g in compared.groups for x in g.lines), (r for r in rows if not r.look), strict=True):
        assert plain_parts(row.cells[0].parts) == line.label
        assert bool(row.cells[2].mark) == line.differs
    page = BeautifulSoup(replies.html(MODEL, document), "html.parser")
    assert SAY["title"] in [title.get_text() for title in page.select("h2")]
    assert "if_task_hours=20" in page.get_text()
    assert plain(compared.said) in word_text(wordfile(MODEL, document))


def test_amounts_in_another_currency_keep_their_text() -> None:
    """For a page writes the figures of a record in one currency."""
    cells = [row.cells[2] for row in table(made(f"{FIRST}&if_region=uk")).rows if not row.look]

    assert any("£" in plain_parts(cell.parts) for cell in cells)
    assert all(isinstance(part, str) for cell in cells for part in cell.parts)


def test_without_a_second_set_nothing_is_printed() -> None:
    """And one that could not be read is named."""
    assert SAY["title"] not in str(made(FIRST).blocks)
    wrong = made(f"{FIRST}&if_task_hours=many")
    assert what_if().label["task_hours"] in str(wrong.blocks[:4])
    assert SAY["title"] not in [getattr(block, "text", "") for block in wrong.blocks]
