"""The templates' data: wrong files are refused by name, right ones hang together."""

from functools import partial
from pathlib import Path

import pytest

from calculator import load
from calculator.costs.inputs import specification
from calculator.documents import forms, values
from calculator.documents import rules as documents_rules
from calculator.model import definition
from calculator.model.answers import parse
from tests.wrong import refused

MODEL = definition.model()
FILES = sorted((load.DATA / forms.FOLDER).glob("*.toml"))
TO_THE_OTHER_SIDE = {"notice-letter"}  # a letter, in which nothing of the owner's own notes belongs
DOCS = Path(__file__).parents[2] / "docs" / "templates"
WRONG = [
    ('kind = "line"', 'kind = "row"', "kind: 'row' is none of"),
    ('id = "client"', 'id = "task"', "task: stands twice"),
    ('example = "One fixed price"', 'example = "Free"', "priced.example: not among the options"),
    ('["One logo, after two different sketches", ', "[", "scope.cells: a row is not as wide"),
    ('label = "Client"', 'label = "Client"\ncolour = "red"', "unknown key"),
    ('example = "None"', 'example = ""', "personal.example: missing"),
    ('title = "Freelance brief"', "title = ", "freelance-brief"),
    ('kind = "line"', 'kind = "line"\ntext = "We pay."', "text: a clause, and only a clause, has it"),
]
CLAUSE = """
[[section.field]]
id = "pay"
label = "Pay day"
kind = "clause"
text = "We pay within {days} days."
blank = [{ id = "days", label = "Days", hint = "days", example = "14" }]

[[section]]
id = "result"
"""
WRONG_CLAUSES = [
    ("{days}", "{weeks}", "pay.blank: not the gaps of the text"),
    ('id = "days"', 'id = "task"', "task: stands twice"),
    ('example = "14"', 'example = "14", kind = "choice"', "pay.blank: its kind is none of"),
    ('text = "We pay within {days} days."', "", "pay.text: a clause, and only a clause, has it"),
]


@pytest.mark.parametrize(("old", "new", "message"), WRONG, ids=[w[2] for w in WRONG])
def test_a_wrong_template_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    """One tiny mistake: the error names the field and what is wrong."""
    brief = partial(forms.stored, "freelance-brief")

    assert message in refused(brief, tmp_path / "data", forms.name("freelance-brief"), old, new)


@pytest.mark.parametrize(("old", "new", "message"), WRONG_CLAUSES, ids=[w[2] for w in WRONG_CLAUSES])
def test_a_wrong_clause_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    """A clause's gaps are those of its text, each once in the whole document."""
    brief, place = partial(forms.stored, "freelance-brief"), '\n[[section]]\nid = "result"\n'

    clause = CLAUSE.replace(old, new)
    assert message in refused(brief, tmp_path / "data", forms.name("freelance-brief"), place, clause)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_a_template_hangs_together(file: Path) -> None:
    """It has a page, leans only on sources and values that exist, and is filled in where a result offers it."""
    template = forms.stored(file.stem)
    fields = list(template.fields())

    assert template.id == file.stem
    assert template.id in {paper.id for paper in documents_rules.papers().paper}
    assert (DOCS / f"{file.stem}.md").exists()
    assert template.way in MODEL.ways
    fills = {item.fill for item in (*fields, *template.blanks()) if item.fill}
    offered = next(paper for paper in documents_rules.papers().paper if paper.id == template.id).ways
    assert fills <= values.names(MODEL)
    assert not offered or {"task", "date"} <= fills
    assert not offered or "risks" in fills or template.id in TO_THE_OTHER_SIDE
    assert {source for item in fields for source in item.sources} <= load.sources().keys()


def test_every_paper_has_its_template() -> None:
    """Nothing is offered that is not there, and every way is offered something."""
    offered = documents_rules.papers().paper

    assert {paper.id for paper in offered} == {file.stem for file in FILES}
    assert {way for paper in offered for way in paper.ways} == MODEL.ways.keys()


def test_every_risk_can_come_up() -> None:
    """A risk names a question and values that a reader can choose, and sources that exist."""
    for risk in documents_rules.papers().risk:
        for value in risk.values:
            _, errors = parse(MODEL, {risk.question: value})
            assert errors == {}
        assert set(risk.sources) <= load.sources().keys()
        assert set(risk.ways) <= MODEL.ways.keys()
    assert documents_rules.papers().open.keys() <= MODEL.ways.keys()
    assert {q for asked in documents_rules.papers().open.values() for q in asked} <= MODEL.questions.keys()


def test_every_figure_can_be_given() -> None:
    """A figure names an input of the cost part."""
    assert {figure.input for figure in documents_rules.papers().figure} <= specification().inputs.keys()


def offers(folder: Path) -> documents_rules.Papers:
    """What documents/rules.toml in a folder offers."""
    return load.record(documents_rules.Papers, load.table(documents_rules.FILE, folder), documents_rules.FILE)


def test_a_wrong_offer_is_named(tmp_path: Path) -> None:
    """An unknown key in documents/rules.toml is refused."""
    said = refused(offers, tmp_path / "data", documents_rules.FILE, "ways = ", "wys = ")

    assert "documents/rules.toml" in said
    assert "wys" in said


ASKED = {
    "freelance-contract": {
        "send": "signs over their rights to the freelancer",
        "no-less": "wait for more work, more rights or a lower price",
        "pay-day": "unless it was sent back",
        "silent": "a suspected breach of law, to an authority or, in confidence, to a lawyer or doctor",
        "law": "in writing, and email counts",
    },
    "partner-contract": {
        "papers": "in writing the rights of everyone who works on them",
        "secret": "a suspected breach of law, to an authority or, in confidence, to a lawyer or doctor",
        "orders": "and sends it to another country, only as the client says in writing",
        "measures": "whatever else the law on data asks of it",
        "others": "the same duties on them in a written contract, and answers for them",
        "audit": "lets the client or its auditor look for themselves, and helps",
    },
}


IMMUNITY = [  # what 18 U.S.C. 1833(b), points 1 and 2, say, of which a contract on secrets has to give notice
    "held criminally or civilly liable under any federal or state trade secret law",
    "in confidence to a federal, state or local government official, directly or indirectly, or to an attorney",
    "solely to report or investigate a suspected violation of law",
    "in a complaint or other document filed under seal in a lawsuit or other proceeding",
    "sues an employer for retaliation for reporting a suspected violation of law",
    "to their attorney and use it in the court proceeding",
    "file every document with the trade secret under seal, and disclose it only by court order",
]


@pytest.mark.parametrize("key", ASKED)
def test_a_promise_of_secrecy_has_the_american_notice(key: str) -> None:
    """All of it, as a numbered point that is named after the law."""
    notice = forms.stored(key).find("immunity")

    assert [said for said in IMMUNITY if said not in notice.text] == []
    assert "18 U.S.C. 1833(b)" in notice.label


@pytest.mark.parametrize("key", ASKED)
def test_a_contract_has_what_the_law_asks_for(key: str) -> None:
    """Rights of whoever stands in, secrecy that leaves room for the law, the terms of article 28."""
    template = forms.stored(key)

    assert [item for item, said in ASKED[key].items() if said not in template.find(item).text] == []


def test_what_the_other_side_signs_holds_no_answer_about_risk() -> None:
    """What somebody could damage is no kind of data, no secret and no material: the answer stays with the owner."""
    fills = {item.id: item.fill for key in (*ASKED, "freelance-brief") for item in forms.stored(key).fields()}

    assert not {"exposure", "knowhow"} & set(fills.values())


def test_what_the_contracts_leave_open_reads_as_a_sentence() -> None:
    """A last pay day is a date or some days later; a stopped item costs its own price; moral rights cite the law."""
    freelance, partner = (forms.stored(key) for key in ASKED)
    last = next(blank for blank in freelance.blanks() if blank.id == "pay_latest")

    assert "at the latest {pay_latest}" in freelance.find("pay-day").text
    assert last.hint.startswith("on ")
    assert last.example.startswith("on ")
    assert "the price of that item" in freelance.find("stop-fee").text
    assert partner.find("moral").sources == freelance.find("moral").sources != ()
