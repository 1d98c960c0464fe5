"""One task with its result and its costs, worked out once however often the page asks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from calculator import address, load, typical
from calculator.address import Link
from calculator.cost_result import CostResult
from calculator.costing import cost
from calculator.decision import decide
from calculator.result import Result
from calculator.schema import Model

if TYPE_CHECKING:
    from calculator.tasks import Library

KEPT = 2


@dataclass(frozen=True)
class Subject:
    """A task as its link has it, its result and its costs."""

    link: Link
    found: Result
    costs: CostResult

    @property
    def typical_answers(self) -> list[str]:
        """The answers that are a common task's typical ones, and not the reader's own."""
        marks = self.link.marks
        return typical.marked(_library(), self.link.answers, marks) if marks.task else []

    @property
    def typical_inputs(self) -> list[str]:
        """The same of the inputs."""
        marks = self.link.marks
        return typical.typical_inputs(_library(), marks, self.link.inputs.own) if marks.task else []


def _library() -> Library:
    from calculator.tasks import library  # read when a common task was picked

    return library()


def subject(model: Model, link: Link) -> Subject:
    """Score a task and work out what it costs."""
    found = decide(model, link.scored)
    return Subject(link, found, cost(model, link.answers, link.inputs, found))


@lru_cache(maxsize=KEPT)
def of_fragment(fragment: str) -> Subject:
    """The same for the part of an address after `#`; the last ones are kept."""
    model = load.model()
    return subject(model, address.decode(model, fragment))
