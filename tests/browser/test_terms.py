"""Notes on terms by mouse, keyboard and touch, without script, on paper; search by the words people use."""

import pytest
from playwright.sync_api import Browser, Page, expect

from calculator.site.content.glossary import glossary, sought

SEARCH = "input.md-search__input"
PARTNER = "guide/partner/"
TERM = "a.term[aria-describedby=term-bpo]"
NOTE = "#term-bpo"
MEANING = glossary().terms["bpo"].meaning
SEARCHED = [(word, t.words_on) for t in glossary().by_name() if t.words_on for word in t.synonyms if sought([word])]


def test_a_mouse_shows_the_note_and_leaves_it_open_to_reach(page: Page, base: str) -> None:
    """Pointing shows it, moving onto it keeps it, Escape closes it."""
    page.goto(base + PARTNER)
    page.hover(TERM)
    expect(page.locator(NOTE)).to_be_visible()
    expect(page.locator(NOTE)).to_contain_text(MEANING)

    page.hover(NOTE)
    page.wait_for_timeout(300)
    expect(page.locator(NOTE)).to_be_visible()

    page.keyboard.press("Escape")
    expect(page.locator(NOTE)).to_be_hidden()


def test_leaving_with_the_mouse_hides_the_note(page: Page, base: str) -> None:
    """It goes when the pointer goes elsewhere."""
    page.goto(base + PARTNER)
    page.hover(TERM)
    expect(page.locator(NOTE)).to_be_visible()
    page.hover("h1")

    expect(page.locator(NOTE)).to_be_hidden()


def test_keyboard(page: Page, base: str) -> None:
    """Focus shows it, Tab reaches its link, Tab again closes it; Escape closes it and keeps the place."""
    page.goto(base + PARTNER)
    page.keyboard.press("Tab")
    page.focus(TERM)
    expect(page.locator(NOTE)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(f"{NOTE} a")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(NOTE)).to_be_hidden()

    page.focus(TERM)
    page.keyboard.press("Escape")
    expect(page.locator(NOTE)).to_be_hidden()
    expect(page.locator(TERM)).to_be_focused()


def test_enter_opens_the_glossary(page: Page, base: str) -> None:
    """It is still a link."""
    page.goto(base + PARTNER)
    page.focus(TERM)
    page.keyboard.press("Enter")
    page.wait_for_url("**/reference/glossary/#bpo")

    expect(page.locator("h3#bpo")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 768])
def test_touch(browser: Browser, base: str, width: int) -> None:
    """A tap shows the note inside the screen, a tap elsewhere closes it."""
    context = browser.new_context(viewport={"width": width, "height": 700}, has_touch=True)
    page = context.new_page()
    page.goto(base + PARTNER)
    page.tap(TERM)
    expect(page.locator(NOTE)).to_be_visible()
    box = page.locator(NOTE).bounding_box() or {}

    assert PARTNER in page.url
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    page.tap("h1")
    expect(page.locator(NOTE)).to_be_hidden()
    context.close()


def test_a_screen_reader_hears_the_meaning(page: Page, base: str) -> None:
    """The link is described by the note, open or not."""
    page.goto(base + PARTNER)

    expect(page.locator(TERM)).to_have_accessible_description(f"{MEANING} BPO in the glossary")


def test_without_script_the_term_is_a_link(browser: Browser, base: str) -> None:
    """No note, but the way to the glossary."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + PARTNER)

    expect(page.locator(NOTE)).to_be_hidden()
    expect(page.locator(TERM)).to_have_attribute("href", "../../reference/glossary/#bpo")
    context.close()


def test_on_paper_there_is_just_the_word(page: Page, base: str) -> None:
    """No dotted line and no note in print."""
    page.goto(base + PARTNER)
    page.emulate_media(media="print")

    expect(page.locator(NOTE)).to_be_hidden()
    expect(page.locator(TERM)).to_have_css("text-decoration-line", "none")


def test_search_by_the_words_people_use(page: Page, base: str) -> None:
    """Each synonym finds the page that it is about among the first three results, unless a task is called so."""
    page.goto(base)
    page.click(SEARCH)
    expect(page.locator(".md-search-result__meta")).to_contain_text("Type to start")
    for word, target in SEARCHED:
        search_for(page, "")
        expect(page.locator(".md-search-result__meta")).to_contain_text("Type to start")
        search_for(page, word)
        found = page.locator(f".md-search-result__item:nth-child(-n + 3) a[href*='{target.removesuffix('.md')}/']")

        expect(found.first, f"{word} finds {target}").to_be_attached()


def search_for(page: Page, words: str) -> None:
    """Type over what is there."""
    page.fill(SEARCH, words)
    page.press(SEARCH, "End")


def test_results_of_a_search_fit_their_box(page: Page, base: str) -> None:
    """No line is cut off at the side."""
    page.goto(base)
    page.click(SEARCH)
    expect(page.locator(".md-search-result__meta")).to_contain_text("Type to start")
    search_for(page, "gig")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    right = "names => names.map(name => document.querySelector(name).getBoundingClientRect().right)"
    # Both at one moment: the box grows while it opens.
    inner, item = page.evaluate(right, [".md-search__inner", ".md-search-result__item"])

    assert item <= inner + 2
