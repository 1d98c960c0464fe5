"""Chromium behind the tests' own interface, through Playwright."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Download, Error, Page

from tests.engines import PATIENCE, Engine, PassingError, Tab

WIDE = {"width": 1280, "height": 800}


class ChromiumTab(Tab):
    """A page of Playwright's."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_default_timeout(PATIENCE * 1000)

    def open(self, address: str) -> None:
        """Go to an address."""
        self.page.goto(address)

    @property
    def address(self) -> str:
        """Where the page is now."""
        return self.page.url

    def reload(self) -> None:
        """Load the page again."""
        self.page.reload()

    def back(self) -> None:
        """Go back one step."""
        self.page.go_back()

    def close(self) -> None:
        """Close the tab."""
        self.page.close()

    def click(self, css: str) -> None:
        """Press the mouse on an element."""
        self.page.locator(css).first.click()

    def write(self, css: str, text: str) -> None:
        """Type behind what stands in a field."""
        field = self.page.locator(css)
        field.press("End")
        field.press_sequentially(text)

    def press(self, key: str, times: int = 1, pause: float = 0) -> None:
        """Press a key, with a pause of so many seconds after each time."""
        for _ in range(times):
            self.page.keyboard.press(key)
            if pause:
                self.page.wait_for_timeout(1000 * pause)

    def run(self, script: str, *given: Any) -> Any:
        """What a script gives, once its promise has come true."""
        try:
            return self.page.evaluate(f"(given) => ({script})(...given)", list(given))
        except Error as error:
            if "context was destroyed" in error.message:
                raise PassingError(error.message) from error
            raise


class Chromium(Engine):
    """A fresh profile of the Chromium that all tests share."""

    name = "chromium"

    def __init__(self, browser: Browser) -> None:
        self.context = browser.new_context(service_workers="allow", reduced_motion="reduce", viewport=WIDE)
        self.taken: list[Download] = []

    def tab(self, width: int | None = None) -> Tab:
        """A new tab; with a width, one of that many pixels."""
        page = self.context.new_page()
        page.on("download", lambda download: self.taken.append(download))
        if width is not None:
            page.set_viewport_size({"width": width, "height": 720})
        return ChromiumTab(page)

    def files(self) -> list[Path]:
        """The files that came down, as soon as each is whole."""
        self.context.pages[0].wait_for_timeout(0)  # lets Playwright tell of one
        return [Path(download.path()) for download in self.taken]

    def close(self) -> None:
        """End the profile."""
        self.context.close()
