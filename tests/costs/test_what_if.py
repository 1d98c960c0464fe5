"""The second set of figures: what may change, what is wrong with a change, and both sets side by side."""

import shutil
from pathlib import Path

import pytest

from calculator.costs.assumptions import read as read_figures
from calculator.costs.inputs import specification
from calculator.costs.second import FILE, fields, read, what_if
from calculator.costs.what_if import Comparison, Side, compare
from calculator.formats.sentence import plain
from calculator.load import DATA, DataError
from calculator.model.answers import Answers, Inputs
from calculator.scoring import Scored
from tests.costs.asked import GOES_ON, JOB
from tests.strategies import MODEL

SAY, SPEC = what_if().say, specification()
LEVELS = {"separate": 2, "bears": 3, "price": 3, "contact": 3, "judgement": 3, "people": 3, "firms": 3, "presence": 3}
REST = {"running": 1, "able": 3, "definable": 3, "checkable": 3, "knowhow": 3, "procedure": 3, "exposure": 2}
TASK = Answers({**LEVELS, **REST, "lifetime": 3, "growth": 2}, {"direct": False})
EIGHT = Inputs({"task_hours": 8.0, "task_hours_unit": "month", "trade": "office"})


def both(answers: Answers, first: Inputs, **changes: str) -> Comparison:
    """Both sets of a task side by side."""
    second = read(changes, answers, first)
    assert second.wrong == {}
    scored = (Scored(MODEL, answers, inputs) for inputs in (first, second.inputs))
    sides = [Side(one.costs, one.view.firmness_label) for one in scored]
    return compare(sides[0], sides[1], second.changed)


def lines(found: Comparison, title: str) -> dict[str, tuple[str, str, str]]:
    """The lines of a group by label: first, second and how it differs."""
    (group,) = [group for group in found.groups if group.title == title]
    parts = ("first", "second", "mark")
    return {
        line.label: tuple("; ".join(plain(getattr(pair, part)) for pair in line.pairs) for part in parts)
        for line in group.lines
    }


@pytest.mark.parametrize(
    ("first", "changes", "inputs"),
    [
        ({"task_hours": 8.0}, {"task_hours": "20"}, {"task_hours": 20.0}),
        ({"task_hours": 8.0, "task_hours_unit": "month"}, {"task_hours": "20 a week"}, {"task_hours_unit": "week"}),
        ({"partner_quote": 3.0, "partner_quote_high": 5.0}, {"partner_quote": "4"}, {"partner_quote_high": None}),
        ({}, {"partner_quote": "300 to 500"}, {"partner_quote": 300.0, "partner_quote_high": 500.0}),
        ({"months": 6.0}, {"sourcing": "abroad"}, {"months": 6.0, "sourcing": "abroad"}),
        ({}, {"task_hours_unit": "year"}, {"task_hours_unit": None}),
        ({"region": "uk", "owner_hour_value": 40.0}, {"owner_hour_value": "£60"}, {"owner_hour_value": 60.0}),
        ({"region": "other"}, {"partner_quote": "€500"}, {"partner_quote": 500.0, "in_currency": "EUR"}),
    ],
)
def test_the_second_set_is_the_first_with_changes_over_it(first: dict, changes: dict, inputs: dict) -> None:
    """A unit that was typed counts; a range gives way to one number; a unit without its number says nothing."""
    found = read(changes, GOES_ON, Inputs(first))

    assert found.wrong == {}
    assert {key: found.inputs.own.get(key) for key in inputs} == inputs
    assert [*found.inputs.own] == [key for key in SPEC.inputs if key in found.inputs.own]


@pytest.mark.parametrize(
    ("first", "changes", "wrong"),
    [
        ({}, {"task_hours": "many", "task_hours_unit": "week"}, "task_hours"),
        ({}, {"task_hours": "5", "task_hours_unit": "decade"}, "task_hours"),
        ({}, {"task_hours": "99999"}, "task_hours"),
        ({"hours_per_piece": 5.0}, {"pieces_per_month": "90000"}, "pieces_per_month"),
        ({"owner_hour_value": 60.0}, {"partner_quote": "€400"}, "partner_quote"),
        ({"owner_hour_value": 60.0}, {"region": "uk"}, "region"),
        ({}, {"region": "mars"}, "region"),
        ({}, {"freelance_quote": "0.2", "freelance_quote_unit": "word"}, "freelance_quote"),
    ],
)
def test_a_wrong_change_is_left_out_and_the_rest_counts(first: dict, changes: dict, wrong: str) -> None:
    """Its message stands beside its own field, and its unit goes with it."""
    found = read(changes | {"trade": "craft"}, GOES_ON, Inputs(first))

    assert [*found.wrong] == [wrong]
    assert found.given.own == {"trade": "craft"}
    assert found.inputs.own == first | {"trade": "craft"}
    assert found.form == {f"if_{key}": text for key, text in (changes | {"trade": "craft"}).items()}
    assert found.values == {"if_trade": "craft"}


def test_too_much_work_is_refused_in_the_same_words_in_both_sets() -> None:
    """A reader who types it in the second field reads the limit as in the first, thousands apart."""
    much = {"task_hours": "19,000", "task_hours_unit": "week"}

    assert read_figures(much, GOES_ON)[1]["task_hours"] == read(much, GOES_ON, Inputs()).wrong["task_hours"]


def test_empty_fields_change_nothing() -> None:
    """Nor do those of inputs that may not change."""
    assert fields({"if_task_hours": " ", "if_trade": "", "if_months": "3", "task_hours": "8"}) == {}


def test_changed_pieces_make_a_usual_amount_told() -> None:
    """Whoever changes them means the common task's hours for each."""
    usual = frozenset({"pieces_per_month", "hours_per_piece"})

    assert read({"pieces_per_month": "9"}, GOES_ON, Inputs()).usual(usual) == frozenset()
    assert read({"trade": "craft"}, GOES_ON, Inputs()).usual(usual) == usual


def test_more_hours() -> None:
    """Money and hours of the rows, what differs between them, and a sentence that says the same."""
    found = both(TASK, EIGHT, task_hours="20")
    month, answer = lines(found, SAY["group_month"]), lines(found, SAY["group_answer"])

    assert lines(found, SAY["group_figures"]) == {
        what_if().label["task_hours"]: ("8 hours a month", "20 hours a month", SAY["changed"])
    }
    assert month["Keeping it"] == ("$0; 8 hours", "$0; 20 hours", "; 12 hours more")
    assert all(first != second for first, second, _ in month.values())
    said = plain(found.said)
    assert said.startswith("With 20 hours a month instead of 8: $")
    assert answer[SAY["line_back"]][2].removesuffix(" more").split()[0] in said
    assert found.notes == ()


def test_every_difference_is_marked_and_nothing_else() -> None:
    """In each group, whatever it is."""
    for group in both(TASK, EIGHT, task_hours="20", owner_hour_value="90").groups:
        for line in group.lines:
            assert line.differs == any(pair.first != pair.second for pair in line.pairs), line.label


@pytest.mark.parametrize("changes", [{"task_hours": "8"}, {"trade": "office"}])
def test_what_is_the_same_is_said_to_be(changes: dict[str, str]) -> None:
    """A change that changes nothing."""
    found = both(TASK, EIGHT, **changes)

    assert "nothing changes" in plain(found.said)
    assert not any(line.differs for group in found.groups for line in group.lines)


def test_a_way_that_moves_is_said() -> None:
    """The way, its form, or how sure it is."""
    said = {plain(both(TASK, EIGHT, task_hours=hours).said).partition("; ")[2] for hours in ("1", "20", "150")}

    assert len(said) > 1
    assert any(" instead of " in text for text in said)


def test_an_amount_that_is_not_told_gives_no_single_figure() -> None:
    """The first set then has ranges, no difference is marked, and it is said why."""
    found = both(TASK, Inputs({"trade": "office"}), task_hours="20")
    month = lines(found, SAY["group_month"])

    assert "$" not in plain(found.said)
    assert [plain(note) for note in found.notes] == [SAY["open_amount"]]
    assert all("\u2013" in first and not mark.strip("; ") for first, _, mark in month.values())


def test_two_currencies_are_not_set_against_each_other() -> None:
    """Each column has its own, and only hours are compared."""
    found = both(TASK, EIGHT, region="uk")

    assert found.currencies == ("USD", "GBP")
    assert SAY["other_money"] in [plain(note) for note in found.notes]
    assert not any("$" in mark or "£" in mark for _, _, mark in lines(found, SAY["group_month"]).values())
    assert "$" not in plain(found.said)


def test_a_job() -> None:
    """It is compared as a whole, in hours of the job."""
    answers = Answers(TASK.levels | JOB.levels, TASK.limits)
    found = both(answers, Inputs({"task_hours": 8.0, "trade": "words"}), task_hours="30")

    assert [group.title for group in found.groups][2:] == ["Over the job"]
    assert "30 hours in all instead of 8" in plain(found.said)


def test_a_job_beside_work_that_comes_back() -> None:
    """Hours for all of it make a job of work that nobody said to come back; money and hours are not compared."""
    answers = Answers({key: level for key, level in TASK.levels.items() if key != "lifetime"}, TASK.limits)
    found = both(answers, EIGHT, task_hours="30 in all", task_hours_unit="all")

    assert SAY["other_kind"] in [plain(note) for note in found.notes]
    rows = lines(found, SAY["group_both"])
    assert "it is one job that ends" in rows["A partner"][1] or SAY["not_there"] in rows["A partner"][1]
    assert rows["A partner"][2].startswith(SAY["changed"])


def test_a_quote_that_stays_is_said() -> None:
    """It was for the first amount; a price an hour goes along with the work."""
    quoted = Inputs(EIGHT.own | {"partner_quote": 300.0})
    hourly = Inputs(quoted.own | {"partner_quote_unit": "hour"})

    assert [plain(note) for note in both(TASK, quoted, task_hours="20").notes] == [
        SAY["quote_stays"].format(whom="a firm")
    ]
    assert both(TASK, quoted, task_hours="20", partner_quote="500").notes == ()
    assert both(TASK, hourly, task_hours="20").notes == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"sourcing",', '"sources",', "'sources' is no input"),
        ('region = "Where', 'regions = "Where', "label: expected the keys"),
        ("[choice.trade]", "[choice.trades]", "choice: expected the keys"),
        ('craft = "', 'crafts = "', "choice.trade: expected the keys"),
    ],
)
def test_wrong_data_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    """File and key."""
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    text = (folder / FILE).read_text(encoding="utf-8")
    assert old in text
    (folder / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(DataError, match=f"{FILE}: .*{message}"):
        what_if(folder)
