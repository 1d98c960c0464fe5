"""Facts: each rule of law has a reading and a date of its own, each published case is told once."""

from datetime import date
from pathlib import Path

import pytest

from calculator import load
from calculator.site.content import law, overdue, unread
from tests.wrong import refused

WRONG = [
    ('place = "us"', 'place = "mars"', "us-tax-status.place: 'mars' is no place"),
    ('checked = "2026-06"', 'checked = "June"', "us-tax-status.checked: 'June' is no month"),
    ('read = "read"', 'read = "retold"', "us-tax-status.read: 'retold' is not what its sources are"),
    ('read = "retold"', 'read = "read"', "us-foreign.read: 'read' is not what its sources are"),
    ("changes = 2027-01-01", 'changes = "soon"', "us-tax-forms.changes: 'soon' is no day"),
    ("changes = 2027-01-01\n", "", "us-tax-forms.then: `changes` and `then` go together"),
    ("[^S115]", "[^S115x]", "us-foreign.says: [^S115x] is not in sources.toml"),
    ("[^S115]", "", "us-foreign.says: rests on nothing that was read, or retold"),
]


@pytest.mark.parametrize(("old", "new", "message"), WRONG, ids=[w[2] for w in WRONG])
def test_a_wrong_rule_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    """A rule that rests on nothing, or boasts of a reading, does not get onto the page."""
    assert message in refused(law.law, tmp_path / "data", law.FILE, old, new)


def test_a_build_after_the_day_says_what_to_mend() -> None:
    """The day before, nothing; on the day and later a line that names file and key."""
    rules = law.law()
    rule = rules.statements["uk-dismissal"]
    early = law.over(rules, date(2026, 12, 31))
    late = law.over(rules, date(2027, 1, 1))

    assert rule.changes == date(2027, 1, 1)
    assert law.over(rules, date(2026, 12, 1)) == []
    assert not [line for line in early if rule.id in line]
    assert f"site/law.toml: uk-dismissal.changes: 2027-01-01 is over: {rule.then}" in late


def test_a_build_prints_it_and_goes_on(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A rule that has moved is a warning: the site is built all the same."""

    class Later(date):
        @classmethod
        def today(cls) -> date:
            return date(2099, 1, 1)

    monkeypatch.setattr(overdue, "date", Later)
    overdue.warn()
    said = capsys.readouterr().err

    assert said.count("WARNING: site/law.toml: ") == sum(bool(rule.changes) for rule in law.law().statements.values())
    assert "WARNING: site/own_sums.toml: uk: " in said
    assert "WARNING: on_cost: " in said


def test_what_was_not_read_is_not_graded_as_read(tmp_path: Path) -> None:
    """A study or an official page that somebody retold is graded as the retelling."""
    old, new = 'grade = "P"\nseen = "abstract"', 'grade = "P"\nseen = "retold"'

    assert "sources.toml: S03.grade: P is for what was read" in refused(
        load.sources, tmp_path / "data", "sources.toml", old, new
    )


def test_each_page_says_what_it_did_not_read() -> None:
    """The page on what we could not check holds each source of a page that was not read whole."""
    listed = {page.path: page for page in unread.pages()}

    assert "S127" in listed["guide/wrong-choice.md"].read("retold")
    assert "S230" in listed["reference/law.md"].read("retold")
    assert "M01" in listed["method/index.md"].read("none")
    assert "checklists/monthly-review.md" not in listed
    assert all(set(page.read("original")) < set(page.keys) for page in listed.values())


def test_days_and_months_are_said_in_words() -> None:
    """What a reader sees of a date."""
    rule = law.law().statements["uk-dismissal"]

    assert (rule.month, rule.day) == ("November 2026", "1 January 2027")


CASES = {
    "guide/wrong-choice.md": "S126 S127 S128 S129 S130 S215 S216 S131 S132 S133 S134 S135",
    "guide/neither.md": "S137",
    "do/leave.md": "S37",
}


@pytest.mark.parametrize("home", CASES)
def test_a_case_is_told_on_one_page(home: str) -> None:
    """The other pages of the guide link to it, so that a correction is made once."""
    told = {page for page in unread.cited_by(CASES[home].split()) if page.startswith(("guide/", "do/"))}

    assert told == {home}
