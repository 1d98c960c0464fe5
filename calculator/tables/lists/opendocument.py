"""Spreadsheets of LibreOffice and its kin (ODS) as records: stored values, as the reader of workbooks has them."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from calculator.tables.lists.records import Record, plain_cell
from calculator.tables.lists.workbook import DATE, FORMULA, MOST_ROWS, WRONG, Sheet, WorkbookError, number

KIND, CONTENT = b"application/vnd.oasis.opendocument.spreadsheet", "content.xml"
NAMESPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TABLE, TEXT = (NAMESPACE % part for part in ("office", "table", "text"))
MOST_COLUMNS, MOST_ALIKE = 200, 50  # columns, and rows of which one stands for all
DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:[\d.,]+S)?")
NUMBERS, PERCENT = ("float", "percentage", "currency"), "percentage"


def read(content: bytes) -> list[Sheet]:
    """The sheets with something in them; WorkbookError where the content is damaged."""
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        raise WorkbookError(str(error)) from error
    sheets = [Sheet(one.get(f"{TABLE}name", ""), list(_records(one))) for one in root.iter(f"{TABLE}table")]
    return [sheet for sheet in sheets if not all(record.blank for record in sheet.records)]


def _records(sheet: Element) -> Iterator[Record]:
    at = 0
    for row in sheet.iter(f"{TABLE}table-row"):
        cells, odd = _cells(row)
        count = _repeated(row, "rows")
        hidden = row.get(f"{TABLE}visibility", "visible") != "visible"
        shown = min(count, MOST_ALIKE) if cells else 0
        for number_ in range(at + 1, at + 1 + shown):
            yield Record(number_, tuple(cells), hidden=hidden, odd=odd)
        at += count
        if at > MOST_ROWS:
            return


def _cells(row: Element) -> tuple[list[str], dict[int, str]]:
    """The cells of a row up to the last that holds something, and what is odd about them."""
    cells: list[str] = []
    odd: dict[int, str] = {}
    for cell in row:
        if not cell.tag.endswith(("}table-cell", "}covered-table-cell")) or len(cells) >= MOST_COLUMNS:
            continue
        text, kind = _cell(cell)
        for _ in range(min(_repeated(cell, "columns"), MOST_COLUMNS)):
            if kind:
                odd[len(cells)] = kind
            cells.append(text)
    while cells and not cells[-1] and len(cells) - 1 not in odd:
        cells.pop()
    return cells, odd


def _repeated(element: Element, what: str) -> int:
    count = element.get(f"{TABLE}number-{what}-repeated", "1")
    return int(count) if count.isdecimal() else 1


def _cell(cell: Element) -> tuple[str, str]:
    """A cell as text, and what is odd about it."""
    kind, value = cell.get(f"{OFFICE}value-type", ""), cell.get(f"{OFFICE}value", "")
    shown = plain_cell("\n".join("".join(line.itertext()) for line in cell.findall(f"{TEXT}p")))
    formula = cell.get(f"{TABLE}formula") is not None
    if formula and (shown.startswith(("#", "Err:")) or not (kind or shown)):
        return "", WRONG if shown else FORMULA
    if kind == "date":
        return cell.get(f"{OFFICE}date-value", shown).replace("T", " ").removesuffix(" 00:00:00"), DATE
    if kind == "time" and (time := DURATION.match(cell.get(f"{OFFICE}time-value", ""))):
        return f"{int(time[1] or 0)}:{int(time[2] or 0):02d}", ""
    if kind == "boolean":
        return ("yes" if cell.get(f"{OFFICE}boolean-value") == "true" else "no"), ""
    if kind in NUMBERS and value:
        sign = "%" if kind == PERCENT else cell.get(f"{OFFICE}currency", "")
        return number(float(value), shown + sign), ""
    return shown, ""
