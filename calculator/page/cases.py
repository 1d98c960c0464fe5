"""Published cases like the reader's task, as the page shows them beside the reasons. Loads after the first answer."""

from collections.abc import Mapping
from typing import Any

from calculator.formats.html import render
from calculator.model import neighbours, reach
from calculator.model.answers import Answers
from calculator.model.definition import Model
from calculator.model.neighbours import Neighbours
from calculator.page import scored


def reply(model: Model, request: Mapping[str, Any]) -> dict[str, Any] | None:
    """The reply to `{"cases": "v=1&lifetime=3"}`: their `html`, empty while too little is answered; else None."""
    if not isinstance(request.get("cases"), str):
        return None
    task = scored.of_fragment(model, request["cases"]).scored
    way = task.verdict.way
    return {"html": html(model, task.weighed, way) if way else ""}


def html(model: Model, answers: Answers, way: str) -> str:
    """The nearest cases beside the answer `way`, or that there are none like this task."""
    found, rules = neighbours.neighbours(model, answers), reach.rules()
    return render(
        "page/cases.html",
        say=rules.say,
        intro=rules.say["intro"].format(count=len(reach.levels(answers))),
        vote=vote(found),
        cases=[
            {
                "told": case.told,
                "name": model.ways[case.told.way].name,
                "another": case.told.way != way,
                "near": neighbours.nearness(case.distance),
                "differs": case.differs and rules.say["differs"].format(short=neighbours.short(model, case.differs)),
            }
            for case in found.cases
        ],
    )


def vote(found: Neighbours) -> str:
    """What the nearest cases did, in a sentence; empty without any."""
    rules = reach.rules()
    words = rules.numbers.words
    whole = "{count}" if len(found.ways) > 1 else rules.say["all"]
    ways = [rules.say[f"went_{way}"].format(count=whole.format(count=words[n])) for way, n in found.ways.items()]
    return rules.say["vote"].format(asked=words[rules.asked], ways=", ".join(ways)) if ways else ""
