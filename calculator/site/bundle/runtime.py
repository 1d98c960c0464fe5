"""The browser bundle: Pyodide from npm, a trimmed byte-compiled library, the calculator in archives."""

import json
import re
import shutil
import sys
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

from calculator import bridge
from calculator.site.bundle import archives, browser_jinja, bytecode, linked, own_files, sent, sizes, workbooks
from calculator.site.bundle.archives import BuildError, packed, stored, zipped
from calculator.site.places import ROOT

PYODIDE = linked.PYODIDE
IDB = ROOT / "node_modules" / "idb"
SCRIPTS = ROOT / "docs" / "assets" / "calculator"
PAGE, LIST, FILES = "page/page.mjs", "portfolio/list.mjs", "portfolio/files.mjs"
IMPORTED = re.compile(r'^import .+ from "(\.[^"]+)";$', re.MULTILINE)
REMARK = re.compile(
    r"^ *(?://.*|/\*\*(?s:.)*?\*/)\n", re.MULTILINE
)  # whole lines of remarks, which no reader's page needs
MODULES = Path(__file__).with_name("modules.txt")
STAND_INS = Path(__file__).with_name("stand_ins")
TARGET = ROOT / "build" / "docs" / "assets" / "runtime"
STOCK = (linked.LOADER, linked.SCRIPT, linked.WASM)
LIBRARY, CALCULATOR = "python_stdlib.packed", "calculator.packed"
ARCHIVES = {"": CALCULATOR} | {name: f"{name}.packed" for name in bridge.ARCHIVES}  # the files, by the bridge's names
FETCHED = (linked.WASM, LIBRARY, CALCULATOR)  # what a start waits for, but for scripts
UNFINISHED = "unfinished"
PYTHON = {"0.29": (3, 13), "314": (3, 14)}


@dataclass(frozen=True)
class Runtime:
    """What was built: the hashed folder's name and its files."""

    folder: str
    files: tuple[Path, ...]


def build(out: Path = TARGET) -> Runtime:
    """Write the bundle below `out` in a folder named by its content, the only one there; nothing is done twice.

    A folder has its name only while it is whole: it gets it last and loses it first, so that no making and no
    removing that was interrupted leaves half a bundle.
    """
    check_python()
    folder, unfinished = out / digest(), out / UNFINISHED
    shutil.rmtree(unfinished, ignore_errors=True)
    for old in [*out.glob("*")]:
        if old != folder:
            shutil.rmtree(old.rename(unfinished))
    if not folder.exists():
        unfinished.mkdir(parents=True)
        _fill(unfinished)
        unfinished.rename(folder)
    return Runtime(folder.name, tuple(sorted(path for path in folder.rglob("*") if path.is_file())))


def check_python() -> None:
    """BuildError unless this Python writes the byte code that Pyodide reads."""
    version = json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))["version"]
    needed = next(python for line, python in PYTHON.items() if version.startswith(line))
    if sys.version_info[:2] != needed:
        raise BuildError(
            f"Pyodide {version} reads byte code of Python {needed[0]}.{needed[1]}; "
            f"this is {sys.version_info[0]}.{sys.version_info[1]} (magic number {MAGIC_NUMBER.hex()})"
        )


@cache
def digest() -> str:
    """A name for the bundle that changes with any of its inputs."""
    stock = [PYODIDE / name for name in (*STOCK, "python_stdlib.zip", "package.json")] + [IDB / "build" / "index.js"]
    stock.append(linked.TERSER / "package.json")
    makers = [
        MODULES,
        *(Path(str(part.__file__)) for part in (archives, bytecode, own_files, sent, sizes)),
        *(Path(str(part.__file__)) for part in (browser_jinja, linked, workbooks)),
        Path(__file__),
    ]
    inputs = sha256()
    for name, content in (*browser_jinja.slim(), *workbooks.slim(), *sent.extracts()):
        inputs.update(name.encode() + content)
    for path in (*own_files.paths(), *scripts().values(), *stand_ins().values(), *stock, *makers):
        inputs.update(path.relative_to(ROOT).as_posix().encode() + sha256(path.read_bytes()).digest())
    return inputs.hexdigest()[:12]


def scripts() -> dict[str, Path]:
    """The page's own scripts by their place in the bundle, which keeps their folders."""
    return {path.relative_to(SCRIPTS).as_posix(): path for path in sorted(SCRIPTS.rglob("*.mjs"))}


def _fill(folder: Path) -> None:
    (folder / linked.LOADER).write_bytes((PYODIDE / linked.LOADER).read_bytes())
    for name, path in scripts().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(REMARK.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
    for name, content in linked.runtime().items():
        (folder / name).write_bytes(content)
    (folder / LIBRARY).write_bytes(packed(zipped(bytecode.compiled(library_files(), hints=True))))
    for archive, name in ARCHIVES.items():
        (folder / name).write_bytes(packed(stored(bytecode.compiled(archive_files(archive), hints=False))))
    (folder / "idb.mjs").write_text(with_licence(IDB), encoding="utf-8")
    (folder / "lock.mjs").write_text(empty_lock() + sizes.script(folder, FETCHED), encoding="utf-8")


def with_licence(package: Path) -> str:
    """A library's module with its licence on top."""
    notice = (package / "LICENSE").read_text(encoding="utf-8").strip()
    return f"/*\n{notice}\n*/\n{(package / 'build' / 'index.js').read_text(encoding='utf-8')}"


def empty_lock() -> str:
    """Pyodide's lock without its packages, as a script, so that no lock file is fetched."""
    stock = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))
    return f"export const lock = {json.dumps(stock | {'packages': {}}, sort_keys=True)};\n"


def recorded() -> dict[str, frozenset[str]]:
    """The modules of the library and of packages by the archive that brings them: `recording` wrote them down."""
    parts = MODULES.read_text(encoding="utf-8").split("\n\n")
    return {archive: frozenset(part.split()) for archive, part in zip(ARCHIVES, parts, strict=True)}


def stand_ins() -> dict[str, Path]:
    """Modules that stand in for the standard library's and Pyodide's, by name in the library."""
    return {path.relative_to(STAND_INS).as_posix(): path for path in sorted(STAND_INS.rglob("*.py"))}


@cache
def whole_library() -> tuple[tuple[str, bytes], ...]:
    """The standard library and Pyodide's own modules as published, with the stand-ins in their places."""
    with zipfile.ZipFile(PYODIDE / "python_stdlib.zip") as stock:
        files = {name: stock.read(name) for name in stock.namelist() if name.endswith(".py")}
    files |= {
        name: path.read_bytes() for name, path in stand_ins().items() if path.parent != STAND_INS or name in files
    }
    return tuple(sorted(files.items()))


def library_files() -> list[tuple[str, bytes]]:
    """What of them is read before a first answer."""
    return _wanted(whole_library(), "")


def _wanted(files: Iterable[tuple[str, bytes]], archive: str) -> list[tuple[str, bytes]]:
    modules = recorded()[archive]
    return [(name, content) for name, content in files if _module(name) in modules]


def _module(name: str) -> str:
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def archive_files(archive: str) -> list[tuple[str, bytes]]:
    """What comes in an archive: ours, and of the library, Jinja2 and the reader of workbooks what is read by then."""
    files = sent.archive(archive, recorded())
    for package in (browser_jinja.slim(), workbooks.slim()):
        if found := _wanted(package, archive):
            files += found + [(name, content) for name, content in package if not name.endswith(".py")]  # licences
    return files + (_wanted(whole_library(), archive) if archive else [])


def page_values() -> dict[str, Any]:
    """What the calculator's page, and that of the list, need to start: a script and what to fetch side by side."""
    folder = f"assets/runtime/{digest()}"
    return {
        "page": f"{folder}/{PAGE}",
        "list": f"{folder}/{LIST}",
        "files": f"{folder}/{FILES}",
        "list_modules": [f"{folder}/{name}" for name in imported(LIST, FILES)],
        "modules": [f"{folder}/{name}" for name in imported(PAGE)],
        "fetched": [f"{folder}/{name}" for name in FETCHED],
    }


def imported(*names: str) -> list[str]:
    """What scripts of the bundle import, and what that imports, without themselves: to be fetched side by side."""
    known, waiting = scripts(), list(names)
    for name in waiting:  # grows while it is read
        text = known[name].read_text(encoding="utf-8") if name in known else ""
        targets = [normpath(join(dirname(name), target)) for target in IMPORTED.findall(text)]
        waiting += [target for target in targets if target not in waiting]
    return sorted(set(waiting) - set(names))
