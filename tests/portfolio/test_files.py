"""Files in and out: round trips, spreadsheets of all kinds, broken and harmful ones."""

import csv
import json
from base64 import b64encode
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from calculator.bridge import respond
from calculator.cli import score
from calculator.model.answers import clean_task, form_values
from calculator.portfolio import files as portfolio_files
from calculator.portfolio import replies as portfolio_replies
from calculator.portfolio.checks import cleaned
from calculator.portfolio.rules import files
from calculator.tables import rules as tables_rules
from tests.strategies import MODEL, partial
from tests.wording import says

ASSETS = Path(__file__).parents[2] / "docs" / "assets"
SCHEMA = json.loads((ASSETS / "schema" / "tasks-1.json").read_text(encoding="utf-8"))
FORM = {"lifetime": "3", "contact": "3", "running": "2", "volume": "3"}
ID = "3f0c2a61-9d3b-4c58-8e1b-0123456789ab"
TIME = "2026-06-02T10:30:00.000Z"
SEEN = {"way": None, "runner_up": "bpo", "firmness": "unknown", "confidence": 40, "p": 0.5, "share": 0.5, "cost": None}
HEAD = '{"format": "handover-tasks", "version": 1, "tasks": ['


def ask(**request: object) -> dict:
    """The reply to a request."""
    return json.loads(respond(json.dumps(request)))


def read(content: str | bytes) -> dict:
    """The reply to a file."""
    return ask(**{"import": b64encode(content.encode() if isinstance(content, str) else content).decode()})


def record(name: str = "Books", **more: object) -> dict:
    """A record as the page stores it."""
    whole = {"id": ID, "name": name, "form": FORM | {"task": name}, "notes": "", "created": TIME, "saved": TIME}
    return whole | {"model_version": MODEL.settings.version, "revision": 3, "kind": "", "seen": SEEN} | more


def export(records: list[dict], **more: object) -> str:
    """The text of an exported file."""
    return str(ask(export=records, **{"as": "json", "time": TIME} | more)["file"]["text"])


RECORDS = st.builds(
    lambda answers, name, notes, figures, identity: record(
        clean_task(name),
        form=form_values(answers) | figures | {"task": clean_task(name)} if clean_task(name) else form_values(answers),
        notes=cleaned(notes),
        id=identity,
    ),
    partial(),
    st.text(max_size=40),
    st.text(max_size=40),
    st.fixed_dictionaries({}, optional={"pieces_per_month": st.text(max_size=9).map(cleaned), "region": st.just("uk")}),
    st.uuids().map(str),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(RECORDS, max_size=2))
def test_everything_comes_back(records: list[dict]) -> None:
    """Export and import give the same records, hours, log and ticks; the file keeps to the published schema."""
    rest = {"hours": "7,5", "log": [{"brief": "30", "hours": "2"}], "ticks": ["brief/one-page"]}
    text = export(records, rest=rest)
    found = read(text)

    Draft202012Validator(SCHEMA).validate(json.loads(text))
    assert found["records"] == records
    assert found["rest"] == rest
    assert found["problems"] == found["notes"] == []


def test_the_schema_is_one() -> None:
    """It is valid itself, and holds the limits that are read by."""
    Draft202012Validator.check_schema(SCHEMA)

    assert SCHEMA["properties"]["format"]["const"] == files().format
    assert SCHEMA["properties"]["version"]["const"] == files().version
    assert SCHEMA["properties"]["tasks"]["maxItems"] == files().most_tasks
    assert SCHEMA["properties"]["log"]["maxItems"] == files().most_jobs
    assert SCHEMA["properties"]["ticks"]["maxItems"] == files().most_ticks


def test_the_file_is_named_by_its_day() -> None:
    """So that several can be told apart: the reader's day, which may not be that of Greenwich yet."""
    made = ask(export=[record()], date="2026-06-02", time="2026-06-01T20:30:00.000Z", **{"as": "json"})["file"]

    assert json.loads(made["text"])["exported"] == "2026-06-01T20:30:00.000Z"
    assert (made["name"], made["type"]) == ("handover-tasks-2026-06-02.json", "application/json")


FOR_TABLES = RECORDS.filter(lambda r: "pieces_per_month" not in r["form"])


@settings(max_examples=25, deadline=None)
@given(st.lists(FOR_TABLES, min_size=1, max_size=2), st.sampled_from([",", "."]))
def test_a_table_comes_back(records: list[dict], decimal: str) -> None:
    """Through a spreadsheet's file answers, choices, notes and ids stay."""
    made = ask(export=records, decimal=decimal, **{"as": "csv"})["file"]
    found = read(made["text"])

    assert found["problems"] == found["notes"] == []
    for got, was in zip(found["records"], records, strict=True):
        assert {key: got[key] for key in ("id", "name", "form")} == {key: was[key] for key in ("id", "name", "form")}
        assert got["notes"].strip() == was["notes"].strip() or got["notes"] == was["notes"]


@pytest.mark.parametrize(("decimal", "cell"), [(",", "12,5"), (".", "12.5")])
def test_figures_in_a_table(decimal: str, cell: str) -> None:
    """Written with the reader's own decimal mark, shares in percent, and read back the same."""
    own = {
        "pieces_per_month": "12,5",
        "growth_per_year": "20 %",
        "hours_per_piece": "1,5",
        "owner_hour_value": "$ 1,500",
    }
    made = ask(export=[record(form=FORM | own)], decimal=decimal, **{"as": "csv"})["file"]["text"]
    row = next(csv.DictReader(StringIO(made.removeprefix("\ufeff")), delimiter=";" if decimal == "," else ","))
    form = read(made)["records"][0]["form"]

    assert row["pieces_per_month"] == cell
    assert row["growth_per_year"] == "20"
    assert {key: form[key] for key in own} == {
        "pieces_per_month": "12.5",
        "growth_per_year": "20",
        "hours_per_piece": "1.5",
        "owner_hour_value": "1500",
    }


@pytest.mark.parametrize("decimal", [",", "."])
def test_a_spreadsheet_goes_both_ways(decimal: str, tmp_path: Path) -> None:
    """The exported table is scored by the command line, and its result is imported again."""
    records = [record("Bücher", form=FORM | {"task": "Bücher", "pieces_per_month": "12,5"}, notes="=1\nzwei"), record()]
    source, target = tmp_path / "tasks.csv", tmp_path / "scored.csv"
    source.write_text(
        ask(export=records, decimal=decimal, **{"as": "csv"})["file"]["text"], encoding="utf-8", newline=""
    )

    assert score.main(["batch", str(source), "-o", str(target), "--jobs", "1"]) == 0
    found = read(target.read_bytes())

    assert found["problems"] == found["notes"] == []
    assert [r["name"] for r in found["records"]] == ["Bücher", "Books"]
    assert found["records"][0]["form"] == FORM | {"task": "Bücher", "pieces_per_month": "12.5"}
    assert [r["notes"] for r in found["records"]] == ["=1\nzwei", ""]
    assert [r["id"] for r in found["records"]] == [ID, ID]


@pytest.mark.parametrize("name", ["=HYPERLINK(A1)", "+1+1", "-1+1", "@SUM(A1)", "'=1"])
def test_formulas_are_made_harmless(name: str) -> None:
    """No cell of the table begins as a formula does, and the name comes back as it was."""
    made = ask(export=[record(name, notes=name)], **{"as": "csv"})["file"]["text"]
    cells = [cell for row in csv.reader(StringIO(made)) for cell in row]

    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")]
    assert read(made)["records"][0]["name"] == name
    assert read(made)["records"][0]["notes"] == name


SAY, WRONG, ROWS = files().say, files().wrong, tables_rules.rules().say
IDS = ", ".join(MODEL.questions)
TABLE = "task;lifetime;contact\nBücher;3;3\n"


@pytest.mark.parametrize(
    ("content", "guessed"),
    [
        (TABLE.encode(), False),
        (TABLE.encode("utf-8-sig"), False),
        (TABLE.encode("utf-16"), False),
        (b"\xfe\xff" + TABLE.encode("utf-16-be"), False),
        (TABLE.encode("cp1252"), True),
        (TABLE.replace(";", "\t").encode(), False),
        (TABLE.replace(";", ",").replace("\n", "\r\n").encode(), False),
        (TABLE.replace("\n", "\r").encode(), False),
    ],
)
def test_spreadsheets_of_all_kinds(content: bytes, guessed: bool) -> None:
    """Whatever letters, separators and line ends; a guess is said."""
    found = read(content)

    assert [r["form"] for r in found["records"]] == [{"task": "Bücher", "lifetime": "3", "contact": "3"}]
    assert found["problems"] == []
    assert bool(found["notes"]) == guessed


def test_columns_that_are_not_taken_over_are_named() -> None:
    """A reader sees what stays behind; an id that is none of ours is not one."""
    found = read("task,lifetime,due,id\nBooks,3,Monday,17\n")

    assert "due" in found["notes"][0]
    assert "id" not in found["notes"][0].partition(":")[2]
    assert found["records"][0]["id"] == ""


@pytest.mark.parametrize(
    ("content", "text", "parts"),
    [
        (b"", SAY["empty"], {}),
        (b" \n", SAY["empty"], {}),
        (b"PK\x03\x04 a workbook", SAY["workbook"], {}),
        (b"\x89PNG\0\0", SAY["binary"], {}),
        (b"x" * (files().most_bytes + 1), SAY["big"], {"limit": files().most_bytes // 1_000_000}),
        (
            b"name,when\nBooks,now\n",
            SAY["table"],
            {"reason": ROWS["no_question"].format(ids=", ".join(MODEL.questions))},
        ),
        (b"lifetime,lifetime\n3,3\n", SAY["table"], {"reason": ROWS["twice"].format(id="lifetime")}),
        (b'"lifetime\n', SAY["table"], {}),
        (b"lifetime\n", SAY["no_tasks"], {}),
        (b"{", SAY["json"], {"line": 1, "column": 2}),
        (b'{"a": 1,\n"b": }', SAY["json"], {"line": 2, "column": 6}),
        (b'{"a": NaN}', SAY["json"], {}),
        (b"[" * 100_000, SAY["json_deep"], {}),
        (b"[1]", SAY["foreign"], {"reason": SAY["foreign_top"]}),
        (b'{"tasks": []}', SAY["foreign_format"], {"format": "handover-tasks"}),
        (b'{"format": "handover-tasks", "version": 2, "tasks": []}', SAY["newer"], {"found": 2, "version": 1}),
        (b'{"format": "handover-tasks", "version": true, "tasks": []}', SAY["newer"], {}),
        (b'{"format": "handover-tasks", "version": 1, "tasks": 3}', SAY["foreign"], {"reason": SAY["foreign_tasks"]}),
        (b'{"format": "handover-tasks", "version": 1, "tasks": []}', SAY["no_tasks"], {}),
        (b'{"format": "handover-tasks", "version": 1, "tasks": [' + b"[" * 100_000, SAY["json_deep"], {}),
    ],
)
def test_a_bad_file_is_refused(content: bytes, text: str, parts: dict[str, object]) -> None:
    """With the line, where there is one, and what would be right."""
    reply = read(content)

    assert says(text, reply["refused"], **parts)
    assert "records" not in reply


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Books,7,3", ROWS["level"].format(id="lifetime", value=7)),
        ("Books,3,3,3,3", ROWS["cells"].format(count=5, columns=4)),
        ("Books,3,3,-4", "pieces_per_month: -4"),
        ('Books,3,"3"x,3', ROWS["quote"].format(first=3, last=3)),
        ("Bo\ufffdks,3,3", ROWS["encoding"]),
    ],
)
def test_a_table_in_part(row: str, reason: str) -> None:
    """Rows with a mistake are named, the others can be imported."""
    found = read(f"task,lifetime,contact,pieces_per_month\nA,3,3,\n{row}\nB,2,3,4\n")

    assert says(SAY["row"].partition("{reason}")[0] + reason, found["problems"][0], row=3)
    assert [r["name"] for r in found["records"]] == ["A", "B"]


@pytest.mark.parametrize(
    ("bad", "text", "parts"),
    [
        ("3", WRONG["task"], {}),
        ('{"form": {"lifetime": "9"}}', MODEL.errors["level"], {"text": MODEL.questions["lifetime"].text}),
        ('{"form": {"lifetime": 3}}', WRONG["value"], {"key": "lifetime"}),
        ('{"form": {"__proto__": "x"}}', WRONG["field"], {"key": "__proto__"}),
        ('{"form": []}', WRONG["form"], {}),
        ('{"name": 5, "form": {}}', WRONG["text"], {"key": "name"}),
        ('{"notes": "%s", "form": {}}' % ("x" * 10_001), WRONG["text"], {"key": "notes", "limit": 10_000}),
        ('{"id": "x", "form": {}}', WRONG["id"], {}),
        ('{"saved": "now", "form": {}}', WRONG["time"], {"key": "saved"}),
        ('{"revision": -1, "form": {}}', WRONG["revision"], {}),
        ('{"revision": true, "form": {}}', WRONG["revision"], {}),
    ],
)
def test_a_file_in_part(bad: str, text: str, parts: dict[str, object]) -> None:
    """A task that is wrong is named by its line, the others can be imported."""
    found = read(HEAD + '\n{"name": "A", "form": {"lifetime": "3"}},\n' + bad + ',\n{"name": "B", "form": {}}\n]}')

    assert says(SAY["line"], found["problems"][0], line=3)
    assert says(text.rstrip("."), found["problems"][0], **parts)
    assert [r["name"] for r in found["records"]] == ["A", "B"]


def test_a_file_cut_off_gives_what_came_before() -> None:
    """The line of the cut is said."""
    text = export([record(f"Task {n}") for n in range(10)])
    found = read(text[: text.index("Task 6")])

    assert [r["name"] for r in found["records"]] == [f"Task {n}" for n in range(6)]
    assert says(SAY["json"], found["problems"][0])


@pytest.mark.parametrize(
    ("rest", "said"),
    [('"hours": 5', "hours"), ('"log": [{"brief": 3}]', "log"), ('"ticks": ["x"]', "ticks"), ('"colour": 3', "colour")],
)
def test_what_is_not_a_task_can_be_wrong_too(rest: str, said: str) -> None:
    """It is named, and left out."""
    found = read(HEAD + '{"form": {}}], ' + rest + "}")

    assert said in " ".join(found["problems"] + found["notes"])
    assert found["rest"] == {}


def test_what_another_release_asked_is_kept() -> None:
    """Fields that this release does not know, and a figure that it cannot read, stay as they are."""
    form = {"lifetime": "3", "colour": "red", "months": "1e309"}

    assert read(export([record("", form=form)]))["records"][0]["form"] == form


def test_halves_of_characters_and_controls_go() -> None:
    """What no page can show cannot be smuggled in."""
    found = read(HEAD + r'{"name": "a\ud800\u0000b", "notes": "a\u0085\n\u202eb\ud800", "form": {}}]}')["records"][0]

    assert found["name"] == "ab"
    assert found["notes"] == "a\n\u202eb"


def test_long_lists_are_read_and_longer_ones_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """More tasks than the most are said to be left out, and problems are counted."""
    few = replace(files(), most_tasks=40, most_listed=10)
    for module in (portfolio_files, portfolio_replies):
        monkeypatch.setattr(module, "files", lambda: few)

    rows = "".join(f"Task {n},{n % 5},3\n" for n in range(40))
    whole = read("task,lifetime,contact\n" + rows)
    assert len(whole["records"]) == 40
    assert whole["ready"] == SAY["ready_many"].format(count=40)
    assert whole["problems"] == []

    cut = read("task,lifetime,contact\n" + rows + "One more,3,3\n")
    assert [r["name"] for r in cut["records"]] == [f"Task {n}" for n in range(40)]
    assert says(SAY["many"], cut["problems"][0], limit=40)

    bad = read("task,lifetime\nA,3\n" + "A,9\n" * 30)
    assert len(bad["problems"]) == 11
    assert bad["problems"][-1] == SAY["more"].format(count=20)


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_file_gets_a_reply(content: bytes) -> None:
    """However broken."""
    for before in (b"", b"task,lifetime\n", HEAD.encode()):
        reply = read(before + content)
        assert "refused" in reply or "records" in reply


@pytest.mark.parametrize("text", ["x", "\u00e9", "=\ud800"])
def test_a_request_that_is_no_file(text: str) -> None:
    """Base64 that is none is an empty file."""
    assert "empty" in ask(**{"import": text})["refused"]


@pytest.mark.parametrize("rest", [None, 3, [], "hours"])
def test_a_rest_that_is_none_is_left_out(rest: object) -> None:
    """The tasks are exported without it."""
    assert read(export([record()], rest=rest))["rest"] == {}


@pytest.mark.parametrize(
    "change",
    [{"way": "robot"}, {"firmness": "certain"}, {"p": 5}, {"share": -3}, {"confidence": 900}, {"cost": {"months": 0}}],
)
def test_a_result_that_cannot_be_right_stays_behind(change: dict) -> None:
    """The task is taken, and nothing is complained of: its result is worked out anew."""
    task = record(seen=SEEN | change)
    content = read(HEAD + json.dumps(task) + "]}")

    assert content["records"] == [task | {"seen": {}}]
    assert content["problems"] == content["notes"] == []
    assert ask(list=content["records"])["status"]
