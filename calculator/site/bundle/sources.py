"""The sources that a record can name: an extract of sources.toml for the browser."""

from typing import Any

from calculator import load
from calculator.costs.parameters import parameters
from calculator.costs.trades import KINDS, trades
from calculator.model import definition, steps
from calculator.tasks.prices import prices


def extract() -> dict[str, Any]:
    """The entries of sources.toml that figures, prices, the model and offered steps refer to, in its order."""
    model, figures, lists = definition.model(), parameters().by_id.values(), steps.lists()
    settings = model.settings
    offered = [item for checklist in lists.values() for item in checklist.items.values() if item.when]
    offered += [lists[place.list].items[place.item] for place in steps.rules().first.values()]
    cited = [
        *(figure.sources for figure in figures),
        *(price.sources for figure in figures for price in figure.price),
        *(price.sources for place in trades().price for kind in KINDS if (price := place.of(kind))),
        *(price.sources for price in prices().price),
        *(extra.sources for extra in prices().extra),
        *(scale.sources for scale in model.scales.values()),
        *(limit.sources for limit in model.limits.values()),
        *(settings.draws.sources, settings.automate.sources, settings.drop.sources),
        *(item.sources for item in offered),
    ]
    named = {source for sources in cited for source in sources}
    return {key: entry for key, entry in load.table("sources.toml").items() if key in named}
