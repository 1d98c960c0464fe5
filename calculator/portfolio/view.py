"""What is shown of a list of tasks, and of a few side by side. No HTML."""

from collections.abc import Sequence
from dataclasses import dataclass

from calculator.costs.inputs import shown, specification
from calculator.formats.sentence import Sentence, say, significant
from calculator.model.answers import UNSURE, form_values
from calculator.model.definition import Model
from calculator.portfolio.entries import Entry, Place, Totals, plan, totals
from calculator.portfolio.map import OPEN, Points, points
from calculator.portfolio.rules import rules, words
from calculator.portfolio.sharing import shared
from calculator.portfolio.words import Group, Line, amount, hours, in_words, line, weeks

MOST_NAMED = 6
Fact = tuple[tuple[Sentence, str], ...]  # parts of a line, each with the currency of its amounts


@dataclass(frozen=True)
class Step:
    """One task's place in the order."""

    number: int
    line: Line
    text: Sentence
    ready: Sentence


@dataclass(frozen=True)
class ListView:
    """What the template of a list needs."""

    headline: Sentence
    facts: tuple[Fact, ...]
    have: tuple[Sentence, ...]
    notes: tuple[str, ...]
    moved: str
    picture: Points
    unnumbered: bool
    description: str
    steps: tuple[Step, ...]
    more: str
    waiting: tuple[tuple[str, tuple[Line, ...], str], ...]
    lines: tuple[Line, ...]
    groups: tuple[Group, ...]
    kinds: tuple[Line, ...]
    legend: tuple[tuple[str, str, int], ...]
    status: str


def list_view(model: Model, found: Sequence[Entry], have: float | None) -> ListView:
    """The whole list; `found` stands in the order of `portfolio.entries`."""
    lines = tuple(line(model, entry, number) for number, entry in enumerate(found, 1))
    by_id = {one.entry.saved.id: one for one in lines}
    places, sums = plan(found, have), totals(found)
    most = int(words()["most_in_order"])
    headline = _headline(sums)
    groups, picture = shared(found), points(found)
    return ListView(
        headline=headline,
        facts=_facts(sums),
        have=_have(sums, have),
        notes=_unseen(sums),
        moved=_moved(lines),
        picture=picture,
        unnumbered=any(point.label is None for point in picture.points),
        description=_description(model, lines),
        steps=tuple(_step(n, place, by_id) for n, place in enumerate(places[:most], 1)),
        more=words()["order_more"].format(count=len(places) - most) if len(places) > most else "",
        waiting=_waiting(lines),
        lines=lines,
        groups=tuple(in_words(group) for group in groups),
        kinds=tuple(one for one in lines if one.entry.way in rules().share.ways),
        legend=_legend(model, lines),
        status="".join(part if isinstance(part, str) else part.text for part in headline),
    )


def _headline(sums: Totals) -> Sentence:
    if significant(sums.back) <= 0:
        return (words()["total_none"],)
    return say(words()["total_back"], hours=hours(sums.back))


def _facts(sums: Totals) -> tuple[Fact, ...]:
    """Sentences on the sums: hours, money by currency, set-up."""
    text = words()
    key = "total_now" if significant(sums.now) > 0 else "total_takes"
    found: list[Fact] = [((say(text[key], now=hours(sums.now), then=hours(sums.then)), ""),)]
    amounts = [(amount(value, currency), currency) for currency, value in sums.money.items() if significant(value) > 0]
    if amounts:
        before, after = text["total_money"].split("{money}")
        parts: list[tuple[Sentence, str]] = [((before,), "")]
        for place, (figure, currency) in enumerate(amounts):
            parts.append(((text["total_money_and"], figure) if place else (figure,), currency))
        found.append((*parts, ((after,), "")))
    if significant(sums.setup) > 0:
        found.append(((say(text["total_setup"], setup=hours(sums.setup)), ""),))
    return tuple(found)


def _have(sums: Totals, have: float | None) -> tuple[Sentence, ...]:
    text = words()
    if have is None:
        return ((text["have_none"],),)
    short = significant(sums.then - have)
    key = "have_short" if short > 0 else "have_enough"
    lines = [say(text[key], have=hours(have), short=hours(short))]
    if significant(sums.setup) > 0:
        lines.append(say(text["have_setup"], have=hours(have), weeks=weeks(sums.setup / have)))
    return tuple(lines)


def _unseen(sums: Totals) -> tuple[str, ...]:
    if not sums.unseen:
        return ()
    return (words()["unseen_one"] if sums.unseen == 1 else words()["unseen"].format(count=sums.unseen),)


def _moved(lines: Sequence[Line]) -> str:
    count = sum(bool(one.entry.before) for one in lines)
    return "" if not count else words()["moved_list_one" if count == 1 else "moved_list"].format(count=count)


def _step(number: int, place: Place, lines: dict[str, Line]) -> Step:
    text, cost = words(), place.entry.cost
    assert cost is not None
    said = say(text["order_back"], hours=hours(cost.back), setup=hours(cost.setup_hours))
    ready = () if place.weeks is None else say(text["order_ready"], weeks=weeks(place.weeks))
    return Step(number, lines[place.entry.saved.id], said, ready)


def _waiting(lines: Sequence[Line]) -> tuple[tuple[str, tuple[Line, ...], str], ...]:
    """The tasks without a place in the order, by why, and how many there are beside the first."""
    seen = [one for one in lines if one.entry.seen and one.entry.score is None]
    rows = {
        "wait_keep": tuple(one for one in seen if one.way == "keep"),
        "wait_open": tuple(one for one in seen if one.way == OPEN),
        "wait_hours": tuple(one for one in seen if one.way not in ("keep", OPEN) and one.entry.cost),
    }
    return tuple((words()[key], found, _more(len(found))) for key, found in rows.items() if found)


def _more(count: int) -> str:
    return words()["map_more"].format(count=count - MOST_NAMED) if count > MOST_NAMED else ""


def _legend(model: Model, lines: Sequence[Line]) -> tuple[tuple[str, str, int], ...]:
    names = {way: row.name for way, row in model.ways.items()} | {OPEN: words()["map_open"]}
    seen = [one.way for one in lines if one.entry.seen]
    return tuple((way, name, seen.count(way)) for way, name in names.items() if way in seen)


def _description(model: Model, lines: Sequence[Line]) -> str:
    """The map in words: which tasks stand under which answer."""
    text, parts = words(), []
    seen = [one for one in lines if one.entry.seen]
    for way, name, count in _legend(model, lines):
        named = [one.name for one in seen if one.way == way][:MOST_NAMED]
        more = [_more(count)] if count > MOST_NAMED else []
        parts.append(text["map_part"].format(way=name, tasks=", ".join(named + more)))
    key = "map_text_one" if len(seen) == 1 else "map_text"
    return text[key].format(count=len(seen), parts="; ".join(parts))


@dataclass(frozen=True)
class Row:
    """One question, limit or figure with what each task has there; empty where it has nothing."""

    id: str
    label: str
    values: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether the tasks do not all have the same."""
        return len(set(self.values)) > 1


def answers(model: Model, found: Sequence[Entry]) -> list[Row]:
    """A row for every question and limit that one of them answers."""
    forms = [form_values(entry.answers) for entry in found]
    rows = []
    for question in model.questions.values():
        names = dict(zip("01234", question.anchors, strict=True)) | {UNSURE: model.wording["not_sure"]}
        rows.append(Row(question.id, question.text, tuple(names.get(form.get(question.id, ""), "") for form in forms)))
    for limit in model.limits.values():
        names = limit.answers | {UNSURE: model.wording["not_sure"]}
        rows.append(Row(limit.id, limit.text, tuple(names.get(form.get(limit.id, ""), "") for form in forms)))
    return [row for row in rows if any(row.values)]


def figures(found: Sequence[Entry]) -> list[Row]:
    """A row for every figure of the reader's own in one of them."""
    rows = []
    for key, asked in specification().inputs.items():
        values = tuple(_figure(entry, key) for entry in found)
        if any(values):
            rows.append(Row(key, asked.label, values))
    return rows


def _figure(entry: Entry, key: str) -> str:
    own = entry.inputs.own.get(key)
    if own is None:
        return ""
    return specification().inputs[key].choices[own] if isinstance(own, str) else shown(key, own)
