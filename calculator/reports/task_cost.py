"""The cost part of a record: tables with ranges, the cost of the wrong choice, what the figures rest on."""

from calculator.costs.parameters import parameters
from calculator.costs.result import CostResult
from calculator.costs.rules import settings
from calculator.costs.view import CostView, Line, Range, WrongCell, WrongRow
from calculator.formats.sentence import Figure, Sentence, grouped
from calculator.reports.blocks import Block, Cell, Heading, Item, Items, Parts, Row, Table, Text
from calculator.reports.words import words

DASH = "\u2013"
COLOURS = {"staff": "employee", "regular": "freelance"}
WIDTHS = {2: (60, 40), 3: (40, 30, 30), 4: (34, 22, 22, 22), 5: (32, 17, 17, 17, 17)}


def cost_blocks(found: CostResult, seen: CostView) -> list[Block]:
    """Everything on money and hours."""
    say = settings().say
    return [
        Heading(2, words().say["title_cost"]),
        *(Text(note, "limit") for note in seen.notes),
        cost_table(seen, seen.first, seen.first_title, back=not seen.later),
        *([cost_table(seen, seen.later, (say["title_later"],), back=True)] if seen.later else []),
        Text(
            (f"{words().say['range_note'].format(count=grouped(parameters().draws.count))} {say['staff_note']}",),
            "note",
        ),
        *_list(say["title_carry"], seen.warnings),
        *_wrong(found, seen),
        *_list(say["title_even"], seen.break_even),
        *(Text(caution, "note") for caution in seen.cautions),
    ]


def cost_table(seen: CostView, lines: tuple[Line, ...], title: Sentence, back: bool) -> Table:
    """A row for each way: money, hours, both if wanted, and with `back` the hours a week given back."""
    say = settings().say
    columns = [say["column_money"], say["column_hours"]]
    columns += [say["column_total"]] if seen.with_total else []
    columns += [words().say["column_back"]] if back else []
    given = dict(seen.back)
    rows = []
    for line in lines:
        cells = [
            line.money,
            line.hours,
            *([line.total] if seen.with_total else []),
            *([given[line.name]] if back else []),
        ]
        rows.append(Row((Cell((line.name,), mark=line.mark), *map(ranged, cells)), COLOURS.get(line.row, line.row)))
    return Table(title, (say["column_way"], *columns), tuple(rows), WIDTHS[len(columns) + 1], numbers=True)


def ranged(found: Range) -> Cell:
    """A middle with its range below it; hours without their word, which stands in the column's head."""
    middle, low, high = (_bare(figure) for figure in (found.middle, found.low, found.high))
    between = f" {words().say['to']} " if low.value < 0 else DASH
    return Cell((middle,), (low, between, high))


def _bare(figure: Figure) -> Figure:
    return figure if figure.unit == "money" else Figure(figure.value, figure.unit, figure.text.partition(" ")[0])


def _list(title: str, sentences: tuple[Sentence, ...]) -> list[Block]:
    return [Heading(3, title), Items(tuple(Item(s) for s in sentences))] if sentences else []


def _wrong(found: CostResult, seen: CostView) -> list[Block]:
    """This task's row in sentences, and all of it as a table, the typical rows faint."""
    say = settings().say
    against = say["title_wrong_job" if found.one_off else "title_wrong_year"]
    first = seen.wrong[0]
    head = (say["column_way"], *(cell.treated for cell in first.cells))
    rows = tuple(_wrong_row(row) for row in seen.wrong)
    table = Table((f"{against}.",), head, rows, WIDTHS[len(head)], numbers=True)
    sentences = () if first.typical else tuple(cell.sentence for cell in first.cells if not cell.suits)
    return [Heading(3, say["title_wrong"]), table, Items(tuple(Item(sentence) for sentence in sentences))]


def _wrong_row(row: WrongRow) -> Row:
    cells = (Cell((row.label,)), *(_wrong_cell(cell) for cell in row.cells))
    return Row(cells, "" if row.typical else row.way, "faint" if row.typical else "")


def _wrong_cell(cell: WrongCell) -> Cell:
    if cell.suits:
        return Cell((), mark=settings().say["suits"])
    if cell.out:
        return Cell((), mark=words().say["out"])
    return Cell((signed(cell.money),), (signed(cell.hours),))


def signed(figure: Figure) -> Figure:
    """A difference with its sign."""
    return Figure(figure.value, figure.unit, f"+{figure.text}") if figure.value > 0 else figure


def plain_parts(parts: Parts) -> str:
    """Parts as text."""
    return "".join(part if isinstance(part, str) else part.text for part in parts)
