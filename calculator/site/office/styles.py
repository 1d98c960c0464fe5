"""How a Word file of ours looks: type, colours, borders, language. Colours are read from the site's own tokens."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from calculator.site import colours
from calculator.site.office.controls import LANGUAGE, PLACEHOLDER, Element

SERIF = "Georgia"  # on every Windows and Mac; others take their own serif
SANS = "Calibri"  # comes with Word; LibreOffice has Carlito of the same width
ACROSS = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")
OWN = (("Intro", 10, "soft"), ("Label", 10, "ink"), ("Small", 9, "soft"), ("Cell", 10, "ink"), ("Clause", 10, "ink"))
AFTER = {"Intro": 4, "Clause": 4}  # points below; in tables there are none
THEMED = ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme")


def colour(token: str) -> str:
    """A colour of the light scheme as six hex digits: `colour("bpo-ink")`."""
    return colours.colour(token).removeprefix("#").upper()


def apply(document: Document, way: str) -> None:
    """Give the document its styles."""
    styles = document.styles
    _language(document)
    _paragraph(document, "Normal", SANS, 10.5, "ink", after=4)
    _paragraph(document, "Title", SERIF, 25, "ink", after=4)
    _paragraph(document, "Subtitle", SANS, 12, "soft", after=12)
    _paragraph(document, "Heading 1", SERIF, 14.5, f"{way}-ink", before=10, after=3)
    _paragraph(document, "Heading 2", SANS, 10.5, "ink", before=6, after=2, bold=True)
    _paragraph(document, "Heading 3", SANS, 10, "ink", before=6, after=2, bold=True)
    _paragraph(document, "Footer", SANS, 8.5, "soft")
    for name, size, token in OWN:
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        _paragraph(document, name, SANS, size, token, after=AFTER.get(name, 0), bold=name == "Label")
    styles["Intro"].paragraph_format.keep_with_next = True
    styles["Small"].paragraph_format.keep_with_next = True
    hint = styles.add_style(PLACEHOLDER, WD_STYLE_TYPE.CHARACTER)
    hint.font.color.rgb = RGBColor.from_string(colour("soft"))
    hint.font.italic = True
    hint.font.size = Pt(9.5)


def _paragraph(
    document: Document,
    name: str,
    font: str,
    size: float,
    token: str,
    before: float = 0,
    after: float = 0,
    bold: bool = False,
) -> None:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    _font(style.element.get_or_add_rPr(), font)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour(token))
    style.paragraph_format.line_spacing = 1.0
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    for unwanted in [*style.element.iter(qn("w:pBdr")), *style.element.iter(qn("w:spacing"))]:
        if unwanted.tag == qn("w:pBdr") or unwanted.get(qn("w:val")):  # a rule under, and letters set apart
            unwanted.getparent().remove(unwanted)


def _font(properties: Element, font: str) -> None:
    """The same font for every script, none from the theme."""
    fonts = properties.get_or_add_rFonts()
    for name in THEMED:
        fonts.attrib.pop(qn(name), None)
    for name in ACROSS:
        fonts.set(qn(name), font)


def _language(document: Document) -> None:
    """British English for the spell checker and for screen readers."""
    settings = document.settings.element
    for language in [*document.styles.element.iter(qn("w:lang")), *settings.iter(qn("w:themeFontLang"))]:
        language.set(qn("w:val"), LANGUAGE)
    for setting in settings.iter(qn("w:compatSetting")):  # else Word opens the file in its mode for old ones
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def frame(table: Element, widths: list[int], label: str, boxed: bool, token: str = "rule") -> None:
    """A table's properties, in the order that Word's schema asks for; widths in twentieths of a point."""
    properties = table.tblPr
    for child in list(properties):
        properties.remove(child)
    properties.append(_element("tblW", w=str(sum(widths)), type="dxa"))
    properties.append(_borders(boxed, token))
    properties.append(_element("tblLayout", type="fixed"))
    properties.append(_margins())
    properties.append(_element("tblLook", val="0620", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0"))
    properties.append(_element("tblCaption", val=label))
    for column, width in zip(table.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(width))


def _borders(boxed: bool, token: str) -> Element:
    """Hairlines round every cell, or only under the rows."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        if boxed or side in ("bottom", "insideH"):
            borders.append(_element(side, val="single", sz="4", space="0", color=colour(token)))
        else:
            borders.append(_element(side, val="nil"))
    return borders


def _margins() -> Element:
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", "40"), ("left", "85"), ("bottom", "40"), ("right", "85")):
        margins.append(_element(side, w=width, type="dxa"))
    return margins


def shade(cell: Element, token: str) -> None:
    """A cell's ground in one of the tints."""
    cell.get_or_add_tcPr().append(_element("shd", val="clear", color="auto", fill=colour(token)))


def _element(name: str, **values: str) -> Element:
    element = OxmlElement(f"w:{name}")
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element
