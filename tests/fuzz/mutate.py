"""Makes odd values, texts and bytes out of good ones."""

from copy import deepcopy
from random import Random
from typing import Any

ENDLESS = "@endless@"  # stands for a figure beyond all numbers, which no program writes but some send
DEEP: list[Any] = []
for _ in range(60):
    DEEP = [DEEP]
TEXTS = (
    *("", " ", "0", "-0", "-0.0", "1e999", "-1e999", "1e-320", "NaN", "Infinity", "null", "true", "9" * 400, "0x10"),
    *("1,5", "1.5", "1.500", "1,500.25", "1.500,25", "1 500", "½", "٣", "५", "3 to 5", "5 to 3", "90 min", "12 %"),
    *("unsure", "yes", "no", "5", "-1", "banana", "x" * 5000, "…", "é", "e\u0301", "\u202eabc", "\u200b", "\ufeff"),
    *("\x00", "\x07", "\x85", "\u2028", "\ud83d", "\ude00x", "\U0001f600", "\U0001f469\u200d\U0001f469", "<b>&amp;"),
    *("'=1+1", "=1+1", "__proto__", "constructor", "%", "%ZZ", "%F0%9F", "&", "&&==", "a=b", "#", "{", "[", '"', "\\"),
    *("2026-02-30", "0000-00-00", "9999-12-31", "9999-12-31T23:59:59.999Z", "0001-01-01T00:00:00+23:59", "=", "AAAA"),
    *("month", "week", "all", "uk", "de", "bpo", "keep", "logo", "html", "docx", "json", "csv", "pdf", "happened"),
)
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 3, 7, 2**63, -(2**63), 10**300, 10**400, 1.5, -0.0, 1e308, -1e308, 5e-324, ENDLESS),
    *(
        [],
        {},
        [[]],
        [{}],
        [None],
        {"a": {}},
        {"": ""},
        {"form": {}},
        DEEP,
        ["x"] * 300,
        {str(n): "1" for n in range(300)},
    ),
)


def odd(random: Random) -> Any:
    """A value that nobody expects."""
    return random.choice(TEXTS) if random.random() < 0.6 else deepcopy(random.choice(VALUES))


def text(random: Random, whole: str) -> str:
    """A text damaged in a place or two."""
    for _ in range(random.choice((1, 1, 2, 4))):
        at, other = random.randint(0, len(whole)), random.randint(0, len(whole))
        first, last = sorted((at, other))
        part = random.choice(TEXTS)[:60]
        whole = random.choice(
            (
                *(whole[:at] + part + whole[at:], whole[:at], whole[at:], whole[:first] + whole[last:]),
                *(whole[:at] + part + whole[at + len(part) :], whole + part, part + whole),
                *(
                    whole[:last] + whole[first:],
                    whole.upper(),
                    whole.replace("=", part, 1),
                    whole[:at] + whole[at + 1 :],
                ),
            )
        )
    return whole


def data(random: Random, whole: bytes) -> bytes:
    """Bytes damaged in a place or two."""
    for _ in range(random.choice((1, 1, 2, 4))):
        at = random.randint(0, len(whole))
        part = random.choice((b"\xff", b"\x00", b"\xd8\x3d", b"\xef\xbb\xbf", b'"', b"\r", b"\n", b",", b";", b"\x1a"))
        whole = random.choice(
            (whole[:at] + part + whole[at:], whole[:at], whole[at:], whole[:at] + part + whole[at + 1 :])
        )
    return whole


def value(random: Random, whole: Any, times: int | None = None) -> Any:
    """A value with some of its parts replaced, damaged, taken away, doubled or renamed."""
    whole = deepcopy(whole)
    for _ in range(random.choice((1, 1, 2, 3)) if times is None else times):
        places = list(_places(whole))
        if not places:
            return odd(random)
        holder, key = random.choice(places)
        _change(random, holder, key)
    return whole


def _change(random: Random, holder: Any, key: Any) -> None:
    was, way = holder[key], random.random()
    if way < 0.5:
        holder[key] = odd(random)
    elif way < 0.7 and isinstance(was, str):
        holder[key] = text(random, was[:2000])
    elif way < 0.8:
        del holder[key]
    elif way < 0.9 and isinstance(holder, dict):
        holder[random.choice((*TEXTS, *holder))] = holder.pop(key)
    elif isinstance(holder, list):
        holder.insert(key, deepcopy(was))
    else:
        holder[key] = [was]


def _places(whole: Any) -> Any:
    """Every part with what holds it."""
    keys = list(whole) if isinstance(whole, dict) else range(len(whole)) if isinstance(whole, list) else ()
    for key in keys:
        yield whole, key
        yield from _places(whole[key])
