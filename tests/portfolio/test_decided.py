"""A decision and its review: kept, read whatever stands there, sent along, asked for on its day."""

import json
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from calculator.bridge import respond
from calculator.portfolio import decided, saved
from calculator.portfolio import link as portfolio_link
from calculator.portfolio.checks import SavedError, cleaned
from calculator.portfolio.decided import DONE, LONGEST, Decided, Expected, Happened, choices
from calculator.portfolio.deciding import expected
from calculator.portfolio.entries import work_out
from calculator.portfolio.rules import decisions, files
from tests.portfolio.test_entries import example_form
from tests.strategies import MODEL
from tests.wording import says
from tests.wrong import refused

SAY, WRONG = decisions().say, decisions().wrong
SCHEMA = json.loads((Path(__file__).parents[2] / "docs/assets/schema/tasks-1.json").read_text(encoding="utf-8"))
FORM = example_form("customer-email")
ID = "3f0c2a61-9d3b-4c58-8e1b-0123456789ab"
NOW, REVIEW, AFTER = "2026-11-29", "2027-02-28", "2027-03-02"
EXPECTED = {"choice": "partner", "firmness": "likely", "back": 3.5, "hours": 0.5, "money": 310.0, "currency": "USD"}
HAPPENED = {"date": AFTER, "done": "partly", "hours": "1", "money": "250", "note": "Start sooner"}
MADE = {"choice": "partner", "date": NOW, "review": REVIEW, "reason": "No time", "expected": EXPECTED}
DAYS = st.dates(date(2000, 1, 1), date(2999, 12, 31)).map(str)


def task(**made: object) -> dict:
    """A record as the page keeps it, with a decision where one is given."""
    base = {"id": ID, "name": "Books", "form": FORM, "notes": "", "kind": "", "revision": 1}
    return base | ({"decided": made} if made else {})


def ask(record: dict, today: str = NOW, **entered: str) -> dict:
    """The reply to what was entered."""
    request = {"decide": record, "entered": entered, "today": today, "time": f"{today}T17:00:00.123Z"}
    return json.loads(respond(json.dumps(request | {"page": "https://example.org/calculator/"})))


def text(reply: dict) -> str:
    """What the section says."""
    return BeautifulSoup(reply["decide_html"], "html.parser").get_text(" ", strip=True)


texts = {key: st.text(max_size=min(longest, 60)).map(cleaned) for key, longest in LONGEST.items()}
figures = st.none() | st.floats(-1e6, 1e6)
decisions_made = st.builds(
    Decided,
    choice=st.sampled_from([*choices()]),
    date=DAYS,
    review=DAYS,
    reason=texts["reason"],
    expected=st.none()
    | st.builds(
        Expected,
        choice=st.sampled_from([*choices()]),
        firmness=st.sampled_from([firmness.id for firmness in MODEL.settings.firmness]),
        back=figures,
        hours=figures,
        money=figures,
        currency=st.sampled_from(["", "USD", "GBP", "EUR"]),
    ),
    happened=st.none()
    | st.builds(
        Happened,
        date=DAYS,
        done=st.sampled_from(DONE),
        **{key: texts[key] for key in ("hours", "money", "note")},
    ),
)


@settings(max_examples=60, deadline=None)
@given(decisions_made)
def test_a_decision_survives_storage_files_and_links(made: Decided) -> None:
    """All of it in the browser and in a file; in a link all but the note."""
    record = task(**json.loads(json.dumps(made.to_json())))
    kept, file = saved.read(MODEL, record), {"format": "handover-tasks", "version": 1, "tasks": [record]}
    linked = portfolio_link.decode(portfolio_link.encode(MODEL, [kept])).tasks[0].decided

    assert kept.decided == made
    assert saved.check(json.loads(json.dumps(saved.record(kept)))).decided == made
    Draft202012Validator(SCHEMA).validate(file)
    assert linked is not None
    assert linked.to_json() == made.for_a_link()
    assert not (linked.happened and linked.happened.note)


def test_without_a_decision_nothing_is_kept() -> None:
    """Records, files and links stay as they were."""
    kept = saved.read(MODEL, task() | {"decided": {}})

    assert kept.decided is None
    assert "decided" not in saved.record(kept)
    assert portfolio_link.encode(MODEL, [kept]) == portfolio_link.encode(MODEL, [saved.read(MODEL, task())])


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.sampled_from([NOW, "partner"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*MADE, *EXPECTED, *HAPPENED]), inner),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(anything)
def test_reading_never_raises(raw: object) -> None:
    """Whatever stands in the browser's storage; and what is read from it is a decision that a file could hold."""
    found = decided.read(raw)

    assert found is None or decided.check(found.to_json()) == found


def test_what_cannot_be_read_is_left_out_and_the_rest_is_kept() -> None:
    """A broken part costs that part; a text that is too long is cut."""
    raw = MADE | {"expected": {"choice": "x"}, "happened": HAPPENED | {"note": "n" * 5000}, "reason": "r" * 5000}
    found = decided.read(raw)

    assert found is not None
    assert found.expected is None
    assert found.happened is not None
    assert (len(found.reason), len(found.happened.note)) == (LONGEST["reason"], LONGEST["note"])


@pytest.mark.parametrize(
    ("raw", "key", "message"),
    [
        (3, "decided", "object"),
        (MADE | {"choice": "x"}, "decided.choice", "one_of"),
        (MADE | {"date": "2026-02-30"}, "decided.date", "day"),
        (MADE | {"review": "20270228"}, "decided.review", "day"),
        (MADE | {"reason": "x" * 1001}, "decided.reason", "text"),
        (MADE | {"reason": 3}, "decided.reason", "text"),
        (MADE | {"expected": []}, "decided.expected", "object"),
        (MADE | {"expected": EXPECTED | {"firmness": "sure"}}, "decided.expected.firmness", "one_of"),
        (MADE | {"expected": EXPECTED | {"back": True}}, "decided.expected.back", "figure"),
        (MADE | {"expected": EXPECTED | {"money": 1e13}}, "decided.expected.money", "figure"),
        (MADE | {"expected": EXPECTED | {"currency": "usd"}}, "decided.expected.currency", "currency"),
        (MADE | {"happened": HAPPENED | {"done": "maybe"}}, "decided.happened.done", "one_of"),
        (MADE | {"happened": HAPPENED | {"hours": 3}}, "decided.happened.hours", "text"),
    ],
)
def test_a_file_says_what_is_wrong(raw: object, key: str, message: str) -> None:
    """The part by its name, and what would be right; the file's other tasks are taken."""
    with pytest.raises(SavedError) as error:
        saved.check(task() | {"decided": raw})
    whole = {"format": "handover-tasks", "version": 1, "tasks": [task() | {"decided": raw}, task(**MADE)]}
    found = json.loads(respond(json.dumps({"import": b64encode(json.dumps(whole).encode()).decode()})))

    assert says(files().wrong[message], str(error.value), key=key)
    assert [record["decided"] for record in found["records"]] == [MADE]
    assert len(found["problems"]) == 1


def test_the_whole_way() -> None:
    """Decided, put into a calendar, reviewed on the day, and set beside what was expected."""
    first = ask(task())
    told = expected(work_out(MODEL, FORM))
    assert told is not None
    assert told.money is not None
    made = ask(task(), act="keep", choice=told.choice, review=REVIEW, reason=" It comes every day. ")["decided"]
    calendar = ask(task(**made), act="calendar")["file"]
    before, due = ask(task(**made)), ask(task(**made), AFTER)
    found = ask(task(**made), AFTER, act="happened", done="partly", hours="2", money="300", note="Sooner")
    after = ask(task(**found["decided"]), AFTER)

    assert says(SAY["as_told"], first["decide_html"], name=choices()[told.choice])
    assert (made["choice"], made["date"], made["reason"]) == (told.choice, NOW, "It comes every day.")
    assert made["expected"] == json.loads(json.dumps(vars(told)))
    assert calendar["name"] == f"review-{REVIEW}.ics"
    assert "DTSTART;VALUE=DATE:20270228" in calendar["text"]
    assert f"UID:{ID}-review@handover" in calendar["text"]
    assert "DTSTAMP:20261129T170000Z" in calendar["text"]
    assert f"#saved={ID}" in calendar["text"].replace("\r\n ", "")
    assert says(SAY["review_on"], text(before), day="28 February 2027")
    assert SAY["review_title"] not in text(before)
    assert SAY["review_title"] in text(due)
    assert found["decided"] == made | {"happened": HAPPENED | {"hours": "2", "money": "300", "note": "Sooner"}}
    rows = BeautifulSoup(after["decide_html"], "html.parser").select(".decide-beside tbody tr")
    cells = [[cell.get_text() for cell in row.select("td")] for row in rows]
    assert cells[0] == [choices()[told.choice], SAY["done_partly"]]
    assert cells[1][1] == "2 hours"
    assert cells[2][1] == "$300"
    assert "data-currency" in after["decide_html"]


def test_another_decision_than_the_result_has_none_of_its_figures() -> None:
    """They are of something else; the result's word is kept."""
    made = ask(task(), act="keep", choice="keep", review=REVIEW)["decided"]
    told = choices()[made["expected"]["choice"]]
    after = ask(task(**made | {"happened": HAPPENED}), AFTER)

    assert says(SAY["told_other"], text(ask(task(**made))), name=told)
    assert SAY["other_figures"] in text(after)
    assert text(after).count(SAY["not_told"]) == 2
    assert "a week back" not in ask(task(**made), act="calendar")["file"]["text"].replace("\r\n ", "")


def test_a_result_that_cannot_tell_expects_nothing() -> None:
    """Nothing is chosen for the reader, and no figure is kept."""
    open_ = task() | {"form": {"lifetime": "3", "task": "Books"}}
    first, made = ask(open_), ask(open_, act="keep", choice="keep", review=REVIEW)["decided"]
    chosen = BeautifulSoup(first["decide_html"], "html.parser").select("option[selected]")

    assert chosen == []
    assert "expected" not in made
    assert SAY["told_none"] in text(ask(open_ | {"decided": made}))


def test_put_otherwise_a_decision_keeps_its_day() -> None:
    """A reason or a review's day is changed; another choice is a new decision, and so is deciding again."""
    reviewed = MADE | {"happened": HAPPENED}
    other = ask(task(**MADE), AFTER, act="keep", choice="partner", review="2027-06-01", reason="x")["decided"]
    same_day = ask(task(**MADE), AFTER, act="keep", choice="partner", review=REVIEW, reason="x")["decided"]
    anew = ask(task(**MADE), AFTER, act="keep", choice="keep", review="2027-06-01")["decided"]
    again = ask(task(**reviewed), AFTER, act="keep", again="1", choice="partner", review="2027-06-01")["decided"]

    assert other == MADE | {"review": "2027-06-01", "reason": "x"}
    assert same_day == MADE | {"reason": "x"}
    assert (anew["date"], again["date"]) == (AFTER, AFTER)
    assert "happened" not in again


def test_a_draft_fills_the_form_in_and_changes_nothing() -> None:
    """Of a decision, of one that is put otherwise, and of a review; what was made stays beside it."""
    for record, draft, fields in (
        (task(), {"choice": "partner", "reason": "Half a"}, ['value="partner" selected', ">Half a</textarea>"]),
        (task(**MADE), {"choice": "partner", "reason": "Half a"}, [">Half a</textarea>"]),
        (task(**MADE), {"hours": "", "money": "3", "note": "Half a"}, ['value="3"', ">Half a</textarea>"]),
        (task(), {"note": "Of what was deleted"}, ['id="decide-choice"']),
    ):
        reply = ask(record, **draft)

        assert all(field in reply["decide_html"] for field in fields), draft
        assert "decided" not in reply
    assert "decide-form" not in ask(task(**MADE), act="leave", choice="partner")["decide_html"]


def test_deleted_it_can_come_back() -> None:
    """The page holds what was deleted until it turns to something else."""
    gone = ask(task(**MADE), act="remove")
    held = BeautifulSoup(gone["decide_html"], "html.parser").select_one("[name=removed]")
    assert held is not None

    assert gone["decided"] == {}
    assert ask(task(), act="undo", removed=str(held["value"]))["decided"] == MADE
    assert "decided" not in ask(task(), act="undo", removed="{")


@pytest.mark.parametrize(
    ("record", "entered", "message"),
    [
        (task(), {"act": "keep", "choice": "", "review": REVIEW}, "choice"),
        (task(), {"act": "keep", "choice": "partner", "review": NOW}, "review"),
        (task(), {"act": "keep", "choice": "partner", "review": "soon"}, "review"),
        (task(**MADE), {"act": "happened", "hours": "2"}, "done"),
        (task(**MADE), {"act": "happened", "done": "yes", "hours": "some"}, "hours"),
        (task(**MADE), {"act": "happened", "done": "yes", "money": "-3"}, "money"),
    ],
)
def test_a_mistake_is_said_and_nothing_is_kept(record: dict, entered: dict[str, str], message: str) -> None:
    """At the field, and what was typed stays."""
    reply = ask(record, **entered | {"reason": "Kept words", "note": "Kept words"})
    soup = BeautifulSoup(reply["decide_html"], "html.parser")

    assert "decided" not in reply
    assert WRONG[message] in text(reply)
    assert soup.select_one("[aria-invalid]")
    assert "Kept words" in str(soup.select_one("textarea"))


def broken() -> Iterator[dict]:
    """Requests that no page sends."""
    yield {"decide": {}, "entered": 3}
    yield {"decide": {"form": 3, "decided": "x"}, "today": 3, "time": [], "page": {}}
    yield {"decide": task(**MADE), "entered": {"act": "happened", "done": 3}}
    yield {"decide": task(**MADE), "entered": {"act": "nothing"}, "today": "2999-12-31"}
    yield {"decide": task(**MADE), "entered": {"act": "calendar"}, "page": "javascript:x", "time": "soon"}


@pytest.mark.parametrize("request_", [*broken()])
def test_a_broken_request_gets_a_reply(request_: dict) -> None:
    """No exception reaches the reader."""
    assert "decide_html" in json.loads(respond(json.dumps(request_)))


def test_nothing_a_reader_types_becomes_markup() -> None:
    """Reason, note and name."""
    made = MADE | {"reason": "<b>x</b>", "happened": HAPPENED | {"note": "<i>y</i>"}}
    shown = ask(task(**made))["decide_html"]

    assert "<b>" not in shown
    assert "<i>" not in shown


def test_the_list_says_what_is_to_be_reviewed() -> None:
    """On the day and after; not before, not once it is done, and not of a list that is only looked at."""
    later, done = MADE | {"review": "2027-05-01"}, MADE | {"happened": HAPPENED}
    records = [task(**MADE), task(**later) | {"id": "b"}, task(**done) | {"id": "c"}, task() | {"id": "d"}]

    def due(today: str, **more: object) -> list[str]:
        reply = json.loads(respond(json.dumps({"list": records, "have": "8", "today": today} | more)))
        return [str(link["href"]) for link in BeautifulSoup(reply["list_html"], "html.parser").select(".due a")]

    assert due("2027-02-27") == []
    assert due(REVIEW) == [f"../calculator/#saved={ID}"]
    assert due("2027-05-02") == [f"../calculator/#saved={ID}", "../calculator/#saved=b"]
    assert due(REVIEW, kept=False) == []
    html = json.loads(respond(json.dumps({"list": records, "have": "8", "today": "2027-05-02"})))["list_html"]
    assert SAY["list_many"].format(count=2) in html
    assert html.count('class="decided-mark"') == 3


def test_the_rules_are_checked(tmp_path: Path) -> None:
    """A day that is none is named with the file."""
    message = refused(decisions, tmp_path / "data", "portfolio/decided.toml", "review_days = 91", "review_days = 0")

    assert "portfolio/decided.toml: review_days" in message
