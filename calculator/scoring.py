"""One task scored: answers and figures in; its result, its costs and their words out.

Each part is worked out once, when it is first asked for, and the cost lens is imported only then: a page shows the
answer before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from calculator.model import answers as model_answers
from calculator.model import decision, forms
from calculator.model.answers import LONGEST_SHOWN, Answers, Inputs
from calculator.model.confidence import Acceptability, acceptability
from calculator.model.decision import Result, Verdict
from calculator.model.definition import Model
from calculator.model.view import View, view

if TYPE_CHECKING:
    from calculator.costs.result import CostResult
    from calculator.costs.setting import Setting
    from calculator.costs.task import Task
    from calculator.costs.view import CostView

TASK_ID, PRICE = "task_id", "price"
CLOSE, FIRM = "close", "bpo"  # a result that names the way which comes second too, and the way that is a firm


@dataclass(frozen=True)
class Scored:
    """A task with the answers and figures that were given; all else follows from them.

    `task_id` names the common task that it is; `usual` the figures that are still just that task's.
    """

    model: Model
    answers: Answers
    inputs: Inputs
    task_id: str = ""
    usual: frozenset[str] = frozenset()

    @cached_property
    def weighed(self) -> Answers:
        """The answers in the model's order, with what the figures tell besides."""
        answers = model_answers.in_order(self.model, self.answers)
        if not self.inputs.own and not self.task_id:
            return answers
        from calculator.costs.amounts import with_hours
        from calculator.costs.price import figures

        answers = with_hours(self.model, answers, self.inputs, self.around)
        if PRICE not in answers.levels and (told := figures(answers, self.inputs, self.around)):
            answers = replace(answers, figured={PRICE: told.spread()})
        return answers

    @cached_property
    def around(self) -> Setting:
        """What is known of the task besides answers and figures, before it is decided."""
        from calculator.costs.setting import Setting

        task = None
        if self.task_id:
            from calculator.tasks.prices import common_task

            task = common_task(self.task_id)
        return Setting(task, self.usual, marks=frozenset(self.answers.marks))

    @cached_property
    def setting(self) -> Setting:
        """The same, with the form that the recommended way takes, its row, and whether software could do it."""
        if self.verdict.way is None:
            return self.around
        taken, software = forms.taken(self.weighed, self.verdict.way), "software"
        could = software in (taken.form.id, *self.verdict.advice)
        second = self.verdict.firmness == CLOSE and self.verdict.runner_up == FIRM
        firm = forms.taken(self.weighed, FIRM).form.id if second else ""
        return replace(self.around, form=taken.form.id, row=taken.row, several=taken.several, software=could, firm=firm)

    @cached_property
    def acceptability(self) -> Acceptability:
        """How often each way is first in the draws; all that a short answer needs."""
        return acceptability(self.model, self.weighed)

    @cached_property
    def verdict(self) -> Verdict:
        """The answer alone, in less than half the time of the result."""
        return decision.verdict(self.model, self.weighed, self.acceptability)

    @cached_property
    def result(self) -> Result:
        """The answer with its reasons and what would change it."""
        return decision.decide(self.model, self.weighed, self.acceptability)

    @cached_property
    def view(self) -> View:
        """The result in words."""
        return view(self.model, self.result, self._program)

    def _program(self) -> str:
        """What software does of the common task that it is."""
        if not self.task_id:
            return ""
        from calculator.tasks.software import named

        return named(self.task_id)

    @cached_property
    def costs(self) -> CostResult:
        """Money and the owner's hours of each way, with ranges."""
        from calculator.costs.estimate import cost

        return cost(self.model, self.answers, self.inputs, self.result, self.setting)

    @cached_property
    def cost_view(self) -> CostView:
        """The costs in words."""
        from calculator.costs.view import cost_view

        return cost_view(self.costs)

    def draws(self, count: int | None = None) -> Task:
        """The draws of the cost lens, for whoever needs only a few of its figures; None takes as many as usual."""
        from calculator.costs.task import Task

        return Task(self.model, self.answers, self.inputs, count, self.setting)


class Mistakes(NamedTuple):
    """What is wrong with what was given, by the id of a question, limit or input."""

    answers: dict[str, str]
    inputs: dict[str, str]


def read(
    model: Model, answers: Mapping[str, Any], task: object, inputs: Mapping[str, Any], task_id: object = ""
) -> tuple[Scored, Mistakes]:
    """A task as plain values, and its mistakes; what is wrong is left out, and the rest can be scored.

    `task_id` names a common task: its usual answers, marks and amount count where nothing else is given.
    """
    figures, name, usual_figures = Inputs(), "", frozenset[str]()
    wrong_inputs: dict[str, str] = {}
    if task_id:
        from calculator.tasks import typical
        from calculator.tasks.library import library

        usual = library().tasks.get(task_id) if isinstance(task_id, str) else None
        if usual is None:
            wrong_inputs[TASK_ID] = model.errors["task_id"].format(value=str(task_id)[:LONGEST_SHOWN])
        else:
            answers, given_inputs = typical.under(usual, answers, inputs)
            usual_figures = (
                frozenset(given_inputs.keys() - inputs.keys()) if typical.untold(usual, inputs) else frozenset()
            )
            name, task, inputs = usual.id, task or usual.name, given_inputs
    given, wrong_answers = model_answers.parse(model, answers, task)
    if inputs:
        from calculator.costs import assumptions

        figures, wrong = assumptions.read(inputs, given)
        wrong_inputs |= wrong
    return Scored(model, given, figures, name, usual_figures), Mistakes(wrong_answers, wrong_inputs)
