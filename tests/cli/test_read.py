"""python -m calculator read."""

import json
from pathlib import Path
from subprocess import CompletedProcess

from calculator.tables.lists.words import say
from tests.cli import inside
from tests.tables.lists.samples import SAMPLES


def run(*arguments: str, data: bytes = b"") -> CompletedProcess[bytes]:
    """One run of the command."""
    return inside.run("read", *arguments, text=data)


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


def test_what_is_no_list_is_refused_in_words(tmp_path: Path) -> None:
    """Status 2 and one line."""
    picture = tmp_path / "list.csv"
    picture.write_bytes(b"\x89PNG")
    for name, reason in ((str(picture), say()["picture"]), ("nowhere.csv", "there is no such file")):
        done = run(name)
        assert done.returncode == 2
        assert reason in done.stderr.decode()
        assert len(done.stderr.splitlines()) == 1
