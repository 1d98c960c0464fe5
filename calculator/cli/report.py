"""A result and its costs as plain text for the terminal."""

from collections.abc import Iterable
from textwrap import fill

from calculator.costs.phrases import phrases
from calculator.costs.result import CostResult
from calculator.costs.view import CostView, Line, Range
from calculator.costs.words import Words
from calculator.formats.sentence import plain
from calculator.model.definition import Model
from calculator.model.view import View

WIDTH = 78
BAR = 30


def report(model: Model, view: View) -> str:
    """The answer, why, how firm it is and what would change it, as lines of text."""
    say = model.wording
    label = f"{view.firmness_label}. " if view.firmness_label not in ("", view.headline) else ""
    steps = []  # a box to tick, why, and the list that it comes from
    for step in view.next_steps:
        steps += [_wrap(step.text, "[ ] "), _wrap(f"{step.why} ({step.list_title})", "    ")]
    wide = max(len(bar.name) for bar in view.bars)
    bars = [f"{b.name:<{wide}} {b.confidence:>4} % {'#' * (b.confidence * BAR // 100)}".rstrip() for b in view.bars]
    parts = [
        _lines([view.task, view.headline, label + view.firmness_text]),
        "\n".join(_wrap(text, "- ") for text in view.settles),
        _list(say["missing_intro"], (text for _, text in view.missing)),
        _list(say["limits_title"], view.limits),
        _list(say["advice_title"], view.advice),
        _list(view.reasons_title, view.reasons_for),
        _list(say["reasons_against"], view.reasons_against),
        _list(say["changes_title"], [view.change]),
        _list(say["next_title"], [view.next_text]),
        "\n".join([view.next_title, *steps]) if steps else "",
        "\n".join([say["how_confidence"], *bars]) if view.way else "",
        say["version"].format(version=view.result.model_version),
    ]
    return "\n\n".join(part for part in parts if part)


def cost_report(costs: CostResult, view: CostView) -> str:
    """Headline, quotes, notes, tables, prices, break-even, what drives it and the wrong choice, as lines of text."""
    say = phrases().say
    own = say["own"].format(list=", ".join(view.own)) if view.own else say["own_none"]
    parts = [
        "\n".join([say["title"], _lines([*map(plain, view.refused), plain(view.headline), plain(view.range)])]),
        _lines(map(plain, view.quotes)),
        _lines(map(plain, view.notes)),
        _table(plain(view.first_title), view.first, view.with_total),
        _lines(map(plain, (*view.left_out, *view.extras))),
        _table(plain(view.later_title), view.later, view.with_total),
        _list(say["title_prices"], (plain(line.sentence) for line in view.prices)),
        _list(say["title_carry"], map(plain, view.warnings)),
        _back(view),
        _list(say["title_even"], map(plain, view.break_even)),
        _list(say["title_drivers"], (plain(line.sentence) for line in view.drivers)),
        *_wrong(costs, view),
        _lines([own, *map(plain, view.cautions)]),
    ]
    return "\n\n".join(part for part in parts if part)


def _back(view: CostView) -> str:
    """Hours given back, or asked, a line for each row."""
    say = phrases().say
    hours = (f"{name}: {_range(range_, whole=True)}" for name, range_ in view.back)
    return _list(say["title_asks" if view.asks else "title_back"], hours)


def _wrong(costs: CostResult, view: CostView) -> list[str]:
    """What each wrong choice costs more: of this task, then of the typical ones."""
    say, treated, lists = phrases().say, Words(costs).treated, []
    for task in view.wrong:
        title = f"{say['title_wrong']}: {task.label[0].lower()}{task.label[1:]} ({treated(task.way)})"
        if not task.typical:
            title += f"\n{say['title_wrong_job' if costs.one_off else 'title_wrong_year']}:"
        lists.append(_list(title, map(plain, task.sentences)))
    return lists


def _wrap(text: str, mark: str = "") -> str:
    return fill(text, WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark))


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(_wrap(text) for text in texts if text)


def _list(title: str, texts: Iterable[str]) -> str:
    """The texts as a list under a title; nothing at all where there are none."""
    items = [_wrap(text, "- ") for text in texts if text]
    return "\n".join([title, *items]) if items else ""


def _table(title: str, lines: tuple[Line, ...], with_total: bool) -> str:
    """Money, hours and, if wanted, both, each with its range."""
    if not lines:
        return ""
    say = phrases().say
    table = [[say["column_way"], say["column_money"], say["column_hours"], say["column_total"], ""]]
    for line in lines:
        mark = f"({line.mark})" if line.mark else ""
        table.append([line.name, _range(line.money), _range(line.hours), _range(line.total), mark])
    if not with_total:
        table = [[*cells[:3], cells[-1]] for cells in table]
    wide = [max(map(len, column)) for column in zip(*table, strict=True)]
    body = ("  ".join(f"{cell:<{width}}" for cell, width in zip(cells, wide, strict=True)).rstrip() for cells in table)
    return "\n".join([title, *body])


def _range(range_: Range, whole: bool = False) -> str:
    """A middle with its range where it has one; hours without their word unless `whole`."""
    middle, low, high = (
        part.text if part.unit == "money" else part.text.partition(" ")[0]
        for part in (range_.middle, range_.low, range_.high)
    )
    shown = range_.middle.text if whole else middle
    return f"{shown} ({low} to {high})" if range_.wide else shown
