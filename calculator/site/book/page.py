"""The page of the whole guide: all chapters between two marks, each below one heading of the page."""

import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import html5lib
from lxml import etree

from calculator.load import DataError
from calculator.site.book.chapters import Chapter
from calculator.site.book.links import SITE, XHTML
from calculator.site.book.words import edition_said, words

BETWEEN = re.compile(r"(<!-- whole guide -->).*?(<!-- end of the whole guide -->)", re.DOTALL)
HEADING = re.compile(rf"{re.escape(XHTML)}h([1-5])")


def fill(path: Path, chapters: list[Chapter]) -> None:
    """Put the chapters and their contents into the page, in place of those that are there."""
    text = path.read_text(encoding="utf-8")
    root = "../" * words().page.count("/")
    whole = "\n".join([html(contents(chapters)), *(html(section(chapter, root)) for chapter in chapters)])
    filled, count = BETWEEN.subn(lambda marks: f"{marks[1]}\n{whole}\n{marks[2]}", text)
    if count != 1:
        raise DataError(f"{words().page}: one place for the whole guide, not {count}")
    path.write_text(filled, encoding="utf-8")


def contents(chapters: list[Chapter]) -> Any:
    """The table of contents: chapters below the headings of the navigation."""
    box = etree.Element(f"{XHTML}nav", {"class": "whole-contents", "aria-labelledby": "whole-contents"})
    etree.SubElement(box, f"{XHTML}h2", {"id": "whole-contents"}).text = words().contents
    for text in (edition_said(), words().reading):
        etree.SubElement(box, f"{XHTML}p", {"class": "whole-note"}).text = text
    _list(box, chapters, 0)
    return box


def _list(parent: Any, chapters: list[Chapter], depth: int) -> None:
    listed = etree.SubElement(parent, f"{XHTML}ol")
    for title, below in grouped(chapters, depth):
        item = etree.SubElement(listed, f"{XHTML}li")
        if title:
            etree.SubElement(item, f"{XHTML}span").text = title
            _list(item, below, depth + 1)
        else:
            etree.SubElement(item, f"{XHTML}a", {"href": f"#{below[0].name}"}).text = below[0].title


def grouped(chapters: list[Chapter], depth: int) -> list[tuple[str, list[Chapter]]]:
    """Chapters that follow each other below one heading, with it; each chapter that has none so deep by itself."""
    groups: list[tuple[str, list[Chapter]]] = []
    for chapter in chapters:
        title = chapter.parts[depth] if len(chapter.parts) > depth else ""
        if title and groups and groups[-1][0] == title:
            groups[-1][1].append(chapter)
        else:
            groups.append((title, [chapter]))
    return groups


def section(chapter: Chapter, root: str) -> Any:
    """A chapter with its headings one step lower, and its links to the rest of the site as the page needs them."""
    body = deepcopy(chapter.body)
    body.set("class", "whole-chapter")
    for element in body.iter(etree.Element):
        level = HEADING.fullmatch(element.tag)
        if level:
            element.tag = f"{XHTML}h{int(level[1]) + 1}"
        for attribute in ("href", "src"):
            if element.get(attribute, "").startswith(SITE):
                element.set(attribute, (root + element.get(attribute).removeprefix(SITE)) or "./")
    return body


def html(element: Any) -> str:
    """An element as HTML."""
    return str(html5lib.serialize(element, tree="lxml", quote_attr_values="always", omit_optional_tags=False))
