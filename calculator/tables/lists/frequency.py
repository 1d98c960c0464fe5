"""How often something is done, in the words of people: "2x / week", "every other Friday", "monthly"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from calculator.formats.figure_words import words as figure_words
from calculator.tables.lists.words import among, english, words

DAILY, ONCE, WEEKS = "daily", "once", 52
WORKDAYS, CALENDAR, ABOUT = (
    5,
    364.0,
    0.09,
)  # days of a week, and of its 52; how near a number of days must be to a month
A_YEAR = {
    DAILY: 260.0,
    "weekly": 52.0,
    "every two weeks": 26.0,
    "monthly": 12.0,
    "quarterly": 4.0,
    "twice a year": 2.0,
    "yearly": 1.0,
}
OF_UNIT = {
    **dict.fromkeys(("day", "working day", "business day", "weekday", "workday", "morning", "evening", "night"), DAILY),
    **dict.fromkeys(("week", "wk"), "weekly"),
    **dict.fromkeys(("fortnight",), "every two weeks"),
    **dict.fromkeys(("month", "mo", "mth"), "monthly"),
    **dict.fromkeys(("quarter", "qtr"), "quarterly"),
    **dict.fromkeys(("half year", "half-year"), "twice a year"),
    **dict.fromkeys(("year", "yr"), "yearly"),
}
PER = {DAILY: "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year"}
ANNUAL = {per: A_YEAR[label] for label, per in PER.items()}
WITHIN = {"weekly": "byday", "monthly": "bymonthday", "yearly": "bymonth"}  # which days or months a rule names
TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0, "one": 1.0}
ORDINALS = {"third": 3.0, "fourth": 4.0}
IN_WORDS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
FILLERS = re.compile(
    r"\b(and|or|on|the|in|at|about|by|of|from|usually|mostly|ca|per|last|first|\d+(?:st|nd|rd|th))\b|[\W_]+"
)
GROUPED = re.compile(r"\b(jobs?|tasks?|work|things|stuff|chores|duties|list|routines?|aufgaben)\b")
CLOCK = re.compile(r" (?:at |@ ?)?\d{1,2}(?:[:.]\d{2})? ?[ap]m\b| (?:at |@ ?)\d{1,2}:\d{2}\b")
FREE = " "
MOST_KEPT = 8192  # texts
LEAST_INITIALS = 3  # "m" and "w" alone are men and women


@dataclass(frozen=True)
class Often:
    """How often: its name, and how many times a year; 0 for once, and where nobody can say. `unclear` is in doubt."""

    label: str
    a_year: float
    unclear: str = ""

    @property
    def per(self) -> str:
        """The stretch of time that one turn stands for; "time" where that is none."""
        return PER.get(self.label, "") if self.a_year == A_YEAR.get(self.label) else "time"


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """What to look for, the surest first."""
    unit = rf"({'|'.join(sorted(OF_UNIT, key=len, reverse=True))})s?"
    day = rf"(?:{'|'.join(sorted(words().days.names, key=len, reverse=True))})"
    spelt = [*(name for name in figure_words().numbers if name.isalpha()), *ORDINALS]
    number = rf"(\d+(?:[.,]\d+)?|{'|'.join(map(re.escape, spelt))})"
    each = r"(?:/|per|an?|each|every|in an?)"
    phrases = sorted((p for known in words().often.values() for p in known), key=len, reverse=True)
    unclear = "|".join(re.escape(phrase) for phrase in words().unclear)
    return [
        ("rule", re.compile(r"(?:rrule:)?freq=(daily|weekly|monthly|yearly)((?:;[a-z]+=[^;\s]*)*)")),
        ("unclear", re.compile(rf"(?<!\w)({unclear})(?!\w)")),
        ("other", re.compile(rf"(?<!\w)(?:every|each) (?:other|second|2nd|2\.) (?:{unit}|{day})(?!\w)")),
        ("other", re.compile(rf"(?<!\w)(?:une?|1|a) (?:{unit}|{day}) sur (?:2|two|deux)(?!\w)")),
        ("days a week", re.compile(rf"(?<!\w){number}(?: ?(?:-|to|or) ?{number})? ?days? ?{each} ?week(?!\w)")),
        (
            "interval",
            re.compile(rf"(?<!\w)(?:every|each) {number}(?:st|nd|rd|th)?(?: ?(?:-|to) ?{number})? {unit}(?!\w)"),
        ),
        (
            "times",
            re.compile(
                rf"(?<![\w.,£$€₹]){number}(?: ?(?:-|to|or) ?{number})? ?(?:x|\u00d7|times?)? ?{each} ?{unit}(?!\w)"
            ),
        ),
        ("worded", re.compile(rf"(?<!\w)(once|twice|thrice) {each} ?{unit}(?!\w)")),
        (
            "within",
            re.compile(
                rf"(?<!\w)(?:(?:\d+(?:st|nd|rd|th)|first|second|third|last|middle|end|start|beginning)"
                rf"(?: (?:{day}|working day|day|week))? )(?:of|in|per) (?:the |each |every |a )?{unit}(?!\w)"
            ),
        ),
        *_dates(),
        ("each", re.compile(rf"(?<![\w.,]){number} ?(?:x|\u00d7|times) ?({'|'.join(PER)})(?!\w)")),
        ("compound", re.compile(r"(?<!\w)(\d+)[- ]?(daily|weekly|monthly|yearly)(?!\w)")),
        ("phrase", re.compile(rf"(?<!\w)({'|'.join(map(re.escape, phrases))})(?!\w)")),
        ("range", re.compile(rf"(?<!\w){day} ?(?:-|to) ?{day}(?!\w)")),
        (
            "days",
            re.compile(rf"(?<!\w)(?:on |every |each )?{day}(?:(?: ?[,/+&] ?| (?:and|et|und|en|y|e) | ){day})*(?!\w)"),
        ),
    ]


@cache
def _dates() -> list[tuple[str, re.Pattern[str]]]:
    """A day of each month, a month of each year."""
    day, month = "|".join(words().days.names), "|".join(words().days.months)
    which = r"(?:last|first|second|third|fourth|\d+(?:st|nd|rd|th))"
    return [
        ("monthly", re.compile(rf"(?<!\w)(?:every|each|on the) {which} ?(?:{day}|day|working day|workday)?(?!\w)")),
        ("monthly", re.compile(rf"(?<!\w){which} (?:{day}|working day|workday)(?!\w)")),
        ("monthly", re.compile(r"(?<!\w)(?:every|each) \d{1,2}\.(?![\w ])")),  # "jeden 25."
        ("yearly", re.compile(rf"(?<!\w)(?:every|each|in) (?:{month})\.?(?: \d+(?:st|nd|rd|th)?)?(?!\w)")),
    ]


@cache
def _part_of_day() -> re.Pattern[str]:
    """A day with a part of it, "Monday mornings", which is no second day."""
    days = "|".join(day for day in words().days.names if day not in OF_UNIT)
    return re.compile(rf"(?<!\w)({days}) (?:{'|'.join(words().days.parts)})s?(?!\w)")


def found(text: str) -> tuple[list[Often], str]:
    """The frequencies named in a text, in its order, and the text without them."""
    named, rest = _found(text)
    return list(named), rest


@lru_cache(maxsize=MOST_KEPT)
def _found(text: str) -> tuple[tuple[Often, ...], str]:
    """The same, kept for the lines that are looked at again."""
    rest = _part_of_day().sub(r"\1", CLOCK.sub("", english(text).replace("every!", "every")))
    places: list[tuple[int, Often]] = []
    for kind, pattern in _patterns():
        if kind in ("range", "days") and places:
            break  # "weekly, on Mondays" is said once
        for match in pattern.finditer(rest):
            places.append((match.start(), _meant(kind, match)))
        rest = pattern.sub(lambda match: FREE * len(match[0]), rest)
    named: dict[tuple[str, float], Often] = {}
    for _, often in sorted(places, key=lambda pair: pair[0]):
        named.setdefault((often.label, often.a_year), often)
    return tuple(named.values()), rest


def whole(text: str) -> Often | None:
    """The frequency that a text is and nothing else; None where it is none, or more than that."""
    named, rest = found(text)
    return named[0] if len(named) == 1 and not FILLERS.sub("", rest) else None


def of_group(text: str) -> Often | None:
    """The frequency that the heading of a group names: "Weekly", "Monthly jobs"."""
    named, rest = found(text)
    return named[0] if len(named) == 1 and named[0].label and not FILLERS.sub("", GROUPED.sub("", rest)) else None


def of_cell(text: str, per: str = "") -> list[Often]:
    """The frequencies of a cell that holds them; a bare "week" is weekly there, a bare "3" so many times a `per`."""
    named, _ = found(text)
    if per and not named and any(sign.isalnum() for sign in text) and (often := whole(f"{text} per {per}")):
        return [often]
    bare = english(text).strip(" .").removesuffix("s")
    label = OF_UNIT.get(bare) or next((label for label, signs in words().initials.items() if bare in signs), "")
    if not named and not label and " " in bare and among(bare.split()[0], "conditions"):
        return [_plain("")]  # "when the menu changes"
    return named or ([_plain(label)] if label else _months(bare))


def are_initials(texts: Sequence[str], heading: str = "") -> bool:
    """Whether all cells of a column say how often, most of them by a letter: by three, or as its heading has them."""
    signs = {sign for known in words().initials.values() for sign in known}
    small = [english(text).strip(" .") for text in texts]
    by_letter = [text for text in small if text in signs]
    return (
        len({*by_letter, *english(heading).replace("/", " ").split()} & signs) >= LEAST_INITIALS
        and len(by_letter) > len(small) / 2
        and all(text in signs or whole(text) or among(text, "empty") for text in small)
    )


def _months(text: str) -> list[Often]:
    """Months named one by one: "April, October" is twice a year."""
    parts = [part for part in FILLERS.split(text) if part and part.isalpha() and part not in ("and", "or")]
    return [_times("yearly", float(len(parts)))] if parts and all(p in words().days.months for p in parts) else []


def _plain(label: str) -> Often:
    return Often(label, A_YEAR.get(label, 0.0))


def _meant(kind: str, match: re.Match[str]) -> Often:
    """What a match says."""
    if kind == "phrase":
        return _plain(next(label for label, known in words().often.items() if match[1] in known))
    if kind == "unclear":
        return _unclear(match[1])
    if kind in ("monthly", "yearly"):
        return _plain(kind)
    if kind == "range":
        return _plain(DAILY)
    if kind == "days":
        return _times("weekly", float(len(_days(match[0]))))
    if kind == "within":
        return _plain(OF_UNIT[match[1]])
    if kind == "other":
        return _interval(OF_UNIT[match[1]] if match[1] else "weekly", 2.0)
    if kind == "rule":
        return _ruled(match[1], dict(part.split("=", 1) for part in match[2].split(";")[1:]))
    if kind == "each":
        return _times(match[2], _number(match[1]))
    if kind == "compound":
        return _interval(match[2], float(match[1]))
    if kind == "worded":
        return _times(OF_UNIT[match[2]], TIMES[match[1]])
    count = sum(counts := [_number(part) for part in match.groups()[:2] if part]) / len(counts)
    if kind == "days a week":
        return _plain(DAILY) if count == WORKDAYS else _times("weekly", count)
    label = OF_UNIT[match[3]]
    if kind == "interval" and match[3] == "day" and count > WORKDAYS:
        return _days_apart(count)
    return _interval(label, count) if kind == "interval" else _times(label, count)


def _ruled(label: str, parts: dict[str, str]) -> Often:
    """How often by the rule of a calendar: every so many weeks or months, on so many of their days."""
    interval, chosen = parts.get("interval", ""), parts.get("byday", "")
    count = float(interval) if interval.isdecimal() and int(interval) else 1.0
    if label == DAILY and chosen and count == 1:
        label = "weekly"  # daily, but on these days alone
    turns = len(parts.get(WITHIN.get(label, ""), "").split(","))
    every = _interval(label, count)
    if turns == 1:
        return every
    return (
        _plain(DAILY)
        if turns == WORKDAYS and every.label == "weekly"
        else _times(label, every.a_year * turns / A_YEAR[label])
    )


def _unclear(text: str) -> Often:
    """A word that is used for two things: the likelier of them, and both in words."""
    known = {"bimonthly": ("every two months", 6.0), "bi-monthly": ("every two months", 6.0)}
    label, a_year = known.get(text, ("", 0.0))
    if not label:
        label = next((name for name, phrases in words().often.items() if text in phrases), "monthly")
        a_year = A_YEAR[label] * (2 if label == "monthly" else 1)
    return Often(label, a_year, words().unclear[text])


def _days(text: str) -> list[str]:
    return [part for part in re.split(r"[^\w]+", text) if part in words().days.names]


def _number(text: str) -> float:
    known = figure_words().numbers | ORDINALS
    return known[text] if text in known else float(text.replace(",", "."))


def _times(label: str, count: float) -> Often:
    """So many times in a stretch."""
    a_year = A_YEAR[label] * count
    same = next((name for name, rate in A_YEAR.items() if rate == a_year and name != DAILY), "")
    return Often(same or label, a_year)


def _days_apart(count: float) -> Often:
    """Every so many days of the calendar, of which two months are never alike."""
    a_year = CALENDAR / count
    same = next((name for name, rate in A_YEAR.items() if abs(rate - a_year) < ABOUT * rate), "")
    return _plain(same) if same else Often(f"every {count:g} days", a_year)


def _interval(label: str, count: float) -> Often:
    """Every so many stretches."""
    if not count:
        return _plain(label)
    a_year = A_YEAR[label] / count
    if label == "weekly" and count == 4:
        return Often("monthly", a_year)
    same = next((name for name, rate in A_YEAR.items() if abs(rate - a_year) < 0.01), "")
    stretch = {DAILY: "day"}.get(label) or PER.get(label, "week")
    shown = IN_WORDS.get(int(count), f"{count:g}") if count == int(count) else f"{count:g}"
    return Often(same or (label if count == 1 else f"every {shown} {stretch}s"), a_year)
