"""Data health of the cost lens: wrong files are refused by name, right ones hang together."""

import ast
from inspect import getsource
from pathlib import Path

import pytest

from calculator import load
from calculator.costs import evaluation, formulas
from calculator.costs.formulas import GROUPS
from calculator.costs.inputs import specification
from calculator.costs.job_log import log
from calculator.costs.parameters import parameters, price_set, stale
from calculator.costs.rules import settings
from calculator.load import DataError
from tests.wrong import refused

WRONG = [
    ("costs/parameters/freelance.toml", "low = ", "low = 9", "freelance.toml: freelance_rate.low"),
    ("costs/parameters/freelance.toml", 'grade = "P"', 'grade = "Z"', "grade: 'Z' is none of"),
    (
        "costs/parameters/freelance.toml",
        'sources = ["S22"]',
        "sources = []",
        "new_client_premium.sources: a grade needs",
    ),
    ("costs/parameters/freelance.toml", 'date = "2026-06"', 'date = ""', "freelance_rate.date: missing"),
    ("costs/parameters/freelance.toml", 'date = "2026-06"', "", "parameter[1].date: missing"),
    ("costs/parameters/freelance.toml", 'id = "fee"', 'id = "freelance_rate"', "'freelance_rate' stands twice"),
    ("costs/parameters/freelance.toml", 'id = "fee"', 'id = "wage"', "an id stands in two files"),
    ("costs/parameters/freelance.toml", 'region = "uk"', 'region = "mars"', "freelance_rate.price: no region 'mars'"),
    (
        "costs/parameters/freelance.toml",
        'sourcing = "abroad"',
        'sourcing = "moon"',
        "freelance_rate.price: no sourcing",
    ),
    ("costs/parameters/work.toml", "levels = [0.0, ", "levels = [", "running_hours.levels: there must be five"),
    ("costs/parameters/work.toml", 'question = "running"', 'question = "runing"', "running_hours.question: 'runing'"),
    ("costs/parameters/narrowing.toml", '"brief", "rework"', '"breif", "rework"', "'breif' is no parameter"),
    ("costs/parameters/narrowing.toml", 'question = "contact"', 'question = "talk"', "'talk' is no question"),
    ("costs/parameters/narrowing.toml", 'window = "up"', 'window = "sideways"', "no window 'sideways'"),
    ("costs/parameters/narrowing.toml", "[0.25, 0.75]", "[0.75, 0.25]", "narrowing.toml: windows.down"),
    ("costs/parameters/regions.toml", '"partner_rate", "wage"', '"wages"', "regions.toml: asks: 'wages'"),
    ("costs/parameters/draws.toml", "side = 61", "", "costs/parameters/draws.toml.side: missing"),
    ("costs/parameters/draws.toml", "side = 61", "side = 63", "costs/parameters/draws.toml: side: must be a prime"),
    ("costs/parameters/draws.toml", "side = 61", "side = 47", "draws.toml: step.weeks_to_fill: must be below side"),
    ("costs/parameters/draws.toml", "fee = 6\n", "", "draws.toml: step.fee: missing"),
    ("costs/parameters/draws.toml", "fee = 6\n", "fee = 7\n", "draws.toml: step.fee: stands twice"),
    ("costs/parameters/draws.toml", "wage = 40", "wage = 40\nwages = 51", "draws.toml: step.wages: no such parameter"),
    ("costs/inputs.toml", 'kind = "choice"', 'kind = "chioce"', "costs/inputs.toml: done_by.kind"),
    ("costs/inputs.toml", 'unit = "pieces_a_month"', 'unit = "pieces"', "pieces_per_month.unit: 'pieces' is no unit"),
    ("costs/inputs.toml", 'applies = "one_off"', 'applies = "once"', "job_hours.applies: 'once'"),
    ("costs/inputs.toml", 'choice = "us"', 'choice = "fr"', "region.choice: 'fr' is none"),
    ("costs/inputs.toml", ', other = "', ', others = "', "costs/inputs.toml: region.choices"),
    ("costs/rules.toml", 'when = ["minimum_binds"]', 'when = ["minimum_bends"]', "'minimum_bends' is no fact"),
    ("costs/rules.toml", 'fit = ["bpo"]', 'fit = ["bop"]', "'bop' is no way"),
    ("costs/rules.toml", "at_least = { lifetime = 3 }", "at_least = { life = 3 }", "'life' is no question"),
    ("costs/rules.toml", 'id = "growing"', 'id = "process"', "disguise: 'process' stands twice"),
    (
        "costs/job_log.toml",
        'parameter = "brief"',
        'parameter = "breif"',
        "job_log.toml: brief.parameter: 'breif'",
    ),
]


def read_all(folder: Path) -> None:
    """Everything that the cost lens reads."""
    for read in (parameters, specification, settings, log):
        read(folder)


@pytest.mark.parametrize(("name", "old", "new", "message"), WRONG, ids=[w[3] for w in WRONG])
def test_a_wrong_file_is_named(tmp_path: Path, name: str, old: str, new: str, message: str) -> None:
    """One tiny mistake: the error names the file and the key."""
    assert message in refused(read_all, tmp_path / "data", name, old, new)


def test_sources_of_parameters_exist() -> None:
    """No figure leans on a source that is not there."""
    rows = parameters().by_id.values()
    named = {s for row in rows for s in row.sources} | {s for row in rows for p in row.price for s in p.sources}

    assert named <= load.sources().keys()


def test_grades_are_those_of_the_best_source() -> None:
    """The grade beside a figure is one that one of its sources has."""
    known = load.sources()
    for row in (*parameters().by_id.values(), *(p for q in parameters().by_id.values() for p in q.price)):
        assert not row.sources or row.grade in {known[s].grade for s in row.sources}, row


def test_every_parameter_is_read_and_every_argument_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The formulas and the files name the same ids."""
    assert set(parameters().by_id) <= evaluation.read()
    evaluation.plan.cache_clear()
    monkeypatch.setitem(GROUPS, "of_a_test", [lambda nothing_of_the_kind: 0.0])
    with pytest.raises(DataError, match="nothing_of_the_kind"):
        evaluation.plan()
    evaluation.plan.cache_clear()


def test_formulas_hold_no_figure_of_their_own() -> None:
    """Nothing but none, one and the months of a year: every other number is a parameter, with its source and date."""
    numbers = {
        node.value
        for node in ast.walk(ast.parse(getsource(formulas)))
        if isinstance(node, ast.Constant) and type(node.value) in (int, float)
    }

    assert numbers == {0, 1, 12}


def test_a_parameter_that_no_formula_reads_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing stands in the files for show."""
    evaluation.plan.cache_clear()
    evaluation.read.cache_clear()
    for group in ("keep", "employee"):
        monkeypatch.setitem(GROUPS, group, [])
    with pytest.raises(DataError, match="no formula reads it"):
        evaluation.plan()
    evaluation.plan.cache_clear()
    evaluation.read.cache_clear()


def test_units_are_known() -> None:
    """Every parameter's unit has words and bounds, and its range lies within them."""
    from calculator.costs.inputs import bounds

    for key, row in parameters().by_id.items():
        low, high = bounds(specification().inputs[key])
        for region in parameters().regions:
            for sourcing in parameters().sourcing:
                triangle, _, _ = price_set(parameters(), key, region, sourcing)
                assert low <= triangle.low <= triangle.high <= high, row.id


def test_prices_by_region() -> None:
    """A region's own row counts; else the United States', at the exchange rate; abroad is abroad."""
    found = parameters()
    rate = {(price.region, price.sourcing): price.typical for price in found.by_id["freelance_rate"].price}
    (on_cost,) = (price.typical for price in found.by_id["on_cost"].price if price.region == "uk")

    assert price_set(found, "freelance_rate", "uk", "home")[0].typical == pytest.approx(rate["uk", "home"])
    assert price_set(found, "freelance_rate", "uk", "abroad")[0].typical == pytest.approx(
        rate["us", "abroad"] * found.regions["uk"].exchange
    )
    assert price_set(found, "on_cost", "uk", "abroad")[0].typical == on_cost
    for key in ("fee", "wage"):
        region = {"fee": "uk", "wage": "other"}[key]
        assert price_set(found, key, region, "home")[0].typical == found.by_id[key].typical


def test_figures_past_their_date_are_named() -> None:
    """Today none is due; a year after the last date all with a date are."""
    dated = [p for p in parameters().by_id.values() if p.recheck]

    assert stale(parameters(), "2026-06-30") == []
    assert len(stale(parameters(), "2099-01-01")) >= len(dated) > 0
    assert all(p.recheck for p in parameters().by_id.values() if p.id in ("fee", "contract_fee", "on_cost"))
