"""Writes the service worker: every file of a built site with its hash, so that a whole release works offline."""

import gzip
import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, unquote

from calculator import bridge
from calculator.site.bundle.sizes import LEVEL

SOURCE = Path(__file__).with_name("sw.js")
NAME = "sw.js"
AHEAD = Path("assets", "ahead.json")
CALCULATOR = Path("calculator", "index.html")
RUNTIME = "assets/runtime/"
NOT_KEPT = (NAME, AHEAD.as_posix(), "sitemap.xml", "sitemap.xml.gz", "assets/social-card.png")
NOT_KEPT_FOLDERS = ("assets/javascripts/lunr/", "assets/tasks/")  # search in other languages; a Word file for each task
NOT_KEPT_ENDINGS = (".map",)
CORE = (
    *("calculator/", "my-tasks/", RUNTIME, "404.html", "assets/favicon.svg"),
    *(f"assets/{folder}/" for folder in ("calculator", "css", "fonts", "javascripts", "js", "stylesheets")),
)  # what the calculator needs, the first to be kept
LISTS = re.compile(rf"{RUNTIME}[^/]+/{bridge.LISTS}\.packed")  # what only a list that is brought in takes
LAST = ("assets/templates/",)
TASKS = "tasks/"  # hundreds of pages below this one, kept where they are read, and with the rest where it is asked for
WHOLE = ("guide/whole/", "assets/book/")  # the whole guide in one, whose pages are kept one by one
SCRIPTS = (".js", ".mjs")
NAMED = re.compile(rf'(?:href|src)="[./]*({RUNTIME}[^"]+)"')
HASH = 16  # characters of a hash, enough to tell releases apart


def write(folder: str | Path) -> Path:
    """Write `sw.js` at the root of a finished site; the same site gives the same file."""
    files = listed(Path(folder))
    core = sum(rank(address) == 0 for address in files)
    asked = [address for address in files if is_asked(address)]
    sizes = {"BYTES": sent(Path(folder), list(files)), "MORE": sent(Path(folder), asked)}
    head = {"FILES": files, "CORE": core, "UNASKED": len(files) - len(asked)} | sizes
    target = Path(folder) / NAME
    constants = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in head.items())
    target.write_text(constants + SOURCE.read_text(encoding="utf-8"), encoding="utf-8")
    return target


def write_ahead(folder: str | Path) -> Path:
    """Write the list of what the calculator needs for its first answer, small ones first, for pages that lead to it."""
    root = Path(folder)
    named = set(NAMED.findall((root / CALCULATOR).read_text(encoding="utf-8")))
    scripts = {path.relative_to(root).as_posix() for path in (root / RUNTIME).rglob("*") if path.suffix in SCRIPTS}
    wanted = sorted(named | scripts, key=lambda name: ((root / name).stat().st_size, name))
    target = root / AHEAD
    target.write_text(json.dumps(wanted), encoding="utf-8")
    return target


def listed(folder: Path) -> dict[str, str]:
    """The start of every file's hash by its address relative to the site's root, in the order of keeping."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    kept = {address(name): path for name, path in names.items() if is_kept(name)}
    return {name: start_of_hash(kept[name]) for name in sorted(kept, key=rank)}


def is_kept(name: str) -> bool:
    """Whether a file of the site belongs to what works offline."""
    return not (name in NOT_KEPT or name.startswith(NOT_KEPT_FOLDERS) or name.endswith(NOT_KEPT_ENDINGS))


def rank(address: str) -> int:
    """The calculator, pages, what is downloaded from them or reads lists; last what is kept only if asked for."""
    if is_asked(address):
        return 3
    if LISTS.fullmatch(address):
        return 2
    return 0 if address.startswith(CORE) else 2 if address.startswith(LAST) else 1


def is_asked(address: str) -> bool:
    """Whether a file is kept only where it was read, or where the reader asks for all of the site."""
    return address.startswith(WHOLE) or (address.startswith(TASKS) and address != TASKS)


def address(name: str) -> str:
    """A file's address as browsers write it; a page's is its folder's."""
    folder, slash, file = name.rpartition("/")
    return quote(folder + slash if file == "index.html" else name, safe="/!$&'()*+,;=:@~")


def start_of_hash(path: Path) -> str:
    """As the service worker compares it."""
    return b64encode(sha256(path.read_bytes()).digest()).decode()[:HASH]


def sent(folder: Path, addresses: list[str]) -> int:
    """About how many bytes these files are on the way, compressed as hosts do it."""
    return sum(len(gzip.compress(located(folder, one).read_bytes(), LEVEL)) for one in addresses)


def located(folder: Path, address: str) -> Path:
    """The file of an address."""
    path = folder / unquote(address)
    return path / "index.html" if path.is_dir() else path
