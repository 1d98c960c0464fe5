"""Writes the service worker: every file of a built site with its hash, so that a whole release works offline."""

import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

SOURCE = Path(__file__).with_name("sw.js")
NAME = "sw.js"
NOT_KEPT = (NAME, "sitemap.xml", "sitemap.xml.gz", "assets/social-card.png")
NOT_KEPT_ENDINGS = (".map",)


def write(folder: str | Path) -> Path:
    """Write `sw.js` at the root of a finished site; the same site gives the same file."""
    files = listed(Path(folder))
    version = sha256(json.dumps(files).encode() + SOURCE.read_bytes()).hexdigest()[:12]
    head = f"const VERSION = {json.dumps(version)};\nconst FILES = {json.dumps(files)};\n"
    target = Path(folder) / NAME
    target.write_text(head + SOURCE.read_text(encoding="utf-8"), encoding="utf-8")
    return target


def listed(folder: Path) -> dict[str, str]:
    """The integrity of every file by its address, relative to the site's root."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    kept = {name: path for name, path in names.items() if name not in NOT_KEPT and not name.endswith(NOT_KEPT_ENDINGS)}
    return {address(name): integrity(path) for name, path in kept.items()}


def address(name: str) -> str:
    """A page's address is its folder's."""
    folder, slash, file = name.rpartition("/")
    return folder + slash if file == "index.html" else name


def integrity(path: Path) -> str:
    """A file's hash as browsers check it."""
    return f"sha256-{b64encode(sha256(path.read_bytes()).digest()).decode()}"
