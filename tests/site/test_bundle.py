"""The browser's bundle: byte code only, no compiler of templates, and pages as the plain templates make them."""

import gzip
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from calculator import bridge
from calculator.site.bundle import browser_jinja, linked, recording, runtime, sent, workbooks

ARCHIVES = (runtime.LIBRARY, runtime.CALCULATOR, runtime.LATER, runtime.LISTS)
NEEDS, NEEDS_LISTS = {"needs": runtime.LATER}, {"needs": runtime.LISTS}
RESPOND = """
import json, os, shutil, sys
folder, later, requests, counted = sys.argv[1], sys.argv[2], json.load(sys.stdin), set()
sys.path.insert(0, folder)
sys.addaudithook(lambda event, given: counted.add(str(given[0])) if event == "open" else None)
from calculator.bridge import respond
first = [json.loads(respond(request)) for request in requests]
read = sorted(os.path.relpath(path, folder) for path in counted if path.startswith(folder))
if later:
    shutil.copytree(later, folder, dirs_exist_ok=True)
print(json.dumps([first, read, [json.loads(respond(request)) for request in requests] if later else []]))
"""


def unpack(folder: Path, *names: str) -> Path:
    """Archives as the browser unpacks them."""
    for name in names:
        with archive(name) as packed:
            packed.extractall(folder)
    return folder


def answered(folder: Path, requests: list[str], later: Path | str = "") -> tuple[list, set[str], list]:
    """Replies of what was unpacked into a folder, what was read for them, and replies once `later` is there too."""
    command = [sys.executable, "-S", "-c", RESPOND, str(folder), str(later)]
    done = subprocess.run(command, input=json.dumps(requests), capture_output=True, text=True, check=True)
    replies, read, again = json.loads(done.stdout)
    return replies, set(read), again


def archive(name: str) -> zipfile.ZipFile:
    """One of the bundle's archives, inflated."""
    packed = runtime.TARGET / runtime.build().folder / name
    return zipfile.ZipFile(io.BytesIO(gzip.decompress(packed.read_bytes())))


@pytest.mark.parametrize("name", ARCHIVES)
def test_it_holds_byte_code_and_no_source(name: str) -> None:
    """Nothing is compiled while a reader waits."""
    with archive(name) as packed:
        endings = {Path(file).suffix for file in packed.namelist()}

    assert ".pyc" in endings
    assert ".py" not in endings


def test_no_template_and_no_compiler_of_templates_is_sent() -> None:
    """Each template goes as a module, and what stands in for the compiler is a few lines."""
    files = dict(sent.files())

    assert not [name for name in files if name.startswith("calculator/templates/")]
    assert [name for name in files if name.startswith("calculator/compiled/tmpl_")]
    assert all(len(dict(browser_jinja.slim())[name]) < 2000 for name in browser_jinja.STAND_INS)


def test_every_name_left_out_is_one_that_jinja_has() -> None:
    """A new release that moves a name fails here, not at a reader's."""
    for name, names in browser_jinja.STAND_INS.items():
        module = __import__(name.removesuffix(".py").replace("/", "."), fromlist=list(names))

        assert [n for n in names if not hasattr(module, n)] == []


def test_a_first_answer_reads_the_first_archive_and_all_of_it(tmp_path: Path) -> None:
    """The same words and pictures as in the plain package, from compiled templates and slim Jinja2; nothing is sent
    before a first answer that none takes."""
    asked = [request for request in recording.requests() if recording.is_first(request)]
    replies, read, _ = answered(unpack(tmp_path, runtime.CALCULATOR), asked)
    with archive(runtime.CALCULATOR) as first:
        sent_first = {name for name in first.namelist() if "licenses/" not in name}

    assert replies == [json.loads(bridge.respond(request)) for request in asked]
    assert sent_first - read == set()


def test_the_rest_is_answered_once_the_later_archive_is_there(tmp_path: Path) -> None:
    """A request of each kind says that it waits, and in the same Python gets the plain package's reply afterwards."""
    by_kind = {next(iter(json.loads(r))): r for r in recording.requests() if not recording.is_first(r)}
    lists = {key for key, request in by_kind.items() if recording.stage(request) == 2}
    first, later = unpack(tmp_path / "first", runtime.CALCULATOR), unpack(tmp_path / "later", runtime.LATER)
    replies, _, again = answered(first, [*by_kind.values()], later)

    assert replies == [NEEDS] * len(by_kind)
    assert again == [
        NEEDS_LISTS if key in lists else json.loads(bridge.respond(request)) for key, request in by_kind.items()
    ]


def test_nothing_is_sent_that_no_request_reads(tmp_path: Path) -> None:
    """Neither code nor data; what a page holds already is not sent besides."""
    archives = (runtime.CALCULATOR, runtime.LATER, runtime.LISTS)
    _, read, _ = answered(unpack(tmp_path, *archives), recording.requests())
    ours = {name for one in archives for name in archive(one).namelist() if name.startswith("calculator/")}

    assert ours - read == set()


def test_a_module_that_does_not_exist_is_not_waited_for(tmp_path: Path) -> None:
    """A fault of a room that came later is an error, and no reason to ask again for ever."""
    folder = unpack(tmp_path, runtime.CALCULATOR)
    (folder / "calculator" / "page" / "cases.py").write_text("import nothing_of_this_name")
    with pytest.raises(subprocess.CalledProcessError) as failed:
        answered(folder, ['{"cases": ""}'])

    assert "No module named 'nothing_of_this_name'" in failed.value.stderr


def test_all_that_is_sent_is_in_one_of_the_archives() -> None:
    """Nothing twice, nothing left out, and the lists of what is to come are those of the archives behind."""
    names = []
    for one in (runtime.CALCULATOR, runtime.LATER, runtime.LISTS):
        with archive(one) as packed:
            names.append([name.replace(".pyc", ".py") for name in packed.namelist()])
    first, later, lists = names
    ours = sorted(name for name in (*first, *later, *lists) if name.startswith("calculator/"))
    known, reader = dict(runtime.whole_library()), dict(workbooks.slim())
    notices = [name for name in reader if not name.endswith(".py")]

    assert ours == sorted(name for name, _ in sent.files())
    assert {name for name in later if not name.startswith("calculator/")} <= known.keys()
    assert {name for name in lists if not name.startswith("calculator/")} <= known.keys() | reader.keys()
    assert len(later) == len(sent.later()) + len(runtime.recorded()[1])
    assert len(lists) == len(sent.lists()) + len(runtime.recorded()[2]) + len(notices)
    assert notices


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
    made = ", ".join(f"runtime.{archive}_files()" for archive in ("archive", "later", "list"))
    script = f"from calculator.site.bundle import runtime; print({made})"
    first, second = (
        subprocess.check_output([sys.executable, "-c", script], cwd=runtime.ROOT, env={"PYTHONHASHSEED": seed})
        for seed in ("1", "2")
    )

    assert first == second


@pytest.mark.parametrize("name", ARCHIVES)
def test_no_file_says_when_it_was_made(name: str) -> None:
    """Two builds of the same input would differ, under the same name."""
    with archive(name) as packed:
        files = packed.infolist()
        heads = [packed.read(file)[8:12] for file in files if file.filename.endswith(".pyc")]

    assert {file.date_time for file in files} == {runtime.STAMP}
    assert set(heads) == {bytes(4)}


def test_half_a_bundle_is_never_taken_for_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A making that is interrupted leaves no folder of the bundle's name; the next one clears up and makes it whole."""

    def interrupt() -> str:
        raise KeyboardInterrupt

    # Byte code and short names take long, and are not asked about.
    monkeypatch.setattr(runtime, "compiled", lambda archive: archive)
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
    monkeypatch.setattr(runtime, "_fill", lambda scratch, folder: (folder / "file").write_text(runtime.digest()))
    for name in ("older", "newer", "older"):
        monkeypatch.setattr(runtime, "digest", lambda name=name: name)
        built = runtime.build(tmp_path)

        assert [path.name for path in tmp_path.iterdir()] == [name]
        assert [path.read_text() for path in built.files] == [name]
