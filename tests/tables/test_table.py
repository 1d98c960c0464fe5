"""Records to results: cells as any table writes them, the same answers as one task at a time."""

import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator import cost
from calculator.costs.evaluation import ROWS
from calculator.model.answers import Answers, Inputs, form_values
from calculator.model.decision import decide, percent, verdict
from calculator.scoring import Scored
from calculator.site.content import examples
from calculator.tables import rules as tables_rules
from calculator.tables import table as tables_table
from tests.strategies import MODEL, full, partial
from tests.wording import says
from tests.wrong import refused

LOGO = examples.examples()["logo"]
SAY = tables_rules.rules().say


@settings(max_examples=60, deadline=None)
@given(partial())
def test_the_answer_alone_is_the_same_answer(answers: Answers) -> None:
    """What the short way says is what the whole decision says, to the last digit."""
    found = decide(MODEL, answers)

    assert vars(verdict(MODEL, answers)) == {key: getattr(found, key) for key in vars(verdict(MODEL, answers))}


@settings(max_examples=60, deadline=None)
@given(partial(), st.booleans())
def test_a_record_is_scored_as_the_page_scores(answers: Answers, answer_only: bool) -> None:
    """The columns hold what the decision says of the same answers."""
    said, found = tables_table.result(MODEL, form_values(answers), answer_only), decide(MODEL, answers)

    assert said["way"] == found.way
    assert said["firmness"] == found.firmness
    assert said["ask_next"] == found.ask_next
    assert said["problems"] is None
    if found.way:
        assert said["confidence"] == percent(found.confidence[found.way])
        assert {way: said[f"fit_{way}"] for way in MODEL.ways} == found.to_json()["fit"]


@given(full(), st.booleans())
@settings(max_examples=20, deadline=None)
def test_columns_stand_in_their_order_with_their_types(answers: Answers, answer_only: bool) -> None:
    """Every result has the same columns, and each cell is empty or of the column's type."""
    said = tables_table.result(MODEL, form_values(answers), answer_only)
    added = tables_rules.added(answer_only)

    assert list(said) == [column.id for column in added]
    assert all(said[column.id] is None or type(said[column.id]) is column.type for column in added)


@pytest.mark.parametrize(
    ("cell", "level"),
    [(3, 3), ("3", 3), (" 3 ", 3), (3.0, 3), ("3.0", 3), ("3,0", 3), ("unsure", None), ("Unsure", None), ("?", None)],
)
def test_levels_as_tables_write_them(cell: object, level: int | None) -> None:
    """Whole numbers in any dress, and the words for not sure."""
    assert tables_table.read(MODEL, {"lifetime": cell}).task.answers.levels == {"lifetime": level}


@pytest.mark.parametrize(
    ("cell", "holds"),
    [("yes", True), ("TRUE", True), (True, True), (1, True), (1.0, True), ("No", False), (0, False), ("unsure", None)],
)
def test_limits_as_tables_write_them(cell: object, holds: bool | None) -> None:
    """Yes and no, a spreadsheet's TRUE, a data frame's 1.0."""
    assert tables_table.read(MODEL, {"direct": cell}).task.answers.limits == {"direct": holds}


@pytest.mark.parametrize("cell", ["", "  ", None, math.nan])
def test_an_empty_cell_has_not_been_asked(cell: object) -> None:
    """Nothing in a cell is no answer, not a wrong one."""
    task = tables_table.read(MODEL, {"task": cell, "lifetime": cell, "onsite": cell})

    assert task == tables_table.Read(Scored(MODEL, Answers(), Inputs()), {})


@pytest.mark.parametrize("cell", ["5", "-1", 2.5, "2.5", True, math.inf, "1e309", "three", [1], "9" * 9999])
def test_a_wrong_level_is_named(cell: object) -> None:
    """The problem names the question, a little of the cell, and what would be right."""
    said = tables_table.result(MODEL, {"lifetime": cell, "contact": 3})

    assert said["way"] is None
    assert says(SAY["level"], said["problems"], id="lifetime")
    assert len(said["problems"]) < len(SAY["level"]) + 60


def test_every_problem_of_a_record_is_named() -> None:
    """Two wrong cells, two problems."""
    said = tables_table.result(MODEL, {"lifetime": 7, "direct": "maybe"})

    assert says(SAY["level"], said["problems"], id="lifetime", value=7)
    assert says(SAY["limit"], said["problems"], id="direct", value="maybe")


def test_words_are_the_page_s_words() -> None:
    """Reasons, change and messages are sentences."""
    said = tables_table.result(MODEL, LOGO.answers | {"task": LOGO.task})

    assert f"{MODEL.wording['reasons_for']}: " in said["reasons"]
    assert said["change"] == Scored(MODEL, tables_table.read(MODEL, LOGO.answers).task.answers, Inputs()).view.change


def test_missing_answers_are_named() -> None:
    """A record with too little says what is needed."""
    said = tables_table.result(MODEL, {"contact": 3}, answer_only=True)

    assert said["way"] is None
    assert MODEL.questions["separate"].text in said["messages"]


def test_every_way_has_its_column() -> None:
    """The fit of each way stands in a column of its own."""
    ids = [column.id for column in tables_rules.added()]

    assert [i.removeprefix("fit_") for i in ids if i.startswith("fit_")] == list(MODEL.ways)
    assert not set(ids) & set(tables_rules.known(MODEL))
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("key", examples.examples())
@pytest.mark.parametrize("own", [{}, {"pieces_per_month": "30", "hours_per_piece": 0.5, "region": "uk", "total": "no"}])
def test_costs_are_the_cost_lens_s(key: str, own: dict[str, object]) -> None:
    """Every cost column holds the median that the cost lens gives for the same answers and inputs."""
    example = examples.examples()[key]
    said, lens = tables_table.result(MODEL, example.answers | own), cost(example.answers, inputs=own).to_json()
    rows = lens["cost"]["year_one"]

    assert said["currency"] == lens["currency"]
    back = lens["hours_back_per_week"].get(said["way"])
    assert said["hours_back_per_week"] == (back and back["p50"])
    for row in ROWS:
        for part in ("money", "hours", "total"):
            hidden = part == "total" and own.get("total") == "no"
            expected = None if hidden or row not in rows else rows[row][part]["p50"]
            assert said[f"{part}_{row}"] == expected


def test_hours_given_count_for_the_answer_alone_too() -> None:
    """The reader's own hours tell whether there is a post in it, with or without the costs."""
    answers = {"lifetime": 4, "contact": 0, "running": 1, "volume": 1, "judgement": 1, "separate": 2, "bears": 2}
    own = answers | {"task_hours_per_week": 40}

    assert (
        tables_table.result(MODEL, own)["fit_employee"]
        == tables_table.result(MODEL, own, answer_only=True)["fit_employee"]
    )
    assert tables_table.result(MODEL, own)["fit_employee"] > tables_table.result(MODEL, answers)["fit_employee"]


def test_a_record_of_version_1_is_answered_with_figures_too() -> None:
    """What figures tell of a question that it was never asked takes no answer away."""
    answers = {"lifetime": 4, "contact": 0, "running": 1, "volume": 1, "judgement": 1}
    for own in ({}, {"task_hours_per_week": 40}):
        said = tables_table.result(MODEL, answers | own, answer_only=True)
        assert said["way"]
        assert said["ask_next"] == "separate"


@pytest.mark.parametrize("cell", [-1, "many", "1e309", 10**9, True])
def test_a_wrong_input_is_named(cell: object) -> None:
    """A figure that cannot be stands among the problems, by its id."""
    said = tables_table.result(MODEL, {"lifetime": 3, "pieces_per_month": cell})

    assert said["problems"].startswith("pieces_per_month: ")
    assert said["way"] is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kind = "share"', 'kind = "colour"', "tables/rules.toml: fit_freelance.kind: 'colour'"),
        ("most_cell", "least_cell", "tables/rules.toml.least_cell: unknown key"),
        ('id = "way"', "", "tables/rules.toml.column.id: missing"),
    ],
)
def test_a_wrong_data_file_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    """The error names the file and the key."""
    assert said in refused(tables_rules.rules, tmp_path / "data", "tables/rules.toml", old, new)
