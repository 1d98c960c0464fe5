"""What pages may put in about the plan of a list: its formulas with their code, its figures, who does what."""

from typing import Any

from calculator.portfolio import people, plan_formulas
from calculator.portfolio.plan_rules import plan_rules
from calculator.site.content.costs import Formula, titles, with_code
from calculator.tasks.library import Task, library


def context() -> dict[str, Any]:
    """Names for the pages."""
    return {"plan_formulas": formulas(), "plan_rules": plan_rules(), "people": people.people(), "goes_to": goes_to()}


def formulas() -> tuple[Formula, ...]:
    """The formulas of the plan with their code as it stands."""
    return tuple(with_code(getattr(plan_formulas, name), title) for name, title in titles()["plan"].items())


def goes_to() -> dict[str, list[Task]]:
    """The common tasks of each person or firm, by its id."""
    known, found = people.people(), dict[str, list[Task]]()
    for task in library().tasks.values():
        one = people.of_task(task)
        if one:
            found.setdefault(one.id, []).append(task)
    return {one.id: found[one.id] for one in known.who if one.id in found}
