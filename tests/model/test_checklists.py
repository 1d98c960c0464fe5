"""The checklists are whole, and wrong ones are refused by name."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from calculator.model import agreement, forms, steps
from calculator.model.answers import Answers
from calculator.model.decision import decide
from calculator.model.forms import taken
from calculator.model.steps import Item, When, next_steps
from tests.model.test_forms import meeting as by_form
from tests.strategies import MODEL
from tests.wrong import refused

LISTS = steps.checked()
FORMS = forms.checked()
NAMES = {
    "brief",
    "acceptance",
    "process-document",
    "choosing-a-partner",
    "first-90-days",
    "monthly-review",
    "data-and-access",
    "from-gigs-to-a-partner",
    "back-in-house",
    "leaving",
}
WHEN = '{ priority = 60, ways = ["freelance"], no_forms = ["regular"] }'
WRONG = [
    (
        "model/checklists/brief.toml",
        'id = "one-page"',
        'id = "one-page"\ncolour = "red"',
        "item[1].colour: unknown key",
    ),
    (
        "model/checklists/brief.toml",
        'id = "result"',
        'id = "one-page"',
        "brief.toml: item[2].id: 'one-page' stands twice",
    ),
    ("model/checklists/brief.toml", 'title = "', '# "', "model/checklists/brief.toml.title: missing"),
    ("model/checklists/brief.toml", 'ways = ["freelance"]', 'ways = ["gig"]', "brief.toml: ways: 'gig' is no way"),
    ("model/checklists/brief.toml", '["S21"]', '["S9999"]', "brief.toml: result.sources: 'S9999' is no source"),
    ("model/checklists/brief.toml", "law = true", "law = 1", "brief.toml.law: expected bool"),
    ("model/checklists/brief.toml", "exposure = 2", "exposed = 2", "no-names.when: 'exposed' is no question"),
    ("model/checklists/brief.toml", "exposure = 2", "exposure = 5", "no-names.when.exposure: 5 is no level"),
    (
        "model/checklists/brief.toml",
        'direct = ["yes"',
        'directly = ["yes"',
        "not-the-hours.when: 'directly' is no limit",
    ),
    (
        "model/checklists/brief.toml",
        '["yes", "unsure"]',
        '["yes", "maybe"]',
        "not-the-hours.when: 'maybe' is no answer",
    ),
    ("model/checklists/brief.toml", WHEN, '{ ways = ["freelance"] }', "item[3].when.priority: missing"),
    ("model/checklists/brief.toml", WHEN, '{ priority = 60, ways = ["gig"] }', "in-and-out.when: 'gig' is no way"),
    ("model/checklists/brief.toml", 'id = "one-page"', 'id = "one-page', "model/checklists/brief.toml: "),
    ("model/steps.toml", '  "brief",\n', "", "model/steps.toml: order: must name each list once"),
    ("model/forms.toml", 'item = "one-page"', 'item = "two-pages"', "professional: first: brief/two-pages is no item"),
    ("model/forms.toml", 'list = "brief"', 'list = "briefs"', "form professional: first: briefs/one-page is no item"),
    ("model/steps.toml", "most = 8", 'most = "8"', "model/steps.toml.most: expected int"),
    ("model/steps.toml", "small_hours", "# small_hours", "model/steps.toml.small_hours: missing"),
    ("model/checklists/brief.toml", WHEN, WHEN.replace("regular", "stays"), "in-and-out.when: 'stays' is no form"),
    ("model/forms.toml", 'item = "staff"', 'item = "stuff"', "form staff: first: back-in-house/stuff is no item"),
    (
        "model/checklists/choosing-a-partner.toml",
        'marks = ["at_place"]',
        'marks = ["onsite"]',
        "on-site.when: 'onsite' is no mark",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "message"), WRONG, ids=[w[3] for w in WRONG])
def test_a_wrong_list_is_named(tmp_path: Path, name: str, old: str, new: str, message: str) -> None:
    """One tiny mistake: the error names the file and the key."""
    assert message in refused(steps.checked, tmp_path / "data", name, old, new)


def test_ten_lists() -> None:
    """All ten are there."""
    assert LISTS.keys() == NAMES


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_list_fits_on_paper(name: str) -> None:
    """8 to 16 items, each a sentence to do and a short reason."""
    items = LISTS[name].items.values()

    assert 8 <= len(items) <= 16
    for item in items:
        assert item.text.endswith((".", "?")), item.id
        assert item.why.endswith("."), item.id
        assert len(item.text) <= 100, item.id
        assert len(item.why) <= 130, item.id


def offers() -> Iterator[tuple[str, Item, When, str]]:
    """Every rule of every item, once for each of its ways."""
    for name, checklist in LISTS.items():
        for item in checklist.items.values():
            for when in item.when:
                for way in when.ways:
                    yield name, item, when, way


def meeting(when: When, way: str) -> Iterator[Answers]:
    """Just the answers that a rule asks for, with those that one of its forms asks for."""
    limits = {key: words[-1] == "yes" or None for key, words in when.limits.items()}
    for rule in FORMS.rules:
        if rule.met(form := by_form(rule), way) and (not when.forms or rule.form in when.forms):
            hours = when.hours_below - 1 if when.hours_below else form.known.hours_a_month
            own = Answers(
                {**form.levels, **when.most, **when.least},
                {**form.limits, **limits},
                marks=(*form.marks, *when.marks),
                known=replace(form.known, hours_a_month=hours),
            )
            if when.met(way, taken(own, way).form.id, own):
                yield own


@pytest.mark.parametrize(("name", "item", "when", "way"), list(offers()), ids=lambda x: getattr(x, "id", ""))
def test_every_rule_can_come_true(name: str, item: Item, when: When, way: str) -> None:
    """What a rule asks for brings its item, and some real task with those answers gets it in its result."""
    place, owns = (name, item.id), list(meeting(when, way))

    assert any(place in [(step.list, step.item) for step in next_steps(MODEL, own, way)] for own in owns)
    assert any(place in found for own in owns for found in results(own, way))


def results(own: Answers, way: str) -> Iterator[list[tuple[str, str]]]:
    """What published cases get that keep their way with these answers laid over their own."""
    for coding in agreement.published():
        if coding.result.way == way:
            base = coding.result.answers
            laid = replace(own, levels=base.levels | own.levels, limits=base.limits | own.limits, hours=base.hours)
            result = decide(MODEL, laid)
            if result.way == way:
                yield [(step.list, step.item) for step in result.next_steps]
