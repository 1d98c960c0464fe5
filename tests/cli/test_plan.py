"""The command that plans a list: lists as people keep them, tables to score, exported files; text, JSON, files."""

import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from calculator.__main__ import main
from calculator.portfolio import files
from calculator.portfolio.plan_rules import plan_rules
from calculator.portfolio.rules import words as list_words
from calculator.portfolio.saved import read
from calculator.reports.words import words
from tests.strategies import MODEL

LIST = "Task,Hours per week,Who\nMonthly bookkeeping,3,me\nAnswering customer emails,8,me\nOffice cleaning,4,me\n"


@pytest.fixture
def listed(tmp_path: Path) -> str:
    """A list as somebody keeps it."""
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return str(path)


def plan(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    """What the command prints as JSON."""
    assert main(["plan", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_list_is_planned(capsys: pytest.CaptureFixture[str], listed: str) -> None:
    """Each task with its days and who does it, month by month, from the day on and within the hours."""
    found = plan(capsys, listed, "--start", "2027-01-04", "--hours", "4")

    assert {step["task"] for step in found["steps"]} | {one["task"] for one in found["left_out"]} >= {
        "Monthly bookkeeping",
        "Answering customer emails",
    }
    assert found["steps"][0]["setup_from"] == "2027-01-04"
    assert found["hours_said"] is True
    assert all(month["hours_asked"] <= month["hours_at_hand"] + 0.01 for month in found["months"])
    assert "Bookkeeper" in {step["goes_to"] for step in found["steps"]}
    assert plan(capsys, listed)["hours_said"] is False


def test_it_takes_what_the_page_exports(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A file with everything, and a table with answers in it."""
    form = {"task": "Books", "typical": "monthly-bookkeeping", "separate": "1", "bears": "3", "price": "3"}
    form |= {"lifetime": "3", "people": "3", "firms": "3", "direct": "no", "task_hours": "10"}
    task = read(MODEL, {"id": "", "name": "Books", "form": form})
    everything, table = tmp_path / "a.json", tmp_path / "b.csv"
    everything.write_text(files.everything([task], {}, ""), encoding="utf-8")
    table.write_text("task,separate,bears,price,lifetime,people,firms,direct,task_hours\nBooks,1,3,3,3,3,3,no,10\n")

    for path in (everything, table):
        assert [step["task"] for step in plan(capsys, str(path))["steps"]] == ["Books"]

    whole = files.everything([task, replace(task, name="Letters")], {}, "")
    everything.write_text(whole[: whole.index('"Letters"')], encoding="utf-8")
    assert main(["plan", str(everything), "--json"]) == 0
    printed = capsys.readouterr()
    assert [step["hours_back_a_week"] for step in json.loads(printed.out)["steps"]] == [
        step["hours_back_a_week"] for step in plan(capsys, str(table))["steps"]
    ]
    assert printed.err.strip() == files.read_file(everything.read_bytes()).problems[0]


def test_it_is_printed_and_written(capsys: pytest.CaptureFixture[str], listed: str, tmp_path: Path) -> None:
    """As text by default; as a workbook, Word or a page to print where a name says so."""
    assert main(["plan", listed, "--start", "2027-01-04", "--hours", "4"]) == 0
    assert "2027-01-04" in capsys.readouterr().out
    for name in ("plan.xlsx", "plan.docx", "plan.html"):
        assert main(["plan", listed, "-o", str(tmp_path / name)]) == 0
        assert (tmp_path / name).stat().st_size > 2000
    assert capsys.readouterr().out == ""
    assert openpyxl.load_workbook(tmp_path / "plan.xlsx", data_only=True).worksheets[0]["A1"].value
    assert words().say["plan_title"] in (tmp_path / "plan.html").read_text(encoding="utf-8")


def test_what_of_a_list_is_in_doubt_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """On stderr, by row: answers and figures that are none, and rows that are left out."""
    path = tmp_path / "list.csv"
    path.write_text("task,separate,bears,price,lifetime,people,task_hours\nBooks,9,3,3,3,3,lots\n")
    assert main(["plan", str(path), "--json"]) == 0
    said = capsys.readouterr().err
    assert "row 2: separate: “9” is not an answer" in said
    assert "lots" in said

    path.write_text("Task,Hours per week,Status\nMonthly bookkeeping,3,open\nOffice cleaning,4,done\n")
    assert main(["plan", str(path), "--json"]) == 0
    printed = capsys.readouterr()
    assert "\nrow 3: " in printed.err
    assert [step["task"] for step in json.loads(printed.out)["steps"]] == ["Monthly bookkeeping"]


def test_months_that_are_not_printed_are_counted(capsys: pytest.CaptureFixture[str], listed: str) -> None:
    """A plan longer than the months that are shown says how many more there are."""
    arguments = ["plan", listed, "--start", "2027-01-04", "--hours", "0.2"]
    more = len(plan(capsys, *arguments[1:])["months"]) - plan_rules().most_months

    assert more > 0
    assert main(arguments) == 0
    assert list_words()["plan_more"].format(count=more) in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "plan.csv"], "plan.csv: expected a name that ends in .xlsx, .docx or .html"),
        (["--hours", "none"], "--hours none: expected hours a week"),
        (["--start", "2027-13-01"], "--start 2027-13-01: expected a day"),
    ],
)
def test_mistakes_are_worded(capsys: pytest.CaptureFixture[str], listed: str, arguments: list[str], said: str) -> None:
    """On stderr, with status 2, before anything is read or written."""
    assert main(["plan", listed, *arguments]) == 2
    assert said in capsys.readouterr().err


def test_files_that_cannot_be_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """No file, and a file of nothing."""
    (tmp_path / "empty.csv").write_text("")
    assert main(["plan", str(tmp_path / "none.csv")]) == 2
    assert "there is no such file" in capsys.readouterr().err
    assert main(["plan", str(tmp_path / "empty.csv")]) == 2
    assert capsys.readouterr().err.startswith("plan: ")
