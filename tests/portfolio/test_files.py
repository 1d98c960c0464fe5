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
from calculator.cli.main import main
from calculator.model.answers import clean_task, form_values
from calculator.portfolio import files as portfolio_files
from calculator.portfolio import replies as portfolio_replies
from calculator.portfolio import rules as portfolio_rules
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
    assert found["records"] == [record | {"seen": {}} for record in records]
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

    assert main(["batch", str(source), "-o", str(target), "--jobs", "1"]) == 0
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


def test_columns_of_the_readers_own_come_in_and_go_out() -> None:
    """Whatever they are called, a cell beyond the last of them too; a table and an exported file bring them back."""
    found = read("task,lifetime,Priority,Notes (own)\nA,3,high,mine\nB,2,,,see mail\n")
    own = [{"Priority": "high", "Notes (own)": "mine"}, {SAY["beyond_column"].format(number=5): "see mail"}]

    assert [task["own"] for task in found["records"]] == own
    assert SAY["columns"].format(names="Priority, Notes (own)") in found["notes"]
    assert SAY["beyond"].format(row=3, cells="see mail") in found["notes"]
    for kind in ("json", "csv"):
        text = export(found["records"], **{"as": kind})
        assert [task["own"] for task in read(text)["records"]] == own, kind


def test_an_own_column_never_takes_the_place_of_ours() -> None:
    """One of the name of a question stands beside it."""
    task = record(own={"price": "$398", "Task": "Bücher", "reasons": "x"})
    head, row = csv.reader(StringIO(export([task], **{"as": "csv"}).lstrip("\ufeff")))
    cells = dict(zip(head, row, strict=True))

    assert (cells["price (own)"], cells["Task (own)"], cells["reasons"]) == ("$398", "Bücher", "x")
    assert (cells["task"], cells["price"]) == ("Books", "")


def test_an_own_column_that_is_no_text_is_refused() -> None:
    """By name, like everything else in a file."""
    for own in (3, {"A": 3}, {str(n): "x" for n in range(200)}):
        bad = f'{HEAD}{{"form": {{}}, "own": {json.dumps(own)}}}, {{"form": {{"lifetime": "3"}}}}]}}'

        assert says(WRONG["own"], read(bad)["problems"][0].partition(": ")[2], most=120)


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
    for module in (portfolio_files, portfolio_replies, portfolio_rules):
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
    "seen",
    [
        *({"way": "robot"}, {"firmness": "certain"}, {"p": 5}, {"share": -3}, {"confidence": 900}),
        *({"cost": {"months": 0}}, {"way": "bpo", "runner_up": "keep", "firmness": "clear", "confidence": 95}),
    ],
)
def test_a_result_of_a_file_is_not_believed(seen: dict) -> None:
    """The task is taken, and nothing is complained of: its result is worked out from its answers."""
    task = record(seen=SEEN | seen)
    content = read(HEAD + json.dumps(task) + "]}")

    assert content["records"] == [task | {"seen": {}}]
    assert content["problems"] == content["notes"] == []
    assert ask(list=content["records"])["lacks"] == ["answer"]


def test_one_broken_record_never_hides_the_others() -> None:
    """A list that holds one, however it came there, shows all."""
    broken = [
        record(str(n), seen=seen) for n, seen in enumerate(({"way": "robot"}, "x", {"cost": {"currency": "DOGE"}}))
    ]
    html = ask(list=[record("Good"), *broken, 3, {"form": 5, "decided": {"choice": []}}])["list_html"]

    assert html.count("data-delete=") == 6


EMOJI = "\U0001f600"


@pytest.mark.parametrize("name", ["Books \ud83d", "\ude00Books"])
def test_half_a_character_stops_no_backup(name: str) -> None:
    """Link and exports of a list work though one name was cut in two; the half is left out."""
    task = record(name, notes=name, form=FORM | {"task": name})
    both = [task, record(f"Logo {EMOJI}")]

    assert "fragment" in ask(share=both)
    for kind in ("json", "csv"):
        text = ask(export=both, time=TIME, **{"as": kind})["file"]["text"]
        assert [r["name"] for r in read(text)["records"]] == ["Books", f"Logo {EMOJI}"]
    assert "Books" in ask(list=both)["list_html"]


@pytest.mark.parametrize("sign", ["e\u0301", "\U0001f1e9\U0001f1ea", "\U0001f44d\U0001f3fd"])
def test_a_long_name_is_cut_between_signs(sign: str) -> None:
    """No sign is torn apart, and that names were cut is said."""
    before = "x" * (121 - len(sign))
    for content in (f"task,lifetime\n{before}{sign}y,3\n", HEAD + json.dumps({"name": f"{before}{sign}y"}) + "]}"):
        found = read(content)
        assert found["records"][0]["name"] == before
        assert says(SAY["cut_names"], found["notes"][0], limit=120)


def test_a_row_with_a_long_cell_says_so() -> None:
    """What is too long is named, wherever it stands, and the other rows come in."""
    long = "x" * 3_000_000
    found = read(f"task,lifetime,notes,Comment\nA,3,{long},\nB,3,,{long}\nC,{long},,\nD,3,,\n")

    assert [r["name"] for r in found["records"]] == ["B", "D"]
    assert says(SAY["row"], found["problems"][0], row=2, reason=WRONG["text"].format(key="notes", limit=10_000))
    assert says(SAY["row"], found["problems"][1], row=4)
    assert len(str(found["problems"])) < 400


def twins(content: str, *here: dict) -> list[tuple[str, str]]:
    """Which tasks of a file are here already, and which is newer."""
    found = ask(here=here, **{"import": b64encode(content.encode()).decode()})
    return [(twin["id"], twin["newer"]) for twin in found["twins"]]


OTHER = ID.replace("3f0c", "4a1d")
LATER = TIME.replace("06-02", "11-28")


@pytest.mark.parametrize(
    ("mine", "theirs", "newer"),
    [
        (LATER, TIME, "mine"),
        (TIME, LATER, "file"),
        (TIME, TIME, "unknown"),
        ("", LATER, "unknown"),
        ("soon", LATER, "unknown"),
        ("2026-06-02T10:00:00+09:00", "2026-06-02T02:00:00Z", "file"),
    ],
)
def test_the_newer_task_is_told(mine: str, theirs: str, newer: str) -> None:
    """By the time of the last change, whatever the revisions say; nobody knows where one has none."""
    assert twins(export([record(notes="new", saved=theirs)]), record(saved=mine, revision=9)) == [(ID, newer)]
    assert twins(export([record(saved=theirs)]), record(saved=mine)) == [(ID, "same")]


def test_each_task_that_is_here_is_told_in_words() -> None:
    """With the reader's days, and what differs."""
    file = export([record(notes="old", saved="2026-06-01T23:30:00Z"), record("Logo", id=OTHER)])
    here = [record(saved=LATER, notes="new"), record("Logo", id=OTHER)]
    found = ask(here=here, offset=-60, **{"import": b64encode(file.encode()).decode()})

    days = {"mine": "28 November 2026", "theirs": "2 June 2026"}
    assert found["each"] == [
        SAY["twin_mine"].format(name="Books", differs=SAY["differs_notes"], **days),
        SAY["twin_same"].format(name="Logo"),
    ]


def test_a_table_without_ids_twice() -> None:
    """The same name and the same answers are asked about, each task once; other answers make another task."""
    table = "task,lifetime,contact,pieces_per_month\nBooks,3,3,\nBooks,3,3,\nLogo,0,3,2.5\nDesk,1,1,\n"
    first = read(table)["records"]
    here = [one | {"id": f"{ID[:-1]}{n}", "saved": TIME} for n, one in enumerate(first)]
    here[2]["form"] |= {"pieces_per_month": "2,5", "decimal": ","}
    here[3]["form"] |= {"lifetime": "2"}

    assert twins(table, *here[1:]) == [(f"{ID[:-1]}1", "same"), (f"{ID[:-1]}2", "same")]
    assert twins(table) == []


def test_an_empty_cell_changes_nothing() -> None:
    """Nor does a column that is not in the table; what stands in it does."""
    mine = record(notes="mine", kind="money", created="2026-01-01T09:00:00.000Z")
    mine["form"] |= {"region": "uk", "pieces_per_month": "1,125", "decimal": ","}
    table = f"task,contact,volume,pieces_per_month,notes,id\nBooks,4,,,,{ID}\n"
    asked = ask(here=[mine], **{"import": b64encode(table.encode()).decode()})["twins"][0]

    assert asked["newer"] == "unknown"
    assert asked["record"]["form"] == mine["form"] | {"contact": "4"}
    assert {key: asked["record"][key] for key in ("notes", "kind", "created")} == {
        key: mine[key] for key in ("notes", "kind", "created")
    }
    figures = f"pieces_per_month;id\n2,125;{ID}\n".replace("pieces", "lifetime;pieces", 1).replace("2,1", ";2,1", 1)
    changed = ask(here=[mine], **{"import": b64encode(figures.encode()).decode()})["twins"][0]["record"]["form"]
    assert changed == mine["form"] | {"pieces_per_month": "2,125"}


@pytest.mark.parametrize("identity", [ID.upper(), f"{{{ID}}}", f" {ID} "])
def test_an_id_is_read_however_a_program_writes_it(identity: str) -> None:
    """So that its row does not become a second task; the names of our columns are read in capitals too."""
    found = read(f"Task,Lifetime,Notes,ID\nBooks,3,mine,{identity}\n")

    assert (found["records"][0]["id"], found["records"][0]["notes"]) == (ID, "mine")
    assert found["notes"] == []
