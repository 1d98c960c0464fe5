"""The record of a task: everything that is on the page stands in it, and it stands alone."""

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup

from calculator.costs.inputs import form_values as input_values
from calculator.costs.inputs import parse as parse_inputs
from calculator.costs.inputs import specification
from calculator.model.answers import form_values, parse
from calculator.model.steps import title
from calculator.page.link import Link, decode, encode, read
from calculator.page.scored import of_link
from calculator.reports import replies as reports_replies
from calculator.reports.blocks import Beside, Block, Document, Items, Table, Text, plain_parts
from calculator.reports.replies import reply
from calculator.reports.task import record
from calculator.reports.words import words
from calculator.site.content import examples
from calculator.tasks.library import library
from calculator.tasks.typical import NO_MARKS, Marks, fill
from tests.strategies import MODEL

DAY = date(2026, 11, 25)
PAGE = "https://example.org/calculator/"
KEYS = list(examples.examples())
BARE = "v=1&lifetime=3&contact=3&running=2&volume=3"


def link_of(key: str) -> Link:
    """A worked example as a link."""
    example = examples.examples()[key]
    answers, _ = parse(MODEL, example.answers, example.task)
    inputs, _ = parse_inputs(example.inputs)
    return read(MODEL, form_values(answers) | input_values(inputs))


def made(link: Link) -> Document:
    """A link's record."""
    return record(MODEL, of_link(MODEL, link), DAY, PAGE)


def flat(blocks: tuple[Block, ...]) -> list[Block]:
    """All blocks, those in columns too."""
    return [x for b in blocks for x in (flat(b.left + b.right) if isinstance(b, Beside) else [b])]


def text_of(document: Document) -> str:
    """What a reader of the paper sees."""
    return " ".join(BeautifulSoup(reports_replies.html(MODEL, document), "html.parser").get_text(" ").split())


def tables(document: Document, look: str) -> list[Table]:
    """The tables of a look."""
    return [b for b in flat(document.blocks) if isinstance(b, Table) and b.look == look]


@pytest.mark.parametrize("key", KEYS)
def test_everything_of_the_result_is_in_it(key: str) -> None:
    """Answer, firmness, limits, reasons, change, costs with ranges, wrong choice, steps, date, version, advice."""
    link = link_of(key)
    task = of_link(MODEL, link)
    seen, text = task.scored.view, text_of(made(link))

    wanted = [seen.headline, seen.firmness_text, seen.change, seen.variant, *seen.limits, *seen.advice]
    wanted += [*seen.reasons_for, *seen.reasons_against, *(step.text for step in seen.next_steps)]
    wanted += ["25 November 2026", f"model version {MODEL.settings.version}", "General information, not advice."]
    wanted += [title(seen.task), "What it would cost", "The cost of the wrong choice", f"#{encode(link.answers)}"]
    for part in wanted:
        assert " ".join(part.split()) in text, part
    first = next(b for b in flat(made(link).blocks) if isinstance(b, Table) and b.numbers)
    assert all(len(cell.small) == 3 for row in first.rows for cell in row.cells[1:])


def test_it_starts_with_the_answer() -> None:
    """After the task's name and the date the first thing read is the answer; next comes what to do."""
    text = text_of(made(link_of("logo")))

    places = [
        text.index(part) for part in ("A new logo", "This looks like a job", "What speaks for it", "Do this next")
    ]
    places.append(text.index("What it would cost"))
    assert places == sorted(places)
    assert places[1] < 300


@pytest.mark.parametrize("key", KEYS)
def test_every_question_stands_with_its_answer(key: str) -> None:
    """All fifteen, in the words of the answer that was chosen."""
    link = link_of(key)
    (table,) = tables(made(link), "answers")
    said = {plain_parts(row.cells[0].parts): row.cells[1] for row in table.rows if row.look != "group"}

    assert said.keys() == {q.text for q in MODEL.questions.values()} | {x.text for x in MODEL.limits.values()}
    for question, level in link.answers.given.items():
        q = MODEL.questions[question]
        assert plain_parts(said[q.text].parts) == q.anchors[level]


def test_not_sure_and_not_asked_are_said() -> None:
    """They are told apart, and the count says how many were answered."""
    document = made(decode(MODEL, f"{BARE}&exposure=unsure&direct=unsure"))
    (table,) = tables(document, "answers")
    marks = [row.cells[1].mark for row in table.rows if row.look != "group"]

    assert (marks.count("Not sure"), marks.count("Not asked")) == (2, 9)
    assert "6 of 15 questions answered." in text_of(document)


def test_own_figures_are_marked_and_no_usual_ones() -> None:
    """What the reader entered is marked as theirs, beside the usual figure; the rest stand below with source."""
    document = made(decode(MODEL, f"{BARE}&pieces_per_month=60,5&region=uk&partner_rate=41"))
    (own,) = tables(document, "own")
    rows = {plain_parts(row.cells[0].parts): row for row in own.rows}

    assert {row.cells[1].mark for row in own.rows} == {"yours"}
    assert plain_parts(rows["How many pieces a month?"].cells[1].parts) == "60.5 pieces a month"
    assert plain_parts(rows["How many pieces a month?"].cells[2].parts) == "30 pieces a month"
    assert plain_parts(rows["Partner's price"].cells[1].parts) == "\u00a341 an hour"
    assert plain_parts(rows["Where is your firm?"].cells[1].parts) == "United Kingdom"
    (usual,) = tables(document, "small")
    assert not {plain_parts(row.cells[0].parts) for row in usual.rows} & rows.keys()


@pytest.mark.parametrize("key", KEYS)
def test_every_source_that_is_named_is_listed(key: str) -> None:
    """Each mark in a table or at a step has its full entry, and each usual figure a source or our assumption."""
    document = made(link_of(key))
    (usual,) = tables(document, "small")
    listed = next(b for b in flat(document.blocks) if isinstance(b, Items) and b.mark == "source")
    marks = {plain_parts(item.parts).split()[0] for item in listed.items}
    rows = [row for row in usual.rows if row.look != "group"]
    cited = {mark for row in rows for mark in plain_parts(row.cells[3].parts).split(", ")} - {"our assumption", ""}

    assert cited <= marks
    for row in rows:
        choice = plain_parts(row.cells[1].parts) in {
            text for one in specification().inputs.values() for text in one.choices.values()
        }
        assert plain_parts(row.cells[3].parts) or choice
    steps = next(b for b in flat(document.blocks) if isinstance(b, Items) and b.mark == "box")
    for item in steps.items:
        detail = plain_parts(item.detail)
        named = detail[detail.index("[") + 1 : detail.index("]")].split(", ") if "[" in detail else []
        assert set(named) <= marks


def test_a_figure_of_ones_own_needs_no_source() -> None:
    """The source of a figure that was replaced is no longer named."""
    sources = [text_of(made(decode(MODEL, f"{BARE}{own}"))) for own in ("", "&wage=30")]

    assert "S83 " in sources[0]
    assert "S83 " not in sources[1]


def test_typical_answers_are_not_the_readers_own() -> None:
    """What a common task filled in is marked as typical until the reader answers it; so are its hours."""
    task = library().tasks["logo"]
    filled, marks = fill(MODEL, library(), task, parse(MODEL, {"lifetime": 0})[0], NO_MARKS, everything=False)
    amount, _ = parse_inputs({"job_hours": task.job_hours, "wage": 30})
    document = made(decode(MODEL, encode(filled, amount, Marks(marks.task, ("lifetime",)))))
    (table,) = tables(document, "answers")
    said = {plain_parts(row.cells[0].parts): row.cells[1].mark for row in table.rows if row.look != "group"}
    (own,) = tables(document, "own")

    assert said.pop(MODEL.questions["lifetime"].text) == ""
    assert set(said.values()) == {"typical"}
    assert [plain_parts(row.cells[0].parts) for row in own.rows] == ["Wage"]
    assert "&typical=logo&own=lifetime" in text_of(document)


def test_the_link_brings_everything_back() -> None:
    """Its part after # gives the same answers and figures."""
    link = decode(MODEL, f"{BARE}&exposure=unsure&months=6&region=uk&task=B%C3%BCro")
    html = BeautifulSoup(reports_replies.html(MODEL, made(link)), "html.parser")
    (address,) = [a["href"] for a in html.select(".record-link a")]
    again = decode(MODEL, str(address).removeprefix(f"{PAGE}#"))

    assert (again.answers, again.inputs, again.messages) == (link.answers, link.inputs, [])


def test_what_could_not_be_read_is_said() -> None:
    """A damaged link's record does not pass in silence over what was left out."""
    text = text_of(made(decode(MODEL, f"{BARE}&months=abc&colour=red")))

    assert "Over how many months?: " in text
    assert "colour" in text


def test_too_few_answers() -> None:
    """The record says what is missing and has neither costs nor steps."""
    text = text_of(made(decode(MODEL, "v=1&lifetime=3")))

    assert "For an answer we still need:" in text
    assert "What it would cost" not in text
    assert "Do this next" not in text


def test_markup_in_a_task_is_text() -> None:
    """A name cannot bring in markup, nor can the address of the page."""
    link = decode(MODEL, f"{BARE}&task=%3Cimg+src%3Dx%3E")
    html = reports_replies.html(MODEL, record(MODEL, of_link(MODEL, link), DAY, 'x"><script>'))

    assert "<img" not in html
    assert "<script" not in html


@pytest.mark.parametrize(
    ("given", "said"),
    [("2026-11-25", "25 November 2026"), ("2024-02-29", "29 February 2024")],
)
def test_the_date_is_the_readers(given: str, said: str) -> None:
    """It comes in with the request."""
    assert said in reply(MODEL, ask(date=given))["html"]


@pytest.mark.parametrize("given", ["", "x", "2026-13-01", None, 3, "9" * 500])
def test_a_date_that_is_none(given: object) -> None:
    """Then the record carries today's."""
    assert str(date.today().year) in reply(MODEL, ask(date=given))["html"]


@pytest.mark.parametrize("page", ["javascript:alert(1)//", "data:text/html,x", None, "https://" + "x" * 999])
def test_no_link_to_what_is_no_page(page: object) -> None:
    """Only an address of the web is linked."""
    html = BeautifulSoup(reply(MODEL, ask(page=page))["html"], "html.parser")

    assert str(html.select(".record-link a")[0]["href"]).startswith("#v=1")


def test_a_kind_that_is_none() -> None:
    """The reply says that it could not be made."""
    assert reply(MODEL, ask(kind="pdf")) == {"error": words().say["failed"]}


def ask(**parts: Any) -> dict[str, Any]:
    """A request of the page."""
    return {"record": BARE, "date": "2026-11-25", "page": PAGE, "kind": "html"} | parts


def test_the_same_from_the_same() -> None:
    """A pure function: the date comes in."""
    assert made(link_of("logo")) == made(link_of("logo"))
    assert isinstance(made(link_of("logo")).blocks[0], Text)
