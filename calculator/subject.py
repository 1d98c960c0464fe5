"""One task with its result and its costs, worked out once however often the page asks."""

from dataclasses import dataclass
from functools import lru_cache

from calculator import address, load
from calculator.address import Link
from calculator.assumptions import with_hours
from calculator.cost_result import CostResult
from calculator.costing import cost
from calculator.decision import decide
from calculator.result import Result
from calculator.schema import Model

KEPT = 2


@dataclass(frozen=True)
class Subject:
    """A task as its link has it, its result and its costs."""

    link: Link
    found: Result
    costs: CostResult


def subject(model: Model, link: Link) -> Subject:
    """Score a task and work out what it costs."""
    found = decide(model, with_hours(link.answers, link.inputs))
    return Subject(link, found, cost(model, link.answers, link.inputs, found))


@lru_cache(maxsize=KEPT)
def of_fragment(fragment: str) -> Subject:
    """The same for the part of an address after `#`; the last ones are kept."""
    model = load.model()
    return subject(model, address.decode(model, fragment))
