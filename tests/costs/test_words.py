"""The headline of the costs and what stands beside it: what is said when, in one sentence of two figures."""

import pytest

from calculator.costs.inputs import specification
from calculator.costs.job_log import log, own_figures
from calculator.costs.phrases import count, exact, phrases, time, weekly
from calculator.costs.rules import settings
from calculator.costs.setting import CommonTask, Setting
from calculator.costs.words import Words
from calculator.formats.sentence import Figure, plain, say, significant
from calculator.formats.sentence import money as amount
from calculator.model.answers import Answers
from tests.costs.asked import lens
from tests.said.doors import ask
from tests.said.markup import first, parsed
from tests.wording import says

SAY, ROWS, FORMS = phrases().say, phrases().row, phrases().form
ERRORS = log().errors
LABELS = {field.id: field.label for field in log().field}
RUNS = Answers({"lifetime": 3, "contact": 3, "running": 2, "able": 3, "procedure": 3, "knowhow": 3})
JOB = Answers({"lifetime": 0, "contact": 3, "able": 4})
PARTNER, REGULAR = Setting(form="partner", row="bpo"), Setting(form="regular", row="regular")
GIG, KEEP = Setting(form="job", row="freelance"), Setting(form="keep", row="keep")
FIVE = {"task_hours": 5.0, "trade": "office"}
WHOLE = {"task_hours": 30.0, "task_hours_unit": "all", "trade": "words"}


def head(answers: Answers, setting: Setting, way: str | None, **inputs: float | str) -> Words:
    """What is said of a task that is recommended this way."""
    return Words(lens(answers, setting, way, **inputs))


CASES = {
    "nothing recommended": (Answers(), Setting(), None, FIVE, "head_none"),
    "the owner does it": (RUNS, PARTNER, "bpo", FIVE, "head_back"),
    "nobody does it": (RUNS, PARTNER, "bpo", FIVE | {"done_by": "nobody"}, "head_asks"),
    "staff do it": (RUNS, PARTNER, "bpo", FIVE | {"done_by": "staff"}, "head_asks"),
    "no amount": (RUNS, REGULAR, "bpo", {"trade": "office"}, "head_back_range"),
    "no trade": (RUNS, PARTNER, "bpo", {"task_hours": 5.0}, "head_trade"),
    "an hour or two a year": (
        *(RUNS, Setting(form="recurring", row="freelance"), "freelance"),
        *({"task_hours": 4.0, "task_hours_unit": "year", "trade": "office"}, "head_more"),
    ),
    "someone there": (
        *(RUNS, Setting(form="staff", row="staff"), "employee"),
        *(FIVE | {"staff_could": "yes"}, "head_back_staff"),
    ),
    "a small post": (
        *(RUNS, Setting(form="part_time", row="employee"), "employee"),
        *(FIVE, "head_post"),
    ),
    "a larger post": (
        *(RUNS, Setting(form="part_time", row="employee"), "employee"),
        *(FIVE | {"task_hours": 20.0}, "head_back"),
    ),
    "kept": (RUNS, KEEP, "keep", FIVE, "head_keep"),
    "kept, no amount": (RUNS, KEEP, "keep", {}, "head_keep_range"),
    "kept, done outside": (RUNS, KEEP, "keep", FIVE | {"done_by": "outside"}, "head_keep_money"),
    "kept, undone": (RUNS, KEEP, "keep", FIVE | {"done_by": "nobody"}, "head_keep_undone"),
    "a job": (JOB, GIG, "freelance", WHOLE, "head_job"),
    "a job, no amount": (JOB, GIG, "freelance", {"trade": "words"}, "head_job_range"),
    "a job, no trade": (*(JOB, GIG, "freelance", {"task_hours": 30.0, "task_hours_unit": "all"}, "head_job_trade"),),
    "a small job": (JOB, GIG, "freelance", WHOLE | {"task_hours": 3.0}, "head_job_small"),
    "a first step": (
        *(Answers({"lifetime": 1, "definable": 1}), Setting(form="first_step", row="first_step"), "freelance"),
        *(WHOLE | {"task_hours": 100.0}, "head_step"),
    ),
    "no price": (RUNS, PARTNER, "bpo", FIVE | {"region": "other", "in_currency": "EUR"}, "head_no_price_back"),
}


@pytest.mark.parametrize("case", CASES)
def test_the_headline_fits_what_was_told(case: str) -> None:
    """Hours back, or what it asks; a range that asks for the amount; the smallest post; a job; kept, or undone."""
    answers, setting, way, inputs, key = CASES[case]
    found = head(answers, setting, way, **inputs)  # type: ignore[arg-type]

    assert found.head.key == key
    assert says(SAY[key], plain(found.headline()))


@pytest.mark.parametrize("case", CASES)
def test_it_is_one_sentence_of_two_figures_at_most(case: str) -> None:
    """A range is two figures; so are hours and money."""
    answers, setting, way, inputs, _ = CASES[case]
    headline = head(answers, setting, way, **inputs).headline()  # type: ignore[arg-type]

    assert sum(isinstance(part, Figure) for part in headline) <= 2
    assert plain(headline).endswith(".")


@pytest.mark.parametrize("hours", [0.2, 0.5, 1, 3, 5, 8, 15, 40])
def test_never_more_hours_back_than_were_told(hours: float) -> None:
    """Nor more than it takes today, as they are said."""
    costs = lens(RUNS, PARTNER, "bpo", task_hours=hours, trade="office")
    back = Words(costs).head.values.get("back")

    assert not isinstance(back, Figure) or back.value <= weekly(hours).value


def test_an_amount_of_a_common_task_is_a_range_until_it_is_said() -> None:
    """A usual amount in the field counts as drawn; then the reader's own gives one figure."""
    task = CommonTask("books", trade="office", amount=(4.0, 10.0, 30.0))
    usual = Setting(task=task, form="partner", row="bpo", usual=frozenset({"task_hours"}))
    told = Setting(task=task, form="partner", row="bpo")

    assert head(RUNS, usual, "bpo", task_hours=2.3).head.key == "head_back_range"
    assert head(RUNS, told, "bpo", task_hours=2.3).head.key == "head_back"
    assert says(SAY["amount_usual"], _joined(Words(lens(RUNS, usual, "bpo", task_hours=2.3)).cautions()))


def test_who_does_it_is_named_by_its_form() -> None:
    """A professional, a local firm, one freelancer who stays: the row of the table and the headline have one name."""
    for form, row, way in (("local_firm", "bpo", "bpo"), ("professional", "freelance", "freelance")):
        found = head(RUNS, Setting(form=form, row=row), way, **FIVE)

        assert found.name(row) == FORMS[form]
        assert plain(found.headline()).startswith(FORMS[form].opening)
    assert plain(head(RUNS, REGULAR, "bpo", **FIVE).headline()).startswith(ROWS["regular"].opening)


def test_a_quote_is_said_as_it_was_given() -> None:
    """Not rounded, with nothing added; with VAT where that cannot be reclaimed; once as a quote, in its own unit."""
    quote = {"partner_quote": 113.0, "partner_quote_unit": "month", "region": "uk"}
    given = head(RUNS, PARTNER, "bpo", **FIVE, **quote)
    taxed = head(RUNS, PARTNER, "bpo", **FIVE, **quote, vat_reclaim="no")
    ranged = head(RUNS, PARTNER, "bpo", **FIVE, **(quote | {"partner_quote_high": 150.0}))

    assert says(SAY["price_given"], plain(given.headline()), money="£113 a month")
    assert says(SAY["price_given_vat"], plain(taxed.headline()), money="£135.60 a month")
    assert says(SAY["price_about_given"], plain(ranged.headline()))


def test_a_quote_for_a_piece_is_given_for_a_month_that_has_one() -> None:
    """A third of a piece a month is nobody's bill: the month is about what it comes to."""
    quote = {"partner_quote": 150.0, "partner_quote_unit": "piece", "hours_per_piece": 3.0}
    often, rare = (head(RUNS, PARTNER, "bpo", **quote, pieces_per_month=pieces) for pieces in (2.0, 0.9))

    assert says(SAY["price_given"], plain(often.headline()), money="$300 a month")
    assert says(SAY["price_about_given"], plain(rare.headline()))


def test_posts_without_a_price_are_more_than_one_too() -> None:
    """In a currency of which no wage is known."""
    link = "v=1&lifetime=4&contact=4&running=1&presence=0&direct=yes&region=other&in_currency=CHF"
    said = first(parsed(ask(cost=f"{link}&task_hours=60")["html"]), ".cost-headline")

    assert said.startswith(FORMS["several"].opening)


def test_hours_back_without_a_price_are_those_of_todays_work() -> None:
    """However much the work grows, no more comes back than it takes today."""
    for growth in (0.0, 2.0):
        costs = lens(RUNS, PARTNER, "bpo", task_hours=10.0, growth_per_year=growth, in_currency="CHF")

        assert costs.unpriced is not None
        assert costs.unpriced.p50 < 10


def test_a_quote_for_another_way_is_held_against_the_headline() -> None:
    """The headline keeps what suits, and the quote stands beside it with both totals."""
    found = head(RUNS, PARTNER, "bpo", **FIVE, freelance_quote=300.0, freelance_quote_unit="month")

    assert says(SAY["quote_other"], _joined(found.notes()), row=ROWS["regular"].inline, own=ROWS["bpo"].inline)


def test_what_is_paid_once_stands_beside_the_month() -> None:
    """The month is one of a later year: twelve of them and the start make the first year."""
    costs = lens(RUNS, PARTNER, "bpo", **FIVE)
    found = Words(costs)
    start = costs.year_one["bpo"].money.p50 - costs.running["bpo"].money.p50

    assert says(SAY["once_both"], _joined(found.beside()), money=found.money(start).text)
    assert found.per_month(costs.running["bpo"].money.p50) == found.head.values["money"]


def test_no_range_without_width() -> None:
    """Ends that are said alike are no range."""
    for case in CASES.values():
        answers, setting, way, inputs, _ = case
        for sentence in head(answers, setting, way, **inputs).beside():  # type: ignore[arg-type]
            figures = [part.text.partition(" ")[0] for part in sentence if isinstance(part, Figure)]
            if "In 8 of 10" in plain(sentence):
                assert all(low != high for low, high in zip(figures[::2], figures[1::2], strict=True))


def test_it_says_from_which_month_it_runs() -> None:
    """By the weeks to the start of each way, and never by a month that is written down."""
    costs = lens(RUNS, PARTNER, "bpo", **FIVE)
    ordinal = phrases().ordinals[costs.from_month["bpo"] - 1]

    assert says(SAY["start_month"], plain(Words(costs).headline()), ordinal=ordinal)


def test_what_can_be_spared_is_only_said_once_it_was() -> None:
    """Without it nothing is short; with half an hour a post is."""
    post = Setting(form="post", row="employee")
    before = head(RUNS, post, "employee", **(FIVE | {"task_hours": 30.0}))
    after = head(RUNS, post, "employee", **(FIVE | {"task_hours": 30.0}), owner_hours_per_week=0.5)

    assert before.warnings() == []
    assert says(SAY["carry_short"], _joined(after.warnings()), row=FORMS["post"].name, available="30 minutes a week")


def test_nothing_pays_for_itself_against_work_that_nobody_does() -> None:
    """Leaving it undone costs nothing, and is called that."""
    found = head(RUNS, PARTNER, "bpo", **FIVE, done_by="nobody")

    assert found.name("keep") == FORMS["undone"]
    assert not any(says(SAY[key], _joined(found.break_even())) for key in ("payback", "payback_never"))


def test_extras_vat_and_prices_from_elsewhere_are_said() -> None:
    """Fees stand alone, VAT with its rate, and what stands in for the prices of another country."""
    extras = head(RUNS, PARTNER, "bpo", **FIVE, extras=200.0, extras_unit="year")
    vat = head(RUNS, PARTNER, "bpo", **FIVE, region="uk", vat_reclaim="no")
    other = head(RUNS, PARTNER, "bpo", **FIVE, region="other")

    assert says(SAY["extras_one"], _joined(extras.extras()), typical="$200", over=SAY["over_year"])
    assert says(SAY["vat_on"], _joined(vat.cautions()), percent="20 %")
    assert says(SAY["borrowed"], _joined(other.cautions()))


def test_a_figure_that_cannot_be_read_is_named() -> None:
    """The result stands without it, and says so."""
    (line,) = head(RUNS, PARTNER, "bpo", **FIVE).refused(("wage",))

    assert says(SAY["without"], plain(line), label=specification().inputs["wage"].label)


TOLD = {"task_hours": 10.0, "months": 2}


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
    """By the answers given, and named in a sentence, with figures only where amount and months were told."""
    found, told = (lens(Answers(levels), Setting(), "freelance", **own) for own in ({}, TOLD))
    rules = settings().disguise

    assert found.disguise == told.disguise == rule
    assert [one.id for one in rules if says(one.untold, _joined(Words(found).notes()))] == ([rule] if rule else [])
    assert [one.id for one in rules if says(one.text, _joined(Words(told).notes()))] == ([rule] if rule else [])


def test_every_sign_of_a_wrong_choice_has_its_words() -> None:
    """More money or less, with more of your hours or fewer: each reads as a sentence."""
    for left in ("more", "less", "same"):
        for right in ("more", "fewer", "same"):
            assert "{treated}" in SAY[f"extra_{left}_{right}"]


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
    assert set(lens(RUNS, **found).to_json()["own_inputs"]) == {"select", "brief", "review", "steer"}


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


@pytest.mark.parametrize(
    ("hours", "shown"),
    [
        (0, "0 hours a week"),
        (0.12, "6 hours a year"),
        (0.31, "20 minutes a week"),
        (0.74, "45 minutes a week"),
        (1, "1 hour a week"),
        (3.4, "3.5 hours a week"),
        (9.8, "10 hours a week"),
        (23.4, "23 hours a week"),
    ],
)
def test_hours_are_said_to_the_half_or_in_a_smaller_unit(hours: float, shown: str) -> None:
    """Minutes a week or hours a year, where an hour a week is too much."""
    assert weekly(hours).text == shown


def test_a_job_of_less_than_an_hour_is_minutes() -> None:
    """And a table keeps to hours."""
    assert (time(0.4).text, time(1.3).text, count(0.4, "hours").text) == ("25 minutes", "1.5 hours", "0.5 hours")


@pytest.mark.parametrize(
    ("value", "shown"), [(1234567, "$1,200,000"), (94.6, "$95"), (-0.01, "$0"), (-1250, "-$1,200"), (7.25, "$7.20")]
)
def test_money_in_prose_has_two_figures(value: float, shown: str) -> None:
    """No more precision than there is."""
    assert amount(value, "$").text == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(113, "£113"), (1250, "£1,250"), (135.6, "£135.60"), (0.12, "£0.12"), (0.035, "£0.035")]
)
def test_a_price_that_was_given_is_not_rounded(value: float, shown: str) -> None:
    """A price a word is less than a penny more often than not."""
    assert exact(value, "£").text == shown


def test_significant_figures_and_sentences() -> None:
    """Numbers are rounded once, and words are kept apart from them."""
    assert significant(0.0123) == 0
    assert significant(0.123) == 0.12
    assert plain(say("{a} and {b}.", a="one", b=("two", "!"))) == "one and two!."


def _joined(sentences: list) -> str:
    return " ".join(map(plain, sentences))
