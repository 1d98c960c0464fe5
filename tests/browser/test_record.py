"""The record of a task on paper and as a Word file, as a reader gets it."""

import io
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from calculator import load
from calculator.costs.fields import words as field_words
from calculator.costs.phrases import phrases
from calculator.load import sources
from calculator.model import forms, steps
from calculator.page.scored import of_fragment
from calculator.portfolio.rules import words as list_words
from calculator.reports.words import words
from tests.browser.test_accessibility import AXE, RULES, RUN, show
from tests.browser.test_my_tasks import BOOKS as KEPT
from tests.strategies import MODEL
from tests.wording import pattern
from tests.words import text_of

SAY, COSTS, LIST = words().say, phrases().say, list_words()
BOOKS = f"{KEPT}&task_hours=10&trade=office&pieces_per_month=200"
SCORED = of_fragment(MODEL, BOOKS).scored
SOURCE = next(price.sources[0] for price in SCORED.costs.prices if price.kind == "wage")
SHAPES = {"A4": (595, 842), "Letter": (612, 792)}
MOST_PAGES = 7


def ready(page: Page, url: str) -> None:
    """Open a link and wait until its record is there."""
    page.goto(url)
    page.wait_for_selector("#record article", state="attached")


def paper(page: Page, shape: str) -> list[str]:
    """What stands on each printed page of this shape, on one line."""
    reader = pypdf.PdfReader(io.BytesIO(page.pdf(format=shape)))
    for found in reader.pages:
        assert (found.mediabox.width, found.mediabox.height) == pytest.approx(SHAPES[shape], abs=2)
    return [" ".join(found.extract_text().split()) for found in reader.pages]


def test_the_browsers_own_print_prints_the_record(page: Page, base: str, tmp_path: Path) -> None:
    """Ctrl+P: the answer comes first, everything is there, no page is empty, and nothing of the form.

    The button prints once the record is made, and Word gets the same.
    """
    page.add_init_script("window.print = () => { window.printed = document.querySelector('#record h1').textContent; }")
    page.goto(f"{base}calculator/#{BOOKS}")
    page.wait_for_selector("#result[data-state=ready]", state="attached")
    page.focus("#record-print")
    page.keyboard.press("Enter")
    expect(page.locator("#record-status")).to_be_empty()
    assert page.evaluate("window.printed") == "Books"

    for shape in SHAPES:
        is_whole(paper(page, shape))
        assert page.title().startswith("Score a task")  # the file's name is the record's, the page's comes back
    is_a_word_file(page, base, tmp_path / "record.docx")


def is_a_word_file(page: Page, base: str, file: Path) -> None:
    """The file has the record in it, and the status says its name."""
    with page.expect_download() as found:
        page.click("#record-word")
    found.value.save_as(file)
    text = text_of(file.read_bytes())

    assert found.value.suggested_filename.startswith("books-record-20")
    assert SCORED.view.headline in text
    assert sources()[SOURCE].organisation in text
    assert f"{base}calculator/#v=1&separate=1" in text
    expect(page.locator("#record-status")).to_contain_text(pattern(SAY["ready"]))


def is_whole(pages: list[str]) -> None:
    """The answer first, everything there, and nothing of the form."""
    text = " ".join(pages)

    assert len(pages) <= MOST_PAGES
    assert all(len(found) > 200 for found in pages)
    assert SCORED.view.headline in pages[0][:400]
    assert steps.rules().wording["title_task"].format(task="Books") in pages[0]
    for part in (
        *(COSTS[key] for key in ("title", "title_later", "title_wrong")),
        SAY["title_answers"],
        SAY["own_mark"],
    ):
        assert part in text
    for part in (
        MODEL.questions["lifetime"].anchors[3],
        SAY["advice"],
        SOURCE,
        "#v=1&separate=1",
    ):
        assert part in text
    assert MODEL.wording["start_again"] not in text
    assert MODEL.wording["private"] not in text
    assert [f"{n} / {len(pages)}" in found for n, found in enumerate(pages, 1)] == [True] * len(pages)


def test_nothing_is_cut_off(browser: Browser, base: str) -> None:
    """At the width between the margins nothing of the record runs out of the paper."""
    context = browser.new_context()
    page = context.new_page()
    ready(page, f"{base}calculator/#{BOOKS}&region=uk")
    page.evaluate("document.documentElement.dataset.record = ''")
    page.emulate_media(media="print")
    for shape, (across, _) in SHAPES.items():
        page.set_viewport_size({"width": int((across / 72 - 32 / 25.4) * 96), "height": 900})
        wide = page.evaluate(
            "[...document.querySelectorAll('#record *')].filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth"
            " && !e.closest('svg')).map(e => e.outerHTML.slice(0, 200))"
        )

        assert wide == [], shape
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), shape
    context.close()


def test_an_answer_changed_just_before(page: Page, base: str) -> None:
    """An old record is never printed for new answers; a moment later the new one is there."""
    ready(page, f"{base}calculator/#{BOOKS}")
    page.evaluate(
        "const i = document.querySelector('input[name=lifetime][value=\"0\"]');"
        "i.checked = true; i.dispatchEvent(new Event('input', {bubbles: true}));"
        "dispatchEvent(new Event('beforeprint'));"
    )

    assert page.get_attribute("html", "data-record") is None
    expect(page.locator("#record .record-list.as-box")).to_contain_text(
        forms.forms().form["agency"].first_step, timeout=20_000
    )


def test_before_python_is_there(browser: Browser, base: str) -> None:
    """Without the runtime the page itself is printed: the form and the example, no empty record."""
    context = browser.new_context()
    context.route("**/*.wasm", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{base}calculator/")
    page.wait_for_selector("#calculator[data-enhanced]")  # one question at a time
    pages = paper(page, "A4")

    assert "Score a task" in pages[0]
    first = MODEL.questions[MODEL.settings.answer.first[0]]
    assert any(first.text in one and first.anchors[-1] in one for one in pages)  # whole, on one page
    assert "A worked example" in " ".join(pages)
    assert field_words().say["lead"] not in " ".join(pages)
    assert all(pages)
    context.close()


def test_python_that_does_not_start(browser: Browser, base: str) -> None:
    """There is no record to keep, the message says what to do, and the answers stay."""
    context = browser.new_context()
    context.route("**/*.wasm", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{base}calculator/#{BOOKS}")
    page.wait_for_selector("#result[data-state=failed]", state="attached")

    expect(page.locator(".record-tools")).to_be_hidden()
    expect(page.locator("#notices")).to_contain_text(load.texts("site/start.toml")["failed_title"])
    assert page.is_checked("input[name=visible][value='3']")
    context.close()


def test_the_example_offers_no_record(page: Page, base: str) -> None:
    """Before the reader has answered there is nothing to keep."""
    page.goto(f"{base}calculator/")

    expect(page.locator(".record-tools")).to_be_hidden()


def test_a_report_of_the_list(page: Page, base: str, tmp_path: Path) -> None:
    """The list's button prints a summary, then a page a task; Word gets the same."""
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(f"{base}my-tasks/")
    expect(page.locator(".record-tools")).to_be_hidden()
    page.click("[data-action=examples]")
    page.wait_for_selector("#task-row-10", state="attached")
    expect(page.locator("#list-progress")).to_be_hidden(timeout=60_000)
    page.click("#record-print")
    expect(page.locator("#record h2.own-page")).to_have_count(10, timeout=60_000)
    expect(page.locator("#record-status")).to_be_empty()
    for shape in SHAPES:
        pages = paper(page, shape)
        assert len(pages) == 12, shape
        assert f"{SAY['maker']} \u00b7 {SAY['kind_list']} {SAY['list_title']}" in pages[0][:80]
        assert LIST["order_title"] in pages[0]
        assert LIST["table_title"] in pages[1]
        assert [f" {n}. " in found[:14] for n, found in enumerate(pages[2:], 1)] == [True] * 10
    with page.expect_download() as found:
        page.click("#record-word")
    found.value.save_as(tmp_path / "report.docx")

    assert found.value.suggested_filename.startswith("report-20")
    assert LIST["order_title"] in text_of((tmp_path / "report.docx").read_bytes())


def test_axe_finds_nothing(browser: Browser, base: str) -> None:
    """No finding with the record ready, on the screen and as it is printed; from a dark scheme the record is on white.

    The ways keep the colours that can be read on paper.
    """
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    ready(page, f"{base}calculator/#{BOOKS}")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(RUN, RULES["light"]) == []
    page.evaluate("document.documentElement.dataset.record = ''")
    page.emulate_media(media="print")
    assert page.evaluate(RUN, RULES["light"]) == []

    page.emulate_media(media="screen")
    show(page, "dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.querySelector('.record-tag')).color") == "rgb(11, 100, 100)"
    assert page.evaluate("getComputedStyle(document.querySelector('#record h1')).color") == "rgb(31, 27, 22)"
    context.close()
