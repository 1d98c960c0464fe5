"""Reading the data files. Refuses unknown and missing keys, naming the file and the key."""

import json
from collections.abc import Iterable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

SEEN = ("original", "abstract", "retold", "none")  # how a source was read
UNREAD = ("retold", "none")
FIRST_HAND = ("P", "O")  # grades of studies and of official pages


class DataError(Exception):
    """A data file is wrong: the message names the file and the key."""


@dataclass(frozen=True)
class Source:
    """A published source; `grade` is P, O, A, V or B, of what was read; `seen` is how: one of SEEN."""

    title: str
    organisation: str
    year: str
    url: str
    grade: str
    seen: str
    note: str
    read: str


class Text(str):
    """A text with placeholders, which knows the file and the key that it stands under."""

    _place = ""

    def format(self, *args: object, **parts: object) -> str:
        """The text filled in; DataError names the file and the key where that cannot be done."""
        try:
            return super().format(*args, **parts)
        except KeyError as error:
            raise unfilled(self, error.args[0]) from error
        except (ValueError, IndexError) as error:
            raise DataError(f"{self._place}: {error}") from error


class Texts(dict[str, str]):
    """The texts of a file by key; to ask for one that is not there is a DataError that names file and key."""

    _place = ""

    def __missing__(self, key: str) -> str:
        raise DataError(f"{self._place}.{key}: missing")


def unfilled(text: str, name: str) -> DataError:
    """What is wrong with a text that has a placeholder for which there is nothing."""
    return DataError(f"{getattr(text, '_place', repr(text))}: {{{name}}}: nothing fills this in")


Folder = Path  # for the readers that other modules have for data of their own
DATA = Path(__file__).parent / "data"


def table(name: str, folder: Path = DATA) -> dict[str, Any]:
    """The parsed content of one data file; DataError names the file when it cannot be parsed.

    The browser has each TOML file as JSON, made by the build: reading TOML there would cost a tenth of a second.
    """
    packed = (folder / name).with_suffix(".json")
    if packed.exists():
        return dict(json.loads(packed.read_text(encoding="utf-8")))
    import tomllib  # not in the browser's library

    try:
        return tomllib.loads((folder / name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"{name}: {error}") from error


def texts(name: str, folder: Path = DATA) -> Texts:
    """A data file that holds nothing but texts by key."""
    result: Texts = checked(Texts, table(name, folder), name)
    return result


def lines(name: str, folder: Path = DATA) -> list[dict[str, Any]]:
    """A data file that holds a record in JSON on every line."""
    return [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]


def tables(name: str, folder: Path = DATA) -> dict[str, dict[str, Any]]:
    """The TOML files of a subfolder by name; in the browser one JSON file that the build made of them."""
    if not (folder / name).exists():
        return table(f"{name}.json", folder)
    return {path.stem: table(f"{name}/{path.name}", folder) for path in sorted((folder / name).glob("*.toml"))}


def exists(name: str, folder: Path = DATA) -> bool:
    """Whether a data file is there: the browser has the packed form of a file instead of the file."""
    return (folder / name).exists()


def record[T](kind: type[T], raw: object, where: str) -> T:
    """Turn a table into a frozen record; `where` is the file and key for messages."""
    if not isinstance(raw, dict):
        raise DataError(f"{where}: expected a table")
    hints, names = _hints(kind), _keys(kind)  # type: ignore[arg-type]
    for key in raw:
        if key not in names:
            raise DataError(f"{where}.{key}: unknown key; allowed are {', '.join(names)}")
    for key, needed in names.items():
        if needed and key not in raw:
            raise DataError(f"{where}.{key}: missing")
    return kind(**{_field(k): checked(hints[_field(k)], v, f"{where}.{k}") for k, v in raw.items()})


def _field(key: str) -> str:
    return "from_" if key == "from" else key


@cache
def _hints(kind: object) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _keys(kind: type) -> dict[str, bool]:
    """The allowed keys, and whether each is needed."""
    assert is_dataclass(kind)
    return {f.name.rstrip("_"): f.default is MISSING and f.default_factory is MISSING for f in fields(kind)}


def checked(hint: Any, raw: Any, where: str) -> Any:
    """A raw value checked against a type hint of a record; DataError where it does not fit."""
    if is_dataclass(hint):
        return record(hint, raw, where)  # type: ignore[arg-type]
    if hint is Texts:
        texts = Texts(checked(dict[str, str], raw, where))
        texts._place = where
        return texts
    if hint is str and type(raw) is str and "{" in raw:
        text = Text(raw)
        text._place = where
        return text
    origin = get_origin(hint)
    if origin is tuple:
        return tuple(checked(get_args(hint)[0], item, where) for item in _of(list, raw, where))
    if origin is dict:
        return {k: checked(get_args(hint)[1], v, f"{where}.{k}") for k, v in _of(dict, raw, where).items()}
    if origin is UnionType:
        return raw
    if hint is float and type(raw) is int:
        return float(raw)
    return _of(hint, raw, where)


def _of(kind: type, raw: Any, where: str) -> Any:
    if type(raw) is not kind:
        raise DataError(f"{where}: expected {kind.__name__}, found {raw!r}")
    return raw


def records[T](kind: type[T], rows: Iterable[object], where: str) -> dict[str, T]:
    """Records by their `id`, in order; a duplicate id is an error."""
    items: dict[str, T] = {}
    for number, row in enumerate(rows, 1):
        item = record(kind, row, f"{where}[{number}]")
        key = item.id  # type: ignore[attr-defined]
        if key in items:
            raise DataError(f"{where}[{number}].id: {key!r} stands twice")
        items[key] = item
    return items


def only(name: str, raw: dict[str, Any], *keys: str) -> None:
    """Refuse a file whose top-level keys are not just these."""
    for key in raw.keys() ^ set(keys):
        raise DataError(f"{name}: {key}: {'unknown key' if key in raw else 'missing'}")


def file_records[T](kind: type[T], name: str, key: str, folder: Path) -> dict[str, T]:
    """All records of a file that holds nothing but a list of them under `key`, by id."""
    raw = table(name, folder)
    only(name, raw, key)
    return records(kind, raw[key], f"{name}: {key}")


@cache
def sources(folder: Path = DATA) -> dict[str, Source]:
    """The published sources by id."""
    name = "sources.toml"
    known = {key: record(Source, row, f"{name}: {key}") for key, row in table(name, folder).items()}
    for key, source in known.items():
        if source.seen not in SEEN:
            raise DataError(f"{name}: {key}.seen: {source.seen!r} is none of {', '.join(SEEN)}")
        if source.grade in FIRST_HAND and source.seen in UNREAD:
            raise DataError(f"{name}: {key}.grade: {source.grade} is for what was read, which this was not")
    return known
