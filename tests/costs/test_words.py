"""The cost lens in words, its rules, and the reader's own log."""

import pytest

from calculator.costs.assumptions import read, with_hours
from calculator.costs.estimate import cost, wrong_choices
from calculator.costs.fields import cost_fields, field_states
from calculator.costs.inputs import shown, specification
from calculator.costs.job_log import log, own_figures
from calculator.costs.parameters import parameters
from calculator.costs.result import CostResult
from calculator.costs.rules import settings
from calculator.costs.view import cost_view
from calculator.formats.sentence import money as amount
from calculator.formats.sentence import plain, say, significant
from calculator.model.answers import Answers, parse
from calculator.model.decision import decide
from calculator.site.content import examples
from tests.strategies import MODEL
from tests.wording import says

SAY = settings().say
ERRORS = log().errors
LABELS = {field.id: field.label for field in log().field}


def lens(levels: dict[str, int], **inputs: object) -> CostResult:
    """The cost lens of these answers and inputs."""
    answers = Answers(levels)
    found, errors = read(inputs, answers)
    assert errors == {}
    return cost(MODEL, answers, found, decide(MODEL, with_hours(answers, found)))


def of_example(key: str, **inputs: object) -> CostResult:
    """The cost lens of a worked example."""
    example = examples.examples()[key]
    answers, _ = parse(MODEL, example.answers)
    found, _ = read({**example.inputs, **inputs}, answers)
    return cost(MODEL, answers, found, decide(MODEL, with_hours(answers, found)))


def test_the_sentence_says_hours_back_and_money() -> None:
    """A process handed over gives hours back, and the numbers stay numbers for the page."""
    headline = cost_view(of_example("bookkeeping")).headline

    assert says(SAY["head_back_second"], plain(headline), way=SAY["way_bpo"])
    assert [part.unit for part in headline if not isinstance(part, str)] == ["hours", "money"]


def test_every_sign_of_a_wrong_choice_has_its_words() -> None:
    """More money or less, with more of your hours or fewer: each reads as a sentence."""
    for left in ("more", "less", "same"):
        for right in ("more", "fewer", "same"):
            assert "{treated}" in SAY[f"extra_{left}_{right}"]


def test_kept_is_cheaper_in_money_and_takes_hours() -> None:
    """For a typical process, keeping it saves money and costs hours."""
    label = next(task.label for task in settings().typical if task.id == "process")
    row = next(row for row in cost_view(of_example("logo")).wrong if row.label == label)
    cell = next(cell for cell in row.cells if cell.way == "keep")

    assert says(SAY["extra_less_more"], plain(cell.sentence), treated=cell.treated.capitalize())
    assert "$" in plain(cell.sentence)


def test_jobs_one_by_one_cost_a_typical_process_more_of_both() -> None:
    """The guide's point: a process run job by job costs more money and more hours."""
    found = wrong_choices(_task(), None)
    extra = next(w for w in found if w.task == "process").extra["freelance"]

    assert extra.money > 0
    assert extra.hours > 100


def test_a_partner_costs_a_typical_project_more_of_both() -> None:
    """And the other way round."""
    found = wrong_choices(_task(), None)
    extra = next(w for w in found if w.task == "project").extra["bpo"]

    assert extra.money > 0
    assert extra.hours > 0


def _task():
    from calculator.costs.estimate import Task
    from calculator.model.answers import Inputs

    return Task(MODEL, Answers(), Inputs())


@pytest.mark.parametrize(
    ("levels", "rule"),
    [
        ({"lifetime": 3, "volume": 2}, "process"),
        ({"lifetime": 2, "growth": 4}, "growing"),
        ({"lifetime": 1, "volume": 3}, "project"),
        ({"lifetime": 0, "running": 2}, "project_run"),
        ({"lifetime": 4, "volume": 4}, None),
        ({"lifetime": 0, "volume": 0, "running": 0}, None),
    ],
)
def test_tasks_in_disguise_are_recognised(levels: dict[str, int], rule: str | None) -> None:
    """By the answers given, and named in a sentence with figures."""
    rest = {"contact": 3, "definable": 3, "checkable": 3, "judgement": 3}
    found = lens({**rest, **levels})
    notes = " ".join(map(plain, cost_view(found).notes))

    assert found.disguise == rule
    assert [one.id for one in settings().disguise if says(one.text, notes)] == ([rule] if rule else [])


def test_too_little_work_for_a_partners_minimum() -> None:
    """Fit says partner, cost says otherwise, and the reason is named."""
    levels = {"lifetime": 3, "contact": 4, "running": 3, "continuity": 4, "volume": 2, "procedure": 4, "judgement": 4}
    found = lens(levels | {"knowhow": 4, "visible": 4, "exposure": 4}, pieces_per_month=2, hours_per_piece=0.5)

    assert (found.way, found.disagreement) == ("bpo", "partner_minimum")
    (reason,) = (one.text for one in settings().disagreement if one.id == found.disagreement)
    assert any(says(reason, line) for line in map(plain, cost_view(found).notes))


def test_someone_who_stays_is_named_for_small_steady_work() -> None:
    """The everyday variant, with what it saves."""
    levels = {"lifetime": 3, "contact": 4, "running": 2, "continuity": 4, "volume": 3, "procedure": 4, "judgement": 4}
    found = lens(levels | {"knowhow": 4, "visible": 4}, task_hours_per_week=2)

    assert (found.way, found.variant) == ("bpo", "regular")
    (variant,) = (one.text for one in settings().variant if one.id == found.variant)
    assert any(says(variant, line) for line in map(plain, cost_view(found).notes))


def test_a_way_that_needs_more_hours_than_there_are_is_warned_of() -> None:
    """Half an hour a week does not carry a post."""
    found = of_example("workshop-foreman", owner_hours_per_week=0.5)

    assert found.carry["employee"].short
    warnings = map(plain, cost_view(found).warnings)
    assert any(says(SAY["carry_short"], line, way=settings().rows["employee"]) for line in warnings)


def test_more_work_than_one_person_does_is_not_taken_for_the_owners() -> None:
    """Where the amount is our usual figure, the reader is asked for theirs; once given, nothing is said."""
    levels = {"lifetime": 4, "contact": 3, "running": 3, "volume": 4, "definable": 3, "checkable": 3}
    usual, own = lens(levels), lens(levels, task_hours_per_week=30)

    assert any(says(SAY["usual_too_much"], line) for line in map(plain, cost_view(usual).notes))
    assert not any(says(SAY["usual_too_much"], line) for line in map(plain, cost_view(own).notes))


def test_other_countries_are_told_what_is_borrowed() -> None:
    """Figures of another country are marked until the reader gives their own."""
    prices = {"freelance_rate": 50, "partner_quote": 900, "wage": 20, "owner_hour_value": 70}
    before, after = (lens({"lifetime": 4}, region="other", **extra) for extra in ({}, prices))

    assert len(before.borrowed) == 4
    assert after.borrowed == ()
    assert before.currency == ""
    assert any(says(SAY["borrowed"], line) for line in map(plain, cost_view(before).cautions))


def test_the_total_can_be_turned_off() -> None:
    """Then nothing that rests on it is shown."""
    seen = cost_view(lens({"lifetime": 4}, total="no"))

    assert not seen.with_total
    assert seen.break_even == seen.drivers == ()


def test_a_log_of_jobs_replaces_the_assumptions() -> None:
    """Medians of the reader's own jobs, in hours; steering for each hour of the freelancer."""
    jobs = [
        {"brief": 60, "choosing": 120, "steering": 60, "checking": 30, "hours": 10},
        {"brief": "90", "choosing": "0", "steering": "30", "checking": "60", "hours": "10,0"},
        {"brief": 30, "steering": "", "checking": 45},
    ]
    found, messages = own_figures(jobs)

    assert messages == []
    assert found == {"brief": 1.0, "select": 1.0, "steer": 0.075, "review": 0.75}
    assert lens({"lifetime": 4}, **found).to_json()["own_inputs"] == ["select", "brief", "review", "steer"]


@pytest.mark.parametrize(
    ("job", "error", "parts"),
    [
        ({"brief": -1}, "number", {"label": LABELS["brief"], "value": -1, "unit": "minutes"}),
        ({"brief": "1e309"}, "number", {"unit": "minutes"}),
        ({"steering": 10}, "hours", {}),
        ({"lunch": 60}, "unknown", {"id": "lunch"}),
        (3, "job", {}),
    ],
)
def test_a_wrong_job_is_named(job: object, error: str, parts: dict[str, object]) -> None:
    """By its number, with what would be right; the rest counts."""
    found, messages = own_figures([job, {"brief": 60}])

    assert says(ERRORS[error], messages[0], job=1, **parts)
    assert found["brief"] == 1.0


def test_fields_show_default_range_and_source() -> None:
    """What stands beside each input on the page."""
    from calculator.model.answers import Inputs

    fields = {f.id: f for f in cost_fields(Answers({"lifetime": 0}), Inputs({"region": "uk", "fee": 0.04}))}

    (price,) = (p for p in parameters().by_id["freelance_rate"].price if (p.region, p.sourcing) == ("uk", "home"))
    region, units = parameters().regions["uk"], specification().units
    usual = shown("fee", parameters().by_id["fee"].typical)
    assert (fields["fee"].value, fields["fee"].default, fields["fee"].own) == ("4", usual, True)
    assert fields["freelance_rate"].sources == price.sources
    assert fields["freelance_rate"].unit == units["money_an_hour"].label.format(currency="£")
    assert fields["brief"].sources == ()
    assert (fields["job_hours"].applies, fields["pieces_per_month"].applies) == (True, False)
    assert region.note.format(exchange=region.exchange) in fields["partner_rate"].note


def test_a_figure_without_a_field_counts_and_is_named() -> None:
    """It can be given by its id; then it stands among the reader's own, and the form stays as it is."""
    answers = Answers({"lifetime": 4})
    usual, own = lens({"lifetime": 4}), lens({"lifetime": 4}, staff_running=0.8)

    assert own.year_one["staff"].hours.p50 > usual.year_one["staff"].hours.p50
    assert "staff_running" not in {field.id for field in cost_fields(answers, usual.inputs)}
    assert [field.id for field in cost_fields(answers, own.inputs) if field.own] == ["staff_running"]
    assert field_states(answers, own.inputs, {}).keys() == field_states(answers, usual.inputs, {}).keys()
    assert cost_view(own).own == (specification().inputs["staff_running"].label,)


@pytest.mark.parametrize(
    ("value", "shown"), [(1234567, "$1,200,000"), (94.6, "$95"), (-0.01, "$0"), (-1250, "-$1,200"), (7.25, "$7.20")]
)
def test_money_in_prose_has_two_figures(value: float, shown: str) -> None:
    """No more precision than there is."""
    assert amount(value, "$").text == shown


def test_significant_figures_and_sentences() -> None:
    """Numbers are rounded once, and words are kept apart from them."""
    assert significant(0.0123) == 0
    assert significant(0.123) == 0.12
    assert plain(say("{a} and {b}.", a="one", b=("two", "!"))) == "one and two!."
