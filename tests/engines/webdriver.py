"""Firefox and WebKit behind the tests' own interface."""

from pathlib import Path
from typing import Any

from tests.engines import PATIENCE, Engine, PassingError, Tab
from tests.engines.wires import WebDriverError, Wire

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the standard's name of a reference to an element
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "Space": " ", "ArrowDown": "\ue015"}
PARTS = (".part", ".wkdownload")
WIDE = {"width": 1280, "height": 900}
# No browser makes its window as narrow as a phone, but a frame can be.
FRAME = """(src, width) => {
  document.body.replaceChildren(Object.assign(document.createElement("iframe"), { src, width, height: 720 }));
}"""
# Not every engine waits for a promise by itself.
PROMISE = """const [script, given, done] = arguments;
Promise.resolve().then(() => (%s)(...given))
  .then((value) => done({ value }), (error) => done({ error: String(error) }));
"""


class WebDriverTab(Tab):
    """A tab, or a frame in it; each command goes to the one that is asked."""

    def __init__(self, engine: "WebDriverEngine", handle: str, width: int | None) -> None:
        self.engine, self.handle, self.width = engine, handle, width
        self.framed = False

    def _send(self, command: str, **given: Any) -> Any:
        return self.engine.send(self, command, **given)

    def open(self, address: str) -> None:
        """Go to an address: in a frame, to a page around it first."""
        self.framed, self.engine.turned = False, None
        self._send("Navigate", url=address if self.width is None else "about:blank")
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
        self._send("Refresh")

    def back(self) -> None:
        """Go back one step."""
        self._send("Back")

    def close(self) -> None:
        """Close the tab."""
        self._send("CloseWindow")
        self.engine.turned = None

    def click(self, css: str) -> None:
        """Press the mouse on an element."""
        self._send("ElementClick", id=self._find(css))

    def write(self, css: str, text: str) -> None:
        """Type behind what stands in a field."""
        self._send("ElementSendKeys", id=self._find(css), text=text)

    def press(self, key: str, times: int = 1, pause: float = 0) -> None:
        """Press a key, with a pause of so many seconds after each time."""
        value = KEYS.get(key, key)
        one = [
            {"type": "keyDown", "value": value},
            {"type": "keyUp", "value": value},
            {"type": "pause", "duration": round(1000 * pause)},
        ]
        self._send("PerformActions", actions=[{"type": "key", "id": "keyboard", "actions": one * times}])

    def run(self, script: str, *given: Any) -> Any:
        """What a script gives, once its promise has come true."""
        try:
            answer = self._send("ExecuteAsyncScript", script=PROMISE % script, args=[None, list(given)])
        except WebDriverError as error:
            raise PassingError(str(error)) from error
        if not answer:
            raise PassingError("the page went away")
        if "error" in answer:
            raise AssertionError(f"{answer['error']}: {script}")
        return answer.get("value")

    def _find(self, css: str) -> str:
        return str(self._send("FindElement", using="css selector", value=css)[ELEMENT])


class WebDriverEngine(Engine):
    """A browser that takes the standard's commands, one tab at a time."""

    def __init__(self, name: str, wire: Wire, downloads: Path) -> None:
        self.name, self.wire, self.folder = name, wire, downloads
        self.turned: WebDriverTab | None = None
        self.first = wire("GetWindowHandle")  # it stays: a browser without a tab ends
        wire("SetWindowRect", **WIDE)
        wire("SetTimeouts", script=PATIENCE * 1000, pageLoad=PATIENCE * 1000)

    def tab(self, width: int | None = None) -> Tab:
        """A new tab; with a width, a frame of that many pixels in it."""
        self.wire("SwitchToWindow", handle=self.first)
        self.turned = None
        return WebDriverTab(self, self.wire("NewWindow", type="tab")["handle"], width)

    def send(self, tab: WebDriverTab, command: str, **given: Any) -> Any:
        """A command for a tab; the browser is told first when it is another one than before."""
        if tab is not self.turned:
            self.wire("SwitchToWindow", handle=tab.handle)
            if tab.framed:
                self.wire("SwitchToFrame", id=0)
            self.turned = tab
        return self.wire(command, **given)

    def files(self) -> list[Path]:
        """The files that came down, once each is whole: until then there is one of the browser's own beside it."""
        files = list(self.folder.iterdir())
        return [] if any(path.suffix in PARTS for path in files) else [path for path in files if path.stat().st_size]

    def close(self) -> None:
        """End the browser."""
        self.wire.close()
