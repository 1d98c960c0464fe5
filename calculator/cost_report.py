"""The cost lens as plain text for the command line."""

from textwrap import fill

from calculator.cost_result import CostResult
from calculator.cost_rules import settings
from calculator.cost_view import CostView, Line, Range, WrongRow, cost_view
from calculator.sentence import Sentence, plain

WIDTH = 78


def cost_report(found: CostResult) -> str:
    """Headline, notes, tables, break-even, what drives it and the cost of the wrong choice, as lines of text."""
    seen, say = cost_view(found), settings().say
    wrong_title = "title_wrong_job" if found.one_off else "title_wrong_year"
    parts = [
        "\n".join([say["title"], *_wrapped((seen.headline, seen.range))]),
        "\n".join(_wrapped(seen.notes)),
        _table(plain(seen.first_title), seen.first, seen.with_total),
        _table(say["title_later"], seen.later, seen.with_total),
        _list(say["title_carry"], seen.warnings),
        _list(say["title_even"], seen.break_even),
        _list(say["title_drivers"], tuple(line.sentence for line in seen.drivers)),
        *(
            _wrong(f"{say['title_wrong']}: {row.label[0].lower()}{row.label[1:]}", say[wrong_title], row)
            for row in seen.wrong
        ),
        "\n".join([_own(seen), *_wrapped(seen.cautions)]),
    ]
    return "\n\n".join(part for part in parts if part)


def _wrapped(sentences: tuple[Sentence, ...], mark: str = "") -> list[str]:
    texts = [plain(sentence) for sentence in sentences if sentence]
    return [fill(text, WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark)) for text in texts]


def _list(title: str, sentences: tuple[Sentence, ...]) -> str:
    return "\n".join([title, *_wrapped(sentences, "- ")]) if sentences else ""


def _table(title: str, lines: tuple[Line, ...], with_total: bool) -> str:
    """Money, hours and, if wanted, both, each with its range."""
    if not lines:
        return ""
    say = settings().say
    heads = [say["column_way"], say["column_money"], say["column_hours"]] + [say["column_total"]] * with_total
    rows = [[line.name, _range(line.money), _range(line.hours), *([_range(line.total)] * with_total)] for line in lines]
    wide = [max(len(row[place]) for row in [heads, *rows]) for place in range(len(heads))]
    marks = ["", *(f"({line.mark})" if line.mark else "" for line in lines)]
    body = [_row(row, wide, mark) for row, mark in zip([heads, *rows], marks, strict=True)]
    return "\n".join([title, *body])


def _range(found: Range) -> str:
    low, high = found.low.text.removesuffix(" hours"), found.high.text.removesuffix(" hours")
    return f"{found.middle.text.removesuffix(' hours')} ({low} to {high})"


def _row(cells: list[str], wide: list[int], mark: str) -> str:
    first, *rest = (f"{cell:<{width}}" for cell, width in zip(cells, wide, strict=True))
    return "  ".join([first, *rest, mark]).rstrip()


def _wrong(title: str, against: str, row: WrongRow) -> str:
    cells = tuple(cell.sentence for cell in row.cells if not cell.suits)
    name = settings().rows[row.way]
    return _list(f"{title} ({name})", cells) if row.typical else _list(f"{title} ({name})\n{against}:", cells)


def _own(seen: CostView) -> str:
    say = settings().say
    text = say["own"].format(list=", ".join(seen.own)) if seen.own else say["own_none"]
    return fill(text, WIDTH)
