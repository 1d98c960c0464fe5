"""The invented web shop and its drawings."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from calculator import scoring
from calculator.documents import forms
from calculator.model import definition
from calculator.site.content import contract_sums, costs, examples, tasks
from calculator.site.content.process import drawings
from calculator.site.content.process.example import NAME, shop
from calculator.site.content.process.sheet import Kpi, curve
from tests.wrong import refused


def tree(name: str) -> BeautifulSoup:
    """A drawing's markup."""
    return BeautifulSoup(drawings.DRAWINGS[name](), "html5lib")


def test_the_sums_fit_together() -> None:
    """Hours follow from pieces and minutes; the hand-over costs hours before it gives any."""
    example = shop()

    assert example.figures.month == example.figures.day * example.figures.days
    assert example.figures.hours_week == example.stage[0].doing[0]
    assert example.setup_hours == sum(
        part.weeks * part.handing for part in drawings.parts(example.stage) if part.stage.id != "steady"
    )
    assert 0 < example.hours_back < example.figures.hours_week
    assert example.worth(example.offer[2]) > example.worth(example.offer[1])
    assert example.offer[2].month < example.offer[1].month


def test_one_web_shop_on_all_pages() -> None:
    """The worked example has the shop's amount, and the calculator gives back what the pages say, to the hour."""
    example, task = shop(), examples.scored("customer-email")
    offer = next(offer for offer in example.offer if offer.unit == "emails")
    month = task.costs.later_years["bpo"].money.p50 / 12

    assert task.inputs.own["pieces_per_month"] == example.figures.month == offer.pieces
    assert task.inputs.own["hours_per_piece"] * 60 == pytest.approx(example.figures.minutes)
    assert task.costs.hours_back_per_week["bpo"].p50 == pytest.approx(example.hours_back, abs=0.5)
    assert offer.month == pytest.approx(month, rel=0.1)
    assert task.costs.owner_hour_value == example.figures.hour


def test_the_forms_tell_of_the_same_shop() -> None:
    """Its contract and its service levels have the offer's price and amount, and the least bill that was asked for."""
    offer = next(offer for offer in shop().offer if offer.unit == "emails")
    contract, levels = forms.stored("partner-contract"), forms.stored("service-levels")
    amount = contract.find("amount").example

    assert contract.find("fee").example == f"{offer.price:.2f} pounds an email"
    assert amount.startswith(f"{offer.pieces} a month, ")
    assert levels.find("volume").example.startswith(f"{amount.partition('from ')[2]} emails a month")
    assert levels.find("fee").example.startswith(
        f"{offer.price:.2f} pounds an email, {offer.month:,} pounds in a usual month"
    )
    assert levels.sheet["fee_example"] == str(offer.month)
    assert contract.find("least").example.startswith(f"{contract_sums.page().terms['mended'].least} emails a month")


def test_the_wrong_choice_costs_more_in_all() -> None:
    """What the page says below its table holds in each of its cells."""
    cells = [cell for _, row in costs.wrong_rows("customer-email", "product-data", "front-desk") for cell in row.cells]

    assert all(cell.total.value > 0 for cell in cells if not cell.suits and not cell.out)


def test_the_newsletter_has_one_answer() -> None:
    """With and without amounts, as example and as common task: one freelancer who stays, and not "could you stop"."""
    example, common = examples.scored("newsletter"), tasks.scored("newsletter")
    bare, _ = scoring.read(definition.model(), examples.examples()["newsletter"].said, "A newsletter", {})

    assert {task.result.form for task in (example, common, bare)} == {"regular"}
    assert not [line for task in (example, common) for line in task.view.advice if "stop" in line]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("day = 22", "day = 23", "kind"),
        ("shares = [25, 50, 75, 100]", "shares = [25, 50, 75]", "stage"),
        ('marks = { lead = "A", team = "R" }', 'marks = { lead = "A", team = "A" }', "raci.row"),
        ('marks = { lead = "A", team = "R" }', 'marks = { lead = "A", nobody = "R" }', "raci.row"),
        ("refund = 50", "refunds = 50", "refunds"),
        ("lever = 2", "lever = 3", "ledger.row"),
        ("at_least = 73", "at_least = 72", "the target of right is not the gate's"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, old: str, new: str, says: str) -> None:
    """The message names the file and the key."""
    message = refused(shop, tmp_path / "data", NAME, old, new)

    assert NAME in message
    assert says in message


def test_time_line_shows_every_stage_in_both_layouts() -> None:
    """Two pictures with a title, a description with the figures, and every stage's name."""
    pictures = tree("handover_timeline").find_all("svg")

    assert len(pictures) == 2
    for picture in pictures:
        words = " ".join(picture.get_text(" ").split())
        assert picture.title.string
        assert "week 13 to 13: partner 25 %, 18 hours" in picture.desc.string
        assert all(stage.name.split()[0] in words for stage in shop().stage)
    assert {rect["class"][0] for rect in pictures[0].find_all("rect")} >= {"share", "doing", "handing"}


@pytest.mark.parametrize("layout", [drawings.wide, drawings.tall])
def test_bars_meet_and_stay_inside(layout: object) -> None:
    """Hours of handing over stand on the hours of answering; more hours are a longer bar."""
    drawn = layout(shop())  # type: ignore[operator]

    for d in drawn:
        assert d.handing.y + d.handing.height == pytest.approx(d.doing.y) or d.handing.x == pytest.approx(
            d.doing.x + d.doing.width
        )
    sizes = [(d.part.hours, d.doing.width * d.doing.height + d.handing.width * d.handing.height) for d in drawn]
    alike = [size for (_, size), d in zip(sizes, drawn, strict=True) if d.part.weeks == 1]
    assert alike == sorted(alike, reverse=True)


def test_sipoc_has_its_five_lists_in_order() -> None:
    """Suppliers, inputs, process, outputs, customers; the steps are numbered; it has a name and a description."""
    figure = tree("sipoc_picture").find("figure")
    names = [column.find(class_="name").string for column in figure.find_all(class_="sipoc-column")]

    assert "".join(name[0] for name in names) == "SIPOC"
    assert len(figure.find("ol").find_all("li")) >= 5
    assert figure.find(id=figure["aria-labelledby"]).string
    assert figure.find(id=figure["aria-describedby"]).string


def test_raci_says_its_letters_in_words() -> None:
    """A table with heads for rows and columns; each letter is spoken as words; one answers in each row."""
    table = tree("raci_table").find("table")

    assert table.caption
    assert all(th["scope"] in ("col", "row") for th in table.find_all("th"))
    for row in table.tbody.find_all("tr"):
        spoken = [mark.get_text() for mark in row.find_all(class_="visually-hidden")]
        assert spoken.count("answers for it") == 1
        assert len(row.find_all(["th", "td"])) == len(table.thead.find_all("th"))


def test_sheet_says_what_its_curves_show() -> None:
    """Each curve lists its weeks in words; a missed target is said, not only coloured."""
    table = tree("kpi_sheet").find("table")

    for row, kpi in zip(table.tbody.find_all("tr"), shop().sheet.kpi, strict=True):
        assert str(kpi.values[-1]) in row.find(class_="latest").string
        assert ", ".join(map(str, kpi.values)) in row.desc.get_text()
        verdict = row.find(class_="verdict")
        assert (verdict is None) == (not kpi.goal)
    assert [row.th.contents[0] for row in table.find_all(class_="kpi-missed")] == [shop().kpi["again"].name]


def test_a_curve_rises_with_its_number() -> None:
    """Higher numbers stand higher, weeks go to the right, and a flat or single number draws too."""
    points = curve(Kpi("k", "K", "all", (1, 3, 2), at_most=2)).points

    assert points[1][1] < points[2][1] < points[0][1]
    assert [x for x, _ in points] == sorted(x for x, _ in points)
    assert curve(Kpi("k", "K", "all", (5, 5))).goal is None
    assert len(curve(Kpi("k", "K", "all", (5,))).points) == 1
