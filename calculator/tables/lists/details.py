"""Lines below a task that say more of it, as the pages of task programs show them: how often, by whom."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from calculator.tables.lists import frequency, marks
from calculator.tables.lists.words import among

DONE_OF = re.compile(r"\(?\d{1,3}/\d{1,3}\)?(?: (?:completed?|done|erledigt|terminées?))?", re.IGNORECASE)
ASSIGNED = re.compile(r"(?:assigned to|assignee|owner|zugewiesen an|zuständig|assigné à)\b:? (.{1,40})", re.IGNORECASE)
BEFORE_DUE = re.compile(r"(.{1,40}) [\u00b7\u2022] (?:due|f\u00e4llig)\b.*", re.IGNORECASE)


@dataclass
class Told:
    """The lines of a text with what stands below each, `heads` of groups, and `who` does what, by line."""

    lines: list[tuple[int, str]] = field(default_factory=list)
    heads: set[int] = field(default_factory=set)
    who: dict[int, str] = field(default_factory=dict)


def told(text: str) -> Told:
    """The lines of notes; one that only says more of the line above it is put there."""
    raw, found = [*text.splitlines(), ""], Told()
    people = _people(raw)
    kept = {number for number, _ in marks.lines(text)}
    task = 0  # the line that the ones below belong to, until a blank one
    for number, line in marks.lines(text):
        below = raw[number].strip()
        if any(not above.strip() for above in raw[task : number - 1]):
            task = 0
        if DONE_OF.fullmatch(line.strip()):
            continue
        last = not below or number + 1 not in kept or ASSIGNED.fullmatch(below) is not None
        if task and (match := ASSIGNED.fullmatch(line.strip())):
            found.who[task] = match[1]
        elif task and last and frequency.whole(line):
            found.lines[-1] = (task, f"{found.lines[-1][1]}, {line.strip()}")
        elif task and marks.is_due(below) and line.strip() in people:
            found.who[task] = line.strip()
        else:
            task = 0 if frequency.whole(line) or among(line, "unfinished") else number
            found.heads |= {number} if DONE_OF.fullmatch(below) else set()
            found.lines.append((number, line))
    return found


def _people(lines: Sequence[str]) -> set[str]:
    """Those who are named as doing something, in words that leave no doubt."""
    found = (ASSIGNED.fullmatch(line.strip()) or BEFORE_DUE.fullmatch(line.strip()) for line in lines)
    return {match[1].strip() for match in found if match}
