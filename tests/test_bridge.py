"""The seam to the browser: JSON text in, JSON text out, never an exception for what a reader does."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.bridge import respond
from calculator.model.answers import Answers, form_values, parse
from calculator.page import link as page_link
from calculator.page.link import LONGEST
from calculator.site.content import examples
from tests.strategies import MODEL, partial


def ask(**request: object) -> dict:
    """The reply to a request."""
    return json.loads(respond(json.dumps(request)))


@pytest.mark.parametrize("key", examples.examples())
def test_an_example_round_trips(key: str) -> None:
    """The form's values give a result, and its fragment gives the same result again."""
    example = examples.examples()[key]
    form = form_values(parse(MODEL, example.answers, example.task)[0])
    reply = ask(form=form)

    again = ask(fragment=reply["fragment"])

    assert reply["attributes"]["data-state"] == "ready"
    assert again["form"] == form
    assert again["result"] == reply["result"]
    assert not again["notices_html"]


@settings(max_examples=20, deadline=None)
@given(partial(), st.text(max_size=200))
def test_answers_survive_the_address(answers: Answers, task: str) -> None:
    """Form to address and back loses nothing."""
    from calculator.model.answers import clean_task

    known = Answers(answers.levels, answers.limits, clean_task(task))
    back = page_link.decode(MODEL, page_link.encode(known))

    assert back.answers == known
    assert not back.messages


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=500))
def test_any_fragment_gets_a_reply(fragment: str) -> None:
    """However damaged an address is, there is a reply."""
    assert "html" in ask(fragment=fragment)


NO_REQUESTS = [
    '{"list": 3}',
    '{"import": []}',
    '{"share": "x"}',
    '{"cost": 5}',
    '{"pick": "\\ud83d"}',
    '{"decide": null}',
]


@pytest.mark.parametrize("text", ["[" * 100_000, "NaN", "9" * 5000, *NO_REQUESTS])
def test_a_request_of_the_wrong_kind_is_told_so(text: str) -> None:
    """Whatever it asks for, what comes back says that it could not be read."""
    reply = respond(text)

    assert MODEL.errors["request"] in json.loads(reply)["notices_html"]
    assert reply.encode()


def test_what_no_page_can_show_goes_no_further() -> None:
    """Half a character and a figure beyond all numbers harm nothing that stands beside them."""
    half, endless = (
        '{"find": "pay\\ud83droll"}',
        '{"export": [], "as": "json", "rest": {"log": [{"brief": 1e999, "hours": NaN}]}}',
    )

    assert json.loads(respond(half))["count"] == ask(find="payroll")["count"] > 0
    assert json.loads(json.loads(respond(endless))["file"]["text"])["log"] == [{"brief": "1e999", "hours": "NaN"}]


@pytest.mark.parametrize(
    "text", ["", "{", "null", "[]", "NaN", '{"form": 3}', '{"form": {"lifetime": NaN}}', "[" * 5000]
)
def test_a_broken_request_gets_a_reply(text: str) -> None:
    """No exception reaches the reader."""
    assert json.loads(respond(text))["attributes"]["data-way"] == ""


@pytest.mark.parametrize(
    ("fragment", "said"),
    [
        ("v=1&lifetime=3&colour=red", "colour"),
        ("v=1&lifetime=9", MODEL.errors["level"].format(value=9, text=MODEL.questions["lifetime"].text)),
        ("v=1&direct=maybe", MODEL.errors["limit"].format(value="maybe", text=MODEL.limits["direct"].text)),
        ("v=7&lifetime=3", MODEL.errors["version"]),
        ("lifetime=3&" + "x" * 5000, MODEL.errors["long"].format(limit=LONGEST)),
    ],
)
def test_a_damaged_link_says_what_is_wrong(fragment: str, said: str) -> None:
    """The message names the question and what would be right; the rest is kept."""
    assert said in ask(fragment=fragment)["notices_html"]


def test_a_damaged_link_keeps_what_can_be_read() -> None:
    """One bad value does not lose the others."""
    assert ask(fragment="v=1&lifetime=3&contact=x&volume=2")["form"] == {"lifetime": "3", "volume": "2"}


def test_markup_in_a_task_is_text() -> None:
    """A task's name cannot bring in markup."""
    html = ask(fragment="task=%3Cimg+src%3Dx%3E&lifetime=3&contact=3&volume=3&running=2")["html"]

    assert "<img" not in html
    assert "&lt;img" in html


def test_a_log_names_every_figure_that_it_replaces() -> None:
    """Empty where no job says any, so that what was filled in goes when its jobs go."""
    nothing = dict.fromkeys(("brief", "select", "steer", "review"), "")

    assert ask(log=[]) == {"values": nothing, "messages": []}
    assert ask(log=[{"brief": "90"}, {"hours": "3"}]) == {"values": nothing | {"brief": "1.5"}, "messages": []}


def test_a_question_is_opened_until_it_is_enough() -> None:
    """From the first one on there is a next question; after enough there is none."""
    form = form_values(parse(MODEL, examples.examples()["logo"].answers)[0])

    assert (ask(form={})["next"], ask(form={})["enough"]) == (MODEL.settings.answer.first[0], False)
    assert (ask(form=form)["next"], ask(form=form)["enough"]) == (None, True)
