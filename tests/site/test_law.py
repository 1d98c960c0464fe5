"""Facts: each rule of law has a reading and a date of its own, each published case is told once."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from calculator import load
from calculator.documents import forms
from calculator.documents.agreed import agreed
from calculator.site.content import advice, law, overdue, own_sums, unread
from calculator.site.content.figures import spelt
from calculator.site.content.prose import MARK
from calculator.site.pages import DOCS
from tests.wrong import refused

WRONG = [
    ('place = "us"', 'place = "mars"', "us-tax-status.place: 'mars' is no place"),
    ('checked = "2026-06"', 'checked = "June"', "us-tax-status.checked: 'June' is no month"),
    ('read = "read"', 'read = "retold"', "us-tax-status.read: 'retold' is not what its sources are"),
    ('read = "retold"', 'read = "read"', "us-ai.read: 'read' is not what its sources are"),
    ('read = "part"', 'read = "read"', "us-copyright.read: 'read' is not what its sources are"),
    ("changes = 2027-01-01", 'changes = "soon"', "us-tax-forms.changes: 'soon' is no day"),
    ("changes = 2027-01-01\n", "", "us-tax-forms.then: `changes` and `then` go together"),
    ("[^S115]", "[^S115x]", "us-foreign.says: [^S115x] is not in sources.toml"),
    ("[^S136]", "", "us-sanctions.says: rests on nothing that was read, or retold"),
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


def test_data_goes_to_a_country_that_counts_as_safe_without_more_papers() -> None:
    """Where a page asks for a paper for data abroad, it says for which countries: the others need none."""
    pages = ["do/contract.md", "guide/abroad.md", "templates/partner-contract.md"]
    says = {name: (DOCS / name).read_text(encoding="utf-8") for name in pages}
    says |= {key: law.law().statements[key].says for key in ("uk-transfer", "eu-transfer")}

    assert not [name for name, text in says.items() if not re.search(r"counts? (?:\w+ ){0,3}as safe", text)]


def test_every_leak_is_written_down_on_both_sides_of_the_channel() -> None:
    """Article 33(5) is the same in Britain and in the European Union, reported or not."""
    note = (DOCS / "templates/leak-note.md").read_text(encoding="utf-8")
    rules = law.law().statements

    assert all("write down every leak, reported or not" in rules[key].says for key in ("uk-leak", "eu-leak"))
    assert "In Britain and in the European Union you write down every leak of personal data, reported or not." in note


def test_no_freelancer_is_paid_late_by_our_reading() -> None:
    """California lets the agreed day stand; in Illinois even that is within thirty days, in the form too."""
    rules, latest = law.law().statements, "no later than 30 days after the work"
    form = json.dumps(forms.content("freelance-contract"))

    assert "within 30 days of the work if none is agreed" in rules["us-payment-california"].says
    assert latest in rules["us-payment-illinois"].says
    assert latest in form
    assert latest in (DOCS / "do/contract.md").read_text(encoding="utf-8")


def test_a_rule_read_in_part_does_not_say_that_it_was_read() -> None:
    """Where one of its footnotes is somebody's account, the line below says so."""
    known = load.sources()
    for rule in law.law().statements.values():
        retold = [key for key in MARK.findall(rule.says) if known[key].grade != "O"]
        assert (rule.read == "read") == (not retold)


def test_days_of_this_winter_are_known() -> None:
    """What begins or ends by April 2027 is told with its day, and a build after it prints a line."""
    days = {key: rule.day for key, rule in law.law().statements.items() if rule.changes}

    assert days["eu-invoices"] == "1 January 2027"
    forms = law.law().statements["us-tax-forms"]
    assert "1 February 2027" in forms.says
    assert "2027-02-02" in forms.then
    assert "6 April 2027" in law.law().statements["uk-employer"].says
    assert "uk-companies-house" in law.law().statements


def test_the_law_of_a_task_rests_on_more_than_a_seller_or_a_blog() -> None:
    """What the page of a common task says of law has a source with a name that answers for it."""
    known = load.sources()
    graded = {key: {known[source].grade for source in one.sources} for key, one in advice.advice().items()}

    assert not [key for key, grades in graded.items() if grades and grades <= {"V", "B"}]


def test_wages_and_insurance_are_the_same_on_each_page() -> None:
    """What the law page says of Britain is what the sums of the page on a first employee count with."""
    post, rules = own_sums.sums().uk, law.law().statements
    pay = (post.lowest_wage, post.young_wage, post.apprentice_wage, post.sick_pay)
    owed = (post.insurance_from, post.allowance, post.pension_from)

    assert all(f"{figure:.2f}" in rules["uk-pay"].says for figure in pay)
    assert all(f"{figure:,.0f} " in rules["uk-employer"].says for figure in owed)
    assert f"{100 * post.insurance_share:.0f} % National Insurance" in rules["uk-employer"].says


@pytest.mark.parametrize(
    ("state", "rule"),
    [("new_york", "us-payment"), ("california", "us-payment-california"), ("illinois", "us-payment-illinois")],
)
def test_pages_and_forms_have_the_figures_of_the_law(state: str, rule: str) -> None:
    """From how many dollars a contract is to be in writing, and how long it is kept, is told once, for all pages."""
    written, statement = agreed().written, law.law().statements[rule]
    told = f"{statement.first} {statement.says}"

    assert f"from {written.dollars[state]} dollars" in told
    assert f"for {spelt(written.years[state])} years" in told


def test_a_leak_is_reported_within_the_hours_of_the_law() -> None:
    """Britain and the European Union have one limit, and pages and forms take it from one place."""
    hours = f"within {agreed().leak.report} hours"

    assert all(hours in law.law().statements[rule].says for rule in ("uk-leak", "eu-leak"))
