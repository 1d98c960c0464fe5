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
from calculator.site.bundle import browser_jinja, recording, runtime, sent

ASKED = [recording.requests()[n] for n in (0, 1, -1)]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The calculator's archive as the browser unpacks it."""
    folder = tmp_path_factory.mktemp("bundle")
    with archive(runtime.CALCULATOR) as calculator:
        calculator.extractall(folder)
    return folder


def archive(name: str) -> zipfile.ZipFile:
    """One of the bundle's two archives, inflated."""
    packed = runtime.TARGET / runtime.build().folder / name
    return zipfile.ZipFile(io.BytesIO(gzip.decompress(packed.read_bytes())))


@pytest.mark.parametrize("name", [runtime.LIBRARY, runtime.CALCULATOR])
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


def test_the_bundle_answers_as_the_plain_package_does(unpacked: Path) -> None:
    """The same words and pictures from compiled templates and slim Jinja2, outside the browser too."""
    script = "import sys, json; from calculator.bridge import respond; print(json.dumps([*map(respond, sys.argv[1:])]))"
    command = [sys.executable, "-S", "-c", script, *ASKED]
    done = subprocess.run(command, cwd=unpacked, capture_output=True, text=True, check=True)

    assert [json.loads(reply) for reply in json.loads(done.stdout)] == [json.loads(bridge.respond(a)) for a in ASKED]


def test_a_page_fetches_all_that_its_script_imports() -> None:
    """Side by side and not one after the other; and nothing is sent that no page uses."""
    page, lists = (set(runtime.imported(*names)) for names in ((runtime.PAGE,), (runtime.LIST, runtime.FILES)))
    folder = runtime.TARGET / runtime.build().folder

    assert {"engine.mjs", "costs/costs.mjs", "idb.mjs"} <= page
    assert {"engine.mjs", "portfolio/table.mjs", "idb.mjs"} <= lists
    assert all((folder / name).is_file() for name in page | lists)
    started = {runtime.PAGE, runtime.LIST, runtime.FILES, "worker.mjs"}
    assert set(runtime.scripts()) <= page | lists | started


def test_one_script_alone_keeps_things_in_local_storage() -> None:
    """So that storage which is refused, or emptied, is dealt with in one place."""
    folder = runtime.ROOT / "docs" / "assets"
    scripts = [*folder.rglob("*.mjs"), *folder.rglob("*.js")]

    assert [path.name for path in scripts if "localStorage" in path.read_text(encoding="utf-8")] == ["local.mjs"]


def test_the_same_input_makes_the_same_bytes() -> None:
    """So that a name made from the input is a name for the content."""
    script = "from calculator.site.bundle import runtime; print(runtime.archive_files())"
    first, second = (
        subprocess.check_output([sys.executable, "-c", script], cwd=runtime.ROOT, env={"PYTHONHASHSEED": seed})
        for seed in ("1", "2")
    )

    assert first == second


@pytest.mark.parametrize("name", [runtime.LIBRARY, runtime.CALCULATOR])
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

    monkeypatch.setattr(runtime, "compiled", lambda archive: archive)  # byte code takes long, and is not asked about
    with monkeypatch.context() as patched:
        patched.setattr(runtime, "empty_lock", interrupt)
        with pytest.raises(KeyboardInterrupt):
            runtime.build(tmp_path)
    left = [path.name for path in tmp_path.iterdir()]
    built = runtime.build(tmp_path)

    assert left
    assert built.folder not in left
    assert [path.name for path in tmp_path.iterdir()] == [built.folder]
    assert {path.name for path in built.files} >= {*runtime.COPIED, runtime.LIBRARY, "idb.mjs", "lock.mjs"}


def test_an_older_bundle_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole, so that going back to it finds it gone and not without some of its files."""
    monkeypatch.setattr(runtime, "_fill", lambda scratch, folder: (folder / "file").write_text(runtime.digest()))
    for name in ("older", "newer", "older"):
        monkeypatch.setattr(runtime, "digest", lambda name=name: name)
        built = runtime.build(tmp_path)

        assert [path.name for path in tmp_path.iterdir()] == [name]
        assert [path.read_text() for path in built.files] == [name]
