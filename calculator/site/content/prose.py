"""Where the running prose of a Markdown page is: not headings, code, links, raw HTML, table heads or notes.

Besides, how HTML is put into a page so that it counts as none of it.
"""

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
MARK = re.compile(r"\[\^([A-Za-z0-9-]+)\](?!:)")  # a footnote mark, by its source
SKIPPED = re.compile(r"\s*(?:#|\[\^[^\]]+\]:|!!!|\?\?\?|===|\*\[|\{)")
FENCE = re.compile(r"\s*(?:```|~~~)")
OPENS = re.compile(r"\s*<(?P<tag>[a-z][a-z0-9]*)\b(?P<rest>[^>]*)>", re.IGNORECASE)
DIVIDER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\||$)")
VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr"}


def replaced(text: str, change: Callable[[str], str]) -> str:
    """The page with `change` made to each stretch of running prose, everything else as it was."""
    lines = text.split("\n")
    for number in prose_lines(lines):
        line, parts, end = lines[number], list[str](), 0
        for kept in PROTECTED.finditer(line):
            parts += [change(line[end : kept.start()]), kept[0]]
            end = kept.end()
        lines[number] = "".join([*parts, change(line[end:])])
    return "\n".join(lines)


def prose_lines(lines: list[str]) -> Iterator[int]:
    """The numbers, from 0, of the lines that hold running prose or the body of a table."""
    fenced, html = False, Html()
    for number in range(front_matter(lines), len(lines)):
        line, below = lines[number], lines[number + 1] if number + 1 < len(lines) else ""
        if FENCE.match(line):
            fenced = not fenced
        elif not fenced and not html.holds(line) and not SKIPPED.match(line):
            table_head = "|" in line and (DIVIDER.match(below) or DIVIDER.match(line))
            if not table_head:
                yield number


def front_matter(lines: list[str]) -> int:
    """The number of the first line after the front matter."""
    if lines and lines[0] == "---" and "---" in lines[1:]:
        return lines.index("---", 1) + 1
    return 0


def one_line(html: str) -> str:
    """Markup as one line, so that Markdown leaves it alone."""
    return " ".join(html.split())


class Html:
    """Follows raw HTML over lines; elements with `markdown` are open to Markdown, so their text is prose."""

    def __init__(self) -> None:
        self.tag, self.depth = "", 0

    def holds(self, line: str) -> bool:
        """Whether this line belongs to raw HTML."""
        if not self.depth:
            opening = OPENS.match(line)
            if not opening:
                return line.lstrip().startswith("</")
            self.tag = opening["tag"].lower()
            if self.tag in VOID or re.search(r"\bmarkdown\b", opening["rest"]):
                return True
        opened = len(re.findall(rf"<{self.tag}\b", line, re.IGNORECASE))
        closed = len(re.findall(rf"</{self.tag}>", line, re.IGNORECASE))
        self.depth = max(0, self.depth + opened - closed)
        return True
