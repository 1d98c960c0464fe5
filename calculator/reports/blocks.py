"""What a printed page or a Word file is made of: headings, texts, lists, tables, the map. No wording, no markup."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from calculator.formats.sentence import Figure
from calculator.model.map import Drawing
from calculator.portfolio.map import Points


@dataclass(frozen=True)
class Link:
    """Words that lead to an address."""

    text: str
    address: str


@dataclass(frozen=True)
class Strong:
    """Words that stand out."""

    text: str


Part = str | Figure | Link | Strong
Parts = tuple[Part, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3; one on a page of its own starts that page."""

    level: int
    text: str
    own_page: bool = False
    kind: ClassVar[str] = "heading"


@dataclass(frozen=True)
class Text:
    """A paragraph; `look` is empty, or one of lead, answer, tag, note, mark; `way` colours a tag."""

    parts: Parts
    look: str = ""
    way: str = ""
    kind: ClassVar[str] = "text"


@dataclass(frozen=True)
class Item:
    """A line of a list, with a smaller line below it."""

    parts: Parts
    detail: Parts = ()


@dataclass(frozen=True)
class Items:
    """A list; `mark` is bullet, number, for, against, box or source."""

    items: tuple[Item, ...]
    mark: str = "bullet"
    kind: ClassVar[str] = "items"


@dataclass(frozen=True)
class Cell:
    """A cell, with a smaller line below; `mark` says in a word what is special about it."""

    parts: Parts
    small: Parts = ()
    mark: str = ""


@dataclass(frozen=True)
class Row:
    """A row, its first cell the heading; `look` is empty, own, faint, or group: one cell over all columns."""

    cells: tuple[Cell, ...]
    way: str = ""
    look: str = ""


@dataclass(frozen=True)
class Table:
    """A table; `widths` are the columns' percent of it, `numbers` says that all but the first align right."""

    caption: Parts
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    numbers: bool = False
    look: str = ""
    kind: ClassVar[str] = "table"


@dataclass(frozen=True)
class Map:
    """The handover map of one task."""

    drawing: Drawing
    title: str
    description: str
    id: str
    kind: ClassVar[str] = "map"


@dataclass(frozen=True)
class ManyMap:
    """The map of many tasks, a numbered point each, with what each mark means."""

    picture: Points
    title: str
    description: str
    axis: tuple[str, str, str, str]
    legend: tuple[tuple[str, str, int], ...]
    kind: ClassVar[str] = "points"


@dataclass(frozen=True)
class Beside:
    """Two columns on paper; one after the other where there is no room."""

    left: "tuple[Block, ...]"
    right: "tuple[Block, ...]"
    look: str = ""
    kind: ClassVar[str] = "beside"


Block = Heading | Text | Items | Table | Map | ManyMap | Beside


@dataclass(frozen=True)
class Document:
    """A whole document: what it is called, what kind of thing it is, of which day, and its blocks.

    Without a `currency` its amounts are in several, and keep the text that they have.
    """

    title: str
    kind: str
    day: date
    currency: str
    blocks: tuple[Block, ...]
    foot: str
    name: str


def lines(*texts: str) -> tuple[Item, ...]:
    """Items of plain text, empty ones left out."""
    return tuple(Item((text,)) for text in texts if text)


def plain_parts(parts: Parts) -> str:
    """Parts as text."""
    return "".join(part if isinstance(part, str) else part.text for part in parts)
