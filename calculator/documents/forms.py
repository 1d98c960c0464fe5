"""Document templates as records: sections of fields, read from one TOML file each."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from calculator import load
from calculator.load import DataError

KINDS = ("line", "paragraph", "date", "choice", "table", "note", "clause")
GAPS = ("line", "date")
GAP = re.compile(r"\{(\w+)\}")
FOLDER = "documents/forms"


@dataclass(frozen=True)
class Column:
    """A column of a table; `width` is its share, `hint` stands in its first empty cell."""

    label: str
    width: int = 2
    hint: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Blank:
    """A gap in a clause: what is filled in, an example of it, and what the gap says while it is empty."""

    id: str
    label: str
    example: str
    hint: str
    fill: str = ""
    kind: str = "line"


@dataclass(frozen=True)
class Field:
    """One thing to fill in. `fill` names the value that fills it in from a scored task.

    A table has `columns`, its first rows from `start` where they are given, and `rows` in all;
    `cells` is its worked example, which is `start` where there are none. A note is read, not filled in: its text
    is its `label`. A clause is a sentence to agree: `text` under its `label`, with `{id}` for each of its `blank`;
    without a label it has no number.
    """

    id: str
    label: str
    kind: str
    hint: str = ""
    example: str = ""
    fill: str = ""
    options: tuple[str, ...] = ()
    text: str = ""
    blank: tuple[Blank, ...] = ()
    columns: tuple[Column, ...] = ()
    rows: int = 0
    start: tuple[tuple[str, ...], ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()
    sources: tuple[str, ...] = ()

    def lines(self, example: bool = False) -> list[tuple[str, ...]]:
        """The rows of a table, as they stand when it is empty or in the worked example."""
        if example:
            return list(self.cells or self.start)
        empty = ("",) * len(self.columns)
        return [*self.start, *[empty] * (self.rows - len(self.start))]

    def parts(self) -> Iterator[str | Blank]:
        """A clause in pieces: its words, and its gaps where they stand."""
        gaps = {blank.id: blank for blank in self.blank}
        for place, piece in enumerate(GAP.split(self.text)):
            if piece:
                yield gaps[piece] if place % 2 else piece


@dataclass(frozen=True)
class Section:
    """A numbered part of a document; `own_page` keeps it apart, to be printed by itself."""

    id: str
    heading: str
    field: tuple[Field, ...]
    intro: str = ""
    own_page: bool = False

    def number(self, item: Field) -> int:
        """The place of a clause among those of its section that have a label; 0 for one without."""
        named = [other.id for other in self.field if other.kind == "clause" and other.label]
        return named.index(item.id) + 1 if item.id in named else 0


@dataclass(frozen=True)
class Template:
    """A document to fill in; `sheet` holds the words of its spreadsheet, where it has one."""

    id: str
    title: str
    lead: str
    way: str
    example: str
    section: tuple[Section, ...]
    landscape: bool = False
    sheet: load.Texts = field(default_factory=load.Texts)

    def fields(self) -> Iterator[Field]:
        """All fields in order."""
        return (item for section in self.section for item in section.field)

    def blanks(self) -> Iterator[Blank]:
        """The gaps of all clauses in order."""
        return (blank for item in self.fields() for blank in item.blank)

    def find(self, key: str) -> Field:
        """The field of this id; KeyError where there is none."""
        return {item.id: item for item in self.fields()}[key]


def name(key: str) -> str:
    """The file of a template below the data folder."""
    return f"{FOLDER}/{key}.toml"


def content(key: str, folder: load.Folder = load.DATA) -> dict[str, Any]:
    """A template of the package as it is written, with the figures put in that pages and forms share."""
    from calculator.documents import agreed  # not in the browser, which gets a form with its figures

    return dict(agreed.put_in(load.table(name(key), folder), name(key)))


def stored(key: str, folder: load.Folder = load.DATA) -> Template:
    """A template of the package, checked; DataError names the file and the field that is wrong."""
    return _checked(load.record(Template, content(key, folder), name(key)))


def read(text: str, where: str) -> Template:
    """A template from JSON, as the page fetches it, checked; DataError says what is wrong."""
    try:
        raw = json.loads(text)
    except ValueError as error:
        raise DataError(f"{where}: {error}") from error
    return _checked(load.record(Template, raw, where))


def _checked(template: Template) -> Template:
    """The template, or DataError naming the field that does not hang together."""
    ids: set[str] = set()
    for item in template.fields():
        where = f"{name(template.id)}: {item.id}"
        for key in (item.id, *(blank.id for blank in item.blank)):
            if key in ids:
                raise DataError(f"{name(template.id)}: {key}: stands twice")
            ids.add(key)
        for rule, wrong in _rules(item):
            if wrong:
                raise DataError(f"{where}.{rule}")
    return template


def _rules(item: Field) -> list[tuple[str, bool]]:
    wide = len(item.columns)
    example = item.lines(example=True) if item.kind == "table" else item.example
    return [
        (f"kind: {item.kind!r} is none of {', '.join(KINDS)}", item.kind not in KINDS),
        ("columns: a table, and only a table, has them", (item.kind == "table") != bool(wide)),
        ("options: a choice, and only a choice, has them", (item.kind == "choice") != bool(item.options)),
        ("example: missing", item.kind not in ("note", "clause") and not example),
        ("text: a clause, and only a clause, has it", (item.kind == "clause") != bool(item.text)),
        ("blank: not the gaps of the text", sorted(GAP.findall(item.text)) != sorted(blank.id for blank in item.blank)),
        (f"blank: its kind is none of {', '.join(GAPS)}", any(blank.kind not in GAPS for blank in item.blank)),
        ("example: not among the options", item.kind == "choice" and item.example not in item.options),
        ("rows: fewer than start", item.kind == "table" and item.rows < max(1, len(item.start))),
        ("cells: a row is not as wide as the table", any(len(row) != wide for row in item.cells)),
        ("start: a row is not as wide as the table", any(len(row) != wide for row in item.start)),
        ("fill: only text can be filled in", bool(item.fill) and item.kind not in ("line", "paragraph", "date")),
    ]
