"""The trimmed runtime: the same replies as the plain package in CPython, from stand-ins, a linked script and wasm."""

import gzip
import importlib.util
import json
import subprocess
import sys
import traceback
from base64 import b64encode
from dataclasses import FrozenInstanceError
from pathlib import Path
from types import ModuleType

import pytest

from calculator import bridge
from calculator.site.bundle import linked, recording, runtime
from tests.tables.lists.kept import KEPT
from tests.tables.lists.samples import SAMPLES

ANSWERS = Path(__file__).with_name("answers.mjs")
RECORDS = """
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from typing import ClassVar

@dataclass(frozen=True)
class Base:
    name: str
    sizes: tuple[int, ...] = ()

@dataclass(frozen=True)
class Task(Base):
    kind: ClassVar[str] = "task"
    parts: dict[str, Base] = field(default_factory=dict)
    note: str = field(default="", repr=False, compare=False)

    def __post_init__(self):
        if self.name == "none":
            raise ValueError(self.name)

@dataclass
class Open:
    many: list[Base] = field(default_factory=list)
"""
SAID = (
    "Task('a')",
    "Task('a', (1, 2), note='x')",
    "Task(sizes=(3,), name='b', parts={'p': Base('q')}, note='y')",
    "Task('a', note='x') == Task('a', note='y')",
    "Base('a') == Task('a')",
    "hash(Base('a', (1,))) == hash(('a', (1,)))",
    "vars(Task(note='n', name='a', parts={}))",
    "asdict(Task('a', parts={'p': Base('q', (1,))}))",
    "asdict(Open([Base('a'), Base('b')]))",
    "replace(Task('a', note='x'), sizes=(9,)).note",
    "[(item.name, item.default_factory is dict) for item in fields(Task)]",
    "(is_dataclass(Task), is_dataclass(Task('a')), is_dataclass(3), Task.__match_args__)",
    "(Open().many is Open().many, Open.__hash__)",
)
REFUSED = ("Task()", "Task('a', (), {}, '', 5)", "Task('a', name='b')", "Task('a', other=1)", "replace(Base('a'), x=1)")


def stand_in(name: str) -> ModuleType:
    """A stand-in as a module."""
    spec = importlib.util.spec_from_file_location(f"stand_in_{name}", runtime.STAND_INS / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def samples() -> list[str]:
    """A request for each kind of list."""
    return [
        json.dumps({"bring": b64encode(one.data).decode(), "locale": "en-GB"})
        for one in (*SAMPLES.values(), *KEPT.values())
    ]


def records(module: ModuleType | None) -> dict:
    """The classes above, made with a stand-in or with the standard library."""
    names: dict = {"__name__": "records"}
    kept = sys.modules["dataclasses"]
    sys.modules["dataclasses"] = module or kept
    try:
        exec(RECORDS, names)
    finally:
        sys.modules["dataclasses"] = kept
    return names


def test_every_recorded_request_has_the_same_reply(tmp_path: Path) -> None:
    """Byte for byte, in the runtime that is sent, by the archives that are sent, in their order.

    Lists of every kind among them: what the command line reads in a list is what the page reads in it.
    """
    folder, asked = runtime.TARGET / runtime.build().folder, [*recording.requests(), *samples()]
    library, requests = tmp_path / "python_stdlib.zip", tmp_path / "requests.json"
    library.write_bytes(gzip.decompress((folder / runtime.LIBRARY).read_bytes()))
    requests.write_text(json.dumps(asked), encoding="utf-8")
    command = [linked.node(), str(ANSWERS), str(folder), str(library), str(requests)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr[-2000:]
    answered = json.loads(done.stdout)
    assert answered["replies"] == [bridge.respond(request) for request in asked]
    last = {place: name for name in bridge.ARCHIVES for place in answered["needs"][runtime.ARCHIVES[name]]}
    assert [last.get(place, "") for place in range(len(asked))] == [recording.archive(request) for request in asked]


@pytest.mark.parametrize("said", SAID)
def test_a_record_is_what_the_standard_library_makes(said: str) -> None:
    """The same values, text, order and equality."""
    assert repr(eval(said, records(stand_in("dataclasses")))) == repr(eval(said, records(None)))


@pytest.mark.parametrize("refused", REFUSED)
def test_a_record_takes_no_wrong_values(refused: str) -> None:
    """Too many, too few, twice, or of another name."""
    for names in (records(stand_in("dataclasses")), records(None)):
        with pytest.raises(TypeError):
            eval(refused, names)


def test_a_frozen_record_stays_as_it_is() -> None:
    """With the error that the standard library raises, under its own name."""
    module = stand_in("dataclasses")
    for names, error in ((records(module), module.FrozenInstanceError), (records(None), FrozenInstanceError)):
        task = names["Task"]("a")
        with pytest.raises(error, match="name"):
            task.name = "b"
        with pytest.raises(error, match="name"):
            del task.name
        with pytest.raises(ValueError, match="none"):
            names["Task"]("none")


def test_an_error_is_told_with_its_places_and_its_cause() -> None:
    """As Python tells it, without the lines of source that are not sent."""
    try:
        try:
            json.loads("{")
        except ValueError as error:
            raise KeyError("x") from error
    except KeyError as error:
        told = "".join(stand_in("traceback").format_exception(error)).splitlines()
        whole = "".join(traceback.format_exception(error)).splitlines()

    assert told == [line for line in whole if not line.startswith("    ")]


def test_the_wasm_keeps_all_but_names_that_nobody_asks_for() -> None:
    """The same code and data; a small part of the names."""
    sent = runtime.TARGET / runtime.build().folder / linked.WASM
    whole, slim = (runtime.PYODIDE / linked.WASM).read_bytes(), sent.read_bytes()
    before, after = (
        {kind: wasm[begins:ends] for kind, begins, ends in linked._sections(wasm)} for wasm in (whole, slim)
    )
    differing = {kind for kind in before if before[kind] != after[kind]}

    assert before.keys() == after.keys()
    assert differing == {linked.EXPORTS}
    assert len(after[linked.EXPORTS]) * 20 < len(before[linked.EXPORTS])


def test_a_script_of_another_make_stops_the_build() -> None:
    """And is not sent with half of its names."""
    with pytest.raises(linked.LinkError, match=linked.SCRIPT):
        linked.slim_script("var wasmImports={};", "", {})
