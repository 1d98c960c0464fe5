"""The task library on the calculator page: requests to find, to fill in and to take out; the notes beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from calculator import load
from calculator.costs import inputs
from calculator.formats.html import render
from calculator.model import answers
from calculator.model.answers import Answers
from calculator.model.decision import Result
from calculator.model.definition import Limit, Model, Question
from calculator.page import link as page_link
from calculator.tasks import search, typical
from calculator.tasks.library import Task, library
from calculator.tasks.typical import Marks

FILE = "page/picker.toml"
MOST_FIRST = 3
BASE = "../"  # from the calculator's page to the site's root


@dataclass(frozen=True)
class Words:
    """The wording of page/picker.toml."""

    hint: str
    browse: str
    list_label: str
    loading: str
    none: str
    found_one: str
    found: str
    offer: str
    offer_fill: str
    note_title: str
    note_count: str
    note_none: str
    own_one: str
    own: str
    replace: str
    take_out: str
    hours_job: str
    hours_month: str
    hours_one: str
    hours_year: str
    watch: str
    page: str
    filled: str
    kept: str
    replaced: str
    taken_out: str
    mark: str
    mark_open: str
    confirm: str
    result_all: str
    result_some: str
    card: str
    result_first: str
    unknown: str


@cache
def words() -> Words:
    """The wording, checked."""
    return load.record(Words, load.table(FILE), FILE)


def reply(model: Model, request: Mapping[str, Any]) -> dict[str, Any] | None:
    """The reply to a request of the task field; None for any other request.

    `{"find": text}` gives options_html, count, say and offer_html. `{"pick": id, "fragment": ..., "all": bool}` and
    `{"take_out": true, "fragment": ..., "before": {name: value}}` give the form's new values, what to say, and after
    a pick the reader's answers that it replaced.
    """
    if isinstance(request.get("find"), str):
        return _options(request["find"])
    task = library().tasks.get(str(request.get("pick", "")))
    if not task and "take_out" not in request:
        return None
    link = page_link.decode(model, str(request.get("fragment", "")))
    if task:
        return _picked(model, task, link, bool(request.get("all")))
    raw = request.get("before")
    before, _ = answers.parse(model, raw if isinstance(raw, dict) else {})
    left = typical.take_out(model, library(), link.answers, link.marks, before)
    return {"form": answers.form_values(left) | _own_figures(link), "say": words().taken_out}


def _own_figures(link: page_link.Link) -> dict[str, str]:
    """The reader's own figures as form text, without a task's typical ones."""
    usual = typical.typical_inputs(library(), link.marks, link.inputs.own)
    given = inputs.form_values(link.inputs) | link.unread | (link.second.form if link.second else {})
    return {key: value for key, value in given.items() if key not in usual}


def _options(text: str) -> dict[str, Any]:
    """The tasks that fit what is typed, and the one of just this name to be offered."""
    search.index()  # the field's first question comes before the first letter, which then finds it there
    matches, exact, say = search.find(text), search.exact(text), words()
    count = len(matches)
    return {
        "options_html": render("page/options.html", matches=matches, groups=library().groups, grouped=not text.strip()),
        "count": count,
        "say": say.found_one if count == 1 else say.found.format(count=count) if count else say.none,
        "offer_html": render("page/offer.html", task=exact, say=say) if exact else "",
        "exact": exact.id if exact else None,
    }


def _picked(model: Model, task: Task, link: page_link.Link, everything: bool) -> dict[str, Any]:
    """The form with the task's typical answers, and its amount of work where the reader gave none."""
    new, marks = typical.fill(model, library(), task, link.answers, link.marks, everything)
    old, earlier = answers.form_values(link.answers), typical.marked(library(), link.answers, link.marks)
    replaced = [key for key in typical.given(link.answers) if key not in (*earlier, *marks.own)]
    if replaced:
        say = words().replaced
    else:
        say = words().filled.format(count=len(typical.marked(library(), new, marks)), task=task.name)
        if differs := typical.differing(task, new):
            say += " " + words().kept.format(count=len(differs))
    figures, usual = _own_figures(link), typical.hours(task)
    if not figures.keys() & {*usual, "task_hours_per_week"}:
        figures |= {key: inputs.shown(key, value) for key, value in usual.items()}
    form = answers.form_values(new) | typical.form_values(marks) | figures
    return {"form": form, "say": say, "before": {key: old[key] for key in replaced}}


def beside(given: Answers, marks: Marks) -> dict[str, Any]:
    """What stands beside the form: the ids of typical answers, and the note about them."""
    task = library().tasks.get(marks.task) if marks.task else None
    if not task:
        return {"marked": [], "note_html": ""}
    marked = typical.marked(library(), given, marks)
    note = render(
        "page/typical_note.html",
        task=task,
        count=len(marked),
        all=len(typical.given(given)),
        differs=len(typical.differing(task, given)),
        hours=hours(task),
        base=BASE,
        say=words(),
    )
    return {"marked": marked, "note_html": note}


def on_card(result: Result, marked: list[str]) -> dict[str, Any] | None:
    """For the card: that it rests on typical answers, where it does."""
    return {"say": words()} if marked and result.way else None


def in_result(model: Model, result: Result, marked: list[str], task_id: str) -> dict[str, Any] | None:
    """For the result: how many answers are typical, which, which of them to check first, and the page of the task."""
    if not marked or not result.way:
        return None
    texts: dict[str, Question | Limit] = {**model.questions, **model.limits}
    moving = [step.question for step in (result.change.steps if result.change else ())]
    moving += [reason.question for reason in (*result.reasons_for, *result.reasons_against)]
    first = [key for key in dict.fromkeys(moving) if key in marked][:MOST_FIRST]
    count, whole = len(marked), len(typical.given(result.answers))
    short = ", ".join(texts[key].short for key in marked)
    text = words().result_some.format(count=count, all=whole, short=short) if count < whole else words().result_all
    asked = [(key, texts[key].text) for key in first]
    return {"text": text, "first": asked, "task": library().tasks[task_id], "say": words()}


def hours(task: Task) -> str:
    """The task's typical hours in words."""
    whole = f"{task.hours * task.periods:.0f}"
    if task.period == "job":
        return words().hours_job.format(hours=whole)
    if task.period == "year":
        return words().hours_year.format(hours=whole)
    if task.pieces_per_month == 1:
        return words().hours_one.format(hours=whole)
    return words().hours_month.format(hours=whole, count=f"{task.pieces_per_month:g}", pieces=task.pieces)


def messages(marks: Marks) -> list[str]:
    """What could not be read of a link's marks."""
    return [words().unknown] if marks.task and marks.task not in library().tasks else []
