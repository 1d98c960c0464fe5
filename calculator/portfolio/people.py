"""To whom each task of a list would go: by its common task, by the kind of work, or as the reader said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from calculator import load
from calculator.load import DataError
from calculator.model import forms
from calculator.portfolio.entries import Entry
from calculator.portfolio.sharing import Shared, likeness, shared
from calculator.tasks.library import Task, library

FILE = "portfolio/people.toml"
ALONE = "alone"  # a task's kind where the reader wants it by itself
FIRM, ANY, APART = "firm", "any", "alone"  # sides that are none of their own


@dataclass(frozen=True)
class Who:
    """A person or firm by what they do: the common tasks and the kinds of work that go to them, and whom to ask.

    `firm` is the name where it is a firm and not one person.
    """

    id: str
    name: str
    ask: str
    firm: str = ""
    tasks: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class People:
    """Everything in portfolio/people.toml; `sides` are the forms that are asked together."""

    who: tuple[Who, ...]
    sides: dict[str, tuple[str, ...]]

    @property
    def by_id(self) -> dict[str, Who]:
        """Each by its id."""
        return {one.id: one for one in self.who}

    def side(self, form: str) -> str:
        """With which other forms a form is asked."""
        return next((side for side, named in self.sides.items() if form in named), APART)


@dataclass(frozen=True)
class Group:
    """Tasks that would go to the same person or firm, in the list's order; `who` is None where nobody said."""

    who: Who | None
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """Who it is, as a person or as a firm; empty where nobody said."""
        if self.who is None:
            return ""
        is_firm = bool(self.forms) and people().side(self.forms[0]) == FIRM
        return self.who.firm if is_firm and self.who.firm else self.who.name

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms of its tasks, each once."""
        return tuple(dict.fromkeys(e.seen.takes for e in self.entries if e.seen and e.seen.takes))

    @cached_property
    def shares(self) -> list[Shared]:
        """What costing its tasks as one saves."""
        return shared(self.entries)


@cache
def people(folder: load.Folder = load.DATA) -> People:
    """Read and check portfolio/people.toml; DataError names the key."""
    read = load.record(People, load.table(FILE, folder), FILE)
    for wrong in _mistakes(read):
        raise DataError(f"{FILE}: {wrong}")
    return read


def _mistakes(read: People) -> Iterable[str]:
    for key in ("id", "tasks", "works", "kinds"):
        named = [name for one in read.who for name in ([one.id] if key == "id" else getattr(one, key))]
        yield from (f"who: {key}: {name!r} stands twice" for name in named if named.count(name) > 1)
    known, tasks = forms.forms().form, library().tasks
    sided = [form for side in read.sides.values() for form in side]
    yield from (f"sides: {form!r} is no form" for form in sided if form not in known)
    yield from (f"sides: {form!r} is on none" for form in known if form not in sided)
    yield from (f"who.tasks: {key!r} is no common task" for one in read.who for key in one.tasks if key not in tasks)


def who(entry: Entry) -> Who | None:
    """To whom a task goes: as the reader said, else by its common task; None where neither tells."""
    said, known = entry.saved.kind, people()
    if said == ALONE:
        return None
    if said in known.by_id:
        return known.by_id[said]
    task = library().tasks.get(entry.marks.task) or library().by_name.get(entry.name.casefold())
    if task:
        return of_task(task)
    return next((one for one in known.who if said and said in one.kinds), None)


def of_task(task: Task) -> Who | None:
    """Who does a common task: the first that names it, else the one that takes its group and kind of work."""
    known = people().who
    found = next((one for one in known if task.id in one.tasks), None)
    return found or next((one for one in known if f"{task.group}.{task.work}" in one.works), None)


def grouped(handed: Sequence[Entry]) -> list[Group]:
    """The tasks to hand over by who would do them, in the order of their first tasks."""
    keys = _keys(handed)
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for entry in handed:
        groups.setdefault(keys[entry.saved.id], []).append(entry)
    made: list[Group] = []
    for key, found in groups.items():
        unsaid = key[0] == ALONE
        group = Group(None if unsaid else who(found[0]), tuple(found))
        apart = unsaid and not group.shares  # nothing is saved by putting them together
        made += [Group(None, (entry,)) for entry in found] if apart else [group]
    return made


def _keys(handed: Sequence[Entry]) -> dict[str, tuple[object, ...]]:
    """What must be the same for tasks to stand together, by task."""
    keys: dict[str, tuple[object, ...]] = {}
    floating, known = [], people()
    for entry in handed:
        side, found = known.side(entry.seen.takes if entry.seen else ""), who(entry)
        if found is None or side == APART:
            keys[entry.saved.id] = _unknown(entry)
        elif side == ANY or entry.saved.kind in known.by_id:
            floating.append((entry, found, side))
        else:
            keys[entry.saved.id] = (found.id, _place(entry), side)
    for entry, found, side in floating:  # where the same one is asked already, else by itself
        where = (found.id, _place(entry))
        keys[entry.saved.id] = next((key for key in keys.values() if key[:2] == where), (*where, side))
    return keys


def _place(entry: Entry) -> tuple[str, ...]:
    """Where they are looked for, and what they are paid in."""
    cost = entry.cost
    return (cost.currency if cost else "",)


def _unknown(entry: Entry) -> tuple[object, ...]:
    """Tasks of which nobody said who does them stand together where they could be costed as one, else alone."""
    like = None if entry.saved.kind == ALONE else likeness(entry)
    return (ALONE, entry.saved.id) if like is None else (ALONE, *like)
