"""Chapters out of the pages of a built site: in the order of the navigation, without what only a page can do."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import html5lib
from lxml import etree
from mkdocs.utils.yaml import yaml_load

from calculator.load import DataError
from calculator.site.book.links import XHTML, Links
from calculator.site.book.words import FILE, words
from calculator.site.places import ROOT

CONFIG = ROOT / "mkdocs.yml"
SVG = "{http://www.w3.org/2000/svg}"
GONE = ("script", "noscript", "button", "template")
GONE_CLASSES = {"headerlink", "term-note", "footnote", "notes", "sheet-head", "sheet-foot", "whole-link", "copy"}
GONE_ATTRIBUTES = ("focusable", "tabindex", "popover")
KEPT = "data-label"  # the name of a figure: on a phone a row of a wide table is a card
BOX = "☐"


@dataclass(frozen=True)
class Chapter:
    """A page of the site; `parts` are the headings of the navigation above it, `body` its article, in XHTML."""

    address: str
    parts: tuple[str, ...]
    title: str
    body: Any

    @property
    def name(self) -> str:
        """What its anchors and its file begin with."""
        return named(self.address)


def named(address: str) -> str:
    """A page's address as one word."""
    return address.strip("/").replace("/", "-")


def read(folder: Path) -> list[Chapter]:
    """All chapters, with links among them; DataError where a page has no article or no heading."""
    config = yaml_load(CONFIG.read_text(encoding="utf-8"))
    found = [_chapter(folder, address, parts) for address, parts in ordered(config["nav"])]
    links = Links({chapter.address: chapter.name for chapter in found})
    for chapter in found:
        links.anchor(chapter.name, chapter.body)
    for chapter in found:
        links.lead(chapter.address, chapter.body)
    return found


def ordered(nav: list[Any]) -> list[tuple[str, tuple[str, ...]]]:
    """The addresses of the pages that the book has, each with the headings above it; single ones come last."""
    above = dict(_pages(nav))
    lost = [address for address in words().pages if address not in above]
    if lost:
        raise DataError(f"{FILE}.pages: {lost[0]} is not in the navigation")
    followed = [address for address in above if address.startswith(words().folders)]
    return [(address, above[address]) for address in (*followed, *words().pages)]


def _pages(nav: list[Any], parts: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    for entry in nav:
        title, below = next(iter(entry.items())) if isinstance(entry, dict) else ("", entry)
        if isinstance(below, list):
            yield from _pages(below, (*parts, title))
        else:
            yield below.removesuffix("index.md").replace(".md", "/"), parts


def _chapter(folder: Path, address: str, parts: tuple[str, ...]) -> Chapter:
    text = (folder / address / "index.html").read_text(encoding="utf-8")
    start, end = text.find("<article"), text.find("</article>")
    body = html5lib.parse(text[start : end if start >= 0 else 0], treebuilder="lxml").find(f".//{XHTML}article")
    heading = None if body is None else body.find(f".//{XHTML}h1")
    if body is None or heading is None:
        raise DataError(f"{address}: no article with a heading for the whole guide")
    tidy(body)
    return Chapter(address, parts, " ".join("".join(heading.itertext()).split()), body)


def tidy(body: Any) -> None:
    """Take out what only a page can do: buttons, notes that pop up, boxes to tick; what is folded is open."""
    for element in list(body.iter(etree.Element)):
        name = etree.QName(element).localname
        if name in GONE or "hidden" in element.attrib or GONE_CLASSES & set(element.get("class", "").split()):
            remove(element)
            continue
        if name == "input":
            _draw_box(element)
        if name == "label":
            element.tag = f"{XHTML}span"
        if name == "details":
            element.set("open", "open")
        if element.get("class") == "term":
            element.set("class", "whole-term")  # the site's script looks for the note of a term
        for attribute in [key for key in element.attrib if key.startswith("data-") or key in GONE_ATTRIBUTES]:
            if attribute != KEPT:
                del element.attrib[attribute]
    for comment in list(body.iter(etree.Comment)):
        remove(comment)
    body.tag = f"{XHTML}section"
    body.text = "\n"
    body.attrib.clear()


def _draw_box(element: Any) -> None:
    """A box to tick by hand, in place of one that a page keeps."""
    element.tag = f"{XHTML}span"
    element.attrib.clear()
    element.set("class", "tick-box")
    element.text = BOX


def remove(element: Any) -> None:
    """Take an element out and leave the text behind it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)
