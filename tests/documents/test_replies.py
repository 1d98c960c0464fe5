"""Documents filled in from answers: bytes in, bytes out, whatever the task is called."""

import io
import json
import zipfile
from base64 import b64decode, b64encode
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import docx
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from calculator.bridge import respond
from calculator.documents import forms, values
from calculator.documents import rules as documents_rules
from calculator.documents.markdown import escaped, markdown
from calculator.documents.word import fill
from calculator.model import definition
from calculator.model.answers import Answers, clean_task, parse
from calculator.model.decision import Result, decide
from calculator.model.view import view
from calculator.page import link as page_link
from calculator.site.content import examples, papers
from tests.words import text_of

MODEL = definition.model()
DAY = date(2026, 6, 1)
KEYS = [paper.id for paper in documents_rules.papers().paper if paper.ways]
NAMES = [
    "A logo",
    'Rent & <b>rates</b> "2026"',
    "Bücher prüfen für Müßiggänger",
    "ניהול ספרים",
    "خدمة العملاء",
    "財務 😀",
]


def result(task: str, example: str = "customer-email") -> Result:
    """A scored example under another name."""
    return decide(MODEL, parse(MODEL, examples.examples()[example].answers, task)[0])


def word(key: str) -> bytes:
    """An empty Word file."""
    return papers.files(key)[".docx"]


def filled(key: str, task: str) -> bytes:
    """A Word file, filled in."""
    found = result(task)
    return fill(word(key), values.values(MODEL, found, DAY), DAY, values.notes(MODEL, view(MODEL, found), DAY))


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("task", NAMES)
def test_a_filled_in_word_file_opens(key: str, task: str) -> None:
    """It holds the task's name, the date, the risks and every answer, and no part of it is broken."""
    content = filled(key, task)
    text = text_of(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))

    assert task in text
    assert "1 June 2026" in text
    assert all(risk in text for risk in values.risks(MODEL, result(task)))
    for question, level in result(task).answers.given.items():
        assert MODEL.questions[question].text in text
        assert MODEL.questions[question].anchors[level] in text
    assert task in docx.Document(io.BytesIO(content)).core_properties.title


def test_a_filled_in_control_is_no_hint_any_more() -> None:
    """What was filled in is text; what was not still shows its hint."""
    document = docx.Document(io.BytesIO(filled("freelance-brief", "A logo")))
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    controls = {
        sdt.find(f".//{name}tag").get(f"{name}val"): sdt.find(f".//{name}showingPlcHdr") is not None
        for sdt in document.element.iter(f"{name}sdt")
    }

    assert not controls["task"]
    assert not controls["date"]
    assert not controls["contact"]
    assert controls["field-result"]
    assert document.element.find(f".//{name}date").get(f"{name}fullDate") == "2026-06-01T00:00:00Z"


def test_text_from_the_right_is_marked() -> None:
    """A Hebrew name runs from the right in Word, a Latin one does not."""
    assert (
        "<w:rtl" in zipfile.ZipFile(io.BytesIO(filled("kpi-sheet", "ניהול ספרים"))).read("word/document.xml").decode()
    )
    assert "<w:rtl" not in zipfile.ZipFile(io.BytesIO(filled("kpi-sheet", "Müller"))).read("word/document.xml").decode()


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=150))
def test_any_name_gives_a_document(task: str) -> None:
    """Whatever a reader types, the file opens and holds it."""
    assert clean_task(task) in text_of(filled("kpi-sheet", clean_task(task)))


def test_no_answer_leaves_the_document_empty() -> None:
    """Without answers only the date is filled in."""
    found = decide(MODEL, Answers())

    assert values.values(MODEL, found, DAY) == {"date": "1 June 2026"}
    assert documents_rules.offers(found) == []


def test_the_file_stays_the_same_but_for_what_is_filled_in() -> None:
    """Styles, footer and settings are not touched, and the same answers give the same bytes."""
    before, after = (zipfile.ZipFile(io.BytesIO(x)) for x in (word("kpi-sheet"), filled("kpi-sheet", "Books")))
    changed = [name for name in before.namelist() if before.read(name) != after.read(name)]

    assert before.namelist() == after.namelist()
    assert sorted(changed) == ["docProps/core.xml", "word/document.xml"]
    assert filled("kpi-sheet", "Books") == filled("kpi-sheet", "Books")


@pytest.mark.parametrize("key", KEYS)
def test_markdown_has_every_field(key: str) -> None:
    """Empty, it holds every heading and label; filled in, the task, the date and the notes as well."""
    template, found = forms.stored(key), result("Books & <i>bills</i>")
    empty = markdown(template)
    full = markdown(template, values.values(MODEL, found, DAY), values.notes(MODEL, view(MODEL, found), DAY))

    for text in (empty, full):
        assert all(section.heading in text for section in template.section)
        assert all(item.label in text for item in template.fields())
    assert "Books & \\<i>bills" in full
    assert "1 June 2026" in full
    assert all(risk in full for risk in values.risks(MODEL, found))
    assert documents_rules.papers().words["notes_title"] not in empty


@pytest.mark.parametrize("task", ["a | b", "*bold*", "[x](y)", "`code`", "_a_ \\ b", "R&amp;D", "<img src=x>"])
def test_markdown_keeps_a_name_as_text(task: str) -> None:
    """A name cannot bring in markup, and every mark of it can be read."""
    html = MarkdownIt().enable("table").render(f"| Name |\n|---|\n| {escaped(task)} |")

    assert BeautifulSoup(html, "html5lib").td.text == task
    assert "<td>" in html
    assert not BeautifulSoup(html, "html5lib").td.find(True)


def test_unsure_answers_are_named_as_risks() -> None:
    """What the reader was not sure about is to be found out before anyone signs."""
    raw = examples.examples()["customer-email"].answers | {"visible": None, "direct": None}
    found = values.risks(MODEL, decide(MODEL, parse(MODEL, raw)[0]))

    assert any(MODEL.questions["visible"].text in risk for risk in found)
    assert any("employment" in risk for risk in found)


def test_a_job_has_no_risks_of_a_process() -> None:
    """Whether the steps can be written down does not matter to a brief."""
    found = values.risks(MODEL, result("A logo", "logo"))

    assert result("A logo", "logo").answers.levels["procedure"] == 1
    assert not [risk for risk in found if "steps" in risk]


def test_what_is_kept_is_agreed_with_nobody() -> None:
    """Where the amount will change: a price is agreed with a partner, hours with staff, a limit with oneself."""
    told = {
        way: [r.text for r in documents_rules.papers().risk if r.question == "growth" and way in r.ways]
        for way in MODEL.ways
    }

    assert [len(texts) for way, texts in told.items() if way != "freelance"] == [1, 1, 1]
    assert [way for way, texts in told.items() if "price" in "".join(texts)] == ["bpo"]


def test_a_job_that_is_kept_has_no_risks_of_lasting_work() -> None:
    """Nobody looks at ten cases a week of a plan that is made once, and its amount does not double."""
    levels = {"visible": 0, "growth": 4, "procedure": 2}
    risks = {}
    for lifetime in (1, 4):
        raw = examples.examples()["customer-email"].answers | levels | {"lifetime": lifetime}
        found = replace(decide(MODEL, parse(MODEL, raw)[0]), way="keep")
        risks[lifetime] = values.risks(MODEL, found)

    lasting = {risk.text for risk in documents_rules.papers().risk if risk.lasting}
    assert lasting & {*risks[4]}
    assert {*risks[4]} - lasting == {*risks[1]}


def ask(**request: object) -> dict:
    """The bridge's reply to a request."""
    return json.loads(respond(json.dumps(request)))


@pytest.mark.parametrize(("kind", "end"), [("docx", ".docx"), ("md", ".json")])
def test_the_bridge_gives_a_file(kind: str, end: str) -> None:
    """A request for a document is answered with its name, its type and its content."""
    link = page_link.encode(parse(MODEL, examples.examples()["logo"].answers, "A new logo & sign")[0])
    content = b64encode(papers.files("freelance-brief")[end]).decode()
    reply = ask(template="freelance-brief", kind=kind, content=content, fragment=link, date="2026-06-01")

    assert reply["name"] == f"freelance-brief-a-new-logo-sign.{kind}"
    assert "error" not in reply
    got = b64decode(reply["content"])
    assert "A new logo & sign" in (text_of(got) if kind == "docx" else got.decode())


def test_a_figure_stands_in_for_its_answer() -> None:
    """How many pieces a month, once given to the cost part, is what the document says."""
    link = page_link.encode(parse(MODEL, examples.examples()["customer-email"].answers)[0]) + "&pieces_per_month=1,250"
    content = b64encode(papers.files("kpi-sheet")[".json"]).decode()
    text = b64decode(ask(template="kpi-sheet", kind="md", content=content, fragment=link)["content"]).decode()

    (volume,) = (figure for figure in documents_rules.papers().figure if figure.input == "pieces_per_month")
    assert volume.text.format(number="1250") in text


PRICES = {
    "freelance_quote=240&freelance_quote_unit=job": "240 USD for the whole job",
    "freelance_quote=28&region=uk": "28 GBP for an hour",
    "freelance_quote=28.5&in_currency=EUR&freelance_quote_unit=month": "28.5 EUR for a month",
    "freelance_quote=5&freelance_quote_unit=percent": "5 % of an amount",
}


@pytest.mark.parametrize("quoted", PRICES)
def test_a_quoted_price_stands_in_the_contract(quoted: str) -> None:
    """The price with its unit and currency, as the reader gave it to the cost part."""
    link = page_link.encode(parse(MODEL, examples.examples()["logo"].answers, "A logo")[0]) + f"&{quoted}"
    content = b64encode(papers.files("freelance-contract")[".json"]).decode()
    text = b64decode(ask(template="freelance-contract", kind="md", content=content, fragment=link)["content"]).decode()

    assert f": {PRICES[quoted]}\n" in text


def test_a_range_is_no_price_to_sign() -> None:
    """From 200 to 300 leaves the price of the contract open."""
    link = page_link.encode(parse(MODEL, examples.examples()["logo"].answers, "A logo")[0])
    content = b64encode(papers.files("freelance-contract")[".json"]).decode()
    found = ask(
        template="freelance-contract", kind="md", content=content, fragment=f"{link}&freelance_quote=200+to+300"
    )

    assert "200" not in b64decode(found["content"]).decode().split("## 2.")[1].split("## 3.")[0]


def test_the_day_is_today_where_none_is_given() -> None:
    """A request without a date gets today's."""
    content = b64encode(papers.files("freelance-brief")[".json"]).decode()
    reply = ask(template="freelance-brief", kind="md", content=content, fragment="v=1&task=x")

    assert values.in_words(date.today()) in b64decode(reply["content"]).decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"content": "not base64!"},
        {"content": b64encode(b"no zip").decode()},
        {"kind": "pdf"},
        {"date": "yesterday"},
        {"content": 3},
        {"kind": "md", "content": b64encode(b"{").decode()},
    ],
)
def test_what_cannot_be_filled_in_is_said(wrong: dict) -> None:
    """A damaged request or file comes back as a message."""
    good = {"template": "freelance-brief", "kind": "docx", "content": b64encode(word("freelance-brief")).decode()}

    assert ask(**(good | {"fragment": ""} | wrong)) == {"error": documents_rules.papers().words["failed"]}


@pytest.mark.parametrize("key", examples.examples())
def test_every_answer_offers_a_document(key: str) -> None:
    """A decided task is offered the papers of its way, each with both kinds."""
    found = result("x", key)
    html = ask(fragment=page_link.encode(found.answers))["answer"]["do-body"]

    assert documents_rules.offers(found)
    for paper in documents_rules.offers(found):
        assert found.way in paper.ways
        assert f'data-empty="../assets/templates/{paper.id}.docx"' in html
        assert f'data-empty="../assets/templates/{paper.id}-us-letter.docx"' in html
        assert f'data-empty="../assets/templates/{paper.id}.json"' in html
