"""Picking a common task through the bridge: what is filled in, what is marked, what comes back."""

import json
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator import scoring
from calculator.bridge import respond
from calculator.model.answers import Answers, form_values, parse
from calculator.page import link as page_link
from calculator.page import picker
from calculator.tasks import library as tasks_library
from calculator.tasks import typical
from calculator.tasks.typical import Marks
from tests.strategies import MODEL, partial
from tests.wording import says

LOGO = tasks_library.library().tasks["logo"]
BOOKS = tasks_library.library().tasks["monthly-bookkeeping"]
SAY = picker.words()
EVERY = {*MODEL.questions, *MODEL.limits}


def ask(**request: object) -> dict:
    """The reply to a request."""
    return json.loads(respond(json.dumps(request)))


def pick(key: str, form: dict[str, str], **more: object) -> dict:
    """The reply to a pick with these answers in the form."""
    return ask(pick=key, fragment=urlencode({"v": "1"} | form), **more)


def score(form: dict[str, str]) -> dict:
    """The reply to a form's values, as the page sends them."""
    return ask(fragment=urlencode({"v": "1"} | form))


def text(html: str) -> str:
    """Markup as it is read."""
    return " ".join(BeautifulSoup(html, "html5lib").get_text().split())


def test_a_pick_into_an_empty_form_fills_and_marks_everything() -> None:
    """Name, all answers and both limits; each is marked, and the note and the result say so."""
    form = pick("logo", {"task": "lgo"})["form"]
    reply = score(form)

    assert form["task"] == LOGO.name
    assert set(reply["typical"]["marked"]) == EVERY
    assert reply["attributes"]["data-way"] == "freelance"
    assert LOGO.watch in text(reply["typical"]["note_html"])
    assert says(SAY.hours_job, text(reply["typical"]["note_html"]), hours=f"{LOGO.job_hours:.0f}")
    assert SAY.result_all in text(reply["answer"]["why-body"])


def test_only_the_gaps_are_filled() -> None:
    """Own answers stay as they are, are said to differ, and are not marked."""
    reply = pick("logo", {"lifetime": "4", "contact": "3", "growth": "unsure"})
    scored = score(reply["form"])

    assert reply["form"]["lifetime"] == "4"
    assert reply["form"]["growth"] == "unsure"
    assert says(SAY.kept, reply["say"], count=2)
    assert set(scored["typical"]["marked"]) == EVERY - {"lifetime", "contact", "growth"}
    assert says(SAY.own, text(scored["typical"]["note_html"]), count=2)
    assert reply["before"] == {}


def test_replacing_says_so_and_can_be_undone() -> None:
    """All typical on request; taking them out brings the reader's own answers back."""
    first = pick("logo", {"lifetime": "4", "contact": "3", "task": "mine"})["form"]
    all_ = pick("logo", first, all=True)
    back = ask(take_out=True, fragment=urlencode(all_["form"]), before=all_["before"])

    assert all_["form"]["lifetime"] == str(LOGO.answers["lifetime"])
    assert all_["say"] == SAY.replaced
    assert all_["before"] == {"lifetime": "4"}
    assert back["form"] == {"lifetime": "4", "contact": "3", "task": LOGO.name}


def test_taking_out_leaves_what_the_reader_gave_or_confirmed() -> None:
    """Changed and confirmed answers are the reader's; the others go, and so do the marks."""
    form = pick("logo", {})["form"] | {"own": "contact.growth", "growth": "2"}
    back = ask(take_out=True, fragment=urlencode(form))

    assert back["form"] == {"contact": str(LOGO.answers["contact"]), "growth": "2", "task": LOGO.name}


def test_another_pick_takes_the_place_of_the_first() -> None:
    """Typical answers give way to other typical ones; the reader's own stay."""
    form = pick("logo", {"lifetime": "1"})["form"]
    reply = pick(BOOKS.id, form)

    assert reply["form"]["lifetime"] == "1"
    assert reply["form"]["volume"] == str(BOOKS.answers["volume"])
    assert reply["form"]["own"] == "lifetime"


def test_the_result_names_the_typical_answers() -> None:
    """Where some are the reader's own, the typical ones are listed, and the weightiest come first."""
    form = pick("logo", {"lifetime": "0", "contact": "3", "running": "0"})["form"]
    said = text(score(form)["answer"]["why-body"])
    whole = len(MODEL.questions) + len(MODEL.limits)

    assert says(SAY.result_some, said, count=whole - 3, all=whole)
    assert MODEL.questions["bears"].short in said
    assert SAY.result_first in said


def test_confirmed_answers_are_no_longer_named() -> None:
    """When all are confirmed, nothing is typical any more."""
    form = pick("logo", {})["form"] | {"own": ".".join(EVERY)}
    reply = score(form)

    assert reply["typical"]["marked"] == []
    assert SAY.result_all not in text(reply["answer"]["why-body"])
    assert not says(SAY.result_some, text(reply["answer"]["why-body"]))
    assert SAY.note_none in text(reply["typical"]["note_html"])


def test_a_changed_answer_cannot_be_passed_off_as_typical() -> None:
    """A link that calls another answer typical is not believed."""
    form = pick("logo", {})["form"] | {"lifetime": "4"}

    assert "lifetime" not in score(form)["typical"]["marked"]


def test_a_link_of_a_task_that_is_gone_keeps_the_answers() -> None:
    """The message says so; the answers count as the reader's own."""
    reply = score({"lifetime": "0", "contact": "3", "typical": "no-such-task"})

    assert SAY.unknown in text(reply["notices_html"])
    assert reply["form"]["lifetime"] == "0"
    assert reply["typical"] == {"marked": [], "note_html": ""}


@settings(max_examples=60, deadline=None)
@given(partial(), st.sampled_from(list(tasks_library.library().tasks)), st.booleans())
def test_a_pick_never_loses_an_own_answer(answers: Answers, key: str, everything: bool) -> None:
    """Own answers are kept, or handed back as replaced; taking out again restores them all."""
    own = form_values(Answers(answers.levels, answers.limits))
    reply = pick(key, own, all=everything)
    kept = {k: v for k, v in own.items() if reply["form"][k] == v}
    back = ask(take_out=True, fragment=urlencode(reply["form"]), before=reply["before"])["form"]

    assert kept | reply["before"] == own
    assert {k: v for k, v in back.items() if k != "task"} == own


@settings(max_examples=60, deadline=None)
@given(partial(), st.sampled_from(list(tasks_library.library().tasks)), st.sets(st.sampled_from(sorted(EVERY))))
def test_marks_survive_the_address(answers: Answers, key: str, own: set[str]) -> None:
    """Typical and own go through the address and back."""
    marks = Marks(key, tuple(sorted(own)))
    link = page_link.decode(MODEL, page_link.encode(answers, marks=marks))

    assert not link.messages
    assert link.marks == (marks if form_values(answers) else typical.NO_MARKS)


def test_the_list_is_made_for_a_screen_reader() -> None:
    """Options with ids, none chosen; the count is said; markup in what is typed stays out."""
    reply = ask(find="bookeeping")
    options = BeautifulSoup(reply["options_html"], "html5lib").find_all(role="option")

    assert len(options) == reply["count"]
    assert options[0]["data-task"] == BOOKS.id
    assert len({o["id"] for o in options}) == len(options)
    assert says(SAY.found_one if reply["count"] == 1 else SAY.found, reply["say"], count=reply["count"])
    assert ask(find="<b>xqz")["count"] == 0


def test_the_whole_list_stands_in_groups() -> None:
    """Nothing typed: every task once, under the name of its group."""
    tree = BeautifulSoup(ask(find="")["options_html"], "html5lib")

    assert [g["aria-label"] for g in tree.find_all(role="group")] == [
        g.name for g in tasks_library.library().groups.values()
    ]
    assert len(tree.find_all(role="option")) == len(tasks_library.library().tasks)


def test_a_name_typed_in_full_is_offered() -> None:
    """Whoever types the whole name gets its answers offered, whatever the case."""
    reply = ask(find=LOGO.name.swapcase())

    assert reply["exact"] == "logo"
    assert says(SAY.offer, text(reply["offer_html"]), task=LOGO.name)
    assert ask(find=f"{LOGO.name} for us")["offer_html"] == ""


@pytest.mark.parametrize(
    "request_",
    [{"find": None}, {"pick": 3}, {"pick": "no-such-task", "fragment": "lifetime=3"}, {"take_out": 1, "before": []}],
)
def test_a_request_that_makes_no_sense_gets_a_reply(request_: dict) -> None:
    """No exception reaches the reader."""
    assert isinstance(ask(**request_), dict)


def test_the_form_of_an_address_reads_as_the_same_answers() -> None:
    """Every typical answer is a value that the form has."""
    for task in tasks_library.library().tasks.values():
        form = pick(task.id, {})["form"]
        answers, errors = parse(MODEL, {k: v for k, v in form.items() if k in EVERY})
        assert not errors
        assert typical.differing(task, answers) == []


def test_half_of_a_usual_amount_changed_makes_it_the_readers() -> None:
    """On the page and by the library alike: eight milkings of an hour and a half, not the usual three hours."""
    library = tasks_library.library()
    task = library.tasks["relief-milking"]
    usual = typical.hours(task)
    marks = Marks(task.id)
    changed, told = usual | {"hours_per_piece": 1.5}, usual | {"task_hours": 5.0}

    assert set(typical.typical_inputs(library, marks, usual)) == {*usual}
    assert typical.typical_inputs(library, marks, changed) == []
    assert set(typical.typical_inputs(library, marks, told)) == {*usual}
    read, _ = scoring.read(MODEL, {}, "", {"hours_per_piece": "1.5"}, task.id)
    assert read.costs.amount.told
    assert read.costs.amount.pieces == usual["pieces_per_month"]
