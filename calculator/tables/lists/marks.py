"""What programs for notes write around a task: front matter, links, tags, due dates, signs for repeats and done."""

import re
from collections.abc import Iterator, Sequence

from calculator.tables.lists.words import among, is_weekday

FRONT = "---"
LINK = re.compile(r"!?\[\[(?:[^\]|]*\|)?([^\]]+)\]\]|(?<!!)\[([^\]]{2,})\]\([^)\s]+\)")
REPEATED = re.compile(r"\s*\U0001f501\ufe0f?\s*")
ENDED = re.compile(r"\s*[\u2705\u274c]\ufe0f?\s*\d{4}-\d{2}-\d{2}")
DATED = re.compile(r"\s*[\U0001f4c5\U0001f4c6\U0001f5d3\u23f3\U0001f6eb\u2795]\ufe0f?\s*\d{4}-\d{2}-\d{2}")
URGENT = re.compile(r"\s*[\u23eb\u23ec\U0001f53a\U0001f53c\U0001f53d]\ufe0f?")
TAG = re.compile(r"(?<=\s)#[^\W\d][\w/-]*")
COUNTED = re.compile(r"\s+\(?\d+/\d+(?: (?:completed?|done))?\)?$")  # "2/5 completed"
DUE = re.compile(
    r"(?:.{1,40} [\u00b7\u2022] (?:due|f\u00e4llig)\b|(?:due|f\u00e4llig)\b(?=.*\d)):? .{1,30}", re.IGNORECASE
)
DUE_ON = re.compile(
    r"(?:[-*\u2022] )?(?:due|f\u00e4llig|deadline)(?: on| by| am)?:? (?:(next|this|n\u00e4chsten) )?(.{1,20})",
    re.IGNORECASE,
)
SENDER = re.compile(
    r"[^\W\d_][\w.'-]*(?: [\w.'-]+){0,3}  \d{1,2}:\d{2}(?: ?[AP]M)?", re.IGNORECASE
)  # "Sue Hill  9:14 AM"
COUNT_OF = re.compile(
    r"\d{1,4} (?:comments?|sub-?tasks?|attachments?|files?|replies|kommentare?|commentaires?)"
    r"|show \d{1,4} (?:more|completed|done|other)\b.{0,30}",
    re.IGNORECASE,
)


def lines(text: str) -> Iterator[tuple[int, str]]:
    """The numbered lines of a text without its front matter, remarks, and lines that only say when something is due."""
    found = list(enumerate(text.splitlines(), 1))
    if found and found[0][1].strip() == FRONT:
        end = next((place for place, (_, line) in enumerate(found[1:], 1) if line.strip() == FRONT), 0)
        found = found[end + 1 :] if end else found
    headed = _mail_headings(found)
    quoted = [line.lstrip().startswith(">") for _, line in found if line.strip()]
    for number, line in found:
        remark = line.lstrip().startswith(">") and sum(quoted) < len(quoted) / 2
        if number not in headed and not remark and not is_due(line.strip()) and not _of_page(line.strip()):
            yield number, line.lstrip().lstrip("> ") if line.lstrip().startswith(">") else line


def _mail_headings(found: Sequence[tuple[int, str]]) -> set[int]:
    """The lines that say from whom, when and to whom a letter was sent: several, one upon another."""
    named = [number for number, line in found if ":" in line and among(line.strip("> *").split(":")[0], "mail")]
    return {number for number in named if {number - 1, number + 1} & {*named}}


def is_due(line: str) -> bool:
    """Whether a line only says when something is due."""
    on = DUE_ON.fullmatch(line)
    return (
        DUE.fullmatch(line) is not None
        or among(line, "due")
        or bool(on and (is_weekday(on[2]) or among(on[2], "due_on")))
    )


def _of_page(line: str) -> bool:
    """Whether a line is a button of a task program's page, counts what is behind one, or says who wrote and when."""
    told = COUNT_OF.fullmatch(line) or SENDER.fullmatch(line)
    return among(line.strip("+ "), "buttons") or told is not None


def plain(text: str) -> tuple[str, bool]:
    """A line without these signs, what repeats it behind a comma, and whether it says that it has ended."""
    text = LINK.sub(lambda match: match[1] or match[2], text)
    text = DATED.sub("", REPEATED.sub(", ", text))
    ended = ENDED.search(text) is not None
    text = TAG.sub("", URGENT.sub("", ENDED.sub("", text)))
    return COUNTED.sub("", text).strip(), ended
