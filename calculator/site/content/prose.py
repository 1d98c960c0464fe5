"""Where the running prose of a Markdown page is: not headings, code, links, raw HTML, table heads or notes."""

import re
from collections.abc import Callable, Iterator

PROTECTED = re.compile(
    r"""
    `[^`]*`                                   # code
    | !?\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?   # links, pictures, footnote marks
    | <(?P<tag>a|button|code|label|summary|svg|figure|select)\b.*?</(?P=tag)>
    | <[^>]*>                                 # any other tag
    | \{[^}]*\}                               # attribute lists
    | \bhttps?://\S+
    """,
    re.VERBOSE | re.IGNORECASE,
)
SKIPPED = re.compile(r"\s*(?:#|\[\^[^\]]+\]:|!!!|\?\?\?|===|\*\[|\{)")
FENCE = re.compile(r"\s*(?:```|~~~)")
OPENS = re.compile(r"\s*<(?P<tag>[a-z][a-z0-9]*)\b(?P<rest>[^>]*)>", re.IGNORECASE)
DIVIDER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\||$)")
VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr"}


def replaced(text: str, change: Callable[[str], str]) -> str:
    """The page with `change` made to each stretch of running prose, everything else as it was."""
    lines = text.split("\n")
    for number in prose_lines(lines):
        lines[number] = _changed(lines[number], change)
    return "\n".join(lines)


def _changed(line: str, change: Callable[[str], str]) -> str:
    parts, end = [], 0
    for found in PROTECTED.finditer(line):
        parts += [change(line[end : found.start()]), found[0]]
        end = found.end()
    return "".join([*parts, change(line[end:])])


def prose_lines(lines: list[str]) -> Iterator[int]:
    """The numbers, from 0, of the lines that hold running prose or the body of a table."""
    start, fenced, html = front_matter(lines), False, Html()
    for number in range(start, len(lines)):
        line = lines[number]
        if FENCE.match(line):
            fenced = not fenced
        elif not fenced and not html.holds(line) and not SKIPPED.match(line) and not _is_table_head(lines, number):
            yield number


def front_matter(lines: list[str]) -> int:
    """The number of the first line after the front matter."""
    if lines and lines[0] == "---" and "---" in lines[1:]:
        return lines.index("---", 1) + 1
    return 0


def _is_table_head(lines: list[str], number: int) -> bool:
    line, below = lines[number], lines[number + 1] if number + 1 < len(lines) else ""
    return "|" in line and bool(DIVIDER.match(below) or DIVIDER.match(line))


class Html:
    """Follows raw HTML over lines; elements with `markdown` are open to Markdown, so their text is prose."""

    def __init__(self) -> None:
        self.tag, self.depth = "", 0

    def holds(self, line: str) -> bool:
        """Whether this line belongs to raw HTML."""
        if not self.depth:
            found = OPENS.match(line)
            if not found:
                return line.lstrip().startswith("</")
            self.tag = "" if self._is_open(found) else found["tag"].lower()
        self._count(line)
        return True

    def _is_open(self, found: re.Match[str]) -> bool:
        return found["tag"].lower() in VOID or bool(re.search(r"\bmarkdown\b", found["rest"]))

    def _count(self, line: str) -> None:
        if self.tag:
            opened = len(re.findall(rf"<{self.tag}\b", line, re.IGNORECASE))
            self.depth = max(0, self.depth + opened - len(re.findall(rf"</{self.tag}>", line, re.IGNORECASE)))
