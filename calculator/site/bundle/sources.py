"""The sources that a record can name: an extract of sources.toml for the browser."""

from typing import Any

from calculator import load
from calculator.costs.parameters import parameters
from calculator.costs.trades import KINDS, trades
from calculator.model import definition, forms, steps
from calculator.tasks.prices import prices


def extract() -> dict[str, Any]:
    """The entries of sources.toml that figures, prices, the model, advice and offered steps refer to, in its order."""
    model, figures, lists = definition.model(), parameters().by_id.values(), steps.lists()
    whole = forms.forms()
    offered = [item for checklist in lists.values() for item in checklist.items.values() if item.when]
    offered += [lists[form.first.list].items[form.first.item] for form in whole.form.values()]
    cited = [
        *(figure.sources for figure in figures),
        *(price.sources for figure in figures for price in figure.price),
        *(price.sources for place in trades().price for kind in KINDS if (price := place.of(kind))),
        *(price.sources for price in prices().price if price.main),
        *(extra.sources for extra in prices().extra),
        *(limit.sources for limit in model.limits.values()),
        *(model.fit.sources, model.settings.draws.sources),
        *(line.sources for line in whole.advice.values()),
        *(item.sources for item in offered),
    ]
    named = {source for sources in cited for source in sources}
    return {key: entry for key, entry in load.table("sources.toml").items() if key in named}
