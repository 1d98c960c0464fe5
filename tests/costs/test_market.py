"""The costs are believable: near what common tasks cost on the market, and near what they take of an owner."""

import pytest

from calculator.model.agreement import Share
from calculator.site.content import believable

MISSED = 0.05  # of all figures at most are not between half of low and twice high; one may be, however few there are
NEAR = {"money": 0.8, "hours": 0.7}  # of those with the task's own prices, within two times of the middle


@pytest.mark.parametrize("region", ["", "us", "uk"], ids=["all", "dollars", "pounds"])
@pytest.mark.parametrize("own", [False, True], ids=["by trade", "with the task's own prices"])
def test_the_costs_are_believable(own: bool, region: str) -> None:
    """Half of low to twice high for nearly all, together and dollars and pounds apart."""
    figures = believable.chosen(region)
    far = [(one.task.id, one.market, one.ours[own]) for one in figures if one.off(one.ours[own])]

    assert len(far) <= max(1, MISSED * len(figures)), far
    assert believable.believable(region, own=own) == Share(len(figures) - len(far), len(figures))


@pytest.mark.parametrize("part", NEAR)
def test_with_a_tasks_own_prices_most_are_near_the_middle(part: str) -> None:
    """Within two times of the market's typical figure."""
    count = believable.near(part)

    assert count.right >= NEAR[part] * count.total


def test_every_money_figure_rests_on_a_price_with_its_grade() -> None:
    """The market's money is of published prices, each with a grade and the month in which it was read."""
    prices = [one.price for one in believable.chosen(part="money")]

    assert all(price and price.grade and price.date for price in prices)
