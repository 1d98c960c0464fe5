"""A result and its costs as plain text for the terminal."""

from textwrap import fill

from calculator.costs.result import CostResult
from calculator.costs.rules import settings
from calculator.costs.view import CostView, Line, Range, WrongRow
from calculator.formats.sentence import Sentence, plain
from calculator.model.definition import Model
from calculator.model.view import View

WIDTH = 78
BAR = 30


def report(model: Model, view: View) -> str:
    """The answer, why, how firm it is and what would change it, as lines of text."""
    say = model.wording
    parts = [_head(view), *_lists(view, say)]
    if view.result.way:
        parts.append(_bars(view, say["how_confidence"]))
    parts.append(say["version"].format(version=view.result.model_version))
    return "\n\n".join(part for part in parts if part)


def _head(seen: View) -> str:
    label = f"{seen.firmness_label}. " if seen.firmness_label not in ("", seen.headline) else ""
    lines = [seen.task, seen.headline, label + seen.firmness_text, seen.variant]
    return "\n".join(_wrap(line) for line in lines if line)


def _lists(seen: View, say: dict[str, str]) -> list[str]:
    return [
        _list(say["missing_intro"], [text for _, text in seen.missing]),
        _list(say["limits_title"], seen.limits),
        _list(say["advice_title"], seen.advice),
        _list(say["reasons_for"], seen.reasons_for),
        _list(say["reasons_against"], seen.reasons_against),
        _list(say["changes_title"], [seen.change] if seen.change else []),
        _list(say["next_title"], [seen.next_text]),
        _steps(seen),
    ]


def _steps(seen: View) -> str:
    """What to do next: a box to tick, why, and the list that it comes from."""
    lines = [seen.next_title]
    for step in seen.next_steps:
        lines += [_wrap(step.text, "[ ] "), _wrap(f"{step.why} ({step.list_title})", "    ")]
    return "\n".join(lines) if seen.next_steps else ""


def _list(title: str, items: list[str]) -> str:
    return "\n".join([title, *(_wrap(item, "- ") for item in items)]) if items else ""


def _wrap(text: str, mark: str = "") -> str:
    return fill(text, WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark))


def _bars(seen: View, title: str) -> str:
    wide = max(len(bar.name) for bar in seen.bars)
    rows = (f"{b.name:<{wide}} {b.confidence:>4} % {'#' * (b.confidence * BAR // 100)}" for b in seen.bars)
    return "\n".join([title, *(row.rstrip() for row in rows)])


WIDTH = 78


def cost_report(costs: CostResult, seen: CostView) -> str:
    """Headline, notes, tables, break-even, what drives it and the cost of the wrong choice, as lines of text."""
    say = settings().say
    wrong_title = "title_wrong_job" if costs.one_off else "title_wrong_year"
    parts = [
        "\n".join([say["title"], *_wrapped((seen.headline, seen.range))]),
        "\n".join(_wrapped(seen.notes)),
        _table(plain(seen.first_title), seen.first, seen.with_total),
        _table(say["title_later"], seen.later, seen.with_total),
        _cost_list(say["title_carry"], seen.warnings),
        _cost_list(say["title_even"], seen.break_even),
        _cost_list(say["title_drivers"], tuple(line.sentence for line in seen.drivers)),
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


def _cost_list(title: str, sentences: tuple[Sentence, ...]) -> str:
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
    return _cost_list(f"{title} ({name})", cells) if row.typical else _cost_list(f"{title} ({name})\n{against}:", cells)


def _own(seen: CostView) -> str:
    say = settings().say
    text = say["own"].format(list=", ".join(seen.own)) if seen.own else say["own_none"]
    return fill(text, WIDTH)
