"""What is said beside a field of how its figure was read, where that is in doubt."""

from pathlib import Path

import pytest

from calculator.costs.fields import words
from calculator.costs.readings import readings
from tests.said.doors import ask, command
from tests.wording import says

SAY = words().say
COMMA = "v=1&lifetime=3&decimal=%2C&"


@pytest.mark.parametrize(
    ("key", "typed", "value", "other"),
    [("task_hours", "1.500", "1.5", "1500"), ("freelance_quote", "$2.250", "2.25", "2250")],
)
def test_what_could_be_two_numbers_is_said(key: str, typed: str, value: str, other: str) -> None:
    """As it was read, and what to enter for the other."""
    assert says(SAY["read_either"], readings({key: typed})[key], value=value, other=other)


@pytest.mark.parametrize("typed", ["1500", "1,500", "1.5", "0.125", "1,250.50", "", "many", "2-"])
def test_what_is_in_no_doubt_is_not(typed: str) -> None:
    """Nor what is none."""
    assert readings({"task_hours": typed}) == {}


def test_the_middle_of_a_range_is_said() -> None:
    """Of a quote both ends count, so there is nothing to say; a share is said in percent."""
    said = readings({"task_hours": "2-3 hours", "partner_quote": "300-500", "fee": "5-10", "region": "uk", "wage": 20})

    assert said.keys() == {"task_hours", "fee"}
    assert says(SAY["read_middle"], said["task_hours"], low=2, high=3, value="2.5")
    assert says(SAY["read_middle"], said["fee"], low=5, high=10, value="7.5")


def test_the_page_says_it_beside_the_field() -> None:
    """In the reader's own marks, in the second set too, and without calling it wrong."""
    fields = ask(cost=f"{COMMA}task_hours=1,500&task_hours_unit=year&if_task_hours=2-3")["fields"]

    assert says(SAY["read_either"], fields["task_hours"]["read"], value="1,5", other="1500")
    assert says(SAY["read_middle"], fields["if_task_hours"]["read"], low=2, high=3, value="2,5")
    assert not any(field["error"] for field in fields.values())
    assert ask(cost=f"{COMMA}task_hours=1.500&task_hours_unit=year")["fields"]["task_hours"]["read"] == ""


def test_a_figure_that_is_refused_has_its_message_alone() -> None:
    """What is wrong with it, and not how it would have been read."""
    field = ask(cost="v=1&lifetime=3&months=2-3")["fields"]["months"]

    assert field["error"]
    assert field["read"] == ""


def test_the_command_line_says_it_too(tmp_path: Path) -> None:
    """Of one task, and of a row of a table."""
    one, table, scored = tmp_path / "task.json", tmp_path / "tasks.csv", tmp_path / "scored.csv"
    one.write_text('{"answers": {"separate": 3, "bears": 3}, "inputs": {"task_hours": "1.500"}}', encoding="utf-8")
    table.write_text("task,separate,bears,price,lifetime,task_hours\nBooks,1,3,3,3,2-3\n", encoding="utf-8")

    assert says(SAY["read_either"], command("score", str(one)).splitlines()[0], value="1.5", other="1500")
    command("batch", str(table), "-o", str(scored), "--answer-only")
    assert SAY["read_middle"].format(value="2.5", low=2, high=3) in scored.read_text(encoding="utf-8")
