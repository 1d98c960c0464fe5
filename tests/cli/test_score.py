"""python -m calculator score."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from calculator.costs.inputs import specification
from calculator.costs.phrases import phrases
from calculator.model import forms
from calculator.site.content import examples
from tests.cli import inside
from tests.wording import says

CLOSED = "standard input or standard output is closed\n"
TABLE = "task,lifetime,contact\n"


def run(*arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    """One run of the command line."""
    done = inside.run(*arguments, text=text.encode())
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def request(key: str) -> str:
    """An example as the command line takes it."""
    example = examples.examples()[key]
    return json.dumps({"answers": example.answers, "task": example.task})


def test_readable_answer() -> None:
    """Without --json the answer is words."""
    done = run("score", "-", text=request("logo"))

    assert done.returncode == 0
    assert forms.forms().form["job"].headline in done.stdout


def test_json_answer() -> None:
    """With --json the keys are there."""
    result = json.loads(run("score", "-", "--json", text=request("bookkeeping")).stdout)

    keys = "model_version way form firmness confidence map limits fit ask_next reasons changes"
    assert set(keys.split()) <= result.keys()
    assert result["way"] == "bpo"


def test_each_mistake_is_a_line() -> None:
    """Wrong input: status 2, a line a mistake, naming the question and what would be right."""
    done = run("score", "-", text='{"answers": {"lifetime": 7, "colour": 1, "onsite": 3, "contact": true}}')

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 4
    assert "lifetime: 7 is no answer; expected a whole number from 0 to 4" in done.stderr


def test_a_file_of_version_1_is_scored_and_what_was_read_otherwise_is_said() -> None:
    """An answer that is read as another, and a figure that nothing reads any more, a line each; no mistakes."""
    old = {"answers": {"lifetime": 3, "contact": 3, "procedure": 3, "running": 1, "onsite": True}}
    done = run("score", "-", text=json.dumps(old | {"inputs": {"task_hours_per_week": 5, "running_hours": 2}}))

    assert done.returncode == 0
    assert done.stdout
    assert says(specification().errors["gone"], done.stderr.splitlines()[1], id="running_hours")
    assert len(done.stderr.splitlines()) == 2


def test_not_json() -> None:
    """Text that is no JSON is one line."""
    done = run("score", "-", text="{")

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_file_that_is_not_there() -> None:
    """A missing file is one line."""
    assert run("score", "nowhere.json").returncode == 2


def test_cost_in_words() -> None:
    """The cost lens stands under the answer, for the inputs given."""
    text = json.dumps(json.loads(request("bookkeeping")) | {"inputs": {"task_hours_per_week": "3,5", "region": "uk"}})
    done = run("score", "-", text=text)

    assert done.returncode == 0
    assert phrases().say["title"] in done.stdout
    assert "£" in done.stdout
    own = " ".join(done.stdout.split()).partition(phrases().say["own"].partition("{")[0])[2]
    assert specification().inputs["task_hours_per_week"].label in own


def test_cost_in_json() -> None:
    """The cost lens's keys stand beside the answer's."""
    result = json.loads(run("score", "-", "--json", text=request("bookkeeping")).stdout)

    assert {"way", "cost", "break_even", "drivers", "wrong_choice", "hours_back_per_week", "inputs"} <= result.keys()


def test_each_wrong_input_is_a_line() -> None:
    """Wrong inputs: status 2, a line each, naming the input and what would be right."""
    inputs = '{"pieces_per_month": -1, "wage": "abc", "colour": 1, "hours_per_piece": 1e309}'
    done = run("score", "-", text=f'{{"answers": {{"lifetime": 3}}, "inputs": {inputs}}}')

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 4
    assert says("inputs.pieces_per_month: " + specification().errors["range"], done.stderr, value=-1)


def test_inputs_must_be_a_table() -> None:
    """A list of inputs is one line."""
    done = run("score", "-", text='{"answers": {"lifetime": 3}, "inputs": [1]}')

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("code", ["utf-8-sig", "utf-16"])
def test_json_may_have_other_letters(tmp_path: Path, code: str) -> None:
    """As editors on Windows save it."""
    path = tmp_path / "task.json"
    path.write_bytes(request("logo").encode(code))

    assert run("score", str(path)).returncode == 0


def test_letters_that_nobody_can_be_sure_of_are_refused_in_words(tmp_path: Path) -> None:
    """The answer would be about a task of another name."""
    path = tmp_path / "task.json"
    path.write_bytes('{"answers": {}, "task": "B\u00fccher"}'.encode("cp1252"))
    done = run("score", str(path))

    assert done.returncode == 2
    assert done.stderr == f"{path}: its letters are not UTF-8; save it as UTF-8\n"


@pytest.mark.parametrize(
    ("command", "request_", "where", "said"),
    [
        ("score -", request("logo"), "| head -n 1", ""),
        ("read -", "a\nb\nc\n", "| true", ""),
        ("find bank", "", "> /dev/full", "the disk is full\n"),
        ("find bank", "", ">&-", CLOSED),
        ("score -", "", "<&-", CLOSED),
        ("batch -", f"{TABLE}a,3,3\n", ">&-", f"batch: {CLOSED}"),
        ("batch -", "", "<&-", f"batch: {CLOSED}"),
        ("read -", "", "<&-", f"read: {CLOSED}"),
    ],
)
def test_output_that_goes_nowhere_ends_in_words(command: str, request_: str, where: str, said: str) -> None:
    """A reader who has seen enough, a full disk, a stream that is closed: no traceback."""
    line = f"'{sys.executable}' -u -m calculator {command} {where}"
    done = subprocess.run(line, input=request_, shell=True, capture_output=True, text=True)

    assert done.stderr == said


def test_what_is_said_never_comes_into_the_result(tmp_path: Path) -> None:
    """Where standard error is closed, or standard output while the result goes into a file, the result is whole."""
    for name, closed in (("err.csv", "2>&-"), ("out.csv", ">&-")):
        path = tmp_path / name
        line = f"'{sys.executable}' -m calculator batch - --answer-only -o '{path}' {closed}"
        done = subprocess.run(line, input=f"{TABLE}a,9,3\n", shell=True, capture_output=True, text=True)
        assert done.returncode == 1
        assert [row.split(",")[0] for row in path.read_text().splitlines()] == ["task", "a"]
        assert done.stderr.startswith("row 2: ") is (closed == ">&-")
