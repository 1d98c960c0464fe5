"""The gate of a trial, what a sample tells, and notice: worked out once, and the same in every form."""

from dataclasses import replace
from pathlib import Path

import pytest

from calculator.documents import agreed as rules
from calculator.documents import chances, forms
from tests.wrong import refused

GATE = rules.agreed().gate


def test_chances_are_those_of_counting() -> None:
    """A coin thrown twice; all or none; and the two sides of a limit make the whole."""
    assert chances.at_least(1, 2, 0.5) == pytest.approx(0.75)
    assert chances.fewer_than(1, 2, 0.5) == pytest.approx(0.25)
    assert chances.at_least(0, 80, 0.3) == pytest.approx(1)
    assert chances.at_least(20, 20, 1) == 1
    assert chances.at_least(66, 80, 0.9) + chances.fewer_than(66, 80, 0.9) == pytest.approx(1)


@pytest.mark.parametrize(("cases", "most"), [(10, 0.26), (20, 0.14), (60, 0.05), (80, 0.04)])
def test_how_much_may_still_be_wrong(cases: int, most: float) -> None:
    """None wrong of so many: this share of all may still be, with 95 in 100."""
    share = GATE.may_be_wrong(cases)

    assert round(share, 2) == most
    assert (1 - share) ** cases == pytest.approx(1 - GATE.sure)


def test_more_checks_tell_more_and_more_faults_less() -> None:
    """The bound falls with each case checked, rises with each fault, and ends at all."""
    bounds = [GATE.may_be_wrong(cases) for cases in (1, 10, 20, 60, 80, 500)]

    assert bounds == sorted(bounds, reverse=True)
    assert GATE.may_be_wrong(80, 1) > GATE.may_be_wrong(80)
    assert GATE.may_be_wrong(10, 10) == pytest.approx(1)


def test_the_gate_lets_good_partners_through() -> None:
    """73 of 80 passes the good and few of the bad; below 66 hits hardly a fair one; four single weeks fail the good."""
    assert (GATE.rows["right"].go, GATE.rows["right"].stop, GATE.cases) == (73, 66, 80)
    assert round(GATE.passes(0.95), 2) == 0.95
    assert round(GATE.passes(0.85), 2) == 0.07
    assert round(GATE.stopped(0.9), 2) == 0.01
    assert round(GATE.stopped(0.8), 2) == 0.65
    assert round(GATE.weekly(19, 0.95), 2) == 0.74
    assert round(GATE.weekly(19, 0.95, GATE.weeks), 2) == 0.29


def test_both_forms_have_the_gate_of_the_pages() -> None:
    """The scorecard's rows, the promise in the service levels and the target of the sheet are one rule."""
    right, scorecard = GATE.rows["right"], forms.stored("pilot-scorecard").find("criteria")
    level = next(line for line in forms.stored("service-levels").find("levels").cells if line[0] == right.name)
    number = next(line for line in forms.stored("kpi-sheet").find("numbers").cells if line[1] == right.name)

    assert [(line[0], line[4], line[5]) for line in scorecard.cells] == [
        (row.name, str(row.go), str(row.stop)) for row in GATE.row
    ]
    assert level[3:5] == (str(right.go), str(right.stop))
    assert number[5] == str(right.go)


def test_the_form_has_a_line_for_each_case_of_the_test() -> None:
    """So many cases does the rule speak of, and the form's name too."""
    form, test = forms.stored("case-test"), rules.agreed().test

    assert form.find("cases").rows == test.cases
    assert str(test.cases) in form.title
    assert 0 < test.drafts_below <= test.alone_above < test.cases


def test_a_leak_is_told_in_the_same_time_everywhere() -> None:
    """Both contracts and the service levels have one limit, which leaves time to tell the authority."""
    leak = rules.agreed().leak
    contracts = [forms.stored(key) for key in ("partner-contract", "freelance-contract")]
    told = [blank.example for form in contracts for blank in form.blanks() if blank.id == "leak_hours"]

    assert told == [str(leak.tell)] * 2
    assert f"within {leak.tell} hours" in forms.stored("service-levels").find("safety").example
    assert not [line for line in forms.stored("service-levels").find("severity").cells if "data" in line[1]]
    assert f"within {leak.report} hours" in forms.stored("leak-note").section[2].intro
    assert leak.tell < leak.report


def test_notice_is_longer_from_the_partner() -> None:
    """The service levels give the notice of the table, for both sides, and what ends it at once."""
    sizes, form = rules.agreed().notice.sizes, forms.stored("service-levels")

    assert sizes["partner"].ours in form.find("notice").example
    assert sizes["partner"].theirs in form.find("notice").example
    assert "14 days after a written reminder" in form.find("at_once").example


def test_contracts_have_the_notice_of_the_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the rule changes, so do the hints and the examples of both contracts."""
    other = {"ours": "9 weeks", "theirs": "11 weeks"}
    notice = rules.agreed().notice
    sizes = tuple(replace(size, **other) for size in notice.size)
    changed = replace(rules.agreed(), notice=replace(notice, reminder_days=77, still_days=55, size=sizes))
    monkeypatch.setattr(rules, "agreed", lambda: changed)
    monkeypatch.setattr(rules, "_values", rules._values.__wrapped__)
    partner, freelance = forms.stored("partner-contract"), forms.stored("freelance-contract")
    blanks = {blank.id: f"{blank.hint} {blank.example}" for blank in partner.blanks()}

    assert "9 weeks' notice" in partner.find("trial").text
    assert [blanks[key].count("weeks") for key in ("our_notice", "their_notice")] == [3, 3]
    assert (blanks["reminder"], blanks["still"]) == ("77 is fair 77", "55 is fair 55")
    hints = {blank.id: blank.hint for blank in freelance.blanks()}
    assert hints["reminder"] == "77 is fair"
    assert "regular work: 9 weeks" in hints["notice"]


def test_a_wrong_rule_is_named(tmp_path: Path) -> None:
    """A gate that lets worse work go on than it stops, or an unknown way of counting, does not build."""
    data = tmp_path / "data"

    assert "gate.right: go is worse than stop" in refused(rules.agreed, data, rules.FILE, "go = 73", "go = 60")


def test_a_form_names_what_nothing_fills_in() -> None:
    """A misspelt figure in a form stops the build with its place."""
    with pytest.raises(rules.DataError, match=r"form\.lead: \{go\.rihgt\}: nothing fills this in"):
        rules.put_in({"lead": "From {go.rihgt} on"}, "form")
