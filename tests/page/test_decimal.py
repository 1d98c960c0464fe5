"""Figures of a reader who writes decimals with a comma: read as meant, and the same again from a link."""

import pytest

from calculator.page import link as page_link
from tests.strategies import MODEL

COMMA = "v=1&lifetime=3&decimal=%2C"


@pytest.mark.parametrize(
    ("typed", "hours"),
    [("1.500", 1500.0), ("1,5", 1.5), ("1,125", 1.125), ("2.5", 2.5), ("1500", 1500.0), ("0.125", 0.125)],
)
def test_a_comma_is_for_decimals(typed: str, hours: float) -> None:
    """What could be either is read as its writer reads it; what can be only one thing is that."""
    link = page_link.decode(MODEL, f"{COMMA}&task_hours={typed}&task_hours_unit=year")

    assert link.inputs.own["task_hours"] == hours
    assert page_link.decode(MODEL, page_link.fragment(link)).inputs == link.inputs


def test_without_a_word_a_point_is() -> None:
    """A link of before, or of a reader who writes points."""
    link = page_link.decode(MODEL, "v=1&lifetime=3&task_hours=1.500&task_hours_unit=year")

    assert link.inputs.own["task_hours"] == 1.5


def test_the_second_set_too() -> None:
    """What if there were 2.250 hours."""
    link = page_link.decode(MODEL, f"{COMMA}&task_hours=1.500&task_hours_unit=year&if_task_hours=2.250")

    assert link.second is not None
    assert link.second.given.own["task_hours"] == 2250.0
    assert page_link.decode(MODEL, page_link.fragment(link)).second == link.second
