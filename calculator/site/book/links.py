"""Anchors and links of the chapters: an anchor stands once in the whole book, and a link leads to it there."""

import re
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
ROOT = "https://site.invalid/"
NAMING = ("aria-labelledby", "aria-describedby", "aria-controls", "headers", "for")
USED = re.compile(r"url\(#([^)]+)\)")
NOTE = "#fn:"
SOURCES = "sources/"
SITE = "site:"


class Links:
    """The chapters' names by address, and the anchors that there are."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names
        self.anchors: set[str] = set(names.values())

    def anchor(self, name: str, body: Any) -> None:
        """Give every anchor of a chapter the chapter's name before its own, and every mention of it within."""
        own = {element.get("id") for element in body.iter(etree.Element) if element.get("id")}
        body.set("id", name)
        for element in body.iterdescendants(etree.Element):
            _rename(element, own, name)
            if "id" in element.attrib:
                self.anchors.add(element.get("id"))

    def lead(self, address: str, body: Any) -> None:
        """Lead links to chapters by anchor, marks of footnotes to sources, others to the site: `site:` and a way."""
        for element in list(body.iter(f"{XHTML}a")):
            href = element.get("href", "")
            if href.startswith(NOTE):
                self._lead_to_source(element, href.removeprefix(NOTE))
            elif href:
                element.set("href", self.led(address, href))
        for element in body.iter(f"{XHTML}img"):
            element.set("src", SITE + urljoin(ROOT + address, element.get("src")).removeprefix(ROOT))

    def led(self, address: str, href: str) -> str:
        """Where a link of a page leads in the book."""
        whole, anchor = urldefrag(urljoin(ROOT + address, href))
        if not whole.startswith(ROOT):
            return href
        page = whole.removeprefix(ROOT)
        if page not in self.names or urlsplit(whole).query:
            return SITE + page + (f"#{anchor}" if anchor else "")
        inside = f"{self.names[page]}--{unquote(anchor)}"
        return f"#{inside if inside in self.anchors else self.names[page]}"

    def _lead_to_source(self, mark: Any, key: str) -> None:
        mark.text = key
        mark.set("href", self.led("", f"{SOURCES}#{key}"))
        mark.getparent().attrib.pop("id", None)


def _rename(element: Any, own: set[str], name: str) -> None:
    for attribute, value in element.attrib.items():
        if attribute == "id":
            element.set("id", f"{name}--{value}")
        elif attribute in NAMING:
            known = [f"{name}--{one}" for one in value.split() if one in own]
            element.set(attribute, " ".join(known)) if known else element.attrib.pop(attribute)
        elif "url(#" in value:
            element.set(attribute, USED.sub(rf"url(#{name}--\1)", value))
