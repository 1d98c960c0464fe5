"""The record of one task as blocks: what stands in it, whether it is printed or written as a Word file."""

from datetime import date

from calculator.costs.inputs import specification
from calculator.documents.replies import slug
from calculator.documents.values import in_words
from calculator.model import definition, steps
from calculator.model.definition import Model
from calculator.model.steps import NextStep
from calculator.model.view import View
from calculator.page.link import Link, encode
from calculator.page.scored import PageTask
from calculator.reports.blocks import Beside, Block, Document, Heading, Item, Items, Map, Part, Strong, Text, lines
from calculator.reports.task_cost import cost_blocks
from calculator.reports.task_figures import about, answers, cited, figures
from calculator.reports.words import words


def record(model: Model, task: PageTask, day: date, page: str) -> Document:
    """The whole record; `page` is the address of the calculator, without answers.

    A pure function: the day comes in, and nothing is read but the shipped data.
    """
    say, seen = words().say, task.scored.view
    steps, sources = next_steps(seen), _sources(model, task, seen)
    fragment = encode(task.link.answers, task.link.inputs, task.link.marks)
    blocks = [
        *_head(task, day, say),
        *answer(seen, task, "record-map"),
        *why(model, seen),
        *steps,
        *(cost_blocks(task.scored.costs, task.scored.cost_view) if seen.way else ()),
        *answers(model, task.link.answers, task.typical_answers),
        *figures(task.link.answers, task.link.inputs, task.typical_inputs),
        *about(model, task.scored.result, seen, f"{page}#{fragment}", day),
        *sources,
    ]
    return Document(
        title=seen.task or say["unnamed"],
        kind=say["kind"],
        day=day,
        currency=task.scored.costs.currency,
        blocks=tuple(blocks),
        foot=foot(say["kind"], day, task.scored.result.model_version),
        name=f"{slug(seen.task)}-{say['file']}-{day.isoformat()}".strip("-"),
    )


def foot(kind: str, day: date, version: str) -> str:
    """The line at the foot of each page of a Word file."""
    say = words().say
    return say["foot"].format(maker=say["maker"], kind=kind, day=in_words(day), version=version)


def _head(task: PageTask, day: date, say: dict[str, str]) -> list[Block]:
    made = say["made"].format(day=in_words(day), version=task.scored.result.model_version)
    return [
        Text((f"{say['maker']} · {say['kind']}",), "kicker"),
        Heading(1, task.scored.result.answers.task or say["unnamed"]),
        Text((f"{made} {say['advice']}",), "note"),
        *(Text((text,), "warning") for text in _unread(task.link)),
    ]


def _unread(link: Link) -> list[str]:
    """What the link held that could not be read."""
    say, known = words().say, specification().inputs
    entries = [say["wrong_entry"].format(label=known[key].label, error=error) for key, error in link.wrong.items()]
    return [say["messages"].format(error=error) for error in link.messages] + entries


def answer(seen: View, task: PageTask, uid: str, brief: bool = False) -> list[Block]:
    """The answer in a sentence and how firm it is, its hours and money, beside the map; `brief` under a heading."""
    costs = task.scored.cost_view
    left: list[Block] = [Text((seen.tag,), "tag", seen.way)] if seen.way else []
    left.append(Heading(3 if brief else 2, seen.headline))
    if seen.way:
        left.append(Text((*_strong(seen.firmness_label), f" {seen.firmness_text}")))
        left += [Text(sentence, look) for sentence, look in ((costs.headline, "lead"), (costs.range, "note"))]
    known = tuple(block for block in left if not isinstance(block, Text) or block.parts)
    notes = [Text((text,), "limit", "employee") for text in seen.limits]
    notes += [Text((text,), "limit") for text in (seen.variant, *seen.advice) if text]
    picture = (the_map(seen, uid),)
    return [Beside((*known, *notes), picture, "brief")] if brief else [Beside(known, picture, "answer"), *notes]


def _strong(text: str) -> tuple[Part, ...]:
    return (Strong(f"{text}."),) if text else ()


def the_map(seen: View, uid: str) -> Map:
    """The handover map, in words too."""
    say = definition.model().wording
    title = say["map_title_task"].format(task=seen.task) if seen.task else say["map_title"]
    return Map(seen.drawing, title, seen.description, uid)


def why(model: Model, seen: View, brief: bool = False) -> list[Block]:
    """Reasons for and against, and what would change the answer; or what is missing."""
    say = model.wording
    if seen.missing:
        return [Heading(3, say["missing_intro"]), Items(lines(*(text for _, text in seen.missing)))]
    sides = (
        _side(say["reasons_for"], seen.reasons_for, "for"),
        _side(say["reasons_against"], seen.reasons_against, "against"),
    )
    return [
        Beside(*sides),
        Heading(3, say["changes_title"]),
        Text((seen.change,)),
        *([] if brief else [Text((seen.next_text,), "note")]),
    ]


def _side(title: str, texts: list[str], mark: str) -> tuple[Block, ...]:
    return (Heading(3, title), Items(lines(*texts), mark)) if texts else ()


def next_steps(seen: View) -> list[Block]:
    """What to do next: a box for each step, why, and the list that it is from."""
    if not seen.next_steps:
        return []
    say = words().say
    items = [
        Item((step.text,), (" ".join([step.why, _marks(step), say["from_list"].format(list=step.list_title)]),))
        for step in seen.next_steps
    ]
    return [Heading(2, seen.next_title), Items(tuple(items), "box")]


def step_sources(step: NextStep) -> tuple[str, ...]:
    """The sources of a step."""
    return steps.lists()[step.list].items[step.item].sources


def _marks(step: NextStep) -> str:
    found = step_sources(step)
    return f"[{', '.join(found)}]" if found else f"({words().say['assumption'].capitalize()}.)"


def _sources(model: Model, task: PageTask, seen: View) -> list[Block]:
    """The sources of the figures, of the steps and of what limits the answer."""
    named = [source for step in seen.next_steps for source in step_sources(step)]
    named += [
        s for limit in task.scored.result.limits if limit.id in model.limits for s in model.limits[limit.id].sources
    ]
    named += [source for key in task.scored.result.advice for source in getattr(model.settings, key).sources]
    return cited(task.link.answers, task.link.inputs, named)
