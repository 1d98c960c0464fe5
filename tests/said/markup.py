"""Replies as text: what a reader sees of a piece of HTML, of a table, of a printed record, of a Word file."""

import io
import re
from collections.abc import Iterable
from copy import copy
from typing import Any

import docx
from bs4 import BeautifulSoup, Tag
from docx.oxml.ns import qn

HEADINGS = {"h1", "h2", "h3"}
LINES = {"p", "li", "tr", "caption", "desc", *HEADINGS}
BRACKETS = [
    ("(", ".range, .record-small, .row-notes", ")"),
    ("[", ".mark, .record-mark, .moved-mark, .row-without, .differs-mark", "]"),
]
TOP = "Top"  # of a record, with its title
Sections = dict[str, list[str]]


def parsed(html: str) -> BeautifulSoup:
    """HTML as browsers read it."""
    return BeautifulSoup(html, "html5lib")


def text(part: Tag | None) -> str:
    """What is read there, on one line; nothing where there is no such part."""
    return " ".join(part.get_text().replace("\u200a", " ").split()) if part else ""


def texts(root: Tag, selector: str) -> list[str]:
    """The texts of all such parts, in order."""
    return [text(part) for part in root.select(selector)]


def spoken(part: Tag) -> str:
    """The same with a space between its pieces, which in a drawing stand in lines of their own."""
    return " ".join(part.stripped_strings)


def first(root: Tag, selector: str) -> str:
    """The text of the first such part."""
    return text(root.select_one(selector))


def rows(table: Tag | None) -> list[str]:
    """A table's rows, the head's first: cells with a bar between, ranges in round brackets, marks in square ones."""
    return [" | ".join(cell(part) for part in row(["th", "td"])) for row in table("tr")] if table else []


def cell(part: Tag) -> str:
    """A cell or a line: what it says, then what stands small beside it."""
    if part.find(True) is None:
        return text(part)
    part = copy(part)
    for opens, selector, closes in BRACKETS:
        for small in part.select(selector):
            small.insert(0, f" {opens}")
            small.append(f"{closes} ")
    return text(part).replace("( ", "(")


def sections(root: Tag, within: str = "") -> Sections:
    """A printed record by its headings: lines of text, points of lists, rows of tables.

    With `within` of "h2", a heading below one of those has that one's text before its own.
    """
    found: Sections = {TOP: []}
    place, above = TOP, ""
    for part in root.find_all(LINES):
        if part.name in HEADINGS and part.name != "h1":
            above = text(part) if part.name == within else above
            place = text(part) if part.name == within or not above else f"{above}: {text(part)}"
            found[place] = []
        elif part.name == "tr":
            found[place].append(" | ".join(cell(c) for c in part(["th", "td"])))
        else:
            found[place].append(cell(part))
    return found


def word_file(content: bytes) -> tuple[list[str], list[str]]:
    """A Word file's lines, rows of tables among them with a bar between cells; and the labels in its map, apart.

    The map is a table too, the only one without a header row.
    """
    lines, labels = [], []
    for part in docx.Document(io.BytesIO(content)).element.body:
        if part.tag == qn("w:p"):
            lines.append(word_text(part))
        elif part.find(f".//{qn('w:tblHeader')}") is not None:
            rows = ([word_text(cell) for cell in row.findall(qn("w:tc"))] for row in part.iter(qn("w:tr")))
            lines += [" | ".join(row) for row in rows]
        else:
            labels += [word_text(cell) for cell in part.iter(qn("w:tc"))]
    return [*filter(None, lines)], [*filter(None, labels)]


def word_text(part: Any) -> str:
    """The text of a part of a Word file, on one line."""
    paragraphs = [part] if part.tag == qn("w:p") else part.findall(qn("w:p"))
    return " ".join(" ".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in paragraphs).split())


def bare(lines: Iterable[str]) -> list[str]:
    """The words of some lines, without what this module puts between and around them."""
    return re.sub(r"[\[\]()|]", " ", " ".join(lines)).split()
