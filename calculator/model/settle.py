"""What would settle it: the way that each answer to the question asked next would put first."""

from dataclasses import replace
from typing import Any, NamedTuple

from calculator.model import forms
from calculator.model.answers import LIMIT_WORDS, Answers
from calculator.model.confidence import first_way
from calculator.model.definition import LEVELS, Model

Given = int | bool


class Settled(NamedTuple):
    """Answers to an open question, or to a limit, after which the same way in the same form comes first."""

    question: str
    given: tuple[Given, ...]
    way: str
    form: str

    def to_json(self) -> dict[str, Any]:
        """Plain data; the answers are levels, or "yes" and "no"."""
        given = [LIMIT_WORDS[one] if isinstance(one, bool) else one for one in self.given]
        return self._asdict() | {"given": given}


def settled(model: Model, answers: Answers, question: str) -> tuple[Settled, ...]:
    """Each way that an answer to the question would put first, in the order of the answers.

    Of what version 1 kept an answer may begin a new set of questions: the way is the one that leads then.
    """
    found: dict[tuple[str, str], list[Given]] = {}
    limit = question in model.limits
    for one in (True, False) if limit else range(LEVELS):
        if limit:
            then = replace(answers, limits=answers.limits | {question: bool(one)})
        else:
            then = replace(answers, levels=answers.levels | {question: one})
        way = first_way(model, then)
        found.setdefault((way, forms.taken(then, way).form.id), []).append(one)
    return tuple(Settled(question, tuple(given), way, form) for (way, form), given in found.items())
