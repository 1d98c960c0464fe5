"""The conditions of a rule of forms or of a line of advice in words, as Markdown for the Method page."""

from collections.abc import Iterator

from calculator.model import definition, forms
from calculator.model.forms import Advice, When

NOTHING = "otherwise"
QUOTED = {"firm": "you have a price of a firm, and of no freelancer", "freelance": "you have a freelancer's price only"}


def conditions(when: When) -> str:
    """All that must hold, in one line; of a line of advice with the ways and forms that it is said with."""
    said = [*_spoken_with(when)] if isinstance(when, Advice) else []
    return "; ".join([*said, *_levels(when), *_facts(when)]) or NOTHING


def _spoken_with(line: Advice) -> Iterator[str]:
    ways, known = definition.model().ways, forms.forms().form
    if line.ways:
        yield "with " + " or ".join(ways[way].name for way in line.ways)
    if line.forms:
        yield "as " + " or ".join(known[form].name.lower() for form in line.forms)
    if line.no_forms:
        yield "not as " + " or ".join(known[form].name.lower() for form in line.no_forms)


def _levels(when: When) -> Iterator[str]:
    for question in dict.fromkeys((*when.least, *when.most)):
        least, most = when.least.get(question), when.most.get(question)
        if least is None:
            bound = f"{most} or less"
        elif most is None:
            bound = f"{least} or more"
        else:
            bound = f"{least}" if least == most else f"{least} to {most}"
        yield f"{_link(question)} at {bound}"
    for question, other in when.above.items():
        yield f"{_link(question)} above {_link(other)}"
    for question, level in when.never.items():
        yield f"never with {_link(question)} at {level} or less"


def _facts(when: When) -> Iterator[str]:
    model = definition.model()
    yield from (f"yes to {_link(limit)}" for limit in when.limits)
    yield from (f"“{model.marks[mark].text}”" for mark in when.marks)
    yield from (f"not “{model.marks[mark].text}”" for mark in when.no_marks)
    if when.hours_below:
        yield f"under {when.hours_below:g} hours of work a month"
    if when.hours_above:
        yield f"over {when.hours_above:g} hours of work a month"
    if when.by_staff:
        yield "your staff do it today"
    if when.by_outside:
        yield "someone outside does it today"
    if when.by_nobody:
        yield "nobody does it today"
    if when.staff_could:
        yield "you say that someone there could do it, and has the hours"
    if when.quoted:
        yield QUOTED[when.quoted]


def _link(key: str) -> str:
    return f"[{key}](#{key})"
