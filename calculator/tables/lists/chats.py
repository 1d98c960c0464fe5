"""Lists sent as messages: a chat as WhatsApp and its like save it, without when each line was sent and by whom."""

import re

from calculator.tables.lists.words import among

DAY, CLOCK = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}", r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u00a0\u202f]?[AaPp]\.?[Mm]\.?)?"
SENT = re.compile(rf"[\u200e\u200f]?(?:\[{DAY},? {CLOCK}\]|{DAY},? {CLOCK} [-\u2013]) (?:([^:]{{1,40}}): )?(.*)")
LEAST, MOSTLY = 2, 0.5  # messages, and the share of the lines that begin one
UNSEEN = "\u200e\u200f <>"


def plain(text: str) -> str | None:
    """The messages, each in its line, without what the program itself says; None where a text is no chat."""
    lines = text.splitlines()
    sent = [SENT.fullmatch(line.strip()) for line in lines]
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    count = sum(match is not None for match in sent)
    if count < max(LEAST, MOSTLY * sum(bool(line.strip()) for line in lines)) or not sent[first]:
        return None
    return "\n".join(_said(match) if match else line for line, match in zip(lines, sent, strict=True))


def _said(match: re.Match[str]) -> str:
    """What somebody wrote; nothing where the program says that there was something else."""
    text = match[2].strip(UNSEEN)
    return "" if not match[1] or among(text.rstrip("."), "chat") else match[2].strip("\u200e\u200f ")
