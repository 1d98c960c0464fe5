"""JSON that anybody may have written."""

import pytest

from calculator.formats import json_text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("9" * 5000, "9" * 5000),
        ("-" + "9" * 309, "-" + "9" * 309),
        ("1" * 308, int("1" * 308)),
        ("1e999", "1e999"),
        ("-12", -12),
        ("2.5", 2.5),
    ],
)
def test_a_figure_beyond_all_numbers_stays_the_text_that_it_is(text: str, value: object) -> None:
    """No message of Python's own about how many digits it can read."""
    assert json_text.read(f'{{"figure": [{text}, 1]}}') == {"figure": [value, 1]}
