"""A row is taken for a common task only where its name surely means that task, and by how often it comes up."""

from pathlib import Path

import pytest

from calculator.tables.lists.read import named, near, read

NO_TASKS = (Path(__file__).parent / "none.txt").read_text(encoding="utf-8").splitlines()
MOST = 0.03  # of the rows that are no task


def task(name: str, often: str = "") -> str | None:
    """The common task that a row of this name is taken for."""
    return named(name, near(name), often)


def test_rows_that_are_no_task_are_not_taken_for_one() -> None:
    """Private things, names of people and of projects, words for anything: written down before they were tried."""
    taken = {name: found for name in NO_TASKS if (found := task(name))}

    assert len(taken) <= MOST * len(NO_TASKS), taken


@pytest.mark.parametrize(
    "name",
    [
        "lunch",
        "coffee",
        "walk the dog",
        "Follow up",
        "call mum",
        "In progress",
        "feed the fish",
        "urgent",
        "Tom",
        "gym",
        "school run",
    ],
)
def test_a_word_in_common_is_not_enough(name: str) -> None:
    """Nor the beginning of a word, a slip in a short one, or half of a phrase; but what is near can be chosen."""
    assert task(name) is None


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Payroll", "payroll"),
        ("bookeping", "monthly-bookkeeping"),
        ("Mails", "customer-email"),
        ("Neues Schild", "sign"),
        ("Inventur", "stocktake"),
        ("Steuerbelege sortieren", "monthly-bookkeeping"),
        ("Relances clients", "chasing-payments"),
        ("Renew the lease", "lease"),
        ("Website updates (plug-ins, prices)", "website-updates"),
        ("Wedding catering", "outside-catering"),
        ("haircuts", "hair"),
        ("school bus", "client-transport"),
    ],
)
def test_a_sure_name_is_taken(name: str, wanted: str) -> None:
    """Slips in long words, German words joined, French, and what stands behind the task."""
    assert task(name) == wanted


@pytest.mark.parametrize(
    ("name", "once", "again"),
    [("website", "new-website", "website-updates"), ("signs", "sign", "sign"), ("Photos", "product-photos", None)],
)
def test_how_often_a_row_comes_up_settles_what_is_near(name: str, once: str, again: str | None) -> None:
    """A job that is done once is rather one that ends, any other one that goes on."""
    assert task(name, "once") == once
    assert again in (None, task(name, "weekly"))


def test_a_list_says_so_by_itself() -> None:
    """The frequency of each row counts, from its own column."""
    found = read(b"Task,How often\nWebsite,once\nWebsite,monthly\n")

    assert [row.task for row in found.tasks] == ["new-website", "website-updates"]
