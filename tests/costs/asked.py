"""Tasks and results for the tests of the cost lens."""

from calculator.costs.assumptions import read
from calculator.costs.draws import Quantiles
from calculator.costs.estimate import cost
from calculator.costs.parameters import parameters
from calculator.costs.result import CostResult
from calculator.costs.setting import NOTHING, Setting
from calculator.costs.task import Task
from calculator.model.answers import Answers
from calculator.model.decision import decide
from tests.strategies import MODEL

JOB, GOES_ON = Answers({"lifetime": 0}), Answers({"lifetime": 4})
PRICES = {"freelance_rate": 40.0, "partner_rate": 50.0, "wage": 20.0, "smallest_bill": 100.0}
# what is worked out by hand stands on figures of its own, so that no shipped price moves it
FIGURES = {
    **{key: p.typical for key, p in parameters().by_id.items() if key not in ("drawn_hours", "drawn_job_hours")},
    **PRICES,
    "weeks_per_month": 4.33,
    "owner_hour_value": 60.0,
    "slow": 2.0,
    "running_share": 0.1,
    "learn": 1.0,
    "select": 1.5,
    "brief": 1.0,
    "repeat_brief": 0.25,
    "review": 0.75,
    "steer": 0.05,
    "rework": 0.15,
    "rework_share": 0.5,
    "fee": 0.055,
    "assignments_per_freelancer": 6.0,
    "freelancer_turnover": 0.5,
    "setup_fee": 100.0,
    "dip": 0.1,
    "choose_firm": 6.0,
    "hand_over": 4.0,
    "documenting": 4.0,
    "parallel_weeks": 2.0,
    "govern": 1.0,
    "early_end": 0.15,
    "switch_share": 0.2,
    "on_cost": 1.32,
    "utilisation": 0.88,
    "minimum_contract": 35.0,
    "cost_per_hire": 1500.0,
    "hire_hours": 30.0,
    "turnover": 0.19,
    "ramp_weeks": 4.0,
    "manage": 0.05,
    "software_fee": 30.0,
    "software_setup": 10.0,
    "solved": 0.5,
    "software_check": 0.1,
}


def task(answers: Answers = GOES_ON, setting: Setting = NOTHING, **inputs: float | str) -> Task:
    """A task with these inputs and the ranges of the shipped parameters."""
    found, errors = read(inputs, answers)
    assert errors == {}
    return Task(MODEL, answers, found, setting=setting)


def fixed(answers: Answers = GOES_ON, setting: Setting = NOTHING, **inputs: float | str) -> Task:
    """A task with these inputs, and for the rest the figures of these tests: nothing is drawn."""
    return task(answers, setting, **{**FIGURES, **inputs})


def lens(
    answers: Answers = GOES_ON, setting: Setting = NOTHING, way: str | None = None, **inputs: float | str
) -> CostResult:
    """The whole result, with a way as recommended."""
    one = task(answers, setting, **inputs)
    return cost(MODEL, answers, one.inputs, decide(MODEL, answers), setting, way)


def one(points: Quantiles) -> float:
    """The value of what is not drawn."""
    assert points.p10 == points.p50 == points.p90
    return points.p50
