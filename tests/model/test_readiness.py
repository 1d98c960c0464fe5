""" "Ready to hand over?": every test met, not yet, not asked or to check, and wrong ones refused by name."""

from pathlib import Path

import pytest

from calculator.model import readiness
from calculator.model.answers import Answers
from calculator.model.decision import decide
from calculator.model.readiness import STATES, rules
from calculator.model.readiness import Test as Ready
from calculator.model.view import view
from tests.strategies import MODEL
from tests.wrong import refused

TESTS = {test.id: test for test in rules().test}
ASKED = [test for test in TESTS.values() if test.question]
WRONG = [
    ('ways = ["freelance"]', 'ways = ["gig"]', "model/readiness.toml: test defined: 'gig' is not known"),
    ('question = "definable"', 'question = "clear"', "model/readiness.toml: test defined: 'clear' is not known"),
    ('step = "', '# step = "', "model/readiness.toml.test.step: missing"),
    ("least = 3", 'least = "3"', "model/readiness.toml.test.least: expected int"),
    ('met = "Met"', 'met = "Met"\ncolour = "red"', "model/readiness.toml.colour: unknown key"),
]


def state(test: Ready, level: int | None) -> tuple[str, str]:
    """A test's state, and the step that mends it, with its question at a level."""
    tested = {one.id: one for one in readiness.readiness(Answers({test.question: level}), test.ways[0])}[test.id]
    return tested.state, tested.step


@pytest.mark.parametrize("test", ASKED, ids=lambda test: test.id)
def test_every_test_is_met_within_its_bounds(test: Ready) -> None:
    """Met from its least to its most level and then without a step; outside them not yet, with the step."""
    for level in range(5):
        met = test.least <= level <= test.most
        assert state(test, level) == (("met", "") if met else ("not_yet", test.step))
    assert {state(test, level)[0] for level in range(5)} == {"met", "not_yet"}


@pytest.mark.parametrize("test", ASKED, ids=lambda test: test.id)
def test_what_is_open_is_not_asked(test: Ready) -> None:
    """Not sure is the same as not asked, and the step stands beside it."""
    assert state(test, None) == ("open", test.step)


def test_what_no_answer_tells_is_put_to_the_reader() -> None:
    """Somebody to lead a post is for the reader to check."""
    assert [test.id for test in TESTS.values() if not test.question] == ["lead"]
    assert state(TESTS["lead"], 4) == ("check", TESTS["lead"].step)


@pytest.mark.parametrize(
    ("way", "tests"),
    [
        ("freelance", ["defined", "checked", "alone", "little-to-learn", "access"]),
        ("bpo", ["steps", "numbers", "cover", "access"]),
        ("employee", ["lead", "learn"]),
        ("keep", []),
    ],
)
def test_each_way_has_its_own(way: str, tests: list[str]) -> None:
    """A job, a process and a post ask for different things; what is kept is handed to nobody."""
    assert [tested.id for tested in readiness.readiness(Answers(), way)] == tests


def test_what_must_not_stop_needs_cover() -> None:
    """The one test that more of an answer fails."""
    assert [state(TESTS["cover"], level)[0] for level in range(5)] == ["met", "met", "met", "not_yet", "not_yet"]


def test_readiness_changes_no_way() -> None:
    """The result tells it after the way, in words and as data; without a way there is none."""
    logo = Answers({"separate": 4, "bears": 4, "price": 4, "contact": 4, "people": 4, "lifetime": 0, "firms": 2})
    unready = decide(MODEL, Answers(logo.levels | {"definable": 2, "checkable": 4}))
    ready = decide(MODEL, Answers(logo.levels | {"definable": 4, "checkable": 4}))

    assert unready.way == ready.way == "freelance"
    assert [test.state for test in unready.readiness][:3] == ["not_yet", "met", "met"]
    assert [test["state"] for test in ready.to_json()["readiness"]][:3] == ["met", "met", "met"]
    assert decide(MODEL, Answers({"separate": 4})).readiness == ()
    shown = view(MODEL, unready)
    assert shown.readiness_title == rules().title
    assert [one.label for one in shown.readiness][:2] == [rules().not_yet, rules().met]


def test_every_state_has_a_word() -> None:
    """Four states, four words."""
    assert len({rules().label(state) for state in STATES}) == 4


@pytest.mark.parametrize(("old", "new", "message"), WRONG, ids=[w[2] for w in WRONG])
def test_a_wrong_test_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    """One tiny mistake: the error names the file and the test."""
    assert message in refused(rules, tmp_path / "data", readiness.FILE, old, new)
