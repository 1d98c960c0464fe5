"""Do this next: picked from the checklists by the answer and the risks found."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.cli.report import report
from calculator.model import steps
from calculator.model.answers import Answers, Known, parse
from calculator.model.decision import decide
from calculator.model.forms import taken
from calculator.model.steps import next_steps
from calculator.model.view import view
from calculator.site.bundle import sent
from calculator.site.content import examples
from tests.strategies import MODEL, full, partial

MANY = settings(max_examples=300, deadline=None)


def answers(key: str, **levels: int | bool | None) -> Answers:
    """A worked example with some answers changed."""
    example = examples.examples()[key]
    return parse(MODEL, example.answers | levels, example.task)[0]


def places(found: Answers) -> list[str]:
    """The steps of a decided task, as list/item."""
    return [f"{step.list}/{step.item}" for step in decide(MODEL, found).next_steps]


@MANY
@given(full() | partial(), st.sampled_from(list(MODEL.ways)), st.sampled_from([None, 21.7, 200.0]))
def test_two_to_eight_steps(found: Answers, way: str, hours: float | None) -> None:
    """Whatever the answers: 2 to 8 different steps, the first step of the form first."""
    found = replace(found, known=Known(hours, told=True))
    steps = next_steps(MODEL, found, way)

    assert 2 <= len(steps) <= 8
    assert steps[0].text == taken(found, way).form.first_step
    assert len({(step.list, step.item) for step in steps}) == len(steps)


@MANY
@given(full() | partial(), st.sampled_from(list(MODEL.ways)))
def test_little_work_has_three_steps(found: Answers, way: str) -> None:
    """Under five hours a week the first step and the two that matter most."""
    little = next_steps(MODEL, replace(found, known=Known(21.6)), way)
    whole = next_steps(MODEL, replace(found, known=Known(22.0)), way)

    assert len(little) in (2, 3)
    assert little[0].text == taken(replace(found, known=Known(21.6)), way).form.first_step
    if little[0] == whole[0]:
        assert {*little} <= {*whole}


@MANY
@given(full(), st.sampled_from(list(MODEL.ways)))
def test_steps_stand_in_the_order_of_the_lists(found: Answers, way: str) -> None:
    """After the first step they follow the order in which an owner meets them."""
    order = steps.rules().order
    seen = [order.index(step.list) for step in next_steps(MODEL, found, way)[1:]]

    assert seen == sorted(seen)


@pytest.mark.parametrize(
    ("key", "change", "step"),
    [
        ("bookkeeping", {"exposure": 2}, "data-and-access/processor"),
        ("logo", {"exposure": 2}, "data-and-access/processor"),
        ("bookkeeping", {"exposure": 1}, "data-and-access/two-people"),
        ("client-files", {"exposure": 0}, "data-and-access/own-staff"),
        ("logo", {"direct": None, "definable": 4, "contact": 4, "judgement": 4}, "brief/not-the-hours"),
        ("workshop-foreman", {"direct": True}, "back-in-house/status"),
        ("bookkeeping", {"procedure": 2}, "choosing-a-partner/paper"),
        ("bookkeeping", {"visible": 2, "exposure": 4}, "process-document/numbers"),
        ("bookkeeping", {"growth": 4, "exposure": 4}, "choosing-a-partner/swings"),
        ("logo", {"checkable": 1}, "acceptance/expert"),
        ("logo", {"definable": 2}, "brief/changes"),
    ],
)
def test_a_risk_brings_its_step(key: str, change: dict[str, int | bool | None], step: str) -> None:
    """With the risky answer the step is there; without it, it is not."""
    calm: dict[str, int | bool | None] = {"growth": 2, "direct": False}
    safe = calm | {q: 4 if q in MODEL.questions and q != "growth" else calm[q] for q in change}

    assert step in places(answers(key, **change))
    assert step not in places(answers(key, **safe))


def test_work_at_your_place_brings_its_step() -> None:
    """A mark brings a step too."""
    books = answers("bookkeeping")

    assert "choosing-a-partner/on-site" in places(replace(books, marks=("at_place",)))
    assert "choosing-a-partner/on-site" not in places(replace(books, marks=("screen",)))


def test_no_answer_no_steps() -> None:
    """Too few answers, or an answer that cannot be told yet: nothing to do next, and nothing to be ready for."""
    missing = decide(MODEL, Answers({"lifetime": 3}))
    unknown = decide(MODEL, Answers({"separate": 2, "bears": 2, "contact": 2, "definable": 3}))

    assert missing.way is None
    assert unknown.firmness == "unknown"
    for result in (missing, unknown):
        assert result.next_steps == result.readiness == ()
        assert result.to_json()["next_steps"] == []
        assert view(MODEL, result).next_steps == ()
        assert "[ ]" not in report(MODEL, view(MODEL, result))


def test_steps_carry_the_task() -> None:
    """The reader's task is named over the steps; without a name it is not."""
    result = decide(MODEL, replace(answers("logo"), task="A sign"))
    nameless = decide(MODEL, replace(answers("logo"), task=""))

    title = steps.rules().wording["title_task"].format(task="A sign")
    assert view(MODEL, result).next_title == title
    assert title in report(MODEL, view(MODEL, result))
    assert view(MODEL, nameless).next_title == steps.rules().wording["title"]


def test_the_report_has_boxes_and_reasons() -> None:
    """Each step is a box to tick, with why and the list that it comes from."""
    result = decide(MODEL, answers("bookkeeping"))
    text = report(MODEL, view(MODEL, result))

    assert text.count("[ ] ") == len(places(answers("bookkeeping")))
    for step in result.next_steps:
        assert f"[ ] {step.text} {step.why} ({step.list_title})" in " ".join(text.split())


def test_json_has_every_step() -> None:
    """The result's JSON names list, item, text and why."""
    steps = json.loads(json.dumps(decide(MODEL, answers("logo")).to_json()))["next_steps"]

    assert [f"{step['list']}/{step['item']}" for step in steps] == places(answers("logo"))
    assert all(step["text"] and step["why"] for step in steps)


def test_the_browsers_extract_picks_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one file that the browser gets leads to the same steps as the lists."""
    whole = {way: next_steps(MODEL, answers("newsletter"), way) for way in MODEL.ways}
    name, content = next(file for file in sent.extracts() if steps.FOLDER in file[0])
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / Path(name).name).write_bytes(content)
    every, extract = steps.checked(), steps.lists(tmp_path)
    monkeypatch.setattr(steps, "lists", lambda: extract)

    assert {way: next_steps(MODEL, answers("newsletter"), way) for way in MODEL.ways} == whole
    assert sum(len(x.items) for x in extract.values()) < sum(len(x.items) for x in every.values()) / 2
