"""The worked sums of the guide's own pages, and what a count of cases proves."""

from dataclasses import replace

import pytest

from calculator.documents import chances
from calculator.site.content import by_form, own_sums
from calculator.site.content.process.example import shop
from calculator.tasks.library import library


@pytest.mark.parametrize(("cases", "percent"), [(10, 26), (20, 14), (50, 6), (60, 5), (80, 4)])
def test_none_found_still_leaves_room(cases: int, percent: int) -> None:
    """The upper bounds of an exact test at 95 %, as tables print them."""
    assert round(100 * own_sums.sums().test.most(0, cases)) == percent


def test_what_the_test_of_software_proves() -> None:
    """Five wrong of fifty: both ends; and how often good and poor software may answer alone."""
    test = replace(own_sums.sums().test, cases=50, alone_above=45)
    low, high = test.between(5)

    assert (round(low, 3), round(high, 3)) == (0.033, 0.218)
    assert chances.at_least(5, 50, low) == pytest.approx(0.025)
    assert test.alone(0.95) == pytest.approx(chances.at_least(46, 50, 0.95))
    assert test.alone(0.8) < 0.02 < 0.89 < test.alone(0.95)


def test_half_of_the_shops_emails_by_software() -> None:
    """Each part of the month, and the partner's price at which software saves nothing."""
    split = own_sums.sums().split()

    assert split.rest == split.emails - split.by_software == 420
    assert split.software == pytest.approx(415.8)
    assert split.money == pytest.approx(split.software + split.fee + 1176)
    assert split.bound == pytest.approx((split.least - split.rest) * split.partner_piece)
    assert own_sums.sums().split("low").bound == 0
    assert f"{split.least} emails" in next(offer.says for offer in shop().offer if offer.unit == "emails")
    assert replace(split, partner_piece=split.even).people == pytest.approx(split.alone - split.software - split.fee)


def test_a_part_time_post_in_the_uk() -> None:
    """Sixteen hours a week at 13 pounds: hours after leave, pension, National Insurance with and without allowance."""
    post = replace(own_sums.sums().uk, hours=16)

    assert (post.pay, round(post.worked, 1)) == (10816, 742.4)
    assert (round(post.pension, 2), round(post.insurance, 2)) == (137.28, 872.4)
    assert post.least == pytest.approx(post.pay + post.pension)
    assert post.most == pytest.approx(post.least + post.insurance)
    assert replace(post, hours=8).pension == 0


def test_a_part_time_post_in_the_us() -> None:
    """The parts add up to the whole, and pay is the part of it that the Bureau of Labor Statistics says."""
    post = own_sums.sums().us
    parts = post.pay + post.law + post.leave + post.insurance + post.extra + post.retirement

    assert parts == pytest.approx(post.total, abs=0.05)
    assert round(post.share, 3) == 0.703
    assert post.year < post.with_law < post.with_all


def test_figures_are_named_once_their_day_is_over() -> None:
    """On the day itself nothing is said."""
    day = own_sums.sums().uk.recheck

    assert own_sums.stale(day) == []
    assert own_sums.stale("2099-01-01")[0] == f"site/own_sums.toml: uk: to be checked again since {day}"


def test_each_common_task_with_an_answer_stands_under_one_form() -> None:
    """Firm answers first."""
    found = by_form.by_form()
    names = [one.id for some in found.values() for one in some]

    assert len(names) == len(set(names)) <= len(library().tasks)
    assert by_form.count("regular", "keep") == len(found["regular"]) + len(found["keep"])
    assert [one.firmness for one in by_form.some("keep", 3)] == ["clear"] * 3
