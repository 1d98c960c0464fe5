"""What the pages of docs/ may put in by reference: figures, tables' rows, drawings, the form and a result."""

import os
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any

from calculator import __all__ as public_names
from calculator import load
from calculator.costs import html as cost_html
from calculator.formats import html as formats_html
from calculator.model import agreement, definition, steps
from calculator.model.answers import Answers
from calculator.model.confidence import acceptability
from calculator.model.decision import percent
from calculator.model.definition import Model
from calculator.model.fit import centroid_weights
from calculator.page import html as page_html
from calculator.page import picker
from calculator.portfolio import html as portfolio_html
from calculator.portfolio import rules as portfolio_rules
from calculator.portfolio.rules import files
from calculator.reports.words import words as record_words
from calculator.site.content import costs as content_costs
from calculator.site.content import example_list, examples, glossary, home, law, papers, pictures, scorecard, tree
from calculator.site.content import library as content_library
from calculator.site.content.process import drawings
from calculator.tables import rules as tables_rules
from calculator.tasks import library as tasks_library

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
    model = definition.model()
    return (
        _shared()
        | drawings.context(one_line)
        | glossary.names()
        | law.names()
        | {
            "base": base,
            "site_url": os.environ.get("SITE_URL", LOCAL),
            "calculator": lambda: calculator(model, base),
            "task_table": lambda group: one_line(content_library.table(group, base)),
            "task_filter": lambda: one_line(content_library.filters()),
            "my_tasks": lambda: one_line(example_list.page(model, base)),
            "list_rules": portfolio_rules.rules(),
            "handover_map": drawing,
            "decision_tree": lambda: one_line(tree.decision_tree()),
            "tree": tree.tree(),
            "tree_agreement": tree.agreement,
            "worked_example": lambda key, whole=False: one_line(home.example(key, base, whole)),
            "paper_head": lambda: one_line(scorecard.head()),
            "paper_card": lambda scale: one_line(scorecard.card(scale)),
            "four_ways": lambda: one_line(pictures.four_ways(base)),
            "wrong_choice": lambda: one_line(pictures.wrong_choice()),
            "owner_week": lambda: one_line(pictures.week()),
            "example_view": lambda key: examples.scored(key).view,
            "fragment": examples.fragment,
            "scorecard_agreement": scorecard_agreement(),
            "papers": papers,
        }
    )


@cache
def _shared() -> dict[str, Any]:
    model = definition.model()
    codings = agreement.published()
    return {
        "model": model,
        "wording": model.wording,
        "examples": examples.examples(),
        "library": tasks_library.library(),
        "sources": load.sources(),
        "grades": GRADES,
        "weights": _weights(model),
        "percent": percent,
        "scorecard": scorecard,
        "checklists": steps.checked(),
        "checklist": checklist,
        "codings": codings,
        "validate": agreement,
        "published": definition.validation(),
        "columns": tables_rules,
        "files": files(),
        "public_names": public_names,
    } | content_costs.context()


def calculator(model: Model, base: str) -> str:
    """The form and the result region, which holds a worked example until the reader answers."""
    task = examples.scored(FIRST_EXAMPLE)
    parts = {
        "early": cost_html.early(base),
        "keep": portfolio_html.keep(model, base),
        "head": cost_html.headline(task.costs),
        "section": cost_html.section(base, task.costs, f"{model.wording['example_label']}: {task.answers.task}."),
    }
    names, records = content_library.names(), record_words().say
    return one_line(page_html.calculator(model, task.view, base, parts, records, names=names, say=picker.words()))


def drawing(key: str) -> str:
    """The handover map of an example as a figure, with what it shows underneath."""
    task = examples.scored(key)
    svg = page_html.handover_map(task.model, task.view, f"map-{key}")
    caption = f"<figcaption>{task.answers.task}: {task.view.headline}</figcaption>"
    return one_line(f'<figure class="map-figure" data-search-exclude>{svg}{caption}</figure>')


def checklist(key: str) -> str:
    """A checklist as Markdown and markup, its sources as footnote marks."""
    rules = steps.rules()
    found = steps.checked()[key]
    return formats_html.render("site/checklist.html", list=found, ticks=rules.wording, write_in=rules.write_in)


@cache
def scorecard_agreement() -> dict[str, float]:
    """How often the paper card names the model's way: published codings, and answers drawn at random."""
    model, random = definition.model(), Random(RANDOM_SEED)
    published = [c.result.answers for c in agreement.published()]
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
