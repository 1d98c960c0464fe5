"""The worked examples, each scored as the page scores it."""

from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from calculator import scoring
from calculator.load import DATA, DataError, Folder, file_records
from calculator.model import definition
from calculator.model.answers import MARKS
from calculator.page import link as page_link
from calculator.scoring import Scored
from calculator.site.content.process.example import shop

FILE = "site/examples.toml"


@dataclass(frozen=True)
class Example:
    """A worked example: a task with its answers, figures for its cost where they help, and the marks that hold.

    With `shop` it is the web shop of the pages on a partner, and its amount is theirs.
    """

    id: str
    task: str
    trade: str
    story: str
    answers: dict[str, int | bool | None]
    inputs: dict[str, float | str] = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    shop: bool = False

    @property
    def said(self) -> dict[str, Any]:
        """Answers and marks together, as a reader gives them."""
        return self.answers | ({MARKS: self.marks} if self.marks else {})


@cache
def examples(folder: Folder = DATA) -> dict[str, Example]:
    """The worked examples by id."""
    known = file_records(Example, FILE, "example", folder)
    return {
        key: replace(example, inputs={**example.inputs, **shop().inputs}) if example.shop else example
        for key, example in known.items()
    }


@cache
def scored(key: str) -> Scored:
    """A worked example, scored; DataError names an answer or a figure that cannot be read."""
    example = examples()[key]
    task, wrong = scoring.read(definition.model(), example.said, example.task, example.inputs)
    for part, mistakes in wrong._asdict().items():
        if mistakes:
            raise DataError(f"{FILE}: {key}.{part}: {mistakes}")
    return task


def fragment(key: str) -> str:
    """What stands after the # in the calculator's address for an example: its answers and its figures."""
    task = scored(key)
    return page_link.encode(task.answers, task.inputs)
