"""The sources that a record can name: an extract of sources.toml for the browser."""

from typing import Any

from calculator import load
from calculator.costs.parameters import parameters
from calculator.model import definition, steps


def extract() -> dict[str, Any]:
    """The rows of sources.toml that figures, questions, limits, advice and offered steps refer to, in its order."""
    named = _figures() | _model() | _steps()
    return {key: row for key, row in load.table("sources.toml").items() if key in named}


def _figures() -> set[str]:
    rows = parameters().by_id.values()
    return {source for row in rows for found in (row.sources, *(p.sources for p in row.price)) for source in found}


def _model() -> set[str]:
    model = definition.model()
    settings = model.settings
    scales = [scale.sources for scale in model.scales.values()] + [limit.sources for limit in model.limits.values()]
    rules = [settings.draws.sources, settings.automate.sources, settings.drop.sources]
    return {source for found in (*scales, *rules) for source in found}


def _steps() -> set[str]:
    items = (item for found in steps.lists().values() for item in found.items.values() if item.when)
    first = (steps.lists()[place.list].items[place.item] for place in steps.rules().first.values())
    return {source for item in (*items, *first) for source in item.sources}
