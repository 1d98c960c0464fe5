"""Published cases like a task: how near they are, how firm an answer may be without one, and what they are worth."""

from collections import Counter
from dataclasses import replace
from math import inf
from pathlib import Path

import pytest
from hypothesis import given

from calculator.model import agreement, definition, neighbours, reach
from calculator.model.agreement import Coding
from calculator.model.answers import Answers
from calculator.model.decision import band, decide, verdict
from calculator.model.definition import AMOUNT
from calculator.model.view import view
from tests.strategies import full, partial
from tests.wrong import refused

MODEL, RULES, CASES = definition.model(), reach.rules(), agreement.cases()
KEPT = dict.fromkeys(("bears", "price", "contact", "judgement", "running"), 0) | {"presence": 4, "people": 4}
UNLIKE = Answers(dict.fromkeys(MODEL.questions, 4) | KEPT, {"direct": True}, hours=0.0)  # surely kept, and like no case
WRONG = [
    ('most = "likely"', 'most = "sure"', "model/neighbours.toml: most: 'sure' is no firmness"),
    ("up_to = 0.65", "up_to = 0.1", "model/neighbours.toml: near.up_to: must rise"),
    ("asked = 9", "asked = 10", "model/neighbours.toml: numbers.words: must go up to 10"),
]


def own(coding: Coding) -> Answers:
    """The answers of a coding."""
    return agreement.coded(MODEL, coding.case, coding.case.coder_a if coding.coder == "A" else coding.case.coder_b)


def named(answers: Answers, without: str) -> str:
    """The way of most of the nearest cases but one; of ways that are as frequent, the nearest case's."""
    ways = [neighbours.told()[case].way for _, case in neighbours.nearest(answers, without)[: RULES.asked]]
    return max(ways, key=ways.count)


@pytest.mark.parametrize(("old", "new", "message"), WRONG, ids=[w[2] for w in WRONG])
def test_a_wrong_file_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    """One tiny mistake: the error names the file and the key."""
    assert message in refused(reach.rules, tmp_path / "data", reach.FILE, old, new)


@given(partial() | full())
def test_all_cases_at_once_are_within_reach_as_one_by_one(answers: Answers) -> None:
    """Within reach is what is near enough by its own distance."""
    found = reach.levels(answers)
    near = min(reach.distance(found, case) for case in reach.codings().values())

    assert reach.within_reach(answers) == (near <= RULES.within)


def test_what_is_packed_says_the_same() -> None:
    """The browser's digits are the codings, averaged; its rows are what the cases tell."""
    assert reach._unpack(reach.pack()) == reach.codings()
    assert {case: neighbours.Told(*row) for case, row in neighbours.pack().items()} == neighbours.told()
    assert reach.codings().keys() == neighbours.told().keys() == CASES.keys()
    assert {told.way for told in neighbours.told().values()} <= set(MODEL.ways)


def test_both_codings_are_averaged() -> None:
    """A level between two; where one coder saw no ground, the other's alone."""
    for case in CASES.values():
        for key in (*MODEL.questions, AMOUNT):
            both = [level for level in (case.coder_a[key], case.coder_b[key]) if level is not None]

            assert reach.codings()[case.id].get(key) == (sum(both) / len(both) if both else None)


def test_distance_by_hand() -> None:
    """The mean over what is known of both; nothing in common is out of any reach."""
    assert reach.distance({"people": 4, "firms": 1, "price": 2}, {"people": 2, "firms": 0.5}) == pytest.approx(1.25)
    assert reach.distance({"price": 2}, {"people": 2}) == inf
    assert not reach.within_reach(Answers())


def test_what_counts_as_known() -> None:
    """Answers given, what the figures tell, and the amount; "not sure" is as if not asked."""
    answers = Answers({"people": 3, "firms": None}, hours=2.5, figured={"price": (1, 2), "people": (0,)})

    assert reach.levels(answers) == {"people": 3, "price": 1.5, AMOUNT: 2.5}


@given(partial())
def test_nearest_first_and_the_ways_add_up(answers: Answers) -> None:
    """All three within a known order, and nine counted; or nothing at all without a case within reach."""
    found = neighbours.neighbours(MODEL, answers)
    distances = [case.distance for case in found.cases]

    assert bool(found.cases) == reach.within_reach(answers)
    assert distances == sorted(distances)
    assert (len(found.cases), sum(found.ways.values())) in {(RULES.nearest, RULES.asked), (0, 0)}


@given(full())
def test_clear_only_with_a_case_within_reach(answers: Answers) -> None:
    """Wherever an answer is given; the way and its confidence stay as they are."""
    result = decide(MODEL, answers)

    assert result.firmness == verdict(MODEL, answers).firmness
    if not reach.within_reach(answers):
        assert result.firmness != "clear"
    elif band(MODEL, max(result.confidence.values())) == "clear":
        assert result.firmness == "clear"


def test_held_back_and_said() -> None:
    """A high confidence without a like case is called likely, and the page says why."""
    result = decide(MODEL, UNLIKE)
    shown = view(MODEL, result)

    assert band(MODEL, max(result.confidence.values())) == "clear"
    assert result.firmness == RULES.most
    assert RULES.say["held"] in shown.firmness_text


def test_where_a_case_differs_most() -> None:
    """By at least the least; the amount has words too."""
    coded = reach.codings()["c080"]

    assert neighbours.differs(coded, "c080") == ""
    assert neighbours.differs(coded | {"people": 4 - coded["people"], AMOUNT: coded[AMOUNT] + 9}, "c080") == AMOUNT
    assert neighbours.short(MODEL, AMOUNT) == MODEL.fit.hours.short


def test_a_source_is_named_with_its_year_once() -> None:
    """About, where the year is; not at all where nobody knows it or the title says it."""
    told = neighbours.told()["c080"]

    assert replace(told, source_title="Title", year="2013").source == "Title, 2013"
    assert replace(told, source_title="Title", year="c.2012").source == "Title, about 2012"
    assert replace(told, source_title="Title", year="n/d").source == "Title"
    assert replace(told, source_title="Title of 2013", year="2013").source == "Title of 2013"


def test_what_the_nearest_cases_are_worth() -> None:
    """Leaving each case out: what decision 17 says of the nine nearest, alone and against the model."""
    right, agreeing, apart = Counter[str](), Counter[bool](), Counter[bool]()
    for coding in agreement.published():
        way = named(own(coding), coding.case.id)
        right[coding.case.set] += way == coding.case.way
        (agreeing if way == coding.result.way else apart)[coding.agrees] += 1

    assert right == {"office": 94, "hands-on": 37}
    assert agreeing == {True: 127, False: 17}
    assert apart == {True: 33, False: 5}


def test_what_reach_tells() -> None:
    """Leaving each case out: nine in ten have another within reach, and clear answers without one fail more often."""
    clear: dict[bool, Counter[bool]] = {True: Counter(), False: Counter()}
    within = Counter[bool]()
    for coding in agreement.published():
        near = neighbours.nearest(own(coding), coding.case.id)[0][0] <= RULES.within
        within[near] += 1
        if coding.result.firmness == "clear":
            clear[near][coding.agrees] += 1

    assert within == {True: 166, False: 16}
    assert clear == {True: {True: 66, False: 1}, False: {True: 3, False: 2}}
