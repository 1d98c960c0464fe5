"""Firefox and WebKit behind the tests' own interface: the libraries that drive them say the same in two ways."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from marionette_driver.errors import ElementNotInteractableException as FirefoxCannotError
from selenium.common.exceptions import ElementNotInteractableException as WebKitCannotError

from tests.engines import PATIENCE, PAUSE, Engine, PassingError, Tab

START = 120  # seconds that a browser may take to start
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "Space": " "}  # as the W3C's standard has them
PARTS = (".part", ".wkdownload")
WIDE = {"width": 1280, "height": 900}
# No browser makes its window as narrow as a phone, but a frame can be.
FRAME = """(src, width) => {
  document.body.replaceChildren(Object.assign(document.createElement("iframe"), { src, width, height: 720 }));
}"""
INTO_VIEW = "(css) => document.querySelector(css)?.scrollIntoView({ block: 'center', behavior: 'instant' })"
# Not every engine waits for a promise by itself.
PROMISE = """const [given, done] = arguments;
Promise.resolve().then(() => (%s)(...given))
  .then((value) => done({ value }), (error) => done({ error: String(error) }));
"""


class Driver(ABC):
    """A running browser, driven by its `client`; commands go to the tab that was turned to last."""

    client: Any

    @abstractmethod
    def __init__(self, folder: Path) -> None:
        """Start it with an empty profile; what comes down goes to `downloads` in the folder."""

    @abstractmethod
    def go(self, address: str) -> None:
        """Load an address."""

    def reload(self) -> None:
        """Load the page again."""
        self.client.refresh()

    @abstractmethod
    def back(self) -> None:
        """Go back one step."""

    def tab(self) -> str:
        """The name of the tab that commands go to."""
        return str(self.client.current_window_handle)

    @abstractmethod
    def add_tab(self) -> str:
        """Open a tab; gives its name."""

    @abstractmethod
    def turn_to(self, tab: str, framed: bool) -> None:
        """Send commands to a tab, or to the frame in it, from now on."""

    def close_tab(self) -> None:
        """Close the tab."""
        self.client.close()

    def find(self, css: str) -> Any:
        """An element with `click()` and `send_keys(text)`."""
        return self.client.find_element("css selector", css)

    @abstractmethod
    def press(self, value: str, times: int, pause: int) -> None:
        """Press a key, with a pause in milliseconds after each time."""

    @abstractmethod
    def run(self, script: str, *given: Any) -> Any:
        """What a script hands to its last argument; PassingError where the page could not run it."""

    @abstractmethod
    def quit(self) -> None:
        """End the browser."""


class WebDriverTab(Tab):
    """A tab, or a frame in it; each command goes to the one that is asked."""

    def __init__(self, engine: "WebDriverEngine", name: str, width: int | None) -> None:
        self.engine, self.name, self.width = engine, name, width
        self.framed = False

    @property
    def driver(self) -> Driver:
        """The browser, turned to this tab."""
        return self.engine.turned_to(self)

    def open(self, address: str) -> None:
        """Go to an address: in a frame, to a page around it first."""
        self.framed, self.engine.turned = False, None
        self.driver.go(address if self.width is None else "about:blank")
        if self.width is not None:
            self.run(FRAME, address, self.width)
            self.framed, self.engine.turned = True, None
            self.until("() => location.href !== 'about:blank' && document.readyState === 'complete'")

    @property
    def address(self) -> str:
        """Where the page is now."""
        return str(self.run("() => location.href"))

    def reload(self) -> None:
        """Load the page again."""
        self.driver.reload()

    def back(self) -> None:
        """Go back one step."""
        self.driver.back()

    def close(self) -> None:
        """Close the tab."""
        self.driver.close_tab()
        self.engine.turned = None

    def click(self, css: str) -> None:
        """Press the mouse on an element."""
        self._act(css, lambda: self.driver.find(css).click())

    def write(self, css: str, text: str) -> None:
        """Type behind what stands in a field."""
        self._act(css, lambda: self.driver.find(css).send_keys(text))

    def _act(self, css: str, act: Callable[[], object]) -> None:
        """Do it as soon as the element can be used: a page may still be moving it to its place.

        Once something came down, WebKit's window has a bar for it at its foot; its driver takes what lies below the
        page's new edge for seen, and does not scroll to it.
        """
        end = monotonic() + PATIENCE
        while True:
            try:
                act()
            except (FirefoxCannotError, WebKitCannotError):
                if monotonic() > end:
                    raise
                with suppress(PassingError):
                    self.run(INTO_VIEW, css)
                sleep(PAUSE)
            else:
                return

    def press(self, key: str, times: int = 1, pause: float = 0) -> None:
        """Press a key, with a pause of so many seconds after each time."""
        self.driver.press(KEYS.get(key, key), times, round(1000 * pause))

    def run(self, script: str, *given: Any) -> Any:
        """What a script gives, once its promise has come true."""
        answer = self.driver.run(PROMISE % script, list(given))
        if not answer:
            raise PassingError("the page went away")
        if "error" in answer:
            raise AssertionError(f"{answer['error']}: {script}")
        return answer.get("value")


class WebDriverEngine(Engine):
    """A browser that is driven one tab at a time."""

    def __init__(self, name: str, start: Callable[[Path], Driver], folder: Path) -> None:
        self.name, self.folder = name, folder / "downloads"
        self.folder.mkdir()
        self.driver = start(folder)
        self.turned: WebDriverTab | None = None
        self.first = self.driver.tab()  # it stays: a browser without a tab ends

    def tab(self, width: int | None = None) -> Tab:
        """A new tab; with a width, a frame of that many pixels in it."""
        self.driver.turn_to(self.first, framed=False)
        self.turned = None
        return WebDriverTab(self, self.driver.add_tab(), width)

    def turned_to(self, tab: WebDriverTab) -> Driver:
        """The browser; it is told first when a tab is another one than before."""
        if tab is not self.turned:
            self.driver.turn_to(tab.name, tab.framed)
            self.turned = tab
        return self.driver

    def files(self) -> list[Path]:
        """The files that came down, once each is whole: until then there is one of the browser's own beside it."""
        files = list(self.folder.iterdir())
        return [] if any(path.suffix in PARTS for path in files) else [path for path in files if path.stat().st_size]

    def close(self) -> None:
        """End the browser."""
        self.driver.quit()
