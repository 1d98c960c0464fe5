"""What is shown of a list of tasks, and of a few side by side. No HTML."""

from collections.abc import Sequence
from dataclasses import dataclass

from calculator.costs.inputs import shown, specification
from calculator.formats.sentence import Sentence, plain, say, significant
from calculator.model.answers import UNSURE, form_values
from calculator.model.definition import Model
from calculator.portfolio.entries import Entry, Place, Totals, plan, totals
from calculator.portfolio.map import OPEN, Points, points
from calculator.portfolio.rules import decisions, rules, words
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
    due: tuple[Line, ...]
    due_title: str


def list_view(model: Model, entries: Sequence[Entry], have: float | None, today: str = "") -> ListView:
    """The whole list, its entries in the order in which they are given.

    `have` is the hours a week there are for it; `today` the reader's day, by which a review is due, such as 2026-11-29.
    """
    text = words()
    lines = tuple(line(model, entry, number) for number, entry in enumerate(entries, 1))
    places, sums, picture = plan(entries, have), totals(entries), points(entries)
    headline: Sentence = (text["total_none"],)
    if significant(sums.back) > 0:
        headline = say(text["total_back"], hours=hours(sums.back))
    unseen = text["unseen_one"] if sums.unseen == 1 else text["unseen"].format(count=sums.unseen)
    moved = sum(bool(entry.before) for entry in entries)
    most, due = int(text["most_in_order"]), _due(lines, today)
    return ListView(
        headline=headline,
        facts=_facts(sums),
        have=_have(sums, have),
        notes=(unseen,) if sums.unseen else (),
        moved=text["moved_list_one" if moved == 1 else "moved_list"].format(count=moved) if moved else "",
        picture=picture,
        unnumbered=any(point.label is None for point in picture.points),
        description=_description(model, lines),
        steps=_steps(places[:most], lines),
        more=text["order_more"].format(count=len(places) - most) if len(places) > most else "",
        waiting=_waiting(lines),
        lines=lines,
        groups=tuple(in_words(group) for group in shared(entries)),
        kinds=tuple(one for one in lines if one.entry.seen and one.entry.seen.takes in rules().share.forms),
        legend=_legend(model, lines),
        status=plain(headline),
        due=due,
        due_title=decisions().say["list_one" if len(due) == 1 else "list_many"].format(count=len(due)),
    )


def _due(lines: Sequence[Line], today: str) -> tuple[Line, ...]:
    """The tasks whose review has come, the longest waiting first."""
    found = [(one.entry.saved.decided, one) for one in lines]
    waiting = [(decided.review, one.number, one) for decided, one in found if decided and decided.due(today)]
    return tuple(one for _, _, one in sorted(waiting, key=lambda found: found[:2]))


def _facts(sums: Totals) -> tuple[Fact, ...]:
    """Sentences on the sums: hours, money by currency, set-up."""
    text = words()
    key = "total_now" if significant(sums.now) > 0 else "total_takes"
    facts: list[Fact] = [((say(text[key], now=hours(sums.now), then=hours(sums.then)), ""),)]
    amounts = [(amount(value, currency), currency) for currency, value in sums.money.items() if significant(value) > 0]
    if amounts:
        before, after = text["total_money"].split("{money}")
        parts: list[tuple[Sentence, str]] = [((before,), "")]
        for place, (figure, currency) in enumerate(amounts):
            parts.append(((text["total_money_and"], figure) if place else (figure,), currency))
        facts.append((*parts, ((after,), "")))
    if significant(sums.setup) > 0:
        facts.append(((say(text["total_setup"], setup=hours(sums.setup)), ""),))
    return tuple(facts)


def _have(sums: Totals, have: float | None) -> tuple[Sentence, ...]:
    """Whether the hours that there are will do, and how long they take to set it all up."""
    text = words()
    if have is None:
        return ((text["have_none"],),)
    short = significant(sums.then - have)
    key = "have_short" if short > 0 else "have_enough"
    sentences = [say(text[key], have=hours(have), short=hours(short))]
    if significant(sums.setup) > 0:
        sentences.append(say(text["have_setup"], have=hours(have), weeks=weeks(sums.setup / have)))
    return tuple(sentences)


def _steps(places: Sequence[Place], lines: Sequence[Line]) -> tuple[Step, ...]:
    """What to hand over first, by the order of the places."""
    text, by_id, steps = words(), {one.entry.saved.id: one for one in lines}, []
    for number, place in enumerate(places, 1):
        cost = place.entry.cost
        assert cost is not None
        back = say(text["order_back"], hours=hours(cost.back), setup=hours(cost.setup_hours))
        ready = () if place.weeks is None else say(text["order_ready"], weeks=weeks(place.weeks))
        steps.append(Step(number, by_id[place.entry.saved.id], back, ready))
    return tuple(steps)


def _waiting(lines: Sequence[Line]) -> tuple[tuple[str, tuple[Line, ...], str], ...]:
    """The tasks without a place in the order, by why, and how many there are beside the first."""
    waiting = [one for one in lines if one.entry.seen and one.entry.score is None]
    groups = {
        "wait_keep": tuple(one for one in waiting if one.way == "keep"),
        "wait_open": tuple(one for one in waiting if one.way == OPEN),
        "wait_hours": tuple(one for one in waiting if one.way not in ("keep", OPEN) and one.entry.cost),
    }
    return tuple((words()[key], group, _more(len(group))) for key, group in groups.items() if group)


def _more(count: int) -> str:
    """How many there are beside the first that are named."""
    return words()["map_more"].format(count=count - MOST_NAMED) if count > MOST_NAMED else ""


def _legend(model: Model, lines: Sequence[Line]) -> tuple[tuple[str, str, int], ...]:
    """Each answer on the map with its name, and how many tasks have it."""
    names = {key: way.name for key, way in model.ways.items()} | {OPEN: words()["map_open"]}
    ways = [one.way for one in lines if one.entry.seen]
    return tuple((way, name, ways.count(way)) for way, name in names.items() if way in ways)


def _description(model: Model, lines: Sequence[Line]) -> str:
    """The map in words: which tasks stand under which answer."""
    text, parts = words(), []
    shown = [one for one in lines if one.entry.seen]
    for way, name, count in _legend(model, lines):
        named = [one.name for one in shown if one.way == way][:MOST_NAMED]
        more = [_more(count)] if count > MOST_NAMED else []
        parts.append(text["map_part"].format(way=name, tasks=", ".join(named + more)))
    key = "map_text_one" if len(shown) == 1 else "map_text"
    return text[key].format(count=len(shown), parts="; ".join(parts))


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


def answers(model: Model, entries: Sequence[Entry]) -> list[Row]:
    """A row for every question and limit that one of them answers."""
    forms = [form_values(entry.answers) for entry in entries]
    named = [(q.id, q.text, dict(zip("01234", q.anchors, strict=True))) for q in model.questions.values()]
    named += [(limit.id, limit.text, limit.answers) for limit in model.limits.values()]
    rows = []
    for key, label, names in named:
        words_of = names | {UNSURE: model.wording["not_sure"]}
        rows.append(Row(key, label, tuple(words_of.get(form.get(key, ""), "") for form in forms)))
    return [row for row in rows if any(row.values)]


def figures(entries: Sequence[Entry]) -> list[Row]:
    """A row for every figure of the reader's own in one of them."""
    rows = []
    for key, asked in specification().inputs.items():
        own = [entry.inputs.own.get(key) for entry in entries]
        values = ["" if v is None else asked.choices[v] if isinstance(v, str) else shown(key, v) for v in own]
        if any(values):
            rows.append(Row(key, asked.label, tuple(values)))
    return rows
