"""python -m calculator find."""

import json

from calculator.tasks.library import library
from tests.cli.test_score import run


def test_a_line_for_each_task_the_best_first() -> None:
    """The id and the name; words may be one argument or several."""
    done = run("find", "lead", "gen")
    tasks = [library().tasks[line.split()[0]] for line in done.stdout.splitlines()]

    assert done.returncode == 0
    assert tasks[0].id == "prospect-list"
    assert all(line.endswith(f" {task.name}") for line, task in zip(done.stdout.splitlines(), tasks, strict=True))
    assert json.loads(run("find", "lead gen", "--json").stdout) == [task.id for task in tasks]


def test_nothing_found_is_said_and_no_mistake() -> None:
    """An empty list, and a line on standard error."""
    done = run("find", "violinist", "--json")

    assert (done.returncode, done.stdout) == (0, "[]\n")
    assert done.stderr == "violinist: no common task fits these words\n"
    assert run("find", "?!").stdout == ""


def test_no_words_are_wrong_input() -> None:
    """Blank words: status 2 and one line."""
    done = run("find", " ")

    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
