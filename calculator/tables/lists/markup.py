"""Tables that spreadsheets save as a web page or as plain XML, often under the name of a workbook."""

import re

from calculator.tables.lists.records import Record, plain_cell
from calculator.tables.lists.words import words

BEGINS = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html|table|head|meta|body|\?mso|workbook)\b"
)
TABLE = re.compile(r"<(table|worksheet)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
ROW = re.compile(r"<(tr|row)\b[^>]*>(.*?)(?=</\1\s*>|<\1\b|\Z)", re.DOTALL | re.IGNORECASE)
CELL = re.compile(r"<(t[dh]|cell)\b([^>]*?)(?:/>|>(.*?)(?=</\1\s*>|<t[dh]\b|\Z))", re.DOTALL | re.IGNORECASE)
SPAN, PLACE = re.compile(r"colspan\s*=\s*[\"']?(\d{1,3})"), re.compile(r"\bindex\s*=\s*\"(\d{1,3})\"")
BREAK, UNSEEN = (
    re.compile(r"<(?:br|/p|/div|/li)\b[^>]*>"),
    re.compile(r"<(style|script)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL),
)
TAG, ENTITY = re.compile(r"<[^>]*>"), re.compile(r"&(#x?[0-9a-f]{1,6}|[a-z]{2,8});?", re.IGNORECASE)


def is_markup(text: str) -> bool:
    """Whether a text is a web page or XML rather than a list."""
    return BEGINS.match(text[:2000].lower()) is not None


def records(text: str) -> list[Record]:
    """The rows of the table that has most of them; none where there is no table."""
    seen = UNSEEN.sub("", text)
    tables = [[_cells(row[2]) for row in ROW.finditer(table[0])] for table in TABLE.finditer(seen)]
    most = max(tables, key=len, default=[])
    return [Record(number, tuple(cells)) for number, cells in enumerate(most, 1)]


def _cells(row: str) -> list[str]:
    result: list[str] = []
    for cell in CELL.finditer(row):
        attributes = cell[2].lower()
        if place := PLACE.search(attributes):
            result += [""] * (int(place[1]) - 1 - len(result))
        span = SPAN.search(attributes)
        result += [plain_cell(plain(cell[3] or ""))] + [""] * (int(span[1]) - 1 if span else 0)
    return result


def plain(text: str) -> str:
    """What a page shows of a text, line by line."""
    lines = TAG.sub("", BREAK.sub("\n", text)).splitlines()
    return "\n".join(filter(None, (" ".join(ENTITY.sub(_sign, line).split()) for line in lines)))


def _sign(found: re.Match[str]) -> str:
    name = found[1]
    if not name.startswith("#"):
        return words().entities.get(name, found[0])
    code = int(name[2:], 16) if name[1] in "xX" else int(name[1:]) if name[1:].isdecimal() else 0
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
