"""What is shown of the costs: tables, marks, prices, quotes, fields and the page; the same figures in every place."""

import re
from typing import Any

import pytest

from calculator.cli.report import cost_report
from calculator.costs import html
from calculator.costs.fields import EARLY, FIRST, CostField, cost_fields, field_note, field_states, words
from calculator.costs.inputs import specification
from calculator.costs.phrases import phrases
from calculator.costs.result import CostResult
from calculator.costs.second import PREFIX
from calculator.costs.setting import Setting
from calculator.costs.view import CostView, Line, card, cost_view, labels
from calculator.formats.sentence import plain
from calculator.model.answers import Answers, Inputs
from calculator.reports.blocks import Text
from calculator.reports.task_cost import cost_blocks
from tests.costs.asked import GOES_ON, JOB, lens
from tests.said.doors import ask
from tests.said.markup import parsed, text
from tests.wording import says

SAY, CLOSED = phrases().say, phrases().closed
RUNS = Answers({"lifetime": 3, "contact": 3, "running": 2, "able": 3, "procedure": 3, "knowhow": 3})
PARTNER = Setting(form="partner", row="bpo")
FIVE: dict[str, Any] = {"task_hours": 5.0, "trade": "office"}


def partner(**inputs: float | str) -> CostResult:
    """Five hours a week at a desk, for a partner."""
    return lens(RUNS, PARTNER, "bpo", **{**FIVE, **inputs})


def rows(lines: tuple[Line, ...]) -> dict[str, Line]:
    """The rows of a table by their ids."""
    return {line.row: line for line in lines}


def test_the_mark_stands_on_the_lowest_open_rows() -> None:
    """Rows near the lowest share it; a closed one never has it; with no total nothing has."""
    costs = partner()
    view = cost_view(costs)
    key = "mark_cheapest" if len(costs.cheapest) == 1 else "mark_among"

    assert {line.row for line in view.first if SAY[key] in line.mark} == set(costs.cheapest)
    assert not any("cheapest" in line.mark for line in cost_view(partner(total="no")).first)


def test_who_says_nothing_is_not_told_who_does_it() -> None:
    """No hours come back from a profession's work, and the page does not say that somebody else does it."""
    link = "v=1&typical=sales-tax-return&lifetime=3&profession=yes&continuity=4&able=2&region=uk&pieces_per_month=0.33"
    said = {told: ask(cost=f"{link}&{told}") for told in ("", "done_by=outside", "task_hours=2")}
    shown = {told: text(parsed(reply["html"])) for told, reply in said.items()}

    for told, line in {"": "asks_untold", "done_by=outside": "asks_intro", "task_hours=2": "back_intro"}.items():
        assert words().say[line] in shown[told]
        assert SAY["staff_note"] not in shown[told]
    assert SAY["staff_note"] in text(parsed(ask(cost=f"{link}&task_hours=2&done_by=staff")["html"]))


def test_a_closed_row_says_why() -> None:
    """Greyed, with the reason in words, and never the cheapest."""
    directed = lens(
        Answers({"lifetime": 4}, {"direct": True}), Setting(form="post", row="employee"), "employee", **FIVE
    )
    lines = rows(cost_view(directed).first)

    for row in ("freelance", "regular", "bpo"):
        assert lines[row].closed
        assert lines[row].mark == CLOSED["direct"]
    assert all(line.closed == (line.row in directed.closed) for line in lines.values())


def test_every_reason_has_its_words() -> None:
    """For closed rows, price units, kinds of price, grades, forms and headlines."""
    reasons = {"direct", "exposure", "one_off", "recurring", "too_much", "asks_more", "profession", "able", "no_price"}
    assert reasons | {"undone", "part", "filled", "hours"} == CLOSED.keys()
    for key in ("freelance_quote_unit", "partner_quote_unit"):
        assert specification().inputs[key].choices.keys() <= phrases().per.keys()
    assert {key for key in SAY if key.startswith("head_")} == labels().label.keys()


def test_a_row_without_a_price_is_named_below_the_table() -> None:
    """In a currency of which no price is known; nothing is added up across currencies."""
    view = cost_view(partner(region="other", in_currency="EUR", freelance_quote=300.0, freelance_quote_unit="month"))

    assert "bpo" not in rows(view.first)
    assert any(says(SAY["left_out"], line, row=phrases().row["employee"].name) for line in map(plain, view.left_out))
    assert not any(row.typical for row in view.wrong)


def test_a_wrong_choice_is_said_in_total_too() -> None:
    """At the reader's hour, beside money and hours; a way that costs no more, or is closed, is none."""
    view = cost_view(partner(owner_hour_value=80.0))
    own = view.wrong[0]

    assert not own.typical
    assert own.sentences
    for cell in own.cells:
        assert bool(cell.sentence) == (not cell.mark)
        if cell.sentence:
            assert cell.total.value > 0
            assert says(SAY["extra_total"], plain(cell.sentence), total=cell.total.text, value="$80")
    (without,) = (row for row in cost_view(partner(total="no")).wrong if not row.typical)
    assert not any("In all" in plain(sentence) for sentence in without.sentences)


def test_prices_of_the_market_have_unit_grade_and_year() -> None:
    """Beside ours, with what is used; the reader's own and a quote are none of the market's."""
    view = cost_view(partner(partner_quote=340.0, wage=19.0))
    shown = {line.kind: plain(line.sentence) for line in view.prices}
    kinds = phrases().kind

    assert kinds["firm"] not in shown
    assert re.search(r"\$\d+ to \$\d+ an hour, usually \$\d+ \(.+, 20\d\d\)\.", shown[kinds["freelancer"]])
    assert SAY["market_own"] in shown[kinds["wage"]]


def test_quotes_stand_as_they_were_given() -> None:
    """A range as a range; one that lacks its count is in no figure, and says so."""
    ranged = cost_view(partner(partner_quote=300.0, partner_quote_high=500.0)).quotes
    word = cost_view(partner(freelance_quote=0.12, freelance_quote_unit="word")).quotes

    assert says(SAY["quote_range"], plain(ranged[0]), low="$300", high="$500", per="a month")
    assert says(SAY["quote_count_word"], plain(word[0]))
    assert "$0.12 a word" in plain(word[0])


def test_hours_given_back_or_asked() -> None:
    """Where somebody else does it, or nobody, the table says what each way asks."""
    back, asks = cost_view(partner()), cost_view(partner(done_by="nobody"))

    assert (back.asks, asks.asks) == (False, True)
    assert not asks.untold
    assert len(back.back) == len(back.first) - 1  # keeping it gives none
    assert {name for name, _ in asks.back} == {line.name for line in asks.first}


def test_an_amount_that_is_drawn_drives_the_difference_first() -> None:
    """On top of the others, whatever they are."""
    view = cost_view(lens(RUNS, PARTNER, "bpo", trade="office"))

    assert view.drivers[0].parameter == "drawn_hours"


def test_the_total_can_be_turned_off() -> None:
    """Then nothing that rests on it is shown."""
    seen = cost_view(partner(total="no"))

    assert not seen.with_total
    assert seen.break_even == seen.drivers == ()


VARIANTS = [
    {},
    {"task_hours": 0.3},
    {"done_by": "nobody"},
    {"done_by": "staff", "staff_could": "yes"},
    {"done_by": "outside"},
    {"partner_quote": 340.0},
    {"region": "uk", "vat_reclaim": "no"},
    {"region": "other"},
    {"region": "other", "in_currency": "EUR"},
    {"total": "no", "extras": 40.0},
]


@pytest.mark.parametrize("inputs", VARIANTS)
def test_page_record_and_terminal_have_the_same_figures(inputs: dict[str, float | str]) -> None:
    """And none of them fails, whatever was said."""
    costs = partner(**inputs)
    view = cost_view(costs)
    page, printed = html.region(costs, "../"), cost_report(costs, view)
    record = str(cost_blocks(costs, view))

    text = " ".join(re.sub("<[^>]*>", "", page).split())
    flat = " ".join(printed.split())
    for sentence in (view.headline, *view.beside, *view.notes, *view.quotes, *view.extras):
        assert plain(sentence) in flat
        assert plain(sentence).replace("'", "&#39;") in text
    for line in view.first:
        assert line.money.middle.text in flat
        assert line.money.middle.text in text
        assert line.money.middle.text in record
    assert all(figure.shown in re.sub("<[^>]*>", "", html.headline(costs)) for figure in card(costs))


def test_nothing_answered_is_shown_too() -> None:
    """A page before the first answer: an example's tables, and no headline with figures."""
    costs = lens(Answers())

    assert card(costs) == ()
    assert says(SAY["head_none"], html.status(costs))
    assert html.region(costs, "../")


def test_a_figure_that_was_refused_is_named_where_the_result_stands() -> None:
    """On the page, in the record, in the terminal, and beside the field."""
    costs = partner()
    view, label = cost_view(costs, ["wage"]), specification().inputs["wage"].label
    without = SAY["without"].format(label=label)

    assert without in html.region(costs, "../", refused=["wage"])
    assert without in " ".join(cost_report(costs, view).split())
    assert view.refused[0] in [block.parts for block in cost_blocks(costs, view) if isinstance(block, Text)]
    error = field_states(cost_fields(RUNS, costs.inputs), {"wage": "No number."}, {})["wage"]["error"]
    assert error == words().say["without"].format(error="No number.")


def test_the_record_has_what_the_page_has() -> None:
    """Quotes, extras, prices and what each row asks."""
    costs = partner(partner_quote=340.0, extras=40.0, done_by="nobody")
    view = cost_view(costs)
    record = cost_blocks(costs, view)

    texts = [block.parts for block in record if isinstance(block, Text)]
    assert all(sentence in texts for sentence in (*view.quotes, *view.extras))
    assert any(SAY["title_asks"] in str(block) for block in record)


# fields


def fields(answers: Answers = RUNS, **inputs: float | str) -> dict[str, CostField]:
    """The fields by id."""
    return {field.id: field for field in cost_fields(answers, Inputs(inputs))}


def test_a_few_fields_come_first_and_every_field_once() -> None:
    """The amount and who does it with the task's name; an hour's worth, a quote and where in the cost part."""
    page = html.early("../") + html.section("../", partner())
    names = re.findall(r'name="(\w+)"', page)
    form = {key for key, one in specification().inputs.items() if one.in_form}
    names = [name for name in names if not name.startswith(PREFIX)]  # of the second set

    assert sorted(names) == sorted(form)
    assert names[: len(EARLY) + 1] == ["task_hours", "task_hours_unit", "done_by", "trade", "staff_could", *EARLY[2:4]]
    assert [name for name in names if name in FIRST] == [*FIRST]


def test_a_unit_stands_beside_its_number() -> None:
    """As a choice in the same line, for the amount, quotes and fees; resetting takes both."""
    found, page = fields(), html.early("../")

    assert {field.id: field.beside for field in found.values() if field.beside} == {
        key: f"{key}_unit" for key in ("task_hours", "freelance_quote", "partner_quote", "extras")
    }
    assert 'data-reset="task_hours task_hours_unit"' in page


def test_a_range_is_one_text() -> None:
    """Both ends of a quote stand in one field."""
    found = fields(partner_quote=300.0, partner_quote_high=500.0)

    assert found["partner_quote"].value == "300 - 500"
    assert "partner_quote_high" not in found


def test_what_belongs_to_a_quote_appears_with_it() -> None:
    """Its hours with a monthly one, its count with a price a word; a currency where none is known."""
    assert not fields()["partner_quote_hours"].applies
    assert fields(partner_quote=300.0, partner_quote_unit="month")["partner_quote_hours"].applies
    assert fields(partner_quote=0.1, partner_quote_unit="word")["partner_quote_count"].applies
    assert (fields()["in_currency"].applies, fields(region="other")["in_currency"].applies) == (False, True)


def test_prices_are_those_of_the_trade() -> None:
    """What stands beside a price field is what the rows are worked out with, source and note included."""
    costs, found = partner(), fields(trade="office")["freelance_rate"]
    (price,) = (one for one in costs.prices if one.kind == "freelancer")

    assert (found.default, found.low, found.high) == tuple(f"{x:g}" for x in (price.typical, price.low, price.high))
    assert (found.sources, found.grade) == (price.sources, price.grade)
    assert field_note(found).startswith(f"Usual here: ${price.typical:g}")


def test_one_of_something_is_called_one() -> None:
    """Beside a field: "1 month", not "1 months"; behind two it is many again."""
    job = fields(JOB)["months"]

    assert field_note(job) == "Usual here: 1 month."
    assert specification().units["weeks"].label_of(1) == "week"
    assert specification().units["hours_a_person"].label_of(1) == "hour a person"
    assert specification().units["hours_a_person"].label_of(2) == "hours a person"


def test_a_figure_without_a_field_counts_and_is_named() -> None:
    """It can be given by its id; then it stands among the reader's own, and the form stays as it is."""
    usual, own = partner(), partner(task_hours_per_week=5.0)

    assert "task_hours_per_week" not in fields(**dict(usual.inputs.own))
    assert "task_hours_per_week" in {field.id for field in cost_fields(RUNS, own.inputs) if field.own}
    ours, theirs = (field_states(cost_fields(RUNS, one.inputs), {}, {}) for one in (own, usual))
    assert ours.keys() == theirs.keys()
    assert specification().inputs["task_hours_per_week"].label in cost_view(own).own


def test_the_view_names_own_figures_without_their_units() -> None:
    """A unit is no figure."""
    view: CostView = cost_view(partner(partner_quote=300.0, partner_quote_unit="month"))

    assert specification().inputs["partner_quote"].label in view.own
    assert specification().inputs["partner_quote_unit"].label not in view.own


@pytest.mark.parametrize(
    ("answers", "inputs", "key"),
    [
        (GOES_ON, {"task_hours": 12.0, "partner_quote": 398.0}, "quote_low"),
        (GOES_ON, {"task_hours": 12.0, "partner_quote": 398.0, "partner_quote_hours": 12.0}, "quote_hours"),
        (GOES_ON, {"task_hours": 12.0, "partner_quote": 1800.0}, "quote_one"),
        (GOES_ON, {"partner_quote": 398.0}, "quote_one"),
        (JOB, {"task_hours": 40.0, "freelance_quote": 300.0, "freelance_quote_unit": "job"}, "quote_low_job"),
    ],
)
def test_a_quote_far_below_its_trade_is_said_by_the_hour(answers: Answers, inputs: dict, key: str) -> None:
    """Of an amount that was told, unless it is said how many hours it covers; the price itself stands as given."""
    (line,) = cost_view(lens(answers, task_hours_of="trained", trade="office", **inputs)).quotes

    assert says(SAY[key], plain(line))
