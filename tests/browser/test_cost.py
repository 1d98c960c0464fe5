"""The cost part of the calculator page, as a reader uses it."""

import re

from playwright.sync_api import Browser, Locator, Page, expect

from calculator.costs.fields import words
from calculator.costs.inputs import specification
from calculator.costs.phrases import phrases
from tests.browser import WATCH, answered
from tests.browser.test_my_tasks import BOOKS as KEPT
from tests.wording import pattern

SAY, WORDS, SPEC = phrases().say, words().say, specification()

BOOKS = f"{KEPT}&task_hours=10&trade=office"
PARTNER = phrases().row["bpo"].name


def open_task(page: Page, url: str) -> None:
    """Open a link and wait for its figures."""
    page.goto(url)
    page.wait_for_selector("#cost[data-state=ready]", state="attached", timeout=60_000)


def figure(page: Page, row: str) -> float:
    """The money of a row in the first table."""
    return float(
        page.get_attribute(
            f"#cost-body table.costs >> nth=0 >> tr:has-text('{row}') >> [data-value] >> nth=0", "data-value"
        )
        or "nan"
    )


def unfold(page: Page, title: str) -> Locator:
    """Open a part of the costs by its title."""
    part = page.locator("#cost-body details", has=page.locator(f'summary:text-is("{SAY[title]}")')).first
    part.locator("summary").first.click()
    return part


def test_figures_stand_beside_the_answer(page: Page, base: str) -> None:
    """The headline names hours and money; tables, chart and wrong choices are there, each in words too.

    On a wide screen the answer moves along with the questions and stops before the costs; the choice of a country sets
    the currency beside the fields. Without the total there is no column of both, and nothing that rests on it.
    """
    open_task(page, f"{base}calculator/#{BOOKS}")
    expect(page.locator("#cost-head")).to_contain_text(pattern(SAY["head_back"]))
    assert page.locator("#cost-body table.costs").count() >= 5
    expect(page.locator("#chart-text")).to_have_text(
        pattern(WORDS["chart_text"], months=f"12 {phrases().unit['months']}")
    )
    expect(page.locator("#cost-body")).to_contain_text(SAY["title_wrong"])
    expect(page.locator("#status")).to_contain_text(pattern(SAY["head_back"]))

    chart = unfold(page, "title_cumulative").locator(".chart")
    chart.scroll_into_view_if_needed()
    card, cost = page.locator("#result").bounding_box(), page.locator("#cost").bounding_box()
    assert card
    assert cost
    assert card["y"] + card["height"] <= cost["y"]
    page.set_viewport_size({"width": 360, "height": 740})
    the_chart_can_be_read(chart)
    page.set_viewport_size({"width": 1280, "height": 800})

    page.select_option("#field-region", "uk")
    expect(page.locator("[data-field=owner_hour_value] .unit")).to_contain_text("£")
    expect(page.locator("#cost-body")).to_contain_text("£")
    page.click(".more-figures summary")
    page.select_option("#field-total", "no")
    expect(page.locator("#cost-body .chart")).to_have_count(0)
    assert page.locator("#cost-body table.costs >> nth=0 >> thead th").count() == 3


def the_chart_can_be_read(chart: Locator) -> None:
    """Every word of the chart stands inside the picture, in letters of at least 11 pixels."""
    words = chart.locator("text:visible")
    frame = chart.bounding_box()
    assert frame
    assert words.count() > 10
    for box in filter(None, (word.bounding_box() for word in words.all())):
        assert frame["x"] <= box["x"]
        assert box["x"] + box["width"] <= frame["x"] + frame["width"]
        assert box["height"] >= 11


def test_a_figure_of_my_own(page: Page, base: str) -> None:
    """A changed figure is marked, stands in the address, moves the result, and can be reset.

    How one was read that could be read in another way too stands beside it, and is called no mistake.
    """
    open_task(page, f"{base}calculator/#{KEPT}")
    before = figure(page, PARTNER)
    page.fill("#field-task_hours", "20,5")
    expect(page.locator("[data-field=task_hours]")).to_have_attribute("data-own", "")
    expect(page.locator("#cost-body")).to_contain_text(
        WORDS["own_list"].partition("{")[0] + f"“{SPEC.inputs['task_hours'].label}”"
    )

    assert "task_hours=20%2C5" in page.url
    assert figure(page, PARTNER) > before
    read_as = page.locator("[data-field=task_hours] .read")
    expect(read_as).to_be_hidden()
    for typed, said in (("1.500", "read_either"), ("2-3", "read_middle")):
        page.fill("#field-task_hours", typed)
        expect(read_as).to_have_text(pattern(WORDS[said]))
        expect(page.locator("#field-task_hours")).not_to_have_attribute("aria-invalid", "true")
    page.click("[data-field=task_hours] .reset")
    expect(page.locator("[data-field=task_hours] .reset")).to_be_hidden()
    expect(read_as).to_be_hidden()
    expect(page.locator("#field-task_hours")).to_have_value("")
    assert "task_hours" not in page.url
    assert figure(page, PARTNER) == before


def test_pieces_of_my_own(page: Page, base: str) -> None:
    """An amount in pieces is not hidden in its fold, counts at once, and goes back as it came."""
    open_task(page, f"{base}calculator/#{KEPT}&trade=office&hours_per_piece=0.5")
    before = figure(page, PARTNER)
    page.fill("#field-pieces_per_month", "60,5")
    expect(page.locator("[data-field=pieces_per_month]")).to_have_attribute("data-own", "")
    expect(page.locator("#cost-body")).to_contain_text(f"“{SPEC.inputs['pieces_per_month'].label}”")

    assert "pieces_per_month=60%2C5" in page.url
    assert figure(page, PARTNER) != before
    page.click("[data-reset=pieces_per_month]")
    expect(page.locator("[data-field=pieces_per_month] .reset")).to_be_hidden()
    assert "pieces_per_month" not in page.url
    assert figure(page, PARTNER) == before


def test_reset_all(page: Page, base: str) -> None:
    """Every figure goes back, choices too, and the answers stay; Undo brings the figures back."""
    open_task(page, f"{base}calculator/#{BOOKS}&region=uk&months=6&owner_hour_value=90")
    assert page.input_value("#field-region") == "uk"
    page.click("[data-reset-all]")
    expect(page.locator("#field-months")).to_have_value("")

    assert page.input_value("#field-region") == "us"
    assert page.is_checked("input[name=visible][value='3']")
    undo = page.locator("[data-figures-undo]")
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#field-months")).to_have_value("6")
    expect(page).to_have_url(re.compile("region=uk.*owner_hour_value=90|owner_hour_value=90.*region=uk"))
    expect(undo).to_be_hidden()
    page.click("[data-reset-all]")
    page.click("#calculator [type=reset]")  # what comes next is another task
    expect(undo).to_be_hidden()


def test_a_wrong_figure(page: Page, base: str) -> None:
    """The message stands beside the field, says what would be right, and the last good result stays.

    What a link brought stays in the field, and the rest is worked out without it.
    """
    page.add_init_script(WATCH)
    open_task(page, f"{base}calculator/#{BOOKS}&pieces_per_month=20&months=1e309")
    assert page.input_value("#field-months") == "1e309"
    expect(page.locator("#error-months")).to_contain_text("Enter")
    expect(page.locator("#error-months")).to_be_visible()
    expect(page.locator("#cost-head")).to_contain_text(pattern(SAY["head_back"]))
    page.fill("#field-months", "")
    expect(page.locator("#error-months")).to_be_empty()
    expect(page.locator(".stale:visible")).to_have_count(0)
    before = page.inner_html("#cost-body")
    for text in ("-5", "abc", "1e309", "99999999999", "NaN", "12,34,5"):
        enter(page, "#field-pieces_per_month", text)
        expect(page.locator("#error-pieces_per_month"), text).to_contain_text("Enter")
        expect(page.locator("#error-pieces_per_month"), text).to_be_visible()

        assert page.inner_html("#cost-body") == before, text
        assert page.input_value("#field-pieces_per_month") == text
        assert page.get_attribute("#field-pieces_per_month", "aria-invalid") == "true", text
    enter(page, "#field-pieces_per_month", "20")
    expect(page.locator("#error-pieces_per_month")).to_be_empty()
    expect(page.locator(".stale:visible")).to_have_count(0)


def enter(page: Page, field: str, text: str) -> None:
    """Fill a field in, leave it, and wait until Python has answered."""
    page.fill(field, text)
    page.press(field, "Tab")
    answered(page)


def test_numbers_as_the_reader_writes_them(browser: Browser, base: str) -> None:
    """A German reader of British figures sees pounds and points."""
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    open_task(page, f"{base}calculator/#{BOOKS}&region=uk")

    expect(page.locator("#cost-body table.costs").first).to_contain_text(".000\u00a0£")
    context.close()


def test_my_own_jobs(page: Page, base: str) -> None:
    """Logged jobs fill the freelancer's figures with their medians, are kept, and are named in the result.

    A log that is emptied takes its figures along: fields, address and result are as they were before the first job.
    """
    own = WORDS["own_list"].partition("{")[0].strip()
    open_task(page, f"{base}calculator/#{KEPT}")
    page.click("#log summary")
    page.click("#log-add")
    page.fill("[data-log=brief]", "90")
    page.fill("[data-log=checking]", "30")
    expect(page.locator("#field-review")).to_have_value("0.5")
    expect(page).to_have_url(re.compile(r"brief=1.5(&|$)"))
    expect(page.locator("#cost-body")).to_contain_text(own)
    page.click("#log [data-remove]")
    expect(page.locator("[data-log-undo]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-log=brief]")).to_have_value("90")
    expect(page.locator("#field-brief")).to_have_value("1.5")
    page.click("#log [data-remove]")
    expect(page.locator("#field-brief")).to_have_value("")
    expect(page.locator("#field-review")).to_have_value("")
    expect(page).not_to_have_url(re.compile("brief=|review="))
    expect(page.locator("#cost-body")).not_to_contain_text(own)

    for minutes in ("30", "60", "90"):
        page.click("#log-add")
        page.locator("#log-jobs fieldset").last.locator("[data-log=brief]").fill(minutes)
    expect(page.locator("#cost-body")).to_contain_text(own)
    expect(page).to_have_url(re.compile(r"brief=1(&|$)"))
    page.reload()
    expect(page.locator("#log-jobs fieldset")).to_have_count(3)
