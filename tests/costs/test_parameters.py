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
from calculator.costs.price import rule
from calculator.costs.rules import settings
from calculator.costs.trades import trades
from calculator.load import DataError
from tests.wrong import refused

WRONG = [
    ("costs/parameters/freelance.toml", "low = ", "low = 9", "freelance.toml: fee.low"),
    ("costs/parameters/freelance.toml", 'grade = "O"', 'grade = "Z"', "grade: 'Z' is none of"),
    (
        "costs/parameters/freelance.toml",
        'sources = ["S21"]',
        "sources = []",
        "rework.sources: a grade needs",
    ),
    ("costs/parameters/freelance.toml", 'date = "2026-11"', 'date = ""', "freelance_rate.date: missing"),
    ("costs/parameters/freelance.toml", 'date = "2026-11"', "", "parameter[1].date: missing"),
    ("costs/parameters/freelance.toml", 'id = "fee"', 'id = "freelance_rate"', "'freelance_rate' stands twice"),
    ("costs/parameters/freelance.toml", 'id = "fee"', 'id = "wage"', "an id stands in two files"),
    ("costs/parameters/employee.toml", 'region = "uk"', 'region = "mars"', "on_cost.price: no region 'mars'"),
    ("costs/parameters/employee.toml", 'sourcing = "home"', 'sourcing = "moon"', "on_cost.price: no sourcing"),
    ("costs/parameters/work.toml", "[3.0, 5.0, 8.0], ", "", "slow.levels: there must be 5"),
    ("costs/parameters/work.toml", "[3.0, 5.0, 8.0], ", "[3.0, 5.0], ", "slow.levels: low, typical and high"),
    ("costs/parameters/work.toml", "[3.0, 5.0, 8.0], ", "[3.0, 2.0, 8.0], ", "slow.low: must not be above typical"),
    ("costs/parameters/work.toml", 'question = "running"', 'question = "runing"', "running_share.question: 'runing'"),
    ("costs/trades.toml", 'trade = "hands"', 'trade = "hand"', "costs/trades.toml: price: 'hand' is no trade"),
    ("costs/trades.toml", "freelancer = { low = 20.0", "freelancer = { low = 26.0", "never cheaper an hour"),
    ("costs/trades.toml", 'grade = "V"', 'grade = "Z"', "costs/trades.toml: price: hands us.freelancer.grade"),
    ("costs/price.toml", "least = 1", "", "costs/price.toml.least: missing"),
    ("costs/parameters/narrowing.toml", '"brief", "rework"', '"breif", "rework"', "'breif' is no parameter"),
    ("costs/parameters/narrowing.toml", 'question = "contact"', 'question = "talk"', "'talk' is no question"),
    ("costs/parameters/narrowing.toml", 'window = "down"', 'window = "sideways"', "no window 'sideways'"),
    ("costs/parameters/narrowing.toml", "[0.25, 0.75]", "[0.75, 0.25]", "narrowing.toml: windows.down"),
    ("costs/parameters/regions.toml", '"partner_rate", "wage"', '"wages"', "regions.toml: asks: 'wages'"),
    ("costs/parameters/draws.toml", "side = 61", "", "costs/parameters/draws.toml.side: missing"),
    ("costs/parameters/draws.toml", "side = 61", "side = 63", "costs/parameters/draws.toml: side: must be a prime"),
    ("costs/parameters/draws.toml", "side = 61", "side = 43", "draws.toml: step.minimum_contract: must be below side"),
    ("costs/parameters/draws.toml", "fee = 6\n", "", "draws.toml: step.fee: missing"),
    ("costs/parameters/draws.toml", "fee = 6\n", "fee = 9\n", "draws.toml: step.fee: stands twice"),
    ("costs/parameters/draws.toml", "wage = 40", "wage = 40\nwages = 51", "draws.toml: step.wages: no such parameter"),
    ("costs/inputs.toml", 'kind = "choice"', 'kind = "chioce"', "costs/inputs.toml: task_hours_unit.kind"),
    ("costs/inputs.toml", 'unit = "pieces_a_month"', 'unit = "pieces"', "pieces_per_month.unit: 'pieces' is no unit"),
    ("costs/inputs.toml", 'id = "freelance_quote_high"', 'id = "quote_high"', "freelance_quote.range: there is no"),
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
    for read in (trades, parameters, specification, settings, log, rule):
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
        for module in formulas.MODULES
        for node in ast.walk(ast.parse(getsource(module)))
        if isinstance(node, ast.Constant) and type(node.value) in (int, float)
    }

    assert numbers == {0, 1, 12}


def test_a_parameter_that_no_formula_reads_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing stands in the files for show."""
    evaluation.plan.cache_clear()
    evaluation.read.cache_clear()
    for group in ("start",):
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
    """A region's own row counts; else the United States', at the exchange rate where it is money."""
    found = parameters()
    (on_cost,) = (price.typical for price in found.by_id["on_cost"].price if price.region == "uk")

    assert price_set(found, "on_cost", "uk", "abroad")[0].typical == on_cost
    assert price_set(found, "fee", "uk", "home")[0].typical == found.by_id["fee"].typical
    assert price_set(found, "setup_fee", "uk", "home")[0].typical == pytest.approx(
        found.by_id["setup_fee"].typical * found.regions["uk"].exchange
    )


def test_figures_past_their_date_are_named() -> None:
    """Today none is due; a year after the last date all with a date are."""
    dated = [p for p in parameters().by_id.values() if p.recheck]

    assert stale(parameters(), "2026-06-30") == []
    assert len(stale(parameters(), "2099-01-01")) >= len(dated) > 0
    assert all(p.recheck for p in parameters().by_id.values() if p.id in ("fee", "on_cost"))
