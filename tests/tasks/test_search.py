"""Common tasks are found by what owners type, slips included."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.tasks import library as tasks_library
from calculator.tasks import search

TYPED = [
    ("monthly bookkeeping", "monthly-bookkeeping"),
    ("bookeeping", "monthly-bookkeeping"),
    ("book keeping", "monthly-bookkeeping"),
    ("doing the books", "monthly-bookkeeping"),
    ("bookkeeping monthly", "monthly-bookkeeping"),
    ("websight", "new-website"),
    ("web site", "new-website"),
    ("pay roll", "payroll"),
    ("payrol", "payroll"),
    ("wage", "payroll"),
    ("inovice", "sending-invoices"),
    ("invoices", "sending-invoices"),
    ("chasing invoice", "chasing-payments"),
    ("logo", "logo"),
    ("lgoo", "logo"),
    ("stcok", "stocktake"),
    ("cheif", "kitchen"),
    ("soshal media", "social-media"),
    ("recrutment", "finding-staff"),
    ("cleaning office", "office-cleaning"),
    ("VA", "inbox-diary"),
    ("call centre", "answering-phone"),
    ("answering telephone", "answering-phone"),
    ("back office", "filing"),
    ("trademark", "trade-mark"),
    ("translate", "translate-website"),
    ("customer emails", "customer-email"),
    ("monthly boo", "monthly-bookkeeping"),
    ("prior authorization", "prior-authorisation"),
    ("DBS", "background-checks"),
    ("security guard", "shop-guard"),
    ("snow plowing", "snow"),
    ("RAMS", "method-statements"),
    ("1099", "subcontractor-payments"),
    ("phone", "answering-phone"),
    ("tax", "sales-tax-return"),
]


def ids(text: str) -> list[str]:
    """What is found, by id."""
    return [found.task.id for found in search.find(text)]


@pytest.mark.parametrize(("text", "wanted"), TYPED, ids=[text for text, _ in TYPED])
def test_the_task_stands_first(text: str, wanted: str) -> None:
    """Typos, transposed letters, joined and split words, plurals, other words, any order, unfinished words."""
    assert ids(text)[0] == wanted


@pytest.mark.parametrize("task", tasks_library.library().tasks.values(), ids=lambda task: task.id)
def test_every_name_and_other_word_finds_its_task(task: tasks_library.Task) -> None:
    """A name stands first; other words may belong to several tasks."""
    assert ids(task.name)[0] == task.id
    for text in task.also:
        assert task.id in ids(text), text


@pytest.mark.parametrize("text", ["xqz", "quantum", "violinist", "?!", "12345678"])
def test_nothing_is_found_where_nothing_fits(text: str) -> None:
    """No task is forced on words that mean something else."""
    assert text == "?!" or ids(text) == []


def test_nothing_typed_gives_all_group_by_group() -> None:
    """The whole list, as it stands in the library."""
    assert ids("  ") == list(tasks_library.library().tasks)


def test_other_words_say_by_what_a_task_was_found() -> None:
    """A reader who types "credit control" sees why late payments came up."""
    assert search.find("credit control")[0].via == "credit control"
    assert search.find("late payments")[0].via == ""


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60))
def test_anything_may_be_typed(text: str) -> None:
    """Never an error, never too long a list, never a task twice."""
    found = ids(text)

    assert len(found) == len(set(found))
    assert len(found) <= search.MOST or not search.words(text)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_one_slip_in_a_long_word_is_forgiven(data: st.DataObject) -> None:
    """Two letters swapped, one left out or one doubled: the task is still in the list."""
    task = data.draw(st.sampled_from(list(tasks_library.library().tasks.values())))
    long = [word for word in search.words(task.name) if len(word) >= 7]
    if not long:
        return
    word = data.draw(st.sampled_from(long))
    at = data.draw(st.integers(1, len(word) - 3))
    slip = data.draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
            ]
        )
    )
    typed = " ".join(slip if w == word else w for w in search.words(task.name))

    assert task.id in ids(typed)
