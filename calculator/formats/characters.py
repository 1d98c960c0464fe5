"""Text by whole characters: without halves of them, and cut where no character is torn apart."""

import re

JOINER = "\u200d"
FLAG = re.compile("[\U0001f1e6-\U0001f1ff]+$")  # letters that make a flag, two by two
NOT_XML = "[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]"  # compiled where it is first used: no first answer waits
JOINERS = f"{JOINER}\u200c"  # and what keeps letters of Persian and of Indian scripts apart
PICTURES = ("\U0001f000", "\U0001fbff")  # signs may be newer than what this Python knows
SKIN = re.compile("[\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")  # changes the sign before it


def without_halves(text: str) -> str:
    """Text without halves of characters that a script has cut in two, which can be neither shown nor written."""
    return text.encode(errors="ignore").decode()


def line(text: str) -> str:
    """Text on one line without what shows nothing, but for what makes one sign of several, or shapes letters."""
    seen = "".join(filter(None, map(_shown, text)))
    return " ".join(seen.split()).strip(f" {JOINERS}")


def _shown(sign: str) -> str:
    """A sign, a space for a break or a control, nothing for one that shows nothing."""
    if sign.isprintable() or sign in JOINERS or SKIN.match(sign) or PICTURES[0] <= sign <= PICTURES[1]:
        return sign
    return " " if sign.isspace() or sign < "\xa0" else ""


def for_xml(text: str) -> str:
    """Text without what XML cannot hold."""
    return re.sub(NOT_XML, "", text)


def cut(text: str, longest: int) -> str:
    """Text of at most so many characters; what belongs to one sign stays together."""
    if len(text) <= longest:
        return text
    end = longest
    while end and _torn(text, end):
        end -= 1
    return text[: end or longest]


def _torn(text: str, place: int) -> bool:
    """Whether what stands before a place and what stands there are one sign."""
    before, after = text[place - 1], text[place]
    if FLAG.match(after):
        flags = FLAG.search(text[:place])
        return flags is not None and len(flags[0]) % 2 == 1
    return JOINER in (before, after) or SKIN.match(after) is not None or _is_mark(after)


def _is_mark(sign: str) -> bool:
    """Whether it is an accent or another mark on the sign before it: part of a name in Python, but never its first."""
    return not sign.isidentifier() and f"a{sign}".isidentifier() and not sign.isdecimal() and sign != "_"
