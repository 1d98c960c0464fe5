"""Lists in the address: there and back, damaged, cut off, and made to do harm."""

import json
import tomllib
import zlib
from base64 import urlsafe_b64encode
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.bridge import respond
from calculator.model.answers import clean_task, form_values
from calculator.page import link as page_link
from calculator.portfolio import link as portfolio_link
from calculator.portfolio.link import LinkError
from calculator.portfolio.rules import files
from calculator.portfolio.saved import Saved, check
from tests.strategies import MODEL, partial
from tests.wording import says

SAY = files().say
LINKS = tomllib.loads((Path(__file__).with_name("links.toml")).read_text(encoding="utf-8"))


def ask(**request: object) -> dict:
    """The reply to a request."""
    return json.loads(respond(json.dumps(request)))


def task(name: str = "Books", **form: str) -> Saved:
    """A saved task."""
    return check({"name": name, "form": form or {"lifetime": "3", "contact": "3", "volume": "2", "running": "1"}})


def packed(text: bytes) -> str:
    """A fragment that holds some text."""
    return "v=1&list=" + urlsafe_b64encode(zlib.compress(text, 9)).decode().rstrip("=")


TASKS = st.builds(
    lambda answers, name, figures: check({"name": clean_task(name), "form": form_values(answers) | figures}),
    partial(),
    st.text(max_size=60),
    st.fixed_dictionaries({}, optional={"pieces_per_month": st.text(max_size=12), "region": st.just("uk")}),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(TASKS, min_size=1, max_size=8), st.sampled_from(["", "5", "7,5"]))
def test_a_list_survives_the_address(tasks: list[Saved], hours: str) -> None:
    """Names, answers and figures come back as they were, and nothing is complained of."""
    found = portfolio_link.decode(portfolio_link.encode(MODEL, tasks, hours))

    assert [t.form for t in found.tasks] == [t.form for t in tasks]
    assert found.hours == hours
    assert found.messages == ()


@pytest.mark.parametrize("key", LINKS)
def test_old_links_open(key: str) -> None:
    """Every version and kind of link that was ever made gives what it held."""
    link = LINKS[key]
    if "form" in link:
        assert page_link.decode(MODEL, link["fragment"]).form == link["form"]
        assert ask(fragment=link["fragment"])["notices_html"].count("<li>") == link["notices"]
    else:
        found = portfolio_link.decode(link["fragment"])
        assert [t.form for t in found.tasks] == link["forms"]
        assert [t.kind for t in found.tasks] == link["kinds"]
        assert (found.hours, found.messages) == (link["hours"], ())


def test_a_link_is_compact_and_holds_no_notes() -> None:
    """Thirty tasks fit what a chat program passes on, and what is for the owner alone stays at home."""
    tasks = [check({"name": f"Task {n}", "form": task().form, "notes": "secret"}) for n in range(30)]
    fragment = portfolio_link.encode(MODEL, tasks)

    assert len(fragment) < 600
    assert all(t.notes == "" for t in portfolio_link.decode(fragment).tasks)


def test_the_same_list_gives_the_same_link() -> None:
    """The order in which a form was filled in does not matter."""
    form = task().form | {"region": "uk", "months": "6"}

    assert portfolio_link.encode(MODEL, [task(**form)]) == portfolio_link.encode(
        MODEL, [task(**dict(reversed(form.items())))]
    )


@pytest.mark.parametrize("count", [files().most_linked + 1, 5000])
def test_a_list_too_long_is_refused(count: int) -> None:
    """The message offers the file."""
    reply = ask(share=[{"name": f"Task {n}", "form": task().form} for n in range(count)])

    assert says(SAY["long"], reply["refused"], limit=files().most_link)
    assert "fragment" not in reply


def test_a_list_of_long_names_is_refused() -> None:
    """However few they are."""
    names = ["".join(chr(200 + (n * 37 + m * 91) % 5000) for m in range(110)) for n in range(100)]
    with pytest.raises(LinkError) as error:
        portfolio_link.encode(MODEL, [task(name) for name in names])

    assert says(SAY["long"], str(error.value), limit=files().most_link)


def test_nothing_to_share() -> None:
    """An empty list makes no link."""
    assert ask(share=[])["refused"] == SAY["nothing"]


def test_a_link_cut_off_keeps_what_came_before() -> None:
    """At every place there is a message, and never a task that was not in the list."""
    tasks = [task(f"Task number {n}", lifetime=str(n % 5), contact="3", volume=str(n % 3)) for n in range(20)]
    fragment = portfolio_link.encode(MODEL, tasks)
    counts = []
    for end in range(len("v=1&list="), len(fragment)):
        found = portfolio_link.decode(fragment[:end])
        counts.append(len(found.tasks))
        assert found.messages
        assert [t.form for t in found.tasks] == [t.form for t in tasks[: len(found.tasks)]]
    assert counts == sorted(counts)
    assert counts[-1] >= 18


def test_a_full_stop_after_a_link_does_no_harm() -> None:
    """Mail programs take punctuation into a link."""
    found = portfolio_link.decode(portfolio_link.encode(MODEL, [task()]) + ").")

    assert len(found.tasks) == 1
    assert found.messages == ()


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_link_never_fails(data: st.DataObject) -> None:
    """A letter changed gives the same list or a message."""
    tasks = [task(f"Task {n}") for n in range(6)]
    fragment = portfolio_link.encode(MODEL, tasks)
    place = data.draw(st.integers(len("v=1&list="), len(fragment) - 1))
    letter = data.draw(st.characters(min_codepoint=33, max_codepoint=126))
    found = portfolio_link.decode(fragment[:place] + letter + fragment[place + 1 :])

    assert found.messages or [t.form for t in found.tasks] == [t.form for t in tasks]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gets_a_reply(text: str) -> None:
    """However damaged an address is, there is a message."""
    assert ask(link=f"v=1&list={text}")["messages"]
    assert "records" in ask(link=text)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_content_gets_a_reply(content: bytes) -> None:
    """A packed text that is no list is no list."""
    assert portfolio_link.decode(packed(content)).tasks == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"a" * 6_000_000, SAY["link_large"]),
        (b'["lifetime",9,""]\n' + b'["",""]\n' * 40_000, SAY["link_large"]),
        (b"[" * 100_000, SAY["link_nothing"]),
        (b'["lifetime",1,""]\n' + b'["x","3",{"__proto__":"x"}]', SAY["link_nothing"]),
        (b'["lifetime",1,""]\n["x","7"]', SAY["link_nothing"]),
        (b'["lifetime",1,""]\n["x","33"]', SAY["link_nothing"]),
        (b'["lifetime",1,""]\n["x","y"]', SAY["link_nothing"]),
        (b'["lifetime",2,""]\n["x","3"]\n[3,"3"]', SAY["link_damaged"].format(count=1, total=2)),
        (b'["lifetime",1,""]\n["x","3"]\n[3,"3"]', SAY["link_damaged"].format(count=1, total=2)),
        (b'["lifetime",1,5]\n["x","3"]', SAY["link_nothing"]),
    ],
)
def test_harmful_links_are_refused(text: bytes, said: str) -> None:
    """A bomb is not unpacked, and what is no task does not become one."""
    assert said in " ".join(portfolio_link.decode(packed(text)).messages)


def test_another_version() -> None:
    """A link of a release to come is not guessed at."""
    found = portfolio_link.decode("v=2&list=" + portfolio_link.encode(MODEL, [task()]).partition("list=")[2])

    assert found.tasks == ()
    assert found.messages[0] == SAY["link_version"]


def test_a_question_that_is_gone_is_kept() -> None:
    """What another release asked stays in the form, for the page to say what it cannot read."""
    found = portfolio_link.decode(packed(b'["lifetime colour",1,""]\n["x","32"]'))

    assert found.tasks[0].form == {"lifetime": "3", "colour": "2", "task": "x"}
