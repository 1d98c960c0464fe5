"""A Result as plain text for the command line."""

from textwrap import fill

from calculator.result import Result
from calculator.schema import Model
from calculator.view import View, view

WIDTH = 78
BAR = 30


def report(model: Model, result: Result) -> str:
    """The answer, why, how firm it is and what would change it, as lines of text."""
    seen, say = view(model, result), model.wording
    parts = [_head(seen), *_lists(seen, say)]
    if result.way:
        parts.append(_bars(seen, say["how_confidence"]))
    parts.append(say["version"].format(version=result.model_version))
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
