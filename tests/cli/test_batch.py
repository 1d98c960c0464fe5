"""python -m calculator batch: files, streams, processes, what goes to stderr.

Where several processes, a terminal, a shell or a signal have a part in it, the command is a process of its own.
"""

import csv
import io
import os
import pty
import signal
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from calculator.cli import progress
from calculator.model.answers import form_values
from calculator.model.decision import decide
from calculator.site.content import scorecard
from calculator.tables import rules as tables_rules
from calculator.tables.lists.read import read as read_list
from tests.cli import inside
from tests.strategies import MODEL
from tests.tables.lists.samples import SAMPLES

HEAD = "task,lifetime,contact,running,volume\n"
COUNT = 40
BATCH = [sys.executable, "-m", "calculator", "batch"]
SHARED = """
import sys
from calculator.cli import batch
from calculator.cli.main import main
batch.ROWS = 4
sys.exit(main(["batch", *sys.argv[1:]]))
"""
IN_PARTS = [sys.executable, "-c", SHARED]  # a few rows to a part: a short list has parts enough for several processes


def run(*arguments: str, text: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """One run of the command line."""
    return inside.run("batch", *arguments, text=text)


def started(*arguments: str, command: list[str] = BATCH) -> subprocess.CompletedProcess[bytes]:
    """One run in a process of its own."""
    return subprocess.run([*command, *arguments], stdin=subprocess.DEVNULL, capture_output=True)


@pytest.fixture(scope="module")
def tasks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list of tasks, answered at random."""
    path, random = tmp_path_factory.mktemp("batch") / "tasks.csv", Random(5)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, tables_rules.known(MODEL))
        writer.writeheader()
        for number in range(COUNT):
            writer.writerow({"task": f"Task {number}"} | form_values(scorecard.random_answers(MODEL, random)))
    return path


@pytest.fixture(scope="module")
def whole(tasks: Path) -> bytes:
    """The list with all that is said of it, by one process."""
    return run(str(tasks), "--jobs", "1").stdout


def rows(text: bytes) -> list[dict[str, str]]:
    """The rows of a CSV text."""
    return list(csv.DictReader(io.StringIO(text.decode(), newline="")))


def test_every_row_has_the_decision_s_answer(tasks: Path) -> None:
    """On several processes the order is kept and each answer is what decide() says."""
    done = started(str(tasks), "--answer-only", "--jobs", "2", command=IN_PARTS)
    random = Random(5)

    assert done.returncode == 0
    assert not done.stderr
    assert len(rows(done.stdout)) == COUNT
    for number, row in enumerate(rows(done.stdout)):
        found = decide(MODEL, replace(scorecard.random_answers(MODEL, random), hours=None))
        assert row["task"] == f"Task {number}"
        assert row["way"] == found.way
        assert row["confidence"] == str(found.percent[found.way])
        assert row["ask_next"] == (found.ask_next or "")


def test_one_process_writes_the_same_as_many(tasks: Path, whole: bytes) -> None:
    """The number of processes changes nothing."""
    assert len(rows(whole)) == COUNT
    assert started(str(tasks), "--jobs", "2", command=IN_PARTS).stdout == whole


def test_the_short_answer_is_the_long_one_without_its_words(tasks: Path, whole: bytes) -> None:
    """--answer-only leaves columns out and changes none."""
    short, long = rows(run(str(tasks), "--answer-only").stdout), rows(whole)

    assert long[0].keys() - short[0].keys() == {column.id for column in tables_rules.added() if column.full}
    same = short[0].keys() - {"messages"}
    assert [[row[key] for key in same] for row in short] == [[row[key] for key in same] for row in long]


def test_bad_rows_are_reported_and_the_rest_scored() -> None:
    """Status 1, a line for each bad row with its number, and every row in the output."""
    done = run("-", text=(HEAD + "a,3,3,2,3\nb,7,3,2,x\nc,3,3,2,3\n").encode())

    assert done.returncode == 1
    level = tables_rules.rules().say["level"]
    first = done.stderr.decode().splitlines()[0]
    assert first.startswith(f"row 3: {level.format(id='lifetime', value=7)}")
    assert level.format(id="volume", value="x") in first
    assert done.stderr.decode().splitlines()[1] == "2 of 3 rows scored"
    assert [row["way"] for row in rows(done.stdout)] == ["bpo", "", "bpo"]


def test_a_misspelt_column_is_named() -> None:
    """A column that looks like a question's is asked about, and kept."""
    done = run("-", text=b"lifetme,contact\n3,3\n")

    assert "did you mean lifetime?" in done.stderr.decode()
    assert rows(done.stdout)[0]["lifetme"] == "3"


def test_the_list_may_be_written_over(tmp_path: Path) -> None:
    """Input and output may be one file; nothing else is left behind."""
    path = tmp_path / "tasks.csv"
    path.write_bytes(
        b"\xef\xbb\xbf" + HEAD.replace(",", ";").replace("\n", "\r\n").encode() + b"B\xc3\xbccher;3;3;2;3\r\n"
    )
    done = run(str(path), "-o", str(path))

    assert done.returncode == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbftask;")
    assert "Bücher;3;3;2;3;bpo;" in path.read_text(encoding="utf-8")
    assert [p.name for p in tmp_path.iterdir()] == ["tasks.csv"]


def test_a_list_that_is_written_over_keeps_what_is_the_readers(tmp_path: Path) -> None:
    """Columns, cells, letters, the bytes of a row that cannot be read, the rights of the file, and other files."""
    path, other = tmp_path / "tasks.csv", tmp_path / "tasks.csv.part"
    broken, letters = b'"x"y,3,3,2,3,why\n', b"B\xfccher,3,3,2,3,why\n"
    path.write_bytes(
        HEAD.strip().encode() + b",reasons\na,3,3,2,3,mine\n" + broken + letters + b"d,3,3,2,3,also,beyond\n"
    )
    path.chmod(0o640)
    other.write_text("mine")
    for said in ("yours is kept as 'reasons (own)'", "no question or input has this name"):
        done = run(str(path), "-o", str(path))
        lines = path.read_bytes().splitlines(keepends=True)

        assert done.returncode == 1
        assert said in done.stderr.decode()
        assert lines[0].startswith(b"\xef\xbb\xbftask,lifetime,contact,running,volume,reasons (own),way,")
        assert lines[1].startswith(b"a,3,3,2,3,mine,bpo,")
        assert lines[2] == broken
        assert lines[3].startswith("Bücher,3,3,2,3,why,bpo,".encode())
        assert lines[4].startswith(b"d,3,3,2,3,also,")
        assert lines[4].endswith(b",beyond\n")
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        assert sorted(p.name for p in tmp_path.iterdir()) == ["tasks.csv", "tasks.csv.part"]
    assert other.read_text() == "mine"


@pytest.mark.parametrize("code", ["cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("piped", [False, True])
def test_other_letters_are_read_and_become_utf_8(tmp_path: Path, code: str, piped: bool) -> None:
    """A row with them is scored, and what was guessed is said."""
    path, text = tmp_path / "tasks.csv", (HEAD + "Bücher für Äpfel,3,3,2,3\n").encode(code)
    path.write_bytes(text)
    done = run("-" if piped else str(path), "-o", str(path), text=text)

    assert done.returncode == 0
    assert (tables_rules.rules().say["letters"] in done.stderr.decode()) == (code == "cp1252")
    assert "\nBücher für Äpfel,3,3,2,3,bpo," in path.read_text(encoding="utf-8-sig")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") or (piped and code == "cp1252")


def test_the_mark_at_the_end_of_old_files_is_no_task() -> None:
    """DOS programs closed a text with it."""
    done = run("-", "--answer-only", text=HEAD.encode() + b"a,3,3,2,3\n\x1a")

    assert done.returncode == 0
    assert [row["task"] for row in rows(done.stdout)] == ["a"]


def test_a_result_takes_no_workbooks_name(tmp_path: Path) -> None:
    """No spreadsheet opens CSV under one."""
    out = tmp_path / "out.xlsx"
    done = run("-", "-o", str(out), text=HEAD.encode() + b"a,3,3,2,3\n")

    assert done.returncode == 2
    assert str(out) in done.stderr.decode()
    assert not out.exists()


def test_nothing_is_said_of_columns_that_the_page_writes() -> None:
    """Of its notes, kind and id."""
    done = run("-", "--answer-only", text=HEAD.strip().encode() + b",notes,kind,id\na,3,3,2,3,n,,1\n")

    assert done.returncode == 0
    assert not done.stderr


@pytest.mark.parametrize("name", ["titled", "week", "grouped notes", "clock"])
def test_a_list_as_it_is_kept_is_scored(tmp_path: Path, name: str) -> None:
    """By the usual answers of common tasks; every row comes back, with the reader's columns and what is open."""
    path, sample = tmp_path / "list", SAMPLES[name]
    path.write_bytes(sample.data)
    done = run(str(path), "-o", str(tmp_path / "out.csv"), "--answer-only")
    found = {row["list row"]: row for row in rows((tmp_path / "out.csv").read_bytes())}
    understood = read_list(sample.data).to_json()["rows"]

    assert done.returncode == 0
    assert tables_rules.rules().say["as_kept"] in done.stderr.decode()
    for row in understood:
        first = row["row"] if isinstance(row["row"], int) else row["row"][0]
        scored = found[str(first)]
        assert scored["task"] == row["name"]
        assert (scored["way"] != "") == (row["ticked"] and row["task"] is not None)
        assert scored["to check"] == " | ".join(row["asks"] if row["ticked"] else [row["why"]])
    assert run(str(tmp_path / "out.csv"), "--answer-only").returncode == 0


def test_the_columns_of_a_list_as_it_is_kept_come_back(tmp_path: Path) -> None:
    """As they stood, under their names or beside ours; the list itself is never written over."""
    path = tmp_path / "list.csv"
    path.write_bytes(SAMPLES["titled"].data)
    out = rows(run(str(path), "--answer-only").stdout)

    assert (out[0]["Hours a week"], out[0]["Who does it"]) == ("2,5", "shop staff")
    assert (out[0]["task_hours"], out[0]["done_by"]) == ("2.5", "staff")
    assert run(str(path), "-o", str(path)).returncode == 2
    assert path.read_bytes() == SAMPLES["titled"].data


def test_points_group_thousands_beside_semicolons() -> None:
    """ "1.200" is no 1.2 where decimals have a comma."""
    head = "task;lifetime;contact;running;volume;task_hours;task_hours_unit;done_by\na;3;3;2;3;{};year;owner\n"
    grouped, plain = (run("-", text=head.format(hours).encode()).stdout for hours in ("1.200", "1200"))

    assert grouped == plain.replace(b"1200;year", b"1.200;year")


def test_a_new_file_has_the_usual_rights(tmp_path: Path) -> None:
    """As any other program would give it."""
    usual = tmp_path / "usual"
    usual.touch()
    run("-", "-o", str(tmp_path / "out.csv"), "--answer-only", text=(HEAD + "a,3,3,2,3\n").encode())

    assert (tmp_path / "out.csv").stat().st_mode == usual.stat().st_mode


def test_a_result_never_flows_into_its_own_list(tmp_path: Path) -> None:
    """As `>>` would let it, without an end."""
    path = tmp_path / "tasks.csv"
    path.write_text(HEAD + "a,3,3,2,3\n")
    with path.open("ab") as out:
        done = subprocess.run([*BATCH, str(path)], stdout=out, stderr=subprocess.PIPE, text=True)

    assert done.returncode == 2
    assert "-o" in done.stderr
    assert path.read_text() == HEAD + "a,3,3,2,3\n"


# The tests may have been started by what ignores a signal, as `nohup` does, or holds it back, and that is passed on.
STUCK = """
import os, signal, sys
signal.pthread_sigmask(signal.SIG_SETMASK, [])
signal.signal(signal.SIGHUP, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)
from calculator.cli import batch
from calculator.cli.main import main
from calculator.tables.sheet import Plan
def score(plan, rows):
    os.write(int(sys.argv[1]), b"%d\\n" % os.getpid())
    signal.pause()
Plan.score, batch.ROWS = score, 4
sys.exit(main(["batch", *sys.argv[2:]]))
"""


@pytest.mark.parametrize(
    ("whose", "how", "status", "said"),
    [
        ("run", signal.SIGTERM, 2, "it was ended before all rows were scored, so"),
        ("run", signal.SIGHUP, 2, "it was ended"),
        ("run", signal.SIGINT, 130, "stopped"),
        ("run", signal.SIGKILL, -9, ""),
        ("process", signal.SIGKILL, 2, "one of its processes was ended"),
    ],
)
def test_a_run_that_is_ended_leaves_nothing(
    tasks: Path, tmp_path: Path, whose: str, how: signal.Signals, status: int, said: str
) -> None:
    """No process lives on, no half of a file stays, and one line says what was."""
    told, tell = os.pipe()
    command = [sys.executable, "-c", STUCK, str(tell), str(tasks), "-o", str(tmp_path / "out.csv"), "--jobs", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, pass_fds=[tell], text=True) as done:
        os.close(tell)
        with os.fdopen(told) as pids:
            process = int(pids.readline())
            os.kill(done.pid if whose == "run" else process, how)
            pids.read()  # ends when nobody is left who could write
        assert done.stderr is not None
        lines = done.stderr.read().strip().splitlines()

    assert done.returncode == status
    assert len(lines) == bool(said)
    assert said in "".join(lines)
    if how != signal.SIGKILL or whose == "process":
        assert list(tmp_path.iterdir()) == []


def test_a_process_that_is_stopped_as_it_begins_says_nothing(tasks: Path, tmp_path: Path) -> None:
    """Ctrl-C reaches every process; one line says what was, and none is a traceback."""
    begun = "def begin():\n    os.kill(os.getpid(), signal.SIGINT)\n"
    script = STUCK.replace("Plan.score,", f"{begun}batch._begin = begin\nPlan.score,")
    command = [sys.executable, "-c", script, "2"]
    done = started(str(tasks), "-o", str(tmp_path / "out.csv"), "--jobs", "2", command=command)

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_shall_not_hear_of_the_end_of_its_terminal_goes_on(tasks: Path) -> None:
    """As `nohup` has it."""
    script = SHARED.replace("batch.ROWS = 4", "import os, signal\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)")
    script = script.replace(
        "sys.exit",
        "add = batch.Progress.add\nbatch.Progress.add = lambda *a: (os.kill(os.getpid(), 1), add(*a))\nsys.exit",
    )
    done = started(str(tasks), "--answer-only", command=[sys.executable, "-c", script])

    assert done.returncode == 0
    assert len(rows(done.stdout)) == COUNT


@pytest.mark.parametrize("text", [b"", b"a,b\n1,2\n", b"\xff\xfel\x00i\x00"])
def test_a_table_that_is_none_leaves_no_file(tmp_path: Path, text: bytes) -> None:
    """Status 2, one line, and the file that stood there before stands there still."""
    out = tmp_path / "out.csv"
    out.write_text("before")
    done = run("-", "-o", str(out), text=text)

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert out.read_text() == "before"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.csv"], "nowhere.csv: there is no such file"),
        ([".", "-o", "-"], ".: expected a file, but there is a folder\n"),
        (["-", "-o", "."], "expected a file, but there is a folder\n"),
        (["nowhere/tasks.csv"], "nowhere/tasks.csv: there is no folder nowhere\n"),
        ([f"{__file__}/tasks.csv"], f"{__file__}/tasks.csv: {__file__} is a file, no folder\n"),
        (["-", "--jobs", "0"], "expected 1 or more"),
        (["-", "-o", "/nowhere/out.csv"], "/nowhere/out.csv: there is no folder /nowhere\n"),
        (["-", "-o", "/dev/full"], "batch: the disk is full, so /dev/full was not written\n"),
    ],
)
def test_files_that_cannot_be_opened(arguments: list[str], said: str) -> None:
    """Status 2, and the message names the file, in words and in one line."""
    done = run(*arguments, text=HEAD.encode())

    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert "Errno" not in done.stderr.decode()


def test_a_reader_who_has_seen_enough(tmp_path: Path) -> None:
    """A closed pipe stops the run without a traceback."""
    path = tmp_path / "tasks.csv"
    path.write_text(HEAD + "a,3,3,2,3\n" * 300)  # more than is held back before it is written
    command = f"'{sys.executable}' -m calculator batch '{path}' --answer-only --jobs 1 | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True)

    assert done.stdout.startswith("task,")
    assert not done.stderr


def test_an_endless_list_is_answered_as_it_comes() -> None:
    """Rows are read as they are scored, on several processes too: the first answers come before the last task."""
    task = "(printf 'lifetime,contact,running,volume\\n'; yes 3,3,2,3)"
    command = f"{task} | '{sys.executable}' -m calculator batch - --answer-only --jobs 2 | head -n 300"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=120)

    assert len(rows(done.stdout.encode())) == 299
    assert not done.stderr


def test_a_terminal_sees_a_bar_and_its_end(tasks: Path, tmp_path: Path) -> None:
    """On a terminal the share and the speed are shown, then cleared; the output has none of it."""
    leader, follower = pty.openpty()
    command = [*IN_PARTS, str(tasks), "-o", str(tmp_path / "out.csv"), "--answer-only", "--jobs", "1"]
    with subprocess.Popen(command, stderr=follower) as done:
        os.close(follower)
        seen = b""
        while True:
            try:
                seen += os.read(leader, 4096)
            except OSError:
                break
    os.close(leader)

    assert done.returncode == 0
    assert b"rows, " in seen
    assert b"%" in seen
    assert seen.endswith(progress.CLEAR.encode())


def test_a_file_sees_no_bar(tasks: Path) -> None:
    """Where nobody looks, nothing is drawn."""
    assert not started(str(tasks), "--answer-only").stderr
