"""The whole guide as an EPUB 3; the same chapters give the same bytes."""

import io
from copy import deepcopy
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from ebooklib import epub
from lxml import etree

from calculator.site.book.chapters import SVG, Chapter, remove
from calculator.site.book.links import SITE, XHTML
from calculator.site.book.page import grouped
from calculator.site.book.style import stylesheet
from calculator.site.book.words import edition, edition_said, words
from calculator.site.office.packing import settled

STYLE = "book.css"
GROUND = "ground"
WIDE = "timeline-wide"  # a drawing that has a tall twin for narrow pages
ACCESS = {
    "schema:accessMode": ("textual", "visual"),
    "schema:accessModeSufficient": ("textual",),
    "schema:accessibilityFeature": ("alternativeText", "structuralNavigation", "tableOfContents"),
    "schema:accessibilityHazard": ("none",),
}


def packed(chapters: list[Chapter], address: str) -> bytes:
    """The bytes of the EPUB; links to the rest of the site are whole where its address is known, else words."""
    book = _named(address)
    files = {chapter.name: f"{chapter.name}.xhtml" for chapter in chapters}
    pages = [_page("start", words().title, _start(address))]
    pages += [_page(chapter.name, chapter.title, _body(chapter, files, address)) for chapter in chapters]
    style = epub.EpubItem(uid="style", file_name=STYLE, media_type="text/css", content=stylesheet().encode())
    navigation = epub.EpubNav(title=words().contents)
    navigation.add_item(style)
    for item in (style, *pages, navigation, epub.EpubNcx()):
        book.add_item(item)
    book.spine = [pages[0], navigation, *pages[1:]]
    book.toc = _contents(chapters, 0)
    file = io.BytesIO()
    epub.write_epub(file, book, {"mtime": edition(), "raise_exceptions": True})
    return settled(file.getvalue())


def _named(address: str) -> epub.EpubBook:
    book = epub.EpubBook()
    book.set_identifier(uuid5(NAMESPACE_URL, address or words().title).urn)
    book.set_title(words().title)
    book.set_language(words().language)
    book.add_author(words().site)
    book.add_metadata("DC", "description", words().about)
    book.add_metadata("DC", "rights", words().rights)
    for name, values in ACCESS.items():
        for value in values:
            book.add_metadata(None, "meta", value, {"property": name})
    return book


def _contents(chapters: list[Chapter], depth: int) -> list[Any]:
    """What the e-book lists: chapters below the headings of the navigation, which lead to the first of them."""
    return [
        (epub.Section(title, f"{below[0].name}.xhtml"), _contents(below, depth + 1))
        if title
        else epub.Link(f"{below[0].name}.xhtml", below[0].title, f"to-{below[0].name}")
        for title, below in grouped(chapters, depth)
    ]


def _page(name: str, title: str, body: Any) -> epub.EpubItem:
    """A document of the book; not the library's own kind, which would write the names of SVG in small letters."""
    document = etree.Element(f"{XHTML}html", {"lang": words().language}, nsmap={None: XHTML.strip("{}")})
    document.set("{http://www.w3.org/XML/1998/namespace}lang", words().language)
    head = etree.SubElement(document, f"{XHTML}head")
    etree.SubElement(head, f"{XHTML}title").text = title
    etree.SubElement(head, f"{XHTML}link", {"rel": "stylesheet", "type": "text/css", "href": STYLE})
    etree.SubElement(document, f"{XHTML}body").append(body)
    etree.cleanup_namespaces(document)
    content = etree.tostring(document, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")
    item = epub.EpubItem(uid=name, file_name=f"{name}.xhtml", media_type="application/xhtml+xml", content=content)
    item.properties = ["svg"] if next(body.iter(f"{SVG}svg"), None) is not None else []
    return item


def _start(address: str) -> Any:
    """The first page: what this is, of when, how to read its marks, and where the rest is."""
    section = etree.Element(f"{XHTML}section", {"class": "start"})
    etree.SubElement(section, f"{XHTML}h1").text = words().title
    for text in (words().about, edition_said(), words().reading, words().more, words().rights):
        etree.SubElement(section, f"{XHTML}p").text = text
    if address:
        line = etree.SubElement(section, f"{XHTML}p")
        etree.SubElement(line, f"{XHTML}a", {"href": address}).text = address
    return section


def _body(chapter: Chapter, files: dict[str, str], address: str) -> Any:
    body = deepcopy(chapter.body)
    for drawing in list(body.iter(f"{SVG}svg")):
        if WIDE in drawing.get("class", "").split():
            remove(drawing)
            continue
        if drawing.get("role") == "img":
            _lay_ground(drawing)
        _unprefixed(drawing)
    for link in list(body.iter(f"{XHTML}a")):
        href = link.get("href", "")
        if href.startswith("#"):
            link.set("href", files[href[1:].partition("--")[0]] + href)
        elif href.startswith(SITE):
            _lead_to_site(link, href.removeprefix(SITE), address)
    return body


def _lay_ground(drawing: Any) -> None:
    """Light paper under a drawing, since a reader may turn the page dark but not the drawing's ink light."""
    x, y, width, height = drawing.get("viewBox").split()
    ground = etree.Element(f"{SVG}rect", {"class": GROUND, "x": x, "y": y, "width": width, "height": height})
    named = [child for child in drawing if etree.QName(child).localname in ("title", "desc")]
    drawing.insert(len(named), ground)


def _unprefixed(drawing: Any) -> None:
    """The drawing with its names as people write them: some programs look for `svg`, not for what it means."""
    plain = etree.Element(drawing.tag, dict(drawing.attrib), nsmap={None: SVG.strip("{}")})
    plain.text, plain.tail = drawing.text, drawing.tail
    plain.extend(list(drawing))
    drawing.getparent().replace(drawing, plain)


def _lead_to_site(link: Any, way: str, address: str) -> None:
    """The whole address, or words where nobody knows it."""
    if address:
        link.set("href", address + way)
        return
    link.tag = f"{XHTML}span"
    link.attrib.clear()
    last = link[-1] if len(link) else None
    said = f" ({words().elsewhere})"
    if last is None:
        link.text = (link.text or "") + said
    else:
        last.tail = (last.tail or "") + said
