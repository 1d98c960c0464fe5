"""The plan of a list: who gets which task, what is begun when, what each month asks and brings, nothing overbooked."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.bridge import respond
from calculator.model import forms
from calculator.portfolio import plan_formulas as formulas
from calculator.portfolio.entries import entries, handed
from calculator.portfolio.people import ALONE, grouped, of_task, people
from calculator.portfolio.plan import Plan, first_day, plan
from calculator.portfolio.plan_rules import plan_rules
from calculator.portfolio.rules import words
from calculator.tasks.library import library
from tests.strategies import MODEL
from tests.wrong import refused

START = date(2027, 1, 4)
COST = {
    "now": 5.0,
    "then": 1.0,
    "money": 300.0,
    "setup_hours": 12.0,
    "setup_money": 100.0,
    "payback": 3,
    "months": 12,
    "one_off": False,
    "currency": "USD",
}
VERSION = MODEL.settings.version


def record(key: str, task: str = "", kind: str = "", takes: str = "regular", way: str = "bpo", **cost: object) -> dict:
    """A record with a result of its own making; `task` is the common task that it is."""
    seen = {"way": way, "runner_up": "keep" if way != "keep" else "bpo", "firmness": "likely", "confidence": 80}
    seen |= {"p": 0.8, "share": 0.8, "takes": takes, "cost": COST | cost}
    form = {"lifetime": "3", "task": key} | ({"typical": task} if task else {})
    return {"id": key, "name": key, "form": form, "kind": kind, "model_version": VERSION, "revision": 1, "seen": seen}


def made(records: Sequence[dict], hours: float | None = 4.0, start: date = START) -> Plan:
    """The plan of some records."""
    return plan(entries(MODEL, records), start, hours)


def told(records: Sequence[dict]) -> list[tuple[str, list[str]]]:
    """Who gets which tasks."""
    return [(group.name, [e.name for e in group.entries]) for group in grouped(handed(entries(MODEL, records)))]


def test_the_bookkeeper_gets_books_bills_and_the_return() -> None:
    """Tasks of one person stand together, a professional's among them; a firm and a post are asked apart."""
    tasks = [record("Books", "monthly-bookkeeping"), record("Bills", "paying-bills", setup_hours=13.0)]
    tasks += [record("Return", "sales-tax-return", takes="professional", setup_hours=14.0)]
    tasks += [record("Payroll", "payroll", takes="partner", setup_hours=15.0)]
    tasks += [record("Logo", "logo", takes="job", way="freelance", one_off=True, months=3, setup_hours=16.0)]
    found = told(tasks)

    assert ("Bookkeeper", ["Books", "Bills", "Return"]) in found
    assert (people().by_id["bookkeeper"].firm, ["Payroll"]) in found
    assert ("Designer", ["Logo"]) in found


def test_the_reader_moves_a_task() -> None:
    """To someone else, or to someone of its own, and it stays there; an older kind of work is read too."""
    books, bills = record("Books", "monthly-bookkeeping"), record("Bills", "paying-bills")

    assert len(told([books, bills])) == 1
    assert ("", ["Bills"]) in told([books, bills | {"kind": ALONE}])
    assert told([books, record("Odd", kind="bookkeeper", takes="partner")])[0][1] == ["Books", "Odd"]
    assert told([books, record("Old", kind="money")])[0][1] == ["Books", "Old"]
    assert ("Web and software developer", ["Bills"]) in told([books, bills | {"kind": "web"}])


def test_every_common_task_goes_to_someone() -> None:
    """None is left without a person or firm to ask, and everybody named has tasks."""
    found = {task.id: of_task(task) for task in library().tasks.values()}

    assert [key for key, who in found.items() if who is None] == []
    assert {who.id for who in found.values() if who} == set(people().by_id)
    assert [who.id for who in people().who if not who.ask.endswith(".")] == []


def test_a_task_typed_by_name_is_known() -> None:
    """The name of a common task will do, without its having been picked."""
    name = library().tasks["office-cleaning"].name

    assert told([record(name, takes="local_firm")]) == [("Cleaning firm", [name])]


def test_one_hand_over_at_a_time() -> None:
    """Twelve hours at four a week are three weeks, but one who stays needs four; then two weeks of trial."""
    steps = made([record("A", "monthly-bookkeeping"), record("B", "logo")]).steps

    assert [(s.begins, s.starts, s.runs) for s in steps] == [
        (date(2027, 1, 4), date(2027, 2, 1), date(2027, 2, 15)),
        (date(2027, 2, 1), date(2027, 3, 1), date(2027, 3, 15)),
    ]


def test_the_same_person_needs_no_search() -> None:
    """Who does another task already starts as soon as the owner's hours allow; too few hours are told."""
    steps = made([record("A", "monthly-bookkeeping"), record("B", "paying-bills")]).steps
    slow = made([record("A", setup_hours=40.0)], 2.0).steps[0]

    assert (steps[1].starts - steps[1].begins).days == 21
    assert not steps[0].held
    assert slow.held
    assert (slow.starts - slow.begins).days == 140


def test_a_job_ends() -> None:
    """It has no trial, and neither hours nor money after its end."""
    job = record("A", takes="job", way="freelance", one_off=True, months=3, money=50.0, now=2.0, then=0.0)
    found = made([job])

    assert found.steps[0].runs == found.steps[0].starts
    assert found.steps[0].ends == found.steps[0].starts + timedelta(weeks=13)
    assert sum(month.money.get("USD", 0) for month in found.months) <= 3.2 * 50 + 100


def test_a_month_in_figures() -> None:
    """Hours asked, at hand and back, and money, of days of the month."""
    january, february, march, *_ = made([record("A")]).months

    assert january.asked == pytest.approx(12.0)
    assert january.at_hand == pytest.approx(16.0)
    assert january.freed == 0
    assert february.money == {"USD": pytest.approx(400.0)}
    assert february.freed == pytest.approx(4 * (14 * 0.5 + 14) / 7)
    assert march.freed == pytest.approx(4 * 31 / 7)
    assert [step.entry.name for step in february.trial] == ["A"]


COSTS = st.lists(
    st.tuples(
        st.floats(0, 80),  # hours of set-up
        st.floats(0.1, 30),  # hours a week that come back
        st.sampled_from(["regular", "partner", "job", "post", "software", "professional"]),
        st.sampled_from(["", "monthly-bookkeeping", "logo", "payroll"]),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(COSTS, st.floats(0.25, 40), st.dates(date(2026, 1, 1), date(2040, 1, 1)))
def test_nothing_is_overbooked(found: list[tuple[float, float, str, str]], hours: float, start: date) -> None:
    """No month asks more than there is; one after the other; all hours of set-up and all tasks are in the plan."""
    records = [
        record(f"T{n}", task, takes=form, setup_hours=setup, now=back, then=0.0, one_off=form == "job")
        for n, (setup, back, form, task) in enumerate(found)
    ]
    given_ = made(records, hours, start)

    assert len(given_.steps) + len(given_.later) + len(given_.stay) == len(records)
    assert all(month.asked <= month.at_hand + 1e-6 for month in given_.months)
    assert all(one.starts == other.begins for one, other in zip(given_.steps, given_.steps[1:], strict=False))
    assert all(step.begins < step.starts <= step.runs for step in given_.steps)
    assert sum(month.asked for month in given_.months) == pytest.approx(sum(s.cost.setup_hours for s in given_.steps))
    for one, other in zip(given_.months, given_.months[1:], strict=False):
        assert one.following == other.first


def test_hours_that_are_hardly_any() -> None:
    """What would begin in more than twenty years has no date, and that is said."""
    found = made([record("A"), record("B", "logo")], 0.001)
    reply = json.loads(respond(json.dumps({"list": [record("A")], "have": "0,001", "today": "2026-11-29"})))

    assert (len(found.steps), len(found.later)) == (0, 2)
    assert words()["plan_later_one"].format(years=plan_rules().most_years) in reply["list_html"]


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        *(("", date(2026, 11, 30)), (None, date(2026, 11, 30)), ("2027-03-01", date(2027, 3, 1)), ("2099-01-01", None)),
        *(("soon", None), (5, None), ("0001-01-01", None), ("2027-02-30", None)),
    ],
)
def test_the_first_day(raw: object, day: date | None) -> None:
    """Next Monday, unless another day is asked for that could be."""
    assert first_day(raw, date(2026, 11, 29)) == day
    assert formulas.next_monday(date(2026, 11, 30)) == date(2026, 12, 7)


def test_a_wrong_day_is_said_beside_its_field() -> None:
    """The plan goes on from next Monday."""
    reply = json.loads(respond(json.dumps({"list": [record("A")], "start": "2099-01-01", "today": "2026-11-29"})))
    tree = BeautifulSoup(reply["list_html"], "html5lib")

    assert tree.select_one("#plan-start")["aria-invalid"] == "true"  # type: ignore[index]
    assert tree.select_one("#plan-start-error") is not None
    assert tree.select_one("#plan-start")["value"] == "2026-11-30"  # type: ignore[index]


def test_what_was_decided_counts() -> None:
    """What the reader keeps, or has handed over already, is in no plan and no sum."""
    made_ = {"date": "2026-06-01", "review": "2026-09-01"}
    kept = record("A") | {"decided": made_ | {"choice": "keep"}}
    done = record("B") | {
        "decided": made_ | {"choice": "bpo", "happened": {"date": "2026-09-01", "done": "yes"}},
    }
    tree = BeautifulSoup(json.loads(respond(json.dumps({"list": [kept, done], "have": "8"})))["list_html"], "html5lib")

    assert [entry.stays for entry in entries(MODEL, [kept, done])] == ["decided", "done"]
    assert words()["total_none"] in tree.get_text()
    assert words()["left_decided_one"] in tree.get_text()
    assert words()["left_done_one"] in tree.get_text()


def test_every_form_has_its_weeks_and_every_figure_says_where_from() -> None:
    """Each is our assumption with a unit, a range, a date and a note."""
    rules = plan_rules()

    assert set(rules.forms) == set(forms.forms().form) - {"keep"}
    for one in rules.figure:
        assert one.grade == "none"
        assert one.unit
        assert one.date
        assert one.note.endswith(".")


@pytest.mark.parametrize(
    ("file", "read", "change", "said"),
    [
        (
            "portfolio/plan.toml",
            plan_rules,
            'job = { start = "freelance_start_weeks", trial = "no_trial" }',
            "forms.job",
        ),
        ("portfolio/plan.toml", plan_rules, "most_paper = 13", "most_paper"),
        ("portfolio/people.toml", people, 'any = ["professional"]', "professional"),
    ],
)
def test_rules_that_are_wrong_name_the_key(tmp_path: Path, file: str, read: object, change: str, said: str) -> None:
    """A missing key stops with the file's and the key's name."""
    assert said in refused(read, tmp_path / "data", file, change, "")  # type: ignore[arg-type]
