"""Common tasks are found by what owners type, slips included."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calculator import load
from calculator.load import DataError
from calculator.tasks import library as tasks_library
from calculator.tasks import search, spelling
from calculator.tasks import words as find_words

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
    ("book-keeping", "monthly-bookkeeping"),
    ("bookkeeping?", "monthly-bookkeeping"),
    ("e-mails from customers", "customer-email"),
    ("Quick Books", "monthly-bookkeeping"),
    ("mail chimp", "newsletter"),
    ("organising volunteers", "volunteers"),
    ("organizing volunteers", "volunteers"),
    ("VAT-returns", "sales-tax-return"),
    ("p & l", "monthly-report"),
    ("T&C\u2019s", "terms"),
    ("new employee\u2019s induction", "training-staff"),
]
TOLD = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
FIRST, LISTED = 0.9, 0.97  # of the words of each kind


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


@pytest.mark.parametrize("kind", TOLD)
def test_words_of_owners_find_a_right_task(kind: str) -> None:
    """First nearly always, in the list all but always: programs, shorthand, American words, lines of lists."""
    found = {text: (ids(text), right) for text, right in TOLD[kind].items()}
    first = [text for text, (got, right) in found.items() if got[:1] and got[0] in right]
    missed = [text for text, (got, right) in found.items() if not set(got) & set(right)]

    assert len(first) >= FIRST * len(found), found.keys() - first
    assert len(missed) <= (1 - LISTED) * len(found), missed


@pytest.mark.parametrize("text", ["xqz", "quantum", "violinist", "?!", "12345678"])
def test_nothing_is_found_where_nothing_fits(text: str) -> None:
    """No task is forced on words that mean something else."""
    assert ids(text) == []


@pytest.mark.parametrize(
    "text", ["freelancer", "Freelancer\u2019s", "contractor", "outsourcing", "the manager", "weekly"]
)
def test_who_does_it_is_no_task(text: str) -> None:
    """Nor how often: by themselves such words find nothing, beside others they do no harm."""
    assert ids(text) == []
    assert ids(f"{text} payroll")[0] == "payroll"


def test_a_word_that_no_task_has_costs_little() -> None:
    """One that is rare and matches well is enough; what stands first counts most."""
    assert ids("Payroll qwertzy uiopas")[0] == "payroll"
    assert ids("payroll, cleaning")[0] == "payroll"
    assert ids("cleaning (payroll)")[0] == "office-cleaning"


def test_initials_are_no_beginning() -> None:
    """T&E are travel and expenses, no temps; PR, which is a word by itself, is what it says."""
    assert ids("T&E")[0] == "expense-claims"
    assert "holiday-cover" not in ids("T&E")
    assert ids("P.R.")[0] == "press-release"


def test_two_slips_side_by_side_are_no_slip_of_one_word() -> None:
    """Both words are known better apart: "payment reminders" is not what is meant."""
    assert ids("apointment remindrs")[0] == "appointment-reminders"


def test_a_slip_of_a_word_that_says_little_says_little() -> None:
    """It weighs as little beside the other words as it would without the slip."""
    for slip, word in {"contracter": "contractor", "freelanser": "freelancer", "buisness": "business"}.items():
        assert ids(f"{slip} payments")[:2] == ids(f"{word} payments")[:2], slip


def test_the_better_match_has_the_higher_score() -> None:
    """In the order of the list, so that whoever matches rows can tell a sure match from a guess."""
    scores = [found.score for found in search.find("hiring")]

    assert scores == sorted(scores, reverse=True)
    assert search.find("stocktake")[0].score > search.find("count")[0].score


FORMS = [
    "invoice invoices invoicing invoiced",
    "hire hires hiring",
    "party parties",
    "ship shipping shipped",
    "organise organising organize",
    "colour colors",
    "centre center",
    "programme programs",
    "analyse analyzing",
]


@pytest.mark.parametrize("forms", FORMS)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    """Plurals, -ing and -ed, British and American."""
    assert len({spelling.stem(word) for word in forms.split()}) == 1


def test_signs_do_not_matter() -> None:
    """Apostrophes fall out, initials become one word, accents go, any other sign parts words."""
    assert spelling.words("Café-owner\u2019s P&L, e-mails & R.S.V.P. (x/y)") == [
        "cafe",
        "owners",
        "pl",
        "e",
        "mails",
        "rsvp",
        "xy",
    ]
    assert spelling.words("cafe\u0301") == ["cafe"]


@pytest.mark.parametrize(
    ("find", "mistake"),
    [
        ([{"typed": ["Xero"], "tasks": ["no-such"]}], r"tasks/typed.toml: find\[1\].tasks: 'no-such' is no task"),
        ([{"typed": ["e-mail", "E mail"], "tasks": ["logo"]}], "tasks/typed.toml: find.typed: 'e mail' stands twice"),
        ([{"typed": ["Xero"], "task": ["logo"]}], r"tasks/typed.toml: find\[1\].task: unknown key"),
    ],
)
def test_a_mistake_in_the_words_names_file_and_key(find: list[dict[str, Any]], mistake: str) -> None:
    """An unknown task, a word in two places, an unknown key."""
    with pytest.raises(DataError, match=mistake):
        find_words.read(tasks_library.library(), load.table(find_words.FILE) | {"find": find})


def test_all_that_is_told_finds_its_first_task() -> None:
    """Each text of tasks/typed.toml by itself."""
    wrong = [text for one in find_words.rules().find for text in one.typed if one.tasks[0] not in ids(text)]

    assert wrong == []


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
    assert len(found) <= search.MOST or not text.strip()


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_one_slip_in_a_long_word_is_forgiven(data: st.DataObject) -> None:
    """Two letters swapped, one left out or one doubled: the task is still in the list."""
    task = data.draw(st.sampled_from(list(tasks_library.library().tasks.values())))
    long = [word for word in find_words.rules().told(task.name) if len(word) >= 7]
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
    typed = " ".join(slip if w == word else w for w in find_words.rules().told(task.name))
    assume(slip not in search.index().places)  # what is another word is read as that: "stadning" is cleaning in Swedish

    assert task.id in ids(typed)
