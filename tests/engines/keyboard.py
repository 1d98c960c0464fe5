"""The keyboard alone, in three engines: every stop is seen, and what is closed is no stop."""

from tests.browser import LOGO
from tests.engines import Engine, Tab
from tests.engines.walk import MOST, stops, wrong

PHONE = 390
EMPTY = "#list-empty:not([hidden])"
STARTED = "#calculator[data-enhanced]"
PAGES = {
    "": MOST,
    "guide/partner/": MOST,
    "templates/pilot-scorecard/": MOST,
    "tasks/": 80,
}  # and how far to go
READY = "#cost[data-state=ready]"
FOCUSED = "(css) => Boolean(document.activeElement?.closest(css))"
SHOWN = "(css) => document.querySelector(css).checkVisibility({ visibilityProperty: true, opacityProperty: true })"


# No window is as narrow as a phone, but a frame can be; WebKit scrolls one too late to look at.
NARROW = {"chromium": 320, "firefox": PHONE, "webkit": None}


def walk_to(tab: Tab, css: str) -> None:
    """Go on with Tab to an element; it must be among the first stops."""
    for _ in range(10):
        tab.press("Tab")
        if tab.run(FOCUSED, css):
            return
    raise AssertionError(f"Tab does not lead to {css}")


def opened_by(engine: Engine, address: str, opens: str, place: str) -> Tab:
    """A phone's page on which a button of the header was pressed with the keyboard: the focus is in what it opens."""
    tab = engine.tab(PHONE)
    tab.open(address)
    walk_to(tab, opens)
    tab.press("Enter")
    tab.until(FOCUSED, place)
    return tab


def closed_by_escape(tab: Tab, opens: str, place: str) -> None:
    """Escape leads back to the button, and what it opened is gone."""
    tab.press("Escape")
    tab.until(FOCUSED, opens)
    assert not tab.run(SHOWN, place)


def wrong_at(engine: Engine, address: str, ready: str, width: int | None = None, most: int = MOST) -> list[str]:
    """The stops of a page at which something is wrong."""
    tab = engine.tab(width)
    tab.open(address)
    tab.there(ready)
    found = wrong(tab, most)
    tab.close()
    return found


class Keyboard:
    """What Tab and the keys do on each kind of page."""

    def test_every_stop_of_a_page_to_read_is_seen(self, engine: Engine, base: str) -> None:
        """On the screen, not covered, with an outline, in the order of the text; and each is led to."""
        for path, most in PAGES.items():
            assert wrong_at(engine, f"{base}{path}", ".header-tasks", most=most) == []
        if NARROW[engine.name]:
            assert wrong_at(engine, f"{base}guide/partner/", ".header-tasks", NARROW[engine.name]) == []

    def test_every_stop_of_the_calculator_is_seen(self, engine: Engine, base: str) -> None:
        """Before the first answer, and with the result in a bar at the foot of a phone, or beside the form."""
        for width in {NARROW[engine.name], None}:
            assert wrong_at(engine, f"{base}calculator/#{LOGO}", READY, width) == []
        assert wrong_at(engine, f"{base}calculator/", STARTED, NARROW[engine.name]) == []

    def test_every_stop_of_my_tasks_is_seen(self, engine: Engine, base: str) -> None:
        """Without tasks, and with those of the example list."""
        assert wrong_at(engine, f"{base}my-tasks/", EMPTY, NARROW[engine.name]) == []
        tab = engine.tab(NARROW[engine.name])
        tab.open(f"{base}my-tasks/")
        tab.there(EMPTY)
        tab.click("[data-action=examples]")
        tab.there(".tasks tbody tr")
        assert wrong(tab) == []
        tab.close()

    def test_the_menu_of_a_phone(self, engine: Engine, base: str) -> None:
        """It opens by its button, holds the focus, unfolds its parts, and closes with Escape."""
        tab = opened_by(engine, f"{base}guide/partner/", "[data-opens=drawer]", ".md-sidebar--primary")
        assert tab.run("() => document.querySelector('[data-opens=drawer]').ariaExpanded") == "true"
        met = stops(tab)
        assert len(met) > 5
        assert [stop for stop in met if {*stop["wrong"]} - {"out of order"} or "md-nav" not in stop["name"]] == []

        tab.run("() => document.querySelector('.md-sidebar--primary label[tabindex]:not(:checked ~ label)').focus()")
        before = len(met)
        tab.press("Space")
        assert len(stops(tab)) != before
        closed_by_escape(tab, "[data-opens=drawer]", ".md-sidebar--primary")
        assert tab.run("() => document.querySelectorAll('[inert]').length") == 0
        tab.close()

    def test_the_search_of_a_phone(self, engine: Engine, base: str) -> None:
        """It opens by its button, finds, and Escape leads back."""
        tab = opened_by(engine, f"{base}guide/partner/", "[data-opens=search]", ".md-search__input")
        tab.write(".md-search__input", "contract")
        tab.there(".md-search-result__link")

        closed_by_escape(tab, "[data-opens=search]", ".md-search__input")
        tab.close()

    def test_a_letter_turns_no_page(self, engine: Engine, base: str) -> None:
        """A key alone is no command: whoever speaks to the machine, or slips, stays where they are."""
        tab = engine.tab()
        tab.open(f"{base}guide/partner/")
        walk_to(tab, ".site-name")
        for key in ("n", "p", "s"):
            tab.press(key)

        assert tab.run(FOCUSED, ".site-name")
        assert tab.address == f"{base}guide/partner/"
        tab.close()
