"""The report of a list of tasks: a summary that is the list's own, then a page for each task."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import docx
import pytest
from bs4 import BeautifulSoup

from calculator.costs.inputs import form_values as input_values
from calculator.costs.inputs import parse as parse_inputs
from calculator.costs.inputs import specification
from calculator.model import forms
from calculator.model.answers import form_values, parse
from calculator.portfolio.entries import entries, hours, work_out
from calculator.portfolio.rules import words as list_words
from calculator.portfolio.saved import result
from calculator.portfolio.view import list_view
from calculator.portfolio.words import in_full
from calculator.reports import list as reports_list
from calculator.reports import replies as reports_replies
from calculator.reports.blocks import Document, Heading, Items, ManyMap, Table, plain_parts
from calculator.reports.list import list_report
from calculator.reports.replies import reply
from calculator.reports.word import wordfile
from calculator.reports.words import words
from calculator.site.content import examples
from tests.reports.test_task import DAY, PAGE, flat
from tests.strategies import MODEL
from tests.words import text_of


def saved(key: str, **more: Any) -> dict[str, Any]:
    """A worked example as a saved task."""
    example = examples.examples()[key]
    answers, _ = parse(MODEL, example.answers, example.task)
    inputs, _ = parse_inputs(example.inputs)
    form = form_values(answers) | input_values(inputs)
    return {
        "id": key,
        "name": example.task,
        "form": form,
        "notes": "",
        "model_version": MODEL.settings.version,
        "seen": {},
    } | more


def made(records: list[Any], have: object = "8") -> Document:
    """The report of some records."""
    return list_report(MODEL, records, have, DAY, PAGE)


def text_of_paper(document: Document) -> str:
    """What a reader of the paper sees."""
    return " ".join(BeautifulSoup(reports_replies.html(MODEL, document), "html.parser").get_text(" ").split())


SAY, WAYS, FORMS = words().say, {key: way.name for key, way in MODEL.ways.items()}, forms.forms().form
BOOKS, LOGO, PRICING = (examples.examples()[key].task for key in ("bookkeeping", "logo", "pricing"))
FEW = [saved("bookkeeping"), saved("logo", notes="Ask Ana.\nNot before May."), saved("pricing")]


def test_the_summary_is_that_of_the_list() -> None:
    """Totals, order, waiting tasks and the table are worked out as on the list's page."""
    records = [task | {"seen": work_out(MODEL, task["form"]).to_json()} for task in FEW]
    listed, text = list_view(MODEL, entries(MODEL, records), hours("8")), text_of_paper(made(FEW))

    for sentence in (listed.headline, *listed.have):
        assert "".join(p if isinstance(p, str) else p.text for p in sentence) in text
    assert [step.line.name for step in listed.steps] == [LOGO, BOOKS]
    order = next(b for b in flat(made(FEW).blocks) if isinstance(b, Items) and b.mark == "number")
    assert [plain_parts(item.parts) for item in order.items] == [
        SAY["list_steps"].format(name=LOGO, answer=FORMS["job"].name),
        SAY["list_steps"].format(name=BOOKS, answer=FORMS["regular"].name),
    ]
    assert f"{list_words()['wait_keep']}: {PRICING}." in text
    table = next(b for b in flat(made(FEW).blocks) if isinstance(b, Table) and b.look == "list")
    assert [plain_parts(row.cells[1].parts) for row in table.rows] == [
        *(FORMS[form].name for form in ("job", "regular", "keep"))
    ]
    assert "25 November 2026" in text
    assert SAY["advice"] in text


def test_a_task_has_a_page_with_its_answer_notes_and_link() -> None:
    """Each page starts with the task, in the order of the list."""
    document = made(FEW)
    pages = [block.text for block in document.blocks if isinstance(block, Heading) and block.own_page]
    text = text_of_paper(document)

    names = enumerate((LOGO, BOOKS, PRICING), 1)
    assert pages == [SAY["list_page"].format(number=number, name=name) for number, name in names]
    assert f"{SAY['list_notes']} Ask Ana. Not before May." in text
    hours_given = examples.examples()["logo"].inputs["job_hours"]
    assert f"{SAY['title_own']}: {specification().inputs['job_hours'].label} {hours_given:g} " in text
    assert text.count(f"{PAGE}#v=1&separate=") == 3
    assert text.count(MODEL.wording["changes_title"]) == 3


def test_the_map_of_all() -> None:
    """A point for each task, named in words."""
    (found,) = [b for b in flat(made(FEW).blocks) if isinstance(b, ManyMap)]

    assert len(found.picture.points) == 3
    assert f"{WAYS['freelance']}: {LOGO}" in found.description


def test_a_task_saved_by_an_older_version() -> None:
    """It is worked out anew, and the table says what the older version made of it."""
    old = work_out(MODEL, saved("pricing")["form"]).to_json()
    text = text_of_paper(made([saved("logo", model_version="0.9.0", seen=old)]))

    before = in_full(MODEL, result(MODEL, old))
    assert forms.forms().form["job"].headline in text
    assert list_words()["moved_mark"].format(before="0.9.0", answer=before) in text


def test_amounts_in_several_currencies_keep_their_own() -> None:
    """Pounds and dollars in one list: none is written as the other."""
    pounds = saved("bookkeeping")
    pounds["form"]["region"] = "uk"
    html = reports_replies.html(MODEL, made([pounds, saved("customer-email")]))

    assert "data-currency" not in html
    assert "\u00a3" in html
    assert "$" in html
    assert 'data-currency="USD"' in reports_replies.html(MODEL, made(FEW))


def test_a_long_list_says_where_its_pages_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table has every task; only the first have a page, and that is said."""
    monkeypatch.setattr(reports_list, "words", lambda: replace(words(), most_pages=2))
    document = made([saved("logo", id=str(n)) for n in range(3)])

    pages = [block for block in document.blocks if isinstance(block, Heading) and block.own_page]
    table = next(b for b in flat(document.blocks) if isinstance(b, Table) and b.look == "list")
    assert (len(pages), len(table.rows)) == (2, 3)
    assert SAY["list_pages"].format(count=2) in text_of_paper(document)


@pytest.mark.parametrize("records", [[], [None], [3, "x"], [{"form": {"lifetime": "9"}}], [{"form": 3, "seen": []}]])
def test_any_list_gets_a_report(records: list[Any]) -> None:
    """An empty or damaged one is no error."""
    assert SAY["list_title"] in text_of_paper(made(records))
    assert docx.Document(io.BytesIO(wordfile(MODEL, made(records))))


def test_the_report_as_a_word_file() -> None:
    """Everything of it but the picture, whose content is said in words."""
    document = made(FEW)
    text = text_of(wordfile(MODEL, document))

    for block in flat(document.blocks):
        if isinstance(block, Heading):
            assert block.text in text
        if isinstance(block, ManyMap):
            assert block.description in text
        if isinstance(block, Table):
            assert all(plain_parts(cell.parts) in text for row in block.rows for cell in row.cells)


def test_the_bridge_hands_over_both() -> None:
    """Html for the printer, a file for Word."""
    request = {"report": FEW[:1], "have": "8", "date": "2026-11-25", "page": PAGE}
    html, word = (reply(MODEL, request | {"kind": kind}) for kind in ("html", "docx"))

    assert html["title"] == f"{SAY['list_title']} - {SAY['kind_list']}"
    assert word["name"] == f"report-{date(2026, 11, 25)}.docx"
    assert SAY["list_empty"] in reply(MODEL, {"report": 3, "kind": "html"})["html"]


def test_markup_in_names_and_notes_is_text() -> None:
    """Neither brings in markup."""
    form = saved("logo")["form"] | {"task": "<img src=x>"}
    html = reports_replies.html(MODEL, made([saved("logo", form=form, notes="<script>1</script>")]))

    assert "<img" not in html
    assert "<script" not in html
