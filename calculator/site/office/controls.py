"""Word's content controls, for which python-docx has no calls: text, dates and choices to fill in."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

type Element = Any  # an element of python-docx's tree, whose parts it makes at run time

PLACEHOLDER = "Placeholder Text"
PLACEHOLDER_ID = "PlaceholderText"
LANGUAGE = "en-GB"
BLANK = "\u2002" * 2  # wide enough to click on, nothing to see on paper


def control(number: int, label: str, tag: str, hint: str, value: str = "") -> Element:
    """An inline control that holds its hint, or a value; its kind is added by the caller."""
    sdt, properties, content = OxmlElement("w:sdt"), OxmlElement("w:sdtPr"), OxmlElement("w:sdtContent")
    for name, text in (("w:alias", label), ("w:tag", tag), ("w:id", str(number))):
        properties.append(_valued(name, text))
    if not value:
        properties.append(OxmlElement("w:showingPlcHdr"))
    content.append(_run(value or hint or BLANK, placeholder=not value))
    sdt.append(properties)
    sdt.append(content)
    return sdt


def text(sdt: Element, lines: bool = False) -> Element:
    """Plain text; `lines` allows line breaks."""
    kind = OxmlElement("w:text")
    if lines:
        kind.set(qn("w:multiLine"), "1")
    sdt[0].append(kind)
    return sdt


def date(sdt: Element) -> Element:
    """A date to choose from a calendar."""
    kind = OxmlElement("w:date")
    parts = {"dateFormat": "d MMMM yyyy", "lid": LANGUAGE, "storeMappedDataAs": "dateTime", "calendar": "gregorian"}
    for name, value in parts.items():
        kind.append(_valued(f"w:{name}", value))
    sdt[0].append(kind)
    return sdt


def choice(sdt: Element, options: tuple[str, ...]) -> Element:
    """One of some options, from a list."""
    kind = OxmlElement("w:dropDownList")
    for option in options:
        item = OxmlElement("w:listItem")
        item.set(qn("w:displayText"), option)
        item.set(qn("w:value"), option)
        kind.append(item)
    sdt[0].append(kind)
    return sdt


def counter(paragraph: Element, instruction: str) -> None:
    """A field that Word counts: PAGE or NUMPAGES."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    field.append(_run("1", placeholder=False))
    paragraph.append(field)


def _run(words: str, placeholder: bool) -> Element:
    run, content = OxmlElement("w:r"), OxmlElement("w:t")
    if placeholder:
        style = OxmlElement("w:rPr")
        style.append(_valued("w:rStyle", PLACEHOLDER_ID))
        run.append(style)
    content.text = words
    content.set(qn("xml:space"), "preserve")
    run.append(content)
    return run


def _valued(name: str, value: str) -> Element:
    element = OxmlElement(name)
    element.set(qn("w:val"), value)
    return element
