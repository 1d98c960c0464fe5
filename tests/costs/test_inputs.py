"""What a reader types into the cost lens: read as meant, or answered with what would be right."""

import json

import pytest

from calculator.costs.inputs import bounds, form_values, gone, parse, specification
from calculator.costs.parameters import parameters
from calculator.formats.numerals import plain
from calculator.model.answers import Inputs
from tests.wording import says


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"owner_hour_value": "$ 1,200.50"}, {"owner_hour_value": 1200.5}),
        ({"task_hours_per_week": "3,5 hours"}, {"task_hours_per_week": 3.5}),
        ({"task_hours_per_week": "8 h/week"}, {"task_hours_per_week": 8}),
        ({"task_hours_per_week": "90 min"}, {"task_hours_per_week": 1.5}),
        ({"task_hours_per_week": "about 1h30"}, {"task_hours_per_week": 1.5}),
        ({"wage": "£45 an hour", "region": "uk"}, {"wage": 45, "region": "uk"}),
        ({"wage": "£45 an hour"}, {"wage": 45, "in_currency": "GBP"}),
        ({"task_hours": "20 hours a month"}, {"task_hours": 20, "task_hours_unit": "month"}),
        ({"wage": "CHF 40"}, {"wage": 40, "in_currency": "CHF"}),
        ({"task_hours": "2-3 hours"}, {"task_hours": 2.5}),
        ({"task_hours": "2 to 3 hours a month"}, {"task_hours": 2.5, "task_hours_unit": "month"}),
        ({"hours_per_piece": "20-40 min"}, {"hours_per_piece": 0.5}),
        ({"fee": "5 % to 10 %"}, {"fee": 0.075}),
        ({"partner_quote": "300 to 500"}, {"partner_quote": 300, "partner_quote_high": 500}),
        ({"pieces_per_month": "1,00,000"}, {"pieces_per_month": 100_000}),
        ({"fee": "7,5"}, {"fee": 0.075}),
        ({"fee": "7.5 %"}, {"fee": 0.075}),
        ({"fee": 0.075}, {"fee": 0.075}),
        ({"growth_per_year": "-20"}, {"growth_per_year": -0.2}),
        ({"region": "uk", "done_by": "staff"}, {"done_by": "staff", "region": "uk"}),
        ({"freelance_quote": "", "months": None}, {}),
    ],
)
def test_inputs_are_read(raw: dict, expected: dict) -> None:
    """Text and JSON numbers, units beside them, percentages; nothing in an optional field is nothing."""
    inputs, errors = parse(raw)

    assert errors == {}
    assert inputs.own == pytest.approx(expected)


@pytest.mark.parametrize(
    ("key", "raw", "error", "parts"),
    [
        ("pieces_per_month", -1, "range", {"value": -1, "least": 0.01, "most": "100,000"}),
        ("pieces_per_month", 0, "range", {"value": 0, "least": 0.01, "most": "100,000"}),
        ("pieces_per_month", "1e308", "range", {"value": "1e308", "least": 0.01, "most": "100,000"}),
        ("pieces_per_month", json.loads("1e309"), "number", {}),
        ("pieces_per_month", "many", "number", {"value": "many"}),
        ("task_hours_per_week", "40 hours a month", "number", {"value": "40 hours a month"}),
        ("task_hours_per_week", "40 hours a", "number", {"value": "40 hours a"}),
        ("task_hours_per_week", "2 days", "number", {"value": "2 days"}),
        ("wage", "30+", "number", {"value": "30+"}),
        ("pieces_per_month", "", "empty", {"least": 0.01, "most": "100,000", "example": 4}),
        ("pieces_per_month", float("nan"), "number", {}),
        ("months", 2.5, "whole", {"value": 2.5}),
        ("months", "2-3", "whole", {"value": "2-3"}),
        ("task_hours", "2 to 30000000", "range", {"value": "2 to 30000000"}),
        ("utilisation", 0, "percent", {"least": 5, "most": 100}),
        ("fee", "140", "percent", {"least": 0, "most": 100}),
        ("wage", "free", "number", {"example": plain(parameters().by_id["wage"].typical)}),
        ("region", "mars", "choice", {"choices": "us, uk, other"}),
        ("region", 3, "choice", {"choices": "us, uk, other"}),
        ("colour", "red", "unknown", {"id": "colour"}),
    ],
)
def test_a_wrong_input_says_what_is_right(key: str, raw: object, error: str, parts: dict[str, object]) -> None:
    """The message stands by the input's id, and the others are kept."""
    inputs, errors = parse({key: raw, "brief": "3"})

    assert says(specification().errors[error], errors[key], **parts)
    assert inputs.own == {"brief": 3.0}


@pytest.mark.parametrize("key", [k for k, row in specification().inputs.items() if row.kind == "number"])
def test_bounds_survive_the_form(key: str) -> None:
    """The least and the most that are allowed come back from the form's text."""
    for value in bounds(specification().inputs[key]):
        text = form_values(Inputs({key: value}))

        assert parse(text)[0].own[key] == pytest.approx(value)


def test_zero_is_a_price_of_an_hour_of_yours() -> None:
    """Some owners want the money alone."""
    assert parse({"owner_hour_value": "0"})[0].own == {"owner_hour_value": 0.0}


def test_the_hours_of_every_quote_at_once() -> None:
    """One id for the hours that monthly quotes cover; a quote's own come first."""
    both, wrong = parse({"quote_hours": "12", "partner_quote": "398", "freelance_quote": "300"})
    own, _ = parse({"quote_hours": "12", "partner_quote": "398", "partner_quote_hours": "20"})

    assert not wrong
    assert (both.own["partner_quote_hours"], both.own["freelance_quote_hours"]) == (12.0, 12.0)
    assert own.own["partner_quote_hours"] == 20.0
    assert "freelance_quote_hours" not in own.own


def test_a_number_with_a_unit_that_is_none_is_left_out_with_it() -> None:
    """Twelve a fortnight are not twelve a month; both fields say what is right."""
    found, wrong = parse(
        {"partner_quote": "12 - 15", "partner_quote_unit": "fortnight", "task_hours": "4", "task_hours_unit": "week"}
    )

    assert found.own == {"task_hours": 4.0, "task_hours_unit": "week"}
    assert wrong.keys() == {"partner_quote", "partner_quote_unit"}
    assert wrong["partner_quote"] == wrong["partner_quote_unit"]


def test_figures_of_version_1_that_nothing_reads_are_named_and_passed_over() -> None:
    """They are no mistake."""
    given = {"running_hours": "3", "task_hours": "4", "effort": 1}

    assert parse(given)[0].own == {"task_hours": 4.0}
    assert not parse(given)[1]
    assert len(gone(given)) == 2
    assert all(
        says(specification().errors["gone"], line, id=key)
        for key, line in zip(("running_hours", "effort"), gone(given), strict=True)
    )
