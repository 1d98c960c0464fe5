"""What the Method pages say of rules and of the published cases comes from the data."""

import pytest

from calculator.model import agreement, definition, forms
from calculator.site.content import published
from calculator.site.content.conditions import NOTHING, conditions

MODEL = definition.model()
WHOLE = forms.forms()


def test_the_last_rule_of_a_way_has_no_condition() -> None:
    """It is what is taken otherwise, and no line of advice is."""
    for way in MODEL.ways:
        assert conditions([rule for rule in WHOLE.rules if way in rule.ways][-1]) == NOTHING
    assert NOTHING not in map(conditions, WHOLE.advice.values())


@pytest.mark.parametrize("rule", WHOLE.rules, ids=lambda rule: f"{rule.form}-{'-'.join(rule.ways)}")
def test_every_condition_of_a_rule_is_said(rule: forms.Rule) -> None:
    """Questions with a link, marks and limits by name, hours as figures."""
    said = conditions(rule)

    for question in (*rule.least, *rule.most, *rule.never, *rule.above, *rule.above.values(), *rule.limits):
        assert f"[{question}](#{question})" in said
    assert all(MODEL.marks[mark].text in said for mark in (*rule.marks, *rule.no_marks))
    assert all(f"{hours:g} hours" in said for hours in (rule.hours_below, rule.hours_above) if hours)


def test_a_bound_on_both_sides_is_one_range() -> None:
    """From one level to another, or one level alone."""
    assert conditions(forms.When(least={"lifetime": 1}, most={"lifetime": 2})) == "[lifetime](#lifetime) at 1 to 2"
    assert conditions(forms.When(least={"lifetime": 2}, most={"lifetime": 2})) == "[lifetime](#lifetime) at 2"


def test_counts_add_up() -> None:
    """Both sets together are all cases; each firmness stands in the reference's own total."""
    reference = definition.validation()
    sets = reference["sets"].values()

    assert published.together(one["agreement"]["all"] for one in sets) == agreement.Share(
        *reference["all"]["agreement"]
    )
    assert sum(len(published.held(name)) for name in reference["sets"]) == len(agreement.published())
    for firmness, rate in reference["by_firmness"].items():
        found = published.by_firmness(firmness)
        assert found.total == rate["codings"]
        assert found.right / found.total == pytest.approx(rate["right"], abs=0.001)


def test_the_firmness_differs_on_few_codings() -> None:
    """Between the reference and this code, on the half held here."""
    assert published.firmness_moved() <= 10


def test_a_source_says_its_year_once() -> None:
    """Also where the title says it already, or nobody knows it."""
    for case in agreement.cases().values():
        source = published.source(case)
        assert source.startswith(case.source_title)
        assert not source.endswith(("n/d", "current"))
