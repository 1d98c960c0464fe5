"""Firefox, spoken to through its own port by Mozilla's client."""

from pathlib import Path
from typing import Any

from marionette_driver.errors import MarionetteException
from marionette_driver.marionette import Marionette

from tests import programs
from tests.engines import PassingError
from tests.engines.webdriver import START, WIDE, Driver


class Firefox(Driver):
    """The Firefox that is installed, without a window."""

    def __init__(self, folder: Path) -> None:
        settings = {
            "browser.download.folderList": 2,
            "browser.download.dir": str(folder / "downloads"),
            "ui.prefersReducedMotion": 1,
        }
        self.client = Marionette(
            port=0,
            app="fxdesktop",
            bin=programs.firefox(),
            headless=True,
            prefs=settings,
            workspace=str(folder),
            gecko_log=str(folder / "log"),
            startup_timeout=START,
        )
        self.client.start_session()
        self.client.set_window_rect(**WIDE)

    def go(self, address: str) -> None:
        """Load an address."""
        self.client.navigate(address)

    def back(self) -> None:
        """Go back one step."""
        self.client.go_back()

    def add_tab(self) -> str:
        """Open a tab; gives its name."""
        return str(self.client.open(type="tab")["handle"])

    def turn_to(self, tab: str, framed: bool) -> None:
        """Send commands to a tab, or to the frame in it, from now on."""
        self.client.switch_to_window(tab)
        if framed:
            self.client.switch_to_frame(0)

    def press(self, value: str, times: int, pause: int) -> None:
        """Press a key, with a pause in milliseconds after each time."""
        keys = self.client.actions.sequence("key", "keyboard")
        for _ in range(times):
            keys.key_down(value).key_up(value).pause(pause)
        keys.perform()

    def run(self, script: str, *given: Any) -> Any:
        """What a script of the page, not beside it, hands to its last argument."""
        try:
            return self.client.execute_async_script(script, given, sandbox=None)
        except MarionetteException as error:
            raise PassingError(str(error)) from error

    def quit(self) -> None:
        """End Firefox."""
        self.client.quit()
