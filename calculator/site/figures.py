"""What the pages of docs/ may put in by reference: figures, tables' rows, drawings, the form and a result."""

import os
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any

from calculator import __all__ as public_names
from calculator import (
    address,
    checklists,
    columns,
    cost_render,
    load,
    picker,
    portfolio_render,
    portfolio_rules,
    render,
    scorecard,
    tasks,
    validate,
)
from calculator.answers import Answers, parse
from calculator.assumptions import read, with_hours
from calculator.confidence import acceptability
from calculator.decision import decide
from calculator.files import files
from calculator.fit import centroid_weights
from calculator.result import Result, percent
from calculator.schema import DataError, Model
from calculator.site import (
    costs,
    drawings,
    example_list,
    glossary,
    home,
    law,
    library,
    paper,
    papers,
    pictures,
    process_drawings,
    runtime,
    tree,
)
from calculator.view import View, view

GRADES = {
    "P": "Primary study, official statistics, court or audit record",
    "O": "Official guidance, law, or a firm's own published terms",
    "A": "Adviser, analyst, professional body or trade press",
    "V": "A seller's own claim",
    "B": "Blog, or retold at second hand",
}
LOCAL = "http://127.0.0.1:8000/"
FIRST_EXAMPLE = "bookkeeping"
RANDOM_SEED = "scorecard"
RANDOM_SETS = 1000


def context(base: str) -> dict[str, Any]:
    """Names for one page; `base` leads from the page's address to the site's root."""
    model = load.model()
    return (
        _shared()
        | process_drawings.context(one_line)
        | glossary.names()
        | law.names()
        | {
            "base": base,
            "site_url": os.environ.get("SITE_URL", LOCAL),
            "calculator": lambda: calculator(model, base),
            "task_table": lambda group: one_line(library.table(group, base)),
            "task_filter": lambda: one_line(library.filters()),
            "my_tasks": lambda: one_line(example_list.page(model, base)),
            "list_rules": portfolio_rules.rules(),
            "handover_map": drawing,
            "decision_tree": lambda: one_line(drawings.decision_tree()),
            "tree": tree.tree(),
            "tree_agreement": tree.agreement,
            "worked_example": lambda key, whole=False: one_line(
                home.example(key, example(key), fragment(key), base, whole)
            ),
            "paper_head": lambda: one_line(paper.head()),
            "paper_card": lambda scale: one_line(paper.card(scale)),
            "four_ways": lambda: one_line(pictures.four_ways(example, base)),
            "wrong_choice": lambda: one_line(pictures.wrong_choice()),
            "owner_week": lambda: one_line(pictures.week()),
            "example_view": lambda key: view(model, example(key)),
            "fragment": fragment,
            "scorecard_agreement": scorecard_agreement(),
            "papers": papers,
            "runtime": lambda: runtime.page_values(),
        }
    )


@cache
def _shared() -> dict[str, Any]:
    model = load.model()
    codings = validate.published()
    return {
        "model": model,
        "wording": model.wording,
        "examples": load.examples(),
        "library": tasks.library(),
        "sources": load.sources(),
        "grades": GRADES,
        "weights": _weights(model),
        "percent": percent,
        "scorecard": scorecard,
        "checklists": checklists.checked(),
        "checklist": checklist,
        "codings": codings,
        "validate": validate,
        "published": load.validation(),
        "columns": columns,
        "files": files(),
        "public_names": public_names,
    } | costs.context()


@cache
def example(key: str) -> Result:
    """The model's result for a worked example."""
    model, found = load.model(), load.examples()[key]
    answers, errors = parse(model, found.answers, found.task)
    if errors:
        raise DataError(f"examples.toml: {key}.answers: {errors}")
    inputs, _ = read(found.inputs, answers)
    return decide(model, with_hours(answers, inputs))


def fragment(key: str) -> str:
    """What stands after the # in the calculator's address for an example: its answers and its figures."""
    found = load.examples()[key]
    answers, _ = parse(load.model(), found.answers, found.task)
    return address.encode(answers, read(found.inputs, answers)[0])


def calculator(model: Model, base: str) -> str:
    """The form and the result region, which holds a worked example until the reader answers."""
    shown = example(FIRST_EXAMPLE)
    found = costs.example(FIRST_EXAMPLE)
    parts = {
        "early": cost_render.early(base),
        "keep": portfolio_render.keep(model, base),
        "head": cost_render.headline(found),
        "section": cost_render.section(base, found, f"{model.wording['example_label']}: {shown.answers.task}."),
    }
    return one_line(render.calculator(model, shown, base, parts, names=library.names(), say=picker.words()))


def drawing(key: str) -> str:
    """The handover map of an example as a figure, with what it shows underneath."""
    model, found = load.model(), example(key)
    seen: View = view(model, found)
    svg = render.handover_map(model, found, f"map-{key}")
    caption = f"<figcaption>{seen.task}: {seen.headline}</figcaption>"
    return one_line(f'<figure class="map-figure" data-search-exclude>{svg}{caption}</figure>')


def checklist(key: str) -> str:
    """A checklist as Markdown and markup, its sources as footnote marks."""
    rules = checklists.rules()
    found = checklists.checked()[key]
    return render.render("checklist.html", list=found, ticks=rules.wording, write_in=rules.write_in)


@cache
def scorecard_agreement() -> dict[str, float]:
    """How often the paper card names the model's way: published codings, and answers drawn at random."""
    model, random = load.model(), Random(RANDOM_SEED)
    published = [c.result.answers for c in validate.published()]
    drawn = [random_answers(model, random) for _ in range(RANDOM_SETS)]
    return {"cases": _agreement(model, published), "random": _agreement(model, drawn)}


def random_answers(model: Model, random: Random) -> Answers:
    """Every question at any level; each limit holds in a quarter of the sets."""
    levels: dict[str, int | None] = {q: random.randrange(5) for q in model.questions}
    return Answers(levels, {key: random.random() < 0.25 for key in model.limits})


def _agreement(model: Model, sets: list[Answers]) -> float:
    same = [scorecard.way(scorecard.totals(model, a)) == acceptability(model, a).ranking[0] for a in sets]
    return sum(same) / len(same)


def one_line(html: str) -> str:
    """Markup as one line, so that Markdown leaves it alone."""
    return " ".join(html.split())


def _weights(model: Model) -> Callable[[str], dict[str, float]]:
    def weights(scale: str) -> dict[str, float]:
        questions = model.scales[scale].questions
        return dict(zip(questions, centroid_weights(len(questions)), strict=True))

    return weights
