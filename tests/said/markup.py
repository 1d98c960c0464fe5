"""Replies as text: what a reader sees of a piece of HTML, of a table, of a printed record, of a Word file."""

import io
from collections.abc import Iterator
from copy import copy
from typing import Any

import docx
from bs4 import BeautifulSoup, Tag
from docx.oxml.ns import qn

HEADINGS = {"h1", "h2", "h3"}
LINES = {"p", "li", "tr", "caption", "desc", *HEADINGS}
BRACKETS = [
    ("(", ".range, .record-small, .row-notes", ")"),
    ("[", ".mark, .record-mark, .moved-mark, .differs-mark", "]"),
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


def word_sections(content: bytes) -> Sections:
    """A Word file by its headings, its tables' rows with a bar between the cells."""
    found: Sections = {TOP: []}
    place = TOP
    for style, line in word_lines(content):
        if style in ("Heading 2", "Heading 3"):
            place = line
            found[place] = []
        elif line:
            found[place].append(line)
    return found


def word_lines(content: bytes) -> Iterator[tuple[str, str]]:
    """Each paragraph of a Word file with its style, and each row of a table with none."""
    body: Any = docx.Document(io.BytesIO(content)).element.body
    styles = {style.style_id: style.name for style in docx.Document(io.BytesIO(content)).styles}
    for part in body:
        if part.tag == qn("w:p"):
            style = part.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            yield (styles.get(style.get(qn("w:val")), "") if style is not None else ""), word_text(part)
        else:
            for row in part.iter(qn("w:tr")):
                yield "", " | ".join(word_text(cell) for cell in row.findall(qn("w:tc")))


def word_text(part: Any) -> str:
    """The text of a part of a Word file, on one line."""
    paragraphs = [part] if part.tag == qn("w:p") else part.findall(qn("w:p"))
    return " ".join(" ".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in paragraphs).split())
