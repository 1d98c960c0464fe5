"""Reading the data files. Refuses unknown and missing keys, naming the file and the key."""

import json
from collections.abc import Iterable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from calculator import schema
from calculator.schema import DataError, Model

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
    return kind(**{_field(k): _value(hints[_field(k)], v, f"{where}.{k}") for k, v in raw.items()})


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


def _value(hint: Any, raw: Any, where: str) -> Any:
    """A raw value checked against a type hint of schema.py."""
    if is_dataclass(hint):
        return record(hint, raw, where)  # type: ignore[arg-type]
    origin = get_origin(hint)
    if origin is tuple:
        return tuple(_value(get_args(hint)[0], item, where) for item in _of(list, raw, where))
    if origin is dict:
        return {k: _value(get_args(hint)[1], v, f"{where}.{k}") for k, v in _of(dict, raw, where).items()}
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
    found: dict[str, T] = {}
    for number, row in enumerate(rows, 1):
        item = record(kind, row, f"{where}[{number}]")
        key = item.id  # type: ignore[attr-defined]
        if key in found:
            raise DataError(f"{where}[{number}].id: {key!r} stands twice")
        found[key] = item
    return found


@cache
def model(folder: Path = DATA) -> Model:
    """The whole decision model, checked."""
    raw = table("questions.toml", folder)
    only("questions.toml", raw, "question", "limit", "rule_out", "scale")
    words = table("wording.toml", folder)
    errors = words.pop("errors", {})
    found = Model(
        questions=records(schema.Question, raw["question"], "questions.toml: question"),
        limits=records(schema.Limit, raw["limit"], "questions.toml: limit"),
        rule_out=record(schema.RuleOut, raw["rule_out"], "questions.toml: rule_out"),
        scales={k: record(schema.Scale, v, f"questions.toml: scale.{k}") for k, v in raw["scale"].items()},
        ways=_rows(schema.Way, "ways.toml", "way", folder),
        settings=record(schema.Settings, table("model.toml", folder), "model.toml"),
        wording=_value(dict[str, str], words, "wording.toml"),
        errors=_value(dict[str, str], errors, "wording.toml: errors"),
    )
    _check(found)
    return found


def only(name: str, raw: dict[str, Any], *keys: str) -> None:
    """Refuse a file whose top-level keys are not just these."""
    for key in raw.keys() ^ set(keys):
        raise DataError(f"{name}: {key}: {'unknown key' if key in raw else 'missing'}")


def _rows[T](kind: type[T], name: str, key: str, folder: Path) -> dict[str, T]:
    raw = table(name, folder)
    only(name, raw, key)
    return records(kind, raw[key], f"{name}: {key}")


@cache
def examples(folder: Path = DATA) -> dict[str, schema.Example]:
    """The worked examples by id."""
    return _rows(schema.Example, "examples.toml", "example", folder)


@cache
def sources(folder: Path = DATA) -> dict[str, schema.Source]:
    """The published sources by id."""
    name = "sources.toml"
    return {key: record(schema.Source, row, f"{name}: {key}") for key, row in table(name, folder).items()}


def cases(folder: Path = DATA) -> dict[str, schema.Case]:
    """The published cases by id."""
    lines = (folder / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    return records(schema.Case, (json.loads(line) for line in lines), "cases.jsonl: line")


@cache
def validation(folder: Path = DATA) -> dict[str, Any]:
    """How the model did on all published cases, as measured when it was made."""
    return dict(json.loads((folder / "validation.json").read_text(encoding="utf-8")))


def _check(found: Model) -> None:
    """What types cannot say; each rule is a pair of a test and the key it speaks of."""
    ids = {**found.questions, **found.limits}
    for where, wrong in (*_question_rules(found), *_reference_rules(found, ids)):
        if wrong:
            raise DataError(where)


def _question_rules(found: Model) -> list[tuple[str, bool]]:
    rules = [
        (f"questions.toml: {q.id}.anchors: there must be five", len(q.anchors) != 5) for q in found.questions.values()
    ]
    for name, scale in found.scales.items():
        where = f"questions.toml: scale.{name}"
        rules += [(f"{where}.x: must rise over five levels", not _rises(scale.x))]
        rules += [(f"{where}.special.{k}: must rise", not _rises(x)) for k, x in scale.special.items()]
        rules += [(f"{where}.mean: {scale.mean!r}", scale.mean not in ("arithmetic", "geometric"))]
        rules += [(f"{where}.sources: missing", not scale.sources)]
    return rules


def _reference_rules(found: Model, ids: dict[str, Any]) -> list[tuple[str, bool]]:
    bounds = [f.from_ for f in found.settings.firmness]
    named = {
        "model.toml: answer": (*found.settings.answer.needed, *found.settings.answer.first),
        "model.toml: automate": found.settings.automate.questions,
        "model.toml: drop": (found.settings.drop.question,),
        "questions.toml: rule_out": (found.rule_out.question,),
        **{f"questions.toml: scale.{k}": s.questions for k, s in found.scales.items()},
    }
    ways = {"questions.toml: rule_out": found.rule_out.ways}
    ways |= {f"model.toml: variant.{k}": (v.way,) for k, v in found.settings.variant.items()}
    ways |= {f"questions.toml: {k}.factor": tuple(v.factor) for k, v in found.limits.items()}
    return [
        (
            "model.toml: firmness.from: must fall to 0",
            bounds != sorted(bounds, reverse=True) or bounds[-1] != 0,
        ),
        (
            "questions.toml: an id is both question and limit",
            len(ids) < len(found.questions) + len(found.limits),
        ),
        *((f"{w}: {q!r} is no question", q not in found.questions) for w, qs in named.items() for q in qs),
        *((f"{w}: {name!r} is no way", name not in found.ways) for w, names in ways.items() for name in names),
    ]


def _rises(x: tuple[float, ...]) -> bool:
    return len(x) == 5 and list(x) == sorted(set(x)) and x[0] >= 0 and x[-1] <= 1
