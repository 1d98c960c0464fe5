"""A host of the site that counts what it sends, and goes wrong as asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from pathlib import Path
from threading import Event, Thread
from urllib.parse import unquote, urlsplit

from calculator.site.server import Handler, Server

HELD = 300  # seconds, longer than any test waits


@dataclass
class Host:
    """What was asked for, by its address below the root, how many bytes that was, and how this host goes wrong."""

    root: Path
    prefix: str = "/"
    address: str = ""
    slashes_off: bool = False  # takes them off the ends of addresses
    refused: set[str] = field(default_factory=set)
    altered: set[str] = field(default_factory=set)  # on the way
    held: tuple[str, ...] = ()  # beginnings of addresses that are not answered until `go`
    go: Event = field(default_factory=Event)
    asked: list[str] = field(default_factory=list)
    sent: int = 0


class Odd(Handler):
    """Answers as its host does."""

    def __init__(self, *args: object, host: Host) -> None:
        self.host = host
        super().__init__(*args, root=host.root, prefix=host.prefix)

    def do_GET(self) -> None:  # noqa: N802
        """Tell the host, then go wrong, or not."""
        path = unquote(urlsplit(self.path).path)
        name = path.removeprefix(self.host.prefix)
        self.host.asked.append(name)
        if self.host.held and name.startswith(self.host.held):
            self.host.go.wait(HELD)
        if name in self.host.refused:
            self._send(HTTPStatus.NOT_FOUND, None)
        elif name in self.host.altered:
            self._send(HTTPStatus.OK, self.root / "404.html")
        elif self.host.slashes_off and name.endswith("/"):
            self._redirect(path.rstrip("/"))
        elif self.host.slashes_off and name and (self.root / name).is_dir():
            self._send(HTTPStatus.OK, self.root / name / "index.html")
        else:
            super().do_GET()

    def send_header(self, keyword: str, value: str) -> None:
        """Count what is sent."""
        self.host.sent += int(value) if keyword == "Content-Length" else 0
        super().send_header(keyword, value)


@contextmanager
def hosted(root: Path, prefix: str = "/", **faults: object) -> Iterator[Host]:
    """Serve in the background until the test lets go."""
    host = Host(root, prefix, **faults)  # type: ignore[arg-type]
    httpd = Server(("127.0.0.1", 0), partial(Odd, host=host))  # type: ignore[arg-type]
    host.address = f"http://127.0.0.1:{httpd.server_port}{prefix}"
    Thread(target=httpd.serve_forever, daemon=True).start()
    try:
        yield host
    finally:
        host.go.set()
        httpd.shutdown()
        httpd.server_close()
