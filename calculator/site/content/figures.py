"""What the pages of docs/ may put in by reference: figures, tables' rows, drawings, the form and a result."""

import os
from functools import cache
from typing import Any

from calculator import __all__ as public_names
from calculator import load
from calculator.costs import html as cost_html
from calculator.documents.agreed import agreed
from calculator.formats import figure_words
from calculator.formats.html import render
from calculator.model import agreement, definition, forms, readiness, steps
from calculator.model.decision import percent
from calculator.page import html as page_html
from calculator.page import picker
from calculator.page.words import words as page_words
from calculator.portfolio import html as portfolio_html
from calculator.portfolio import rules as portfolio_rules
from calculator.reports.words import words as record_words
from calculator.site.book.words import words as book_words
from calculator.site.content import (
    abroad,
    believable,
    by_form,
    citations,
    conditions,
    contract_sums,
    costs,
    example_list,
    examples,
    glossary,
    home,
    law,
    own_sums,
    papers,
    pictures,
    plan,
    price_table,
    published,
    question_order,
    scorecard,
    start,
    tasks,
    told,
    tree,
    unread,
)
from calculator.site.content.process import drawings
from calculator.site.content.prose import one_line
from calculator.tables import rules as tables_rules
from calculator.tasks.library import library
from calculator.tasks.software import software

LOCAL = "http://127.0.0.1:8000/"
FIRST_EXAMPLE = "bookkeeping"


def context(base: str) -> dict[str, Any]:
    """Names for one page; `base` leads from the page's address to the site's root."""
    model = definition.model()
    return (
        _shared()
        | drawings.context()
        | glossary.names()
        | law.names()
        | {
            "base": base,
            "site_url": os.environ.get("SITE_URL", LOCAL),
            "calculator": lambda: calculator(base),
            "task_table": lambda group: one_line(tasks.table(group, base)),
            "task_filter": lambda: one_line(tasks.filters()),
            "task_lists": lambda: one_line(tasks.lists(base)),
            "my_tasks": lambda: one_line(example_list.page(model, base)),
            "list_rules": portfolio_rules.rules(),
            "review_days": portfolio_rules.decisions().review_days,
            "handover_map": drawing,
            "decision_tree": lambda: one_line(tree.decision_tree()),
            "tree": tree.tree(),
            "tree_agreement": tree.agreement,
            "worked_example": lambda key, whole=False: one_line(home.example(key, base, whole)),
            "paper_head": lambda: one_line(scorecard.head()),
            "paper_card": lambda name: one_line(scorecard.card(name)),
            "four_ways": lambda: one_line(pictures.four_ways(base)),
            "wrong_choice": lambda: one_line(pictures.wrong_choice()),
            "owner_week": lambda: one_line(pictures.week()),
            "example_view": lambda key: examples.scored(key).view,
            "fragment": examples.fragment,
            "scorecard_agreement": scorecard.agreement(),
            "papers": papers,
            "contract_sums": contract_sums.page(),
            "abroad": abroad.page(),
            "price_table": price_table,
            "told": told.told(),
            "book": book_words(),
        }
    )


@cache
def _shared() -> dict[str, Any]:
    model = definition.model()
    return (
        {
            "model": model,
            "wording": model.wording,
            "examples": examples.examples(),
            "library": library(),
            "programs": software().kind.values(),
            "priced_tasks": sum(1 for task in library().tasks.values() if tasks.has_prices(task)),
            "sources": load.sources(),
            "grades": citations.words().grade,
            "seen": citations.words().seen,
            "unread": unread,
            "forms": forms.checked(),
            "readiness": readiness.rules(),
            "gate": agreed().gate,
            "leak": agreed().leak,
            "written": agreed().written,
            "notice": agreed().notice,
            "percent": percent,
            "spelt": spelt,
            "scorecard": scorecard,
            "checklists": steps.checked(),
            "checklist": checklist,
            "codings": agreement.published(),
            "validate": agreement,
            "published": definition.validation(),
            "counts": published,
            "believable": believable,
            "by_form": by_form,
            "sums": own_sums.sums(),
            "conditions": conditions.conditions,
            "columns": tables_rules,
            "files": portfolio_rules.files(),
            "public_names": public_names,
        }
        | costs.context()
        | plan.context()
    )


def spelt(number: int) -> str:
    """A small whole number as a word, in running text; larger ones as figures."""
    known = {value: word for word, value in reversed(figure_words.words().numbers.items())}
    return known.get(number, str(number))


def calculator(base: str) -> str:
    """The form and the result region, which holds a worked example until the reader answers."""
    task = examples.scored(FIRST_EXAMPLE)
    model, records = task.model, record_words().say
    parts = {
        "early": cost_html.early(base),
        "keep": portfolio_html.keep(model, base),
        "head": cost_html.headline(task.costs),
        "section": cost_html.section(base, task.costs),
    }
    parts["decide"] = portfolio_html.decide()
    picked = {"names": tasks.names(), "say": picker.words(), "start": start.templates(model, base, listed=False)}
    alone = {"order": question_order.written(), "told": question_order.told(), "waits": page_words().say["waits"]}
    return one_line(page_html.calculator(model, task.view, base, parts, records, **picked, **alone))


def drawing(key: str) -> str:
    """The handover map of an example as a figure, with what it shows underneath."""
    task = examples.scored(key)
    svg = page_html.handover_map(task.model, task.view, f"map-{key}")
    caption = f"<figcaption>{task.answers.task}. {task.view.headline}</figcaption>"
    return one_line(f'<figure class="map-figure" data-search-exclude>{svg}{caption}</figure>')


def checklist(key: str) -> str:
    """A checklist as Markdown and markup, its sources as footnote marks."""
    rules, items = steps.rules(), steps.checked()[key]
    return render("site/checklist.html", list=items, ticks=rules.wording, write_in=rules.write_in)
