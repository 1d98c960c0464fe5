"""The forms that the ways take: every rule comes true on just what it asks for, and wrong rules are refused by name."""

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.model import forms
from calculator.model.answers import Answers, Known
from calculator.model.forms import OWN_WORDS, Advice, Instead, Rule, When, taken
from tests.strategies import MODEL, full, partial
from tests.wrong import refused

FORMS = forms.checked()
RULES = [(rule, way) for rule in FORMS.rules for way in rule.ways]
WORDS = {
    "form",
    "row",
    *OWN_WORDS,
    "several",
    "most_firm",
    "text",
    "instead_of",
    "sources",
    "forms",
    "no_forms",
    "ways",
    "first_step",
    "first_why",
    "first",
}
HIGHEST = 4
WRONG = [
    ('form = "professional"\nways', 'form = "wizard"\nways', "rule[1]: 'wizard' is no form"),
    ('ways = ["bpo"]', 'ways = ["gig"]', "rule[4]: 'gig' is no way"),
    ('marks = ["profession"]', 'marks = ["trade"]', "rule[1]: 'trade' is no mark"),
    ("least = { lifetime = 3 }", "least = { life = 3 }", "rule[3]: 'life' is no question"),
    ('firms = "people"', 'firms = "persons"', "rule[8]: 'persons' is no question"),
    ('limits = ["direct"]', 'limits = ["directed"]', "rule[31]: 'directed' is no limit"),
    ('quoted = "firm"', 'quoted = "agency"', "rule[1]: quoted: 'agency' is none of freelance, firm"),
    ("never = { presence = 1 }", "never = { place = 1 }", "rule[32]: 'place' is no question"),
    (
        'ways = ["keep"]\nrow = "keep"',
        'ways = ["keep"]\nrow = "keep"\nmarks = ["duty"]',
        "rule: nothing is left for keep where no condition holds",
    ),
    ('row = "bpo"', 'row = "bpo"\ncolour = "red"', "rule[1].colour: unknown key"),
    ("hours_below = 20.0", 'hours_below = "20"', "rule[6].hours_below: expected float"),
    ('most_firm = "close"', 'most_firm = "closer"', "rule[35]: 'closer' is no firmness"),
    ('no_marks = ["duty"]', 'no_marks = ["must"]', "advice.stop: 'must' is no mark"),
    ('no_forms = ["staff"', 'no_forms = ["stuff"', "advice.staff_first: 'stuff' is no form"),
    ('id = "software"', 'id = "professional"', "form[2].id: 'professional' stands twice"),
    ('silent = ["separate"', 'silent = ["able"', "form professional: 'able' is no question that counts"),
    ('summary = "', '# summary = "', "form[1].summary: missing"),
]


def meeting(when: When) -> Answers:
    """Just the answers and figures that a rule asks for."""
    levels: dict[str, int | None] = {**when.most, **when.least}
    for question, other in when.above.items():
        levels |= {question: HIGHEST, other: HIGHEST - 1}
    hours = when.hours_above + 1 if when.hours_above else when.hours_below / 2 or None
    quotes = (when.quoted,) if when.quoted else ()
    known = Known(hours, told=when.told, by_staff=when.by_staff, staff_could=when.staff_could or None, quotes=quotes)
    known = replace(known, by_outside=when.by_outside, by_nobody=when.by_nobody)
    return Answers(levels, dict.fromkeys(when.limits, True), marks=when.marks, known=known)


def short_of(when: When, own: Answers) -> Iterator[tuple[str, Answers]]:
    """Answers that meet all but one of what a rule asks for, by what they are short of."""
    for question in (*when.most, *when.least, *when.above, *when.above.values()):
        yield f"{question} not sure", replace(own, levels=own.levels | {question: None})
    for question, level in when.most.items():
        yield f"{question} higher", replace(own, levels=own.levels | {question: level + 1})
    for question, level in when.least.items():
        yield f"{question} lower", replace(own, levels=own.levels | {question: level - 1})
    for question, level in when.never.items():
        yield f"{question} as low", replace(own, levels=own.levels | {question: level})
    for question, other in when.above.items():
        yield f"{question} no higher", replace(own, levels=own.levels | {other: own.levels[question]})
    for limit in when.limits:
        yield f"{limit} not sure", replace(own, limits={limit: None})
        yield f"{limit} no", replace(own, limits={limit: False})
    for mark in when.marks:
        yield f"no {mark}", replace(own, marks=tuple(m for m in own.marks if m != mark))
    for mark in when.no_marks:
        yield mark, replace(own, marks=(*own.marks, mark))
    if when.hours_below or when.hours_above:
        edge = when.hours_below or when.hours_above
        for hours in (edge, None):
            yield f"{hours} hours", replace(own, known=replace(own.known, hours_a_month=hours))
    if when.told:
        yield "hours not told", replace(own, known=replace(own.known, told=False))
    if when.by_staff:
        yield "not by staff", replace(own, known=replace(own.known, by_staff=False))
    if when.by_outside:
        yield "not by anyone outside", replace(own, known=replace(own.known, by_outside=False))
    if when.by_nobody:
        yield "by somebody", replace(own, known=replace(own.known, by_nobody=False))
    if when.staff_could:
        for could in (False, None):
            yield f"staff could: {could}", replace(own, known=replace(own.known, staff_could=could))
    if when.quoted:
        for quotes in ((), ("freelance", when.quoted)):
            yield f"quotes: {quotes}", replace(own, known=replace(own.known, quotes=quotes))


def named(rule: object) -> str:
    """A rule's form, for the name of a test."""
    return rule.form if isinstance(rule, Rule) else str(rule)


@pytest.mark.parametrize(("rule", "way"), RULES, ids=named)
def test_every_rule_comes_true(rule: Rule, way: str) -> None:
    """On just what it asks for a rule is the first that holds, and its form and row come out."""
    own = meeting(rule)
    found = taken(own, way)

    assert next(one for one in FORMS.rules if one.met(own, way)) is rule
    assert (found.form.id, found.row) == (rule.form, rule.row)
    for word in OWN_WORDS:
        assert getattr(found.form, word) == (getattr(rule, word) or getattr(FORMS.form[rule.form], word))


@pytest.mark.parametrize(("rule", "way"), RULES, ids=named)
def test_every_rule_needs_all_that_it_asks_for(rule: Rule, way: str) -> None:
    """Short of one thing it does not hold; what is open or not told meets no condition."""
    for what, short in short_of(rule, meeting(rule)):
        assert not rule.met(short, way), what
    assert not any(rule.met(meeting(rule), other) for other in MODEL.ways if other not in rule.ways)


def test_a_rule_asks_for_nothing_that_is_not_tested() -> None:
    """Each kind of condition is in the two tests above."""
    conditions = {field.name for kind in (Rule, Instead, Advice) for field in fields(kind)} - WORDS
    told = {"most", "least", "never", "above", "limits", "marks", "no_marks", "hours_below", "hours_above"}

    assert conditions == told | {"told", "by_staff", "by_outside", "by_nobody", "staff_could", "quoted"}


@pytest.mark.parametrize("key", FORMS.advice)
def test_every_line_of_advice_comes_true(key: str) -> None:
    """On just what it asks for it is said with each of its ways; short of one thing it is not, nor with other forms."""
    line = FORMS.advice[key]
    own, form = meeting(line), next(iter(line.forms), "")

    for way in MODEL.ways:
        assert (key in forms.advice(own, way, form)) == (way in (line.ways or MODEL.ways))
        for what, short in short_of(line, own):
            assert key not in forms.advice(short, way, form), what
        for other in line.no_forms or ([*FORMS.form] if line.forms else []):
            assert other in line.forms or key not in forms.advice(own, way, other)


def test_a_form_is_not_advised_against_itself() -> None:
    """Where software is the answer, the line that says to look at software is not said too."""
    own = meeting(FORMS.advice["software"])

    assert taken(own, "keep").form.id == "software"
    assert "software" not in forms.advice(own, "keep", "software")


def test_every_form_has_a_rule_and_fourteen_they_are() -> None:
    """No form is there for nothing."""
    assert len(FORMS.form) == 14
    assert {rule.form for rule in FORMS.rules} == set(FORMS.form)


@settings(max_examples=200, deadline=None)
@given(full() | partial(), st.sampled_from(list(MODEL.ways)))
def test_every_way_takes_a_form(answers: Answers, way: str) -> None:
    """Whatever the answers, a rule holds."""
    assert taken(answers, way).form.id in FORMS.form


@pytest.mark.parametrize(
    ("way", "levels", "hours", "form"),
    [
        ("employee", {}, None, "part_time"),
        ("employee", {}, 120.0, "part_time"),
        ("employee", {}, 121.0, "post"),
        ("bpo", {"lifetime": 3}, 19.0, "regular"),
        ("bpo", {"lifetime": 3}, 20.0, "partner"),
        ("bpo", {"lifetime": 3}, None, "partner"),
        ("bpo", {"lifetime": 1}, None, "agency"),
        ("freelance", {"lifetime": 4}, None, "regular"),
        ("freelance", {"lifetime": 2, "definable": 2}, None, "recurring"),
        ("freelance", {"lifetime": 2, "definable": 1}, None, "first_step"),
        ("freelance", {"lifetime": 3, "definable": 1}, None, "regular"),
        ("freelance", {"lifetime": 0}, None, "job"),
        ("freelance", {"firms": 4, "people": 3, "lifetime": 1}, None, "agency"),
        ("freelance", {"firms": 4, "people": 4, "lifetime": 1}, None, "job"),
        ("freelance", {"firms": 4, "people": 2, "lifetime": 3}, None, "partner"),
        ("keep", {"able": 1}, None, "first_step"),
        ("keep", {"able": 2}, None, "keep"),
    ],
)
def test_forms_by_hand(way: str, levels: dict[str, int | None], hours: float | None, form: str) -> None:
    """Where one form gives way to the next."""
    assert taken(Answers(levels, known=Known(hours, told=True)), way).form.id == form


@pytest.mark.parametrize(("old", "new", "message"), WRONG, ids=[w[2] for w in WRONG])
def test_a_wrong_rule_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    """One tiny mistake: the error names the file and the rule."""
    said = refused(forms.checked, tmp_path / "data", forms.FILE, old, new)

    assert said.startswith(forms.FILE)
    assert message in said
