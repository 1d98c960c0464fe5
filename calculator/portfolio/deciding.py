"""The section that closes a result: what it shows of a decision, and what becomes of what the reader enters there."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from calculator.formats.figure import number
from calculator.formats.html import render
from calculator.formats.sentence import Figure, plain, say
from calculator.model import definition
from calculator.model.decision import UNKNOWN
from calculator.model.definition import Model
from calculator.portfolio import decided, ics
from calculator.portfolio.decided import DONE, FIGURES, LONGEST, Decided, Expected, Happened, choices, is_day
from calculator.portfolio.entries import work_out
from calculator.portfolio.rules import decisions
from calculator.portfolio.saved import Saved, ShortResult
from calculator.portfolio.words import amount, day, hours, less

WEB = re.compile(r"https?://[!-~]{1,300}")
STAMP = re.compile(r"(2\d{3})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)")
DIGITS = 3
FIELDS = ("choice", "reason", "review", "again", "done", "hours", "money", "note")
Entered = Mapping[str, str]


@dataclass(frozen=True)
class Moment:
    """What only the page knows: the reader's day, the time as an ISO text, and the address that leads to the task."""

    today: str
    time: str
    page: str


@dataclass
class Section:
    """What the section shows, and what is to be kept, offered and announced.

    `form` is decide, review or empty. `now` is the decision as it is; `changed` says that it is to be kept so.
    `entered` fills the form in, `wrong` are messages by field.
    """

    now: Decided | None
    form: str = ""
    entered: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)
    changed: bool = False
    file: dict[str, str] | None = None
    removed: Decided | None = None
    status: str = ""


def section(task: Saved, entered: Entered, moment: Moment) -> Section:
    """What becomes of the reader's entry; without an act it is a draft, which changes nothing."""
    now, act = task.decided, entered.get("act", "")
    acts: dict[str, Callable[[], Section]] = {
        "keep": lambda: _keep(task, entered, moment),
        "again": lambda: Section(now, "decide", {"again": "1"}),
        "undo": lambda: _undo(entered),
    }
    of_one: dict[str, Callable[[Decided], Section]] = {
        "change": lambda one: Section(
            one, "decide", {"choice": one.choice, "reason": one.reason, "review": one.review}
        ),
        "calendar": lambda one: Section(one, file=_calendar(task, one, moment)),
        "early": lambda one: Section(one, "review", _as_found(one)),
        "happened": lambda one: _happened(one, entered, moment),
        "remove": lambda one: Section(None, "decide", changed=True, removed=one, status=decisions().say["removed"]),
    }
    if act in acts:
        return acts[act]()
    if now and act in of_one:
        return of_one[act](now)
    if now is None or (not act and "choice" in entered):
        return Section(now, "decide", {} if act else dict(entered))
    is_review = now.due(moment.today) or (not act and "note" in entered)
    return Section(now, "review" if is_review else "", {} if act else dict(entered))


def _keep(task: Saved, entered: Entered, moment: Moment) -> Section:
    """A new decision, or the one that is there put otherwise: then its day and what was expected stay."""
    now, wrong = task.decided, decisions().wrong
    choice, review = entered.get("choice", ""), entered.get("review", "")
    good = {"choice": choice in choices(), "review": is_day(review) and review > moment.today}
    if now and not entered.get("again") and review == now.review:
        good["review"] = True  # it may have come since
    if not all(good.values()):
        return Section(now, "decide", dict(entered), {key: wrong[key] for key, is_good in good.items() if not is_good})
    reason = entered.get("reason", "").strip()[: LONGEST["reason"]]
    if now and now.choice == choice and not entered.get("again"):
        kept = replace(now, reason=reason, review=review)
    else:
        told = expected(work_out(definition.model(), task.form))
        kept = Decided(choice, moment.today, review, reason, told)
    return Section(kept, changed=True, status=decisions().say["kept"])


def expected(told: ShortResult) -> Expected | None:
    """What a result says, as a decision keeps it; None where it cannot tell."""
    if told.way is None or told.firmness == UNKNOWN:
        return None
    choice, cost = told.takes or told.way, told.cost
    if cost is None:
        return Expected(choice, told.firmness)
    figures = dict(zip(FIGURES, (cost.back, cost.then, cost.money), strict=True))
    rounded = {key: round(value, DIGITS) for key, value in figures.items()}
    return Expected(choice, told.firmness, currency=cost.currency, **rounded)


def _happened(now: Decided, entered: Entered, moment: Moment) -> Section:
    """What the reader found, kept as entered; a figure that cannot be read is said and not kept."""
    wrong, given = (
        decisions().wrong,
        {key: entered.get(key, "").strip()[: LONGEST[key]] for key in ("hours", "money", "note")},
    )
    good = {"done": entered.get("done") in DONE}
    good |= {key: not given[key] or _number(key, given[key]) is not None for key in ("hours", "money")}
    if not all(good.values()):
        messages = {key: wrong[key] for key, is_good in good.items() if not is_good}
        return Section(now, "review", dict(entered), messages)
    found = Happened(moment.today, entered["done"], **given)
    return Section(replace(now, happened=found), changed=True, status=decisions().say["kept_review"])


def _number(key: str, text: str) -> float | None:
    """A figure of the review as it was typed; None where it is none."""
    if key == "hours":
        value = number(text, units=("hour",), per=("week",))
    else:
        value = number(text, units=("money",), per=("month",))
    return value if value is not None and value >= 0 else None


def _as_found(one: Decided) -> dict[str, str]:
    found = one.happened
    return {"done": found.done, "hours": found.hours, "money": found.money, "note": found.note} if found else {}


def _undo(entered: Entered) -> Section:
    """The decision that was deleted a moment ago, which the page held meanwhile."""
    try:
        back = decided.read(json.loads(entered.get("removed", "")))
    except (ValueError, RecursionError):
        back = None
    return Section(
        back, "" if back else "decide", changed=back is not None, status=decisions().say["kept"] if back else ""
    )


def _calendar(task: Saved, one: Decided, moment: Moment) -> dict[str, str]:
    """The day of the review as a calendar file: its name, type and text."""
    text, told = decisions().say, one.expected
    lines = [text["event_decided"].format(day=day(one.date), name=choices()[one.choice])]
    if one.reason:
        lines.append(text["reason"].format(reason=one.reason))
    if one.as_told and told and told.back is not None and told.money is not None and told.back > 0:
        figures = {"hours": given_back(told), "money": amount(told.money, told.currency)}
        lines.append(plain(say(text["event_expected"], **figures)))
    lines.append(text["event_ask"])
    if WEB.fullmatch(moment.page):
        page = f"{moment.page}#saved={task.id}" if task.id else moment.page
        lines.append(text["event_page"].format(page=page))
    title = text["event_title"].format(task=task.name or text["unnamed"])
    uid = f"{task.id or one.date}-review@handover"
    content = ics.event(uid, _stamp(moment), date.fromisoformat(one.review), title, "\n".join(lines))
    return {"name": f"review-{one.review}.ics", "type": "text/calendar", "text": content}


def _stamp(moment: Moment) -> str:
    """The time of Greenwich as calendars write it; the day's beginning where there is no time."""
    match = STAMP.match(moment.time)
    return "{}{}{}T{}{}{}Z".format(*match.groups()) if match else f"{moment.today.replace('-', '')}T000000Z"


@dataclass(frozen=True)
class Beside:
    """A row of the comparison: what was expected and what was found, each empty where it was not told."""

    label: str
    expected: tuple[Figure, ...]
    found: tuple[Figure, ...]


def _beside(one: Decided) -> list[Beside]:
    text, found = decisions().say, one.happened or Happened("", "")
    told = one.expected if one.expected and one.as_told else Expected("", "")
    currency = one.expected.currency if one.expected else ""

    def row(label: str, expected: float | None, entered: float | None, show: Callable[[float], Figure]) -> Beside:
        return Beside(label, *(() if value is None else (show(value),) for value in (expected, entered)))

    def money(value: float) -> Figure:
        return amount(value, currency)

    return [
        row(text["row_hours"], told.hours, _number("hours", found.hours), hours),
        row(text["row_money"], told.money, _number("money", found.money), money),
    ]


def html(model: Model, task: Saved, shown: Section, moment: Moment) -> str:
    """The section's inside."""
    text, now = decisions().say, shown.now
    first = date.fromisoformat(moment.today) + timedelta(days=1)
    proposed = first + timedelta(days=decisions().review_days - 1)
    told = expected(work_out(model, task.form, with_cost=False)) if shown.form == "decide" else None
    return render(
        "portfolio/decided.html",
        say=text,
        s=shown,
        now=now,
        entered={key: shown.entered.get(key, "") for key in FIELDS},
        lines=_lines(model, now, moment) if now else [],
        beside=_beside(now) if now and now.happened else [],
        back=_back(now),
        told=told.choice if told else "",
        names=choices(),
        ways=model.ways,
        done={key: text[f"done_{key}"] for key in DONE},
        days={"first": first.isoformat(), "proposed": proposed.isoformat()},
        day=day,
        longest=LONGEST,
        removed=json.dumps(shown.removed.to_json()) if shown.removed else "",
    )


def _back(now: Decided | None) -> tuple[Any, ...]:
    """The hours that were to come back, said below the comparison."""
    if not (now and now.happened and now.as_told and now.expected and (now.expected.back or 0) > 0):
        return ()
    return say(decisions().say["back_told"], hours=given_back(now.expected))


def given_back(told: Expected) -> Figure:
    """The hours that were to come back, as the result said them."""
    back, then = told.back or 0.0, told.hours or 0.0
    return less(hours(back), back + then, then)


def _lines(model: Model, now: Decided, moment: Moment) -> list[str]:
    """What is said of a decision: when, what and why, what the result said, and when it is looked at again."""
    text, told = decisions().say, now.expected
    lines = [text["decided"].format(day=day(now.date), name=choices()[now.choice])]
    if now.reason:
        lines.append(text["reason"].format(reason=now.reason))
    if told:
        firmness = next(f.label for f in model.settings.firmness if f.id == told.firmness).lower()
        key = "told_same" if now.as_told else "told_other"
        lines.append(text[key].format(name=choices()[told.choice], firmness=firmness))
    else:
        lines.append(text["told_none"])
    if now.happened is None:
        key = "review_on" if now.review > moment.today else "due_today" if now.review == moment.today else "due"
        lines.append(text[key].format(day=day(now.review)))
    return lines
