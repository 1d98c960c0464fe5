"""What pages may put in about the plan of a list: its formulas with their code, its figures, who does what."""

import ast
from inspect import getdoc, getsource
from typing import Any

from calculator.portfolio import people, plan_formulas
from calculator.portfolio.plan_rules import plan_rules
from calculator.site.content.costs import Formula
from calculator.tasks.library import Task, library

TITLES = {
    "setup_weeks": "Until they start",
    "trial_length": "The trial",
    "job_length": "A job",
    "held_up": "Too few hours",
    "asked": "Your hours for it",
    "at_hand": "Hours you have",
    "freed": "Hours back",
    "paid": "Money",
    "overlap": "Days in a month",
}


def context() -> dict[str, Any]:
    """Names for the pages."""
    return {"plan_formulas": formulas(), "plan_rules": plan_rules(), "people": people.people(), "goes_to": goes_to()}


def formulas() -> tuple[Formula, ...]:
    """The formulas of the plan with their code as it stands."""
    return tuple(_formula(name, title) for name, title in TITLES.items())


def _formula(name: str, title: str) -> Formula:
    function = getattr(plan_formulas, name)
    lines = getsource(function).splitlines()
    tree = ast.parse("\n".join(lines)).body[0]
    assert isinstance(tree, ast.FunctionDef)
    code = "\n".join(line.removeprefix("    ") for line in lines[tree.body[1].lineno - 1 :])
    return Formula(name, title, " ".join((getdoc(function) or "").split()), code, ())


def goes_to() -> dict[str, list[Task]]:
    """The common tasks of each person or firm, by its id."""
    known, found = people.people(), dict[str, list[Task]]()
    for task in library().tasks.values():
        one = people.of_task(task)
        if one:
            found.setdefault(one.id, []).append(task)
    return {one.id: found[one.id] for one in known.who if one.id in found}
