"""python -m calculator read."""

import json
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from calculator.tables.lists.words import say
from tests.cli import inside
from tests.tables.lists.samples import SAMPLES

FORTNIGHTLY = b"""Date,Task,Hours
2026-01-05,Wages,2
2026-01-05,Mails,1
2026-01-12,Mails,1
2026-01-19,Wages,2
2026-01-19,Mails,1
2026-01-26,Mails,1
2026-01-30,Mails,1
"""


def run(*arguments: str, data: bytes = b"") -> CompletedProcess[bytes]:
    """One run of the command."""
    return inside.run("read", *arguments, text=data)


def said(data: bytes) -> dict[str, Any]:
    """What a program is told of a list."""
    found: dict[str, Any] = json.loads(run("-", "--json", data=data).stdout)
    return found


def test_a_list_is_said_in_words() -> None:
    """What was understood, a line a task, ticked or not, and what is open."""
    done = run("-", data=SAMPLES["notion"].data)
    text = done.stdout.decode()

    assert done.returncode == 0
    assert "[x]   2  Emails; 1.67 hours a week; daily" in text
    assert "[ ]   7  Untitled; " + say()["was_nameless"] in text
    assert "      ? " in text


def test_a_list_is_printed_for_a_program(tmp_path: Path) -> None:
    """Columns, rows and what is said; the language settles what the list leaves open."""
    path = tmp_path / "list.txt"
    path.write_bytes(b"Task,Hours per month\nPayroll,1.500\n")
    content = json.loads(run(str(path), "--json", "--locale", "de-AT").stdout)

    assert [column["read_as"] for column in content["columns"]] == ["name", "hours"]
    row = content["rows"][0]
    assert (row["row"], row["name"], row["task"], row["hours"], row["per"]) == (2, "Payroll", "payroll", 1500, "month")
    assert content["said"]


def test_a_program_is_told_what_was_made_of_plans_logs_and_letters() -> None:
    """That a plan was counted and for how long, what is open in it, and why a line is left out."""
    day = said(b"9:00 open up\n10:00 orders\n12:00 lunch\n12:30 deliveries\n")
    week = said(b"Monday\n9:00-10:00 quotes\n10:00-11:00 mails\nTuesday\n9:00-10:00 mails\n")
    letter = said(b"Hi Sam,\n\n1) Quotes - 6 hours a week\n\nCheers,\nPete\n")
    log = said(FORTNIGHTLY)

    assert say()["plan_day"].format(count=4, tasks=4) in day["said"]
    assert day["rows"][2]["why"] == say()["was_break"]
    assert day["rows"][3]["asks"] == [say()["plan_open"]]
    assert say()["plan_week"].format(count=3, tasks=2) in week["said"]
    assert [row["why"] for row in letter["rows"][2:]] == [say()["was_closing"]] * 2
    assert log["rows"][0]["said"] == [say()["log_fortnightly"].format(hours="2 hours")]


def test_what_is_no_list_is_refused_in_words(tmp_path: Path) -> None:
    """Status 2 and one line."""
    picture = tmp_path / "list.csv"
    picture.write_bytes(b"\x89PNG")
    for name, reason in ((str(picture), say()["picture"]), ("nowhere.csv", "there is no such file")):
        done = run(name)
        assert done.returncode == 2
        assert reason in done.stderr.decode()
        assert len(done.stderr.splitlines()) == 1
