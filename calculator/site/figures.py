"""What the pages of docs/ may put in by reference: figures, tables' rows, drawings, the form and a result."""

import os
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any

from calculator import address, load, render, scorecard, validate
from calculator.answers import Answers, parse
from calculator.confidence import acceptability
from calculator.decision import decide
from calculator.fit import centroid_weights
from calculator.result import Result, percent
from calculator.schema import DataError, Model
from calculator.site import papers, runtime
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
    return _shared() | {
        "base": base,
        "site_url": os.environ.get("SITE_URL", LOCAL),
        "calculator": lambda: calculator(model, base),
        "handover_map": drawing,
        "example_view": lambda key: view(model, example(key)),
        "fragment": lambda key: address.encode(example(key).answers),
        "scorecard_agreement": scorecard_agreement(),
        "papers": papers,
        "runtime": lambda: runtime.page_values(),
    }


@cache
def _shared() -> dict[str, Any]:
    model = load.model()
    codings = validate.codings(model)
    return {
        "model": model,
        "wording": model.wording,
        "examples": load.examples(),
        "sources": load.sources(),
        "grades": GRADES,
        "weights": _weights(model),
        "percent": percent,
        "scorecard": scorecard,
        "codings": codings,
        "validate": validate,
        "published": load.validation(),
    }


@cache
def example(key: str) -> Result:
    """The model's result for a worked example."""
    model, found = load.model(), load.examples()[key]
    answers, errors = parse(model, found.answers, found.task)
    if errors:
        raise DataError(f"examples.toml: {key}.answers: {errors}")
    return decide(model, answers)


def calculator(model: Model, base: str) -> str:
    """The form and the result region, which holds a worked example until the reader answers."""
    return one_line(render.calculator(model, example(FIRST_EXAMPLE), base))


def drawing(key: str) -> str:
    """The handover map of an example as a figure, with what it shows underneath."""
    model, found = load.model(), example(key)
    seen: View = view(model, found)
    svg = render.handover_map(model, found, f"map-{key}")
    caption = f"<figcaption>{seen.task}: {seen.headline}</figcaption>"
    return one_line(f'<figure class="map-figure">{svg}{caption}</figure>')


@cache
def scorecard_agreement() -> dict[str, float]:
    """How often the paper card names the model's way: published codings, and answers drawn at random."""
    model, random = load.model(), Random(RANDOM_SEED)
    published = [c.result.answers for c in validate.codings(model)]
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
