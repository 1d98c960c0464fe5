"""The keyboard alone, in three engines: every stop is seen, and what is closed is no stop."""

from tests.browser import LOGO
from tests.engines import Engine, Tab
from tests.engines.walk import stops, wrong

PHONE = 390
READY = "#cost[data-state=ready]"
FOCUSED = "(css) => Boolean(document.activeElement?.closest(css))"
SHOWN = "(css) => document.querySelector(css).checkVisibility({ visibilityProperty: true, opacityProperty: true })"


# No window is as narrow as a phone, but a frame can be; WebKit scrolls one too late to look at.
WIDTHS = {"chromium": (320, PHONE, None), "firefox": (PHONE, None), "webkit": (None,)}


def test_every_stop_of_an_article_is_seen(engine: Engine, base: str) -> None:
    """On the screen, not covered, with an outline, in the order of the text."""
    for width in WIDTHS[engine.name]:
        tab = engine.tab(width)
        tab.open(f"{base}guide/partner/")
        tab.there(".header-tasks")
        assert wrong(tab) == []
        tab.close()


def test_every_stop_of_an_answer_is_seen(engine: Engine, base: str) -> None:
    """With the result in a bar at the foot of a phone, or beside the form on a wide page."""
    tab = engine.tab(WIDTHS[engine.name][0])
    tab.open(f"{base}calculator/#{LOGO}")
    tab.there(READY)

    assert wrong(tab) == []
    tab.close()


def test_every_stop_of_my_tasks_is_seen(engine: Engine, base: str) -> None:
    """The example list."""
    tab = engine.tab(WIDTHS[engine.name][0])
    tab.open(f"{base}my-tasks/")
    tab.until(SHOWN, "#list-empty")
    tab.click("[data-action=examples]")
    tab.there(".tasks tbody tr")

    assert wrong(tab) == []
    tab.close()


def walk_to(tab: Tab, css: str) -> None:
    """Go on with Tab to an element; it must be among the first stops."""
    for _ in range(10):
        tab.press("Tab")
        if tab.run(FOCUSED, css):
            return
    raise AssertionError(f"Tab does not lead to {css}")


def test_the_menu_of_a_phone(engine: Engine, base: str) -> None:
    """It opens by its button, holds the focus, unfolds its parts, and closes with Escape."""
    tab = engine.tab(PHONE)
    tab.open(f"{base}guide/partner/")
    walk_to(tab, "[data-opens=drawer]")
    tab.press("Enter")
    tab.until(FOCUSED, ".md-sidebar--primary")
    assert tab.run("() => document.querySelector('[data-opens=drawer]').ariaExpanded") == "true"
    met = stops(tab)
    assert len(met) > 5
    assert [stop for stop in met if {*stop["wrong"]} - {"out of order"} or "md-nav" not in stop["name"]] == []

    tab.run("() => document.querySelector('.md-sidebar--primary label[tabindex]:not(:checked ~ label)').focus()")
    before = len(met)
    tab.press("Space")
    assert len(stops(tab)) != before
    tab.press("Escape")
    tab.until(FOCUSED, "[data-opens=drawer]")
    assert not tab.run(SHOWN, ".md-sidebar--primary")
    assert tab.run("() => document.querySelectorAll('[inert]').length") == 0
    tab.close()


def test_the_search_of_a_phone(engine: Engine, base: str) -> None:
    """It opens by its button, finds, and Escape leads back."""
    tab = engine.tab(PHONE)
    tab.open(f"{base}guide/partner/")
    walk_to(tab, "[data-opens=search]")
    tab.press("Enter")
    tab.until(FOCUSED, ".md-search__input")
    tab.write(".md-search__input", "contract")
    tab.there(".md-search-result__link")
    tab.press("Escape")

    tab.until(FOCUSED, "[data-opens=search]")
    assert not tab.run(SHOWN, ".md-search__input")
    tab.close()


def test_a_letter_turns_no_page(engine: Engine, base: str) -> None:
    """A key alone is no command: whoever speaks to the machine, or slips, stays where they are."""
    tab = engine.tab()
    tab.open(f"{base}guide/partner/")
    walk_to(tab, ".site-name")
    for key in ("n", "p", "s"):
        tab.press(key)

    assert tab.run(FOCUSED, ".site-name")
    assert tab.address == f"{base}guide/partner/"
    tab.close()
