"""The task that an address or a form holds, scored; worked out once however often the page asks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from calculator.model import definition
from calculator.model.definition import Model
from calculator.page import link as page_link
from calculator.page.link import Link
from calculator.scoring import Scored
from calculator.tasks import typical

if TYPE_CHECKING:
    from calculator.costs.fields import CostField
    from calculator.costs.what_if import Comparison
    from calculator.tasks.library import Library

KEPT = 2


@dataclass(frozen=True)
class PageTask:
    """A task as its address has it, and as it is scored; `what_if` is the same with the second set of figures."""

    link: Link
    scored: Scored
    what_if: Scored | None = None

    @cached_property
    def typical_answers(self) -> list[str]:
        """The answers that are a common task's typical ones, and not the reader's own."""
        marks = self.link.marks
        return typical.marked(_library(), self.link.answers, marks) if marks.task else []

    @cached_property
    def typical_inputs(self) -> list[str]:
        """The inputs that are still just its typical ones."""
        marks = self.link.marks
        return typical.typical_inputs(_library(), marks, self.link.inputs.own) if marks.task else []

    @cached_property
    def comparison(self) -> Comparison | None:
        """Both sets of figures side by side; None without a second one."""
        second = self.link.second
        if self.what_if is None or second is None:
            return None
        from calculator.costs.what_if import Side, compare

        sides = [Side(one.costs, one.view.firmness_label) for one in (self.scored, self.what_if)]
        return compare(sides[0], sides[1], second.changed)

    @cached_property
    def fields(self) -> list[CostField]:
        """Every figure as it stands for this task: the reader's, or the usual one."""
        from calculator.costs.fields import cost_fields  # the first answer waits for no figures

        return cost_fields(self.link.answers, self.link.inputs, self.scored.around)


def _library() -> Library:
    from calculator.tasks.library import library  # read when a common task was picked

    return library()


def of_link(model: Model, link: Link) -> PageTask:
    """What could be read from an address or a form, to be scored."""
    usual, known = frozenset[str](), ""
    if link.marks.task:
        usual = frozenset(typical.typical_inputs(_library(), link.marks, link.inputs.own))
        known = link.marks.task if link.marks.task in _library().tasks else ""
    scored, second = Scored(model, link.answers, link.inputs, known, usual), link.second
    if second is None or not second.given.own:
        return PageTask(link, scored)
    return PageTask(link, scored, replace(scored, inputs=second.inputs, usual=second.usual(usual)))


def of_fragment(model: Model, fragment: str) -> PageTask:
    """The same for the part of an address after `#`; by the shipped model the last ones are kept."""
    return _kept(fragment) if model is definition.model() else of_link(model, page_link.decode(model, fragment))


@lru_cache(maxsize=KEPT)
def _kept(fragment: str) -> PageTask:
    model = definition.model()
    return of_link(model, page_link.decode(model, fragment))
