"""The record of one task as blocks: what stands in it, whether it is printed or written as a Word file."""

from datetime import date

from calculator.costs.inputs import specification
from calculator.costs.second import what_if
from calculator.documents.replies import slug
from calculator.documents.values import in_words
from calculator.model import forms, steps
from calculator.model.definition import Model
from calculator.model.steps import NextStep
from calculator.model.view import View
from calculator.page.link import encode
from calculator.page.scored import PageTask
from calculator.reports.blocks import Beside, Block, Document, Heading, Item, Items, Map, Strong, Text, lines
from calculator.reports.task_cost import cost_blocks, side_by_side
from calculator.reports.task_figures import about, answers, cited, figures
from calculator.reports.words import words


def record(model: Model, task: PageTask, day: date, page: str) -> Document:
    """The whole record; `page` is the address of the calculator, without answers.

    A pure function: the day comes in, and nothing is read but the shipped data.
    """
    say, link, scored, view = words().say, task.link, task.scored, task.scored.view
    fragment = encode(link.answers, link.inputs, link.marks, link.second)
    blocks = [
        *_head(task, day),
        *answer(model, task, "record-map"),
        *why(model, view),
        *next_steps(view),
        *ready(view),
        *(cost_blocks(scored.costs, scored.cost_view) if view.way else ()),
        *(side_by_side(task.comparison) if task.comparison else ()),
        *answers(model, link.answers, task.typical_answers),
        *figures(task),
        *about(model, scored.result, view, f"{page}#{fragment}", day),
        *_sources(model, task),
    ]
    return Document(
        title=view.task or say["unnamed"],
        kind=say["kind"],
        day=day,
        currency=scored.costs.currency,
        blocks=tuple(blocks),
        foot=foot(say["kind"], day, scored.result.model_version),
        name=f"{slug(view.task)}-{say['file']}-{day.isoformat()}".strip("-"),
    )


def foot(kind: str, day: date, version: str) -> str:
    """The line at the foot of each page of a Word file."""
    say = words().say
    return say["foot"].format(maker=say["maker"], kind=kind, day=in_words(day), version=version)


def _head(task: PageTask, day: date) -> list[Block]:
    """Whose record it is, of which task and day, and what of its link could not be read."""
    say, result, labels = words().say, task.scored.result, specification().inputs
    note = f"{say['made'].format(day=in_words(day), version=result.model_version)} {say['advice']}"
    unread = [say["messages"].format(error=error) for error in (*task.link.messages, *task.link.older)]
    unread += [say["wrong_entry"].format(label=labels[k].label, error=error) for k, error in task.link.wrong.items()]
    if second := task.link.second:
        own = what_if()
        unread += [own.say["given_wrong"].format(label=own.label[k], error=e) for k, e in second.wrong.items()]
    return [
        Text((f"{say['maker']} · {say['kind']}",), "kicker"),
        Heading(1, result.answers.task or say["unnamed"]),
        Text((note,), "note"),
        *(Text((text,), "warning") for text in unread),
    ]


def answer(model: Model, task: PageTask, uid: str, brief: bool = False) -> list[Block]:
    """The answer in a sentence and how firm it is, its hours and money, beside the map; `brief` under a heading.

    `uid` tells the map from others of the document.
    """
    view, costs, say = task.scored.view, task.scored.cost_view, model.wording
    told: list[Block] = [Text((view.tag,), "tag", view.way)] if view.way else []
    told.append(Heading(3 if brief else 2, view.headline))
    if view.way:
        told.append(Text((Strong(f"{view.firmness_label}."), f" {view.firmness_text}")))
        told += [Items(lines(*view.settles))] if view.settles else []
        told += [Text(parts, look) for parts, look in ((costs.headline, "lead"), (costs.range, "note")) if parts]
    notes = [Text((text,), "limit", "employee") for text in view.limits]
    notes += [Text((text,), "limit") for text in view.advice]
    title = say["map_title_task"].format(task=view.task) if view.task else say["map_title"]
    picture = (Map(view.drawing, title, view.description, uid),)
    if brief:
        return [Beside((*told, *notes), picture, "brief")]
    return [Beside(tuple(told), picture, "answer"), *notes]


def why(model: Model, view: View, brief: bool = False) -> list[Block]:
    """Reasons for and against, and what would change the answer; or what is missing."""
    say = model.wording
    if view.missing:
        return [Heading(3, say["missing_intro"]), Items(lines(*(text for _, text in view.missing)))]
    left, right = (
        (Heading(3, title), Items(lines(*texts), mark)) if texts else ()
        for title, mark, texts in (
            (view.reasons_title, "for", view.reasons_for),
            (say["reasons_against"], "against", view.reasons_against),
        )
    )
    change: list[Block] = [Heading(3, say["changes_title"]), Text((view.change,))] if view.change else []
    return [Beside(left, right), *change, *([] if brief else [Text((view.next_text,), "note")])]


def next_steps(view: View) -> list[Block]:
    """What to do next: a box for each step, why, its sources or that it is assumed, and the list that it is from."""
    if not view.next_steps:
        return []
    say, items = words().say, []
    for step in view.next_steps:
        sources = step_sources(step)
        marks = f"[{', '.join(sources)}]" if sources else f"({say['assumption'].capitalize()}.)"
        detail = " ".join([step.why, marks, say["from_list"].format(list=step.list_title)])
        items.append(Item((step.text,), (detail,)))
    return [Heading(2, view.next_title), Items(tuple(items), "box")]


def ready(view: View) -> list[Block]:
    """Whether it is ready to be handed over: each test, met or not yet, and the step that mends it."""
    if not view.readiness:
        return []
    items = tuple(
        Item((Strong(f"{test.label}."), f" {test.text}"), (test.step,) if test.step else ()) for test in view.readiness
    )
    return [Heading(2, view.readiness_title), Items(items)]


def step_sources(step: NextStep) -> tuple[str, ...]:
    """The sources of a step; none where its reason is the form's own and not the item's."""
    item = steps.lists()[step.list].items[step.item]
    return item.sources if step.why == item.why else ()


def _sources(model: Model, task: PageTask) -> list[Block]:
    """The sources of the figures, of the steps and of what limits the answer."""
    result = task.scored.result
    sources = [source for step in task.scored.view.next_steps for source in step_sources(step)]
    for limit in result.limits:
        if limit.id in model.limits:
            sources += model.limits[limit.id].sources
    for key in result.advice:
        sources += forms.forms().advice[key].sources
    return cited(model, task.fields, sources)
