"""What the page of each common task says besides the model: its question, the first steps, and what goes wrong."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from calculator import load
from calculator.load import DataError
from calculator.model import forms
from calculator.tasks.library import library

FOLDER = "tasks/advice"
LONGEST_ASK = 60  # letters, more than which a list of results cuts a title short
ABOUT = (90, 155)  # letters of a description there
FIRST = 3
WRONG = (3, 4)


@dataclass(frozen=True)
class Advice:
    """The texts of one task.

    `ask` is the title of its page and `about` its description for searches; `form` is the form that the usual answers
    gave when `first` steps were written for it; `wrong` is what goes wrong, and `sources` what that rests on.
    """

    ask: str
    about: str
    form: str
    first: tuple[str, ...]
    wrong: tuple[str, ...]
    sources: tuple[str, ...] = ()


@cache
def advice(folder: load.Folder = load.DATA) -> dict[str, Advice]:
    """The texts by the task's id, in the order of the library; DataError names the file and the key."""
    read: dict[str, Advice] = {}
    for group, raw in load.tables(FOLDER, folder).items():
        where = f"{FOLDER}/{group}.toml"
        if group not in library().groups:
            raise DataError(f"{where}: {group!r} is no group of tasks")
        for key, row in raw.items():
            task = library().tasks.get(key)
            if task is None or task.group != group:
                raise DataError(f"{where}: {key}: no task of this group")
            read[key] = load.record(Advice, row, f"{where}: {key}")
            for mistake in _mistakes(read[key]):
                raise DataError(f"{where}: {key}.{mistake}")
    for task in library().tasks.values():
        if task.id not in read:
            raise DataError(f"{FOLDER}/{task.group}.toml: {task.id}: missing")
    for name in ("ask", "about"):
        texts = Counter(getattr(one, name) for one in read.values())
        for key, one in read.items():
            if texts[getattr(one, name)] > 1:
                raise DataError(f"{FOLDER}/{library().tasks[key].group}.toml: {key}.{name}: stands twice")
    return {key: read[key] for key in library().tasks}


def _mistakes(one: Advice) -> Iterator[str]:
    """What types cannot say, each with its key."""
    if len(one.ask) > LONGEST_ASK:
        yield f"ask: {len(one.ask)} letters, at most {LONGEST_ASK}"
    if not ABOUT[0] <= len(one.about) <= ABOUT[1]:
        yield f"about: {len(one.about)} letters, not {ABOUT[0]} to {ABOUT[1]}"
    if one.form not in forms.forms().form:
        yield f"form: {one.form!r} is no form"
    if len(one.first) != FIRST:
        yield f"first: {len(one.first)} steps, not {FIRST}"
    if not WRONG[0] <= len(one.wrong) <= WRONG[1]:
        yield f"wrong: {len(one.wrong)} texts, not {WRONG[0]} to {WRONG[1]}"
    for source in one.sources:
        if source not in load.sources():
            yield f"sources: {source!r} is not in sources.toml"
