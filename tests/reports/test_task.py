"""The record of a task: everything that is on the page stands in it, and it stands alone."""

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup

from calculator.costs.inputs import form_values as input_values
from calculator.costs.inputs import parse as parse_inputs
from calculator.costs.inputs import specification
from calculator.costs.parameters import parameters
from calculator.costs.phrases import phrases
from calculator.costs.trades import BASE, HOME, trades
from calculator.model import forms, steps
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
SAY, COSTS = words().say, phrases().say
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

    wanted = [seen.headline, seen.firmness_text, seen.change, *seen.limits, *seen.advice]
    wanted += [*seen.reasons_for, *seen.reasons_against, *(step.text for step in seen.next_steps)]
    wanted += ["25 November 2026", MODEL.settings.version, SAY["advice"]]
    wanted += [title(seen.task), COSTS["title"], COSTS["title_wrong"], f"#{encode(link.answers, link.inputs)}"]
    for part in wanted:
        assert " ".join(part.split()) in text, part
    first = next(b for b in flat(made(link).blocks) if isinstance(b, Table) and b.numbers)
    assert {len(cell.small) for row in first.rows for cell in row.cells[1:]} <= {0, 3}  # no range without width


def test_it_starts_with_the_answer() -> None:
    """After the task's name and the date the first thing read is the answer; next comes what to do."""
    text = text_of(made(link_of("logo")))

    parts = [examples.examples()["logo"].task, forms.forms().form["job"].headline, MODEL.wording["reasons_for"]]
    parts += [steps.rules().wording["title"], COSTS["title"]]
    places = [text.index(part) for part in parts]
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
    table_rows = [row for row in table.rows if row.look != "group"]
    marks = [row.cells[1].mark for row in table_rows]

    assert (marks.count(MODEL.wording["not_sure"]), marks.count(SAY["not_asked"])) == (2, len(table_rows) - 6)
    assert SAY["asked"].format(given=6, all=len(table_rows)) in text_of(document)


def test_own_figures_are_marked_and_no_usual_ones() -> None:
    """What the reader entered is marked as theirs, beside the usual figure; the rest stand below with source."""
    document = made(decode(MODEL, f"{BARE}&pieces_per_month=60,5&region=uk&partner_rate=41"))
    (own,) = tables(document, "own")
    rows = {plain_parts(row.cells[0].parts): row for row in own.rows}
    spec = specification()
    pieces, price, region = (rows[spec.inputs[key].label] for key in ("pieces_per_month", "partner_rate", "region"))
    unit, usual = spec.units["pieces_a_month"].label, spec.inputs["pieces_per_month"].levels[3]

    assert {row.cells[1].mark for row in own.rows} == {SAY["own_mark"]}
    assert plain_parts(pieces.cells[1].parts) == f"60.5 {unit}"
    assert plain_parts(pieces.cells[2].parts) == f"{usual:g} {unit}"
    assert plain_parts(price.cells[1].parts) == spec.units["money_an_hour"].label.format(currency="\u00a341")
    assert plain_parts(region.cells[1].parts) == spec.inputs["region"].choices["uk"]
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
    cited = {mark for row in rows for mark in plain_parts(row.cells[3].parts).split(", ")} - {SAY["assumption"], ""}

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
    sources = [text_of(made(decode(MODEL, f"{BARE}&trade=office{own}"))) for own in ("", "&wage=30")]
    found = trades().find("office", "wage", BASE, HOME)
    assert found
    source = found[0].sources[0]

    assert f"{source} " in sources[0]
    assert f"{source} " not in sources[1]


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
    asked = {q.text for q in (*MODEL.questions.values(), *MODEL.limits.values())}
    assert {mark for text, mark in said.items() if text in asked} == {SAY["typical"]}
    assert [plain_parts(row.cells[0].parts) for row in own.rows] == [parameters().by_id["wage"].label]
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

    assert f"“{specification().inputs['months'].label}”: " in text
    assert "colour" in text


def test_too_few_answers() -> None:
    """The record says what is missing and has neither costs nor steps."""
    text = text_of(made(decode(MODEL, "v=1&lifetime=3")))

    assert MODEL.wording["missing_intro"] in text
    assert COSTS["title"] not in text
    assert steps.rules().wording["title"] not in text


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
