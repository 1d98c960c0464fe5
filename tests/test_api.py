"""from calculator import ...: the public surface."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

import calculator
from calculator import COLUMNS, InputError, compare, cost, score
from calculator.model.answers import parse
from calculator.model.decision import decide
from calculator.site.content import examples
from calculator.tables import table as tables_table
from tests.strategies import MODEL

TASKS = [example.answers | {"task": example.task} for example in examples.examples().values()]


@pytest.mark.parametrize("key", examples.examples())
def test_score_is_the_decision(key: str) -> None:
    """The library gives what the page and the command line give."""
    example = examples.examples()[key]

    assert score(example.answers, example.task) == decide(MODEL, parse(MODEL, example.answers, example.task)[0])


def test_every_mistake_is_named() -> None:
    """One error lists all mistakes by id, and is a ValueError."""
    with pytest.raises(ValueError, match="expected a whole number from 0 to 4") as error:
        score({"lifetime": 7, "colour": 1, "onsite": "perhaps"}, task=3)  # type: ignore[arg-type]

    assert isinstance(error.value, InputError)
    assert error.value.mistakes.keys() == {"lifetime", "colour", "onsite", "task"}


def test_cost_is_the_cost_lens() -> None:
    """The library gives what the command line gives, and the reader's figures count."""
    answers = {"lifetime": 3, "contact": 3, "running": 2, "volume": 3}
    dear, cheap = cost(answers, inputs={"partner_rate": 60}), cost(answers, inputs={"partner_rate": "20"})

    assert dear.year_one["bpo"].money.p50 > cheap.year_one["bpo"].money.p50
    assert cheap.to_json()["own_inputs"] == ["partner_rate"]


@pytest.mark.parametrize("call", [score, cost])
def test_wrong_inputs_are_named_beside_wrong_answers(call: Callable[..., object]) -> None:
    """Mistakes of both kinds come in one error."""
    with pytest.raises(InputError) as error:
        call({"lifetime": 7}, inputs={"colour": 1, "months": -3})

    assert error.value.mistakes.keys() == {"lifetime", "colour", "months"}
    with pytest.raises(InputError, match="inputs: expected a mapping"):
        call({}, inputs=[3])


@pytest.mark.parametrize("answers", [None, 3, "lifetime", [("lifetime", 3)]])
def test_answers_must_be_a_mapping(answers: object) -> None:
    """Anything else is an InputError, not an exception from deep inside."""
    with pytest.raises(InputError, match="expected a mapping"):
        score(answers)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [float("nan"), 10**400, b"3", object(), {"a": 1}])
def test_values_of_any_kind_are_mistakes(value: object) -> None:
    """No value gets past, and none brings the message down."""
    with pytest.raises(InputError):
        score({"lifetime": value})


def test_records_come_back_with_the_result() -> None:
    """Each record keeps its keys, in its place, and gains the columns."""
    tasks = [{"id": n, **task} for n, task in enumerate(TASKS)]
    rows = compare(iter(tasks))

    assert [row["id"] for row in rows] == list(range(len(tasks)))
    assert all(list(row) == [*task, *COLUMNS] for row, task in zip(rows, tasks, strict=True))
    assert [row["way"] for row in rows] == [score(e.answers).way for e in examples.examples().values()]


def test_a_wrong_record_leaves_the_others_alone() -> None:
    """A mistake stands in its own record."""
    rows = compare([TASKS[0], {"lifetime": 9}, TASKS[0]])

    assert rows[1]["way"] is None
    assert "lifetime" in rows[1]["problems"]
    assert rows[0] == rows[2] == compare([TASKS[0]])[0]


@pytest.mark.parametrize("records", [["task"], [["a", 1]], {"task": "x"}])
def test_what_is_no_record_is_refused(records: object) -> None:
    """Iterating a data frame gives names of columns: the message says what to write instead."""
    with pytest.raises(TypeError, match=r'to_dict\("records"\)'):
        compare(records)  # type: ignore[arg-type]


def test_polars_maps_it_over_pieces() -> None:
    """In pieces, some without any answer, a lazy table gives what one call gives."""
    frame = pl.DataFrame(
        [dict.fromkeys(task) | {"task": task["task"]} for task in TASKS] + TASKS, infer_schema_length=None
    )
    schema = pl.Schema({**frame.schema, **COLUMNS})

    def piece(part: pl.DataFrame) -> pl.DataFrame:
        return pl.DataFrame(compare(part.iter_rows(named=True)), schema=schema)

    parts = [part.lazy().map_batches(piece, schema=schema) for part in frame.iter_slices(len(TASKS))]
    whole = pl.DataFrame(compare(frame.iter_rows(named=True)), schema=schema)

    assert pl.concat(parts).collect().equals(whole)
    assert whole["way"].null_count() == len(TASKS)


def test_numbers_of_other_libraries_are_numbers() -> None:
    """A value that wraps a plain one (NumPy's do) counts as that one."""

    class Wrapped:
        def __init__(self, value: object) -> None:
            self.value = value

        def item(self) -> object:
            return self.value

    said = compare([{"lifetime": Wrapped(3), "contact": Wrapped(3.0), "direct": Wrapped(False)}])[0]

    assert said["problems"] is None
    assert tables_table.read(MODEL, {"direct": Wrapped(False)}).task.answers.limits == {"direct": False}


def test_public_names_exist_and_are_documented() -> None:
    """Everything in __all__ is there, and no module hides a name of it."""
    package = Path(calculator.__file__).parent
    for name in calculator.__all__:
        assert getattr(calculator, name) is not None
        assert name in dir(calculator)
        assert not (package / f"{name}.py").exists()
    assert all(function.__doc__ for function in (score, cost, compare, InputError))
    assert (package / "py.typed").exists()
    with pytest.raises(AttributeError):
        calculator.colour  # noqa: B018


def test_the_page_s_start_does_not_import_the_library() -> None:
    """Importing what the browser calls brings in none of the modules for lists and programs."""
    code = "import sys, calculator.bridge; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    assert "calculator.page.replies" in loaded
    assert not [name for name in loaded if name.startswith(("calculator.api", "calculator.tables", "calculator.cli"))]
    assert not {"csv", "concurrent.futures", "difflib", "argparse"} & set(loaded)
