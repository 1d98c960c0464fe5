"""Text by whole characters."""

import re
import sys

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
