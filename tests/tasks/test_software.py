"""What software does of common tasks: every kind of program is named where its tasks are answered."""

from html import unescape
from pathlib import Path

import pytest

from calculator import load, scoring
from calculator.model import definition, forms
from calculator.site import pages
from calculator.site.content import task_pages, tasks
from calculator.tasks import library, software
from tests.wrong import refused

MODEL = definition.model()
TASKS = library.library().tasks
KINDS = software.software().kind
GENERAL = forms.forms().advice["software"].text
ON_THE_SPOT = 1  # `presence` up to which somebody must be there
WRONG = [
    (
        'tasks = ["transcripts", ',
        'tasks = ["records", "transcripts", ',
        "transcription.tasks: 'records' is no common task",
    ),
    ('tasks = ["transcripts", ', 'tasks = ["minutes", "transcripts", ', "'minutes' stands twice"),
    ('tasks = ["minutes"]', "tasks = []", "minutes.tasks: none"),
    ('sources = ["S173"]', "sources = []", "payroll.price: a price and its sources go together"),
    ('check = "', 'brand = "x"\ncheck = "', "brand: unknown key"),
]


@pytest.mark.parametrize("key", KINDS)
def test_every_kind_of_program_is_named_where_its_tasks_are(key: str) -> None:
    """In the calculator's advice once the task is chosen, first and in place of the general line; and on its page."""
    kind = KINDS[key]
    said = software.software().said(kind)

    assert all(source in load.sources() for source in kind.sources)
    for task in kind.tasks:
        read, wrong = scoring.read(MODEL, {}, "", {}, task)
        page = unescape(task_pages.page(TASKS[task]))

        assert not wrong.inputs
        assert read.view.advice[0] == said
        assert GENERAL not in read.view.advice
        assert page.count(kind.check) == 1
        assert "{#software" in page


def test_the_guide_names_the_same_programs() -> None:
    """Each kind with what it does, what a person must still do, and its tasks; its price where there is one."""
    told = pages.markdown("guide/software-first.md")

    for kind in KINDS.values():
        assert f"| {kind.kind} | {kind.does} | {kind.check} | " in told
        assert not kind.price or f"{kind.price}.[^{kind.sources[0]}]" in told
        assert all(f"tasks/{task}/" in told for task in kind.tasks)


def test_no_task_for_a_program_goes_without_a_kind() -> None:
    """Whatever ends with a program, or is told to look at one, says which; nothing that is done on the spot does."""
    named = {task for kind in KINDS.values() for task in kind.tasks}
    results = {key: tasks.scored(key).result for key in TASKS}
    wanted = {key for key, result in results.items() if "software" in (result.form, *result.advice)}
    wanted |= {key for key, task in TASKS.items() if "program" in task.marks}

    assert wanted <= named
    assert all(TASKS[key].answers["presence"] > ON_THE_SPOT for key in named)


def test_a_task_of_ones_own_has_the_general_line() -> None:
    """Nothing is named where no common task was chosen."""
    answers = {key: str(level) for key, level in TASKS["customer-email"].answers.items() if key in MODEL.questions}
    read, _ = scoring.read(MODEL, answers | {"screen": "yes"}, "Emails", {})

    assert GENERAL in read.view.advice


@pytest.mark.parametrize(("old", "new", "message"), WRONG, ids=[w[2] for w in WRONG])
def test_a_wrong_list_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    """One tiny mistake: the error names the file, the kind and what is wrong."""
    said = refused(software.software, tmp_path / "data", software.FILE, old, new)

    assert said.startswith(software.FILE)
    assert message in said
