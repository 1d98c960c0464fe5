"""The answer to `price` by figures: what it costs outside against today."""

import pytest

from calculator.costs.price import Figures, figures
from calculator.costs.setting import NOTHING, CommonTask, Setting
from calculator.model import definition
from calculator.model.answers import Answers, Inputs
from calculator.scoring import Scored
from tests.costs.asked import FIGURES, GOES_ON, JOB

KNOWN = {key: value for key, value in FIGURES.items() if key != "owner_hour_value"}


def asked(answers: Answers = GOES_ON, setting: Setting = NOTHING, **inputs: float | str) -> Figures | None:
    """The figures of a task with the values of these tests."""
    return figures(answers, Inputs({**KNOWN, **inputs}), setting)


@pytest.mark.parametrize(("value", "level"), [(20.0, 2), (200.0, 3), (5.0, 1)])
def test_the_level_is_the_cheapest_way_outside_against_today(value: float, level: int) -> None:
    """In total, in a later year, held to the levels in the middle."""
    found = asked(task_hours=10.0, owner_hour_value=value)

    assert found.level(value) == level
    assert found.hour_value == value
    assert found.spread() == (level,)


def test_an_hour_value_that_nobody_said_is_drawn() -> None:
    """Levels from its whole range; a dearer hour never makes outside dearer against it."""
    found = asked(task_hours=10.0, freelance_rate=100.0, partner_rate=110.0)
    levels = found.spread()

    assert found.hour_value is None
    assert len(set(levels)) > 1
    assert [*levels] == sorted(levels)


@pytest.mark.parametrize(
    ("answers", "inputs"),
    [
        (GOES_ON, {}),
        (GOES_ON, {"task_hours": 5.0, "done_by": "staff"}),
        (GOES_ON, {"task_hours": 5.0, "done_by": "volunteer"}),
        (GOES_ON, {"task_hours": 5.0, "done_by": "nobody"}),
    ],
)
def test_figures_answer_only_where_they_can(answers: Answers, inputs: dict) -> None:
    """Not while the amount is drawn, nor where others or nobody do it."""
    assert asked(answers, **inputs) is None


def test_a_common_tasks_usual_amount_will_do() -> None:
    """The figures stand on it until the reader says otherwise."""
    setting = Setting(CommonTask("of-a-test", "office", (2.0, 5.0, 12.0), 10.0))

    assert asked(setting=setting) is not None


def test_what_rules_a_way_out_does_not_change_its_price() -> None:
    """Or an answer about exposure would move another one."""
    plain, limited, exposed = (
        asked(answers, task_hours=5.0).ratio(60.0)
        for answers in (GOES_ON, Answers({"lifetime": 4}, {"direct": True}), Answers({"lifetime": 4, "exposure": 0}))
    )

    assert plain == limited == exposed


def test_today_outside_is_what_is_paid_today() -> None:
    """The quote of who does it now against the cheapest other way."""
    found = asked(task_hours=10.0, done_by="outside", partner_quote=3000.0, owner_hour_value=60.0)

    assert found.level(60.0) == 3


def test_a_job_is_compared_as_a_whole() -> None:
    """With its start."""
    assert asked(JOB, task_hours=2.0, owner_hour_value=30.0).ratio(30.0) > 1.25


def test_the_levels_go_to_the_fit() -> None:
    """One where the hour value is said, else all that its range holds; none where the question is answered."""
    told = {**KNOWN, "task_hours": 10.0, "freelance_rate": 100.0, "partner_rate": 110.0}

    def figured(answers: Answers, **more: float) -> dict:
        return Scored(definition.model(), answers, Inputs(told | more)).weighed.figured

    assert figured(GOES_ON, owner_hour_value=250.0) == {"price": (3,)}
    assert len(set(figured(GOES_ON)["price"])) > 1
    assert figured(Answers({"lifetime": 4, "price": 0})) == {}
