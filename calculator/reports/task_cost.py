"""The cost part of a record: tables with ranges, the cost of the wrong choice, what the figures rest on."""

from calculator.costs.charts import DASHED
from calculator.costs.parameters import parameters
from calculator.costs.phrases import phrases
from calculator.costs.result import CostResult
from calculator.costs.second import what_if
from calculator.costs.view import CostView, Line, Range
from calculator.costs.what_if import Comparison, Pair
from calculator.costs.what_if import Line as Compared
from calculator.formats.sentence import Figure, Sentence, grouped, plain
from calculator.reports.blocks import Block, Cell, Heading, Item, Items, Row, Table, Text
from calculator.reports.words import words

DASH = "\u2013"
WIDTHS = {2: (60, 40), 3: (40, 30, 30), 4: (34, 22, 22, 22), 5: (32, 17, 17, 17, 17)}


def cost_blocks(costs: CostResult, view: CostView) -> list[Block]:
    """Everything on money and hours."""
    say, own = phrases().say, words().say
    note = own["range_note"].format(count=grouped(parameters().draws.count))
    return [
        Heading(2, own["title_cost"]),
        *(Text(sentence, "warning") for sentence in view.refused),
        *(Text(sentence) for sentence in view.quotes),
        *(Text(sentence, "limit") for sentence in view.notes),
        cost_table(view, view.first, view.first_title, back=not view.later),
        *(Text(sentence) for sentence in (*view.left_out, *view.extras)),
        *([cost_table(view, view.later, view.later_title, back=True)] if view.later else []),
        Text((f"{note} {say['staff_note']}" if view.staff else note,), "note"),
        *_prices(view),
        *_list(say["title_carry"], view.warnings),
        *_wrong(costs, view),
        *_list(say["title_even"], view.break_even),
        *(Text(caution, "note") for caution in view.cautions),
    ]


def cost_table(view: CostView, lines: tuple[Line, ...], title: Sentence, back: bool) -> Table:
    """A row for each way: money, hours, both if wanted, and with `back` the hours given back, or asked."""
    say, hours_back = phrases().say, dict(view.back)
    back = back and bool(hours_back)
    head = [say["column_way"], say["column_money"], say["column_hours"]]
    head += [say["column_total"]] if view.with_total else []
    head += [say["title_asks" if view.asks else "title_back"]] if back else []
    rows = []
    for line in lines:
        ranges = [line.money, line.hours]
        ranges += [line.total] if view.with_total else []
        cells = [ranged(shown) for shown in ranges]
        if back:
            cells.append(ranged(hours_back[line.name], whole=True) if line.name in hours_back else Cell(()))
        rows.append(Row((Cell((line.name,), mark=line.mark), *cells), DASHED.get(line.row, line.row)))
    return Table(title, tuple(head), tuple(rows), WIDTHS[len(head)], numbers=True)


def ranged(shown: Range, whole: bool = False) -> Cell:
    """A middle with its range below it, where it has one; hours without their word unless `whole`, for that stands in
    the column's head.
    """
    figures = (shown.middle, shown.low, shown.high)
    middle, low, high = (f if f.unit == "money" else Figure(f.value, f.unit, f.text.partition(" ")[0]) for f in figures)
    between = f" {words().say['to']} " if low.value < 0 else DASH
    return Cell((shown.middle if whole else middle,), (low, between, high) if shown.wide else ())


def _prices(view: CostView) -> list[Block]:
    """The market's prices with where they are from."""
    items = tuple(Item(line.sentence) for line in view.prices)
    return [Heading(3, phrases().say["title_prices"]), Items(items)] if items else []


def _list(title: str, sentences: tuple[Sentence, ...]) -> list[Block]:
    return [Heading(3, title), Items(tuple(Item(s) for s in sentences))] if sentences else []


def _wrong(costs: CostResult, view: CostView) -> list[Block]:
    """This task's row in sentences, and all of it as a table, the typical rows faint."""
    if not view.wrong:
        return []
    say, rows = phrases().say, []
    for row in view.wrong:
        cells = [Cell((row.label,))]
        for cell in row.cells:
            more = (signed(cell.hours), ", ", signed(cell.total)) if view.with_total else (signed(cell.hours),)
            cells.append(Cell((), mark=cell.mark) if cell.mark else Cell((signed(cell.money),), more))
        rows.append(Row(tuple(cells), "" if row.typical else row.way, "faint" if row.typical else ""))
    own = view.wrong[0]
    head = (say["column_way"], *(cell.treated for cell in own.cells))
    against = say["title_wrong_job" if costs.one_off else "title_wrong_year"]
    table = Table((f"{against}.",), head, tuple(rows), WIDTHS[len(head)], numbers=True)
    sentences = () if own.typical else own.sentences
    items = [Items(tuple(Item(sentence) for sentence in sentences))] if sentences else []
    return [Heading(3, say["title_wrong"]), table, *items]


def side_by_side(compared: Comparison) -> list[Block]:
    """Both sets of figures, the differences marked in words."""
    say, rows = what_if().say, []
    for group in compared.groups:
        rows.append(Row((Cell((group.title,)),), look="group"))
        rows += [Row(_both(compared, line), DASHED.get(line.row, line.row)) for line in group.lines]
    head = ("", say["column_first"], say["column_second"])
    return [
        Heading(2, say["title"]),
        Text(compared.said),
        *(Text(note, "note") for note in compared.notes),
        Table((), head, tuple(rows), WIDTHS[len(head)], numbers=True),
    ]


def _both(compared: Comparison, line: Compared) -> tuple[Cell, ...]:
    """A row's cells. Amounts in another currency than the document's keep their text."""
    foreign = compared.currencies[0] != compared.currencies[1]
    marks = _listed(line.pairs, "mark")
    second = _listed(line.pairs, "second")
    first = Cell(_listed(line.pairs, "first"))
    return Cell((line.label,)), first, Cell((plain(second),) if foreign else second, mark=plain(marks))


def _listed(pairs: tuple[Pair, ...], part: str) -> Sentence:
    """One side of a row, its parts one after the other."""
    listed: Sentence = ()
    for pair in pairs:
        shown: Sentence = getattr(pair, part)
        listed += (", ", *shown) if listed and shown else shown
    return listed


def signed(figure: Figure) -> Figure:
    """A difference with its sign."""
    return Figure(figure.value, figure.unit, f"+{figure.text}") if figure.value > 0 else figure
