"""Plain notes: one task a line, with bullets, numbers or ticks, and how long and how often beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from calculator.formats.characters import cut
from calculator.tables.lists import amounts, details, frequency, marks, private
from calculator.tables.lists.amounts import Context
from calculator.tables.lists.frequency import Often
from calculator.tables.lists.headings import done_by
from calculator.tables.lists.rows import Task, ask_often, settle, take_price
from calculator.tables.lists.words import among, english, heading_of, say, words
from calculator.tables.lists.words import headings as known

INDENT = re.compile(r"[ \t\u00a0]*")
BULLET = re.compile(
    r"(?:[-*+•◦‣▪▫■●○·\u2013—➢➤→>✦❖]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])(?:[ \t\u00a0]+|(?<=[•◦▪●·])(?=\w))"
)
TICK = re.compile(r"(?:\[( |x|X|✓|✔|-|)\]|([☐□⬜]|[☑☒✅✓✔🗹]))[ \t\u00a0]*")
GREETING = re.compile(r"[^,;\t]+,")  # "Hi Sam,"
STRUCK = re.compile(r"~~(.+)~~")
HEADING = re.compile(r"#{1,6} +|={3,}$|-{3,}$|_{3,}$|\*{3,}$")
BOLD = re.compile(r"\*\*(.+?)\*\*|__(.+?)__")
DONE = re.compile(r"\s*[-\u2013—:(]*\s*\(?(?:done|erledigt|fait|finished)\)?[.!]?$", re.IGNORECASE)
ASIDE = re.compile(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]\s*$")
TAIL = re.compile(
    r"(.+)(?:\s+[-/\u2013—]+\s+|\s*[;:|]\s+|,\s+|\s+[\u2013—]\s*|\t+)((?:[^,;:|\t]|(?<=\d),(?=\d))+?)\s*$"
)
PARTS = re.compile(r"(?<!\d)[,;]|[,;](?!\d)")
KISS, LAST_LINES = re.compile(r"[^\W\d_]+ x{1,3}"), 3
LEADING = re.compile(
    r"((?:~|ca\.? ?)?\d+(?:[.,]\d+)? ?(?:h(?:\d\d)?|hrs?|hours|std\.?|stunden|heures|mins?|minuten|minutes)"
    r"(?:(?: an?|/| pro| par| per) ?(?:day|week|month|tag|woche|monat|jour|semaine|mois))?)\.?"
    r"(?: ?[:\u2013\u2014-] | )(?=[^\W\d_])",
    re.IGNORECASE,
)
COUNTED = re.compile(r"\d{1,2} ?[x\u00d7]", re.IGNORECASE)  # "2x a month"
LINES_OF_TITLE = 2  # that may stand above the first group
ROUND_THE_CLOCK = 24  # hours, of a "24h line"
LONGEST_GREETING = 4  # words
LONGEST_END = 6  # words at the end of a line that say how long or how often
ENDS_OFTEN = re.compile(r"\w+(?:ly|lich|days)", re.IGNORECASE)  # "weekly" and "Fridays", but not "open days"
UNIT = re.compile(r"h|min|std|stunde|heure|day", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """A line of notes without its bullet; `depth` is how far it is set in."""

    number: int
    text: str
    depth: int
    bulleted: bool
    done: bool
    heading: bool


@dataclass
class Told:
    """What the end of a line says besides the name."""

    time: amounts.Time | None = None
    often: Often | None = None
    often_text: str = ""
    price: amounts.Price | None = None
    rest: tuple[str, ...] = ()


def is_notes(text: str, mark: str) -> bool:
    """Whether a text is notes: no mark separates cells, or half of its lines have bullets."""
    lines = [line for line in text.splitlines() if line.strip() and not GREETING.fullmatch(line.strip())]
    bullets = sum(line_of(1, line).bulleted for line in lines)
    return not mark or (mark in ",;" and bullets >= len(lines) / 2 > 0)


def tasks(text: str, locale: str) -> list[Task]:
    """A task for every line with something in it; titles, headings of groups and ticked lines are not ticked."""
    shown = details.told(text)
    lines = [line_of(number, line) for number, line in shown.lines if line.strip()]
    lines = _sectioned([line for line in lines if any(sign.isalnum() for sign in line.text)])
    blank = {number for number, line in enumerate(text.splitlines(), 1) if not line.strip()}
    mark = amounts.mark_settled([line.text for line in lines])
    context = Context(mark or "", sure=bool(mark)) if mark else Context(locale)
    result: list[Task] = []
    above: list[Line] = []
    group, finished = None, False  # how often the group of a line comes up, and whether all of it is done
    closed = False  # behind "Kind regards"
    first_group = next((line.number for line in lines if _is_group(line)), 0)
    for line in lines:
        if not result and not above and known().exact.get(heading_of(line.text), ("",))[0] == "name":
            above = [line]
            continue
        task = understood(line, context, group)
        before = line.number < first_group and not line.bulleted and len(lines) > lines.index(line) <= LINES_OF_TITLE
        if line.heading or before or line.number in shown.heads or _is_title(line, lines, blank):
            task = Task(line.number, line.text.strip("#* ").rstrip(":"))
            task.untick(say()["was_title" if line is lines[0] or before else "was_section"])
            group, finished = frequency.of_group(task.name), among(task.name, "finished")
        elif finished:
            task.untick(say()["was_done"])
        if not any(done.ticked for done in result) and _greets(line, line.number + 1 in blank):
            task.untick(say()["was_greeting"])
        closed = (closed or _closes(line, lines[-LAST_LINES:])) and not line.bulleted
        if closed:
            task.untick(say()["was_closing"])
        if who := shown.who.get(line.number):
            task.more |= {"who": who} | ({"done_by": by} if (by := done_by(who)) else {})
        above = [other for other in above if other.depth < line.depth]
        if above and not above[-1].heading and line.bulleted and above[-1].bulleted:
            task.untick(say()["was_parent"].format(parent=understood(above[-1], context).name))
        above.append(line)
        result.append(task)
    return result


def _sectioned(lines: Sequence[Line]) -> list[Line]:
    """The lines; one that only names what is set in below, such as "1. Money" over "a. Payroll, 2 h", is a heading."""
    return [replace(line, heading=True) if _heads(lines, place) else line for place, line in enumerate(lines)]


def _heads(lines: Sequence[Line], place: int) -> bool:
    """Whether a line says nothing but a name, and most of those set in below it how long or how often."""
    line, below = lines[place], place + 1
    if not line.bulleted or line.done or below == len(lines) or lines[below].depth <= line.depth:
        return False
    told: list[Told] = []
    while below < len(lines) and lines[below].depth > line.depth:
        told += [_told(lines[below].text, Context())[1]] if lines[below].depth == lines[place + 1].depth else []
        below += 1
    timed = sum(bool(one.time or one.often) for one in told)
    return timed >= len(told) / 2 and _told(line.text, Context())[1] == Told()


def _greets(line: Line, apart: bool) -> bool:
    """Whether a line begins a letter: "Hallo zusammen," or, set apart, "Hi Pete"."""
    parts = line.text.split()
    short = not line.bulleted and len(parts) <= LONGEST_GREETING and among(parts[0].strip(",!"), "greetings")
    return short and (apart or line.text.endswith((",", "!")))


def _closes(line: Line, last: Sequence[Line]) -> bool:
    """Whether a line begins the end of a letter: "Cheers", and among the last ones "Sue x"."""
    return among(line.text.strip(" ,.!"), "closings") or (line in last and KISS.fullmatch(line.text) is not None)


def line_of(number: int, raw: str) -> Line:
    """A line of notes without indent, bullet, tick and marks of emphasis."""
    indent = INDENT.match(raw)
    depth = len(indent[0].expandtabs(4)) if indent else 0
    text, done = marks.plain(raw.strip().strip("\ufeff\u200b"))
    bulleted, heading = False, HEADING.match(text) is not None
    text = HEADING.sub("", text)
    for _ in range(2):
        if match := TICK.match(text):
            done = done or (match[1] or " ") not in (" ", "-") or (match[2] or "☐") not in "☐□⬜"
            text, bulleted = text[match.end() :], True
        elif match := BULLET.match(text):
            text, bulleted = text[match.end() :], True
    if struck := STRUCK.fullmatch(text):
        text, done = struck[1], True
    text = BOLD.sub(lambda match: match[1] or match[2], text)
    if match := DONE.search(text):
        text, done = text[: match.start()] or text, bool(text[: match.start()]) or done
    return Line(number, " ".join(text.split()), depth, bulleted, done, heading)


def _is_group(line: Line) -> bool:
    """Whether a line without a bullet only says how often what is below it comes up, or whether that is done."""
    stage = among(line.text, "finished") or among(line.text, "unfinished")
    often = frequency.whole(line.text) or frequency.of_group(line.text)
    return not line.bulleted and (stage or often is not None)


def _is_title(line: Line, lines: Sequence[Line], blank: set[int]) -> bool:
    """Whether a line heads the list or a group: without a bullet where others have some, and set apart."""
    if _is_group(line):
        return True
    if line.bulleted or _ends(line.text, Context()) != (line.text.strip(), Told()):
        return line.text.endswith(":") and not line.bulleted
    others = any(other.bulleted for other in lines)
    loud = line.text.isupper() and len(line.text.split()) > 1
    first = line is lines[0] and len(lines) > 1
    return (
        line.text.endswith(":")
        or (loud and (others or first))
        or (first and any(line.text.casefold().endswith(end) for end in words().cells["titles"]))
        or (first and others and line.number + 1 in blank)
        or (first and others and lines[1].bulleted)
    )


def understood(line: Line, context: Context, group: Often | None = None) -> Task:
    """The task of a line: its name, and what stands at its end; `group` is how often its group comes up."""
    name, told = _told(line.text, context)
    task = Task(line.number, cut(name, words().name_longest))
    if task.name != name:
        task.more["notes"] = name
        task.said.append(say()["long"].format(limit=words().name_longest))
    if told.rest:
        _rest(task, told.rest)
    if told.often:
        task.often = [told.often]
        ask_often(task, told.often_text)
    elif group and not (told.time and told.time.per):
        task.often = [group]
    if told.time and told.time.hours is not None:
        task.asks += told.time.asks
        settle(task, told.time, "")
    if told.price:
        task.asks += told.price.asks
        take_price(task, told.price)
    if line.done:
        task.untick(say()["was_done"])
    if not any(sign.isalnum() for sign in task.name) or among(task.name, "nameless"):
        task.untick(say()["was_nameless"])
    if private.surely(task.name):
        task.untick(say()["was_private"])
    if among(task.name.strip(" :"), "sums") and told.time:
        task.untick(say()["was_sum"])
    return task


def _rest(task: Task, rest: Sequence[str]) -> None:
    """What else stands at the end of a line: who does it, or a note."""
    for text in rest:
        if who := done_by(text):
            task.more |= {"who": text, "done_by": who}
    if noted := [text for text in rest if text != task.more.get("who")]:
        task.more["notes"] = "\n\n".join(filter(None, (task.more.get("notes"), ", ".join(noted))))


def _told(text: str, context: Context) -> tuple[str, Told]:
    """A line's name, and what its end says."""
    name, told = _ends(text, context)
    before = _leading(_unseparated(name, told, context), told, context)
    if before != name and (more := _ends(before, context))[1].often and not told.often:
        return more[0], replace(told, often=more[1].often, often_text=more[1].often_text)
    return before, told


def _ends(text: str, context: Context) -> tuple[str, Told]:
    """A name, and what is set apart from it at its end: taken off from the right as long as it says something."""
    name, told = text.strip(), Told()
    while match := ASIDE.fullmatch(name) or TAIL.fullmatch(name):
        if not _take(match[2].strip(), told, context):
            inner = [part.strip() for part in PARTS.split(match[2])]
            left = [part for part in inner if len(inner) > 1 and not _take(part, told, context)]
            if len(inner) < 2 or (left and not ASIDE.fullmatch(name)) or len(left) == len(inner):
                break
            told.rest += tuple(left)
        name = match[1].strip()
    if match and not (told.time or told.often):  # what comes last says nothing, but what is before it may
        before, more = _ends(match[1], context)
        if more != Told():
            more.rest += (match[2].strip(), *told.rest)
            return before, replace(more, price=told.price or more.price)
    return name, told


def _take(text: str, told: Told, context: Context) -> bool:
    """Take in what a part says; False where it says nothing of time, frequency or money, or says it again."""
    length = english(text) in words().lengths  # "half a day" is none of the times that a day has
    if not told.often and not length and (often := frequency.whole(text)):
        told.often, told.often_text = often, text
        return True
    if not told.time:
        read = amounts.time(text, context)
        if read.hours is not None and not read.bare:
            told.time = read
            if read.often and not told.often:
                told.often, told.often_text = read.often, text
            return True
    if not told.price:
        price = amounts.price(text, context)
        if price.amount is not None and price.currency:
            told.price = price
            return True
        if (charged := _charged(text, context))[1].currency:
            told.price = charged[1]
            told.rest += (charged[0],)
            return True
    return False


def _charged(text: str, context: Context) -> tuple[str, amounts.Price]:
    """Who asks a price, and the price: "Jean charges £35/hr"."""
    parts = text.split()
    place = next((place for place, part in enumerate(parts) if place and among(part, "charging")), len(parts))
    return " ".join(parts[:place]), amounts.price(" ".join(parts[place + 1 :]), context)


def _leading(name: str, told: Told, context: Context) -> str:
    """A name without the time in front of it, which is taken in: "2h mails", but not "3 hour workshop"."""
    match = None if told.time else LEADING.match(name)
    read = amounts.time(match[1], context) if match else amounts.Time()
    if not match or read.hours is None or read.hours == ROUND_THE_CLOCK:
        return name
    told.time = read
    return name[match.end() :]


def _unseparated(name: str, told: Told, context: Context) -> str:
    """A name without the time or the "every week" at its end, which is taken in."""
    parts = name.split()
    for place in range(max(1, len(parts) - LONGEST_END), len(parts)):
        end = " ".join(parts[place:])
        begins = among(parts[place], "begins_often") or COUNTED.match(end) or ENDS_OFTEN.fullmatch(end)
        is_open = among(parts[place], "begins_open") and english(end) in words().often[""]
        if not told.often and (begins or is_open) and (often := frequency.whole(end)):
            told.often, told.often_text = often, end
        elif not told.time and any(sign.isdecimal() or sign in "½¼¾" for sign in parts[place]) and UNIT.search(end):
            read = amounts.time(end, context)
            if read.hours is None or read.bare:
                continue
            told.time = read
        elif not told.time and end.casefold() in words().lengths:
            told.time = amounts.time(end, context)
        else:
            continue
        before = parts[:place]
        if len(before) > 1 and among(before[-1], "links"):
            before.pop()
        return _unseparated(" ".join(before).rstrip(" ,;:/|-\u2013—"), told, context)
    return name
