"""WebKit, spoken to through its driver by Selenium, on a screen that nobody sees."""

import os
import subprocess
from pathlib import Path
from typing import Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.webkitgtk.service import Service
from selenium.webdriver.webkitgtk.webdriver import WebDriver

from tests import programs
from tests.engines import PassingError
from tests.engines.webdriver import WIDE, Driver

# A page of a test is gone before code is worth optimising, and nobody looks at what graphics in software would draw.
QUICK = {"JSC_useOMGJIT": "0", "JSC_useFTLJIT": "0", "WEBKIT_DISABLE_COMPOSITING_MODE": "1"}
SCREEN = ["-screen", "0", "1400x1000x24", "-nolisten", "tcp", "-displayfd", "1"]


class WebKit(Driver):
    """The small browser that comes with WebKitGTK."""

    def __init__(self, folder: Path) -> None:
        (folder / "user-dirs.dirs").write_text('XDG_DOWNLOAD_DIR="$HOME/downloads"\n', encoding="utf-8")
        still = folder / "gtk-3.0" / "settings.ini"  # no animations
        still.parent.mkdir()
        still.write_text("[Settings]\ngtk-enable-animations=false\n", encoding="utf-8")
        self.screen = subprocess.Popen(
            [str(programs.screen()), *SCREEN], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self.screen.stdout
        display = f":{self.screen.stdout.readline().strip()}"
        home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "DISPLAY": display}
        self.client = WebDriver(service=Service(programs.webkit(), env=os.environ | home | QUICK))
        self.client.set_window_rect(**WIDE)

    def go(self, address: str) -> None:
        """Load an address."""
        self.client.get(address)

    def back(self) -> None:
        """Go back one step."""
        self.client.back()

    def add_tab(self) -> str:
        """Open a window, since a tab would stay behind the one before, and nothing be drawn of it; gives its name."""
        self.client.switch_to.new_window("window")
        self.client.set_window_rect(**WIDE)
        return self.tab()

    def turn_to(self, tab: str, framed: bool) -> None:
        """Send commands to a tab, or to the frame in it, from now on."""
        self.client.switch_to.window(tab)
        if framed:
            self.client.switch_to.frame(0)

    def press(self, value: str, times: int, pause: int) -> None:
        """Press a key, with a pause in milliseconds after each time."""
        chain = ActionChains(self.client)
        for _ in range(times):
            chain.key_down(value).key_up(value).pause(pause / 1000)
        chain.perform()

    def run(self, script: str, *given: Any) -> Any:
        """What a script of the page hands to its last argument."""
        try:
            return self.client.execute_async_script(script, *given)
        except WebDriverException as error:
            raise PassingError(str(error)) from error

    def quit(self) -> None:
        """End the browser, its driver and the screen."""
        self.client.quit()
        self.screen.terminate()
        self.screen.wait()
