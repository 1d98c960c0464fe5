"""Text by whole characters."""

import re
import sys

import pytest

from calculator import bridge
from calculator.formats import characters


def test_what_xml_cannot_hold_is_left_out() -> None:
    """All of what the recommendation of XML 1.0 calls a character stays, but a carriage return, which would not."""
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    kept = (range(0x20, 0xD800), range(0xE000, 0xFFFE), range(0x10000, 0x110000))
    assert characters.for_xml(everything) == "\t\n" + "".join(chr(code) for codes in kept for code in codes)


def test_halves_go_and_whole_characters_stay() -> None:
    """A script may cut a text in the middle of one."""
    assert characters.without_halves("a\ud83d\ude00 \U0001f600é\udc00") == "a \U0001f600é"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\U0001f469\u200d\U0001f4bb \U0001f3f3\ufe0f\u200d\U0001f308", None),  # one sign each
        ("\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", None),  # the flag of England
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", None),  # a word of Persian
        ("\U0001faea", None),  # newer than this Python
        ("Buch\u00adhal\u200btung", "Buchhaltung"),
        ("\u202eexe.\u200egpj\ufeff", "exe.gpj"),
        ("one\r\ntwo\u2028three\0four", "one two three four"),
        (" \u200d\u200c \u2060", ""),
    ],
)
def test_a_name_keeps_what_makes_one_sign_of_several(typed: str, kept: str | None) -> None:
    """As it is written in any language; what shows nothing goes, and once is enough."""
    line = characters.line(typed)

    assert line == (typed if kept is None else kept)
    assert characters.line(line) == line


def test_no_pattern_is_compiled_at_the_start_that_takes_long() -> None:
    """Python goes through each character of a range, which takes a browser 0.1 s for all that there are."""
    patterns = [
        value.pattern
        for name, module in [*sys.modules.items()]
        for value in vars(module).values()
        if name.startswith("calculator.") and isinstance(value, re.Pattern) and isinstance(value.pattern, str)
    ]
    ends = [re.findall(r"(.)-(.)", pattern.replace("\\", "")) for pattern in patterns]
    assert bridge.ROOMS
    assert len(patterns) > 5
    assert max(ord(high) - ord(low) for pairs in ends for low, high in pairs) < 0x1000
