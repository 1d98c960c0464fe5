"""Two to four tasks side by side: every answer and figure in words, and which of them differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from calculator.answers import UNSURE, form_values
from calculator.inputs import shown, specification
from calculator.portfolio import Entry
from calculator.schema import Model


@dataclass(frozen=True)
class Row:
    """One question, limit or figure with what each task has there; empty where it has nothing."""

    id: str
    label: str
    values: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether the tasks do not all have the same."""
        return len(set(self.values)) > 1


def answers(model: Model, found: Sequence[Entry]) -> list[Row]:
    """A row for every question and limit that one of them answers."""
    forms = [form_values(entry.answers) for entry in found]
    rows = []
    for question in model.questions.values():
        names = dict(zip("01234", question.anchors, strict=True)) | {UNSURE: model.wording["not_sure"]}
        rows.append(Row(question.id, question.text, tuple(names.get(form.get(question.id, ""), "") for form in forms)))
    for limit in model.limits.values():
        names = limit.answers | {UNSURE: model.wording["not_sure"]}
        rows.append(Row(limit.id, limit.text, tuple(names.get(form.get(limit.id, ""), "") for form in forms)))
    return [row for row in rows if any(row.values)]


def figures(found: Sequence[Entry]) -> list[Row]:
    """A row for every figure of the reader's own in one of them."""
    rows = []
    for key, asked in specification().inputs.items():
        values = tuple(_figure(entry, key) for entry in found)
        if any(values):
            rows.append(Row(key, asked.label, values))
    return rows


def _figure(entry: Entry, key: str) -> str:
    own = entry.inputs.own.get(key)
    if own is None:
        return ""
    return specification().inputs[key].choices[own] if isinstance(own, str) else shown(key, own)
