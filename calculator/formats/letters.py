"""The letters of a file: from bytes to text, by the marks that programs leave and by what can be read."""

from typing import NamedTuple

BOMS_16 = (b"\xff\xfe", b"\xfe\xff")
UTF_8, UTF_16, WINDOWS = "utf-8", "utf-16", "cp1252"
MARKS = dict(zip((f"{UTF_16}-le", f"{UTF_16}-be"), BOMS_16, strict=True))
LOOKED_AT = 2000
GAPS = 0.3  # share of empty bytes at odd or even places in Latin text of two bytes a letter


class Letters(NamedTuple):
    """A text, the name of its encoding, and whether that was guessed."""

    text: str
    encoding: str
    guessed: bool


def decoded(data: bytes) -> Letters:
    """The text of some bytes; what is neither UTF-8 nor UTF-16 is read as Windows letters, so that none is lost."""
    encoding = encoding_of(data)
    if encoding == WINDOWS:
        text = windows(data)
    else:  # with its mark, UTF-16 takes no codec that the browser's library is without
        text = (MARKS.get(encoding, b"") + data).decode(encoding[: len(UTF_16)], errors="replace")
    text = text.removeprefix("\ufeff").rstrip("\x1a").replace("\0", "")
    return Letters(text, UTF_16 if encoding.startswith(UTF_16) else encoding, encoding == WINDOWS)


def encoding_of(data: bytes) -> str:
    """How a text is written: utf-8, utf-16 (with -le or -be where no mark says so), or cp1252."""
    if data.startswith(BOMS_16):
        return UTF_16
    if gaps := _gaps(data[:LOOKED_AT]):
        return gaps
    try:
        data.decode()
    except UnicodeDecodeError:
        return WINDOWS
    return UTF_8


def _gaps(head: bytes) -> str:
    """UTF-16 without a mark, known by its empty bytes; empty where there are too few."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) <= GAPS * len(head) / 2 or min(even, odd):
        return ""
    return f"{UTF_16}-le" if odd else f"{UTF_16}-be"


def windows(data: bytes) -> str:
    """Bytes as Windows letters; the five that stand for none there become signs that show nothing."""
    return "".join(bytes([byte]).decode(WINDOWS, "ignore") or chr(byte) for byte in data)
