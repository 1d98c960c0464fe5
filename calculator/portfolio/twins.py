"""Tasks of a file that are on this device already: which is newer, what differs, and what the file makes of it.

Nothing is decided here: the reader is told, task by task, and chooses.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from typing import Any

from calculator.documents.values import in_words
from calculator.formats import numerals
from calculator.model.definition import Model
from calculator.page import link as page_link
from calculator.portfolio.checks import MOST
from calculator.portfolio.rules import files, first, words
from calculator.portfolio.saved import Saved, record

MINE, THEIRS, SAME, UNKNOWN = "mine", "file", "same", "unknown"
FIRST = (THEIRS, UNKNOWN, MINE, SAME)  # of what is told, what would change most
MOST_OFFSET = 24 * 60  # minutes from Greenwich


@dataclass(frozen=True)
class Twin:
    """A task of the file, by its place there, and the one that is here; `becomes` is that one with the file's content.

    `newer` is one of the four words above; of a table nobody knows when it was changed.
    """

    at: int
    mine: Saved
    becomes: Saved
    newer: str
    text: str

    def to_json(self) -> dict[str, Any]:
        """Plain data, for the page."""
        return {
            "at": self.at,
            "id": self.mine.id,
            "newer": self.newer,
            "record": record(self.becomes),
            "text": self.text,
        }


def twins(model: Model, here: Sequence[Saved], tasks: Sequence[Saved], offset: object = 0) -> list[Twin]:
    """The tasks that are here too, by id or by name and answers, in the file's order.

    `offset` is how many minutes the reader's clock is behind that of Greenwich, as a browser has it.
    """
    behind = offset if type(offset) is int and abs(offset) <= MOST_OFFSET else 0
    zone = timezone(timedelta(minutes=-behind))
    return [_twin(model, at, mine, tasks[at], zone) for at, mine in sorted(_pairs(model, here, tasks))]


def told(found: Sequence[Twin]) -> list[str]:
    """A line for each, first those that the file would change, as many as are listed."""
    lines = [twin.text for twin in sorted(found, key=lambda twin: FIRST.index(twin.newer))]
    return first(lines)


def _pairs(model: Model, here: Sequence[Saved], tasks: Sequence[Saved]) -> Iterator[tuple[int, Saved]]:
    """Places in the file with the task that is here; each task here is met once."""
    left = {task.id: task for task in here if task.id}
    others = []
    for at, task in enumerate(tasks):
        if task.id in left:
            yield at, left.pop(task.id)
        else:
            others.append(at)
    named: dict[str, list[Saved]] = {}
    for task in left.values():
        named.setdefault(_name(task), []).append(task)
    for at in others:
        alike = named.get(_name(tasks[at]), [])
        found = next((mine for mine in alike if _form(model, mine) == _form(model, tasks[at])), None)
        if found:
            alike.remove(found)
            yield at, found


def _name(task: Saved) -> str:
    return task.form.get("task", task.name)


def _form(model: Model, task: Saved) -> dict[str, str]:
    """Its answers and figures, however they are written, and what no release of ours has asked."""
    link = page_link.read(model, task.form)
    read = replace(link, decimal="").form
    return {key: value for key, value in task.form.items() if key not in link.form and key != page_link.DECIMAL} | read


def _twin(model: Model, at: int, mine: Saved, theirs: Saved, zone: timezone) -> Twin:
    becomes, say = _becomes(mine, theirs), files().say
    differs = _differs(model, mine, becomes)
    newer = _newer(mine, theirs) if differs else SAME
    when, what = _when(mine, theirs, zone), ", ".join(say[f"differs_{part}"] for part in differs)
    text = say[f"twin_{newer}"].format(name=_name(mine) or words()["unnamed"], differs=what, **when)
    return Twin(at, mine, becomes, newer, text)


def _becomes(mine: Saved, theirs: Saved) -> Saved:
    """The task here with what the file says of it.

    An exported task is whole. A row of a table has only what stands in it: an empty cell, or a column that is not
    there, changes nothing.
    """
    revision = min(max(mine.revision, theirs.revision) + 1, int(MOST))
    whole = bool(theirs.saved)
    return replace(
        theirs,
        id=mine.id,
        name=theirs.name or mine.name,
        form=theirs.form if whole else _onto(mine.form, theirs.form),
        notes=theirs.notes if whole else theirs.notes or mine.notes,
        kind=theirs.kind if whole else theirs.kind or mine.kind,
        own=theirs.own if whole else mine.own | theirs.own,
        created=mine.created or theirs.created,
        revision=revision,
        decided=theirs.decided or mine.decided,  # a table has none, and a file says of none
    )


def _onto(mine: dict[str, str], theirs: dict[str, str]) -> dict[str, str]:
    """A form with other answers and figures in it, written as its own are."""
    if mine.get(page_link.DECIMAL) == page_link.COMMA:
        theirs = {key: value if key == "task" else numerals.with_commas(value) for key, value in theirs.items()}
    return mine | theirs


def _differs(model: Model, mine: Saved, becomes: Saved) -> list[str]:
    """What of a task would change."""
    one, other = _form(model, mine), _form(model, becomes)
    for form in (one, other):
        form.pop("task", None)
    parts = {
        "name": _name(mine) != _name(becomes),
        "form": one != other,
        "notes": mine.notes != becomes.notes,
        "kind": mine.kind != becomes.kind,
        "decided": mine.decided != becomes.decided,
        "own": mine.own != becomes.own,
    }
    return [part for part, differs in parts.items() if differs]


def _newer(mine: Saved, theirs: Saved) -> str:
    here, there = _moment(mine.saved), _moment(theirs.saved)
    if here is None or there is None or here == there:
        return UNKNOWN
    return MINE if here > there else THEIRS


def _moment(text: str) -> datetime | None:
    """The time of a task; None where there is none, or where nobody knows in which place it is meant."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


def _when(mine: Saved, theirs: Saved, zone: timezone) -> dict[str, str]:
    """When each was changed, in words: the day, and the time too where it is one day for both."""
    found = {"mine": _moment(mine.saved), "theirs": _moment(theirs.saved)}
    local = {}
    for key, moment in found.items():
        try:
            local[key] = moment and moment.astimezone(zone)
        except OverflowError:  # at the end of all years
            local[key] = moment
    days = {moment and moment.date() for moment in local.values()}
    say = files().say
    texts = {}
    for key, moment in local.items():
        if moment is None:
            texts[key] = say["never_said"]
        elif len(days) == 1:
            texts[key] = say["day_and_time"].format(day=in_words(moment.date()), time=f"{moment:%H:%M}")
        else:
            texts[key] = in_words(moment.date())
    return texts
