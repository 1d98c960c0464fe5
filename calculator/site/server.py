"""Serves a built site as GitHub Pages does: gzip, 404.html, ten minutes of cache, under a prefix if need be."""

import argparse
import gzip
import mimetypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from calculator.site.bundle.sizes import LEVEL

TYPES = {
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".webmanifest": "application/json",
}
PACKED = ("text/", "application/javascript", "application/json", "application/wasm", "application/xml", "image/svg+xml")


class Handler(BaseHTTPRequestHandler):
    """One request for a file below `root`, whose address starts with `prefix`."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, root: Path, prefix: str, quiet: bool = True) -> None:
        self.root, self.prefix, self.quiet = root.resolve(), prefix, quiet
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send a file, a redirect to a folder's own address, or 404.html."""
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(self.prefix):
            return self._send(HTTPStatus.NOT_FOUND, None)
        file = (self.root / path[len(self.prefix) :]).resolve()
        if not file.is_relative_to(self.root):
            return self._send(HTTPStatus.NOT_FOUND, None)
        if file.is_dir() and not path.endswith("/"):
            return self._redirect(path + "/")
        file = file / "index.html" if file.is_dir() else file
        if file.is_file():
            return self._send(HTTPStatus.OK, file)
        return self._send(HTTPStatus.NOT_FOUND, self.root / "404.html")

    do_HEAD = do_GET  # noqa: N815

    def _redirect(self, to: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, file: Path | None) -> None:
        kind = content_type(file) if file else "text/plain"
        zipped = kind.startswith(PACKED) and "gzip" in self.headers.get("Accept-Encoding", "")
        body = content(file, file.stat().st_mtime_ns, zipped) if file and file.exists() else b""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing, unless asked to."""
        if not self.quiet:
            super().log_message(format, *args)


def content_type(file: Path) -> str:
    """The media type by the file's ending."""
    return TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"


@lru_cache(maxsize=2048)  # more than a site has: one that keeps it all asks for its files in turn
def content(file: Path, changed: int, zipped: bool) -> bytes:
    """A file's bytes, gzipped if wanted; `changed` makes an edited file a new one."""
    body = file.read_bytes()
    return gzip.compress(body, LEVEL) if zipped else body


class Server(ThreadingHTTPServer):
    """Says nothing when a browser hangs up in the middle of an answer."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Report all but a closed connection."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def server(
    root: Path, port: int = 0, prefix: str = "/", quiet: bool = True, handler: type[Handler] = Handler
) -> Server:
    """A server on this machine only; port 0 takes a free one."""
    return Server(("127.0.0.1", port), partial(handler, root=root, prefix=prefix, quiet=quiet))


@contextmanager
def running(root: Path, prefix: str = "/", handler: type[Handler] = Handler) -> Iterator[str]:
    """Serve in the background; gives the address of the site's root."""
    httpd = server(root, prefix=prefix, handler=handler)
    Thread(target=httpd.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{httpd.server_port}{prefix}"
    finally:
        httpd.shutdown()
        httpd.server_close()


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path("site"))
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--prefix", default="/")
    options = parser.parse_args()
    try:
        httpd = server(options.root, options.port, options.prefix)
    except (OSError, OverflowError) as error:
        reason = str(getattr(error, "strerror", None) or error).rstrip(".")
        raise SystemExit(f"Port {options.port}: {reason}. Choose another, such as: make serve PORT=8080") from None
    print(f"Serving {options.root} at http://127.0.0.1:{options.port}{options.prefix}", flush=True)
    try:
        httpd.serve_forever()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()
