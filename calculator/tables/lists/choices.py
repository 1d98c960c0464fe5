"""What a reader says of a list: what is empty is found out from the list itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from calculator.tables.lists.headings import NAME, OWN, SINGLE, Column

OUT = "out"  # a column that is left out: nothing of it is read or kept


@dataclass(frozen=True)
class Meaning:
    """What a column holds, what its figures are for, and what they are counted in; see `headings.Column`."""

    role: str
    per: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Choices:
    """The reader's language tag, and what was chosen.

    `sheet` names one of a workbook, `head` is the row of the headings (0 for none), `mark` the decimal mark of all
    figures, and `columns` says by place what each holds.
    """

    locale: str = ""
    sheet: str = ""
    head: int | None = None
    mark: str = ""
    columns: Mapping[int, Meaning] = field(default_factory=dict)

    def within(self, block: range) -> "Choices":
        """What was chosen of these columns, and of the whole list."""
        return replace(self, columns={place: told for place, told in self.columns.items() if place in block})

    def applied(self, columns: list[Column]) -> list[Column]:
        """The columns as chosen; what there can be but one of is no longer another's."""
        taken = {meaning.role for meaning in self.columns.values()} & {*SINGLE, NAME, "hours"}
        found = []
        for column in columns:
            meaning = self.columns.get(column.place)
            if meaning:
                found.append(replace(column, role=meaning.role, per=meaning.per, unit=meaning.unit))
            else:
                found.append(replace(column, role=OWN) if column.role in taken else column)
        return found
