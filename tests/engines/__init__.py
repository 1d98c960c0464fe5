"""What a reader does, in three engines: one small way to drive each, so that a test is written once for all."""

import time
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

PATIENCE = 60  # seconds: Python starts slowly on a busy machine
PAUSE = 0.05


class PassingError(Exception):
    """A page could not answer just now: it may be on its way to another one."""


class Tab(ABC):
    """A page as a reader uses it. `css` names one element, and a script is the text of a function."""

    @abstractmethod
    def open(self, address: str) -> None:
        """Go to an address."""

    @property
    @abstractmethod
    def address(self) -> str:
        """Where the page is now."""

    @abstractmethod
    def reload(self) -> None:
        """Load the page again."""

    @abstractmethod
    def back(self) -> None:
        """Go back one step."""

    @abstractmethod
    def close(self) -> None:
        """Close the tab."""

    @abstractmethod
    def click(self, css: str) -> None:
        """Press the mouse on an element."""

    @abstractmethod
    def write(self, css: str, text: str) -> None:
        """Type behind what stands in a field."""

    @abstractmethod
    def press(self, key: str, times: int = 1, pause: float = 0) -> None:
        """Press a key, with a pause of so many seconds after each time."""

    @abstractmethod
    def run(self, script: str, *given: Any) -> Any:
        """What a script gives, once its promise has come true."""

    def until(self, script: str, *given: Any) -> Any:
        """What a script gives, once that is something."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if found := self.run(script, *given):
                    return found
            except PassingError:
                pass
            time.sleep(PAUSE)
        raise AssertionError(f"this did not come true: {script} {given or ''}\n{self.seen()}")

    def seen(self) -> str:
        """Where the page is, and what is to be read on it: for a failure."""
        return f"{self.address}\n" + self.run("() => document.querySelector('article')?.innerText.slice(0, 2000) ?? ''")

    def there(self, css: str) -> None:
        """Wait until an element is there."""
        self.until("(css) => Boolean(document.querySelector(css))", css)

    def shows(self, css: str, text: str) -> None:
        """Wait until an element that is there says a text."""
        said = "(css, text) => [...document.querySelectorAll(css)].some((one) => one.innerText.includes(text))"
        self.until(said, css, text)

    def value(self, css: str) -> str:
        """What stands in a field."""
        return str(self.run("(css) => document.querySelector(css).value", css))


class Engine(ABC):
    """A browser with a profile of its own."""

    name: str

    @abstractmethod
    def tab(self, width: int | None = None) -> Tab:
        """A new tab; with a width, a page of that many pixels, as on a phone."""

    @abstractmethod
    def files(self) -> list[Path]:
        """The files that came down, as soon as each is whole."""

    def download(self) -> str:
        """The text of the first file, once it came down."""
        end = time.monotonic() + PATIENCE
        while not self.files() and time.monotonic() < end:
            time.sleep(PAUSE)
        return self.files()[0].read_text(encoding="utf-8")

    @abstractmethod
    def close(self) -> None:
        """End the browser."""
