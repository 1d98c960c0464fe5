"""The task library: wrong files are refused by name, and the right one is whole, varied and believable."""

from collections import Counter
from pathlib import Path

import pytest

from calculator import load
from calculator.model import definition
from calculator.page import link as page_link
from calculator.page import picker
from calculator.site.content import examples, tasks
from calculator.tasks import library as tasks_library
from tests.wrong import refused

ADVISED = load.table("advised.toml", Path(__file__).parent)
MODEL = definition.model()
TASKS = tasks_library.library().tasks
TWIN = TASKS["sending-invoices"].name.swapcase()
SAME = {
    "bookkeeping": "monthly-bookkeeping",
    "logo": "logo",
    "customer-email": "customer-email",
    "workshop-foreman": "shop-floor",
    "pricing": "pricing",
    "newsletter": "newsletter",
    "client-files": "patient-files",
}
WRONG = [
    ('id = "payroll"', 'id = "payroll"\ncolour = "red"', "task[5].colour: unknown key"),
    ('id = "payroll"', 'id = "sending-invoices"', "task[5].id: 'sending-invoices' stands twice"),
    (
        'id = "payroll"\nname = ',
        f'id = "payroll"\nname = "{TWIN}" # ',
        f"task payroll.name: '{TWIN}' stands twice",
    ),
    ('group = "customers"', 'group = "guests"', "task customer-email.group: 'guests' is no group"),
    ('trades = ["practice"]', 'trades = ["dentist"]', "trades: 'dentist' is no trade"),
    (" lifetime = 3,", " lifetme = 3,", "task monthly-bookkeeping.answers.lifetime: missing"),
    ("{ separate", "{ colour = 1, separate", "task monthly-bookkeeping.answers.colour: unknown question"),
    ("contact = 3,", "", "task monthly-bookkeeping.answers.contact: missing"),
    ("contact = 3,", "contact = 5,", "task monthly-bookkeeping.answers.contact: 5 is no level of it"),
    ("contact = 3,", "contact = true,", "task monthly-bookkeeping.answers.contact: True is no level of it"),
    ("direct = false", "direct = 0", "task monthly-bookkeeping.answers.direct: 0 is no level of it"),
    ("lifetime = 3", "lifetime = 1", "task monthly-bookkeeping.job_hours: one job needs them"),
    ("hours_low = 4.0", "hours_low = 40.0", "task monthly-bookkeeping.hours_low: the usual amount"),
    ("pieces = ", "# ", "task monthly-bookkeeping.pieces: missing"),
    (
        "pieces_per_month = 200.0\nhours_per_piece = 0.05",
        "pieces_per_month = 20.0\nhours_per_piece = 0.5",
        "pieces_per_month: does not fit `volume` of 4",
    ),
    ("also = [", 'also = ["ledger"] # ', "task monthly-bookkeeping.also: at least 2 other words"),
    ("also = [", 'also = ["x", "X", ', "task monthly-bookkeeping.also: a word stands twice"),
    ("[[group]]", "[[grupe]]", "tasks/library.toml: grupe: unknown key"),
]


def read(folder: Path) -> tasks_library.Library:
    """The library from the file in a folder."""
    return tasks_library.read(MODEL, load.table(tasks_library.FILE, folder))


@pytest.mark.parametrize(("old", "new", "message"), WRONG, ids=[w[2] for w in WRONG])
def test_a_wrong_library_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    """One tiny mistake: the error names the file, the task and the key."""
    said = refused(read, tmp_path / "data", tasks_library.FILE, old, new)

    assert said.startswith(tasks_library.FILE)
    assert message in said


def test_there_are_enough_tasks_for_every_trade_and_group() -> None:
    """300 tasks, five of each group, and nine of each trade that are its own."""
    groups = Counter(task.group for task in TASKS.values())
    trades = Counter(trade for task in TASKS.values() for trade in task.trades)

    assert len(TASKS) >= 300
    assert min(groups[key] for key in tasks_library.library().groups) >= 5
    assert min(trades[key] for key in tasks_library.library().trades) >= 9


@pytest.mark.parametrize("key", TASKS)
def test_every_task_is_whole(key: str) -> None:
    """A line on what to watch that is a sentence, and hours a small firm could have."""
    task = TASKS[key]

    assert task.watch.endswith(".")
    assert len(task.watch) <= 110
    assert 1 <= task.job_hours <= 400 or 0.2 <= task.hours_per_month <= 320


def test_the_answers_differ() -> None:
    """All four ways, clear answers, likely ones and close calls, and few tasks with just the same answers."""
    results = [tasks.scored(key).result for key in TASKS]
    ways, firm = Counter(r.way for r in results), Counter(r.firmness for r in results)
    sets = Counter(tuple(task.answers.values()) for task in TASKS.values())

    assert min(ways[way] for way in MODEL.ways) >= 20
    assert min(firm[level] for level in ("clear", "likely", "close")) >= 20
    assert max(sets.values()) <= 3


def test_few_ways_are_ones_that_no_adviser_would_name() -> None:
    """What an adviser wrote down before the model was asked: nearly all ways are among the best, and 2 in 100 wrong."""
    ways = {key: tasks.scored(key).result.way for key in ADVISED}
    second = {key for key, way in ways.items() if way in ADVISED[key]["will_do"]}
    wrong = {key for key, way in ways.items() if way not in ADVISED[key]["best"]} - second

    assert all(set(row["best"]) | set(row["will_do"]) <= set(MODEL.ways) for row in ADVISED.values())
    assert len(wrong) <= len(ADVISED) * 0.02, wrong
    assert len(second) <= len(ADVISED) * 0.1, second


@pytest.mark.parametrize(("example", "task"), SAME.items())
def test_tasks_agree_with_the_worked_examples(example: str, task: str) -> None:
    """A worked example that is in the library too leads to the same way."""
    assert tasks.scored(task).result.way == examples.scored(example).result.way


def test_the_packed_form_says_the_same() -> None:
    """What the browser reads has the same tasks, words, answers and hours."""
    unpacked = tasks_library.unpack(tasks_library.pack(tasks_library.library())).tasks

    assert unpacked.keys() == TASKS.keys()
    for key, task in TASKS.items():
        other = unpacked[key]
        assert (other.name, other.also, other.watch, other.group) == (task.name, task.also, task.watch, task.group)
        assert other.answers == task.answers
        assert (other.hours_per_month, other.job_hours) == (task.hours_per_month, task.job_hours)


@pytest.mark.parametrize("key", TASKS)
def test_a_link_to_a_task_holds_its_answers(key: str) -> None:
    """The link of the table gives back the name, the answers and the mark, with nothing to complain about."""
    link = page_link.decode(MODEL, tasks.fragment(TASKS[key]))

    assert not link.messages
    assert not picker.messages(link.marks)
    assert link.answers == tasks.answers(TASKS[key])
    assert link.marks.task == key


@pytest.mark.parametrize("wording", [picker.words, tasks.words])
def test_the_wording_is_whole(wording: object) -> None:
    """Every sentence is there, and none is empty."""
    assert all(vars(wording()).values())
