"""What is shown of a list of tasks, and of a few side by side. No HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from calculator.costs.inputs import shown, specification
from calculator.costs.phrases import time
from calculator.formats.sentence import Sentence, plain, say, significant
from calculator.model.answers import UNSURE, form_values
from calculator.model.definition import Model
from calculator.portfolio import plan_formulas as formulas
from calculator.portfolio.entries import Entry, Totals, totals, why_out
from calculator.portfolio.map import OPEN, Points, points
from calculator.portfolio.people import ALONE, Who, people, who
from calculator.portfolio.plan import Plan, first_day, plan
from calculator.portfolio.plan_rules import plan_rules
from calculator.portfolio.plan_view import PlanView, plan_view
from calculator.portfolio.rules import decisions, rules, words
from calculator.portfolio.words import GroupView, Line, amount, back, day, group_view, hours, line, once_back, week_back

MOST_NAMED = 6
WAITS = ("keep", "decided", "done", "open", "untold", "hours")
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
    rough: tuple[str, ...]
    notes: tuple[str, ...]
    moved: str
    picture: Points
    unnumbered: bool
    description: str
    steps: tuple[Step, ...]
    more: str
    waiting: tuple[tuple[str, tuple[Line, ...], str], ...]
    lines: tuple[Line, ...]
    groups: tuple[GroupView, ...]
    unsaid: str
    movable: tuple[tuple[Line, str], ...]
    people: tuple[Who, ...]
    given: Plan
    plan: PlanView
    legend: tuple[tuple[str, str, int], ...]
    status: str
    due: tuple[Line, ...]
    due_title: str


def list_view(
    model: Model, entries: Sequence[Entry], have: float | None, today: str = "", start: object = None
) -> ListView:
    """The whole list, its entries in the order in which they are given.

    `have` is the hours a week there are for it; `today` the reader's day, by which a review is due, such as 2026-11-29;
    `start` the day on which the plan begins, as the reader chose it.
    """
    text = words()
    lines = tuple(line(model, entry, number) for number, entry in enumerate(entries, 1))
    sums, picture = totals(entries), points(entries)
    rough = [one.name for one in lines if one.entry.score and one.entry.rough]
    headline = _headline(sums, bool(rough))
    notes = [text[f"{key}_one"] if n == 1 else text[key].format(count=n) for key, n in _out(sums).items()]
    now = date.fromisoformat(today) if today else date.today()
    begins = first_day(start, now)
    given = plan(entries, begins or formulas.next_monday(now), have)
    by_id = {one.entry.saved.id: one for one in lines}
    groups = [group_view(group, by_id) for group in given.groups]
    moved = sum(bool(entry.before) for entry in entries)
    most, due = rules().most_in_order, _due(lines, today)
    return ListView(
        headline=headline,
        facts=_facts(sums),
        have=_have(sums, have),
        rough=tuple(_rough(rough)),
        notes=tuple(notes),
        moved=text["moved_list_one" if moved == 1 else "moved_list"].format(count=moved) if moved else "",
        picture=picture,
        unnumbered=any(point.label is None for point in picture.points),
        description=_description(model, lines),
        steps=_steps(given, by_id)[:most],
        more=text["order_more"].format(count=-left) if (left := most - len(given.steps) - len(given.later)) < 0 else "",
        waiting=_waiting(lines),
        lines=lines,
        groups=tuple(group for group in groups if not group.unsaid or len(group.named) > 1),
        unsaid=_unsaid([group.named[0] for group in groups if group.unsaid and len(group.named) == 1]),
        movable=tuple((by_id[e.saved.id], _said_who(e)) for group in given.groups for e in group.entries),
        people=people().who,
        given=given,
        plan=plan_view(given, sums, begins is None, plan_rules().most_months),
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


def _out(sums: Totals) -> dict[str, int]:
    """How many tasks are not counted, by the words for why."""
    keys = {"unseen": "unseen", "open": "uncounted"}
    return {keys.get(why, f"left_{why}"): count for why, count in sums.out.items()}


def _rough(names: Sequence[str]) -> list[str]:
    """That the sums rest on what is usual for these tasks, where there are any."""
    text, count = words(), len(names)
    if not names:
        return []
    named = [*names[:MOST_NAMED], *filter(None, [_more(count)])]
    return [text["rough_one" if count == 1 else "rough"].format(count=count, names=", ".join(named))]


def _unsaid(lines: Sequence[Line]) -> str:
    """The tasks of which nobody said who would do them."""
    if not lines:
        return ""
    named = [one.name for one in lines[:MOST_NAMED]] + [more for more in [_more(len(lines))] if more]
    return words()["group_unsaid"].format(tasks=", ".join(named))


def _said_who(entry: Entry) -> str:
    """Who the reader said would do a task, as the page has it; empty where it follows from the task."""
    found = who(entry) if entry.saved.kind else None
    return entry.saved.kind if entry.saved.kind == ALONE else found.id if found else ""


def _headline(sums: Totals, rough: bool) -> Sentence:
    """How many hours could come back: a week, else once, from jobs that end; perhaps, where an amount is not told."""
    text, kind = words(), "_rough" if rough else ""
    if significant(sums.back) > 0:
        return say(text[f"total_back{kind}"], hours=week_back(sums))
    if significant(sums.once) > 0:
        return say(text[f"total_once{kind}"], hours=once_back(sums))
    return (text["total_none"],)


def _facts(sums: Totals) -> tuple[Fact, ...]:
    """Sentences on the sums: hours, money by currency, jobs that end, set-up."""
    text, facts = words(), list[Fact]()
    if significant(sums.now) > 0:
        facts.append(((say(text["total_now"], now=hours(sums.now), then=time(sums.then)), ""),))
    facts += _money(text["total_money"].split("{money}"), sums.money)
    if significant(sums.once) > 0 and significant(sums.back) > 0:
        facts.append(((say(text["jobs_back"], hours=once_back(sums)), ""),))
    facts += _money(text["jobs_money"].split("{money}"), sums.money_once)
    if significant(sums.setup) > 0:
        facts.append(((say(text["total_setup"], setup=hours(sums.setup)), ""),))
    if significant(sums.kept) > 0:
        facts.append(((say(text["kept_takes"], hours=hours(sums.kept)), ""),))
    return tuple(facts)


def _money(around: list[str], sums: dict[str, float]) -> list[Fact]:
    """What is paid, by currency, with the words before and after; nothing where nothing is."""
    amounts = [(amount(value, currency), currency) for currency, value in sums.items() if significant(value) > 0]
    if not amounts:
        return []
    before, after = around
    parts: list[tuple[Sentence, str]] = [((before,), "")]
    for place, (figure, currency) in enumerate(amounts):
        parts.append(((words()["total_money_and"], figure) if place else (figure,), currency))
    return [(*parts, ((after,), ""))]


def _have(sums: Totals, have: float | None) -> tuple[Sentence, ...]:
    """Whether the hours that there are will do."""
    text = words()
    if have is None:
        return ((text["have_none"],),)
    if not significant(sums.then + sums.kept) and not significant(sums.setup):
        return ()
    short = significant(sums.then + sums.kept - have)
    key = "have_short" if short > 0 else "have_enough"
    return (say(text[key], have=hours(have), short=hours(short)),)


def _steps(given: Plan, lines: Mapping[str, Line]) -> tuple[Step, ...]:
    """What to hand over first, and when the plan has it start."""
    text, steps = words(), []
    starts = {step.entry.saved.id: step.starts for step in given.steps}
    for number, entry in enumerate([*(step.entry for step in given.steps), *given.later], 1):
        cost, when = entry.cost, starts.get(entry.saved.id)
        assert cost is not None
        key = "order_once" if cost.one_off else "order_back"
        gives = say(text[key], hours=back(cost), setup=hours(cost.setup_hours))
        ready = (text["order_ready"].format(day=day(when.isoformat())),) if when else ()
        steps.append(Step(number, lines[entry.saved.id], gives, ready))
    return tuple(steps)


def _waiting(lines: Sequence[Line]) -> tuple[tuple[str, tuple[Line, ...], str], ...]:
    """The tasks without a place in the order, by why, and how many there are beside the first."""
    waiting = [one for one in lines if one.entry.seen and one.entry.score is None]
    groups = {f"wait_{why}": tuple(one for one in waiting if why_out(one.entry) == why) for why in WAITS}
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
