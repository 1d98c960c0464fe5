"""The whole guide in one: the EPUB as a reading program takes it, and the page as it is printed."""

import io
import json
import posixpath
import re
import shutil
import zipfile
from copy import copy
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from lxml import etree
from mkdocs.utils.yaml import yaml_load
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from calculator import load
from calculator.load import DataError
from calculator.site.book import chapters, epub, page, style, writing
from calculator.site.book.words import edition_said, words

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "s": "http://www.w3.org/2000/svg",
    "o": "http://www.idpf.org/2007/opf",
    "d": "http://purl.org/dc/elements/1.1/",
    "e": "http://www.idpf.org/2007/ops",
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "n": "http://www.daisy.org/z3986/2005/ncx/",
}
ADDRESS = "https://example.org/guide/"
OF_PAGES = ("script", "button", "input", "form", "template", "noscript", "iframe")
MILLIMETRE = 72 / 25.4
PAPERS = {"A4": (210, 297), "Letter": (216, 279)}
TOP = 35  # of a sheet, in millimetres: its margin and the space above a heading
SHORT = 3000  # bytes of a sheet that may have nothing but its number


@cache
def made() -> tuple[chapters.Chapter, ...]:
    """The chapters of the built site."""
    return tuple(chapters.read(SITE))


@cache
def files(address: str | None = None) -> dict[str, bytes]:
    """The files of the built EPUB, or of one made for an address."""
    packed = (SITE / words().file).read_bytes() if address is None else epub.packed(list(made()), address)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@cache
def tree(name: str, address: str | None = None) -> etree._Element:
    """A file of the EPUB, read by a parser that forgives nothing."""
    return etree.fromstring(files(address)[name], etree.XMLParser(resolve_entities=False))


def find(element: etree._Element, path: str) -> list:
    """What an XPath finds."""
    return element.xpath(path, namespaces=NAMES)


def documents() -> list[str]:
    """The XHTML files of the built EPUB."""
    return [name for name in files() if name.endswith(".xhtml")]


def nav() -> list[str]:
    """The pages of the navigation, in order."""

    def below(entry: object) -> list[str]:
        if isinstance(entry, dict):
            entry = next(iter(entry.values()))
        return [page for one in entry for page in below(one)] if isinstance(entry, list) else [str(entry)]

    return below(yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"])


@cache
def soup(page: str) -> BeautifulSoup:
    """A page of the built site."""
    return BeautifulSoup((SITE / page / "index.html").read_text(encoding="utf-8"), "html5lib")


def test_the_archive_is_an_epub() -> None:
    """The first file says what it is, unpacked, and the second leads to the list of all."""
    with zipfile.ZipFile(SITE / words().file) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert archive.read(first) == b"application/epub+zip"
        assert archive.testzip() is None

    lead = find(tree("META-INF/container.xml"), "//c:rootfile/@full-path")
    assert lead == ["EPUB/content.opf"]


def test_the_list_names_every_file_once_and_says_what_this_is() -> None:
    """Version 3, a title, a language, a name, a day; one table of contents; the spine reads through it all."""
    package = tree("EPUB/content.opf")
    listed = find(package, "//o:manifest/o:item/@href")
    there = {name.removeprefix("EPUB/") for name in files() if name.startswith("EPUB/")} - {"content.opf"}

    assert sorted(listed) == sorted(there)
    assert package.get("version") == "3.0"
    assert find(package, "//d:title/text()") == [words().title]
    assert find(package, "//d:language/text()") == ["en"]
    named = find(package, f"//d:identifier[@id='{package.get('unique-identifier')}']/text()")
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", named[0])
    day = find(package, "//o:meta[@property='dcterms:modified']/text()")
    assert len(day) == 1
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", day[0])
    assert find(package, "//o:item[@properties='nav']/@href") == ["nav.xhtml"]
    read = [find(package, f"//o:item[@id='{key}']/@href")[0] for key in find(package, "//o:itemref/@idref")]
    assert read == ["start.xhtml", "nav.xhtml", *(f"{chapter.name}.xhtml" for chapter in made())]


@pytest.mark.parametrize("name", documents() if (SITE / "index.html").exists() else [])
def test_a_document_stands_alone(name: str) -> None:
    """Well-formed, with language and title; links lead somewhere, nothing comes from elsewhere or wants a page."""
    document = tree(name)
    ids = find(document, "//@id")

    assert document.get("lang") == "en"
    assert find(document, "/h:html/h:head/h:title/text()")
    assert len(ids) == len(set(ids))
    assert len(find(document, "//h:h1")) == (0 if name.endswith("nav.xhtml") else 1)
    assert not find(document, " | ".join(f"//h:{tag}" for tag in OF_PAGES))
    assert not find(document, "//@hidden | //@popover | //@*[starts-with(name(), 'data-') and name() != 'data-label']")
    for resource in find(document, "//@src | //h:link/@href | //s:image/@href"):
        assert posixpath.join("EPUB", resource) in files(), resource
    for href in find(document, "//h:a/@href"):
        check_link(name, href)
    for key in find(document, "//@aria-labelledby | //@aria-describedby | //@headers"):
        assert set(key.split()) <= set(ids), key
    used = re.findall(r"url\(#([^)]+)\)", files()[name].decode())
    assert set(used) <= set(ids)


def check_link(name: str, href: str) -> None:
    """A link leads to a file and an anchor of the book, or to a whole address."""
    path, anchor = urldefrag(href)
    if urlsplit(href).scheme:
        assert urlsplit(href).scheme in ("https", "http", "mailto"), href
        return
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    assert target in files(), href
    if anchor:
        assert unquote(anchor) in find(tree(target), "//@id"), href


def test_the_table_of_contents_for_older_programs_leads_somewhere_too() -> None:
    """EPUB 2's own list has the same chapters as that of EPUB 3."""
    older = find(tree("EPUB/toc.ncx"), "//n:content/@src")

    assert older == find(tree("EPUB/nav.xhtml"), "//h:nav[@e:type='toc']//h:a/@href")


def test_drawings_are_marked_and_bring_their_paper() -> None:
    """A drawing has light paper under all of it, and colours by value; the list says which documents have one."""
    drawn = {name for name in documents() if find(tree(name), "//s:svg")}
    listed = {f"EPUB/{href}" for href in find(tree("EPUB/content.opf"), "//o:item[@properties='svg']/@href")}

    assert drawn == listed != set()
    for name in drawn:
        assert b"<svg xmlns" in files()[name]
        for drawing in find(tree(name), "//s:svg[@role='img']"):
            paper = find(drawing, "s:rect[@class='ground']")[0]
            assert " ".join(paper.get(key) for key in ("x", "y", "width", "height")) == drawing.get("viewBox")
            assert not find(paper, "preceding-sibling::*[not(self::s:title or self::s:desc)]")
    assert "var(" not in style.stylesheet()
    assert ".ground { fill: #" in style.stylesheet()


def test_the_book_has_every_page_of_the_guide_in_the_order_of_the_navigation() -> None:
    """What is added to the navigation comes in by itself; law, glossary and sources stand last."""
    pages = [name.removesuffix("index.md").replace(".md", "/") for name in nav()]
    guide = [name for name in pages if name.startswith(("guide/", "do/", "checklists/"))]

    assert [chapter.address for chapter in made()] == [*guide, "reference/law/", "reference/glossary/", "sources/"]
    added = chapters.ordered([{"One": [{"Two": ["do/new.md"]}, "guide/index.md"]}, *words_of_the_end()])
    assert added[:2] == [("do/new/", ("One", "Two")), ("guide/", ("One",))]


def words_of_the_end() -> list[str]:
    """The pages that stand last, as a navigation has them."""
    return [f"{address.removesuffix('/')}.md" for address in words().pages]


def test_nothing_that_is_read_is_lost() -> None:
    """Every heading, paragraph, cell, line and drawing of a page is in its chapter, but for notes and buttons."""
    for chapter in made():
        article = copy(soup(chapter.address).find("article"))
        for gone in article.select("script, noscript, button, template, [hidden], .headerlink, .footnote, .sheet-head, "
                                   ".sheet-foot, .whole-link, .term-note, .copy, a.footnote-ref"):  # fmt: skip
            gone.decompose()
        inside = {said(element) for element in find(tree(f"EPUB/{chapter.name}.xhtml"), "//h:body//*")}
        for element in article.find_all(["h1", "h2", "h3", "h4", "p", "td", "th", "li", "figcaption", "pre"]):
            assert plain(element.get_text()) in inside, (chapter.address, element.get_text())


def said(element: etree._Element) -> str:
    """An element's words without the marks of sources and boxes to tick."""
    marks = find(element, ".//text()[not(ancestor::h:a[@class='footnote-ref'])]")
    return plain("".join(marks))


def plain(text: str) -> str:
    """Words without space, boxes, and what is said of links that lead out of the book."""
    return re.sub(r"\s+", "", text.replace(f"({words().elsewhere})", "").replace(chapters.BOX, ""))


def test_marks_lead_to_the_sources_at_the_end() -> None:
    """A mark is the source's own name, known to the data, and leads to its line."""
    marks = [
        (mark.text, mark.get("href"))
        for chapter in made()
        for mark in find(tree(f"EPUB/{chapter.name}.xhtml"), "//h:a[@class='footnote-ref']")
    ]

    assert {key for key, _ in marks} <= set(load.sources())
    assert len(marks) > 200
    assert {href for key, href in marks if href != f"sources.xhtml#sources--{key}"} == set()


def test_links_out_of_the_book_are_whole_or_words() -> None:
    """Where the site's address is known they lead there, else the reader is told that it is on the site."""
    name = "EPUB/guide-partner.xhtml"
    known = find(tree(name, ADDRESS), f"//h:a[starts-with(@href, '{ADDRESS}')]/@href")
    unknown = "".join(find(tree(name, ""), "//text()"))

    assert f"{ADDRESS}calculator/" in [urldefrag(href)[0] for href in known]
    assert unknown.count(f"({words().elsewhere})") == len(known)
    assert all(b'href="site:' not in content for content in (*files("").values(), *files(ADDRESS).values()))


def test_the_same_pages_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """EPUB and page are what they were when they are made again; the day is the publisher's where one is told."""
    copy = tmp_path / "site"
    shutil.copytree(SITE, copy, ignore=shutil.ignore_patterns("runtime", "templates", "tasks", "search"))
    before = (copy / words().page / "index.html").read_bytes()
    writing.write(copy, ADDRESS)
    first = (copy / words().file).read_bytes()
    writing.write(copy, ADDRESS)

    assert (copy / words().file).read_bytes() == first
    assert (copy / words().page / "index.html").read_bytes() == before
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    later = zipfile.ZipFile(io.BytesIO(epub.packed(list(made()), "")))
    assert b">2027-01-01T00:00:00Z<" in later.read("EPUB/content.opf")
    assert "January 2027" in edition_said()


def test_what_is_wrong_is_told_with_its_place(tmp_path: Path) -> None:
    """A page that left the navigation, one without an article, and a page without a place for the chapters."""
    with pytest.raises(DataError, match=r"book\.toml\.pages: reference/law/ is not in the navigation"):
        chapters.ordered(["index.md"])
    target = tmp_path / "guide" / "job-or-process" / "index.html"
    target.parent.mkdir(parents=True)
    target.write_text("<p>Nothing</p>", encoding="utf-8")
    with pytest.raises(DataError, match=r"guide/job-or-process/: no article"):
        chapters.read(tmp_path)
    with pytest.raises(DataError, match="one place for the whole guide, not 0"):
        page.fill(target, [])


def test_the_page_has_all_chapters_and_keeps_out_of_the_way() -> None:
    """Contents and chapters in one order; not for search engines, nor for the site's own search."""
    whole = soup(words().page)
    names = [chapter.name for chapter in made()]
    found = json.loads((SITE / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]

    assert [section["id"] for section in whole.select(".whole-chapter")] == names
    assert [link["href"] for link in whole.select(".whole-contents a")] == [f"#{name}" for name in names]
    assert whole.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert not [entry for entry in found if entry["location"].startswith(words().page)]
    inside = {f"../../{chapter.address}" for chapter in made()}
    assert not [link["href"] for link in whole.select(".whole-chapter a") if urldefrag(link["href"])[0] in inside]


def test_it_is_found_from_home_about_and_every_page_of_the_guide() -> None:
    """One quiet line at the end of each page; the page itself leads to the e-book."""
    for address in ("", "about/", *(chapter.address for chapter in made()[: -len(words().pages)])):
        links = [urljoin(f"{ADDRESS}{address}", link["href"]) for link in soup(address).find("main").select("a[href]")]
        assert f"{ADDRESS}{words().page}" in links, address
    assert soup(words().page).find("a", href=f"../../{words().file}", download=True)


def test_it_prints_on_both_papers(page: Page, base: str) -> None:
    """The paper is the reader's own, no sheet is empty, and each chapter begins one."""
    page.goto(f"{base}{words().page}")
    expect(page.locator(".whole-link, a[download]").filter(visible=True)).to_have_count(1)
    sheets = {name: PdfReader(io.BytesIO(page.pdf(format=name, outline=True, tagged=True))) for name in PAPERS}

    for name, pages in sheets.items():
        width, height = (float(side) / MILLIMETRE for side in pages.pages[0].mediabox[2:])
        assert (round(width), round(height)) == PAPERS[name]
        short = [sheet for sheet in pages.pages if len(sheet.get_contents().get_data()) < SHORT]
        assert [sheet.page_number for sheet in short if sheet.extract_text().strip().isdigit()] == []
        begun = {entry.title for entry in headings(pages.outline) if entry.top / MILLIMETRE > height - TOP}
        assert {chapter.title for chapter in made()} <= begun
    page.emulate_media(media="print")
    expect(page.locator(".whole-link, a[download], .md-header").filter(visible=True)).to_have_count(0)


def headings(outline: list) -> list:
    """All headings that a PDF lists."""
    return [entry for one in outline for entry in (headings(one) if isinstance(one, list) else [one])]
