"""What is said to a reader, pinned by worked cases: answers and figures in, sentences and figures out.

The cases stand in `tests/said/cases/`, a file a subject; someone who knows the trade can read, correct and add them.

    [[case]]
    id = "logo"                                   # a name of its own
    pins = "a job that ends: its price and hours" # why it is here
    task = "A new logo"
    answers = { lifetime = 0, contact = 3 }       # levels from 0 to 4 by question, yes or no by limit, or "unsure"
    inputs = { job_hours = "15" }                 # figures as they are typed in

    [case.says]                                   # only the parts named are pinned, word for word
    headline = "This looks like a job for a freelancer."

    [case.known_wrong]                            # what is said, but should not be; the reason by part
    card = "..."

`python -m tests.said CASE` prints all that is said of a case today, part by part, as TOML to read and to paste.
Beside answers, or in their place, a case may have `link` (a whole link), `typical` (marks of typical answers), `saved`
(how an older version saw it), `pick` and `find` (what the field of the task is asked), `jobs` (a log of jobs), `csv` (a
table for the command line) or `tasks` (a list of tasks, and the hours that there are for it: `have`).
A sentence that changes for the better is changed here too. One that is only known to be wrong gets a line in
`known_wrong`, which goes when the sentence is mended.
"""

from typing import Any

import pytest

import calculator
from tests.said.markup import TOP, bare
from tests.said.one_task import Task
from tests.said.reader import cases, expected, reading, told

TASKS = [
    key for key, case in cases().items() if not case.keys() & {"tasks", "link", "typical"} and "cost" in case["says"]
]
RECORDS = [key for key, case in cases().items() if "record" in case["says"]]


@pytest.mark.parametrize("key", cases())
def test_it_is_said(key: str) -> None:
    """Every part that a case pins is said word for word."""
    pinned = expected(key)
    found = told(reading(key), pinned)
    wrong = [_difference(key, part, pinned[part], found[part]) for part in pinned if pinned[part] != found[part]]

    assert not wrong, "\n\n" + "\n\n".join(wrong)


def test_what_is_known_to_be_wrong_is_pinned() -> None:
    """A fault that is known stands among the parts, so that mending it shows."""
    for key, case in cases().items():
        marked = case.get("known_wrong", {})

        assert marked.keys() <= expected(key).keys(), key
        assert all(marked.values()), key


@pytest.mark.parametrize("key", TASKS)
def test_one_sentence_in_every_place(key: str) -> None:
    """The costs begin with the sentence that the result's card says aloud; a library gives the page's answer."""
    task = reading(key)
    assert isinstance(task, Task)
    heard, cost, way = told(task, ["heard", "cost", "way"]).values()

    assert heard in ("", cost)
    assert task.costs["status"] == heard
    if not task.costs["wrong"]:
        result = calculator.score(task.case.get("answers", {}), task.case.get("task", ""), task.case.get("inputs"))
        assert (result.way or "") == way


@pytest.mark.parametrize("key", RECORDS)
def test_a_word_file_says_what_the_paper_says(key: str) -> None:
    """Headings, sentences and tables of the record, in the same order."""
    task = reading(key)
    assert isinstance(task, Task)
    paper = [line for title, lines in task.record.items() for line in [title, *lines][title == TOP :]]

    assert bare(task.word[0]) == bare(paper)


def _difference(key: str, part: str, right: Any, found: Any) -> str:
    if not isinstance(right, list) or not isinstance(found, list):
        return f"{key}, {part}\n  pinned: {right}\n  today:  {found}"
    lines = [f"  pinned: {line}" for line in right if line not in found]
    lines += [f"  today:  {line}" for line in found if line not in right]
    return "\n".join([f"{key}, {part}", *(lines or [f"  the same lines in another order: {found}"])])
