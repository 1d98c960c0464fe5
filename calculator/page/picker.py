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
YEAR = 12  # months; less than a piece a month is said by the year


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
    filled: str
    kept: str
    replaced: str
    taken_out: str
    mark: str
    mark_open: str
    confirm: str
    result_all: str
    result_some: str
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
        return _found(request["find"])
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
    given = inputs.form_values(link.inputs) | link.unread
    return {key: value for key, value in given.items() if key not in usual}


def _with_hours(task: Task, own: dict[str, str]) -> dict[str, str]:
    """The reader's figures, and the task's typical amount of work where the reader gave none."""
    usual = typical.hours(task)
    if own.keys() & {*usual, "task_hours_per_week"}:
        return own
    return own | {key: inputs.shown(key, value) for key, value in usual.items()}


def _found(text: str) -> dict[str, Any]:
    found, same = search.find(text), search.exact(text)
    say = words().found_one if len(found) == 1 else words().found.format(count=len(found)) if found else words().none
    return {
        "options_html": render("page/options.html", found=found, groups=library().groups, grouped=not text.strip()),
        "count": len(found),
        "say": say,
        "offer_html": render("page/offer.html", task=same, say=words()) if same else "",
        "exact": same.id if same else None,
    }


def _picked(model: Model, task: Task, link: page_link.Link, everything: bool) -> dict[str, Any]:
    new, marks = typical.fill(model, library(), task, link.answers, link.marks, everything)
    own = [key for key in typical.given(link.answers) if key not in typical.marked(library(), link.answers, link.marks)]
    replaced = [key for key in own if key not in marks.own]
    old = answers.form_values(link.answers)
    say = [words().filled.format(count=len(typical.marked(library(), new, marks)), task=task.name)]
    if replaced:
        say = [words().replaced]
    elif differs := typical.differing(task, new):
        say.append(words().kept.format(count=len(differs)))
    form = answers.form_values(new) | typical.form_values(marks) | _with_hours(task, _own_figures(link))
    return {"form": form, "say": " ".join(say), "before": {key: old[key] for key in replaced}}


def beside(model: Model, given: Answers, marks: Marks) -> dict[str, Any]:
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
        say=words(),
    )
    return {"marked": marked, "note_html": note}


def in_result(model: Model, found: Result, marked: list[str]) -> dict[str, Any] | None:
    """For the result: how many answers are typical, which, and which of them to check first."""
    if not marked or not found.way:
        return None
    texts: dict[str, Question | Limit] = {**model.questions, **model.limits}
    moving = [r.question for r in (*found.reasons_for, *found.reasons_against)]
    moving = [s.question for s in (found.change.steps if found.change else ())] + moving
    first = [key for key in dict.fromkeys(moving) if key in marked][:MOST_FIRST]
    count, whole = len(marked), len(typical.given(found.answers))
    short = ", ".join(texts[key].short for key in marked)
    text = words().result_some.format(count=count, all=whole, short=short) if count < whole else words().result_all
    return {"text": text, "first": [(key, texts[key].text) for key in first], "say": words()}


def hours(task: Task) -> str:
    """The task's typical hours in words."""
    if task.job_hours:
        return words().hours_job.format(hours=f"{task.job_hours:.0f}")
    if task.pieces_per_month < 1:
        return words().hours_year.format(hours=f"{YEAR * task.hours_per_month:.0f}")
    if task.pieces_per_month == 1:
        return words().hours_one.format(hours=f"{task.hours_per_month:.0f}")
    amount = f"{task.pieces_per_month:g}"
    return words().hours_month.format(hours=f"{task.hours_per_month:.0f}", count=amount, pieces=task.pieces)


def messages(marks: Marks) -> list[str]:
    """What could not be read of a link's marks."""
    return [words().unknown] if marks.task and marks.task not in library().tasks else []
