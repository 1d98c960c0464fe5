"""The browser's bundle: byte code only, no compiler of templates, and pages as the plain templates make them."""

import gzip
import io
import json
import marshal
import subprocess
import sys
import zipfile
from functools import cache
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import Any

import pytest

from calculator import bridge
from calculator.formats.html import TEMPLATES
from calculator.site.bundle import archives, browser_jinja, bytecode, linked, recording, runtime, sent, workbooks
from tests.site.test_trimmed import stand_in

CALCULATOR, LATER, OPENED, LISTS = runtime.ARCHIVES.values()
ARCHIVES = (runtime.LIBRARY, *runtime.ARCHIVES.values())
LISTED = {f"calculator/data/{name}.json" for name in bridge.ARCHIVES}  # read where a module has not come
RESPOND = """
import json, os, shutil, sys
folder, *behind = sys.argv[1:]
requests, counted = json.load(sys.stdin), set()
sys.path.insert(0, folder)
sys.addaudithook(lambda event, given: counted.add(str(given[0])) if event == "open" else None)
from calculator.bridge import respond
replies = [[json.loads(respond(request)) for request in requests]]
read = sorted(os.path.relpath(path, folder) for path in counted if path.startswith(folder))
for archive in behind:
    shutil.copytree(archive, folder, dirs_exist_ok=True)
    replies.append([json.loads(respond(request)) for request in requests])
print(json.dumps([replies, read]))
"""


def unpack(folder: Path, *names: str) -> Path:
    """Archives as the browser unpacks them."""
    for name in names:
        for file, content in archive(name).items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(content)
    return folder


def answered(folder: Path, requests: list[str], *behind: Path) -> tuple[list[list], set[str]]:
    """Replies of what was unpacked into a folder, and anew with each archive `behind` it; what was read at first."""
    command = [sys.executable, "-S", "-c", RESPOND, str(folder), *map(str, behind)]
    done = subprocess.run(command, input=json.dumps(requests), capture_output=True, text=True, check=True)
    replies, read = json.loads(done.stdout)
    return replies, set(read)


@cache
def archive(name: str) -> dict[str, bytes]:
    """The files of one of the bundle's archives; that of the library is a zip, which Python reads itself."""
    whole = gzip.decompress((runtime.TARGET / runtime.build().folder / name).read_bytes())
    if name == runtime.LIBRARY:
        with zipfile.ZipFile(io.BytesIO(whole)) as library:
            return {file: library.read(file) for file in library.namelist()}
    files, at = {}, 0
    while at < len(whole):
        named, size = archives.LENGTHS.unpack_from(whole, at)
        begins = at + archives.LENGTHS.size
        at = begins + named + size
        files[whole[begins : begins + named].decode()] = whole[begins + named : at]
    return files


@pytest.mark.parametrize("name", ARCHIVES)
def test_it_holds_byte_code_and_no_source(name: str) -> None:
    """Nothing is compiled while a reader waits."""
    endings = {Path(file).suffix for file in archive(name)}

    assert ".pyc" in endings
    assert ".py" not in endings


def test_no_template_and_no_compiler_of_templates_is_sent() -> None:
    """Each template goes as a module, and what stands in for the compiler is a few lines."""
    files = dict(sent.files())

    assert not [name for name in files if name.startswith("calculator/templates/")]
    assert [name for name in files if name.startswith("calculator/compiled/tmpl_")]
    assert all(
        len(dict(browser_jinja.slim())[name]) < 2000 for name in {*browser_jinja.STAND_INS} - {browser_jinja.LOADERS}
    )


def test_of_the_filters_those_are_sent_that_a_template_calls() -> None:
    """And all that they call; of the others not even the functions, nor of those that only a page's own build calls."""
    whole, slim = (
        dict(files)[browser_jinja.FILTERS].decode() for files in (browser_jinja.whole(), browser_jinja.slim())
    )

    assert {"join", "safe", "selectattr", "length"} <= browser_jinja.called_filters()
    assert "def do_join" in slim
    assert "def make_attrgetter" in slim
    assert "| tojson" in (TEMPLATES / "portfolio" / "list_page.html").read_text(encoding="utf-8")
    assert "def do_tojson" in whole
    assert "do_tojson" not in slim
    assert "def do_indent" in whole
    assert "do_indent" not in slim


def test_every_name_left_out_is_one_that_jinja_has() -> None:
    """A new release that moves a name fails here, not at a reader's."""
    for name, names in browser_jinja.STAND_INS.items():
        module = __import__(name.removesuffix(".py").replace("/", "."), fromlist=list(names))

        assert [n for n in names if not hasattr(module, n)] == []


def test_a_first_answer_reads_the_first_archive_and_all_of_it(tmp_path: Path) -> None:
    """The same words and pictures as in the plain package, from compiled templates and slim Jinja2; nothing is sent
    before a first answer that none takes."""
    asked = [request for request in recording.requests() if not recording.archive(request)]
    [replies], read = answered(unpack(tmp_path, CALCULATOR), asked)
    sent_first = {name for name in archive(CALCULATOR) if "licenses/" not in name}

    assert replies == [json.loads(bridge.respond(request)) for request in asked]
    assert sent_first - read == {name for name in LISTED if name in sent_first}


def test_a_whole_result_reads_the_later_archive_and_all_of_it(tmp_path: Path) -> None:
    """Costs, cases and common tasks wait for nothing that is only made of a result."""
    asked = [request for request in recording.requests() if recording.archive(request) in ("", bridge.LATER)]
    [replies], read = answered(unpack(tmp_path, CALCULATOR, LATER), asked)

    assert [reply for reply in replies if "needs" in reply] == []
    assert archive(LATER).keys() - read == set()


def test_the_rest_is_answered_once_its_archive_is_there(tmp_path: Path) -> None:
    """A request of each kind says what it waits for, and then gets the plain package's reply in the same Python."""
    by_kind = {next(iter(json.loads(r))): r for r in recording.requests() if recording.archive(r)}
    asked, names = [*by_kind.values()], list(runtime.ARCHIVES.values())
    folders = [unpack(tmp_path / name, name) for name in names]
    replies, _ = answered(folders[0], asked, *folders[1:])
    whole = [json.loads(bridge.respond(request)) for request in asked]

    for place, request in enumerate(asked):
        said = [stage[place] for stage in replies]
        last = [*runtime.ARCHIVES].index(recording.archive(request))
        assert all(reply.get("needs") in names[1:] for reply in said[:last]), request
        assert said[last:] == [whole[place]] * (len(names) - last), request


def test_nothing_is_sent_that_no_request_reads(tmp_path: Path) -> None:
    """Neither code nor data; what a page holds already is not sent besides."""
    _, read = answered(unpack(tmp_path, *runtime.ARCHIVES.values()), recording.requests())
    ours = {name for one in runtime.ARCHIVES.values() for name in archive(one) if name.startswith("calculator/")}

    assert ours - read == set()


def test_a_module_that_does_not_exist_is_not_waited_for(tmp_path: Path) -> None:
    """A fault of a room that came later is an error, and no reason to ask again for ever."""
    folder = unpack(tmp_path, CALCULATOR)
    (folder / "calculator" / "page" / "cases.py").write_text("import nothing_of_this_name")
    with pytest.raises(subprocess.CalledProcessError) as failed:
        answered(folder, ['{"cases": ""}'])

    assert "No module named 'nothing_of_this_name'" in failed.value.stderr


def test_all_that_is_sent_is_in_one_of_the_archives() -> None:
    """Nothing twice, nothing left out."""
    names = [name.replace(".pyc", ".py") for one in runtime.ARCHIVES.values() for name in archive(one)]
    ours = sorted(name for name in names if name.startswith("calculator/"))
    others = {name for name in names if not name.startswith("calculator/")}
    packages = dict(browser_jinja.slim()) | dict(workbooks.slim())

    assert len(names) == len(set(names))
    assert ours == sorted(name for name, _ in sent.files())
    assert others <= dict(runtime.whole_library()).keys() | packages.keys()
    assert {name for name in packages if not name.endswith(".py")} <= others


def test_a_page_fetches_all_that_its_script_imports() -> None:
    """Side by side and not one after the other; and nothing is sent that no page uses."""
    page, lists = (set(runtime.imported(*names)) for names in ((runtime.PAGE,), (runtime.LIST, runtime.FILES)))
    folder = runtime.TARGET / runtime.build().folder

    assert {"engine.mjs", "costs/costs.mjs", "idb.mjs"} <= page
    assert {"engine.mjs", "portfolio/table.mjs", "idb.mjs"} <= lists
    assert all((folder / name).is_file() for name in page | lists)
    started = {runtime.PAGE, runtime.LIST, runtime.FILES, "worker.mjs", "unpack.mjs"}
    assert set(runtime.scripts()) <= page | lists | started


def test_scripts_are_sent_without_remarks() -> None:
    """They are for whoever reads the source; the code is the same, line by line."""
    folder = runtime.TARGET / runtime.build().folder
    for name, path in runtime.scripts().items():
        sent_lines = (folder / name).read_text(encoding="utf-8").splitlines()
        lines = path.read_text(encoding="utf-8").splitlines()
        left = [line for line in lines if not line.strip().startswith(("//", "/**", "* ", "*/"))]

        assert sent_lines == left, name


def test_the_worker_knows_how_much_is_to_come() -> None:
    """Of each file that a start waits for: its bytes, and no more than these as they are sent."""
    folder = runtime.TARGET / runtime.build().folder
    line = (folder / "lock.mjs").read_text(encoding="utf-8").splitlines()[-1]
    told = json.loads(line.removeprefix("export const sizes = ").removesuffix(";"))

    assert {name: whole for name, (whole, _) in told.items()} == {
        name: (folder / name).stat().st_size for name in runtime.FETCHED
    }
    assert all(0 < sent <= whole for whole, sent in told.values())


def test_one_script_alone_keeps_things_in_local_storage() -> None:
    """So that storage which is refused, or emptied, is dealt with in one place."""
    folder = runtime.ROOT / "docs" / "assets"
    scripts = [*folder.rglob("*.mjs"), *folder.rglob("*.js")]

    assert [path.name for path in scripts if "localStorage" in path.read_text(encoding="utf-8")] == ["local.mjs"]


def test_the_same_input_makes_the_same_bytes() -> None:
    """So that a name made from the input is a name for the content."""
    script = "from calculator.site.bundle import runtime; print([*map(runtime.archive_files, runtime.ARCHIVES)])"
    first, second = (
        subprocess.check_output([sys.executable, "-c", script], cwd=runtime.ROOT, env={"PYTHONHASHSEED": seed})
        for seed in ("1", "2")
    )

    assert first == second


@pytest.mark.parametrize("name", ARCHIVES)
def test_no_file_says_when_it_was_made(name: str) -> None:
    """Two builds of the same input would differ, under the same name."""
    heads = {content[:16] for file, content in archive(name).items() if file.endswith(".pyc")}

    assert heads == {MAGIC_NUMBER + bytes(12)}
    if name == runtime.LIBRARY:
        whole = gzip.decompress((runtime.TARGET / runtime.build().folder / name).read_bytes())
        with zipfile.ZipFile(io.BytesIO(whole)) as library:
            assert {file.date_time for file in library.infolist()} == {archives.STAMP}


def test_two_processes_make_the_same_byte_code() -> None:
    """What else a process has read leaves no mark on it."""
    script = (
        "import sys; from hashlib import sha256; from calculator.site.bundle import archives, bytecode, runtime;"
        "files = bytecode.compiled(runtime.archive_files(''), hints=False);"
        "print(sha256(archives.stored(files)).hexdigest())"
    )
    before = ("", "import calculator.api, calculator.cli.score, jinja2.sandbox; ")
    made = {subprocess.check_output([sys.executable, "-c", more + script], cwd=runtime.ROOT) for more in before}

    assert len(made) == 1


SOURCE = b'''"""What it is for."""
from dataclasses import dataclass

@dataclass
class Task:
    """A task."""
    name: str

async def later(*names: str, **figures: float) -> None: ...

def half(whole: int, share: "float" = 0.5) -> float:
    """Half."""
    assert whole
    raise ValueError(whole)
'''


def test_byte_code_holds_what_is_run_alone() -> None:
    """Neither docstrings, asserts, lines nor the types of functions; an error still says where it was raised."""
    made: dict[str, Any] = {"__name__": "calculator.half"}
    [(_, code)] = bytecode.compiled([("calculator/half.py", SOURCE)], hints=False)
    exec(marshal.loads(code[len(bytecode.HEAD) :]), made)
    with pytest.raises(ValueError, match=r"^0$") as raised:
        made["half"](0)
    told = stand_in("traceback").format_exception(raised.value)

    assert (made.get("__doc__"), made["half"].__doc__) == (None, None)
    assert (made["half"].__annotations__, made["later"].__annotations__) == ({}, {})
    assert made["half"].__defaults__ == (0.5,)
    assert made["Task"]("x").name == "x"
    assert told[-2:] == ['  File "calculator/half.py", in half\n', "ValueError: 0\n"]


def test_half_a_bundle_is_never_taken_for_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A making that is interrupted leaves no folder of the bundle's name; the next one clears up and makes it whole."""

    def interrupt() -> str:
        raise KeyboardInterrupt

    # Byte code and short names take long, and are not asked about.
    monkeypatch.setattr(bytecode, "compiled", lambda files, hints: files)
    monkeypatch.setattr(linked, "runtime", lambda: dict.fromkeys((linked.SCRIPT, linked.WASM), b""))
    with monkeypatch.context() as patched:
        patched.setattr(runtime, "empty_lock", interrupt)
        with pytest.raises(KeyboardInterrupt):
            runtime.build(tmp_path)
    left = [path.name for path in tmp_path.iterdir()]
    built = runtime.build(tmp_path)

    assert left
    assert built.folder not in left
    assert [path.name for path in tmp_path.iterdir()] == [built.folder]
    assert {path.name for path in built.files} >= {*runtime.STOCK, runtime.LIBRARY, "idb.mjs", "lock.mjs"}


def test_an_older_bundle_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole, so that going back to it finds it gone and not without some of its files."""
    monkeypatch.setattr(runtime, "_fill", lambda folder: (folder / "file").write_text(runtime.digest()))
    for name in ("older", "newer", "older"):
        monkeypatch.setattr(runtime, "digest", lambda name=name: name)
        built = runtime.build(tmp_path)

        assert [path.name for path in tmp_path.iterdir()] == [name]
        assert [path.read_text() for path in built.files] == [name]
